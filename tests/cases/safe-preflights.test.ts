import { silentFiles } from './whole-files.ts';

const js = String.raw;

/** A server of Express that is set up by `statements`, after the imports. */
const app = (statements: string, imports = ''): string => js`
import cors from 'cors';
import express from 'express';
${imports}
const app = express();
${statements}
app.listen(3000);
`;

const answering = (answer: string): string => js`
import { createServer } from 'node:http';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.shop.example');
  res.setHeader('Access-Control-Allow-Methods', 'GET, PUT');
  res.setHeader('Access-Control-Allow-Headers', 'Content-Type');
  if (req.method === 'OPTIONS') {
    ${answer}
    return;
  }
  res.end('{}');
}).listen(3000);
`;

const front = "const front = cors({ origin: 'https://app.shop.example' });\n";
const put = "app.put('/orders/:id', front, (req, res) => res.json({ id: req.params.id }));";

silentFiles({
  'the preflight is answered': [
    answering('res.writeHead(200).end();'),
    answering('res.writeHead(204).end();'),
    answering('res.statusCode = 206; res.end();'),
    js`
import express from 'express';

const app = express();

app.use((req, res, next) => {
  res.header('Access-Control-Allow-Origin', 'https://app.shop.example');
  res.header('Access-Control-Allow-Methods', 'GET, PUT');
  res.header('Access-Control-Allow-Headers', 'Content-Type');
  if (req.method === 'OPTIONS') return res.sendStatus(200);
  next();
});

app.put('/orders/:id', (req, res) => res.json({ id: req.params.id }));
app.listen(3000);
`,
    app(`${front}app.options('/{*splat}', front);\n${put}`),
    app(`${front}app.options(/.*/, front);\n${put}`),
    { code: app(`${front}app.options('*', front);\n${put}`), settings: { versions: { express: '4.21.2' } } },
    app(`${front}app.options('*', front);\n${put}`),
  ],
  'CORS comes first, or after what lets the preflight pass': [
    app(js`app.use(cors({ origin: 'https://app.shop.example' }));
app.use(passport.initialize());
app.use(expressjwt({ secret: process.env.SECRET, algorithms: ['HS256'] }));
app.get('/orders', (req, res) => res.json([]));`, "import { expressjwt } from 'express-jwt';\nimport passport from 'passport';"),
    app(js`app.use(helmet());
app.use(morgan('combined'));
app.use(compression());
app.use(cors({ origin: 'https://app.shop.example' }));
app.get('/orders', (req, res) => res.json([]));`, "import compression from 'compression';\nimport helmet from 'helmet';\nimport morgan from 'morgan';"),
    app(js`app.get('/health', (req, res) => res.send('ok'));
app.use(cors({ origin: 'https://app.shop.example' }));
app.get('/orders', (req, res) => res.json([]));`),
    { code: app(js`app.get('/about-us', (req, res) => res.json({}));
app.use(cors({ origin: 'https://app.shop.example' }));
app.get('/orders', (req, res) => res.json([]));`), options: { 'cors-middleware-order': { ignorePaths: ['/about-us'] } } },
    app(js`app.use(jwt({ secret: process.env.SECRET, algorithms: ['HS256'] }).unless({ method: 'OPTIONS' }));
app.use(cors({ origin: 'https://app.shop.example' }));
app.get('/orders', (req, res) => res.json([]));`, "import { expressjwt as jwt } from 'express-jwt';"),
    js`
import cors from '@koa/cors';
import jwt from 'koa-jwt';
import Koa from 'koa';

const app = new Koa();
app.use(jwt({ secret: process.env.SECRET }).unless({ method: 'OPTIONS' }));
app.use(cors({ origin: 'https://app.shop.example' }));
app.use((ctx) => {
  ctx.body = [];
});
app.listen(3000);
`,
    js`
import cors from '@fastify/cors';
import Fastify from 'fastify';

const fastify = Fastify();
fastify.get('/prices', async () => []);
await fastify.register(cors, { origin: ['https://app.shop.example', 'https://www.shop.example'] });
await fastify.listen({ port: 3000 });
`,
  ],
  'GET needs no preflight': [
    app("app.get('/orders', cors({ origin: 'https://app.shop.example' }), (req, res) => res.json([]));"),
    js`
import { createServer } from 'node:http';

createServer((req, res) => {
  if (req.method !== 'GET') return res.writeHead(405).end();
  res.writeHead(200, { 'Access-Control-Allow-Origin': 'https://app.shop.example' });
  res.end('[]');
}).listen(3000);
`,
  ],
  'a gateway answers the preflight': [
    {
      options: { 'require-preflight': { gatewayHandlesPreflight: true } },
      code: js`
export const handler = async (event) => {
  const order = JSON.parse(event.body);
  return {
    statusCode: 200,
    headers: { 'Access-Control-Allow-Origin': 'https://app.shop.example' },
    body: JSON.stringify(order),
  };
};
`,
    },
    js`
export const handler = async (event) => {
  const order = JSON.parse(event.body);
  return {
    statusCode: 200,
    headers: { 'Access-Control-Allow-Origin': 'https://app.shop.example' },
    body: JSON.stringify(order),
  };
};
`,
  ],
  'Hono: what is used on a path answers its preflights, and so may a parent': [
    js`
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';

const app = new Hono();
app.use('/orders/*', cors({ origin: 'https://app.shop.example' }));
app.post('/orders', async (c) => c.json(await c.req.json(), 201));
serve(app);
`,
    js`
import { Hono } from 'hono';
import { cors } from 'hono/cors';

const orders = new Hono();
orders.post('/', cors({ origin: 'https://app.shop.example' }), async (c) => c.json(await c.req.json(), 201));
export default orders;
`,
  ],
});
