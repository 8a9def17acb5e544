import rule from '../../rules/no-reflected-origin.ts';
import { testRule } from '../harness.ts';

const data = { witness: 'https://evil.example' };
const setup = "const app = require('express')(); const cors = require('cors'); const ACAO = 'Access-Control-Allow-Origin'; const ACAC = 'Access-Control-Allow-Credentials'; const list = ['https://app.acme.dev'];\n";

testRule('what may be a check', rule, { data, setup }, {
  'a condition on something unread that may hold the origin may be the check; one on another part of the request is none': {
    valid: [
      "app.get('/', (req, res) => { if (isTrusted(req)) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { if (isTrusted(req.headers)) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { if (list.indexOf(originOf(req)) >= 0) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { if (settings.origins.includes(req.headers[settings.header])) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { if (req.isAllowedOrigin) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { if (known.has(req.headers.referer)) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { const { headers } = req; const ok = lookup(headers); if (!ok) return res.status(403).end(); res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { const [caller] = [].concat(req.rawHeaders); if (known.has(caller)) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { if (config.origins[req.headers.origin]) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { if (config.origins[req.headers.origin] !== undefined) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { const known = Object.fromEntries(config.origins.map((one) => [one, true])); if (known[req.headers.origin]) res.set(ACAO, req.headers.origin); });",
      "app.get('/', async (req, res) => { const ok = await new Promise((resolve) => lookup(req.headers.origin, resolve)); if (ok) res.set(ACAO, req.headers.origin); });",
      "app.get('/', async (req, res) => { const row = await new Promise((resolve, reject) => { db.get(req.headers.origin, (error, one) => (error ? reject(error) : resolve(one))); }); if (row) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { const headers = { ...req.headers }; if (known.has(headers.origin)) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { const headers = Object.assign({ id: 1 }, req.headers); if (known.has(headers.origin)) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { const call = { id: 1, headers: { ...req.headers } }; if (isTrusted(call)) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { const headers = Object.fromEntries(Object.entries(req.headers)); if (known.has(headers.origin)) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { const all = [...req.rawHeaders]; if (all.some((one) => known.has(one))) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { const seen = {}; seen[req.headers[config.header]] = true; if (known.matches(seen)) res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { const context = {}; fill(context, req); if (context.isTrusted) res.set(ACAO, req.headers.origin); });",
      "app.get('/', async (req, res) => { const [ok] = await Promise.all([isTrusted(req), load()]); if (ok) res.set(ACAO, req.headers.origin); });",
      "app.get('/', async (req, res, next) => { const session = new Session(req); if (session.isTrusted()) res.set(ACAO, req.headers.origin); next(); });",
      "app.get('/', async (req, res) => { const { isTrusted } = parse(req); if (isTrusted) res.set(ACAO, req.headers.origin); });",
      "app.get('/', async (req, res) => { const parsed = parse(req); for (const one of parsed.origins) if (one.isTrusted) res.set(ACAO, req.headers.origin); });",
      "app.get('/', async (req, res) => { const trusted = parse(req).filter((one) => one.isTrusted); if (trusted.length > 0) res.set(ACAO, req.headers.origin); });",
      "app.get('/', async (req, res) => { let ok; try { ok = parse(req); } catch { ok = null; } if (ok) res.set(ACAO, req.headers.origin); });",
      "app.get('/', async (req, res) => { if (`${req.get(config.header)}` === config.origin) res.set(ACAO, req.headers.origin); });",
      "app.get('/', async (req, res) => { if (JSON.stringify(req.headers).includes(config.origin)) res.set(ACAO, req.headers.origin); });",
      "app.get('/', async (req, res) => { if (await isAllowedOrigin(req.get('Origin'))) res.set(ACAO, req.get('Origin')); });",
      "app.get('/', (req, res) => { if (list.includes(req.headers.origin)) res.set(ACAO, req.headers.origin); else res.set(ACAO, list[0]); });",
    ],
    reflected: [
      "app.get('/', (req, res) => { if (req.method === 'GET') res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { if (req.url.startsWith('/api')) res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { if (req.query.cors) res.set(ACAO, «req.headers.origin»); });",
      "app.post('/', (req, res) => { if (!req.body.id) return res.status(400).end(); res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { if (!req.user) return res.status(401).end(); res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { if (req.headers['content-type'] === 'application/json') res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { if (req.headers.authorization) res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { switch (req.method) { case 'GET': res.set(ACAO, «req.headers.origin»); } });",
      "app.get('/', async (req, res) => { const item = await db.items.get(req.params.id); if (item) res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { if (req.headers.origin) res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { if (!list.includes(req.headers.origin)) console.warn(req.headers.origin); res.set(ACAO, «req.headers.origin»); });",
    ],
  },

  'a call that is given the origin or the request, and is named as a guard, may throw; logging does not': {
    valid: [
      "app.get('/', async (req, res) => { await assertOrigin(req); res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { requireAllowed(req.headers.origin); res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { validate(req); res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { guard.check(req.headers); res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { policy.ensure(req.get('Origin'), list); res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { assert(list.includes(req.headers.origin)); res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { try { verifyOrigin(req.headers.origin); } catch { return res.status(403).end(); } res.set(ACAO, req.headers.origin); });",
    ],
    reflected: [
      "app.get('/', async (req, res) => { await audit(req.headers.origin); res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { console.log(req.headers.origin); res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { logger.info({ origin: req.headers.origin }, 'cors'); res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { res.status(200); res.vary('Origin'); res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { validateBody(req.body); res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { checkDisk(); res.set(ACAO, «req.headers.origin»); });",
    ],
  },

  'a function that is handed on with the origin may be called with the answer; one that is handed on without is only called later': {
    valid: [
      "app.get('/', (req, res) => { lookup(req.headers.origin).then((ok) => { if (ok) res.set(ACAO, req.headers.origin); res.end(); }); });",
      "app.get('/', (req, res) => { lookup(req.headers.origin, () => { res.set(ACAO, req.headers.origin); res.end(); }); });",
      "app.get('/', (req, res) => { db.query('select 1 from origins where origin = ?', [req.headers.origin], (error, rows) => { if (rows.length) res.set(ACAO, req.headers.origin); res.end(); }); });",
      "app.get('/', async (req, res) => { const rows = await db.query('select 1 from origins where origin = ?', [req.headers.origin]); if (rows.length > 0) res.set(ACAO, req.headers.origin); });",
      "app.get('/', async (req, res) => { const tenant = await prisma.tenant.findUnique({ where: { origin: req.headers.origin } }); if (tenant) res.set(ACAO, tenant.origin); });",
      "app.get('/', async (req, res) => { const tenant = await prisma.tenant.findUnique({ where: { origin: req.headers.origin } }); if (!tenant) return res.sendStatus(403); res.set(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { Origins.findOne({ origin: req.headers.origin }).exec((error, found) => { if (found) res.set(ACAO, req.headers.origin); res.end(); }); });",
    ],
    reflected: [
      "app.get('/', (req, res) => { db.items.find(req.params.id).then((item) => { res.set(ACAO, «req.headers.origin»); res.json(item); }); });",
      "app.get('/', (req, res) => { db.query('select * from items', (error, rows) => { res.set(ACAO, «req.headers.origin»); res.json(rows); }); });",
      "app.get('/', (req, res) => { fs.readFile('index.html', (error, text) => { if (error) return res.sendStatus(404); res.set(ACAO, «req.headers.origin»); res.send(text); }); });",
      "app.get('/', (req, res) => { req.on('end', () => { res.writeHead(200, { [ACAO]: «req.headers.origin» }); res.end(); }); });",
      "app.get('/', (req, res) => { setTimeout(() => { res.set(ACAO, «req.headers.origin»); res.end(); }, 10); });",
    ],
  },
});

testRule('what runs before', rule, { data, setup }, {
  'a handler that ends the request for strangers protects those registered after it, on the paths it covers': {
    valid: [
      "app.use((req, res, next) => { if (!list.includes(req.headers.origin)) return res.sendStatus(403); next(); }); app.get('/', (req, res) => { res.set(ACAO, req.headers.origin); res.json({}); });",
      "const guard = (req, res, next) => { if (list.includes(req.headers.origin)) next(); else res.sendStatus(403); }; app.get('/', guard, (req, res) => { res.set(ACAO, req.headers.origin); res.json({}); });",
      "const guard = (req, res, next) => (list.includes(req.headers.origin) ? next() : res.sendStatus(403)); app.get('/', [guard], (req, res) => { res.set(ACAO, req.headers.origin); res.json({}); });",
      "const guard = (req, res, next) => { if (!list.includes(req.headers.origin)) throw new Error('CORS'); next(); }; app.all('*', guard); app.get('/', (req, res) => { res.set(ACAO, req.headers.origin); });",
      "app.use('/api', (req, res, next) => { if (!list.includes(req.headers.origin)) return res.sendStatus(403); next(); }); app.get('/api/items', (req, res) => { res.set(ACAO, req.headers.origin); res.json({}); });",
      "app.use((req, res, next) => { res.locals.ok = list.includes(req.headers.origin); next(); }); app.get('/', (req, res) => { if (res.locals.ok) res.set(ACAO, req.headers.origin); res.json({}); });",
      "app.use((req, res, next) => { req.trusted = list.includes(req.headers.origin); next(); }); app.get('/', (req, res) => { if (req.trusted) res.set(ACAO, req.headers.origin); res.json({}); });",
      "app.use(async (req, res, next) => { if (!(await origins.has(req.headers.origin))) return res.sendStatus(403); next(); }); app.get('/', (req, res) => { res.set(ACAO, req.headers.origin); });",
      "app.use((req, res, next) => { origins.has(req.headers.origin).then((ok) => { if (ok) next(); else res.sendStatus(403); }); }); app.get('/', (req, res) => { res.set(ACAO, req.headers.origin); });",
      "const reflect = cors({ origin: true, credentials: true }); app.use((req, res, next) => (list.includes(req.headers.origin) ? reflect(req, res, next) : next()));",
      "const reflect = cors({ origin: true, credentials: true }); app.use((req, res, next) => { if (isTrusted(req)) reflect(req, res, next); else next(); });",
      "app.use((req, res, next) => { if (list.includes(req.headers.origin)) return cors({ origin: true, credentials: true })(req, res, next); next(); });",
      "app.use(originGuard(list)); app.get('/', (req, res) => { if (isTrusted(req)) res.set(ACAO, req.headers.origin); });",
    ],
    reflected: [
      "const reflect = cors({ origin: «/./» }); app.use((req, res, next) => { console.log(req.url); reflect(req, res, next); });",
      "const reflect = cors({ origin: «/./» }); app.use((req, res, next) => { if (req.path.startsWith('/api')) reflect(req, res, next); else next(); });",
      "app.get('/', (req, res) => { res.set(ACAO, «req.headers.origin»); res.json({}); }); app.use((req, res, next) => { if (!list.includes(req.headers.origin)) return res.sendStatus(403); next(); });",
      "app.use('/admin', (req, res, next) => { if (!list.includes(req.headers.origin)) return res.sendStatus(403); next(); }); app.get('/', (req, res) => { res.set(ACAO, «req.headers.origin»); res.json({}); });",
      "app.use((req, res, next) => { if (!list.includes(req.headers.origin)) console.warn(req.headers.origin); next(); }); app.get('/', (req, res) => { res.set(ACAO, «req.headers.origin»); res.json({}); });",
      "const admin = require('express')(); admin.use((req, res, next) => { if (!list.includes(req.headers.origin)) return res.sendStatus(403); next(); }); app.get('/', (req, res) => { res.set(ACAO, «req.headers.origin»); });",
      "app.post('/', (req, res, next) => { if (!list.includes(req.headers.origin)) return res.sendStatus(403); next(); }); app.get('/', (req, res) => { res.set(ACAO, «req.headers.origin»); });",
      "app.use((error, req, res, next) => { if (!list.includes(req.headers.origin)) return res.sendStatus(403); next(error); }); app.get('/', (req, res) => { res.set(ACAO, «req.headers.origin»); });",
    ],
  },

  'only a function that something outside can call is run': {
    valid: [
      "function never(req, res) { res.set(ACAO, req.headers.origin); }",
      "const old = { handler(req, res) { res.set(ACAO, req.headers.origin); } };",
      "class Unused { handle(req, res) { res.set(ACAO, req.headers.origin); } }",
      "app.get('/', (req, res) => { const later = () => res.set(ACAO, req.headers.origin); res.end(); });",
      "if (false) app.get('/', (req, res) => { res.set(ACAO, req.headers.origin); });",
      "throw new Error('not yet'); app.get('/', (req, res) => { res.set(ACAO, req.headers.origin); });",
      "if (process.env.NODE_ENV !== 'production') app.use(cors({ origin: true, credentials: true }));",
      "if (process.env.NODE_ENV === 'development') app.get('/', (req, res) => { res.set(ACAO, req.headers.origin); });",
    ],
    reflected: [
      "function handler(req, res) { res.set(ACAO, «req.headers.origin»); } app.get('/', handler);",
      "export function handler(req, res) { res.set(ACAO, «req.headers.origin»); }",
      "const routes = { get: (req, res) => { res.set(ACAO, «req.headers.origin»); } }; app.get('/', routes.get);",
      "const routes = [['/', (req, res) => { res.set(ACAO, «req.headers.origin»); }]]; for (const [path, handler] of routes) app.get(path, handler);",
      "module.exports = { handle(req, res) { res.set(ACAO, «req.headers.origin»); } };",
      "export const make = () => (req, res, next) => { res.set(ACAO, «req.headers.origin»); next(); };",
      "export class Controller { list(req, res) { res.set(ACAO, «req.headers.origin»); } }",
      "app.handler = (req, res) => { res.set(ACAO, «req.headers.origin»); };",
      "if (process.env.NODE_ENV === 'production') app.get('/', (req, res) => { res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { (() => res.set(ACAO, «req.headers.origin»))(); });",
    ],
  },
});
