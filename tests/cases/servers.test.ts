import { reportedFiles } from './whole-files.ts';

const js = String.raw;

reportedFiles({
  'node:http: the Origin comes back with credentials': [
    js`
import { createServer } from 'node:http';

createServer((req, res) => {
  res.writeHead(200, {
    // reports: no-reflected-origin
    'Access-Control-Allow-Origin': req.headers.origin,
    'Access-Control-Allow-Credentials': 'true',
  });
  res.end('{}');
}).listen(3000);
`,
  ],
  'Koa: an error takes away what was set before it': [
    js`
import Koa from 'koa';

const app = new Koa();
app.use(async (ctx) => {
  ctx.set('Access-Control-Allow-Origin', 'https://app.shop.example');
  // reports: require-cors-on-errors
  if (!ctx.cookies.get('session')) ctx.throw(401);
  ctx.body = [];
});
app.listen(3000);
`,
  ],
  'node:http: two headers of a list, which no browser accepts': [
    js`
import { createServer } from 'node:http';

createServer((req, res) => {
  // reports: no-duplicate-allow-origin
  res.setHeader('Access-Control-Allow-Origin', ['https://app.shop.example', 'https://www.shop.example']);
  res.end('{}');
}).listen(3000);
`,
  ],
  'node:http: a list is asked, and no cache is told': [
    js`
import { createServer } from 'node:http';

const list = new Set(['https://app.shop.example', 'https://www.shop.example']);

createServer((req, res) => {
  const o = req.headers.origin;
  // reports: require-vary-origin
  if (list.has(o)) res.setHeader('Access-Control-Allow-Origin', o);
  res.end('{}');
}).listen(3000);
`,
  ],
  'node:http: names and values with a slip': [
    js`
import { createServer } from 'node:http';

createServer((req, res) => {
  // reports: valid-cors-header-name
  res.setHeader('Access-Control-Allow-Orgin', 'https://app.shop.example');
  // reports: valid-cors-header-name
  res.setHeader('Access-Control-Allow-Header', 'Content-Type');
  res.end('{}');
}).listen(3000);
`,
    js`
import { createServer } from 'node:http';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.shop.example');
  // reports: valid-allow-credentials
  res.setHeader('Access-Control-Allow-Credentials', 'True');
  res.end('{}');
}).listen(3000);
`,
  ],
  'the header is set when the response is gone': [
    js`
import express from 'express';

const app = express();

app.get('/prices', (req, res) => {
  res.json([]);
  // reports: require-cors-on-errors
  res.setHeader('Access-Control-Allow-Origin', 'https://app.shop.example');
});

app.listen(3000);
`,
  ],
  'Koa: credentials alone let every website in': [
    {
      code: js`
import cors from '@koa/cors';
import Koa from 'koa';

const app = new Koa();
// reports: no-wildcard-credentials
app.use(cors({ credentials: true }));
app.use((ctx) => {
  ctx.body = { name: 'Ada' };
});
app.listen(3000);
`,
    },
  ],
  'Koa: the Origin comes back': [
    js`
import cors from '@koa/cors';
import Koa from 'koa';

const app = new Koa();
app.use(cors({
  // reports: no-reflected-origin
  origin: (ctx) => ctx.get('Origin'),
  credentials: true,
}));
app.use((ctx) => {
  ctx.body = { name: 'Ada' };
});
app.listen(3000);
`,
    js`
import Koa from 'koa';

const app = new Koa();
app.use((ctx) => {
  // reports: no-reflected-origin
  ctx.set('Access-Control-Allow-Origin', ctx.request.header.origin);
  ctx.body = [];
});
app.listen(3000);
`,
  ],
  'Koa: the library knows no list': [
    js`
import cors from '@koa/cors';
import Koa from 'koa';

const app = new Koa();
app.use(cors({
  // reports: valid-cors-options
  origin: ['https://app.shop.example'],
}));
app.use((ctx) => {
  ctx.body = [];
});
app.listen(3000);
`,
  ],
  'Fastify: the Origin comes back': [
    js`
import cors from '@fastify/cors';
import Fastify from 'fastify';

const fastify = Fastify();
fastify.register(cors, {
  // reports: no-reflected-origin
  origin: true,
  credentials: true,
});
fastify.get('/account', async () => ({ name: 'Ada' }));
await fastify.listen({ port: 3000 });
`,
    js`
import Fastify from 'fastify';

const fastify = Fastify();
fastify.get('/prices', async (request, reply) => {
  // reports: no-reflected-origin
  reply.header('Access-Control-Allow-Origin', request.headers.origin);
  return [];
});
await fastify.listen({ port: 3000 });
`,
  ],
  'Fastify: PUT is not among the methods of the library': [
    js`
import cors from '@fastify/cors';
import Fastify from 'fastify';

const fastify = Fastify();
// reports: valid-allow-methods
fastify.register(cors, { origin: ['https://app.shop.example', 'https://www.shop.example'] });
fastify.put('/orders/:id', async (request) => ({ id: request.params.id }));
await fastify.listen({ port: 3000 });
`,
  ],
  'Fastify: a hook refuses the preflight before CORS': [
    js`
import cors from '@fastify/cors';
import Fastify from 'fastify';

const fastify = Fastify();
fastify.addHook('onRequest', async (request, reply) => {
  if (!request.headers.authorization) return reply.code(401).send({ message: 'Who are you?' });
});
// reports: cors-middleware-order
await fastify.register(cors, { origin: ['https://app.shop.example', 'https://www.shop.example'] });
fastify.get('/account', async () => ({ name: 'Ada' }));
await fastify.listen({ port: 3000 });
`,
  ],
  'Hono: the Origin comes back': [
    js`
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';

const app = new Hono();
app.use('*', cors({
  // reports: no-reflected-origin
  origin: (o) => o,
  credentials: true,
}));
app.get('/account', (c) => c.json({ name: 'Ada' }));
serve({ fetch: app.fetch, port: 3000 });
`,
    js`
import { Hono } from 'hono';

const app = new Hono();
app.get('/prices', (c) => {
  // reports: no-reflected-origin
  c.header('Access-Control-Allow-Origin', c.req.header('Origin'));
  return c.json([]);
});
export default app;
`,
  ],
  'Hono: the end of an origin is no check': [
    js`
import { Hono } from 'hono';
import { cors } from 'hono/cors';

const app = new Hono();
// reports: no-weak-origin-check
app.use('*', cors({ origin: (o) => (o.endsWith('shop.example') ? o : null) }));
app.get('/prices', (c) => c.json([]));
export default app;
`,
  ],
});
