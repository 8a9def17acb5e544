import rule from '../../rules/no-reflected-origin.ts';
import { testRule } from '../harness.ts';

const data = { witness: 'https://evil.example' };
const setup = "const app = require('express')(); const cors = require('cors'); const ACAO = 'Access-Control-Allow-Origin'; const ACAC = 'Access-Control-Allow-Credentials'; const list = ['https://app.acme.dev'];\n";

/** A handler that gives most requests to functions that have nothing to do with CORS, and the last of them to one that has. */
const dispatch = (last: string): string => `async function read(request, env) { if (!env.open) return new Response('', { status: 404 }); return new Response(await env.load()); }
async function write(request) { const body = await request.json(); if (!body.name || !body.mail) return new Response('', { status: 400 }); return new Response('ok'); }
async function remove(request, env) { const auth = request.headers.get('Authorization'); if (!auth || !auth.startsWith('Bearer ')) return new Response('', { status: 401 }); ${last} }
export default { async fetch(request, env) {
  const url = new URL(request.url);
  ${['GET', 'POST', 'PUT', 'PATCH'].flatMap((method) => ['/items', '/users'].map((path) => `if (request.method === '${method}' && url.pathname === '${path}' && url.searchParams.get('v')) return ${method === 'GET' ? 'read(request, env)' : 'await write(request)'};`)).join('\n  ')}
  if (request.method === 'DELETE' && url.pathname.startsWith('/items/')) return remove(request, env);
  return new Response('', { status: 404 });
} };`;

testRule('what the file does not decide', rule, { data, setup }, {
  'configuration that is not in the file is reported only if every value of it that leads here reflects': {
    reflected: [
      { code: "if (config.cors) app.use(cors({ origin: «true» }));", suggest: { public: "if (config.cors) app.use(cors({ origin: '*' }));" } },
      "if (config.cors) app.get('/', (req, res) => { res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { if (config.cors) res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { if (config.verbose) console.log(req.headers.origin); res.set(ACAO, «req.headers.origin»); });",
      "module.exports = ({ maxAge }) => (req, res, next) => { if (maxAge) res.set('Access-Control-Max-Age', maxAge); res.set(ACAO, «req.headers.origin»); next(); };",
      "app.use(cors({ origin: «config.open ? true : [true]» }));",
    ],
    valid: [
      "const { allowAll } = require('./config'); app.use(cors({ origin: allowAll ? true : list, credentials: true }));",
      "const { allowAll } = require('./config'); app.use(cors({ origin: (o, cb) => cb(null, allowAll || list.includes(o)), credentials: true }));",
      "const config = require('./config'); app.get('/', (req, res) => { if (config.open || list.includes(req.headers.origin)) res.set(ACAO, req.headers.origin); });",
      "module.exports = (options) => (req, res, next) => { if (options.reflect) res.set(ACAO, req.headers.origin); else res.set(ACAO, options.origin); next(); };",
      "export const withCors = ({ origins }) => (req, res, next) => { if (!origins || origins.includes(req.headers.origin)) res.set(ACAO, req.headers.origin); next(); };",
      "app.use(cors({ origin: config.isDev ? true : list, credentials: true }));",
      "let origin = true; if (config.origins) origin = config.origins; app.use(cors({ origin, credentials: true }));",
      "app.use(cors({ origin: config.origin ?? true, credentials: true }));",
    ],
  },

  'where some requests are checked and others are not, credentials decide': {
    conditional: [
      "app.get('/', (req, res) => { res.set(ACAC, 'true'); if (req.query.widget) res.set(ACAO, «req.headers.origin»); else if (list.includes(req.headers.origin)) res.set(ACAO, req.headers.origin); });",
      "app.use((req, res, next) => { const { origin } = req.headers; if (req.path.startsWith('/public') || list.includes(origin)) { res.set(ACAO, «origin»); res.set(ACAC, 'true'); } next(); });",
      "app.use(cors((req, cb) => cb(null, { origin: «req.path === '/public' ? true : list», credentials: true })));",
      "app.all('/', (req, res) => { res.set(ACAC, 'true'); if (req.method === 'OPTIONS') { if (!list.includes(req.headers.origin)) return res.sendStatus(403); } res.set(ACAO, «req.headers.origin»); res.end(); });",
    ],
    valid: [
      "app.get('/', (req, res) => { if (req.query.widget) res.set(ACAO, req.headers.origin); else if (list.includes(req.headers.origin)) res.set(ACAO, req.headers.origin); });",
      "app.use((req, res, next) => { const { origin } = req.headers; if (req.path.startsWith('/public') && list.includes(origin)) { res.set(ACAO, origin); res.set(ACAC, 'true'); } next(); });",
      "app.get('/', (req, res) => { if (req.query.widget) res.set(ACAO, '*'); else if (list.includes(req.headers.origin)) { res.set(ACAO, req.headers.origin); res.set(ACAC, 'true'); } });",
    ],
  },

  'the same condition asked twice has one answer, and a value that equals a text is that text': {
    valid: [
      "app.get('/', (req, res) => { const open = isOpen(req.path); if (open) res.set(ACAO, '*'); if (!open) res.set(ACAO, 'https://app.acme.dev'); });",
      "app.get('/', (req, res) => { res.set(ACAO, req.headers.origin); if (req.query.a) res.set(ACAO, 'https://app.acme.dev'); if (!req.query.a) res.set(ACAO, 'https://admin.acme.dev'); });",
      "app.all('/', (req, res) => { if (req.method === 'OPTIONS') { res.set(ACAO, 'https://app.acme.dev'); if (req.method === 'POST') res.set(ACAO, req.headers.origin); } });",
      "app.all('/', (req, res) => { const mode = config.mode; if (mode === 'strict') { if (mode !== 'strict') res.set(ACAO, req.headers.origin); } });",
      "app.all('/', (req, res) => { switch (config.mode) { case 'strict': if (config.mode === 'open') res.set(ACAO, req.headers.origin); } });",
      "app.use(cors({ origin: !config.closed && config.closed, credentials: true }));",
    ],
    reflected: [
      "app.all('/', (req, res) => { if (req.method === 'OPTIONS') res.set('Access-Control-Max-Age', '5'); if (req.method === 'POST') res.set(ACAO, «req.headers.origin»); });",
    ],
    conditional: [
      "app.get('/', (req, res) => { res.set({ [ACAC]: 'true', [ACAO]: «req.headers.origin» }); if (req.query.a) res.set(ACAO, 'https://app.acme.dev'); if (!req.query.b) res.set(ACAO, 'https://admin.acme.dev'); });",
    ],
  },

  'a parameter is a request by its use, and an option where it has a default or is read as one': {
    valid: [
      "module.exports = (origin = 'http://localhost:3000') => (req, res, next) => { res.set(ACAO, origin); next(); };",
      "export const allow = ({ origin = 'https://app.acme.dev' } = {}) => (req, res, next) => { res.set(ACAO, origin); next(); };",
      "export function createServer({ origin, port }) { app.get('/', (req, res) => { res.set(ACAO, origin); }); app.listen(port); }",
      "export function headersFor(origin) { return { [ACAO]: origin }; }",
      "export class Server { constructor(origin) { this.origin = origin; } handle(req, res) { res.set(ACAO, this.origin); } }",
      "export const respond = (body, { origin }) => ({ statusCode: 200, headers: { [ACAO]: origin }, body });",
    ],
    reflected: [
      "module.exports = (maxAge = 600) => (req, res, next) => { res.set(ACAO, «req.headers.origin»); res.set('Access-Control-Max-Age', maxAge); next(); };",
      "export default function (incoming, outgoing) { outgoing.setHeader(ACAO, «incoming.headers.origin»); outgoing.end(); }",
      "export const handler = ({ headers }, res) => { res.set(ACAO, «headers.origin»); };",
      "app.get('/', (a, b) => { b.set(ACAO, «a.get('Origin')»); });",
    ],
  },

  'the Origin is read from request headers only': {
    valid: [
      "app.get('/', (req, res) => { res.set(ACAO, window.location.origin); });",
      "app.get('/', (req, res) => { res.set(ACAO, new URL(req.url, 'https://app.acme.dev').origin); });",
      "app.get('/', (req, res) => { res.set(ACAO, req.origin); });",
      "app.get('/', (req, res) => { res.set(ACAO, settings.get('origin')); });",
      "const origins = new Map([['origin', 'https://app.acme.dev']]); app.get('/', (req, res) => { res.set(ACAO, origins.get('origin')); });",
      "app.get('/', (req, res) => { res.set(ACAO, app.get('origin')); });",
      "app.get('/', (req, res) => { res.set(ACAO, info.headers.origin); });",
      "app.get('/', (req, res) => { res.set(ACAO, upstream.headers.get('origin')); });",
      "window.addEventListener('message', (e) => { if (e.origin === 'https://app.acme.dev') postMessage('cors', e.origin); });",
      "app.get('/', (req, res) => { res.set(ACAO, req.headers.Origin); });",
      "wss.on('connection', (socket, req) => { socket.send(JSON.stringify({ cors: req.headers.origin })); });",
      "app.use((req, res, next) => { if (!list.includes(req.headers.origin)) return next(new Error('CSRF')); next(); }); // cors",
      "new WebSocketServer({ verifyClient: ({ origin }) => true }); // cors",
    ],
    reflected: [
      "app.get('/', (req, res) => { res.set(ACAO, «req.headers.origin || req.headers.Origin»); });",
      "app.get('/', (req, res) => { res.set(ACAO, «req.get('ORIGIN')»); });",
      "app.get('/', (req, res) => { const header = (name) => req.headers[name]; res.set(ACAO, «header('origin')»); });",
    ],
  },
});

testRule('what belongs together', rule, { data, setup }, {
  'headers of different ways, requests or responses are never combined': {
    reflected: [
      "app.get('/', (req, res) => { if (req.user) res.set(ACAC, 'true'); else res.set(ACAO, «req.headers.origin»); });",
      "app.get('/a', (req, res) => { res.set(ACAO, «req.headers.origin»); }); app.get('/b', (req, res) => { res.set(ACAC, 'true'); });",
      "app.get('/', (req, res) => { const ours = new Response('', { headers: { [ACAC]: 'true' } }); cache.put(ours); res.set(ACAO, «req.headers.origin»); });",
      { code: "const open = require('express')(); open.use(cors({ origin: «true» })); app.use(cors({ origin: list, credentials: true }));", suggest: { public: "const open = require('express')(); open.use(cors({ origin: '*' })); app.use(cors({ origin: list, credentials: true }));" } },
    ],
    reflectedCredentials: [
      "app.get('/', (req, res) => { const headers = { [ACAO]: 'https://app.acme.dev' }; headers[ACAC] = 'true'; headers[ACAO] = «req.headers.origin»; res.set(headers); });",
    ],
    conditional: [
      "app.get('/', (req, res) => { if (req.user) res.set(ACAC, 'true'); res.set(ACAO, «req.headers.origin»); });",
    ],
    valid: [
      "app.get('/', (req, res) => { if (req.query.open) res.set(ACAO, '*'); else { res.set(ACAO, 'https://app.acme.dev'); res.set(ACAC, 'true'); } });",
      "const open = require('express')(); open.use(cors()); app.use(cors({ origin: list, credentials: true }));",
      "app.get('/', (req, res) => { const headers = { [ACAO]: req.headers.origin }; headers[ACAO] = 'https://app.acme.dev'; res.set(headers); });",
    ],
  },

  'what is called in `try` may throw, and what is read of nothing does': {
    valid: [
      "app.get('/', async (req, res) => { try { const tenant = await tenantOf(req.headers.origin); res.set(ACAO, tenant.origin); } catch { res.set(ACAO, 'https://app.acme.dev'); } });",
      "app.get('/', (req, res) => { let known; const { name } = known; res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { try { if (new URL(req.headers.origin).hostname === 'app.acme.dev') res.set(ACAO, req.headers.origin); } catch { res.sendStatus(400); } });",
      "app.get('/', async (req, res) => { try { await verify(req.headers.origin); res.set(ACAO, req.headers.origin); } catch { res.sendStatus(403); } });",
    ],
    reflected: [
      "app.get('/', async (req, res) => { try { res.json(await load(req.params.id)); } catch (error) { res.set(ACAO, «req.headers.origin»); res.sendStatus(500); } });",
      "app.get('/', async (req, res) => { try { await load(req.params.id); } finally { res.set(ACAO, «req.headers.origin»); } });",
      "app.get('/', (req, res) => { try { new URL(req.headers.origin); res.set(ACAO, «req.headers.origin»); } catch { res.sendStatus(400); } });",
      "app.get('/', (req, res) => { try { JSON.parse('{'); } catch { res.set(ACAO, «req.headers.origin»); } });",
    ],
  },

  'a list or promise that is not in the file may deny': {
    valid: [
      "app.get('/', (req, res) => { for (const one of config.origins) if (one === req.headers.origin) res.set(ACAO, one); });",
      "app.get('/', (req, res) => { for (const one of config.origins) { if (one === req.headers.origin) { res.set(ACAO, req.headers.origin); break; } } });",
      "app.get('/', (req, res) => { if (config.origins.indexOf(req.headers.origin) !== -1) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { if (config.origins.indexOf(req.headers.origin) > -1) res.set(ACAO, req.headers.origin); });",
      "app.get('/', async (req, res) => { const allowed = await config.origins; if (allowed.includes(req.headers.origin)) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { const denied = !config.origins.has(req.headers.origin); if (!denied) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { let ok = false; config.origins.forEach((one) => { if (one === req.headers.origin) ok = true; }); if (ok) res.set(ACAO, req.headers.origin); });",
    ],
    reflected: [
      "app.get('/', (req, res) => { for (const name of config.names) res.append('Vary', name); res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', async (req, res) => { await config.ready; res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { if (list.indexOf(req.headers.origin)) res.set(ACAO, «req.headers.origin»); });",
    ],
  },

  'what leaves the answer to others takes nothing from what is looked at': {
    reflected: [dispatch("return new Response('ok', { headers: { [ACAO]: «request.headers.get('Origin') ?? ''» } });")],
    conditional: [
      "app.use((req, res, next) => { const o = req.headers.origin; if (req.method !== 'OPTIONS' && !list.includes(o)) return res.status(403).end(); res.set(ACAO, «o»); res.set(ACAC, 'true'); next(); });",
    ],
    valid: [
      dispatch("if (!list.includes(request.headers.get('Origin'))) return new Response('', { status: 403 }); return new Response('ok', { headers: { [ACAO]: request.headers.get('Origin') } });"),
      "const verify = (req) => list.includes(req.headers.origin); const allowed = (req) => { if (req.query.internal) return verify(req, 1); return verify(req, 2); }; app.use((req, res, next) => { if (allowed(req)) res.set(ACAO, req.headers.origin); next(); });",
      "app.use((req, res, next) => { const o = req.headers.origin; if (req.method !== 'OPTIONS' && !list.includes(o)) return res.status(403).end(); res.set(ACAO, o); next(); });",
    ],
  },

  'conditions that the sender of a request chooses together are not taken for what was excluded': {
    conditional: [
      "app.get('/', (req, res) => { res.set(ACAC, 'true'); if (req.query.a && req.query.b && req.query.c) { res.set(ACAO, 'https://app.acme.dev'); } else { res.set(ACAO, «req.headers.origin»); } });",
      "app.get('/', (req, res) => { res.set(ACAC, 'true'); if (req.query.a || req.query.b) { res.set(ACAO, «req.headers.origin»); } else { res.set(ACAO, 'https://app.acme.dev'); } });",
    ],
    valid: [
      "app.get('/', (req, res) => { res.set(ACAC, 'true'); if (req.query.a && req.query.b) { res.set(ACAO, 'https://app.acme.dev'); } else { if (req.query.a) if (req.query.b) res.set(ACAO, req.headers.origin); } });",
      "app.get('/', (req, res) => { res.set(ACAC, 'true'); if (req.query.a && req.query.b) { res.set(ACAO, 'https://app.acme.dev'); } else { if (req.query.b && req.query.c && req.query.a) res.set(ACAO, req.headers.origin); } });",
      "app.get('/', (req, res) => { res.set(ACAC, 'true'); if (req.query.a || req.query.b) { res.set(ACAO, 'https://app.acme.dev'); } else { if (req.query.b) res.set(ACAO, req.headers.origin); } });",
    ],
  },

  'a file that names CORS in any spelling is read': {
    reflected: [
      { code: "export const corsOptions = { origin: «true», methods: 'GET' };", suggest: { public: "export const corsOptions = { origin: '*', methods: 'GET' };" } },
      "export const corsHandler = (req, res, next) => { res.set('Access-Control-Allow-Origin', «req.headers.origin»); next(); };",
    ],
  },
});
