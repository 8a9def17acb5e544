import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, withoutCredentials } from '../harness.ts';
import { byName, data, dropped, nullCase, suffixCase } from './ways.ts';

const setup = "import { cors } from 'hono/cors'; ";

testRule('hono/cors', wildcard, {}, {
  'is recognised however it is required': {
    blocked: [...byName('hono/cors', 'cors', (cors) => `app.use('*', ${cors}({ origin: «'*'», credentials: true }));`), "import { cors } from 'npm:hono/cors'; app.use(cors({ origin: «'*'», credentials: true }));"].map(dropped),
    valid: byName('hono/cors', 'cors', (cors) => `app.use('*', ${cors}({ origin: 'https://app.acme.dev', credentials: true }));`),
  },

  'allows every origin by default, and no list does': {
    blocked: [dropped(`${setup}app.use('/api/*', «cors({ credentials: true })»);`), dropped(`${setup}const options = { origin: «'*'», credentials: true }; app.use(cors(options));`), `${setup}app.use(cors({ origin: «'*'», credentials: 'false' }));`],
    valid: [
      `${setup}app.use(cors());`,
      `${setup}app.use(cors({ origin: ['*'], credentials: true }));`,
      "import { cors } from '@tinyhttp/cors'; app.use(cors({ origin: 'https://app.acme.dev', credentials: true }));",
      "import { cors } from './middleware/cors'; app.use(cors({ origin: '*', credentials: true }));",
    ],
  },
});

testRule('hono/cors', reflected, { data, setup }, {
  'asks a function of the Origin and the context': {
    alwaysAllows: [
      "app.use('*', cors({ origin: «(origin) => origin», credentials: true }));",
      "app.use('*', cors({ origin: async (origin, c) => «c.req.header('origin')», credentials: true }));",
      withoutCredentials("app.use('*', cors({ origin: «(origin) => origin» }));"),
    ],
    valid: [
      "app.use('*', cors({ origin: (origin) => (origin === 'https://app.acme.dev' ? origin : null), credentials: true }));",
      // Every request ends in an error.
      "app.use('*', cors({ origin: true, credentials: true }));",
      // What is given beside the Origin is no callback.
      "app.use('*', cors({ origin: (origin, callback) => callback(null, true), credentials: true }));",
    ],
  },
});

testRule('hono/cors', weak, { setup }, {
  'asks with the origins of others': {
    check: [suffixCase("app.use('*', cors({ origin: (origin) => («origin.endsWith('acme.dev')» ? origin : null), credentials: true }));")],
    valid: [
      "app.use('*', cors({ origin: (origin) => (['https://acme.dev'].includes(origin) ? origin : null), credentials: true }));",
      // A pattern has no `includes`: every request ends in an error.
      "app.use('*', cors({ origin: /acme\\.dev$/, credentials: true }));",
    ],
  },
});

testRule('hono/cors', nullOrigin, {}, {
  'compares texts, and the items of a list': {
    nullCredentials: [nullCase(`${setup}app.use(cors({ origin: ['https://app.acme.dev', «'null'»], credentials: true }));`), `${setup}app.use(cors({ origin: «'null'», credentials: true }));`],
    valid: [`${setup}app.use(cors({ origin: ['https://app.acme.dev', 'NULL'], credentials: true }));`, "import cors from '@koa/cors'; app.use(cors({ origin: ['https://app.acme.dev', 'null'], credentials: true }));"],
  },
});
