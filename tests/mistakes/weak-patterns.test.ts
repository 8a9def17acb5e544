import { testMistakes } from './mistakes.ts';

testMistakes("a pattern matches somebody else's origin", {
  'it has no start': {
    rule: 'no-weak-origin-check',
    says: 'https://evilexample.com',
    wrong: String.raw`import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: «/example\.com$/, credentials: true }));
app.listen(3000);`,
    right: String.raw`import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: /^https:\/\/example\.com$/, credentials: true }));
app.listen(3000);`,
  },

  'it has no end': {
    rule: 'no-weak-origin-check',
    says: 'https://shop.example.com.',
    wrong: String.raw`import fastify from 'fastify';
import cors from '@fastify/cors';

const app = fastify();
await app.register(cors, { origin: [«/^https:\/\/shop\.example\.com/], credentials: true });
await app.listen({ port: 3000 });`,
    right: String.raw`import fastify from 'fastify';
import cors from '@fastify/cors';

const app = fastify();
await app.register(cors, { origin: [/^https:\/\/shop\.example\.com(:\d+)?$/], credentials: true });
await app.listen({ port: 3000 });`,
  },

  'its dot matches any letter': {
    rule: 'no-weak-origin-check',
    wrong: String.raw`import { Server } from 'socket.io';

const io = new Server(3000, { cors: { origin: «/^https:\/\/shop.example\.com$/, credentials: true } });
io.on('connection', (socket) => socket.join('orders'));`,
    right: String.raw`import { Server } from 'socket.io';

const io = new Server(3000, { cors: { origin: /^https:\/\/shop[.]example\.com$/, credentials: true } });
io.on('connection', (socket) => socket.join('orders'));`,
  },

  'its anchors belong to one alternative each': {
    rule: 'no-weak-origin-check',
    wrong: String.raw`import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: «/^https:\/\/shop\.example\.com|https:\/\/blog\.example\.com$/, credentials: true }));
app.listen(3000);`,
    right: String.raw`import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: /^(?:https:\/\/shop\.example\.com|https:\/\/blog\.example\.com)$/, credentials: true }));
app.listen(3000);`,
  },

  'what may stand before the host is not parted from it by a dot': {
    rule: 'no-weak-origin-check',
    says: 'example.com',
    wrong: String.raw`const pattern = «/^https:\/\/(.*)?example\.com$/;

export function middleware(request) {
  const origin = request.headers.get('origin') ?? '';
  const headers = new Headers({ Vary: 'Origin' });
  if (pattern.test(origin)) {
    headers.set('Access-Control-Allow-Origin', origin);
    headers.set('Access-Control-Allow-Credentials', 'true');
  }
  return new Response('ok', { headers });
}`,
    right: String.raw`const pattern = /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/;

export function middleware(request) {
  const origin = request.headers.get('origin') ?? '';
  const headers = new Headers({ Vary: 'Origin' });
  if (pattern.test(origin)) {
    headers.set('Access-Control-Allow-Origin', origin);
    headers.set('Access-Control-Allow-Credentials', 'true');
  }
  return new Response('ok', { headers });
}`,
  },

  'it was built of a text whose dots were not escaped': {
    rule: 'no-weak-origin-check',
    wrong: String.raw`import express from 'express';
import cors from 'cors';

const domains = ['shop.example.com', '*.example.org'];
const patterns = domains.map((domain) => «new RegExp('^https://' + domain.replace('*', '.*') + '$'));
const app = express();
app.use(cors({ origin: (origin, callback) => callback(null, patterns.some((one) => one.test(origin ?? ''))), credentials: true }));
app.listen(3000);`,
    right: String.raw`import express from 'express';
import cors from 'cors';

const domains = ['shop.example.com', '*.example.org'];
const escape = (text: string) => text.replace(/[.+?^$(){}|[\]\\]/g, '\\$&');
const patterns = domains.map((domain) => new RegExp('^https://' + escape(domain).replace('*', '.*') + '$'));
const app = express();
app.use(cors({ origin: (origin, callback) => callback(null, patterns.some((one) => one.test(origin ?? ''))), credentials: true }));
app.listen(3000);`,
  },
});
