import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, withoutCredentials } from '../harness.ts';
import { byName, dropped, suffixCase } from './ways.ts';

const data = { witness: 'https://evil.example', credentials: ' with credentials', library: '@hattip/cors' };
const hattip = (options: string): string => `import { compose } from '@hattip/compose'; import { cors } from '@hattip/cors'; export default compose(cors(${options}), handler);`;

testRule('@hattip/cors', reflected, { data }, {
  'sends back the Origin where no other is named': {
    implicit: [...byName('@hattip/cors', 'cors', (cors) => `export default compose(«${cors}({ credentials: true })», handler);`), withoutCredentials("import { cors } from '@hattip/cors'; export default compose(«cors()», handler);")],
    alwaysAllows: [hattip("{ origin: (ctx) => «ctx.request.headers.get('origin')», credentials: true }")],
    valid: [
      hattip("{ origin: 'https://app.acme.dev', credentials: true }"),
      hattip("{ origin: (ctx) => (allowed.includes(ctx.request.headers.get('origin')) ? ctx.request.headers.get('origin') : false), credentials: true }"),
      // This one sends a star.
      "import { cors } from 'hono/cors'; app.use(cors({ credentials: false }));",
    ],
  },
});

testRule('a star of @hattip/cors', wildcard, {}, {
  'is sent as it stands': { blocked: [dropped(hattip("{ origin: «'*'», credentials: true }"))], valid: [hattip("{ origin: '*' }"), "import cors from '@koa/cors'; app.use(cors({ origin: '*' }));"] },
});

testRule('a function of @hattip/cors', weak, {}, {
  'is asked for the context': {
    check: [suffixCase(hattip("{ origin: ({ request }) => { const origin = request.headers.get('origin') ?? ''; return «origin.endsWith('acme.dev')» ? origin : false; }, credentials: true }"))],
    valid: [hattip("{ origin: ({ request }) => { const origin = request.headers.get('origin') ?? ''; return origin === 'https://acme.dev' ? origin : false; }, credentials: true }")],
  },
});
