import { testMistakes } from './mistakes.ts';

testMistakes('a preflight is not answered well', {
  'nothing answers OPTIONS': {
    rule: 'require-preflight',
    says: 'Method PUT is not allowed',
    wrong: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  res.set('Access-Control-Allow-Origin', «'https://shop.example.com');
  next();
});
app.put('/orders/:id', (req, res) => res.json(save(req.params.id)));
app.listen(3000);`,
    right: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  res.set('Access-Control-Allow-Origin', 'https://shop.example.com');
  next();
});
app.post('/orders/:id', (req, res) => res.json(save(req.params.id)));
app.listen(3000);`,
  },

  'the CORS handler stands at one method only': {
    rule: 'require-preflight',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
const shop = cors({ origin: 'https://shop.example.com' });
«app.delete('/orders/:id', shop, (req, res) => res.json(orders.delete(req.params.id)));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
const shop = cors({ origin: 'https://shop.example.com' });
app.options('/orders/:id', shop);
app.delete('/orders/:id', shop, (req, res) => res.json(orders.delete(req.params.id)));
app.listen(3000);`,
  },

  'OPTIONS is answered without the headers': {
    rule: 'require-preflight',
    wrong: `import express from 'express';

const app = express();
app.options('/orders', (req, res) => res.sendStatus(204));
app.use((req, res, next) => {
  res.set('Access-Control-Allow-Origin', «'https://shop.example.com');
  res.set('Access-Control-Allow-Methods', 'GET, PUT');
  next();
});
app.put('/orders', (req, res) => res.json(save(req)));
app.listen(3000);`,
    right: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  res.set('Access-Control-Allow-Origin', 'https://shop.example.com');
  res.set('Access-Control-Allow-Methods', 'GET, PUT');
  next();
});
app.options('/orders', (req, res) => res.sendStatus(204));
app.put('/orders', (req, res) => res.json(save(req)));
app.listen(3000);`,
  },

  'OPTIONS is answered with a status that is no success': {
    rule: 'require-preflight',
    says: 'It does not have HTTP ok status.',
    wrong: `import { createServer } from 'node:http';
import { save } from './orders.js';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', «'https://shop.example.com');
  res.setHeader('Access-Control-Allow-Methods', 'GET, PUT');
  if (req.method === 'OPTIONS') return res.writeHead(405).end();
  res.end(JSON.stringify(save(req)));
}).listen(3000);`,
    right: `import { createServer } from 'node:http';
import { save } from './orders.js';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://shop.example.com');
  res.setHeader('Access-Control-Allow-Methods', 'GET, PUT');
  if (req.method === 'OPTIONS') return res.writeHead(206).end();
  res.end(JSON.stringify(save(req)));
}).listen(3000);`,
  },

  'a guard of methods turns OPTIONS away first': {
    rule: 'require-preflight',
    says: 'It does not have HTTP ok status.',
    wrong: `export default async function handler(req, res) {
  res.setHeader('Access-Control-Allow-Origin', «'https://shop.example.com');
  res.setHeader('Access-Control-Allow-Headers', 'Content-Type');
  if (req.method !== 'POST') return res.status(405).json({ error: 'Use POST' });
  if (req.method === 'OPTIONS') return res.status(204).end();
  res.status(200).json(await subscribe(req.body.address));
}`,
    right: `export default async function handler(req, res) {
  res.setHeader('Access-Control-Allow-Origin', 'https://shop.example.com');
  res.setHeader('Access-Control-Allow-Headers', 'Content-Type');
  if (req.method === 'OPTIONS') return res.status(204).end();
  if (req.method !== 'POST') return res.status(405).json({ error: 'Use POST' });
  res.status(200).json(await subscribe(req.body.address));
}`,
    filename: 'pages/api/subscribe.ts',
  },

  'the request goes on after its preflight was answered': {
    rule: 'require-preflight',
    wrong: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  res.set('Access-Control-Allow-Origin', 'https://shop.example.com');
  res.set('Access-Control-Allow-Methods', 'GET, PUT');
  if (req.method === 'OPTIONS') «res.sendStatus(204);
  next();
});
app.put('/orders', (req, res) => res.json(save(req)));
app.listen(3000);`,
    right: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  res.set('Access-Control-Allow-Origin', 'https://shop.example.com');
  res.set('Access-Control-Allow-Methods', 'GET, PUT');
  if (req.method === 'OPTIONS') res.sendStatus(204);
  else next();
});
app.put('/orders', (req, res) => res.json(save(req)));
app.listen(3000);`,
  },

  'a path that stops the program when it starts': {
    rule: 'require-preflight',
    says: 'Missing parameter name',
    settings: { versions: { express: '5.1.0' } },
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
const shop = cors({ origin: 'https://shop.example.com' });
app.options(«'*', shop);
app.use(shop);
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
const shop = cors({ origin: 'https://shop.example.com' });
app.options('/{*splat}', shop);
app.use(shop);
app.listen(3000);`,
  },
});
