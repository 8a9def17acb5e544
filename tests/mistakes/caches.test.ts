import { testMistakes } from './mistakes.ts';

testMistakes('a cache gives an answer to the wrong page', {
  'the allowed origin depends on the request, and Vary does not say so': {
    rule: 'require-vary-origin',
    wrong: `import express from 'express';

const allowed = ['https://shop.example.com', 'https://blog.example.com'];
const app = express();
app.use((req, res, next) => {
  const { origin } = req.headers;
  if (allowed.includes(origin)) res.set('Access-Control-Allow-Origin', «origin);
  next();
});
app.get('/prices', (req, res) => res.json(prices));
app.listen(3000);`,
    right: `import express from 'express';

const allowed = ['https://shop.example.com', 'https://blog.example.com'];
const app = express();
app.use((req, res, next) => {
  const { origin } = req.headers;
  res.vary('Origin');
  if (allowed.includes(origin)) res.set('Access-Control-Allow-Origin', origin);
  next();
});
app.get('/prices', (req, res) => res.json(prices));
app.listen(3000);`,
  },

  'Vary is overwritten after it was set': {
    rule: 'require-vary-origin',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: ['https://shop.example.com', 'https://blog.example.com'] }));
app.get('/prices', (req, res) => {
  «res.set('Vary', 'Accept-Encoding');
  res.json(prices);
});
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: ['https://shop.example.com', 'https://blog.example.com'] }));
app.get('/prices', (req, res) => {
  res.vary('Accept-Encoding');
  res.json(prices);
});
app.listen(3000);`,
  },

  'Vary is only set for those who are let in': {
    rule: 'require-vary-origin',
    options: { strictBranch: true },
    wrong: `import express from 'express';

const allowed = ['https://shop.example.com', 'https://blog.example.com'];
const app = express();
app.use((req, res, next) => {
  const { origin } = req.headers;
  if (allowed.includes(origin)) {
    res.set('Access-Control-Allow-Origin', «origin);
    res.vary('Origin');
  }
  next();
});
app.get('/prices', (req, res) => res.json(prices));
app.listen(3000);`,
    right: `import express from 'express';

const allowed = ['https://shop.example.com', 'https://blog.example.com'];
const app = express();
app.use((req, res, next) => {
  const { origin } = req.headers;
  if (allowed.includes(origin)) {
    res.set('Access-Control-Allow-Origin', origin);
  }
  res.vary('Origin');
  next();
});
app.get('/prices', (req, res) => res.json(prices));
app.listen(3000);`,
  },

  'preflights are remembered for longer than any browser does': {
    rule: 'valid-max-age',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', maxAge: «86400000 }));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://shop.example.com', maxAge: 86_400 }));
app.listen(3000);`,
  },

  'a max age that is no number of seconds': {
    rule: 'valid-max-age',
    says: '600',
    wrong: `import { Hono } from 'hono';

const app = new Hono();
app.options('/orders', (c) => {
  c.header('Access-Control-Allow-Origin', 'https://shop.example.com');
  c.header('Access-Control-Allow-Methods', 'PUT');
  c.header('Access-Control-Max-Age', «'10m');
  return c.body(null, 204);
});
app.put('/orders', (c) => {
  c.header('Access-Control-Allow-Origin', 'https://shop.example.com');
  return c.json({ done: true });
});
export default app;`,
    right: `import { Hono } from 'hono';

const app = new Hono();
app.options('/orders', (c) => {
  c.header('Access-Control-Allow-Origin', 'https://shop.example.com');
  c.header('Access-Control-Allow-Methods', 'PUT');
  c.header('Access-Control-Max-Age', '600');
  return c.body(null, 204);
});
app.put('/orders', (c) => {
  c.header('Access-Control-Allow-Origin', 'https://shop.example.com');
  return c.json({ done: true });
});
export default app;`,
  },
});
