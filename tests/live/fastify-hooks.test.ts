import { describe, expect, it } from 'vitest';
import { preflightCheck } from '../../src/spec/preflight.ts';
import type { CorsRequest } from '../../src/spec/types.ts';
import { lint } from './linting.ts';
import { ask, type Packages } from './server.ts';

const versions: readonly Packages[] = [{ name: 'Fastify 3', named: { fastify: 'fastify3' } }, { name: 'Fastify 5', named: { fastify: 'fastify5' } }];
const request: CorsRequest = { origin: 'https://app.acme.dev', method: 'PUT', headers: [], credentials: false };

const server = (code: string): string => `const app = require('fastify')();\n${code}\n`;
const allow = "reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev'); reply.header('Access-Control-Allow-Methods', 'PUT');";
const put = "app.put('/', async () => ({ done: true }));";

const unanswered: Readonly<Record<string, string>> = {
  onRequest: `app.addHook('onRequest', async (request, reply) => { ${allow} });\n${put}`,
  preHandler: `app.addHook('preHandler', async (request, reply) => { ${allow} });\n${put}`,
  onSend: `app.addHook('onSend', async (request, reply) => { ${allow} });\n${put}`,
  'onSend with a callback': `app.addHook('onSend', (request, reply, payload, done) => { ${allow} done(null, payload); });\n${put}`,
  'onRequest, and a route that an object describes': `app.addHook('onRequest', async (request, reply) => { ${allow} });\napp.route({ method: 'PUT', url: '/', handler: async () => ({ done: true }) });`,
  'the handler alone': `app.put('/', async (request, reply) => { ${allow} return { done: true }; });`,
};

const answered: Readonly<Record<string, string>> = {
  'a route': `app.addHook('onSend', async (request, reply) => { ${allow} });\napp.options('/', async (request, reply) => reply.code(204).send());\n${put}`,
  'a hook before': `app.addHook('onRequest', async (request, reply) => { if (request.method === 'OPTIONS') return reply.code(204).send(); });\napp.addHook('onSend', async (request, reply) => { ${allow} });\n${put}`,
  'the hook itself': `app.addHook('onSend', async (request, reply) => { ${allow} if (request.method === 'OPTIONS') reply.code(204); });\n${put}`,
  'a route for several methods': `app.addHook('onRequest', async (request, reply) => { ${allow} });\napp.route({ method: ['PUT', 'OPTIONS'], url: '/', handler: async () => ({ done: true }) });`,
};

describe.each(versions)('require-preflight, hooks of $name', (packages) => {
  const answer = async (code: string) => {
    const { status, ...headers } = await ask(`${server(code)}module.exports = app.ready().then(() => app.server);\n`, packages, { origin: request.origin, method: 'OPTIONS', preflight: { method: 'PUT', headers: [] } });
    return preflightCheck(request, status, headers);
  };

  it.each(Object.entries(unanswered))('the browser says what the message says: %s', async (_about, code) => {
    const result = await answer(code);
    expect(lint(server(code), 'require-preflight')).toEqual([expect.stringContaining(result.allowed ? 'nothing' : result.consoleText)]);
  });

  it.each(Object.entries(answered))('the browser sends the request: %s', async (_about, code) => {
    expect(await answer(code)).toEqual({ allowed: true });
    expect(lint(server(code), 'require-preflight')).toEqual([]);
  });
});
