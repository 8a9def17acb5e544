import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, withoutCredentials } from '../harness.ts';

const data = { witness: 'https://evil.example', credentials: ' with credentials' };

/** The cases of a plugin as it is required by every way there is. */
const ways = (options: string): string[] => [
  `import cors from '@fastify/cors'; app.register(cors, ${options});`,
  `import { fastifyCors } from '@fastify/cors'; await app.register(fastifyCors, ${options});`,
  `import * as plugin from '@fastify/cors'; app.register(plugin.default, ${options});`,
  `const crossOrigin = require('@fastify/cors'); fastify.register(crossOrigin, ${options});`,
  `fastify.register(require('@fastify/cors'), ${options});`,
  `app.register(import('@fastify/cors'), ${options});`,
];

const reported = ways('{ origin: «true», credentials: true }');

testRule('@fastify/cors', reflected, { data }, {
  'is recognised however it is required': {
    reflectedCredentials: reported.map((code) => ({ code, suggest: { nobody: code.replace('«true»', '[]') } })),
    valid: ways("{ origin: ['https://app.acme.dev'], credentials: true }"),
  },

  'takes options that are made elsewhere, or by a function of the application and the request': {
    reflectedCredentials: [
      { code: "import cors from '@fastify/cors'; const options = { origin: «true», credentials: true }; app.register(cors, options);", suggest: { nobody: "import cors from '@fastify/cors'; const options = { origin: [], credentials: true }; app.register(cors, options);" } },
      "import cors from '@fastify/cors'; app.register(cors, (instance) => (request, callback) => callback(null, { origin: «request.headers.origin», credentials: true }));",
      "import cors from '@fastify/cors'; app.register(cors, () => async (request) => ({ origin: «request.headers.origin», credentials: true }));",
      "import cors from '@fastify/cors'; app.register(cors, { delegator: async (request) => ({ origin: «request.headers.origin», credentials: true }) });",
    ],
    valid: [
      "import cors from '@fastify/cors'; const options = { origin: true, credentials: true }; options.origin = 'https://app.acme.dev'; app.register(cors, options);",
      "import cors from '@fastify/cors'; app.register(cors, () => async (request) => ({ origin: request.headers.origin === 'https://app.acme.dev', credentials: true }));",
      "import cors from '@fastify/cors'; app.register(cors, (instance) => async (request, callback) => ({ origin: request.headers.origin, credentials: true }));",
      "import cors from 'fastify-cors'; app.register(cors, { delegator: async (request) => ({ origin: request.headers.origin, credentials: true }) });",
    ],
  },

  'asks a function that calls back or returns a promise': {
    alwaysAllows: [
      ...["import cors from '@fastify/cors'; app.register(cors, { origin: (origin, callback) => callback(null, «true»), credentials: true });", "import cors from '@fastify/cors'; app.register(cors, { origin: async () => «true», credentials: 'false' });"].map((code) => ({ code, suggest: { nobody: code.replace('«true»', '[]') } })),
      withoutCredentials("import cors from '@fastify/cors'; app.register(cors, { origin: «async (origin) => origin» });"),
    ],
    valid: [
      // Nobody gets an answer: what is returned is no promise, and nothing calls back.
      "import cors from '@fastify/cors'; app.register(cors, { origin: (origin) => origin, credentials: true });",
      // `undefined` is no `null`: the request is passed on without headers.
      "import cors from '@fastify/cors'; app.register(cors, { origin: (origin, callback) => callback(undefined, true), credentials: true });",
      "import cors from '@fastify/cors'; app.register(cors, { origin: async (origin) => origin === 'https://app.acme.dev', credentials: true });",
    ],
  },
});

testRule('@fastify/cors', wildcard, { data }, {
  'takes a star in a list for every origin, and all that is truthy for credentials': {
    blocked: [
      { code: "import cors from '@fastify/cors'; app.register(cors, { origin: «['https://app.acme.dev', '*']», credentials: true });", suggest: { dropCredentials: "import cors from '@fastify/cors'; app.register(cors, { origin: ['https://app.acme.dev', '*'], credentials: false });" } },
      "import cors from '@fastify/cors'; app.register(cors, { origin: «'*'», credentials: 'true' });",
    ],
    valid: [
      "import cors from 'fastify-cors'; app.register(cors, { origin: ['https://app.acme.dev', '*'], credentials: true });",
      "import cors from 'cors'; app.use(cors({ origin: ['https://app.acme.dev', '*'], credentials: true }));",
      "import cors from 'cors'; app.use(cors({ origin: '*', credentials: 'true' }));",
      "import cors from '@fastify/cors'; app.register(cors, { origin: '*', credentials: false });",
    ],
  },
});

testRule('@fastify/cors', nullOrigin, {}, {
  'compares the items of a list': {
    nullCredentials: [{ code: "import cors from '@fastify/cors'; app.register(cors, { origin: ['https://app.acme.dev', «'null'»], credentials: true });", suggest: { remove: "import cors from '@fastify/cors'; app.register(cors, { origin: ['https://app.acme.dev'], credentials: true });" } }],
    valid: ["import { cors } from 'other'; app.register(cors, { origin: ['https://app.acme.dev', 'null'], credentials: true });"],
  },
});

testRule('@fastify/cors', weak, {}, {
  'tests patterns as they are': {
    repairable: [],
    valid: ["import cors from '@fastify/cors'; app.register(cors, { origin: /^https:\\/\\/app\\.acme\\.dev$/, credentials: true });"],
  },
});
