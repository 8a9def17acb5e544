import rule from '../../rules/require-preflight.ts';
import { testRule, type DetailedCase } from '../harness.ts';
import { noOkStatus, noOrigin } from './preflight-texts.ts';

const line = "app.put('/x', cors(), h);";

/** The route is reported, whatever stands before and after it. */
const around = (before: string, after: string): DetailedCase => ({
  code: `${before} «app.put»('/x', cors(), h);${after}`,
  data: { why: 'PUT', ...noOrigin },
  suggest: { answer: `${before} app.options('/x', cors());\n${line}${after}` },
});

/** A route that is reported for what it reads, on an application that is served. */
const reading = (verb: string, rest: string, why: string): DetailedCase => ({
  code: `const app = new Hono(); «app.${verb}»('/x', cors(), ${rest}); serve(app);`,
  data: { why, ...noOrigin },
  suggest: { answer: `const app = new Hono(); app.options('/x', cors());\napp.${verb}('/x', cors(), ${rest}); serve(app);` },
});

const setup = "import { Hono } from 'hono'; import { cors } from 'hono/cors'; import { serve } from '@hono/node-server'; import { logger } from 'hono/logger';\n";

const made = 'const app = new Hono();';

// What hono 4.13.19 answers to OPTIONS: 404 without the headers where a handler is registered for another method only.
testRule('require-preflight', rule, { setup }, {
  'Hono answers OPTIONS on the route of another method with 404': {
    route: [
      around(made, ' serve(app);'),
      around(made, ' serve({ fetch: app.fetch, port: 3000 });'),
      around(made, ' export default { port: 3000, fetch: app.fetch };'),
      around(made, ' Deno.serve(app.fetch);'),
      around(made, ' app.fire();'),
      around('const app = new Hono<{ Bindings: Env }>({ strict: false });', ' serve(app);'),
      around(made, ' export type AppType = typeof app; serve(app);'),
      around("const app = new Hono().basePath('/api');", ' serve(app);'),
      around(`${made} app.use(logger());`, ' serve(app);'),
      around(`${made} app.use(async (c, next) => { await next(); c.header('X-Time', '1'); });`, ' serve(app);'),
      around(`${made} app.use('/y/*', cors());`, ' serve(app);'),
      around(`${made} app.on('OPTIONS', '/y', cors());`, ' serve(app);'),
      { code: `${made} «app.on»('PUT', '/x', cors(), h); serve(app);`, data: { why: 'PUT', ...noOrigin } },
      { code: "serve(«new Hono().put»('/x', cors(), h));", data: { why: 'PUT', ...noOrigin } },
    ],
    valid: [
      `${made} app.use(cors()); ${line} serve(app);`,
      `${made} app.use('/x', cors()); ${line} serve(app);`,
      `${made} app.use('*', cors()); app.put('/x', h); serve(app);`,
      `${made} app.use('/x/*', cors()); ${line} serve(app);`,
      `${made} ${line} app.use(cors()); serve(app);`,
      `${made} ${line} app.options('/x', cors()); serve(app);`,
      `${made} ${line} app.on('OPTIONS', '/x', cors()); serve(app);`,
      `${made} app.on(['PUT', 'OPTIONS'], '/x', cors(), h); serve(app);`,
      `${made} app.on(['PUT', 'OPTIONS'], '/x', cors()); ${line} serve(app);`,
      `${made} app.all('/x', cors()); ${line} serve(app);`,
      `${made} app.put('/x', h); serve(app);`,
      // Something that was not read may answer.
      `${made} app.use(unread()); ${line} serve(app);`,
    ],
  },

  'an application that may be part of another one, or gets handlers from elsewhere, may be answered for': {
    route: [around(made, ' serve(app);')],
    valid: [
      `${made} ${line} export default app;`,
      `const app = new Hono().put('/x', cors(), h); export default app;`,
      `export default new Hono().put('/x', cors(), h);`,
      `export const app = new Hono(); ${line}`,
      `${made} ${line} api.route('/a', app);`,
      `${made} ${line} app.route('/', orders); serve(app);`,
      `${made} ${line} app.mount('/', other); serve(app);`,
      `${made} ${line} app.notFound(h); serve(app);`,
      `const base = new Hono(); base.use(cors()); const app = base.basePath('/api'); ${line} serve(app);`,
      `const app = new Hono().use(cors()).basePath('/api'); ${line} serve(app);`,
      `${made} const v1 = app.basePath('/v1'); app.use(cors()); v1.put('/x', cors(), h); serve(app);`,
      // The gateway of a function may answer.
      `import { handle } from 'hono/aws-lambda'; ${made} ${line} export const handler = handle(app);`,
    ],
  },

  'what a handler reads tells what scripts have to send': {
    route: [
      reading('post', 'async (c) => c.json(await c.req.json())', 'POST with content-type'),
      reading('post', "zValidator('json', order), (c) => c.json(c.req.valid('json'))", 'POST with content-type'),
      reading('get', "(c) => c.json(find(c.req.header('Authorization')))", 'GET with authorization'),
    ],
    valid: [
      `${made} app.get('/x', cors(), (c) => c.json([])); serve(app);`,
      `${made} app.post('/x', cors(), (c) => c.json([])); serve(app);`,
      `${made} app.post('/x', cors(), async (c) => c.json(await c.req.parseBody())); serve(app);`,
      `${made} app.post('/x', cors(), zValidator('form', order), (c) => c.json(c.req.valid('form'))); serve(app);`,
    ],
  },

  'headers that a handler writes by itself': {
    handler: [
      { code: `${made} app.put('/x', (c) => c.json({}, 200, { 'Access-Control-Allow-Origin': «'https://app.acme.dev'» })); serve(app);`, data: { why: 'PUT', ...noOrigin } },
      { code: `${made} app.put('/x', (c) => { c.header('Access-Control-Allow-Origin', «'https://app.acme.dev'»); return c.json({}); }); serve(app);`, data: { why: 'PUT', ...noOrigin } },
      { code: `${made} app.use(async (c, next) => { c.header('Access-Control-Allow-Origin', «'https://app.acme.dev'»); await next(); }); app.put('/x', (c) => c.json({})); serve(app);`, data: { why: 'PUT', ...noOkStatus } },
    ],
    valid: [
      `${made} app.options('/x', (c) => c.body(null, 204, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' })); ${line} serve(app);`,
      `${made} app.use(async (c, next) => { if (c.req.method === 'OPTIONS') return c.body(null, 204, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' }); await next(); }); ${line} serve(app);`,
      `${made} app.use(async (c, next) => { if (c.req.method === 'OPTIONS') return c.body(null, { status: 204, headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' } }); await next(); }); ${line} serve(app);`,
      `${made} app.use(async (c, next) => { c.header('Access-Control-Allow-Origin', 'https://app.acme.dev'); c.header('Access-Control-Allow-Methods', 'PUT'); if (c.req.method === 'OPTIONS') return c.body(null, 204); await next(); }); app.put('/x', h); serve(app);`,
    ],
  },
});

const inNext = (code: string, why = 'every request that needs a preflight'): DetailedCase => ({ code: `import { handle } from 'hono/vercel'; const app = new Hono().basePath('/api'); ${code}`, filename: 'app/api/[[...route]]/route.ts', data: { why, ...noOrigin } });

const silently = (code: string, filename?: string): DetailedCase => {
  const { code: whole, filename: own } = inNext(code.replace(/[«»]/g, ''));
  return { code: whole, filename: filename ?? own! };
};

const both = 'export const GET = handle(app); export const POST = handle(app);';
const used = "app.use(cors({ origin: «'https://app.acme.dev'» }));";
const byHand = "app.use(async (c, next) => { c.header('Access-Control-Allow-Origin', «'https://app.acme.dev'»); if (c.req.method === 'OPTIONS') return c.body(null, 204); await next(); });";

// To the application nothing comes but by the methods that the file exports: Next.js 16.4.6 answers OPTIONS 204 without CORS headers.
testRule('require-preflight', rule, { setup }, {
  'an application of Hono in a file of Next.js is asked for what the file exports': {
    handler: [
      inNext(`${used} export const GET = handle(app); export const PUT = handle(app);`, 'PUT'),
      inNext(`${used} app.route('/orders', orders); ${both}`),
      inNext(`const answer = handle(app.use('*', cors({ origin: «'https://app.acme.dev'» })).route('/orders', orders)); export { answer as GET, answer as DELETE };`, 'DELETE'),
      inNext(`${byHand} ${both}`),
      inNext(`${used} export const GET = app.fetch; export const PUT = app.fetch;`, 'PUT'),
      inNext(`${used} app.route('/orders', orders); export const GET = (request: Request) => app.fetch(request); export const POST = (request: Request) => app.fetch(request);`),
      inNext(`${used} export async function GET(request: NextRequest) { return app.fetch(request); } export async function PATCH(request: NextRequest) { return await app.fetch(request, process.env); }`, 'PATCH'),
    ],
    valid: [
      silently(`${used} ${both} export const OPTIONS = handle(app);`),
      silently(`${used} const answer = handle(app); export { answer as GET, answer as POST, answer as OPTIONS };`),
      silently(`${used} export const GET = handle(app);`),
      silently(`${used} export const GET = app.fetch; export const PUT = app.fetch; export const OPTIONS = app.fetch;`),
      silently(`${used} const answer = (request: Request) => app.fetch(request); export { answer as GET, answer as POST, answer as OPTIONS };`),
      // Something else may come of the request on the way.
      silently(`${used} export const GET = (request: Request) => app.fetch(request); export const POST = (request: Request) => app.fetch(rewritten(request));`),
      silently(`${used} export const POST = async (request: Request) => { const response = await app.fetch(request); return decorated(response); };`),
      silently(`${used} export const POST = (request: Request) => other.fetch(request);`),
      silently(`${used} ${both}`, 'api/index.ts'),
      silently(`${used} export default handle(app);`, 'pages/api/[[...route]].ts'),
      silently(`const other = new Hono(); other.use(cors({ origin: 'https://app.acme.dev' })); ${both}`),
      { code: `import { handle } from '../handle'; const app = new Hono(); app.use(cors({ origin: 'https://app.acme.dev' })); ${both}`, filename: 'app/api/route.ts' },
    ],
  },
});
