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
      // What is sent in the place of an answer passes onSend as well.
      reported(`fastify.addHook('onSend', async (request, reply) => { reply.header('Access-Control-Allow-Origin', «'https://app.acme.dev'»); }); ${put} ${listen}`, noOkStatus),
      reported(`fastify.addHook('onSend', (request, reply, payload, done) => { reply.header('Access-Control-Allow-Origin', «'*'»); reply.header('Access-Control-Allow-Methods', 'PUT'); done(null, payload); }); fastify.put('/x', (request, reply) => { reply.send({ done: true }); }); ${listen}`, noOkStatus),
      reported(`${hook("reply.header('Access-Control-Allow-Origin', «'https://app.acme.dev'»);")} fastify.route({ method: 'PUT', url: '/x', handler: async () => ({ done: true }) }); ${listen}`, noOkStatus),
      reported(`fastify.route({ method: 'DELETE', url: '/x/:id', handler: async (request, reply) => { reply.header('Access-Control-Allow-Origin', «'*'»); return {}; } }); ${listen}`, { ...noOrigin, why: 'DELETE' }),
      reported(`fastify.put('/x', async (request, reply) => { reply.header('Access-Control-Allow-Origin', «'https://app.acme.dev'»); return { done: true }; }); ${listen}`, noOrigin),
    ],
    valid: [
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev'); if (request.method === 'OPTIONS') { reply.header('Access-Control-Allow-Methods', 'PUT'); return reply.code(204).send(); }")} ${put} ${listen}`,
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} ${put} fastify.options('*', async (request, reply) => { reply.header('Access-Control-Allow-Methods', 'PUT'); return reply.code(204).send(); }); ${listen}`,
      `fastify.register(require('@fastify/cors')); fastify.put('/x', async (request, reply) => { reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev'); return { done: true }; }); ${listen}`,
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev'); await allow(request, reply);")} ${put} ${listen}`,
      `fastify.addHook('onRequest', require('./cors')); ${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} ${put} ${listen}`,
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} ${put} fastify.route({ method: 'OPTIONS', url: '*', handler: preflight }); ${listen}`,
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} ${put} fastify.route(preflights); ${listen}`,
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} ${put} for (const route of routes) fastify.route({ ...route, handler: answer }); ${listen}`,
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} fastify.route({ method: ['PUT', 'OPTIONS'], url: '/x', handler: async () => ({ done: true }) }); ${listen}`,
      // The headers come to an answer that is given early.
      `${hook("if (request.method === 'OPTIONS') return reply.code(204).send();")} fastify.addHook('onSend', async (request, reply) => { reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev'); reply.header('Access-Control-Allow-Methods', 'PUT'); }); ${put} ${listen}`,
      `fastify.addHook('onSend', async (request, reply) => { reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev'); if (request.method === 'OPTIONS') { reply.code(204); reply.header('Access-Control-Allow-Methods', 'PUT'); } }); ${put} ${listen}`,
      `fastify.addHook('onSend', async (request, reply) => { reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev'); await answer(request, reply); }); ${put} ${listen}`,
      `fastify.addHook('onSend', require('./cors')); ${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} ${put} ${listen}`,
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} ${put} module.exports = fastify;`,
      `${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} fastify.get('/x', async () => ({ done: true })); ${listen}`,
      `module.exports = async (fastify) => { ${hook("reply.header('Access-Control-Allow-Origin', 'https://app.acme.dev');")} ${put} };`,
    ],
  },
});
