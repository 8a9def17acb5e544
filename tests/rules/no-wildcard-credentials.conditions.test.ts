import rule from '../../rules/no-wildcard-credentials.ts';
import { testRule, type DetailedCase } from '../harness.ts';

const drops = (code: string, env?: string): DetailedCase => ({ code, ...(env === undefined ? {} : { data: { env } }), suggest: { dropCredentials: code.replace(/[«»]/g, '').replace('credentials: true', 'credentials: false') } });

const setup = "const express = require('express'); const app = express(); const cors = require('cors'); const APP = 'https://app.acme.dev';\n";
const any = "res.set('Access-Control-Allow-Origin', '*');";
const marked = "res.set('Access-Control-Allow-Origin', «'*'»);";
const credentials = "res.set('Access-Control-Allow-Credentials', 'true');";
const front = "res.set('Access-Control-Allow-Origin', APP);";
const get = (body: string): string => `app.get('/', (req, res) => { ${body} });`;
const use = (body: string): string => `app.use((req, res, next) => { ${body} next(); });`;

testRule('no-wildcard-credentials', rule, { setup }, {
  'branches that exclude each other send one or the other': {
    blocked: [
      get(`${marked} if (req.user) ${credentials}`),
      get(`if (isPublic) ${marked} else ${front} ${credentials}`),
      get(`if (req.query.open) ${marked} if (req.query.open) ${credentials}`),
      get(`const open = req.query.open; if (open) { ${marked} } log(open); if (open) { ${credentials} }`),
      get(`res.set('Access-Control-Allow-Origin', «isPublic ? '*' : APP»); ${credentials}`),
      get(`switch (req.path) { case '/': ${marked} break; default: ${front} } ${credentials}`),
      get(`try { const user = load(req); ${marked} } catch (error) { res.status(500); } ${credentials}`),
    ],
    valid: [
      get(`if (isPublic) { ${any} } else { ${front} ${credentials} }`),
      get(`if (isPublic) { ${any} } if (!isPublic) { ${front} ${credentials} }`),
      get(`if (isPublic) { ${any} return res.json([]); } ${front} ${credentials}`),
      get(`${any} if (req.user) { ${front} ${credentials} }`),
      get(`if (req.method === 'OPTIONS') { ${any} } else { ${front} ${credentials} }`),
      get(`switch (req.path) { case '/': ${any} break; default: ${front} ${credentials} }`),
      get(`const open = req.query.open; res.set('Access-Control-Allow-Origin', open ? '*' : APP); if (!open) ${credentials}`),
      get(`res.set(isPublic ? { 'Access-Control-Allow-Origin': '*' } : { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Credentials': 'true' });`),
      get(`const list = [APP]; const origin = req.get('Origin'); ${any} if (list.includes(origin)) { res.set('Access-Control-Allow-Origin', origin); ${credentials} }`),
      get(`const list = [APP]; const origin = req.get('Origin'); if (list.includes(origin)) { res.set('Access-Control-Allow-Origin', origin); ${credentials} } else { ${any} }`),
    ],
  },

  'a fallback for requests without an Origin is never seen by a browser that sends one': {
    valid: [
      get(`res.set('Access-Control-Allow-Origin', req.headers.origin || '*'); ${credentials}`),
      get(`const { origin = '*' } = req.headers; res.set('Access-Control-Allow-Origin', origin); ${credentials}`),
      get(`const origin = req.get('Origin'); if (!origin) { ${any} } else { res.set('Access-Control-Allow-Origin', origin); } ${credentials}`),
    ],
    blocked: [
      get(`${marked.replace("'*'", "[APP].includes(req.headers.origin) ? req.headers.origin : '*'")} ${credentials}`),
      drops("app.use(cors({ origin: (origin, callback) => callback(null, «origin === APP ? origin : '*'»), credentials: true }));"),
    ],
  },

  'handlers of one request write to one response': {
    blocked: [
      use(marked) + use(credentials),
      use(credentials) + use(marked),
      use(marked) + get(credentials),
      `app.get('/', (req, res, next) => { ${marked} next(); }, (req, res) => { ${credentials} res.end(); });`,
      `const allow = (req, res, next) => { ${marked} next(); }; const withCookies = (req, res, next) => { ${credentials} next(); }; app.use(allow, withCookies);`,
      `app.use(«cors()»); ${use(credentials)}`,
      `app.use(cors({ origin: [APP], credentials: true })); ${get(marked)}`,
      // What one handler of the library has set stays when another one sets the rest.
      "app.use(cors({ origin: APP, credentials: true })); app.get('/x', «cors()», (req, res) => res.json([]));",
      `${use(credentials)} app.use(«cors()»); app.get('/x', (req, res) => res.json([]));`,
      `app.use('/api', (req, res, next) => { ${marked} next(); }); app.get('/api/x', (req, res) => { ${credentials} res.end(); });`,
      `function allow(res) { ${marked} } app.get('/a', (req, res) => { allow(res); ${credentials} }); app.get('/b', (req, res) => { allow(res); ${credentials} });`,
      `function headers(res, cookies) { ${marked} if (cookies) ${credentials} } app.get('/a', (req, res) => headers(res, false)); app.get('/b', (req, res) => headers(res, true));`,
    ],
    valid: [
      `app.get('/a', (req, res) => { ${any} res.end(); }); app.get('/b', (req, res) => { ${front} ${credentials} res.end(); });`,
      `app.use('/a', (req, res, next) => { ${any} next(); }); app.use('/b', (req, res, next) => { ${credentials} next(); });`,
      `app.use((req, res) => { ${any} res.end(); }); ${use(credentials)}`,
      `${use(any)} ${use(front)} ${use(credentials)}`,
      "app.use(cors()); app.get('/x', cors({ origin: APP, credentials: true }), (req, res) => res.json([]));",
      "app.use('/y', cors({ origin: APP, credentials: true })); app.get('/x', cors(), (req, res) => res.json([]));",
      "app.post('/x', cors({ origin: APP, credentials: true }), h); app.get('/x', cors(), (req, res) => res.json([]));",
      `const open = express(); open.use((req, res, next) => { ${any} next(); }); const api = express(); api.use((req, res, next) => { ${front} ${credentials} next(); });`,
      'const open = express(); open.use(cors()); const api = express(); api.use(cors({ origin: [APP], credentials: true }));',
      `app.use('/open', cors()); app.use('/api', cors({ origin: APP, credentials: true }));`,
      `function headers(res, origin) { res.set('Access-Control-Allow-Origin', origin); if (origin !== '*') ${credentials} } app.get('/a', (req, res) => headers(res, '*')); app.get('/b', (req, res) => headers(res, APP));`,
    ],
  },

  'a variable that may be unset': {
    fallback: [
      drops("app.use(cors({ origin: «process.env.FRONT || '*'», credentials: true }));", 'FRONT'),
      drops("app.use(cors({ origin: «process.env.FRONT ?? '*'», credentials: true }));", 'FRONT'),
      drops("app.use(cors({ origin: «process.env.FRONT ? process.env.FRONT : '*'», credentials: true }));", 'FRONT'),
      drops("app.use(cors({ origin: «process.env.FRONT ? process.env.FRONT.split(',') : '*'», credentials: true }));", 'FRONT'),
      drops("const { FRONT = '*' } = process.env; app.use(cors({ origin: «FRONT», credentials: true }));", 'FRONT'),
      drops("const origin = process.env.FRONT || '*'; app.use(cors({ origin: «origin», credentials: true }));", 'FRONT'),
      drops("let origin = process.env.FRONT; if (!origin) origin = '*'; app.use(cors({ origin: «origin», credentials: true }));", 'FRONT'),
      drops("let origin = '*'; if (process.env.FRONT) origin = process.env.FRONT; app.use(cors({ origin: «origin», credentials: true }));", 'FRONT'),
      { code: get(`res.set('Access-Control-Allow-Origin', «process.env.FRONT || '*'»); ${credentials}`), data: { env: 'FRONT' } },
      { code: `exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': «process.env.FRONT || '*'», 'Access-Control-Allow-Credentials': true }, body: '' });`, data: { env: 'FRONT' } },
      { code: `export const GET = () => new Response('', { headers: { 'Access-Control-Allow-Origin': «import.meta.env.FRONT ?? '*'», 'Access-Control-Allow-Credentials': 'true' } });`, data: { env: 'FRONT' } },
    ],
    blocked: [
      // Always on, but for one value.
      { code: "app.use(«cors({ credentials: process.env.CREDENTIALS !== 'false' })»);" },
      { code: "app.use(cors({ origin: «process.env.NODE_ENV === 'production' ? '*' : 'http://localhost:3000'», credentials: !0 }));" },
      drops("if (process.env.NODE_ENV === 'production') app.use(cors({ origin: «'*'», credentials: true }));"),
    ],
    valid: [
      'app.use(cors({ origin: process.env.FRONT, credentials: true }));',
      'app.use(cors({ origin: process.env.FRONT || false, credentials: true }));',
      "app.use(cors({ origin: process.env.FRONT || APP, credentials: true }));",
      "app.use(cors({ origin: process.env.FRONT?.split(',') ?? [], credentials: true }));",
      "if (!process.env.FRONT) throw new Error('FRONT'); app.use(cors({ origin: process.env.FRONT || '*', credentials: true }));",
      "app.use(cors({ origin: process.env.FRONT || '*' }));",
      "app.use(cors({ origin: process.env.FRONT || '*', credentials: Boolean(process.env.FRONT) }));",
      // Switched on on purpose, by one value.
      "app.use(cors({ credentials: process.env.CREDENTIALS === 'true' }));",
      "app.use(cors({ origin: process.env.OPEN === 'yes' ? '*' : APP, credentials: true }));",
      // Not in production.
      "app.use(cors({ origin: process.env.NODE_ENV === 'production' ? APP : '*', credentials: true }));",
      "app.use(cors({ origin: process.env.NODE_ENV !== 'production' ? '*' : APP, credentials: true }));",
      'if (process.env.NODE_ENV !== "production") app.use(cors({ credentials: true }));',
      "const isDev = process.env.NODE_ENV === 'development'; app.use(cors({ origin: isDev ? '*' : APP, credentials: true }));",
      `if (process.env.NODE_ENV === 'development') { ${use(any + credentials)} }`,
      "export const GET = () => new Response('', { headers: { 'Access-Control-Allow-Origin': import.meta.env.DEV ? '*' : APP, 'Access-Control-Allow-Credentials': 'true' } });",
    ],
  },
});
