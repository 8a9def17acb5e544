import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';
import { byName, data, nobody, nullCase, suffixCase } from './ways.ts';

const setup = "import corser from 'corser'; ";

testRule('corser', wildcard, { data: { ...data, library: 'corser' } }, {
  'sends the Origin in the place of `*` beside credentials, however it is required': {
    reflected: [
      ...byName('corser', 'create', (create) => `app.use(«${create}({ supportsCredentials: true })»);`),
      `${setup}app.use(«corser.create({ supportsCredentials: true })»);`,
      `${setup}const options = { supportsCredentials: true, endPreflightRequests: false }; app.use(«corser.create(options)»);`,
      // What is no list and no function allows every origin.
      `${setup}app.use(corser.create({ origins: «true», supportsCredentials: true }));`,
      `${setup}app.use(corser.create({ origins: «[]», supportsCredentials: true }));`,
      `${setup}app.use(corser.create({ origins: «/^https:\\/\\/app\\.acme\\.dev$/», supportsCredentials: true }));`,
    ],
    valid: [
      ...byName('corser', 'create', (create) => `app.use(${create}({ origins: ['https://app.acme.dev'], supportsCredentials: true }));`),
      `${setup}app.use(corser.create());`,
      `${setup}app.use(corser.create({ origins: ['*'], supportsCredentials: true }));`,
      // Every request ends in an error.
      `${setup}app.use(corser.create({ origins: '*', supportsCredentials: true }));`,
      // Options by these names are not looked at.
      `${setup}app.use(corser.create({ origin: '*', credentials: true }));`,
      "import cors from 'cors'; app.use(cors({ origin: /^https:\\/\\/app\\.acme\\.dev$/, credentials: true }));",
      "import corser from './corser'; app.use(corser.create({ supportsCredentials: true }));",
    ],
  },
});

testRule('corser', reflected, { data, setup }, {
  'asks a function that calls back': {
    alwaysAllows: [nobody('app.use(corser.create({ origins: (origin, callback) => callback(null, «true»), supportsCredentials: true }));')],
    valid: [
      "app.use(corser.create({ origins: (origin, callback) => callback(null, origin === 'https://app.acme.dev'), supportsCredentials: true }));",
      // Only `true` lets in.
      'app.use(corser.create({ origins: (origin, callback) => callback(null, origin), supportsCredentials: true }));',
      'app.use(corser.create({ origins: (origin) => true, supportsCredentials: true }));',
    ],
  },
});

testRule('corser', weak, { setup }, {
  'asks with the origins of others': {
    check: [suffixCase("app.use(corser.create({ origins: (origin, callback) => callback(null, «origin.endsWith('acme.dev')»), supportsCredentials: true }));")],
    valid: ["app.use(corser.create({ origins: (origin, callback) => callback(null, ['https://acme.dev'].includes(origin)), supportsCredentials: true }));"],
  },
});

testRule('corser', nullOrigin, { setup }, {
  'compares the items of a list': {
    nullCredentials: [nullCase("app.use(corser.create({ origins: ['https://app.acme.dev', «'null'»], supportsCredentials: true }));")],
    valid: ["app.use(corser.create({ origins: ['https://app.acme.dev'], supportsCredentials: true }));"],
  },
});
