import { testMistakes } from './mistakes.ts';

testMistakes('the allowed origin can match nobody', {
  'several origins in one text': {
    rule: 'valid-allow-origin',
    says: 'contains multiple values',
    wrong: `export const handler = async (event) => ({
  statusCode: 200,
  headers: { 'Access-Control-Allow-Origin': «'https://shop.example.com, https://blog.example.com' },
  body: JSON.stringify(await prices(event)),
});`,
    right: `const allowed = 'https://shop.example.com, https://blog.example.com'.split(', ');

export const handler = async (event) => ({
  statusCode: 200,
  headers: { 'Access-Control-Allow-Origin': allowed.includes(event.headers.origin) ? event.headers.origin : allowed[0], Vary: 'Origin' },
  body: JSON.stringify(await prices(event)),
});`,
  },

  'a slash at the end': {
    rule: 'valid-allow-origin',
    says: 'https://shop.example.com/',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: ['http://localhost:3000', «'https://shop.example.com/'] }));
app.listen(8080);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: ['http://localhost:3000', 'https://shop.example.com/'.replace(/\\/$/, '')] }));
app.listen(8080);`,
  },

  'a path behind the origin': {
    rule: 'valid-allow-origin',
    says: 'https://example.com/shop',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: «'https://example.com/shop' }));
app.listen(8080);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: new URL('https://example.com/shop').origin }));
app.listen(8080);`,
  },

  'no scheme before the host': {
    rule: 'valid-allow-origin',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: ['https://shop.example.com', «'localhost:3000'] }));
app.listen(8080);`,
    right: `import { Elysia } from 'elysia';
import { cors } from '@elysiajs/cors';

new Elysia().use(cors({ origin: ['https://shop.example.com', 'localhost:3000'], credentials: false })).listen(8080);`,
  },

  'a wildcard inside the origin': {
    rule: 'valid-allow-origin',
    says: 'https://*.example.com',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: «'https://*.example.com' }));
app.listen(8080);`,
    right: `import Hapi from '@hapi/hapi';

const server = Hapi.server({ port: 8080, routes: { cors: { origin: ['https://*.example.com'] } } });
await server.start();`,
  },

  'capital letters in the host': {
    rule: 'valid-allow-origin',
    wrong: `import fastify from 'fastify';
import cors from '@fastify/cors';

const app = fastify();
await app.register(cors, { origin: [«'https://Shop.Example.com'] });
await app.listen({ port: 8080 });`,
    right: `import fastify from 'fastify';
import cors from '@fastify/cors';

const app = fastify();
await app.register(cors, { origin: ['https://Shop.Example.com'.toLowerCase()] });
await app.listen({ port: 8080 });`,
  },

  'the port that goes without saying': {
    rule: 'valid-allow-origin',
    says: 'https://shop.example.com',
    wrong: `const allowed = new Set([«'https://shop.example.com:443', 'https://blog.example.com']);

export async function GET(request: Request) {
  const origin = request.headers.get('origin') ?? '';
  const headers = new Headers({ Vary: 'Origin' });
  if (allowed.has(origin)) headers.set('Access-Control-Allow-Origin', origin);
  return new Response('ok', { headers });
}`,
    right: `const allowed = new Set(['https://shop.example.com:8443', 'https://blog.example.com']);

export async function GET(request: Request) {
  const origin = request.headers.get('origin') ?? '';
  const headers = new Headers({ Vary: 'Origin' });
  if (allowed.has(origin)) headers.set('Access-Control-Allow-Origin', origin);
  return new Response('ok', { headers });
}`,
  },

  'a host in letters that browsers encode': {
    rule: 'valid-allow-origin',
    says: 'https://xn--bcher-kva.example',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: ['https://shop.example', «'https://bücher.example'] }));
app.listen(8080);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: ['https://shop.example', 'https://xn--bcher-kva.example'] }));
app.listen(8080);`,
  },

  'a pattern where only a text is sent': {
    rule: 'valid-allow-origin',
    says: 'is not an origin',
    wrong: String.raw`import { createServer } from 'node:http';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', «/^https:\/\/(shop|blog)\.example\.com$/);
  res.end('ok');
}).listen(8080);`,
    right: String.raw`import { createServer } from 'node:http';

createServer((req, res) => {
  const { origin = '' } = req.headers;
  res.setHeader('Vary', 'Origin');
  if (/^https:\/\/(shop|blog)\.example\.com$/.test(origin)) res.setHeader('Access-Control-Allow-Origin', origin);
  res.end('ok');
}).listen(8080);`,
  },

  'the word undefined, where the environment names no origin': {
    rule: 'valid-allow-origin',
    options: { checkEnv: true },
    says: 'SHOP_ORIGIN',
    wrong: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  res.set('Access-Control-Allow-Origin', «process.env.SHOP_ORIGIN);
  next();
});
app.get('/prices', (req, res) => res.json(prices));
app.listen(8080);`,
    right: `import express from 'express';

if (!process.env.SHOP_ORIGIN) throw new Error('SHOP_ORIGIN is not set');
const app = express();
app.use((req, res, next) => {
  res.set('Access-Control-Allow-Origin', process.env.SHOP_ORIGIN);
  next();
});
app.get('/prices', (req, res) => res.json(prices));
app.listen(8080);`,
  },

  'no origin at all': {
    rule: 'valid-allow-origin',
    wrong: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  res.header('Access-Control-Allow-Origin', «'');
  next();
});
app.get('/prices', (req, res) => res.json(prices));
app.listen(8080);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: false }));
app.get('/prices', (req, res) => res.json(prices));
app.listen(8080);`,
  },

  'blanks around the entries of a list': {
    rule: 'valid-allow-origin',
    wrong: `import express from 'express';
import cors from 'cors';

const allowed = «'https://shop.example.com, https://blog.example.com'.split(',');
const app = express();
app.use(cors({ origin: allowed }));
app.listen(8080);`,
    right: `import express from 'express';
import cors from 'cors';

const allowed = 'https://shop.example.com, https://blog.example.com'.split(',').map((one) => one.trim());
const app = express();
app.use(cors({ origin: allowed }));
app.listen(8080);`,
  },

  'quotes inside the text': {
    rule: 'valid-allow-origin',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: «'"https://shop.example.com"' }));
app.listen(8080);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: JSON.parse('"https://shop.example.com"') }));
app.listen(8080);`,
  },
});
