import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';
import { byDefault, byName, data, nobody } from './ways.ts';

const like = (modules: unknown) => ({ settings: { cors: { modules } } });

testRule('settings.cors.modules', reflected, { data: { ...data, library: '@elysiajs/cors' } }, {
  'says which module another one is like, however it is required': {
    reflectedCredentials: [
      ...byDefault('@acme/cors', (cors) => `app.use(${cors}({ origin: «true», credentials: true }));`).map((code) => ({ ...nobody(code), ...like({ '@acme/cors': 'cors' }) })),
      { ...nobody("import start from '@acme/web'; app.use(start({ origin: «true», credentials: true }));"), ...like({ '@acme/web': 'cors' }) },
      { ...nobody("import shared from '../http.js'; app.register(shared, { origin: «true», credentials: true });"), ...like({ '../http.js': '@fastify/cors' }) },
      { ...nobody("import open from '@acme/http'; export default async (req, res) => { await open(req, res, { origin: «true», credentials: true }); res.end(); };"), ...like({ '@acme/http': 'nextjs-cors' }) },
    ],
    implicit: byName('@acme/plugins', 'cors', (cors) => `new Elysia().use(«${cors}()»);`).map((code) => ({ code, ...like({ '@acme/plugins': '@elysiajs/cors' }) })),
    valid: [
      ...byDefault('@acme/cors', (cors) => `app.use(${cors}({ origin: true, credentials: true }));`),
      ...byDefault('@acme/cors', (cors) => `app.use(${cors}({ origin: ['https://app.acme.dev'], credentials: true }));`).map((code) => ({ code, ...like({ '@acme/cors': 'cors' }) })),
      // What is no name of a module is left alone.
      ...[{ '@acme/cors': true }, { '@acme/cors': null }, { '@acme/cors': ['cors'] }, { '@acme/cors': 'nothing' }, ['@acme/cors'], '@acme/cors', null, 1].map((modules) => ({ code: "import cors from '@acme/cors'; app.use(cors({ origin: true, credentials: true }));", ...like(modules) })),
    ],
  },
});

testRule('settings.cors.modules', wildcard, { data: { ...data, library: '@koa/cors' } }, {
  'tells libraries apart': {
    reflected: [{ code: "import cors from '@acme/cors'; app.use(cors({ origin: «'*'», credentials: true }));", ...like({ '@acme/cors': '@koa/cors' }) }],
    blocked: [{ code: "import cors from '@acme/cors'; app.use(cors({ origin: «'*'», credentials: true }));", suggest: { dropCredentials: "import cors from '@acme/cors'; app.use(cors({ origin: '*', credentials: false }));" }, ...like({ '@acme/cors': 'cors' }) }],
    valid: ["import cors from '@acme/cors'; app.use(cors({ origin: '*', credentials: true }));"],
  },
});
