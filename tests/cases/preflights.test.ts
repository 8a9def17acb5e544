import { reportedFiles } from './whole-files.ts';

const js = String.raw;

reportedFiles({
  'Hono: cors() on one route answers no preflight': [
    js`
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { logger } from 'hono/logger';

const app = new Hono();
app.use(logger());
app.get('/orders', (c) => c.json([]));
// reports: require-preflight
app.post('/orders', cors({ origin: 'https://app.shop.example' }), async (c) => {
  const order = await c.req.json();
  return c.json(order, 201);
});
serve({ fetch: app.fetch, port: 3000 });
`,
    js`
import { Hono } from 'hono';
import { cors } from 'hono/cors';

const app = new Hono();
const front = cors({ origin: 'https://app.shop.example', credentials: true });
app.get('/orders/:id', front, (c) => c.json({ id: c.req.param('id') }));
// reports: require-preflight
app.delete('/orders/:id', front, (c) => c.body(null, 204));
export default { port: 3000, fetch: app.fetch };
`,
  ],
  'the routes of a router that is mounted in the same file': [
    js`
import express from 'express';

const app = express();
const orders = express.Router();
app.use((req, res, next) => {
  // reports: require-preflight
  res.set('Access-Control-Allow-Origin', 'https://app.shop.example');
  next();
});
orders.get('/:id', (req, res) => res.json({ id: req.params.id }));
orders.put('/:id', (req, res) => res.json({ id: req.params.id }));
app.use('/orders', orders);
app.listen(3000);
`,
    js`
import Router from '@koa/router';
import Koa from 'koa';

const app = new Koa();
const router = new Router();
app.use(async (ctx, next) => {
  // reports: require-preflight
  ctx.set('Access-Control-Allow-Origin', 'https://app.shop.example');
  await next();
});
router.put('/orders/:id', (ctx) => {
  ctx.body = { id: ctx.params.id };
});
app.use(router.routes());
app.listen(3000);
`,
  ],
  'Next.js: a route handler without OPTIONS': [
    {
      filename: 'app/api/orders/route.ts',
      code: js`
import { NextResponse } from 'next/server';

export async function POST(request: Request) {
  const order = await request.json();
  return NextResponse.json(order, {
    status: 201,
    // reports: require-preflight
    headers: { 'Access-Control-Allow-Origin': 'https://app.shop.example' },
  });
}
`,
    },
  ],
  'SvelteKit: an endpoint without OPTIONS': [
    {
      filename: 'src/routes/orders/[id]/+server.ts',
      code: js`
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = async ({ params, setHeaders }) => {
  // reports: require-preflight
  setHeaders({ 'Access-Control-Allow-Origin': 'https://app.shop.example' });
  return json({ id: params.id });
};
`,
    },
  ],
  'Astro: an endpoint without OPTIONS': [
    {
      filename: 'src/pages/api/orders/[id].ts',
      code: js`
import type { APIRoute } from 'astro';

export const DELETE: APIRoute = async () =>
  // reports: require-preflight
  new Response(null, { status: 204, headers: { 'Access-Control-Allow-Origin': 'https://app.shop.example' } });
`,
    },
  ],
});
