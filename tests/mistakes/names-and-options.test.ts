import { testMistakes } from './mistakes.ts';

testMistakes('a name or an option that nobody knows', {
  'a misspelt header': {
    rule: 'valid-cors-header-name',
    says: 'Access-Control-Allow-Origin',
    wrong: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  res.header(«'Access-Control-Allow-Orgin', 'https://shop.example.com');
  next();
});
app.get('/prices', (req, res) => res.json(prices));
app.listen(3000);`,
    right: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  res.header('access-control-allow-origin', 'https://shop.example.com');
  next();
});
app.get('/prices', (req, res) => res.json(prices));
app.listen(3000);`,
  },

  'a header that is set on the request': {
    rule: 'valid-cors-header-name',
    wrong: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  req.headers[«'Access-Control-Allow-Origin'] = 'https://shop.example.com';
  next();
});
app.get('/prices', (req, res) => res.json(prices));
app.listen(3000);`,
    right: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  req.headers['x-request-id'] = crypto.randomUUID();
  res.header('Access-Control-Allow-Origin', 'https://shop.example.com');
  next();
});
app.get('/prices', (req, res) => res.json(prices));
app.listen(3000);`,
  },

  '`*` in a list that is compared to the letter': {
    rule: 'valid-cors-options',
    wrong: `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.enableCors({ origin: [«'*'] });
  await app.listen(3000);
}
bootstrap();`,
    right: `import fastify from 'fastify';
import cors from '@fastify/cors';

const app = fastify();
await app.register(cors, { origin: ['*'] });
await app.listen({ port: 3000 });`,
    isPublic: true,
  },

  'an option that the library does not know': {
    rule: 'valid-cors-options',
    says: 'every origin is allowed',
    isPublic: true,
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ «origins: ['https://shop.example.com', 'https://blog.example.com'] }));
app.listen(3000);`,
    right: `import middy from '@middy/core';
import httpCors from '@middy/http-cors';

export const handler = middy(async (event) => ({ statusCode: 200, body: JSON.stringify(await orders(event)) }))
  .use(httpCors({ origins: ['https://shop.example.com', 'https://blog.example.com'] }));`,
  },

  'a text where a flag is expected': {
    rule: 'valid-cors-options',
    says: 'requests with credentials are blocked',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', credentials: «'true' }));
app.listen(3000);`,
    right: `import Koa from 'koa';
import cors from '@koa/cors';

const app = new Koa();
app.use(cors({ origin: 'https://shop.example.com', credentials: 'true' }));
app.listen(3000);`,
  },

  'a pattern that goes on where it stopped before': {
    rule: 'valid-cors-options',
    says: 'every second request',
    wrong: String.raw`import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: «/^https:\/\/(?:shop|blog)\.example\.com$/g }));
app.listen(3000);`,
    right: String.raw`import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: /^https:\/\/(?:shop|blog)\.example\.com$/i }));
app.listen(3000);`,
  },

  'a function that returns an answer nobody waits for': {
    rule: 'valid-cors-options',
    says: 'hangs',
    wrong: `import express from 'express';
import cors from 'cors';

const allowed = ['https://shop.example.com', 'https://blog.example.com'];
const app = express();
app.use(cors({ origin: «async (origin) => allowed.includes(origin) }));
app.listen(3000);`,
    right: `import fastify from 'fastify';
import cors from '@fastify/cors';

const allowed = ['https://shop.example.com', 'https://blog.example.com'];
const app = fastify();
await app.register(cors, { origin: async (origin) => allowed.includes(origin) });
await app.listen({ port: 3000 });`,
  },

  'a text where a list is expected': {
    rule: 'valid-cors-options',
    wrong: `import { Hono } from 'hono';
import { cors } from 'hono/cors';

const app = new Hono();
app.use('*', cors({ origin: 'https://shop.example.com', allowMethods: «'GET, PUT' }));
export default app;`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', methods: 'GET, PUT' }));
app.listen(3000);`,
  },

  'a callback that is not called for those who are denied': {
    rule: 'valid-cors-options',
    says: 'hang',
    wrong: `import express from 'express';
import cors from 'cors';

const allowed = ['https://shop.example.com', 'https://blog.example.com'];
const app = express();
app.use(cors({
  origin: «(origin, callback) => {
    if (allowed.includes(origin)) callback(null, true);
  },
}));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const allowed = ['https://shop.example.com', 'https://blog.example.com'];
const app = express();
app.use(cors({
  origin: (origin, callback) => {
    if (allowed.includes(origin)) callback(null, true);
    else callback(null, false);
  },
}));
app.listen(3000);`,
  },

  'a callback that is called again after it denied': {
    rule: 'valid-cors-options',
    says: 'twice',
    wrong: `import express from 'express';
import cors from 'cors';

const allowed = ['https://shop.example.com', 'https://blog.example.com'];
const app = express();
app.use(cors({
  origin: (origin, callback) => {
    if (!allowed.includes(origin)) callback(new Error('Not allowed'));
    «callback(null, true);
  },
}));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const allowed = ['https://shop.example.com', 'https://blog.example.com'];
const app = express();
app.use(cors({
  origin: (origin, callback) => {
    if (!allowed.includes(origin)) return callback(new Error('Not allowed'));
    callback(null, true);
  },
}));
app.listen(3000);`,
  },

  'a header that browsers have given up': {
    rule: 'valid-cors-header-name',
    wrong: `import { createServer } from 'node:http';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://shop.example.com');
  res.setHeader(«'Access-Control-Allow-Private-Network', 'true');
  if (req.method === 'OPTIONS') return res.writeHead(204).end();
  res.end('ok');
}).listen(3000);`,
    right: `import { createServer } from 'node:http';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://shop.example.com');
  if (req.headers['access-control-request-private-network']) res.setHeader('Access-Control-Allow-Private-Network', 'true');
  if (req.method === 'OPTIONS') return res.writeHead(204).end();
  res.end('ok');
}).listen(3000);`,
  },

  'the library itself in the place of the handler that it makes': {
    rule: 'valid-cors-options',
    says: 'hangs',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(express.json());
app.use(«cors);
app.get('/orders', (req, res) => res.json(orders));
app.listen(3000);`,
    right: `import express from 'express';
import { cors } from './cors.js';

const app = express();
app.use(express.json());
app.use(cors);
app.get('/orders', (req, res) => res.json(orders));
app.listen(3000);`,
  },
});
