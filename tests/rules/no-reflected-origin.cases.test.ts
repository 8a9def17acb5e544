import rule from '../../rules/no-reflected-origin.ts';
import { about, testRule, withoutCredentials, type Case } from '../harness.ts';

const data = { witness: 'https://evil.example', credentials: ' with credentials' };
const setup = "const app = require('express')(); const cors = require('cors'); const ACAO = 'Access-Control-Allow-Origin'; const ACAC = 'Access-Control-Allow-Credentials'; const list = ['https://a.com', 'https://b.com']; const ALLOWED = new Set(list);\n";

const offersNobody = (code: string): Case => ({ code, suggest: { nobody: code.replace('«true»', '[]') } });

/** The body of an Express handler. */
const handler = (body: string): string => `app.use(async (req, res, next) => { const { origin } = req.headers; ${body} next(); });`;

testRule('mistakes that people make', rule, { data, setup }, {
  'the Origin is copied into the response': {
    reflectedCredentials: [
      "app.use((req, res, next) => { res.setHeader('Access-Control-Allow-Origin', «req.headers.origin»); res.setHeader('Access-Control-Allow-Credentials', 'true'); next(); });",
      "app.use((req, res, next) => { const { origin } = req.headers; res.header({ 'Access-Control-Allow-Origin': «origin», 'Access-Control-Allow-Credentials': true }); next(); });",
      handler("res.set(ACAC, 'true'); res.set(ACAO, «origin || '*'»);"),
      handler("if (origin) { res.set(ACAO, «origin»); res.set(ACAC, 'true'); }"),
      handler("const allowed = ALLOWED.has(origin); res.set({ [ACAO]: «origin», [ACAC]: 'true', 'X-Allowed': String(allowed) });"),
      "require('http').createServer((req, res) => { res.writeHead(200, { 'Access-Control-Allow-Origin': «req.headers.origin», 'Access-Control-Allow-Credentials': 'true' }); res.end(); });",
    ],
    reflected: [
      "app.get('/', (req, res) => { res.set(`Access-Control-Allow-Origin`, «`${req.get('origin')}`»); });",
      "app.get('/', (req, res) => { const h = 'Access-Control-Allow-Origin'; res.append(h, «req.header('Origin') || '*'»); });",
      "function setCors(req, res) { res.setHeader(ACAO, «req.headers.origin»); } app.get('/a', (req, res) => { setCors(req, res); res.json(1); }); app.get('/b', (req, res) => { setCors(req, res); res.json(2); });",
      handler('if (req.headers.origin) res.set(ACAO, «req.headers.origin»);'),
      "app.use(async (ctx) => { ctx.set(ACAO, «ctx.request.header.origin»); });",
      "fastify.get('/', (request, reply) => { reply.header(ACAO, «request.headers.origin»); });",
      "app.get('/', (c) => { c.header(ACAO, «c.req.header('Origin')»); return c.json({}); });",
      "export default { fetch(req) { return new Response('', { headers: { 'access-control-allow-origin': «req.headers.get('Origin') ?? '*'» } }); } };",
    ],
  },
  'it is checked, and copied whatever comes of that': {
    ineffective: [
      about('ALLOWED.has(origin)', handler("res.set(ACAO, «origin»); res.set(ACAC, 'true'); if (!ALLOWED.has(origin)) return res.status(403).end('no');")),
      ...[
        about('list.includes(origin)', handler('if (!list.includes(origin)) console.warn(origin); res.set(ACAO, «origin»);')),
        about('list.includes(origin)', handler('res.set(ACAO, «list.includes(origin) ? origin : origin»);')),
        about('list.find((a) => a === origin)', handler('res.set(ACAO, «list.find((a) => a === origin) || req.headers.origin»);')),
      ].map(withoutCredentials),
    ],
  },
  'the cors package is told to reflect': {
    reflectedCredentials: [
      "app.use(cors({ origin: «true», credentials: true }));",
    ].map(offersNobody),
    alwaysAllows: [
      offersNobody("app.use(cors({ origin: (o, cb) => cb(null, «true»), credentials: true }));"),
      withoutCredentials('app.use(cors({ origin(o, cb) { cb(null, «o») } }));'),
    ],
    ineffective: [
      about('list.includes(o)', offersNobody("app.use(cors({ origin: (o, cb) => { if (!o || list.includes(o)) cb(null, true); else { console.log('blocked', o); cb(null, «true»); } }, credentials: true }));")),
    ],
  },
});

testRule('what looks like it', rule, { data, setup }, {
  'a check decides': {
    valid: [
      "app.use(cors({ origin: ['https://a.com', 'https://b.com'], credentials: true }));",
      'app.use(cors());',
      "app.use(cors({ origin: '*' }));",
      "app.use(cors({ origin: '*', credentials: false }));",
      'app.use(cors({ origin: false }));',
      "app.use(cors({ origin: (o, cb) => list.includes(o) ? cb(null, true) : cb(new Error('no')), credentials: true }));",
      'app.use(cors({ origin: (o, cb) => cb(null, list.includes(o)), credentials: true }));',
      'app.use(cors({ origin: (o, cb) => { if (!o || list.indexOf(o) !== -1) cb(null, true); else cb(null, false) }, credentials: true }));',
      'app.use(cors({ origin: async (o, cb) => { cb(null, await db.has(o)) }, credentials: true }));',
      'app.use(cors({ origin: (o, cb) => loadOrigins().then((l) => cb(null, l)).catch(cb), credentials: true }));',
      "app.use(cors((req, cb) => cb(null, { origin: list.includes(req.header('Origin')) })));",
      "app.use(cors({ origin: process.env.ORIGINS?.split(',') ?? [], credentials: true }));",
      "const isDev = process.env.NODE_ENV !== 'production'; app.use(cors({ origin: isDev ? true : list, credentials: true }));",
      handler("if (ALLOWED.has(origin)) { res.setHeader(ACAO, origin); res.vary('Origin'); }"),
      handler("const ok = list.find((a) => a === origin); if (ok) res.set(ACAO, ok);"),
      handler("res.set(ACAO, list.includes(origin) ? origin : list[0]); res.vary('Origin');"),
      handler('if (!ALLOWED.has(origin)) return res.status(403).end(); res.set(ACAO, origin);'),
      handler("switch (origin) { case 'https://a.com': case 'https://b.com': res.set(ACAO, origin); }"),
      handler('if (await isAllowedOrigin(origin)) res.set(ACAO, origin);'),
      handler('const t = await prisma.tenant.findUnique({ where: { origin } }); if (t) res.set(ACAO, t.origin);'),
      handler("const u = new URL(origin); if (u.protocol === 'https:' && u.hostname.endsWith('.a.com')) res.set(ACAO, origin);"),
      handler('if (new URL(origin).host === req.headers.host) res.set(ACAO, origin);'),
      handler("if (new Map(list.map((a) => [a, a])).get(origin)) res.set(ACAO, origin);"),
      handler("const map = { 'https://a.com': 'a' }; if (Object.hasOwn(map, origin)) res.set(ACAO, origin);"),
      handler("const map = { 'https://a.com': 'a' }; if (map[origin]) res.set(ACAO, origin);"),
      handler('if (origins.get(origin)) res.set(ACAO, origin);'),
      handler("if (list.includes(origin)) { res.set(ACAO, origin); res.set(ACAC, 'true'); } else { res.set(ACAO, 'https://a.com'); }"),
      handler("res.set(ACAO, origin); if (!ALLOWED.has(origin)) res.removeHeader(ACAO);"),
      handler("const allowed = ALLOWED.has(origin) && origin; if (allowed) res.set(ACAO, allowed);"),
      handler("let allow = null; for (const one of list) if (one === origin) allow = one; if (allow !== null) res.set(ACAO, allow);"),
    ],
  },
  'the Origin is not sent back, or no Origin is meant': {
    valid: [
      "app.get('/', (req, res) => { if (req.path.includes('example.com') && req.body.email.endsWith('example.com')) res.set(ACAO, 'https://a.com'); });",
      "const origin = 'center center'; element.style.transformOrigin = origin; const chart = { origin: { x: 0, y: 0 } }; app.use(cors({ origin: list }));",
      "const link = new URL('/login', window.location.origin); const href = new URL(link).origin + '/cors';",
      "window.postMessage('cors', origin); window.addEventListener('message', (event) => { if (event.origin === 'https://a.com') handle(event); });",
      handler("log.info({ origin: req.headers.origin }); await audit.insert({ [ACAO]: req.headers.origin });"),
      handler("res.setHeader('X-Origin', req.headers.origin);"),
      handler("res.setHeader('Timing-Allow-Origin', req.headers.origin); res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin'); res.setHeader('Content-Security-Policy', `frame-ancestors ${req.headers.origin}`);"),
      handler("res.setHeader(ACAO, 'https://a.com'); res.setHeader(ACAC, 'true');"),
      handler("if (isPublic) res.set(ACAO, '*'); else { res.set(ACAO, APP); res.set(ACAC, 'true'); }"),
      "const pub = require('express')(); const api = require('express')(); pub.use(cors()); api.use(cors({ origin: list, credentials: true }));",
      handler("res.setHeader(ACAO, 'https://a.com'); res.setHeader(ACAC, true);"),
      "const upload = multer({ fileFilter: (req, file, cb) => cb(null, true) }); app.post('/', cors({ origin: list }), upload.single('file'), (req, res) => res.end());",
      "passport.use(new Strategy({ passReqToCallback: true }, (req, token, cb) => cb(null, true))); app.use(cors({ origin: list }));",
      "fs.readFile('cors.json', (error, text) => callback(null, true)); app.use(csurf({ origin: (o, cb) => cb(null, true) }));",
      "const stripe = new Stripe(key, { origin: true, credentials: true }); const map = createMap({ origin: true }); app.use(cors({ origin: list }));",
      "s3.getSignedUrl('putObject', { origin: true, credentials: true }, (error, url) => {}); app.use(cors({ origin: list }));",
      "import { cors as crossOrigin } from './middleware'; app.use(crossOrigin({ origin: true, credentials: true }));",
      "await page.route('**/api', (route) => route.fulfill({ headers: { [ACAO]: '*', [ACAC]: 'true' } }));",
      "proxy.on('proxyRes', (proxyRes) => { delete proxyRes.headers['access-control-allow-origin']; });",
      "if (res.headers['access-control-allow-origin'] === '*') found.push(url);",
      "test('cors', async () => { const res = await get('/', { headers: { origin: 'https://a.com' } }); expect(res.headers[ACAO]).toBe('https://a.com'); });",
      "test('cors', () => { const res = { setHeader: vi.fn() }; handle({ headers: { origin: 'https://a.com' } }, res); expect(res.setHeader).toHaveBeenCalledWith(ACAO, 'https://a.com'); });",
      "type Header = 'Access-Control-Allow-Origin'; const names = { ACAO: 'Access-Control-Allow-Origin' }; // Access-Control-Allow-Origin: req.headers.origin",
      "export const Docs = ({ req }) => <p title=\"Access-Control-Allow-Origin\">{req.headers.origin} is sent back as Access-Control-Allow-Origin</p>;",
    ],
  },
});
