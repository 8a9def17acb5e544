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
});
