/** The bodies of handlers (req, res) that write headers by hand, by what is peculiar about them. They work on `node:http` and on Express alike. */
export const handlers: Readonly<Record<string, readonly string[]>> = {
  'setHeader': [
    "res.setHeader('Access-Control-Allow-Origin', '*'); res.end('ok');",
    "res.setHeader('Access-Control-Allow-Origin', 'https://app.example'); res.setHeader('Access-Control-Allow-Credentials', 'true'); res.setHeader('Vary', 'Origin'); res.end('ok');",
    "res.setHeader('access-control-allow-origin', '*').setHeader('ACCESS-CONTROL-MAX-AGE', 600).end('ok');",
    "res.setHeader('Access-Control-Allow-Origin', ['https://app.example', 'null']); res.setHeader('Vary', ['Origin', 'Accept-Encoding']); res.end('ok');",
    "res.setHeader('Access-Control-Allow-Origin', '*'); res.setHeader('Access-Control-Allow-Origin', 'null'); res.end('ok');",
    "res.setHeader('Access-Control-Allow-Origin', '*'); res.removeHeader('access-control-allow-origin'); res.end('ok');",
    "res.setHeader('Access-Control-Allow-Origin', ''); res.setHeader('Access-Control-Allow-Credentials', true); res.end('ok');",
    "res.setHeader('Access-Control-Allow-Methods', ['GET', 'PUT']); res.setHeader('Access-Control-Allow-Headers', ['X-Custom', 'Authorization'].join(', ')); res.setHeader('Access-Control-Expose-Headers', 'ETag'); res.setHeader('Access-Control-Allow-Origin', '*'); res.end();",
    "res['setHeader']('Access-Control-Allow-Origin', `${'https'}://app.example`); res.end('ok');",
    "const set = res.setHeader.bind(res); set('Access-Control-Allow-Origin', '*'); res.end('ok');",
    "res.setHeader('Access-Control-Allow-Origin', '*'); res.end('ok'); if (res.headersSent) return; res.setHeader('Access-Control-Allow-Credentials', 'true');",
  ],

  'appendHeader and setHeaders': [
    "res.appendHeader('Access-Control-Allow-Origin', 'https://app.example'); res.appendHeader('Vary', 'Origin'); res.appendHeader('Vary', 'Accept'); res.end('ok');",
    "res.setHeader('Access-Control-Allow-Origin', 'null'); res.appendHeader('Access-Control-Allow-Origin', 'https://app.example'); res.end('ok');",
    "res.setHeaders(new Map([['Access-Control-Allow-Origin', '*'], ['Access-Control-Max-Age', '5']])); res.end('ok');",
    "res.setHeaders(new Headers({ 'Access-Control-Allow-Origin': 'https://app.example', Vary: 'Origin' })); res.end('ok');",
    "const headers = new Headers(); headers.set('Access-Control-Allow-Origin', 'null'); headers.append('Vary', 'Origin'); headers.append('Vary', 'Accept'); res.setHeaders(headers); res.end('ok');",
    "const headers = new Map(); if (req.headers.origin === 'https://app.example') headers.set('Access-Control-Allow-Origin', req.headers.origin); headers.set('Vary', 'Origin'); res.setHeaders(headers); res.end('ok');",
  ],

  'writeHead': [
    "res.writeHead(200, { 'Access-Control-Allow-Origin': '*' }); res.end('ok');",
    "res.writeHead(204, 'Nothing', { 'Access-Control-Allow-Origin': 'https://app.example', 'access-control-allow-credentials': 'true', Vary: 'Origin' }).end();",
    "res.writeHead(200, ['Access-Control-Allow-Origin', 'https://app.example', 'Vary', 'Origin']); res.end('ok');",
    "res.setHeader('Access-Control-Allow-Origin', '*'); res.writeHead(200, { 'access-control-allow-origin': 'null' }); res.end('ok');",
    "res.setHeader('Access-Control-Allow-Origin', '*'); res.writeHead(403); res.end('no');",
    "const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET, PUT' }; if (req.method === 'OPTIONS') { res.writeHead(204, headers); res.end(); return; } res.writeHead(200, { ...headers, 'Content-Type': 'text/plain' }); res.end('ok');",
    "const headers = { 'Access-Control-Allow-Origin': req.headers.origin || '*', ...(req.headers.origin && { 'Access-Control-Allow-Credentials': 'true' }) }; res.writeHead(200, headers); res.end('ok');",
    "const headers = {}; headers['Access-Control-Allow-Origin'] = 'null'; headers[['Access-Control', 'Max-Age'].join('-')] = 60; res.writeHead(200, headers); res.end('ok');",
  ],

  'an allowlist': [
    "const allowed = new Set(['https://app.example', 'http://localhost:3000']); const { origin } = req.headers; res.setHeader('Vary', 'Origin'); if (allowed.has(origin)) { res.setHeader('Access-Control-Allow-Origin', origin); res.setHeader('Access-Control-Allow-Credentials', 'true'); } res.end('ok');",
    "const allowed = ['https://app.example', 'null']; const origin = req.headers['origin']; if (origin && allowed.includes(origin)) res.setHeader('Access-Control-Allow-Origin', origin); res.end('ok');",
    "const allowed = ['https://app.example', 'http://localhost:3000']; const origin = req.headers.origin; res.setHeader('Access-Control-Allow-Origin', allowed.indexOf(origin) >= 0 ? origin : allowed[0]); res.end('ok');",
    "const found = ['https://app.example', 'http://localhost:3000'].find((one) => one === req.headers.origin); if (found) res.setHeader('Access-Control-Allow-Origin', found); res.end('ok');",
    "for (const one of ['https://app.example', 'null']) { if (one === req.headers.origin) { res.setHeader('Access-Control-Allow-Origin', one); break; } } res.end('ok');",
    "let i = 0; const list = ['null', 'https://app.example']; while (i < list.length) { if (req.headers.origin === list[i]) res.setHeader('Access-Control-Allow-Origin', list[i]); i++; } res.end('ok');",
    "const allowed = { 'https://app.example': true, 'https://evil.example': false }; if (allowed[req.headers.origin] === true) res.setHeader('Access-Control-Allow-Origin', req.headers.origin); res.end('ok');",
    "const tenants = new Map([['https://app.example', 'a'], ['null', '']]); if (tenants.get(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin); res.end('ok');",
    "const origin = String(req.headers.origin).toLowerCase(); if (['https://app.example'].some((one) => one === origin)) res.setHeader('Access-Control-Allow-Origin', origin); res.end('ok');",
    "const hosts = 'app.example, localhost'.split(',').map((host) => host.trim()); try { const { hostname, origin } = new URL(req.headers.origin); if (hosts.includes(hostname)) res.setHeader('Access-Control-Allow-Origin', origin); } catch {} res.end('ok');",
  ],

  'other tests of the origin': [
    "if (/^https:\\/\\/[a-z.]+\\.example$/.test(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin); res.end('ok');",
    "const [, name] = /^https:\\/\\/(\\w+)\\.example$/.exec(req.headers.origin) ?? []; if (name === 'app') res.setHeader('Access-Control-Allow-Origin', `https://${name}.example`); res.end('ok');",
    "const match = (req.headers.origin ?? '').match(/^https?:\\/\\/([^/:]+)/); if (match && match[1].endsWith('.example')) res.setHeader('Access-Control-Allow-Origin', match[0]); res.end('ok');",
    "if (req.headers.origin && req.headers.origin.endsWith('app.example')) { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); } res.end('ok');",
    "if (req.headers.origin?.startsWith('https://app.example')) res.setHeader('Access-Control-Allow-Origin', req.headers.origin); res.end('ok');",
    "if (req.headers.origin && 'https://app.example,null'.includes(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin); res.end('ok');",
    "if (req.headers.origin !== undefined && req.headers.origin !== 'null') res.setHeader('Access-Control-Allow-Origin', req.headers.origin); res.end('ok');",
    "switch (req.headers.origin) { case 'https://app.example': res.setHeader('Access-Control-Allow-Credentials', 'true'); case 'null': res.setHeader('Access-Control-Allow-Origin', req.headers.origin); break; default: res.setHeader('Access-Control-Allow-Origin', 'https://app.example'); } res.end('ok');",
    "res.setHeader('Access-Control-Allow-Origin', req.headers.origin || '*'); res.end('ok');",
    "const { headers: { origin = 'null' } } = req; res.setHeader('Access-Control-Allow-Origin', origin); res.end('ok');",
    "let origin = req.headers.origin; origin ??= 'https://app.example'; res.setHeader('Access-Control-Allow-Origin', origin.replace(/\\/$/, '')); res.end('ok');",
    "const ok = req.headers.origin && !req.headers.origin.includes('evil'); res.setHeader('Access-Control-Allow-Origin', ok ? req.headers.origin : 'null'); res.setHeader('Access-Control-Allow-Credentials', String(Boolean(ok))); res.end('ok');",
    "const { origin } = req.headers; if (!origin) { res.end('ok'); return; } if (new URL('https://app.example').origin === origin) res.setHeader('Access-Control-Allow-Origin', origin); res.end('ok');",
  ],

  'early return and OPTIONS': [
    "if (req.headers.origin !== 'https://app.example') { res.statusCode = 403; res.end(); return; } res.setHeader('Access-Control-Allow-Origin', 'https://app.example'); res.end('ok');",
    "res.setHeader('Access-Control-Allow-Origin', '*'); if (req.method === 'OPTIONS') { res.setHeader('Access-Control-Allow-Methods', 'GET,PUT'); res.setHeader('Access-Control-Allow-Headers', 'Authorization'); res.statusCode = 204; return res.end(); } res.end('ok');",
    "if (req.method !== 'OPTIONS') { res.end('ok'); return; } res.writeHead(204, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': req.headers['access-control-request-headers'] }); res.end();",
    "res.setHeader('Access-Control-Allow-Origin', '*'); switch (req.method) { case 'OPTIONS': res.setHeader('Access-Control-Allow-Methods', req.headers['access-control-request-method']); res.setHeader('Access-Control-Max-Age', '60'); res.end(); break; case 'GET': res.end('ok'); break; default: res.statusCode = 405; res.end(); }",
    "if (req.method === 'GET') res.setHeader('Access-Control-Allow-Origin', '*'); else { res.statusCode = 405; } res.end();",
    "const answers = { GET: () => { res.setHeader('Access-Control-Allow-Origin', 'null'); res.end('ok'); }, OPTIONS: () => { res.writeHead(204); res.end(); } }; answers[req.method]();",
    "try { if (req.headers.origin === 'null') throw new Error('no'); res.setHeader('Access-Control-Allow-Origin', '*'); res.end('ok'); } catch { res.statusCode = 500; res.end(); }",
    "try { res.setHeader('Access-Control-Allow-Origin', '*'); if (!req.headers.origin) return; res.setHeader('Access-Control-Allow-Credentials', 'true'); } finally { res.end('ok'); }",
  ],

  'functions and names': [
    "const allow = (response, origin) => { response.setHeader('Access-Control-Allow-Origin', origin); response.setHeader('Vary', 'Origin'); }; allow(res, 'https://app.example'); res.end('ok');",
    "function setCors(res, { origin = '*', credentials = false } = {}) { res.setHeader('Access-Control-Allow-Origin', origin); if (credentials) res.setHeader('Access-Control-Allow-Credentials', 'true'); } setCors(res, { credentials: true }); res.end('ok');",
    "const ACAO = 'Access-Control-Allow-Origin'; const names = { credentials: 'access-control-ALLOW-credentials' }; res.setHeader(ACAO, 'https://app.example'); res.setHeader(names.credentials, 'true'); res.end('ok');",
    "const prefix = 'Access-Control-'; for (const [name, value] of Object.entries({ 'Allow-Origin': '*', 'Max-Age': '10' })) res.setHeader(prefix + name, value); res.end('ok');",
    "[['Access-Control-Allow-Origin', 'null'], ['Vary', 'Origin']].forEach(([name, value]) => res.setHeader(name, value)); res.end('ok');",
    "const isAllowed = (origin) => ['https://app.example'].includes(origin); const headersFor = (origin) => (isAllowed(origin) ? { 'Access-Control-Allow-Origin': origin } : {}); res.writeHead(200, headersFor(req.headers.origin)); res.end('ok');",
    "class Cors { #allowed; constructor(...allowed) { this.#allowed = new Set(allowed); } apply(req, res) { if (this.#allowed.has(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin); return this; } } new Cors('null', 'https://app.example').apply(req, res); res.end('ok');",
    "const write = ({ headers: { origin } }, response) => response.setHeader('Access-Control-Allow-Origin', origin === 'null' ? origin : '*'); write(req, res); res.end('ok');",
    "const lines = Object.fromEntries(Object.entries({ origin: '*', 'max-age': 5 }).map(([key, value]) => [`access-control-${key === 'origin' ? 'allow-' : ''}${key}`, value])); res.writeHead(200, lines); res.end('ok');",
    "const counter = { next() { return (this.n = (this.n ?? 0) + 1); } }; counter.next(); res.setHeader('Access-Control-Max-Age', counter.next()); res.setHeader('Access-Control-Allow-Origin', '*'); res.end('ok');",
    "function* headers() { yield ['Access-Control-Allow-Origin', 'https://app.example']; } for (const [name, value] of headers()) res.setHeader(name, value); res.end('ok');",
  ],
};

/** Handlers that wait for something known: the headers are written in a later turn of the loop. */
export const asynchronous: readonly string[] = [
  "const origin = await Promise.resolve('https://app.example'); res.setHeader('Access-Control-Allow-Origin', origin); res.end('ok');",
  "const allowed = await (async () => ['https://app.example', 'null'])(); if (allowed.includes(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin); res.end('ok');",
  "await Promise.resolve(req.headers.origin).then((origin) => res.setHeader('Access-Control-Allow-Origin', origin ?? '*')); res.end('ok');",
  "await Promise.reject(new Error('no')).catch(() => res.setHeader('Access-Control-Allow-Origin', 'null')); res.end('ok');",
  "const [name, value] = await Promise.all(['Access-Control-Allow-Origin', Promise.resolve('*')]); res.setHeader(name, value); res.end('ok');",
];

/** Whole applications on Express, with its own methods and its chains of handlers. */
export const applications: Readonly<Record<string, readonly string[]>> = {
  'methods of the response': [
    "app.use((req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.send('ok'); });",
    "app.use((req, res) => { res.header('Access-Control-Allow-Origin', 'https://app.example').header('Access-Control-Allow-Credentials', true).json({}); });",
    "app.use((req, res) => { res.set({ 'Access-Control-Allow-Origin': 'null', 'access-control-max-age': 600 }); res.sendStatus(200); });",
    "app.use((req, res) => { res.append('Access-Control-Allow-Origin', 'https://app.example'); res.append('Vary', 'Origin'); res.append('Vary', 'Accept'); res.end(); });",
    "app.use((req, res) => { res.append('Vary', ['Origin', 'Accept']).set('Access-Control-Allow-Origin', 'null').end(); });",
    "app.use((req, res) => { res.vary('Origin'); res.set('Access-Control-Allow-Origin', 'https://app.example'); res.send('ok'); });",
    "app.use((req, res) => { res.vary(['Origin', 'Accept']).vary('origin').set('Access-Control-Allow-Origin', '*').send('ok'); });",
    "app.use((req, res) => { res.set('Vary', 'Accept'); res.vary('Origin'); res.set('Access-Control-Allow-Origin', '*'); res.status(201).end(); });",
    "app.use((req, res) => { res.vary('Origin'); res.set('Vary', 'Accept'); res.set('Access-Control-Allow-Origin', '*'); res.end(); });",
    "app.use((req, res) => { res.vary('*').vary('Origin'); res.set('Access-Control-Allow-Origin', '*'); res.end(); });",
    "app.use((req, res) => { const origin = req.get('Origin'); if (origin === 'https://app.example') res.set('Access-Control-Allow-Origin', origin); res.send('ok'); });",
    "app.use((req, res) => { res.set('Access-Control-Allow-Origin', req.header('origin') ?? '*'); if (req.method === 'OPTIONS') return res.sendStatus(204); res.send('ok'); });",
    "app.use((req, res) => { res.set('Access-Control-Allow-Methods', ['GET', 'PUT']); res.set('Access-Control-Allow-Origin', '*'); res.removeHeader('Access-Control-Allow-Origin'); res.end(); });",
    "app.use((req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.redirect(302, '/there'); });",
    "app.use((req, res) => { const { origin } = req.headers; if (origin === 'null') return res.status(403).json({ error: 'no' }); res.set('Access-Control-Allow-Origin', 'https://app.example').json({}); });",
  ],

  'chains': [
    "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); next(); });\napp.use((req, res) => { res.set('Access-Control-Allow-Credentials', 'true'); res.send('ok'); });",
    "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Headers', 'X-Custom'); if (req.method === 'OPTIONS') return res.status(200).end(); next(); });\napp.use((req, res) => { res.set('Access-Control-Max-Age', '5'); res.send('ok'); });",
    "const allowed = ['https://app.example'];\nconst corsHeaders = (req, res, next) => { if (allowed.includes(req.headers.origin)) { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); } next(); };\napp.use(corsHeaders);\napp.use((req, res) => { res.setHeader('Access-Control-Expose-Headers', 'ETag'); res.send('ok'); });",
    "app.use((req, res, next) => { if (req.headers.origin === 'null') { res.status(403).end(); return; } next(); });\napp.use((req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.send('ok'); });",
    "app.use((req, res, next) => { if (req.headers.origin === 'https://evil.example') return next(new Error('no')); next(); });\napp.use((req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.send('ok'); });",
    "app.all('/', (req, res, next) => { res.set('Access-Control-Allow-Origin', 'null'); next(); }, (req, res) => { res.set('Access-Control-Expose-Headers', 'ETag'); res.end(); });",
    "app.use((req, res, next) => { res.locals.origin = 'https://app.example'; next(); });\napp.use((req, res) => { res.set('Access-Control-Allow-Origin', res.locals.origin); res.send('ok'); });",
    "app.use((req, res, next) => { req.allowedOrigin = req.headers.origin === 'null' ? null : 'https://app.example'; next(); });\napp.use((req, res) => { if (req.allowedOrigin) res.set('Access-Control-Allow-Origin', req.allowedOrigin); res.send('ok'); });",
    "const router = express.Router();\nrouter.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); next(); });\nrouter.use((req, res) => { res.set('Access-Control-Max-Age', '1'); res.end(); });\napp.use(router);",
    // A handler that could pass requests on hides the next one; behind one that takes no `next` it is judged without it, whatever the wire says.
    "app.use('/', (req, res, next) => { res.set('Access-Control-Allow-Origin', '*').end(); });\napp.use((req, res) => { res.set('Access-Control-Allow-Origin', 'null').end(); });",
  ],
};

/** Headers that depend on variables of the environment, none of which is set. */
export const environments: readonly string[] = [
  "res.setHeader('Access-Control-Allow-Origin', process.env.LIVE_TEST_ORIGIN || '*'); res.end('ok');",
  "const allowed = (process.env.LIVE_TEST_ORIGINS ?? '').split(','); if (allowed.includes(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin); res.end('ok');",
  "const { LIVE_TEST_ORIGIN: origin = 'null' } = process.env; res.setHeader('Access-Control-Allow-Origin', origin); res.end('ok');",
  "if (process.env.LIVE_TEST_CORS === 'true') res.setHeader('Access-Control-Allow-Origin', '*'); else res.setHeader('Access-Control-Allow-Origin', 'https://app.example'); res.end('ok');",
  "res.setHeader('Access-Control-Allow-Origin', `https://${process.env.LIVE_TEST_HOST}`); res.end('ok');",
];
