import { testMistakes } from './mistakes.ts';

testMistakes('the allowed origin is said twice', {
  'the header is appended once for each origin': {
    rule: 'no-duplicate-allow-origin',
    says: 'contains multiple values',
    wrong: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  res.append('Access-Control-Allow-Origin', 'https://shop.example.com');
  «res.append('Access-Control-Allow-Origin', 'https://blog.example.com');
  next();
});
app.get('/prices', (req, res) => res.json(prices));
app.listen(3000);`,
    right: `import express from 'express';

const app = express();
app.use((req, res, next) => {
  res.append('Access-Control-Allow-Origin', 'https://shop.example.com');
  res.append('Access-Control-Expose-Headers', 'X-Total-Count');
  res.append('Access-Control-Expose-Headers', 'X-Page');
  next();
});
app.get('/prices', (req, res) => res.json(prices));
app.listen(3000);`,
  },

  'a list, of which Node.js sends one header each': {
    rule: 'no-duplicate-allow-origin',
    wrong: `import { createServer } from 'node:http';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', «['https://shop.example.com', 'https://blog.example.com']);
  res.end('ok');
}).listen(3000);`,
    right: `import { createServer } from 'node:http';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', ['https://shop.example.com']);
  res.end('ok');
}).listen(3000);`,
  },

  'a middleware sets the header, and a handler adds its own': {
    rule: 'no-duplicate-allow-origin',
    wrong: `import { Hono } from 'hono';
import { cors } from 'hono/cors';

const app = new Hono();
app.use('*', cors({ origin: 'https://shop.example.com' }));
app.get('/prices', (c) => {
  «c.header('Access-Control-Allow-Origin', 'https://shop.example.com', { append: true });
  return c.json(prices);
});
export default app;`,
    right: `import { Hono } from 'hono';
import { cors } from 'hono/cors';

const app = new Hono();
app.use('*', cors({ origin: 'https://shop.example.com' }));
app.get('/prices', (c) => {
  c.header('Vary', 'Accept-Language', { append: true });
  return c.json(prices);
});
export default app;`,
  },

  'writeHead overwrites the stricter origin that was set before': {
    rule: 'no-duplicate-allow-origin',
    isPublic: true,
    wrong: `import { createServer } from 'node:http';
import { salaries } from './salaries.js';

createServer(async (req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://intranet.example.com');
  res.writeHead(200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': «'*' });
  res.end(JSON.stringify(await salaries()));
}).listen(3000);`,
    right: `import { createServer } from 'node:http';
import { prices, salaries } from './numbers.js';

createServer(async (req, res) => {
  if (req.url === '/prices') {
    res.writeHead(200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' });
    return res.end(JSON.stringify(await prices()));
  }
  res.setHeader('Access-Control-Allow-Origin', 'https://intranet.example.com');
  res.writeHead(200, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(await salaries()));
}).listen(3000);`,
  },
});
