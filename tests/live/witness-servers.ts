/** A server that lets strangers in, and its look-alike that does not. */
export interface Pair {
  readonly reported: string;
  readonly silent: string;
  /** Whether strangers are let in with credentials. */
  readonly credentials: boolean;
  /** The method of the requests that are answered so, where it is not GET. */
  readonly method?: string;
}

const express = (code: string): string => `const express = require('express');\nconst cors = require('cors');\nconst app = express();\n${code}\napp.use((req, res) => res.send('ok'));\nmodule.exports = app;\n`;
const node = (body: string): string => `const http = require('http');\nmodule.exports = http.createServer((req, res) => { ${body} res.end('ok'); });\n`;

/** What `cors` is given, with and without a check that decides. */
const options = (reported: string, silent: string, credentials: boolean): Pair => ({ reported: express(`app.use(cors(${reported}));`), silent: express(`app.use(cors(${silent}));`), credentials });

/** What a handler writes by hand. */
const written = (reported: string, silent: string, credentials: boolean, method = 'GET'): Pair => ({ reported: node(reported), silent: node(silent), credentials, method });

export const reflections: Readonly<Record<string, Pair>> = {
  'true beside an allowlist': options('{ origin: true, credentials: true }', "{ origin: ['https://app.acme.dev'], credentials: true }", true),
  'true without credentials beside false': options('{ origin: true }', '{ origin: false }', false),
  'a callback that lets everyone in': options('{ origin: (origin, done) => done(null, true), credentials: true }', "{ origin: (origin, done) => done(null, origin === 'https://app.acme.dev'), credentials: true }", true),
  'a callback that gives the origin back': options('{ origin: (origin, done) => done(null, origin) }', "{ origin: (origin, done) => done(null, 'https://app.acme.dev') }", false),
  'a callback that only notes what it found': options(
    "{ credentials: true, origin(origin, done) { if (!['https://app.acme.dev'].includes(origin)) done.stranger = true; done(null, true); } }",
    "{ credentials: true, origin(origin, done) { if (!['https://app.acme.dev'].includes(origin)) return done(null, false); done(null, true); } }", true,
  ),
  'a pattern that holds of every origin': options('{ origin: /^https?:\\/\\//, credentials: true }', '{ origin: /^https?:\\/\\/app\\.acme\\.dev$/, credentials: true }', true),
  'a list with true in it': options("{ origin: ['https://app.acme.dev', true], credentials: true }", "{ origin: ['https://app.acme.dev', '*'], credentials: true }", true),
  'a set, which cors does not look into': options("{ origin: new Set(['https://app.acme.dev']), credentials: true }", "{ origin: [...new Set(['https://app.acme.dev'])], credentials: true }", true),
  'options by request that ask nobody': options("(req, done) => done(null, { origin: req.header('Origin'), credentials: true })", "(req, done) => done(null, { origin: req.header('Origin') === 'https://app.acme.dev', credentials: true })", true),
  'all origins where a variable is unset': options('{ origin: process.env.LIVE_TEST_ORIGIN || true, credentials: true }', "{ origin: process.env.LIVE_TEST_ORIGIN || 'https://app.acme.dev', credentials: true }", true),
  'the header written back': written(
    "res.setHeader('Access-Control-Allow-Origin', req.headers.origin ?? ''); res.setHeader('Access-Control-Allow-Credentials', 'true');",
    "if (req.headers.origin === 'https://app.acme.dev') { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); } res.setHeader('Access-Control-Allow-Credentials', 'true');", true,
  ),
  'a fallback for requests without an origin': written("res.setHeader('Access-Control-Allow-Origin', req.headers.origin || '*');", "res.setHeader('Access-Control-Allow-Origin', req.headers.origin ? 'https://app.acme.dev' : '*');", false),
  'a check after which both ways write it': written(
    "const { origin = '' } = req.headers; if (new Set(['https://app.acme.dev']).has(origin)) { res.setHeader('Access-Control-Allow-Origin', origin); } else { res.setHeader('Access-Control-Allow-Origin', origin); } res.setHeader('Access-Control-Allow-Credentials', 'true');",
    "const { origin = '' } = req.headers; if (new Set(['https://app.acme.dev']).has(origin)) { res.setHeader('Access-Control-Allow-Origin', origin); } else { res.setHeader('Access-Control-Allow-Origin', 'null'); } res.setHeader('Access-Control-Allow-Credentials', 'true');", true,
  ),
  'headers from a function': written(
    "const headersFor = (origin = 'null') => ({ 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' }); res.writeHead(200, headersFor(req.headers.origin));",
    "const headersFor = (origin = 'null') => (/^https:\\/\\/\\w+\\.acme\\.dev$/.test(origin) ? { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' } : {}); res.writeHead(200, headersFor(req.headers.origin));", true,
  ),
  'a check of some methods': written(
    "const { origin = '' } = req.headers; if (req.method !== 'POST' || origin === 'https://app.acme.dev') { res.setHeader('Access-Control-Allow-Origin', origin); res.setHeader('Access-Control-Allow-Credentials', 'true'); }",
    "const { origin = '' } = req.headers; if (req.method !== 'POST' && origin === 'https://app.acme.dev') { res.setHeader('Access-Control-Allow-Origin', origin); res.setHeader('Access-Control-Allow-Credentials', 'true'); }", true,
  ),
};

export const wildcards: Readonly<Record<string, Pair>> = {
  'the default with credentials': options('{ credentials: true }', "{ credentials: 'true' }", true),
  'written out with credentials': options("{ origin: '*', credentials: true }", "{ origin: ['*'], credentials: true }", true),
  'from a callback': options("{ origin: (origin, done) => done(null, '*'), credentials: true }", "{ origin: (origin, done) => done(null, '*') }", true),
  'where a variable is unset': options("{ origin: process.env.LIVE_TEST_ORIGIN ?? '*', credentials: true }", "{ origin: process.env.LIVE_TEST_ORIGIN, credentials: true }", true),
  'by hand': written("res.setHeader('Access-Control-Allow-Origin', '*'); res.setHeader('Access-Control-Allow-Credentials', 'true');", "res.setHeader('Access-Control-Allow-Origin', '*'); res.setHeader('Access-Control-Allow-Credentials', 'false');", true),
  'in one object': written(
    "const anyone = { 'Access-Control-Allow-Origin': '*' }; res.writeHead(200, { ...anyone, 'Access-Control-Allow-Credentials': 'true' });",
    "const anyone = { 'Access-Control-Allow-Origin': '*' }; res.writeHead(200, { ...anyone, 'Access-Control-Allow-Origin': 'https://app.acme.dev', 'Access-Control-Allow-Credentials': 'true' });", true,
  ),
};
