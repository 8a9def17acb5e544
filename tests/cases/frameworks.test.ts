import { reportedFiles } from './whole-files.ts';

const js = String.raw;

reportedFiles({
  'Elysia lets every website in by itself': [
    js`
import { cors } from '@elysiajs/cors';
import { Elysia } from 'elysia';

new Elysia()
  // reports: no-reflected-origin
  .use(cors())
  .get('/account', () => ({ name: 'Ada' }))
  .listen(3000);
`,
  ],
  'hapi sends the Origin back for `*`': [
    js`
import Hapi from '@hapi/hapi';

const server = Hapi.server({
  port: 3000,
  routes: {
    cors: {
      // reports: no-wildcard-credentials
      origin: ['*'],
      credentials: true,
    },
  },
});
server.route({ method: 'GET', path: '/account', handler: () => ({ name: 'Ada' }) });
await server.start();
`,
  ],
  'NestJS, in each of its places': [
    {
      filename: 'src/main.ts',
      code: js`
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule, {
    // reports: no-reflected-origin
    cors: { origin: true, credentials: true },
  });
  await app.listen(3000);
}
bootstrap();
`,
    },
    {
      filename: 'src/main.ts',
      code: js`
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  // reports: no-wildcard-credentials
  app.enableCors({ origin: '*', credentials: true });
  await app.listen(3000);
}
bootstrap();
`,
    },
    {
      filename: 'src/chat.gateway.ts',
      code: js`
import { SubscribeMessage, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import { Server } from 'socket.io';

@WebSocketGateway({
  // reports: no-wildcard-credentials
  cors: { origin: '*', credentials: true },
})
export class ChatGateway {
  @WebSocketServer() server: Server;

  @SubscribeMessage('message')
  handleMessage(client: unknown, text: string): string {
    return text;
  }
}
`,
    },
  ],
  'Next.js: a route handler and the configuration': [
    {
      filename: 'app/api/account/route.ts',
      code: js`
export function GET(request: Request) {
  return Response.json({ name: 'Ada' }, {
    headers: {
      // reports: no-reflected-origin
      'Access-Control-Allow-Origin': request.headers.get('origin'),
      'Access-Control-Allow-Credentials': 'true',
    },
  });
}
`,
    },
    {
      filename: 'next.config.js',
      code: js`
/** @type {import('next').NextConfig} */
module.exports = {
  async headers() {
    return [
      {
        source: '/api/:path*',
        headers: [
          { key: 'Access-Control-Allow-Credentials', value: 'true' },
          // reports: no-wildcard-credentials
          { key: 'Access-Control-Allow-Origin', value: '*' },
          { key: 'Access-Control-Allow-Methods', value: 'GET,POST' },
        ],
      },
    ];
  },
};
`,
    },
  ],
  'Next.js: a guard of the method stands before the answer to the preflight': [
    {
      filename: 'pages/api/orders.ts',
      code: js`
import type { NextApiRequest, NextApiResponse } from 'next';

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  // reports: require-preflight
  res.setHeader('Access-Control-Allow-Origin', 'https://app.shop.example');
  res.setHeader('Access-Control-Allow-Methods', 'POST');
  res.setHeader('Access-Control-Allow-Headers', 'Content-Type');
  if (req.method !== 'POST') return res.status(405).end();
  if (req.method === 'OPTIONS') return res.status(204).end();
  res.json(req.body);
}
`,
    },
    {
      filename: 'pages/api/orders.ts',
      code: js`
import type { NextApiRequest, NextApiResponse } from 'next';

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') return res.status(405).end();
  // reports: require-preflight
  res.setHeader('Access-Control-Allow-Origin', 'https://app.shop.example');
  res.setHeader('Access-Control-Allow-Methods', 'POST');
  res.setHeader('Access-Control-Allow-Headers', 'Content-Type');
  if (req.method === 'OPTIONS') return res.status(204).end();
  res.json(req.body);
}
`,
    },
  ],
  'servers of the web platform': [
    js`
export default {
  async fetch(req) {
    return new Response('{}', {
      // reports: no-reflected-origin
      headers: { 'access-control-allow-origin': req.headers.get('Origin') ?? '*' },
    });
  },
};
`,
    js`
Deno.serve((req) => {
  return new Response('{}', {
    // reports: no-reflected-origin
    headers: { 'access-control-allow-origin': req.headers.get('Origin') ?? '*' },
  });
});
`,
    js`
Bun.serve({
  port: 3000,
  fetch(req) {
    return new Response('{}', {
      // reports: no-reflected-origin
      headers: { 'access-control-allow-origin': req.headers.get('Origin') ?? '*' },
    });
  },
});
`,
    js`
export default {
  async fetch(request) {
    const headers = new Headers({ Vary: 'Origin' });
    const origin = request.headers.get('Origin');
    if (origin) {
      const url = new URL(origin);
      // reports: no-weak-origin-check
      if (url.hostname.includes('shop.example')) headers.set('Access-Control-Allow-Origin', origin);
    }
    return new Response('{}', { headers });
  },
};
`,
  ],
});
