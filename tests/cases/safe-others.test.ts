import { silentFiles } from './whole-files.ts';

const js = String.raw;

silentFiles({
  'checks of other things than an origin': [
    js`
import express from 'express';

const app = express();
app.use((req, res, next) => {
  const urlPath = req.path;
  if (urlPath.includes('shop.example')) return res.redirect('/');
  res.setHeader('Access-Control-Allow-Origin', 'https://app.shop.example');
  next();
});
app.get('/users', (req, res) => {
  const { email } = req.query;
  res.json({ isOurs: email.endsWith('shop.example') });
});
app.listen(3000);
`,
    js`
import { spawnSync } from 'node:child_process';

const origin = 'center center';
export const style = { transformOrigin: origin };
export const remote = () => spawnSync('git', ['remote', 'get-url', 'origin']);
export const chart = { origin: { x: 0, y: 0 }, scale: 2 };
`,
    js`
export const linkTo = (path) => window.location.origin + path;
export const homeOf = (url) => new URL(url).origin;
`,
    js`
const trusted = 'https://app.shop.example';

window.addEventListener('message', (event) => {
  if (event.origin === trusted || event.origin.endsWith('.shop.example')) handle(event.data);
});
export const send = (frame, data, origin) => frame.contentWindow.postMessage(data, origin);
`,
  ],
  'callbacks and options of something else': [
    js`
import cors from 'cors';
import express from 'express';
import multer from 'multer';

const upload = multer({ dest: 'uploads/', fileFilter: (req, file, cb) => cb(null, true) });
const app = express();
app.use(cors({ origin: 'https://app.shop.example' }));
app.post('/photos', upload.single('photo'), (req, res) => res.sendStatus(201));
app.listen(3000);
`,
    js`
import passport from 'passport';
import { Strategy } from 'passport-local';

passport.use(new Strategy((user, password, cb) => cb(null, true)));
`,
    js`
import csurf from 'csurf';
import express from 'express';
import fs from 'node:fs';

const app = express();
app.use(csurf({ cookie: true, value: (req) => req.headers.origin }));
const readable = (path, cb) => fs.access(path, () => cb(null, true));
app.get('/', (req, res) => readable('index.html', () => res.end()));
app.listen(3000);
`,
    js`
import Stripe from 'stripe';
import { createMap } from './map.js';
import { Vector3 } from 'three';

const stripe = new Stripe(process.env.STRIPE_KEY, { origin: true, credentials: true });
createMap({ origin: true, credentials: true });
export const start = { origin: new Vector3(0, 0, 0) };
export default stripe;
`,
    js`
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';

const client = new S3Client({});
export const link = (key) => getSignedUrl(client, new GetObjectCommand({ Bucket: 'photos', Key: key }), { origin: '*', credentials: true });
`,
    js`
import { fabric } from 'fabric';

export const box = new fabric.Rect({ originX: 'left', originY: 'top', origin: '*', credentials: true });
`,
    js`
import express from 'express';

function cors(options) {
  return Object.keys(options).join(' ');
}

const app = express();
app.get('/', (req, res) => res.send(cors({ origin: '*', credentials: true })));
app.listen(3000);
`,
    js`
import cors from 'lodash';
import express from 'express';

const app = express();
app.use(cors({ origin: true, credentials: true }));
app.listen(3000);
`,
    js`
import cors from 'cors';
import express from 'express';

const app = express();
app.use(cors({ origin: 'https://app.shop.example' }));
export function paint(cors) {
  return cors({ origin: '*', credentials: true });
}
app.listen(3000);
`,
  ],
  'servers that stand in for others in tests': [
    {
      filename: 'tests/orders.test.ts',
      code: js`
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

const server = setupServer(
  http.get('https://api.shop.example/orders', () => HttpResponse.json([], { headers: { 'Access-Control-Allow-Origin': '*' } })),
);
beforeAll(() => server.listen());
`,
    },
    {
      filename: 'tests/orders.test.ts',
      code: js`
import nock from 'nock';

nock('https://api.shop.example').defaultReplyHeaders({ 'access-control-allow-origin': '*', 'access-control-allow-credentials': 'true' }).get('/orders').reply(200, []);
`,
    },
    {
      filename: 'tests/orders.spec.ts',
      code: js`
import { test, expect } from '@playwright/test';

test('orders', async ({ page }) => {
  await page.route('**/orders', (route) => route.fulfill({ status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: '[]' }));
  await page.goto('/');
  await expect(page.getByRole('list')).toBeVisible();
});
`,
    },
  ],
  'a proxy that takes the headers of another server away, or reads them': [
    js`
import { createServer } from 'node:http';
import httpProxy from 'http-proxy';

const proxy = httpProxy.createProxyServer({ target: 'http://backend:8080' });
proxy.on('proxyRes', (proxyRes) => {
  delete proxyRes.headers['access-control-allow-origin'];
});
createServer((req, res) => proxy.web(req, res)).listen(3000);
`,
    js`
export async function scan(url) {
  const response = await fetch(url);
  if (response.headers.get('access-control-allow-origin') === '*') return 'open';
  return 'closed';
}
export const isOpen = (res) => res.headers['access-control-allow-origin'] === '*';
`,
    {
      filename: 'tests/server.test.ts',
      code: js`
import request from 'supertest';
import { app } from '../src/app.js';

it('is open', async () => {
  const res = await request(app).get('/prices').set('Origin', 'https://app.shop.example');
  expect(res.headers['access-control-allow-origin']).toBe('*');
});
`,
    },
  ],
  'names that are values, types and words': [
    {
      filename: 'src/docs.tsx',
      code: js`
// Send Access-Control-Allow-Origin: * with Access-Control-Allow-Credentials: true.
export type Header = 'Access-Control-Allow-Origin' | 'Access-Control-Allow-Credentials';
export const names = { ACAO: 'Access-Control-Allow-Origin', ACAC: 'Access-Control-Allow-Credentials' };
export const Help = () => <p>Set Access-Control-Allow-Origin: * on the server.</p>;
`,
    },
  ],
});
