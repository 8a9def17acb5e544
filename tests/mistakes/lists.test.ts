import { testMistakes } from './mistakes.ts';

testMistakes('a list says something else than is meant', {
  'methods in lower case': {
    rule: 'valid-allow-methods',
    says: 'Method PUT is not allowed',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', methods: ['get', «'put'] }));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', methods: ['get', 'put'].map((one) => one.toUpperCase()) }));
app.listen(3000);`,
  },

  'a method that a route answers is not in the list': {
    rule: 'valid-allow-methods',
    says: 'Method DELETE is not allowed',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', methods: «['GET', 'POST', 'PUT'] }));
app.get('/orders/:id', (req, res) => res.json(orders.get(req.params.id)));
app.delete('/orders/:id', (req, res) => res.json(orders.delete(req.params.id)));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', methods: ['PUT', 'DELETE'] }));
app.get('/orders/:id', (req, res) => res.json(orders.get(req.params.id)));
app.delete('/orders/:id', (req, res) => res.json(orders.delete(req.params.id)));
app.listen(3000);`,
  },

  'a method that a route answers is not in the list that the library has': {
    rule: 'valid-allow-methods',
    says: 'Method PUT is not allowed',
    wrong: `import fastify from 'fastify';
import cors from '@fastify/cors';

const app = fastify();
await app.register(«cors, { origin: 'https://shop.example.com' });
app.put('/orders/:id', async (request) => save(request.params.id, request.body));
await app.listen({ port: 3000 });`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com' }));
app.put('/orders/:id', (req, res) => res.json(save(req.params.id, req.body)));
app.listen(3000);`,
  },

  'a header that the code reads is not in the list': {
    rule: 'valid-allow-headers',
    says: 'Request header field x-api-key is not allowed',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', allowedHeaders: «['Content-Type'] }));
app.get('/orders', (req, res) => {
  if (req.get('X-Api-Key') !== process.env.API_KEY) return res.sendStatus(401);
  res.json(orders);
});
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com' }));
app.get('/orders', (req, res) => {
  if (req.get('X-Api-Key') !== process.env.API_KEY) return res.sendStatus(401);
  res.json(orders);
});
app.listen(3000);`,
  },

  'header names without commas': {
    rule: 'valid-allow-headers',
    says: 'Cannot parse Access-Control-Allow-Headers',
    wrong: `import Koa from 'koa';
import cors from '@koa/cors';

const app = new Koa();
app.use(cors({ origin: 'https://shop.example.com', allowHeaders: «'Content-Type; Authorization' }));
app.listen(3000);`,
    right: `import Koa from 'koa';
import cors from '@koa/cors';

const app = new Koa();
app.use(cors({ origin: 'https://shop.example.com', allowHeaders: ['Content-Type, Authorization'] }));
app.listen(3000);`,
  },

  'names to show to scripts, without commas': {
    rule: 'valid-expose-headers',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', exposedHeaders: «'X-Total-Count; X-Page' }));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', exposedHeaders: 'X-Total-Count, X-Page' }));
app.listen(3000);`,
  },

  'a header that no script ever reads is to be shown': {
    rule: 'valid-expose-headers',
    says: 'Set-Cookie',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', credentials: true, exposedHeaders: [«'Set-Cookie'] }));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', credentials: true, exposedHeaders: ['Content-Length'] }));
app.listen(3000);`,
  },

  'methods without commas': {
    rule: 'valid-allow-methods',
    says: 'Cannot parse Access-Control-Allow-Methods',
    wrong: `import { createServer } from 'node:http';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://shop.example.com');
  res.setHeader('Access-Control-Allow-Methods', «'GET PUT');
  if (req.method === 'OPTIONS') return res.writeHead(204).end();
  res.end('ok');
}).listen(3000);`,
    right: `import { createServer } from 'node:http';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://shop.example.com');
  res.setHeader('Access-Control-Allow-Methods', 'GET PUT'.split(' '));
  if (req.method === 'OPTIONS') return res.writeHead(204).end();
  res.end('ok');
}).listen(3000);`,
  },

  'a header that tells a secret is shown to scripts of every website': {
    rule: 'valid-expose-headers',
    says: 'Authorization',
    isPublic: true,
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: '*', exposedHeaders: [«'Authorization'] }));
app.post('/login', (req, res) => res.set('Authorization', tokenFor(req.query.name)).end());
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', exposedHeaders: ['Authorization'] }));
app.post('/login', (req, res) => res.set('Authorization', tokenFor(req.query.name)).end());
app.listen(3000);`,
  },

  'a header that pages need is not shown to their scripts': {
    rule: 'valid-expose-headers',
    options: { requireExposed: ['X-Total-Count'] },
    says: 'X-Total-Count',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', exposedHeaders: «['X-Page'] }));
app.get('/orders', (req, res) => res.set('X-Total-Count', String(orders.length)).json(orders));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', exposedHeaders: ['X-Page', 'x-total-count'] }));
app.get('/orders', (req, res) => res.set('X-Total-Count', String(orders.length)).json(orders));
app.listen(3000);`,
  },

  'a method that no script may send': {
    rule: 'valid-allow-methods',
    options: { forbidden: true },
    says: 'TRACE',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', methods: «['GET', 'PUT', 'TRACE'] }));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', methods: ['GET', 'PUT', 'OPTIONS'] }));
app.listen(3000);`,
  },

  'a header of responses is allowed on requests': {
    rule: 'valid-allow-headers',
    options: { reportRedundant: true },
    says: 'Access-Control-Allow-Origin',
    wrong: `import { createServer } from 'node:http';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://shop.example.com');
  res.setHeader('Access-Control-Allow-Headers', «'X-Requested-With, Content-Type, Access-Control-Allow-Origin');
  if (req.method === 'OPTIONS') return res.writeHead(204).end();
  res.end('ok');
}).listen(3000);`,
    right: `import { createServer } from 'node:http';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://shop.example.com');
  res.setHeader('Access-Control-Allow-Headers', 'X-Requested-With, Content-Type, Accept');
  if (req.method === 'OPTIONS') return res.writeHead(204).end();
  res.end('ok');
}).listen(3000);`,
  },
});
