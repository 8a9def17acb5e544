import { reportedFiles } from './whole-files.ts';

const js = String.raw;

reportedFiles({
  'the Origin comes back with credentials': [
    js`
const express = require('express');
const app = express();

app.get('/account', (req, res) => {
  // reports: no-reflected-origin
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.json({ name: 'Ada' });
});

app.listen(3000);
`,
    js`
import express from 'express';

const app = express();

app.get('/account', (req, res) => {
  const { origin } = req.headers;
  res.header({
    // reports: no-reflected-origin
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': true,
  });
  res.json({ name: 'Ada' });
});

app.listen(3000);
`,
  ],
  'the Origin comes back in a text that is made of it': [
    [
      "import express from 'express';",
      'const app = express();',
      "app.get('/prices', (req, res) => {",
      '  // reports: no-reflected-origin',
      "  res.set(`Access-Control-Allow-Origin`, `${req.get('origin')}`);",
      "  res.json([]);",
      '});',
      'app.listen(3000);',
    ].join('\n'),
    js`
import express from 'express';

const app = express();
const allowOrigin = 'Access-Control-Allow-Origin';

app.get('/prices', (req, res) => {
  // reports: no-reflected-origin
  res.append(allowOrigin, req.header('Origin') || '*');
  res.json([]);
});

app.listen(3000);
`,
  ],
  'a function that two routes call is reported once, where it writes': [
    js`
const express = require('express');
const app = express();

function setCors(req, res) {
  // reports: no-reflected-origin
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
}

app.get('/account', (req, res) => {
  setCors(req, res);
  res.json({ name: 'Ada' });
});

app.get('/orders', (req, res) => {
  setCors(req, res);
  res.json([]);
});

app.listen(3000);
`,
  ],
  'that there is an Origin is no check of it': [
    js`
import express from 'express';

const app = express();

app.get('/prices', (req, res) => {
  if (req.headers.origin) {
    // reports: no-reflected-origin
    res.set('Access-Control-Allow-Origin', req.headers.origin);
  }
  res.json([]);
});

app.listen(3000);
`,
  ],
  'a check that decides nothing': [
    js`
import express from 'express';

const app = express();
const list = ['https://app.shop.example', 'https://www.shop.example'];

app.get('/orders', (req, res) => {
  const o = req.headers.origin;
  if (!list.includes(o)) console.warn(o);
  // reports: no-reflected-origin
  res.set('Access-Control-Allow-Origin', o);
  res.json([]);
});

app.listen(3000);
`,
    js`
import express from 'express';

const app = express();
const list = ['https://app.shop.example', 'https://www.shop.example'];

app.get('/orders', (req, res) => {
  const o = req.headers.origin;
  // reports: no-reflected-origin
  res.set('Access-Control-Allow-Origin', list.includes(o) ? o : o);
  res.json([]);
});

app.listen(3000);
`,
    js`
import express from 'express';

const app = express();
const list = ['https://app.shop.example', 'https://www.shop.example'];

app.get('/orders', (req, res) => {
  const o = req.headers.origin;
  // reports: no-reflected-origin
  res.set('Access-Control-Allow-Origin', list.find((a) => a === o) || req.headers.origin);
  res.json([]);
});

app.listen(3000);
`,
  ],
  'what the caller chooses by other means': [
    js`
import express from 'express';

const app = express();

app.get('/prices', (req, res) => {
  // reports: no-reflected-origin
  res.set('Access-Control-Allow-Origin', req.query.origin);
  res.json([]);
});

app.listen(3000);
`,
    js`
import express from 'express';

const app = express();

app.get('/prices', (req, res) => {
  // reports: no-reflected-origin
  res.set('Access-Control-Allow-Origin', new URL(req.headers.referer).origin);
  res.json([]);
});

app.listen(3000);
`,
    js`
import express from 'express';

const app = express();

app.get('/prices', (req, res) => {
  // reports: no-reflected-origin
  res.set('Access-Control-Allow-Origin', 'https://' + req.headers['x-forwarded-host']);
  res.json([]);
});

app.listen(3000);
`,
  ],
  'two Access-Control-Allow-Origin, which no browser accepts': [
    js`
import express from 'express';

const app = express();

app.get('/prices', (req, res) => {
  res.append('Access-Control-Allow-Origin', 'https://app.shop.example');
  // reports: no-duplicate-allow-origin
  res.append('Access-Control-Allow-Origin', 'https://www.shop.example');
  res.json([]);
});

app.listen(3000);
`,
    js`
import express from 'express';

const app = express();
const list = ['https://app.shop.example', 'https://www.shop.example'];

app.get('/prices', (req, res) => {
  for (const origin of list) {
    // reports: no-duplicate-allow-origin
    res.append('Access-Control-Allow-Origin', origin);
  }
  res.json([]);
});

app.listen(3000);
`,
  ],
  'a Vary that replaces that of the library': [
    js`
import cors from 'cors';
import express from 'express';

const app = express();
app.use(cors({ origin: ['https://app.shop.example', 'https://www.shop.example'] }));

app.get('/prices', (req, res) => {
  // reports: require-vary-origin
  res.set('Vary', 'Accept-Encoding');
  res.json([]);
});

app.listen(3000);
`,
  ],
});
