import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, withoutCredentials } from '../harness.ts';
import { byName, data, dropped, nullCase, patternCase } from './ways.ts';

const setup = "import { cors } from '@tinyhttp/cors'; ";

testRule('@tinyhttp/cors', wildcard, { data }, {
  'takes `true` for `*`, however it is required': {
    blocked: [
      ...byName('@tinyhttp/cors', 'cors', (cors) => `app.use(${cors}({ origin: «true», credentials: true }));`),
      `${setup}app.use(cors({ origin: «['https://app.acme.dev', '*']», credentials: true }));`,
      `${setup}const options = { credentials: true }; app.use(«cors(options)»);`,
    ].map(dropped),
    valid: [
      ...byName('@tinyhttp/cors', 'cors', (cors) => `app.use(${cors}({ origin: 'https://app.acme.dev', credentials: true }));`),
      `${setup}app.use(cors());`,
      `${setup}app.use(cors({ origin: true }));`,
      `${setup}app.use(cors({ origin: false, credentials: true }));`,
      // Where `true` stands for the Origin it is for another rule, and there a star in a list is compared.
      "import cors from 'cors'; app.use(cors({ origin: true, credentials: true }));",
      "import cors from 'cors'; app.use(cors({ origin: ['https://app.acme.dev', '*'], credentials: true }));",
      "import { cors } from './cors'; app.use(cors({ origin: '*', credentials: true }));",
    ],
  },
});

testRule('@tinyhttp/cors', reflected, { data, setup }, {
  'sends what a function of the request answers': {
    alwaysAllows: ['app.use(cors({ origin: (req) => «req.headers.origin», credentials: true }));', 'app.use(cors({ origin: (request, response) => «request.headers.origin», credentials: 1 }));', withoutCredentials('app.use(cors({ origin: (req) => «req.headers.origin» }));')],
    valid: [
      "app.use(cors({ origin: (req) => (req.headers.origin === 'https://app.acme.dev' ? req.headers.origin : 'https://acme.dev'), credentials: true }));",
      'app.use(cors({ origin: true }));',
      // What is given is the request.
      'app.use(cors({ origin: (origin, callback) => callback(null, true), credentials: true }));',
    ],
  },
});

testRule('@tinyhttp/cors', weak, { setup }, {
  'tests a pattern as it is': {
    repairable: [patternCase('app.use(cors({ origin: «/acme\\.dev$/», credentials: true }));')],
    valid: ['app.use(cors({ origin: /^https:\\/\\/acme\\.dev$/, credentials: true }));', "import cors from '@koa/cors'; app.use(cors({ origin: /acme\\.dev$/, credentials: true }));"],
  },
});

testRule('@tinyhttp/cors', nullOrigin, { setup }, {
  'compares the items of a list': {
    nullCredentials: [nullCase("app.use(cors({ origin: ['https://app.acme.dev', «'null'»], credentials: true }));")],
    valid: ["app.use(cors({ origin: ['https://app.acme.dev'], credentials: true }));"],
  },
});
