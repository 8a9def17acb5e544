import { describe, expect, it } from 'vitest';
import { preflightCheck } from '../../src/spec/preflight.ts';
import type { CorsRequest } from '../../src/spec/types.ts';
import { lint } from './linting.ts';
import { ask, type Packages } from './server.ts';

const packages: Packages = { name: 'hapi 21', named: {} };
const request: CorsRequest = { origin: 'https://app.acme.dev', method: 'PUT', headers: [], credentials: false };

const server = (code: string): string => `const Hapi = require('@hapi/hapi');\nconst server = Hapi.server({ debug: false });\n${code}\n`;
const put = "server.route({ method: 'PUT', path: '/', handler: () => 'ok' });";
const everywhere = "server.ext('onPreResponse', (request, h) => { const response = request.response.isBoom ? request.response.output : request.response; response.headers['access-control-allow-origin'] = 'https://app.acme.dev'; response.headers['access-control-allow-methods'] = 'PUT'; return h.continue; });";

const unanswered: Readonly<Record<string, string>> = {
  'a hook that finds the headers of errors': `${everywhere}\n${put}`,
  'a hook that leaves errors alone': `server.ext('onPreResponse', (request, h) => { if (!request.response.isBoom) request.response.header('access-control-allow-origin', 'https://app.acme.dev'); return h.continue; });\n${put}`,
  'a hook that fails on errors': `server.ext('onPreResponse', (request, h) => { request.response.header('access-control-allow-origin', 'https://app.acme.dev'); return h.continue; });\n${put}`,
  'the handler alone': "server.route({ method: 'PUT', path: '/', handler: (request, h) => h.response('ok').header('access-control-allow-origin', 'https://app.acme.dev') });",
};

const answered: Readonly<Record<string, string>> = {
  'a route': `${everywhere}\n${put}\nserver.route({ method: 'OPTIONS', path: '/', handler: (request, h) => h.response().code(204) });`,
  'a route for all methods': `${everywhere}\nserver.route({ method: '*', path: '/', handler: () => 'ok' });`,
  'a hook before': `server.ext('onRequest', (request, h) => (request.method === 'options' ? h.response().code(204).takeover() : h.continue));\n${everywhere}\n${put}`,
  'the hook itself': `server.ext('onPreResponse', (request, h) => { const headers = (response) => response.header('access-control-allow-origin', 'https://app.acme.dev').header('access-control-allow-methods', 'PUT'); if (request.method === 'options') return headers(h.response().code(204)); headers(request.response); return h.continue; });\n${put}`,
};

describe('require-preflight, hooks of hapi', () => {
  const answer = async (code: string) => {
    const { status, ...headers } = await ask(`${server(code)}module.exports = server.initialize().then(() => server.listener);\n`, packages, { origin: request.origin, method: 'OPTIONS', preflight: { method: 'PUT', headers: [] } });
    return preflightCheck(request, status, headers);
  };

  it.each(Object.entries(unanswered))('the browser says what the message says: %s', async (_about, code) => {
    const result = await answer(code);
    expect(lint(`${server(code)}server.start();\n`, 'require-preflight')).toEqual([expect.stringContaining(result.allowed ? 'nothing' : result.consoleText)]);
  });

  it.each(Object.entries(answered))('the browser sends the request: %s', async (_about, code) => {
    expect(await answer(code)).toEqual({ allowed: true });
    expect(lint(`${server(code)}server.start();\n`, 'require-preflight')).toEqual([]);
  });
});
