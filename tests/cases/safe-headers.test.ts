import { silentFiles } from './whole-files.ts';

const js = String.raw;

/** A server of Express with one route that does `statements`, after `before`. */
const route = (statements: string, before = "const list = ['https://app.shop.example', 'https://www.shop.example'];", is = ''): string => js`
import express from 'express';
${before}

const app = express();

app.get('/prices', ${is}(req, res) => {
  ${statements.trim().replace(/\n/g, '\n  ')}
  res.json([]);
});

app.listen(3000);
`;

const allowed = "const ALLOWED = new Set(['https://app.shop.example', 'https://www.shop.example']);";
const allowedList = "const ALLOWED = ['https://app.shop.example', 'https://www.shop.example'];";
const set = "res.set('Access-Control-Allow-Origin', origin);";
const vary = "res.vary('Origin');";
const origin = 'const { origin } = req.headers;';

silentFiles({
  'the Origin is looked up in a list': [
    route(`${origin}\nif (ALLOWED.has(origin)) {\n  res.setHeader('Access-Control-Allow-Origin', origin);\n  ${vary}\n}`, allowed),
    route(`${origin}\n${vary}\nconst ok = ALLOWED.find((a) => a === origin);\nif (ok) res.set('Access-Control-Allow-Origin', ok);`, allowedList),
    route(`${origin}\nres.set('Access-Control-Allow-Origin', ALLOWED.includes(origin) ? origin : ALLOWED[0]);\n${vary}`, allowedList),
    route(`${origin}\nif (!ALLOWED.has(origin)) return res.status(403).end();\n${set}\n${vary}`, allowed),
    route(`${origin}\n${vary}\nswitch (origin) {\n  case 'https://app.shop.example':\n  case 'https://www.shop.example':\n    ${set}\n}`, ''),
    route(`const { origin = '' } = req.headers;\nconst known = origins.get(origin);\n${vary}\nif (known) res.set('Access-Control-Allow-Origin', known.origin);`, "const origins = new Map([['https://app.shop.example', { origin: 'https://app.shop.example' }]]);"),
    route(`${origin}\n${vary}\nif (Object.hasOwn(sites, origin)) ${set}`, "const sites = { 'https://app.shop.example': 'app', 'https://www.shop.example': 'www' };"),
    route(`${origin}\n${vary}\nif (sites[origin]) ${set}`, "const sites = { 'https://app.shop.example': true, 'https://www.shop.example': true };"),
  ],
  'somebody else decides': [
    route(`${origin}\n${vary}\nif (await isAllowedOrigin(origin)) ${set}`, "import { isAllowedOrigin } from './origins.js';", 'async '),
    route(`${origin}\n${vary}\nconst t = await prisma.tenant.findUnique({ where: { origin } });\nif (t) res.set('Access-Control-Allow-Origin', t.origin);`, "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();", 'async '),
  ],
  'a check of the whole host, and of the scheme': [
    route(`${origin}\n${vary}\nif (origin) {\n  const u = new URL(origin);\n  if (u.protocol === 'https:' && u.hostname.endsWith('.shop.example')) ${set}\n}`, ''),
    route(`${origin}\n${vary}\nif (origin && new URL(origin).host === req.headers.host) ${set}`, ''),
  ],
  'one origin, whoever asks, needs no Vary': [
    route("res.setHeader('Access-Control-Allow-Origin', 'https://app.shop.example');\nres.setHeader('Access-Control-Allow-Credentials', 'true');", ''),
    route("res.setHeader('Access-Control-Allow-Origin', 'https://app.shop.example');\nres.setHeader('Access-Control-Allow-Credentials', true);", ''),
    route("if (isPublic) {\n  res.set('Access-Control-Allow-Origin', '*');\n} else {\n  res.set('Access-Control-Allow-Origin', 'https://app.shop.example');\n  res.set('Access-Control-Allow-Credentials', 'true');\n}", "import { isPublic } from './config.js';"),
  ],
  'lists in any form': [
    js`
import { createServer } from 'node:http';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.shop.example');
  res.setHeader('Access-Control-Allow-Methods', ['GET', 'PUT']);
  res.setHeader('Access-Control-Allow-Headers', 'content-type');
  if (req.method === 'OPTIONS') return res.writeHead(204).end();
  res.end('{}');
}).listen(3000);
`,
    js`
import { createServer } from 'node:http';

createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', 'https://app.shop.example');
  res.setHeader('Access-Control-Allow-Methods', '*');
  res.setHeader('Access-Control-Allow-Headers', '*');
  if (req.method === 'OPTIONS') return res.writeHead(204).end();
  res.end('{}');
}).listen(3000);
`,
  ],
  'what is no policy': [
    route("console.log('asked from', req.headers.origin);", ''),
    route("await audit.insert({ origin: req.headers.origin, path: req.path });", "import { audit } from './audit.js';", 'async '),
    route("res.setHeader('X-Origin', req.headers.origin);", ''),
    route("res.setHeader('Timing-Allow-Origin', '*');\nres.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');\nres.setHeader('Content-Security-Policy', \"default-src 'self'\");", ''),
  ],
});
