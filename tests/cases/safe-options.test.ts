import { silentFiles } from './whole-files.ts';

const js = String.raw;

const lists = "const list = ['https://app.shop.example', 'https://www.shop.example'];";

/** A server whose only policy is `options`, after `before`. */
const server = (options: string, before = lists): string => `
import cors from 'cors';
import express from 'express';

const app = express();
${before}

app.use(cors(${options}));
app.get('/prices', (req, res) => res.json([]));
app.listen(3000);
`;

silentFiles({
  'origins are listed': [
    server("{ origin: ['https://app.shop.example', 'https://www.shop.example'], credentials: true }"),
    server('{ origin: (o, cb) => (list.includes(o) ? cb(null, true) : cb(new Error(\'no\'))), credentials: true }'),
    server('{ origin: (o, cb) => cb(null, list.includes(o)), credentials: true }'),
    server(`{
  origin: (o, cb) => {
    if (!o || list.indexOf(o) !== -1) cb(null, true);
    else cb(null, false);
  },
}`),
    server('(req, cb) => cb(null, { origin: list.includes(req.header(\'Origin\')) })'),
  ],
  'a public API may be read by everybody': [
    server(''),
    server("{ origin: '*' }"),
    server("{ origin: '*', credentials: false }"),
    server('{ origin: false }'),
  ],
  'what was looked up elsewhere is not known': [
    server(`{
  origin: async (o, cb) => {
    cb(null, await db.has(o));
  },
}`, "import { db } from './db.js';"),
    server('{ origin: (o, cb) => loadOrigins().then((l) => cb(null, l)).catch(cb) }', "import { loadOrigins } from './origins.js';"),
    server(`{
  origin: async (o, cb) => {
    if (own.includes(o)) return cb(null, true);
    cb(null, (await loadOrigins()).includes(o));
  },
}`, "import { loadOrigins, own } from './origins.js';"),
    server("{ origin: process.env.ORIGINS?.split(',') ?? [], credentials: true }"),
    server('{ origin: isDev ? true : list, credentials: true }', `${lists}\nconst isDev = process.env.NODE_ENV !== 'production';`),
    server("{ origin: isDev ? 'http://localhost:5173' : list, credentials: true }", `${lists}\nconst isDev = process.env.NODE_ENV === 'development';`),
    server("{ origin: new RegExp('^https://' + escapeStringRegexp(host) + '$') }", "import escapeStringRegexp from 'escape-string-regexp';\nimport { host } from './config.js';"),
    server('{ origin: new RegExp(process.env.CORS_REGEX) }', "if (!process.env.CORS_REGEX) throw new Error('CORS_REGEX is missing');"),
  ],
  'patterns that let in nobody else': [
    server(js`{ origin: /^https:\/\/(?:[a-z0-9-]+\.)*shop\.example$/, credentials: true }`),
    server(js`{ origin: /^https:\/\/shop\.example$/i }`),
    server(js`{ origin: /^https:\/\/shop\.example(?::\d{1,5})?$/ }`),
    server(js`{ origin: /^http:\/\/localhost(:\d+)?$/ }`),
    server(js`{ origin: process.env.NODE_ENV === 'production' ? list : /^http:\/\/localhost(:\d+)?$/, credentials: true }`),
  ],
  'methods, headers and ages that mean what they say': [
    server("{ origin: list, methods: ['GET', 'POST'] }"),
    server("{ origin: list, methods: ['get', 'post', 'head'] }"),
    server("{ origin: list, methods: '*' }"),
    server("{ origin: list, allowedHeaders: '*' }"),
    server('{ origin: list }'),
    server("{ origin: list, exposedHeaders: ['X-Total-Count'] }"),
    server("{ origin: list, exposedHeaders: '*' }"),
    server('{ origin: list, maxAge: 600 }'),
    server('{ origin: list, maxAge: 0 }'),
    server('{ origin: list, maxAge: -1 }'),
    server('{ origin: list, maxAge: 60 * 60 }'),
  ],
  'two applications in one file': [
    js`
import cors from 'cors';
import express from 'express';

const list = ['https://app.shop.example', 'https://www.shop.example'];
const pub = express();
const api = express();

pub.use(cors());
pub.get('/prices', (req, res) => res.json([]));
api.use(cors({ origin: list, credentials: true }));
api.get('/account', (req, res) => res.json({ name: 'Ada' }));

pub.listen(3000);
api.listen(3001);
`,
  ],
  'libraries that know globs, and names without a scheme': [
    js`
import Hapi from '@hapi/hapi';

const server = Hapi.server({ port: 3000, routes: { cors: { origin: ['https://*.shop.example'] } } });
server.route({ method: 'GET', path: '/prices', handler: () => [] });
await server.start();
`,
    js`
import middy from '@middy/core';
import httpCors from '@middy/http-cors';

export const handler = middy()
  .use(httpCors({ origins: ['https://*.shop.example'] }))
  .handler(async () => ({ statusCode: 200, body: '[]' }));
`,
    js`
import { cors } from '@elysiajs/cors';
import { Elysia } from 'elysia';

new Elysia()
  .use(cors({ origin: 'shop.example', credentials: false }))
  .get('/prices', () => [])
  .listen(3000);
`,
  ],
});
