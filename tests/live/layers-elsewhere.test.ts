import { describe, expect, it } from 'vitest';
import { corsCheck } from '../../src/spec/cors-check.ts';
import { preflightCheck } from '../../src/spec/preflight.ts';
import type { CorsRequest } from '../../src/spec/types.ts';
import { lint } from './linting.ts';
import { ask, type Packages } from './server.ts';

const own = 'https://admin.acme.dev';
const stranger = 'https://evil.example';
const request = (origin: string, method: string, credentials = false): CorsRequest => ({ origin, method, headers: [], credentials });

/** The origin that a message about two CORS handlers names. */
const namedIn = (message: string): string => /`(https:[^`]+)`/.exec(message)?.[1] ?? '';

interface Framework {
  readonly packages: Packages;
  readonly server: (code: string) => string;
  /** What a server exports that is run. */
  readonly exported: string;
  /** Layers by which the origin gets in that the message names. */
  readonly loosened: Readonly<Record<string, string>>;
  /** Layers that nothing is said about, and that let no stranger in. */
  readonly kept: Readonly<Record<string, string>>;
  /** A layer to which preflights do not come, and that alone knows of credentials. */
  readonly unseen: string;
}

const frameworks: readonly Framework[] = [
  {
    packages: { name: 'Koa 3, @koa/cors 5', named: { koa: 'koa3' } },
    server: (code) => `const Koa = require('koa');\nconst cors = require('@koa/cors');\nconst app = new Koa();\n${code}\napp.use((ctx) => { ctx.body = 'ok'; });\n`,
    exported: 'app.callback()',
    loosened: {
      'a function after the star': `app.use(cors()); app.use(cors({ origin: (ctx) => (ctx.get('Origin') === '${own}' ? '${own}' : '') }));`,
      'a function after a wider one': `const wide = ['${own}', 'https://shop.acme.dev']; app.use(cors({ origin: (ctx) => (wide.includes(ctx.get('Origin')) ? ctx.get('Origin') : '') })); app.use(cors({ origin: (ctx) => (ctx.get('Origin') === '${own}' ? '${own}' : '') }));`,
      'the star after a text': `app.use(cors({ origin: '${own}' })); app.use(cors());`,
    },
    kept: {
      'a text after the star': `app.use(cors()); app.use(cors({ origin: '${own}' }));`,
      'one alone': `app.use(cors({ origin: (ctx) => (ctx.get('Origin') === '${own}' ? '${own}' : '') }));`,
    },
    unseen: `app.use(cors()); app.use(cors({ origin: '${own}', credentials: true }));`,
  },
  {
    packages: { name: 'Hono 4', named: {} },
    server: (code) => `const { Hono } = require('hono');\nconst { cors } = require('hono/cors');\nconst app = new Hono();\n${code}\napp.all('/', (c) => c.text('ok'));\n`,
    exported: 'app',
    loosened: {
      'a list after the star': `app.use('*', cors()); app.use('*', cors({ origin: ['${own}'] }));`,
      'a text after the star': `app.use('*', cors()); app.use('*', cors({ origin: '${own}' }));`,
      'a function after the star': `app.use('*', cors()); app.use('/', cors({ origin: (origin) => (origin === '${own}' ? origin : null) }));`,
      'a list after a longer one': `app.use(cors({ origin: ['${own}', 'https://shop.acme.dev'] })); app.use(cors({ origin: ['${own}'] }));`,
      'the star after a list': `app.use('*', cors({ origin: ['${own}'] })); app.use('*', cors());`,
    },
    kept: {
      'the star on another path': `app.use('/', cors({ origin: ['${own}'] })); app.use('/public/*', cors());`,
    },
    unseen: `app.use('*', cors({ origin: '${own}' })); app.use('*', cors({ origin: '${own}', credentials: true }));`,
  },
];

describe.each(frameworks)('cors-middleware-order, $packages.name', ({ packages, server, exported, loosened, kept, unseen }) => {
  const running = (code: string): string => `${server(code)}module.exports = ${exported};\n`;

  it.each(Object.entries(loosened))('who is named gets in: %s', async (_about, code) => {
    const [message = ''] = lint(server(code), 'cors-middleware-order');
    const origin = namedIn(message);
    const response = await ask(running(code), packages, { origin, method: 'GET', preflight: null });
    expect(origin).not.toBe(own);
    expect(corsCheck(request(origin, 'GET'), response)).toEqual({ allowed: true });
  });

  it.each(Object.entries(kept))('nobody gets in: %s', async (_about, code) => {
    expect(lint(server(code), 'cors-middleware-order')).toEqual([]);
    const response = await ask(running(code), packages, { origin: stranger, method: 'GET', preflight: null });
    expect(corsCheck(request(stranger, 'GET'), response).allowed).toBe(false);
  });

  it('a preflight is answered by the first, and the browser says what the message says', async () => {
    const [message] = lint(server(unseen), 'cors-middleware-order');
    const response = await ask(running(unseen), packages, { origin: own, method: 'OPTIONS', preflight: { method: 'PUT', headers: [] } });
    const result = preflightCheck(request(own, 'PUT', true), response.status, response);
    expect(message).toContain(result.allowed ? 'nothing' : result.consoleText);
  });
});
