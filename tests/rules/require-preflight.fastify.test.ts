import rule from '../../rules/require-preflight.ts';
import { testRule, type DetailedCase } from '../harness.ts';
import { noOkStatus, noOrigin } from './preflight-texts.ts';

const setup = "const fastify = require('fastify')();\n";
const put = "fastify.put('/x', async () => ({ done: true }));";
const listen = 'fastify.listen({ port: 3000 });';
const hook = (body: string): string => `fastify.addHook('onRequest', async (request, reply) => { ${body} });`;
const reported = (code: string, data: object): DetailedCase => ({ code, data: { why: 'PUT', ...data } });

testRule('require-preflight', rule, { setup }, {
  // Fastify 5 was asked: OPTIONS gets 404, behind the hooks.
  'nothing answers OPTIONS by itself, and hooks come before that': {
    handler: [
      reported(`${hook("reply.header('Access-Control-Allow-Origin', «'https://app.acme.dev'»);")} ${put} ${listen}`, noOkStatus),
      reported(`${hook("reply.header('Access-Control-Allow-Origin', «'https://app.acme.dev'»); reply.header('Access-Control-Allow-Methods', 'GET, PUT');")} ${put} ${listen}`, noOkStatus),
      reported(`fastify.addHook('preHandler', (request, reply, done) => { reply.header('Access-Control-Allow-Origin', «'*'»); done(); }); ${put} ${listen}`, noOkStatus),
      reported(`fastify.put('/x', async (request, reply) => { reply.header('Access-Control-Allow-Origin', «'https://app.acme.dev'»); return { done: true }; }); ${listen}`, noOrigin),
    ],
    valid: [
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev'); if (request.method === 'OPTIONS') { reply.header('Access-Control-Allow-Methods', 'PUT'); return reply.code(204).send(); }")} ${put} ${listen}`,
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} ${put} fastify.options('*', async (request, reply) => { reply.header('Access-Control-Allow-Methods', 'PUT'); return reply.code(204).send(); }); ${listen}`,
      `fastify.register(require('@fastify/cors')); fastify.put('/x', async (request, reply) => { reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev'); return { done: true }; }); ${listen}`,
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev'); await allow(request, reply);")} ${put} ${listen}`,
      `fastify.addHook('onRequest', require('./cors')); ${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} ${put} ${listen}`,
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} ${put} fastify.route({ method: 'OPTIONS', url: '*', handler: preflight }); ${listen}`,
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} ${put} module.exports = fastify;`,
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} fastify.get('/x', async () => ({ done: true })); ${listen}`,
      `module.exports = async (fastify) => { ${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} ${put} };`,
    ],
  },
});
