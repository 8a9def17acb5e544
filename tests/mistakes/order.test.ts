import { testMistakes } from './mistakes.ts';

testMistakes('CORS comes too late', {
  'a redirect answers the preflight': {
    rule: 'cors-middleware-order',
    says: 'Redirect is not allowed for a preflight request.',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use((req, res, next) => (req.session.user ? next() : res.redirect('/login')));
«app.use(cors({ origin: 'https://shop.example.com' }));
app.get('/orders', (req, res) => res.json(orders));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com' }));
app.use((req, res, next) => (req.session.user ? next() : res.redirect('/login')));
app.get('/orders', (req, res) => res.json(orders));
app.listen(3000);`,
  },

  'authentication comes first, and a preflight has no token': {
    rule: 'cors-middleware-order',
    says: '401',
    wrong: `import express from 'express';
import cors from 'cors';
import passport from 'passport';

const app = express();
app.use(passport.authenticate('jwt', { session: false }));
«app.use(cors({ origin: 'https://shop.example.com' }));
app.get('/orders', (req, res) => res.json(ordersOf(req.user)));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';
import { expressjwt } from 'express-jwt';

// Preflights that ask for Authorization are let through.
const app = express();
app.use(expressjwt({ secret: process.env.SECRET, algorithms: ['HS256'] }));
app.use(cors({ origin: 'https://shop.example.com' }));
app.get('/orders', (req, res) => res.json(ordersOf(req.auth)));
app.listen(3000);`,
  },

  'routes are registered before it': {
    rule: 'cors-middleware-order',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.get('/orders', (req, res) => res.json(orders));
«app.use(cors({ origin: 'https://shop.example.com' }));
app.listen(3000);`,
    right: `import fastify from 'fastify';
import cors from '@fastify/cors';

const app = fastify();
app.get('/orders', async () => orders);
await app.register(cors, { origin: 'https://shop.example.com' });
await app.listen({ port: 3000 });`,
  },

  'a demand that no preflight meets comes first': {
    rule: 'cors-middleware-order',
    says: '400',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use((req, res, next) => {
  if (req.get('X-Api-Version') !== '2') return res.status(400).send('Send the version of the API');
  next();
});
«app.use(cors({ origin: 'https://shop.example.com' }));
app.post('/orders', (req, res) => res.json(save(req.body)));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';
import helmet from 'helmet';

const app = express();
app.use(helmet());
app.use((req, res, next) => {
  if (hits.get(req.ip) > 100) return res.status(429).send('Too many requests');
  next();
});
app.use(cors({ origin: 'https://shop.example.com' }));
app.post('/orders', (req, res) => res.json(save(req.body)));
app.listen(3000);`,
  },
});

testMistakes('some responses have no CORS headers', {
  'only the preflight has them': {
    rule: 'require-cors-on-errors',
    wrong: `import { createServer } from 'node:http';
import { save } from './orders.js';

createServer((req, res) => {
  if (req.method === 'OPTIONS') {
    res.writeHead(204, { 'Access-Control-Allow-Origin': «'https://shop.example.com', 'Access-Control-Allow-Methods': 'PUT' });
    return res.end();
  }
  res.end(JSON.stringify(save(req)));
}).listen(3000);`,
    right: `import { createServer } from 'node:http';
import { save } from './orders.js';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://shop.example.com');
  if (req.method === 'OPTIONS') {
    res.writeHead(204, { 'Access-Control-Allow-Methods': 'PUT' });
    return res.end();
  }
  res.end(JSON.stringify(save(req)));
}).listen(3000);`,
  },

  'an answer about an error has none': {
    rule: 'require-cors-on-errors',
    options: { everyResponse: true },
    says: '500',
    wrong: `const headers = { 'Access-Control-Allow-Origin': 'https://shop.example.com' };

export const handler = async (event) => {
  try {
    return { statusCode: 200, headers, body: JSON.stringify(await orders(event.pathParameters.id)) };
  } catch (error) {
    return «{ statusCode: 500, body: JSON.stringify({ error: error.message }) };
  }
};`,
    right: `const headers = { 'Access-Control-Allow-Origin': 'https://shop.example.com' };

export const handler = async (event) => {
  try {
    return { statusCode: 200, headers, body: JSON.stringify(await orders(event.pathParameters.id)) };
  } catch (error) {
    return { statusCode: 500, headers, body: JSON.stringify({ error: error.message }) };
  }
};`,
  },

  'they are set after the response was sent': {
    rule: 'require-cors-on-errors',
    wrong: `import express from 'express';

const app = express();
app.get('/prices', (req, res) => {
  res.json(prices);
  res.set('Access-Control-Allow-Origin', «'https://shop.example.com');
});
app.listen(3000);`,
    right: `import express from 'express';

const app = express();
app.get('/prices', (req, res) => {
  res.status(200);
  res.set('Access-Control-Allow-Origin', 'https://shop.example.com');
  res.json(prices);
});
app.listen(3000);`,
  },
});
