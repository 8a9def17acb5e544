import { describe } from 'vitest';
import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, withoutCredentials } from '../harness.ts';
import { byDefault, data, dropped, nobody } from './ways.ts';

describe.each(['kcors', 'koa2-cors', 'koa-cors'])('%s', (library) => {
  const setup = `import cors from '${library}'; `;

  testRule(library, reflected, { data: { ...data, library } }, {
    'reflects by default, however it is required': {
      implicit: [
        ...byDefault(library, (cors) => `app.use(«${cors}({ credentials: true })»);`),
        `${setup}const options = { credentials: true }; app.use(«cors(options)»);`,
        withoutCredentials(`${setup}app.use(«cors()»);`),
      ],
      valid: [
        ...byDefault(library, (cors) => `app.use(${cors}({ origin: 'https://app.acme.dev', credentials: true }));`),
        // The same call allows `*`.
        "import cors from '@koa/cors'; app.use(cors());",
        "import cors from 'cors'; app.use(cors({ credentials: true }));",
      ],
    },
  });
});

testRule('kcors', reflected, { data, setup: "import cors from 'kcors'; " }, {
  'asks a function of the context, and awaits nothing': {
    alwaysAllows: ["app.use(cors({ origin: (ctx) => «ctx.get('Origin')», credentials: true }));"],
    valid: ["app.use(cors({ origin: async (ctx) => ctx.get('Origin'), credentials: true }));", "app.use(cors({ origin: (ctx) => (ctx.get('Origin') === 'https://app.acme.dev' ? 'https://app.acme.dev' : ''), credentials: true }));"],
  },
});

testRule('koa-cors', reflected, { data, setup: "import cors from 'koa-cors'; " }, {
  'asks a function of the request, and takes only `true` for true': {
    reflectedCredentials: [nobody('app.use(cors({ origin: «true», credentials: true }));')],
    alwaysAllows: ['app.use(cors({ origin: (request) => «request.headers.origin», credentials: true }));', withoutCredentials("app.use(cors({ origin: (request) => «request.get('origin')», credentials: 'true' }));")],
    valid: [
      // The text `undefined` is sent.
      'app.use(cors({ origin: undefined, credentials: true }));',
      'app.use(cors({ origin: [true], credentials: true }));',
      "app.use(cors({ origin: (request) => (request.get('origin') === 'https://app.acme.dev' ? 'https://app.acme.dev' : false), credentials: true }));",
    ],
  },
});

testRule('relatives of @koa/cors', wildcard, { data }, {
  'send `*` as it is': {
    blocked: [
      dropped("import cors from 'kcors'; app.use(cors({ origin: «'*'», credentials: true }));"),
      dropped("import cors from 'koa-cors'; app.use(cors({ origin: «'*'», credentials: true }));"),
      dropped("import cors from 'koa2-cors'; app.use(cors({ origin: «['*']», credentials: true }));"),
      dropped("import cors from 'kcors'; app.use(cors({ origin: «['*']», credentials: true }));"),
    ],
    valid: [
      // The text `undefined` is sent.
      "import cors from 'koa-cors'; app.use(cors({ origin: ['*'], credentials: true }));",
      // Only `true` counts.
      "import cors from 'koa-cors'; app.use(cors({ origin: '*', credentials: 'true' }));",
      "import cors from 'koa2-cors'; app.use(cors({ origin: '*', credentials: 1 }));",
      "import cors from 'kcors'; app.use(cors({ origin: '*' }));",
    ],
  },
});
