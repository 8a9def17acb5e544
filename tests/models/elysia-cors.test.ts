import untrusted from '../../rules/no-untrusted-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, withoutCredentials } from '../harness.ts';
import { byDefault, byName, data, dropped, nobody, patternCase, suffixOfCall } from './ways.ts';

const setup = "import { cors } from '@elysiajs/cors'; ";

testRule('@elysiajs/cors', reflected, { data: { ...data, library: '@elysiajs/cors' } }, {
  'reflects with credentials by default, however it is required': {
    implicit: [
      ...byName('@elysiajs/cors', 'cors', (cors) => `new Elysia().use(«${cors}()»);`),
      ...byDefault('@elysiajs/cors', (cors) => `new Elysia().use(«${cors}({ methods: ['GET'] })»);`),
      `${setup}const options = { allowedHeaders: ['Authorization'] }; new Elysia().use(«cors(options)»);`,
      withoutCredentials(`${setup}app.use(«cors({ credentials: false })»);`),
    ],
    valid: [
      ...byName('@elysiajs/cors', 'cors', (cors) => `new Elysia().use(${cors}({ origin: 'https://app.acme.dev' }));`),
      `${setup}app.use(cors({ origin: [] }));`,
      `${setup}app.use(cors({ origin: false }));`,
      "import { cors } from 'hono/cors'; app.use(cors());",
      "import { cors } from '@tinyhttp/cors'; app.use(cors());",
    ],
  },

  'asks a function of the request for `true`': {
    reflectedCredentials: [nobody(`${setup}app.use(cors({ origin: «true» }));`)],
    alwaysAllows: [nobody(`${setup}app.use(cors({ origin: (request) => «true» }));`)],
    fallback: [{ code: `${setup}app.use(cors({ origin: «process.env.WEB» }));`, data: { env: 'WEB' } }],
    valid: [
      `${setup}app.use(cors({ origin: (request) => request.headers.get('origin') === 'https://app.acme.dev' }));`,
      // What is no `true` lets nobody in, and a promise is none.
      `${setup}app.use(cors({ origin: async () => true }));`,
      `${setup}app.use(cors({ origin: (request) => request.headers.get('origin') }));`,
      "import cors from 'cors'; app.use(cors({ origin: process.env.WEB, credentials: true }));",
    ],
  },
});

testRule('@elysiajs/cors', wildcard, {}, {
  'sends `*` beside the credentials that it allows by default': {
    blocked: [`${setup}app.use(cors({ origin: «'*'» }));`, dropped(`${setup}app.use(cors({ origin: «'*'», credentials: true }));`), `${setup}app.use(cors({ origin: «['*']» }));`],
    valid: [`${setup}app.use(cors({ origin: '*', credentials: false }));`, "import { cors } from 'hono/cors'; app.use(cors({ origin: '*' }));", "import { cors } from 'hono/cors'; app.use(cors({ origin: ['*'], credentials: true }));"],
  },
});

testRule('@elysiajs/cors', weak, { setup }, {
  'tests patterns on the whole Origin, and asks functions': {
    repairable: ['app.use(cors({ origin: «/acme\\.dev$/» }));', "app.use(cors({ origin: [«/acme\\.dev$/», 'https://acme.dev'] }));"].map(patternCase),
    check: [suffixOfCall("app.use(cors({ origin: (request) => «request.headers.get('origin').endsWith('acme.dev')» }));", "request.headers.get('origin')")],
    valid: ['app.use(cors({ origin: /^https:\\/\\/acme\\.dev$/ }));', "app.use(cors({ origin: ['https://acme.dev'] }));"],
  },
});

testRule('@elysiajs/cors', untrusted, { data: { witness: 'http://acme.dev' } }, {
  'lets in a host without a scheme by every scheme': {
    http: [`${setup}app.use(cors({ origin: «'acme.dev'» }));`],
    valid: [`${setup}app.use(cors({ origin: 'https://acme.dev' }));`, `${setup}app.use(cors({ origin: 'acme.dev', credentials: false }));`, "import { cors } from 'hono/cors'; app.use(cors({ origin: 'acme.dev', credentials: true }));"],
  },
});
