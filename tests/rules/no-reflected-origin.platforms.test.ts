import rule from '../../rules/no-reflected-origin.ts';
import { testRule } from '../harness.ts';

const data = { witness: 'https://evil.example' };
const setup = "const ACAO = 'Access-Control-Allow-Origin';\n";

testRule('headers written by hand', rule, { data, setup }, {
  'count in the objects that a lambda function returns': {
    reflected: [
      "exports.handler = async (event) => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': «event.headers.origin» }, body: '' });",
      "exports.handler = async (event) => { return { statusCode: 200, headers: { [ACAO]: «event.headers.origin || event.headers.Origin» }, body: '' }; };",
      "export const handler = async (event) => { const { origin } = event.headers; const response = { statusCode: 200, headers: {} }; response.headers[ACAO] = «origin»; return response; };",
      "exports.handler = (event, context, callback) => { callback(null, { statusCode: 200, headers: { [ACAO]: «event.headers.origin» }, body: '' }); };",
      "exports.handler = async function (event) { return Promise.resolve({ statusCode: 200, headers: { [ACAO]: «event.headers.origin» } }); };",
      "exports.handler = async (event) => ({ statusCode: 200, multiValueHeaders: { [ACAO]: «[event.headers.origin]» }, body: '' });",
      "const respond = (status, body, origin) => ({ statusCode: status, headers: { [ACAO]: «origin» }, body: JSON.stringify(body) }); exports.handler = async (event) => respond(200, {}, event.headers.origin);",
      "module.exports.handler = async (event) => { try { return { statusCode: 200, headers: { [ACAO]: «event.headers.origin» }, body: await work(event.body) }; } catch (error) { return { statusCode: 500, headers: { [ACAO]: «event.headers.origin» }, body: '' }; } };",
      "exports.handler = async (event) => ({ statusCode: 200, headers: { [ACAO]: «event.headers.Origin» }, body: '' });",
    ],
    reflectedCredentials: [
      "exports.handler = async (event) => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': «event.headers.origin», 'Access-Control-Allow-Credentials': true }, body: '' });",
      "const cors = (event) => ({ 'Access-Control-Allow-Origin': «event.headers.origin», 'Access-Control-Allow-Credentials': 'true' }); exports.handler = async (event) => ({ statusCode: 200, headers: { ...cors(event), 'Content-Type': 'text/plain' }, body: '' });",
    ],
    valid: [
      "exports.handler = async (event) => ({ statusCode: 200, headers: { [ACAO]: 'https://app.acme.dev', 'X-Origin': event.headers.origin }, body: '' });",
      "exports.handler = async (event) => ({ statusCode: 200, headers: {}, body: JSON.stringify({ headers: { [ACAO]: event.headers.origin } }) });",
      "exports.handler = async (event) => { const response = { statusCode: 200, headers: { [ACAO]: event.headers.origin } }; await store(event); return { statusCode: 204 }; };",
      "const list = ['https://app.acme.dev']; exports.handler = async (event) => ({ statusCode: 200, headers: { [ACAO]: list.includes(event.headers.origin) ? event.headers.origin : list[0] }, body: '' });",
      "exports.handler = async (event) => ({ statusCode: 200, headers: { [ACAO]: event.stageVariables.origin }, body: '' });",
    ],
  },

  'count in Koa, Hono and Fastify': {
    reflected: [
      "app.use(async (ctx, next) => { ctx.set(ACAO, «ctx.get('Origin')»); await next(); });",
      "app.use(async (ctx, next) => { ctx.set(ACAO, «ctx.request.header.origin»); await next(); });",
      "app.use(async (ctx) => { ctx.set({ [ACAO]: «ctx.headers.origin» }); ctx.body = {}; });",
      "app.use(async (ctx) => { ctx.response.set(ACAO, «ctx.request.headers.origin»); });",
      "app.use(async (ctx) => { ctx.append(ACAO, «ctx.request.get('origin')»); });",
      "app.use(async (ctx) => { ctx.res.setHeader(ACAO, «ctx.req.headers.origin»); });",
      "const allow = (ctx) => { ctx.set(ACAO, «ctx.get('Origin')»); }; app.use(async (ctx, next) => { allow(ctx); await next(); });",
      "const allow = (ctx, origin = ctx.request.headers.origin || '*') => { ctx.set(ACAO, «origin»); }; module.exports = () => async (ctx, next) => { allow(ctx); await next(); };",
      "app.get('/', (c) => { c.header(ACAO, «c.req.header('Origin')»); return c.json({}); });",
      "app.get('/', (c) => { c.header(ACAO, «c.req.header('origin') ?? '*'»); return c.text(''); });",
      { code: "app.use('*', async (c, next) => { await next(); c.res.headers.set(ACAO, «c.req.raw.headers.get('origin')»); });", data: { becomesNull: " Without an Origin header it sends the text 'null', which sandboxed frames of any website send." } },
      "app.get('/', (c) => new Response('', { headers: { [ACAO]: «c.req.header('Origin')» } }));",
      "fastify.get('/', async (request, reply) => { reply.header(ACAO, «request.headers.origin»); return {}; });",
      "fastify.get('/', (request, reply) => { reply.headers({ [ACAO]: «request.headers.origin» }).send({}); });",
      "fastify.get('/', (request, reply) => { reply.raw.setHeader(ACAO, «request.headers.origin»); reply.send({}); });",
      "fastify.get('/', (request, reply) => { reply.raw.writeHead(200, { [ACAO]: «request.headers.origin» }); reply.raw.end(); });",
      "fastify.addHook('onRequest', async (request, reply) => { reply.header(ACAO, «request.headers.origin»); });",
      "fastify.addHook('onSend', (request, reply, payload, done) => { reply.header(ACAO, «request.headers.origin»); done(); });",
      "fastify.route({ method: 'GET', url: '/', handler(request, reply) { reply.header(ACAO, «request.headers.origin»).send({}); } });",
    ],
    valid: [
      "app.use(async (ctx, next) => { ctx.set(ACAO, 'https://app.acme.dev'); ctx.state.origin = ctx.get('Origin'); await next(); });",
      "app.use(async (ctx) => { ctx.set(ACAO, ctx.origin); });",
      "app.use(async (ctx) => { ctx.set('X-Origin', ctx.get('Origin')); ctx.set(ACAO, ctx.get('X-Allowed')); });",
      "app.use(async (ctx) => { if (list.includes(ctx.get('Origin'))) ctx.set(ACAO, ctx.get('Origin')); });",
      "app.get('/', (c) => { c.header(ACAO, 'https://app.acme.dev'); return c.json({ origin: c.req.header('Origin') }); });",
      "app.get('/', (c) => { c.set(ACAO, c.req.query('origin')); return c.json({}); });",
      "fastify.get('/', async (request, reply) => { if (!list.has(request.headers.origin)) return reply.code(403).send(); reply.header(ACAO, request.headers.origin); return {}; });",
      "fastify.get('/', async (request, reply) => { request.headers[ACAO] = request.headers.origin; return {}; });",
    ],
  },

  'are reported once, in the function that writes them': {
    reflected: [
      "function setCors(req, res) { res.setHeader(ACAO, «req.headers.origin»); } app.get('/a', (req, res) => { setCors(req, res); res.end('a'); }); app.get('/b', (req, res) => { setCors(req, res); res.end('b'); });",
      "const setCors = (res, origin) => res.setHeader(ACAO, «origin»); app.get('/a', (req, res) => { setCors(res, req.headers.origin); res.end(); }); app.get('/b', (req, res) => { setCors(res, req.headers.origin); res.end(); });",
      "function withCors(handler) { return (req, res) => { res.setHeader(ACAO, «req.headers.origin»); return handler(req, res); }; } app.get('/a', withCors((req, res) => res.end('a'))); app.get('/b', withCors((req, res) => res.end('b')));",
      "const withCors = (handler) => async (req, res) => { res.setHeader(ACAO, «req.headers.origin»); return await handler(req, res); }; export default withCors(async (req, res) => { res.json({}); });",
      "export const withCors = (handler) => (req, res) => { res.setHeader(ACAO, «req.headers.origin»); return handler(req, res); };",
      "module.exports = (options = {}) => (req, res, next) => { res.setHeader(ACAO, «req.headers.origin»); next(); };",
      "export function setCors(req, res) { res.setHeader(ACAO, «req.headers.origin»); }",
      "class Cors { static apply(req, res) { res.setHeader(ACAO, «req.headers.origin»); } } app.get('/', (req, res) => { Cors.apply(req, res); res.end(); });",
      "export class CorsMiddleware { use(req, res, next) { res.header(ACAO, «req.headers.origin»); next(); } }",
      "export class CorsMiddleware { use = (req, res, next) => { res.header(ACAO, «req.headers.origin»); next(); }; }",
      "class Base { handle(req, res) { this.cors(req, res); res.end(); } cors(req, res) { res.setHeader(ACAO, «req.headers.origin»); } } export class Items extends Base {}",
      "const corsHeaders = (origin) => ({ [ACAO]: «origin» }); app.get('/a', (req, res) => { res.set(corsHeaders(req.headers.origin)); }); app.get('/b', (req, res) => { res.writeHead(200, corsHeaders(req.get('Origin'))); });",
      "export function corsHeaders(request) { const headers = new Headers(); headers.set(ACAO, «request.headers.get('Origin') ?? ''»); return headers; }",
      "export const corsHeaders = (request) => new Headers({ [ACAO]: «request.headers.get('Origin') ?? ''» });",
      "async function reply(req, res) { await prepare(); res.setHeader(ACAO, «req.headers.origin»); } app.get('/', (req, res) => { reply(req, res).then(() => res.end()); });",
    ],
    valid: [
      "function setCors(req, res) { res.setHeader(ACAO, 'https://app.acme.dev'); } app.get('/', (req, res) => { setCors(req, res); res.end(req.headers.origin); });",
      "function setCors(req, res) { res.setHeader(ACAO, req.headers.origin); } app.get('/', (req, res) => { res.end(); });",
      "const setCors = (res, origin) => res.setHeader(ACAO, origin); app.get('/', (req, res) => { setCors(res, 'https://app.acme.dev'); audit(req.headers.origin); });",
      "export const withCors = (handler) => (req, res) => { if (!list.includes(req.headers.origin)) return res.status(403).end(); res.setHeader(ACAO, req.headers.origin); return handler(req, res); };",
      "export class CorsMiddleware { use(req, res, next) { res.header(ACAO, this.origin); next(); } }",
      "export const intercept = (request, next) => next(request.clone({ headers: request.headers.set(ACAO, request.headers.get('Origin')) }));",
      "export function upstream(url, origin) { const headers = new Headers(); headers.set(ACAO, origin); return headers; }",
    ],
  },

  'that go out with a request of our own are no policy': {
    valid: [
      "app.get('/', async (req, res) => { await fetch('https://api.acme.dev', { headers: { [ACAO]: req.headers.origin } }); res.end(); });",
      "app.get('/', async (req, res) => { const headers = new Headers(); headers.set(ACAO, req.headers.origin); await fetch('https://api.acme.dev', { headers }); res.end(); });",
      "app.get('/', async (req, res) => { await fetch(new Request('https://api.acme.dev', { headers: { [ACAO]: req.headers.origin } })); res.end(); });",
      "import axios from 'axios'; app.get('/', async (req, res) => { const { data } = await axios.get('https://api.acme.dev', { headers: { [ACAO]: req.headers.origin } }); res.json(data); });",
      "import axios from 'axios'; app.get('/', async (req, res) => { const client = axios.create({ headers: { [ACAO]: req.headers.origin } }); res.json((await client.get('/')).data); });",
      "import axios from 'axios'; app.get('/', (req, res) => { axios.defaults.headers.common[ACAO] = req.headers.origin; res.end(); });",
      "import got from 'got'; app.get('/', async (req, res) => { res.send(await got('https://api.acme.dev', { headers: { [ACAO]: req.headers.origin } }).text()); });",
      "import request from 'supertest'; app.get('/', async (req, res) => { await request(app).get('/').set(ACAO, req.headers.origin); res.end(); });",
      "const request = require('supertest'); test('cors', async () => { const origin = 'https://app.acme.dev'; const res = await request(app).get('/').set('Origin', origin); expect(res.headers[ACAO.toLowerCase()]).toBe(origin); });",
      "const nock = require('nock'); nock('https://api.acme.dev').get('/').reply(200, (uri, body) => ({}), { [ACAO]: (req) => req.headers.origin });",
      "app.get('/', (req, res) => { const xhr = new XMLHttpRequest(); xhr.setRequestHeader(ACAO, req.headers.origin); res.end(); });",
      "const http = require('http'); app.get('/', (req, res) => { const upstream = http.request('http://127.0.0.1', { headers: { [ACAO]: req.headers.origin } }); upstream.setHeader(ACAO, req.headers.origin); upstream.end(); res.end(); });",
      "app.get('/', async (req, res) => { const { body } = await client.send({ headers: { [ACAO]: req.headers.origin } }); res.end(body); });",
      "test('echo', async ({ page }) => { await page.route('**', (route) => route.fulfill({ status: 200, headers: { [ACAO]: route.request().headers().origin } })); });",
      "app.get('/', async (req, res) => { const proxied = await fetch('https://api.acme.dev'); proxied.headers.get(ACAO) === req.headers.origin; res.end(); });",
      "proxy.on('proxyRes', (proxyRes, req) => { delete proxyRes.headers['access-control-allow-origin']; log(req.headers.origin); });",
    ],
    reflected: [
      "app.get('/', async (req, res) => { const upstream = await fetch('https://api.acme.dev', { headers: { Origin: req.headers.origin } }); res.set(ACAO, «req.headers.origin»); res.send(await upstream.text()); });",
      "app.get('/', async (req, res) => { const headers = { [ACAO]: «req.headers.origin» }; await fetch('https://api.acme.dev', { headers }); res.set(headers); res.end(); });",
    ],
  },
});
