import rule from '../../rules/require-preflight.ts';
import { testRule, type DetailedCase } from '../harness.ts';
import { noOkStatus, noOrigin } from './preflight-texts.ts';

const setup = "const Hapi = require('@hapi/hapi');\n";
const made = 'const server = Hapi.server({ port: 3000 });';
const put = "server.route({ method: 'PUT', path: '/x', handler: () => 'ok' });";
const start = 'server.start();';
const ext = (body: string): string => `server.ext('onPreResponse', (request, h) => { ${body} return h.continue; });`;
const everywhere = (value: string): string => ext(`const response = request.response.isBoom ? request.response.output : request.response; response.headers['access-control-allow-origin'] = ${value}; response.headers['access-control-allow-methods'] = 'PUT';`);
const reported = (code: string, data: object): DetailedCase => ({ code, data: { why: 'PUT', ...data } });

testRule('require-preflight', rule, { setup }, {
  // hapi 21 was asked: OPTIONS gets 404, an error in which hooks find headers only where they look for them.
  'nothing answers OPTIONS by itself, and hooks come after that': {
    handler: [
      reported(`${made} ${everywhere("«'https://app.acme.dev'»")} ${put} ${start}`, noOkStatus),
      reported(`${made} ${ext("if (!request.response.isBoom) request.response.header('Access-Control-Allow-Origin', «'https://app.acme.dev'»);")} ${put} ${start}`, noOrigin),
      reported(`${made} ${ext("request.response.header('Access-Control-Allow-Origin', «'*'»);")} ${put} ${start}`, noOrigin),
      reported(`const init = async () => { ${made} ${everywhere("«'https://app.acme.dev'»")} ${put} await server.start(); console.log(server.info.uri); }; init();`, noOkStatus),
      reported(`const server = new Hapi.Server({ port: 3000 }); server.route({ method: 'GET', path: '/', handler: () => 'ok' }); ${everywhere("«'*'»")} ${put} ${start}`, noOkStatus),
      reported(`${made} server.route({ method: 'PUT', path: '/x', handler: (request, h) => h.response('ok').header('Access-Control-Allow-Origin', «'*'») }); ${start}`, noOrigin),
    ],
    valid: [
      `${made} ${everywhere("'https://app.acme.dev'")} ${put} server.route({ method: 'OPTIONS', path: '/{any*}', handler: (request, h) => h.response().code(204) }); ${start}`,
      `${made} ${everywhere("'https://app.acme.dev'")} ${put} server.route({ method: '*', path: '/{any*}', handler: () => 'ok' }); ${start}`,
      `${made} ${everywhere("'https://app.acme.dev'")} server.route({ method: ['PUT', 'OPTIONS'], path: '/x', handler: () => 'ok' }); ${put} ${start}`,
      `${made} ${everywhere("'https://app.acme.dev'")} ${put} server.route(routes); ${start}`,
      `${made} ${everywhere("'https://app.acme.dev'")} ${put} server.route([{ method: 'OPTIONS', path: '/{any*}', handler: answer }]); ${start}`,
      `${made} ${everywhere("'https://app.acme.dev'")} ${put} await server.register(plugin); ${start}`,
      `const server = Hapi.server({ port: 3000, routes: { cors: true } }); ${everywhere("'https://app.acme.dev'")} ${put} ${start}`,
      `${made} ${everywhere("'https://app.acme.dev'")} server.route({ method: 'PUT', path: '/x', options: { cors: true }, handler: () => 'ok' }); ${start}`,
      // Hooks that answer.
      `${made} server.ext('onRequest', (request, h) => (request.method === 'options' ? h.response().code(204).takeover() : h.continue)); ${everywhere("'https://app.acme.dev'")} ${put} ${start}`,
      `${made} server.ext('onPreResponse', (request, h) => { if (request.method === 'options') return h.response().code(204).header('Access-Control-Allow-Origin', '*').header('Access-Control-Allow-Methods', 'PUT'); request.response.header('Access-Control-Allow-Origin', '*'); return h.continue; }); ${put} ${start}`,
      `${made} ${ext("const response = request.response.isBoom ? request.response.output : request.response; response.headers['access-control-allow-origin'] = '*'; if (request.method === 'options') response.statusCode = 204; response.headers['access-control-allow-methods'] = 'PUT';")} ${put} ${start}`,
      `${made} server.ext('onPreResponse', require('./cors')); ${everywhere("'https://app.acme.dev'")} ${put} ${start}`,
      `${made} server.ext({ type: 'onPreResponse', method: answer }); ${everywhere("'https://app.acme.dev'")} ${put} ${start}`,
      `${made} ${everywhere("'https://app.acme.dev'")} server.route({ method: 'GET', path: '/x', handler: () => 'ok' }); ${start}`,
      `${made} ${everywhere("'https://app.acme.dev'")} ${put} module.exports = server;`,
    ],
  },
});
