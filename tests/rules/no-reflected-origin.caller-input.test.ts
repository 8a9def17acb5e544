import rule from '../../rules/no-reflected-origin.ts';
import { testRule, type Case } from '../harness.ts';

const setup = "const app = require('express')(); const cors = require('cors'); const ACAO = 'Access-Control-Allow-Origin'; const list = ['https://app.acme.dev'];\n";

/** A case whose message names what reads the caller's part of the request. */
const from = (source: string, code: string): Case => ({ code, data: { source } });

/** A handler that then answers. */
const on = (body: string): string => `app.get('/', async (req, res) => { ${body} res.end(); });`;

testRule('what the sender of a request chose', rule, { setup }, {
  'in its query, path, body or cookies must not be sent back as the allowed origin': {
    callerInput: [
      from('req.query.origin', on('res.set(ACAO, «req.query.origin»);')),
      from("req.query['origin']", on("res.set(ACAO, «req.query['origin']»);")),
      from('req.body.origin', on("res.set(ACAO, «req.body.origin»); res.set('Access-Control-Allow-Credentials', 'true');")),
      from('req.params.origin', on('res.set(ACAO, «req.params.origin»);')),
      from('req.cookies.origin', on('res.set(ACAO, «req.cookies.origin»);')),
      from('q.origin', on('const q = req.query; res.set(ACAO, «q.origin»);')),
      from('query.origin', on('const { origin } = req.query; res.set(ACAO, «origin»);')),
      from('query.origin', on('const { query: { origin } } = req; res.set(ACAO, «origin»);')),
      from('req.query.origin', on('const allow = (origin) => res.set(ACAO, «origin»); allow(req.query.origin);')),
      from('req.query.origin', on('res.set({ [ACAO]: «req.query.origin» });')),
      from('req.query.origin', on('res.set(ACAO, «req.query.origin.trim().toLowerCase()»);')),
      from('req.query.origin', on('res.set(ACAO, «String(req.query.origin)»);')),
      from('req.query.origin', on('res.set(ACAO, «decodeURIComponent(req.query.origin)»);')),
      from('new URL(req.query.url).origin', on('res.set(ACAO, «new URL(req.query.url).origin»);')),
      from('req.query.host', on('res.set(ACAO, «`https://${req.query.host}`»);')),
      from('req.query.host', on("res.set(ACAO, «'https://' + req.query.host + ':8443'»);")),
    ],
    valid: [
      on("res.set(ACAO, 'https://app.acme.dev'); res.json({ origin: req.query.origin });"),
      on("res.set('X-Origin', req.query.origin); res.set(ACAO, 'https://app.acme.dev');"),
      on('req.query.origin = list[0]; res.set(ACAO, req.query.origin);'),
      on('req.query = clean(req.query); res.set(ACAO, req.query.origin);'),
      on('res.set(ACAO, pick(req.query.origin));'),
      on("res.set(ACAO, req.query.origin.split(',')[0]);"),
      // The host of these can be none but the author's.
      on('res.set(ACAO, `https://${req.params.tenant}.acme.dev`);'),
      on("res.set(ACAO, 'https://' + req.params.tenant + '.acme.dev');"),
      on('res.set(ACAO, `${req.protocol}://app.acme.dev`);'),
      on("res.set(ACAO, req.protocol + '://' + 'app.acme.dev');"),
    ],
  },

  'in its Referer or Host is no better': {
    callerInput: [
      from('req.headers.referer', on('res.set(ACAO, «req.headers.referer»);')),
      from('new URL(req.headers.referer).origin', on('res.set(ACAO, «new URL(req.headers.referer).origin»);')),
      from('new URL(req.headers.referer).origin', on('if (req.headers.referer) res.set(ACAO, «new URL(req.headers.referer).origin»);')),
      from('new URL(req.headers.referer).origin', on("const origin = req.headers.referer ? new URL(req.headers.referer).origin : '*'; res.set(ACAO, «origin»);")),
      from('new URL(req.headers.referer).origin', on("let origin; try { origin = new URL(req.headers.referer).origin; } catch { origin = '*'; } res.set(ACAO, «origin»);")),
      from('req.headers.referer', on('res.set(ACAO, «req.headers.referer.slice(0, -1)»);')),
      from('req.headers.referer', on('if (req.headers.referer !== undefined) res.set(ACAO, «req.headers.referer.substring(0, req.headers.referer.length - 1)»);')),
      from("req.get('Referrer')", on("res.set(ACAO, «req.get('Referrer')»);")),
      from('req.headers.host', on('res.set(ACAO, «`https://${req.headers.host}`»);')),
      from('req.hostname', on("res.set(ACAO, «'https://' + req.hostname»);")),
      from("req.get('host')", on("res.set(ACAO, «`${req.protocol}://${req.get('host')}`»);")),
      from("req.headers['x-forwarded-host']", on("res.set(ACAO, «`https://${req.headers['x-forwarded-host']}`»);")),
      from("req.headers['x-forwarded-host']", on("res.set(ACAO, «`${req.headers['x-forwarded-proto']}://${req.headers['x-forwarded-host']}`»);")),
    ],
    valid: [
      on('res.set(ACAO, list[0]); res.redirect(`https://${req.headers.host}/login`);'),
      on('if (new URL(req.headers.origin).host === req.headers.host) res.set(ACAO, req.headers.origin);'),
      on("if (req.headers.host === 'app.acme.dev') res.set(ACAO, `https://${req.headers.host}`);"),
      on("const { host } = req.headers; if (host.endsWith('.acme.dev')) res.set(ACAO, 'https://' + host);"),
      on("if (!req.headers.referer?.startsWith('https://app.acme.dev/')) return res.end(); res.set(ACAO, new URL(req.headers.referer).origin);"),
      on("const from = new URL(req.headers.referer); if (from.hostname === 'app.acme.dev') res.set(ACAO, from.origin);"),
      on('const from = new URL(req.headers.referer); if (list.includes(from.origin)) res.set(ACAO, from.origin);'),
      on("if (list.includes(req.headers.referer?.slice(0, -1) || '')) res.set(ACAO, req.headers.referer.slice(0, -1));"),
      on('res.set(ACAO, req.headers.referer.slice(8));'),
      // Set by what stands in front of the server, and no page can.
      on("res.set(ACAO, req.headers['x-tenant-origin']);"),
    ],
  },

  'is that wherever a framework puts it': {
    callerInput: [
      from("url.searchParams.get('origin')", "require('http').createServer((req, res) => { const url = new URL(req.url, 'http://localhost'); res.setHeader(ACAO, «url.searchParams.get('origin')»); res.end(); });"),
      from('query.origin', "require('http').createServer((req, res) => { const { query } = require('url').parse(req.url, true); res.setHeader(ACAO, «query.origin»); res.end(); });"),
      from('event.queryStringParameters.origin', 'export const handler = async (event) => ({ statusCode: 200, headers: { [ACAO]: «event.queryStringParameters.origin» } });'),
      from('event.queryStringParameters?.origin', "export const handler = async (event) => ({ statusCode: 200, headers: { [ACAO]: «event.queryStringParameters?.origin || '*'» } });"),
      from('JSON.parse(event.body).origin', 'export const handler = async (event) => ({ statusCode: 200, headers: { [ACAO]: «JSON.parse(event.body).origin» } });'),
      from("url.searchParams.get('origin')", "export default { fetch(request) { const url = new URL(request.url); return new Response('', { headers: { [ACAO]: «url.searchParams.get('origin')» } }); } };"),
      from("request.nextUrl.searchParams.get('origin')", "export async function GET(request) { return new Response('', { headers: { [ACAO]: «request.nextUrl.searchParams.get('origin')» } }); }"),
      from('body.origin', "export async function POST(request) { const { origin } = await request.json(); return new Response('', { headers: { [ACAO]: «origin» } }); }"),
      from("c.req.query('origin')", "app.get('/', (c) => { c.header(ACAO, «c.req.query('origin')»); return c.text(''); });"),
      from('ctx.query.origin', "app.use(async (ctx) => { ctx.set(ACAO, «ctx.query.origin»); ctx.body = ''; });"),
      from('ctx.request.body.origin', "app.use(async (ctx) => { ctx.set(ACAO, «ctx.request.body.origin»); ctx.body = ''; });"),
      from('ctx.host', "app.use(async (ctx) => { ctx.set(ACAO, «`https://${ctx.host}`»); ctx.body = ''; });"),
    ],
    valid: [
      "export const handler = async (event) => ({ statusCode: 200, headers: { [ACAO]: event.requestContext.authorizer.origin } });",
      "export default { fetch(request, env) { return new Response('', { headers: { [ACAO]: env.ORIGIN } }); } };",
      // The platform sends a request to this server by its host.
      "export default { fetch(request) { return new Response('', { headers: { [ACAO]: new URL(request.url).origin } }); } };",
      "app.use(async (ctx) => { ctx.set(ACAO, ctx.state.origin); ctx.body = ''; });",
      "app.use(async (ctx) => { ctx.set(ACAO, ctx.origin); ctx.body = ''; });",
      "app.route({ method: 'GET', path: '/', handler: (request, h) => h.response('').header(ACAO, request.info.origin) });",
      // What Hono's context keeps under a name is no header.
      "app.get('/', (c) => { c.set(ACAO, c.req.query('origin')); return c.json({}); });",
    ],
  },

  'is no origin for the options of a library either': {
    callerInput: [
      from('req.query.origin', 'app.use(cors((req, cb) => cb(null, { origin: «req.query.origin», credentials: true })));'),
      from('req.headers.referer', 'app.use((req, res, next) => cors({ origin: «req.headers.referer» })(req, res, next));'),
      from('req.headers.host', 'app.use((req, res, next) => { cors({ origin: «`https://${req.headers.host}`», credentials: true })(req, res, next); });'),
    ],
    valid: [
      'app.use(cors((req, cb) => cb(null, { origin: req.tenant.origin, credentials: true })));',
      'app.use(cors((req, cb) => cb(null, { origin: list.includes(req.query.origin) ? req.query.origin : false, credentials: true })));',
      'app.use((req, res, next) => cors({ origin: origins[req.params.tenant] })(req, res, next));',
    ],
  },
});

testRule('what the sender of a request chose,', rule, { setup }, {
  'whatever stands in for it where it is missing, is that where it is not': {
    callerInput: [
      from('req.query.origin', on("res.set(ACAO, «req.query.origin || '*'»);")),
      from('req.query.origin', on('res.set(ACAO, «req.query.origin ?? list[0]»);')),
      from('req.query.origin', on("res.set(ACAO, «req.query.origin ? req.query.origin : '*'»);")),
      from('req.query.origin', on("let origin = '*'; if (req.query.origin) origin = req.query.origin; res.set(ACAO, «origin»);")),
      from('req.query.origin', on('if (!req.query.origin) return res.sendStatus(400); res.set(ACAO, «req.query.origin»);')),
      from('req.query.origin', on("if (typeof req.query.origin === 'string') res.set(ACAO, «req.query.origin»);")),
      from('req.query.origin', on('const origin = process.env.ORIGIN || req.query.origin; res.set(ACAO, «origin»);')),
    ],
    reflected: [
      { code: on('res.set(ACAO, «req.headers.origin || req.headers.referer»);'), data: { witness: 'https://evil.example' } },
      { code: on('res.set(ACAO, «req.headers.origin ?? req.query.origin»);'), data: { witness: 'https://evil.example' } },
    ],
    valid: [on("res.set(ACAO, req.query.all ? '*' : list[0]);"), on('res.set(ACAO, req.query.origin ? list[0] : list.at(-1));')],
  },

  'whatever else was looked at, is not looked at': {
    callerInput: [
      from('req.query.origin', on('const user = await db.users.find(req.params.id); if (!user) return res.sendStatus(404); res.set(ACAO, «req.query.origin»);')),
      from('req.query.origin', on('console.log(req.query); log.info(req.query.origin); res.set(ACAO, «req.query.origin»);')),
      from('req.query.origin', on("if (req.url.startsWith('/api')) res.set(ACAO, «req.query.origin»);")),
      from('req.query.origin', on("if (req.query.key !== process.env.KEY) return res.sendStatus(403); res.set(ACAO, «req.query.origin»);")),
      from('req.query.origin', on('if (list.includes(req.headers.origin)) log.info(1); res.set(ACAO, «req.query.origin»);')),
      from('req.query.origin', "app.use(require('helmet')()); app.get('/', (req, res) => { res.set(ACAO, «req.query.origin»); res.end(); });"),
    ],
    valid: [on("if (req.query.origin === 'https://app.acme.dev') res.set(ACAO, req.query.origin);")],
  },

  'when it was looked at, may be right': {
    valid: [
      on('if (list.includes(req.query.origin)) res.set(ACAO, req.query.origin);'),
      on('if (!list.includes(req.query.origin)) return res.sendStatus(403); res.set(ACAO, req.query.origin);'),
      on('if (list.indexOf(req.query.origin) !== -1) res.set(ACAO, req.query.origin);'),
      on('if (list.indexOf(req.query.origin) === -1) return res.status(403).end(); res.set(ACAO, req.query.origin);'),
      on('const { origin } = req.query; if (!list.includes(origin)) { res.status(403); return res.send(); } res.set(ACAO, origin);'),
      on('res.set(ACAO, list.includes(req.query.origin) ? req.query.origin : list[0]);'),
      on("const { origin } = req.query; res.set(ACAO, origin && list.includes(origin) ? origin : '');"),
      on('let { origin } = req.query; if (!list.includes(origin)) origin = list[0]; res.set(ACAO, origin);'),
      on('const origin = list.includes(req.query.origin) && req.query.origin; if (origin) res.set(ACAO, origin);'),
      on('if (new Set(list).has(req.query.origin)) res.set(ACAO, req.query.origin);'),
      on("if (req.query.origin in { 'https://app.acme.dev': 1 }) res.set(ACAO, req.query.origin);"),
      on('if (list.some((one) => req.query.origin.startsWith(one))) res.set(ACAO, req.query.origin);'),
      on('for (const one of list) if (one === req.query.origin) res.set(ACAO, req.query.origin);'),
      on("switch (req.query.origin) { case 'https://app.acme.dev': res.set(ACAO, req.query.origin); }"),
      on('if (/^https:\\/\\/app\\.acme\\.dev$/.test(req.query.origin)) res.set(ACAO, req.query.origin);'),
      on('const found = /^https:\\/\\/app\\.acme\\.dev$/.exec(req.query.origin); if (found) res.set(ACAO, req.query.origin);'),
      on('const { origin } = req.query; const ok = !!origin && /acme\\.dev$/.test(origin); if (!ok) { res.status(400).json({}); return; } res.set(ACAO, origin);'),
      on("if (new URL(req.query.origin).host === 'app.acme.dev') res.set(ACAO, req.query.origin);"),
      on('if (isAllowed(req.query.origin)) res.set(ACAO, req.query.origin);'),
      `const isAllowed = (origin) => list.includes(origin); ${on('if (isAllowed(req.query.origin)) res.set(ACAO, req.query.origin);')}`,
      on('if (await db.has(req.query.origin)) res.set(ACAO, req.query.origin);'),
      on('await db.check(req.query.origin); res.set(ACAO, req.query.origin);'),
      on('if (sign(req.query.origin) !== req.query.signature) return res.sendStatus(403); res.set(ACAO, req.query.origin);'),
      on('const { origin } = req.query; const ok = await new Promise((resolve) => check(origin, resolve)); if (ok) res.set(ACAO, origin);'),
      on('const { origin } = req.query; db.get(origin, (error, row) => { if (!row) return res.end(); res.set(ACAO, origin); });'),
    ],
  },

  'when a list was asked that is not in the file, may be right': {
    valid: [
      'if (allowed.some((one) => one === origin)) res.set(ACAO, origin);',
      'if (allowed.find((one) => one === origin)) res.set(ACAO, origin);',
      'const found = allowed.filter((one) => one === origin); if (found.length) res.set(ACAO, origin);',
      'let ok = false; allowed.forEach((one) => { if (one === origin) ok = true; }); if (ok) res.set(ACAO, origin);',
      'let ok = false; for (const one of allowed) { if (one === origin) ok = true; } if (ok) res.set(ACAO, origin);',
      'for (const one of allowed) { if (one === origin) { res.set(ACAO, origin); break; } }',
      'let hits = 0; for (let i = 0; i < allowed.length; i++) { if (allowed[i] === origin) hits++; } if (hits > 0) res.set(ACAO, origin);',
    ].map((body) => `import { allowed } from './origins.js'; ${on(`const { origin } = req.query; ${body}`)}`),
  },

  'when it was validated, may be right': {
    valid: [
      on('const { origin } = schema.parse(req.query); res.set(ACAO, origin);'),
      on('schema.parse(req.query); res.set(ACAO, req.query.origin);'),
      on('const { error } = schema.validate(req.query); if (error) return res.sendStatus(400); res.set(ACAO, req.query.origin);'),
      on('try { assertAllowed(req.query.origin); } catch { return res.end(); } res.set(ACAO, req.query.origin);'),
      on('validate(req); res.set(ACAO, req.query.origin);'),
      on('const errors = validationResult(req); if (!errors.isEmpty()) return res.sendStatus(400); res.set(ACAO, req.query.origin);'),
      "app.get('/', validate(schema), (req, res) => { res.set(ACAO, req.query.origin); res.end(); });",
      "app.use(celebrate({ query: schema })); app.get('/', (req, res) => { res.set(ACAO, req.query.origin); res.end(); });",
      "app.get('/', { schema: { querystring } }, (req, res) => { res.header(ACAO, req.query.origin); res.send(); });",
      "app.use((req, res, next) => { if (!list.includes(req.query.origin)) return res.sendStatus(403); next(); }); app.get('/', (req, res) => { res.set(ACAO, req.query.origin); res.end(); });",
      "@Controller() class Origins { @Get() @UsePipes(Validator) find(@Req() req, @Res() res) { res.set(ACAO, req.query.origin); res.end(); } }",
    ],
  },

  'when it names what is looked up, is not what is found': {
    valid: [
      on('res.set(ACAO, origins[req.query.tenant]);'),
      on("res.set(ACAO, ({ acme: 'https://app.acme.dev' })[req.query.tenant]);"),
      on('res.set(ACAO, tenants.get(req.params.id));'),
      on("res.set(ACAO, new Map([['acme', 'https://app.acme.dev']]).get(req.params.id));"),
      on('res.set(ACAO, list.find((one) => one === req.query.origin));'),
      on('const tenant = await db.tenants.find(req.params.id); res.set(ACAO, tenant.origin);'),
      on('const token = jwt.verify(req.query.token, key); res.set(ACAO, token.origin);'),
    ],
  },
});

testRule('what the sender of a request chose, without credentials,', rule, { setup }, {
  'is left alone where that is wanted': {
    callerInput: [{ code: on("res.set(ACAO, «req.query.origin»); res.set('Access-Control-Allow-Credentials', 'true');"), data: { source: 'req.query.origin' }, options: [{ allowWithoutCredentials: true }] }],
    valid: [{ code: on('res.set(ACAO, req.query.origin);'), options: [{ allowWithoutCredentials: true }] }],
  },
});
