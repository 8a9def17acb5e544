/** How a program decides by a check of `§`: what it does with an origin that passes, and with one that does not. */
type Guard = (check: string, allow: string, origin: string) => string;

/** The text of a server that lets an origin in if it passes a check. `first` is a listed origin. */
export type Server = (check: string, setup: string, first: string) => string;

const ACAO = "'Access-Control-Allow-Origin'";

const about = (check: string, origin: string): string => check.replaceAll('§', origin);

/** In a function that ends with its body. */
const guards: readonly Guard[] = [
  (check, allow, origin) => `if (${about(check, origin)}) { ${allow} }`,
  (check, allow, origin) => `if (!(${about(check, origin)})) { return; } ${allow}`,
  (check, allow, origin) => `const isAllowed = ${about(check, origin)}; if (isAllowed) ${allow}`,
  (check, allow, origin) => `let ok = false; if (${about(check, origin)}) { ok = true; } if (ok === true) { ${allow} }`,
  (check, allow, origin) => `if (${origin} && (${about(check, origin)})) { ${allow} }`,
  (check, allow, origin) => `if (!${origin}) return; if (!(${about(check, origin)})) return; ${allow}`,
  (check, allow, origin) => `const isAllowed = (text) => ${about(check, 'text')}; if (isAllowed(${origin})) { ${allow} }`,
  (check, allow, origin) => `const isDenied = (text) => !(${about(check, 'text')}); if (isDenied(${origin})) return; ${allow}`,
  (check, allow, origin) => `function isAllowed(text) { if (${about(check, 'text')}) { return true; } return false; } if (isAllowed(${origin})) { ${allow} }`,
  (check, allow, origin) => `function isAllowed(text) { if (!text) { return false; } return Boolean(${about(check, 'text')}); } if (!isAllowed(${origin})) { return; } ${allow}`,
  (check, allow, origin) => `function look(text) { return (${about(check, 'text')}) ? text : undefined; } const found = look(${origin}); if (found !== undefined) { ${allow} }`,
  (check, allow, origin) => `try { if (!(${about(check, origin)})) throw new Error('not allowed'); ${allow} } catch (error) { return; }`,
  (check, allow, origin) => `switch (Boolean(${about(check, origin)})) { case true: ${allow} break; default: break; }`,
  (check, allow, origin) => `const state = { allowed: (${about(check, origin)}) }; if (state.allowed) { ${allow} }`,
  (check, allow, origin) => `const assertAllowed = (text) => { if (!(${about(check, 'text')})) throw new TypeError('denied'); }; assertAllowed(${origin}); ${allow}`,
  (check, allow, origin) => `const isNot = !(${about(check, origin)}); if (isNot) { return; } else { ${allow} }`,
  (check, allow, origin) => `for (const text of [${origin}]) { if (${about(check, 'text')}) { ${allow} } }`,
];

const express = (setup: string, code: string): string => `const express = require('express');\nconst cors = require('cors');\n${setup}\nconst app = express();\n${code}\n`;

const written = (origin: string): string => `res.setHeader(${ACAO}, ${origin}); res.setHeader('Access-Control-Allow-Credentials', 'true'); res.setHeader('Vary', 'Origin');`;

/** How a handler reads the Origin and answers it; the body is a function of its own, so that it may end early. */
const handlers: readonly ((guard: Guard) => Server)[] = [
  (guard) => (check, setup) => express(setup, `app.get('/', (req, res) => { const origin = req.headers.origin; (() => { ${guard(check, `{ ${written('origin')} }`, 'origin')} })(); res.end('ok'); });`),
  (guard) => (check, setup) => express(setup, `app.use((req, res, next) => { const { origin } = req.headers; allow(origin, res); next(); });\nfunction allow(origin, res) { ${guard(check, `{ ${written('origin')} }`, 'origin')} }`),
  (guard) => (check, setup) => express(setup, `app.use(function (req, res) { var from = req.get('Origin'); ${guard(check, `{ res.header(${ACAO}, from); res.header('Access-Control-Allow-Credentials', true); }`, 'from')} res.send('ok'); });`),
  (guard) => (check, setup) => express(setup, `app.use(async (req, res) => { const origin = req.header('origin'); ${guard(check, `{ res.set({ ${ACAO}: origin, 'Access-Control-Allow-Credentials': 'true' }); }`, 'origin')} res.json({}); });`),
  (guard) => (check, setup) => `const { createServer } = require('http');\n${setup}\ncreateServer((req, res) => { const headers = {}; const decide = (origin) => { ${guard(check, `{ headers[${ACAO}] = origin; headers['Access-Control-Allow-Credentials'] = 'true'; }`, 'origin')} }; decide(req.headers['origin']); res.writeHead(200, headers); res.end('ok'); });\n`,
  (guard) => (check, setup) => `const http = require('http');\n${setup}\nhttp.createServer((req, res) => { ${guard(check, `{ ${written('req.headers.origin')} }`, 'req.headers.origin')} res.end('ok'); });\n`,
  (guard) => (check, setup) => `${setup}\nfunction corsHeaders(request) { const headers = new Headers(); const origin = request.headers.get('Origin'); const fill = () => { ${guard(check, `{ headers.set(${ACAO}, origin); headers.set('Access-Control-Allow-Credentials', 'true'); }`, 'origin')} }; fill(); return headers; }\nmodule.exports = { async fetch(request) { return new Response('ok', { headers: corsHeaders(request) }); } };\n`,
  (guard) => (check, setup) => express(setup, `app.use(cors({ credentials: true, origin: (origin, done) => { let answer = false; (() => { ${guard(check, '{ answer = true; }', 'origin')} })(); done(null, answer); } }));`),
];

/** Servers that decide in an expression. */
const direct: readonly Server[] = [
  (check, setup) => express(setup, `app.use(cors({ origin: (origin, callback) => callback(null, Boolean(${about(check, 'origin')})), credentials: true }));`),
  (check, setup) => express(setup, `app.use(cors({ origin(origin, callback) { if (${about(check, 'origin')}) { callback(null, true); } else { callback(new Error('Not allowed by CORS')); } }, credentials: true }));`),
  (check, setup) => express(setup, `app.use(cors({ origin(origin, callback) { if (!origin) return callback(null, true); if (!(${about(check, 'origin')})) return callback(null, false); return callback(null, origin); }, credentials: true }));`),
  (check, setup) => express(setup, `app.use(cors({ origin: function (origin, done) { done(null, (${about(check, 'origin')}) ? origin : false); }, credentials: true }));`),
  (check, setup) => express(setup, `const delegate = (req, done) => { const origin = req.header('Origin'); done(null, { origin: !!(${about(check, 'origin')}), credentials: true }); };\napp.use(cors(delegate));`),
  (check, setup) => express(setup, `const options = { credentials: true };\noptions.origin = checkOrigin;\nfunction checkOrigin(origin, done) { const error = (${about(check, 'origin')}) ? null : new Error('denied'); done(error, !error); }\napp.use(cors(options));`),
  (check, setup, first) => express(setup, `app.use((req, res, next) => { const { origin } = req.headers; res.setHeader(${ACAO}, (${about(check, 'origin')}) ? origin : '${first}'); res.setHeader('Access-Control-Allow-Credentials', 'true'); next(); });`),
  (check, setup) => express(setup, `app.use((req, res, next) => { const origin = req.headers.origin; if (!(${about(check, 'origin')})) { return res.status(403).end(); } next(); });\napp.get('/', (req, res) => { ${written('req.headers.origin')} res.send('ok'); });`),
  (check, setup) => express(setup, `class Policy { allows(origin) { return ${about(check, 'origin')}; } }\nconst policy = new Policy();\napp.use((req, res, next) => { const { headers: { origin } } = req; if (policy.allows(origin)) { ${written('origin')} } next(); });`),
  (check, setup) => express(setup, `const isAllowed = async (origin) => Boolean(${about(check, 'origin')});\napp.use(async (req, res, next) => { if (await isAllowed(req.headers.origin)) { ${written('req.headers.origin')} } next(); });`),
  (check, setup) => express(setup, `app.use((req, res, next) => { const origin = req.headers.origin; (${about(check, 'origin')}) && res.set(${ACAO}, origin) && res.set('Access-Control-Allow-Credentials', 'true'); next(); });`),
  (check, setup) => express(setup, `app.use((req, res, next) => { const origin = [req.headers.origin].filter((one) => ${about(check, 'one')})[0]; if (origin) { ${written('origin')} } next(); });`),
  (check, setup) => `${setup}\nconst allowed = (origin) => ${about(check, 'origin')};\nexports.handler = async (event) => { const { origin } = event.headers; return { statusCode: 200, headers: allowed(origin) ? { ${ACAO}: origin, 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' } : {}, body: '' }; };\n`,
  (check, setup) => `${setup}\nmodule.exports = { async fetch(request) { const origin = request.headers.get('origin') ?? ''; const response = new Response('ok'); if (${about(check, 'origin')}) { response.headers.set(${ACAO}, origin); response.headers.set('Access-Control-Allow-Credentials', 'true'); } return response; } };\n`,
];

export const servers: readonly Server[] = [...direct, ...guards.flatMap((guard) => handlers.map((handle) => handle(guard)))];

/** Servers that let everybody in where the check fails. */
export const openServers: readonly Server[] = [
  (check, setup) => express(setup, `app.use(cors({ origin: (origin, callback) => callback(null, (${about(check, 'origin')}) ? origin : true), credentials: true }));`),
  (check, setup) => express(setup, `app.use(cors({ origin(origin, callback) { if (!(${about(check, 'origin')})) console.warn('stranger'); callback(null, true); }, credentials: true }));`),
  (check, setup) => express(setup, `app.use((req, res, next) => { const { origin } = req.headers; if (${about(check, 'origin')}) { ${written('origin')} } else { ${written('origin')} } next(); });`),
  (check, setup) => express(setup, `const delegate = (req, done) => { const origin = req.header('Origin'); done(null, { origin: (${about(check, 'origin')}) || true, credentials: true }); };\napp.use(cors(delegate));`),
  (check, setup) => `${setup}\nmodule.exports = { async fetch(request) { const origin = request.headers.get('origin'); const known = (${about(check, 'origin')}) ? origin : undefined; return new Response('ok', { headers: { ${ACAO}: known ?? origin, 'Access-Control-Allow-Credentials': 'true' } }); } };\n`,
];
