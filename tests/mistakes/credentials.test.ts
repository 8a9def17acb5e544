import { testMistakes } from './mistakes.ts';

testMistakes('what does not work with credentials', {
  '`*` as the origin': {
    rule: 'no-wildcard-credentials',
    says: "must not be the wildcard '*'",
    wrong: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  res.header('Access-Control-Allow-Origin', «'*');
  res.header('Access-Control-Allow-Credentials', 'true');
  next();
});
app.get('/me', (req, res) => res.json(req.session.user));
app.listen(3000);`,
    right: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  if (req.path.startsWith('/me')) {
    res.header('Access-Control-Allow-Origin', 'https://shop.example.com');
    res.header('Access-Control-Allow-Credentials', 'true');
  } else {
    res.header('Access-Control-Allow-Origin', '*');
  }
  next();
});
app.get('/me', (req, res) => res.json(req.session.user));
app.listen(3000);`,
    isPublic: true,
  },

  '`*` as the origin, because nothing was said': {
    rule: 'no-wildcard-credentials',
    says: "must not be the wildcard '*'",
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(«cors({ credentials: true }));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ credentials: false }));
app.listen(3000);`,
    isPublic: true,
  },

  'a flag that is not exactly `true`': {
    rule: 'valid-allow-credentials',
    says: "which must be 'true'",
    wrong: `export const handler = async (event) => ({
  statusCode: 200,
  headers: {
    'Access-Control-Allow-Origin': 'https://shop.example.com',
    'Access-Control-Allow-Credentials': «'True',
  },
  body: JSON.stringify(await orders(event)),
});`,
    right: `export const handler = async (event) => ({
  statusCode: 200,
  headers: {
    'Access-Control-Allow-Origin': 'https://shop.example.com',
    'Access-Control-Allow-Credentials': true,
  },
  body: JSON.stringify(await orders(event)),
});`,
  },

  '`*` as the methods': {
    rule: 'valid-allow-methods',
    says: 'Method PUT is not allowed',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', credentials: true, methods: «'*' }));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', methods: '*' }));
app.listen(3000);`,
  },

  '`*` as the headers of requests': {
    rule: 'valid-allow-headers',
    says: 'Request header field content-type is not allowed',
    wrong: `import { Hono } from 'hono';
import { cors } from 'hono/cors';

const app = new Hono();
app.use('*', cors({ origin: 'https://shop.example.com', credentials: true, allowHeaders: [«'*'] }));
export default app;`,
    right: `import { Hono } from 'hono';
import { cors } from 'hono/cors';

const app = new Hono();
app.use('*', cors({ origin: 'https://shop.example.com', allowHeaders: ['*'] }));
export default app;`,
  },

  '`*` as the headers that scripts may read': {
    rule: 'valid-expose-headers',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', credentials: true, exposedHeaders: «'*' }));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', exposedHeaders: '*' }));
app.listen(3000);`,
  },

  '`*` as the headers, where Authorization is read': {
    rule: 'valid-allow-headers',
    says: 'Request header field authorization is not allowed',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', allowedHeaders: «'*' }));
app.get('/orders', (req, res) => {
  const user = verify(req.headers.authorization);
  res.json(ordersOf(user));
});
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', allowedHeaders: '*' }));
app.get('/orders', (req, res) => {
  const user = verify(req.headers['x-api-key']);
  res.json(ordersOf(user));
});
app.listen(3000);`,
  },
});
