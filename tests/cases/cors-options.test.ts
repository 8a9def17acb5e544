import { reportedFiles } from './whole-files.ts';

const js = String.raw;

/** A server whose only policy is `options`, after `before`. */
const server = (options: string, before = "const list = ['https://app.shop.example', 'https://www.shop.example'];"): string => `
import cors from 'cors';
import express from 'express';

const app = express();
${before}

app.use(cors(${options}));
app.get('/prices', (req, res) => res.json([]));
app.listen(3000);
`;

reportedFiles({
  'every website gets in with credentials': [
    server(`{
  // reports: no-reflected-origin
  origin: true,
  credentials: true,
}`),
    server(`{
  // reports: no-reflected-origin
  origin: (o, cb) => cb(null, true),
  credentials: true,
}`),
    server(`{
  origin(o, cb) {
    // reports: no-reflected-origin
    cb(null, o);
  },
}`),
  ],
  '`*` with credentials, which the browser blocks': [
    js`
import cors from 'cors';
import express from 'express';

const app = express();
// reports: no-wildcard-credentials
app.use(cors({ credentials: true }));
app.get('/prices', (req, res) => res.json([]));
app.listen(3000);
`,
    js`
import cors from 'cors';
import express from 'express';

const app = express();
// reports: no-wildcard-credentials
const opts = { origin: '*' };
opts.credentials = true;

app.use(cors(opts));
app.get('/prices', (req, res) => res.json([]));
app.listen(3000);
`,
    js`
import cors from 'cors';
import express from 'express';

const app = express();
// reports: no-wildcard-credentials
const base = { origin: '*', maxAge: 600 };

app.use(cors({ ...base, credentials: true }));
app.get('/prices', (req, res) => res.json([]));
app.listen(3000);
`,
  ],
  'an environment that is not set up opens the door': [
    server(`{
  // reports: no-wildcard-credentials
  origin: process.env.SHOP_ORIGIN || '*',
  credentials: true,
}`),
    server(`{
  // reports: no-reflected-origin
  origin: process.env.SHOP_ORIGINS ? process.env.SHOP_ORIGINS.split(',') : true,
  credentials: true,
}`),
  ],
  'options that the library does not understand': [
    server(`{
  // reports: valid-cors-options
  origin: ['*'],
}`),
    `
import cors from 'cors';
import express from 'express';

const app = express();

// reports: no-wildcard-origin
app.use(cors({
  // reports: valid-cors-options
  origins: ['https://app.shop.example'],
}));
app.get('/prices', (req, res) => res.json([]));
app.listen(3000);
`,
    server(`{
  // reports: valid-cors-options
  origin: async (o) => list.has(o),
}`, "const list = new Set(['https://app.shop.example', 'https://www.shop.example']);"),
    server(`{
  // reports: valid-cors-options
  origin: (o, cb) => { if (list.has(o)) cb(null, true); },
}`, "const list = new Set(['https://app.shop.example', 'https://www.shop.example']);"),
    server(`{
  // reports: valid-cors-options
  origin: (o, cb) => { if (list.has(o)) cb(null, true); },
}`, "const { list } = require('./origins.js');"),
    server(`{
  // reports: valid-cors-options
  origin: async (o, cb) => {
    if (!o) return cb(null, false);
    const list = await loadOrigins();
    if (list.includes(o)) cb(null, true);
  },
}`, "const { loadOrigins } = require('./origins.js');"),
  ],
  'patterns that let others in': [
    server(js`{
  // reports: no-weak-origin-check
  origin: /shop\.example$/,
}`),
    server(js`{
  // reports: no-weak-origin-check
  origin: [/\.shop\.example/, 'https://app.shop.example'],
}`),
    server(js`{
  // reports: no-weak-origin-check
  origin: /^https:\/\/app.shop.example$/,
}`),
    server(js`{
  // reports: valid-cors-options
  origin: /^https:\/\/app\.shop\.example$/g,
}`),
  ],
  'origins that no browser sends': [
    server(`{
  // reports: valid-allow-origin
  origin: 'https://app.shop.example,https://www.shop.example',
}`),
    server(`{
  // reports: valid-allow-origin
  origin: 'https://app.shop.example/',
}`),
    server(`{
  // reports: valid-allow-origin
  origin: 'https://*.shop.example',
}`),
    server(`{
  origin: [
    // reports: valid-allow-origin
    'app.shop.example',
    // reports: valid-allow-origin
    'HTTPS://App.shop.example',
    // reports: valid-allow-origin
    'https://app.shop.example:443',
    // reports: valid-allow-origin
    ' https://www.shop.example',
  ],
}`),
  ],
  'origins that are not to be trusted': [
    server(`{
  // reports: no-null-origin
  origin: ['https://app.shop.example', 'null'],
  credentials: true,
}`),
    server(`{
  // reports: no-untrusted-origin
  origin: 'http://app.acme.com',
  credentials: true,
}`),
    server(js`{
  // reports: no-untrusted-origin
  origin: /\.vercel\.app$/,
  credentials: true,
}`),
  ],
  'values that do not mean what they say': [
    server(`{
  origin: list,
  // reports: valid-allow-methods
  methods: ['get', 'put'],
}`),
    server(`{
  origin: list,
  credentials: true,
  // reports: valid-allow-headers
  allowedHeaders: '*',
}`),
    server(`{
  origin: list,
  credentials: true,
  // reports: valid-expose-headers
  exposedHeaders: ['*'],
}`),
    server(`{
  origin: list,
  // reports: valid-max-age
  maxAge: '10m',
}`),
    server(`{
  origin: list,
  // reports: valid-max-age
  maxAge: 86400000,
}`),
  ],
});
