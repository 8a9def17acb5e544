import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, withoutCredentials } from '../harness.ts';
import { byDefault, data, dropped, suffixOfCall } from './ways.ts';

const setup = "import cors from '@koa/cors'; ";

testRule('@koa/cors', wildcard, { data: { ...data, library: '@koa/cors' } }, {
  'sends the Origin in the place of `*` beside credentials, however it is required': {
    reflected: byDefault('@koa/cors', (cors) => `app.use(${cors}({ origin: «'*'», credentials: true }));`),
    valid: byDefault('@koa/cors', (cors) => `app.use(${cors}({ origin: 'https://app.acme.dev', credentials: true }));`),
  },

  'does so by default, and for what is falsy': {
    reflected: [
      `${setup}app.use(«cors({ credentials: true })»);`,
      `${setup}const options = { credentials: true }; app.use(«cors(options)»);`,
      `${setup}app.use(cors({ origin: «''», credentials: true }));`,
      `${setup}app.use(cors({ origin: «false», credentials: 1 }));`,
      `${setup}app.use(cors({ origin: () => «'*'», credentials: true }));`,
    ],
    reflectedUnset: [{ code: `${setup}app.use(cors({ origin: «process.env.WEB», credentials: true }));`, data: { env: 'WEB' } }],
    valid: [
      `${setup}app.use(cors());`,
      `${setup}app.use(cors({ origin: '*' }));`,
      `${setup}app.use(cors({ credentials: false }));`,
      // The text `true` is sent, which no website is.
      `${setup}app.use(cors({ origin: true, credentials: true }));`,
      // A function decides about credentials.
      `${setup}app.use(cors({ credentials: (ctx) => ctx.get('Origin') === 'https://app.acme.dev' }));`,
      // The same text switches everything off, or allows no credentials.
      "import cors from 'cors'; app.use(cors({ origin: '', credentials: true }));",
      "import cors from 'cors'; app.use(cors({ origin: false, credentials: 1 }));",
      "import cors from './cors'; app.use(cors({ credentials: true }));",
    ],
  },

  'sends a list as it is': {
    blocked: [dropped(`${setup}app.use(cors({ origin: «['*']», credentials: true }));`)],
    valid: [
      `${setup}app.use(cors({ origin: ['https://app.acme.dev', '*'], credentials: true }));`,
      "import cors from 'cors'; app.use(cors({ origin: ['*'], credentials: true }));",
    ],
  },
});

testRule('@koa/cors', reflected, { data, setup }, {
  'asks a function of the context': {
    alwaysAllows: [
      "app.use(cors({ origin: (ctx) => «ctx.get('Origin')», credentials: true }));",
      'app.use(cors({ origin: async (ctx) => «ctx.request.headers.origin», credentials: true }));',
      withoutCredentials('app.use(cors({ origin: (ctx) => «ctx.request.header.origin» }));'),
    ],
    valid: [
      "app.use(cors({ origin: (ctx) => (ctx.get('Origin') === 'https://app.acme.dev' ? ctx.get('Origin') : ''), credentials: true }));",
      // The text `true` is sent.
      'app.use(cors({ origin: () => true, credentials: true }));',
      // What is given is the context, and no callback.
      'app.use(cors({ origin: (origin, callback) => callback(null, true), credentials: true }));',
    ],
  },
});

testRule('@koa/cors', weak, { setup }, {
  'asks with the origins of others': {
    check: [suffixOfCall("app.use(cors({ origin: (ctx) => («ctx.get('Origin').endsWith('acme.dev')» ? ctx.get('Origin') : ''), credentials: true }));", "ctx.get('Origin')")],
    valid: [
      "app.use(cors({ origin: (ctx) => (ctx.get('Origin').endsWith('://acme.dev') ? ctx.get('Origin') : ''), credentials: false }));",
      // A pattern is sent as text.
      'app.use(cors({ origin: /acme\\.dev$/, credentials: true }));',
    ],
  },
});

testRule('@koa/cors', nullOrigin, {}, {
  'sends a text as it is': {
    nullCredentials: [`${setup}app.use(cors({ origin: «'null'», credentials: true }));`],
    valid: [`${setup}app.use(cors({ origin: ['https://app.acme.dev', 'null'], credentials: true }));`],
  },
});
