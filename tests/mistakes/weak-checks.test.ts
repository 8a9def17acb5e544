import { testMistakes } from './mistakes.ts';

testMistakes("a check lets in somebody else's origin", {
  'a part of the origin is looked for': {
    rule: 'no-weak-origin-check',
    says: 'example.com',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({
  origin: (origin, callback) => callback(null, !origin || «origin.includes('example.com')),
  credentials: true,
}));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({
  origin: (origin, callback) => callback(null, !origin || ['https://example.com'].includes(origin)),
  credentials: true,
}));
app.listen(3000);`,
  },

  'only the start of the origin is compared': {
    rule: 'no-weak-origin-check',
    says: 'https://shop.example.com.',
    wrong: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  const origin = req.get('Origin');
  if (origin && «origin.startsWith('https://shop.example.com')) {
    res.set('Access-Control-Allow-Origin', origin);
    res.set('Access-Control-Allow-Credentials', 'true');
  }
  res.vary('Origin');
  next();
});
app.get('/orders', (req, res) => res.json(req.session.orders));
app.listen(3000);`,
    right: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  const origin = req.get('Origin');
  if (origin && origin.startsWith('https://shop.example.com:')) {
    res.set('Access-Control-Allow-Origin', origin);
    res.set('Access-Control-Allow-Credentials', 'true');
  }
  res.vary('Origin');
  next();
});
app.get('/orders', (req, res) => res.json(req.session.orders));
app.listen(3000);`,
  },

  'only the end of the origin is compared, without the dot before it': {
    rule: 'no-weak-origin-check',
    says: 'https://evilexample.com',
    wrong: `import fastify from 'fastify';
import cors from '@fastify/cors';

const app = fastify();
await app.register(cors, {
  credentials: true,
  origin: (origin, callback) => {
    if (origin && !«origin.endsWith('example.com')) return callback(new Error('Not allowed'), false);
    callback(null, true);
  },
});
await app.listen({ port: 3000 });`,
    right: `import fastify from 'fastify';
import cors from '@fastify/cors';

const app = fastify();
await app.register(cors, {
  credentials: true,
  origin: (origin, callback) => {
    if (origin && !(origin.startsWith('https://') && origin.endsWith('.example.com'))) return callback(new Error('Not allowed'), false);
    callback(null, true);
  },
});
await app.listen({ port: 3000 });`,
  },

  'a text with all origins is asked whether it contains this one': {
    rule: 'no-weak-origin-check',
    says: 'Split the text into a list',
    wrong: `import { Hono } from 'hono';
import { cors } from 'hono/cors';

const allowed = 'https://shop.example.com.au,https://admin.example.com.au';
const app = new Hono();
app.use('*', cors({
  origin: (origin) => («allowed.includes(origin) ? origin : null),
  credentials: true,
}));
export default app;`,
    right: `import { Hono } from 'hono';
import { cors } from 'hono/cors';

const allowed = 'https://shop.example.com.au,https://admin.example.com.au'.split(',');
const app = new Hono();
app.use('*', cors({
  origin: (origin) => (allowed.includes(origin) ? origin : null),
  credentials: true,
}));
export default app;`,
  },

  'an empty entry that every origin starts with': {
    rule: 'no-reflected-origin',
    also: 'no-weak-origin-check',
    wrong: `import express from 'express';
import cors from 'cors';

const allowed = (process.env.ALLOWED_ORIGINS ?? '').split(',');
const app = express();
app.use(cors({
  origin: (origin, callback) => callback(null, «allowed.some((one) => (origin ?? '').startsWith(one))),
  credentials: true,
}));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const allowed = (process.env.ALLOWED_ORIGINS ?? '').split(',');
const app = express();
app.use(cors({
  origin: (origin, callback) => callback(null, allowed.some((one) => origin === one)),
  credentials: true,
}));
app.listen(3000);`,
  },

  'one label of the host is compared': {
    rule: 'no-weak-origin-check',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({
  origin: (origin, callback) => callback(null, Boolean(origin) && «origin.split('.')[1] === 'example'),
  credentials: true,
}));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({
  origin: (origin, callback) => callback(null, Boolean(origin) && origin.startsWith('https://') && origin.split('.').slice(-3).join('.') === 'shop.example.com'),
  credentials: true,
}));
app.listen(3000);`,
  },

  'the host is compared and the scheme forgotten': {
    rule: 'no-weak-origin-check',
    says: 'http://',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({
  origin: (origin, callback) => callback(null, origin !== undefined && «new URL(origin).hostname === 'shop.example.com'),
  credentials: true,
}));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({
  origin: (origin, callback) => {
    const { protocol, hostname } = new URL(origin ?? 'about:blank');
    callback(null, protocol === 'https:' && hostname === 'shop.example.com');
  },
  credentials: true,
}));
app.listen(3000);`,
  },

  'the host that was asked is looked for in the origin': {
    rule: 'no-weak-origin-check',
    wrong: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  const origin = req.headers.origin;
  res.vary('Origin');
  if (origin && «origin.includes(req.headers.host)) {
    res.set('Access-Control-Allow-Origin', origin);
    res.set('Access-Control-Allow-Credentials', 'true');
  }
  next();
});
app.get('/orders', (req, res) => res.json(req.session.orders));
app.listen(3000);`,
    right: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  const origin = req.headers.origin;
  res.vary('Origin');
  if (origin && new URL(origin).host === req.headers.host) {
    res.set('Access-Control-Allow-Origin', origin);
    res.set('Access-Control-Allow-Credentials', 'true');
  }
  next();
});
app.get('/orders', (req, res) => res.json(req.session.orders));
app.listen(3000);`,
  },

  'a host is looked up among the keys of an object, where `constructor` is one as well': {
    rule: 'no-weak-origin-check',
    says: 'http://',
    wrong: `import express from 'express';

const allowed = { 'shop.example.com': true, 'blog.example.com': true };
const app = express();
app.use((req, res, next) => {
  const { origin } = req.headers;
  res.vary('Origin');
  if (origin && «allowed[new URL(origin).hostname]) {
    res.set('Access-Control-Allow-Origin', origin);
    res.set('Access-Control-Allow-Credentials', 'true');
  }
  next();
});
app.listen(3000);`,
    right: `import express from 'express';

const allowed = new Map([['https://shop.example.com', 'shop'], ['https://blog.example.com', 'blog']]);
const app = express();
app.use((req, res, next) => {
  const { origin } = req.headers;
  res.vary('Origin');
  if (origin && allowed.has(origin)) {
    res.set('Access-Control-Allow-Origin', origin);
    res.set('Access-Control-Allow-Credentials', 'true');
  }
  next();
});
app.listen(3000);`,
  },
});
