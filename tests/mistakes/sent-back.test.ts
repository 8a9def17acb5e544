import { testMistakes } from './mistakes.ts';

testMistakes('what the caller sent is sent back', {
  'the Origin is written back unchecked, without credentials': {
    rule: 'no-reflected-origin',
    isPublic: true,
    wrong: `export default {
  async fetch(request, env) {
    const response = new Response(await env.REPORTS.get('today'));
    response.headers.set('Access-Control-Allow-Origin', «request.headers.get('Origin') ?? '*');
    response.headers.set('Vary', 'Origin');
    return response;
  },
};`,
    right: `export default {
  async fetch(request, env) {
    const response = new Response(await env.REPORTS.get('today'));
    response.headers.set('Access-Control-Allow-Origin', '*');
    return response;
  },
};`,
  },

  'something else that the caller chooses becomes the allowed origin': {
    rule: 'no-reflected-origin',
    says: 'req.query.origin',
    wrong: `import express from 'express';

const app = express();
app.get('/widget', (req, res) => {
  res.set('Access-Control-Allow-Origin', «req.query.origin);
  res.set('Access-Control-Allow-Credentials', 'true');
  res.json(req.session.user);
});
app.listen(3000);`,
    right: `import express from 'express';

const app = express();
app.get('/widget', (req, res) => {
  res.set('Access-Control-Allow-Origin', 'https://shop.example.com');
  res.set('Access-Control-Allow-Credentials', 'true');
  res.json({ user: req.session.user, next: req.query.origin });
});
app.listen(3000);`,
  },

  'a check whose answer decides nothing': {
    rule: 'no-reflected-origin',
    wrong: `import { createServer } from 'node:http';
import { accountOf } from './accounts.js';

const allowed = ['https://shop.example.com'];
createServer((req, res) => {
  const { origin } = req.headers;
  res.setHeader('Vary', 'Origin');
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  if (origin) res.setHeader('Access-Control-Allow-Origin', «origin);
  if (req.method === 'OPTIONS') return res.writeHead(204).end();
  if (!allowed.includes(origin)) return res.writeHead(403).end(accountOf(req).name);
  res.end(JSON.stringify(accountOf(req)));
}).listen(3000);`,
    right: `import { createServer } from 'node:http';
import { accountOf } from './accounts.js';

const allowed = ['https://shop.example.com'];
createServer((req, res) => {
  const { origin } = req.headers;
  res.setHeader('Vary', 'Origin');
  if (!allowed.includes(origin)) return res.writeHead(403).end();
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.setHeader('Access-Control-Allow-Origin', origin);
  if (req.method === 'OPTIONS') return res.writeHead(204).end();
  res.end(JSON.stringify(accountOf(req)));
}).listen(3000);`,
  },

  "the text 'null' is sent where there is no Origin": {
    rule: 'no-reflected-origin',
    says: "'null'",
    wrong: `export async function GET(request: Request) {
  return new Response(JSON.stringify(await readOrders(request)), {
    headers: {
      'Access-Control-Allow-Origin': «request.headers.get('Origin'),
      'Access-Control-Allow-Credentials': 'true',
      Vary: 'Origin',
    },
  });
}`,
    right: `const allowed = ['https://shop.example.com', 'https://admin.example.com'];

export async function GET(request: Request) {
  const origin = request.headers.get('Origin');
  return new Response(JSON.stringify(await readOrders(request)), {
    headers: {
      'Access-Control-Allow-Origin': origin !== null && allowed.includes(origin) ? origin : allowed[0],
      'Access-Control-Allow-Credentials': 'true',
      Vary: 'Origin',
    },
  });
}`,
  },
});
