import rule from '../../rules/valid-allow-methods.ts';
import { testRule } from '../harness.ts';

const setup = "const app = require('express')(); const cors = require('cors');\n";
const handler = (body: string): string => `app.use((req, res, next) => { ${body} next(); });`;
const header = (value: string, more = ''): string => handler(`res.set('Access-Control-Allow-Origin', 'https://a.com'); ${more} res.set('Access-Control-Allow-Methods', ${value});`);
const option = (value: string, more = ''): string => `app.use(cors({ origin: 'https://a.com', methods: ${value}${more} }));`;
const credentials = "res.set('Access-Control-Allow-Credentials', 'true');";
const named = (written: string, method = written.toUpperCase()) => ({ written, method });

testRule('valid-allow-methods', rule, { setup }, {
  'methods are compared byte by byte with the one that the browser sends': {
    // GET, HEAD and POST are never looked for in the list; what scripts send in lower case stays so, except six methods and never PATCH.
    valid: [
      option("['GET', 'PUT']"), option("['get', 'post', 'head']"), option("'get,post,options'"), option("['put', 'PUT']"), option("'propfind'"), option("'*, put'"), header("['GET', 'PUT']"), header("'GET, PUT, patch, PATCH'"),
      header('list.join(",")'), header('process.env.METHODS'), option("require('./methods')"), header("req.headers['access-control-request-method']"),
      "const { cors: make } = require('@tinyhttp/cors'); const { App } = require('@tinyhttp/app'); new App().use(make({ origin: 'https://a.com', methods: ['get', 'put'] }));", // which sends them in upper case
    ],
    lowerCase: [
      { code: option("«['get', 'put']»"), data: named('put'), fixed: option("['GET', 'PUT']") },
      { code: option("«'GET,Put'»"), data: named('Put'), fixed: option("'GET,PUT'") },
      { code: header("«'get, post, delete'»"), data: named('delete'), fixed: header("'GET, POST, DELETE'") },
      { code: header("«['GET', 'patch']»"), data: named('patch'), fixed: header("['GET', 'PATCH']") },
      { code: "const METHODS = ['get', 'put']; " + option('«METHODS»'), data: named('put') },
      { code: header("«METHODS[kind] ?? 'put'»"), data: named('put') },
      { code: handler("res.setHeader('Access-Control-Allow-Methods', «'put'»);"), data: named('put'), fixed: handler("res.setHeader('Access-Control-Allow-Methods', 'PUT');") },
      { code: "const koa = new (require('koa'))(); koa.use(require('@koa/cors')({ allowMethods: «'get,put'» }));", data: named('put'), fixed: "const koa = new (require('koa'))(); koa.use(require('@koa/cors')({ allowMethods: 'GET,PUT' }));" },
      { code: "const fastify = require('fastify')(); fastify.register(require('@fastify/cors'), { methods: «['put']» });", data: named('put'), fixed: "const fastify = require('fastify')(); fastify.register(require('@fastify/cors'), { methods: ['PUT'] });" },
      { code: "const { Server } = require('socket.io'); new Server(3000, { cors: { origin: 'https://a.com', methods: «['put']» } });", data: named('put'), fixed: "const { Server } = require('socket.io'); new Server(3000, { cors: { origin: 'https://a.com', methods: ['PUT'] } });" },
      { code: "const { cors: make } = require('itty-router'); const { preflight } = make({ allowMethods: «['put']» });", data: named('put'), fixed: "const { cors: make } = require('itty-router'); const { preflight } = make({ allowMethods: ['PUT'] });" },
    ],
  },
  'beside credentials `*` is the name of a method': {
    valid: [
      option("'*'"), header("'*'"), option("'*'", ', credentials: false'), option("'*, PUT'", ', credentials: true'), option("'GET,PUT'", ', credentials: true'),
      header("req.headers['access-control-request-method'] || '*'", credentials), // every preflight asks for one
      "app.use(cors({ methods: '*', credentials: true }));", // blocked as a whole: no-wildcard-credentials says so
      "const { handleCors } = require('h3'); module.exports = (event) => { handleCors(event, { origin: ['https://a.com'], credentials: true, methods: '*' }); };", // answers what is asked for, in one version
      "const { Elysia } = require('elysia'); const { cors: make } = require('@elysiajs/cors'); new Elysia().use(make({ origin: 'https://a.com', methods: true }));", // allows what is asked for
      "const { cors: make } = require('itty-router'); const { preflight } = make({ origin: 'https://a.com' });",
    ],
    wildcard: [
      option("«'*'»", ', credentials: true'), option("«['*']»", ', credentials: true'), header("«'*'»", credentials),
      "const { Elysia } = require('elysia'); const { cors: make } = require('@elysiajs/cors'); new Elysia().use(make({ origin: 'https://a.com', methods: «'*'» }));",
      "const app4 = new (require('hono').Hono)(); const { cors: make } = require('hono/cors'); app4.use(make({ origin: 'https://a.com', allowMethods: «['*']», credentials: true }));",
    ],
    wildcardByDefault: [{ code: "const { cors: make } = require('itty-router'); const { preflight } = make(«{ origin: 'https://a.com', credentials: true }»);", data: { library: 'itty-router' } }],
  },
  'a list that a browser cannot read blocks every preflight': {
    valid: [option("'GET, PUT'"), option("'GET,,PUT,'"), option('[]'), header("'GET|POST'"), "fetch('/', { headers: { 'Access-Control-Allow-Methods': 'GET PUT' } });"],
    syntax: [
      { code: header("«'GET; PUT'»"), data: { value: 'GET; PUT' }, fixed: header("'GET, PUT'") },
      { code: option("«'GET PUT'»"), data: { value: 'GET PUT' }, fixed: option("'GET, PUT'") },
      { code: option("«['GET PUT', 'DELETE']»"), data: { value: 'GET PUT,DELETE' }, fixed: option("['GET, PUT', 'DELETE']") },
      { code: header("«'[\"GET\", \"put\"]'»"), data: { value: '["GET", "put"]' }, fixed: header("'GET, PUT'") },
      { code: header("«JSON.stringify(['GET', 'PUT'])»"), data: { value: '["GET","PUT"]' } },
      { code: header("«'https://a.com'»"), data: { value: 'https://a.com' } },
    ],
    glued: [
      { code: header("«'GET|PUT'»"), data: { written: 'GET|PUT', method: 'PUT' }, fixed: header("'GET, PUT'") },
      { code: option("«['GET', 'put|delete']»"), data: { written: 'put|delete', method: 'PUT' }, fixed: option("['GET', 'PUT, DELETE']") },
    ],
  },
  'the routes of the file, where the same application answers their preflights': {
    valid: [
      "app.use(cors({ origin: 'https://a.com', methods: ['GET', 'PUT'] })); app.put('/a', h); app.listen(3);",
      "app.use(cors({ origin: 'https://a.com' })); app.put('/a', h); app.delete('/a', h); app.listen(3);", // all the usual ones by default
      "app.use(cors({ origin: 'https://a.com', methods: ['GET'] })); app.post('/a', h); app.head('/a', h); app.listen(3);", // which need not be listed
      "app.use(cors({ origin: 'https://a.com', methods: '*' })); app.put('/a', h); app.listen(3);",
      "app.put('/a', (req, res) => res.end()); app.use(cors({ origin: 'https://a.com', methods: ['GET'] })); app.listen(3);", // for its own origin only
      "app.use('/b', cors({ origin: 'https://a.com', methods: ['GET'] })); app.put('/a', h); app.listen(3);",
      "app.use(cors({ origin: 'https://a.com', methods: ['GET'] })); const other = require('express')(); other.put('/a', h); app.listen(3);",
      "app.options('*', cors()); app.use(cors({ origin: 'https://a.com', methods: ['GET'] })); app.put('/a', h); app.listen(3);",
      "app.get('/a', cors({ origin: 'https://a.com', methods: ['GET'] }), h); app.put('/a', h); app.listen(3);",
      "app.use(require('./cors')); app.use(cors({ origin: 'https://a.com', methods: ['GET'] })); app.put('/a', h); app.listen(3);",
      "app.use(cors({ origin: 'https://a.com', methods: require('./methods') })); app.put('/a', h); app.listen(3);",
      "const router = require('./router'); router.use(cors({ origin: 'https://a.com', methods: ['GET'], preflightContinue: true })); router.put('/a', h);",
      "const router = require('express').Router(); router.put('/a', h); app.use('/b', router); app.use(cors({ origin: 'https://a.com', methods: ['GET'] })); app.listen(3);", // for its own origin only
      "const router = require('express').Router(); router.put('/a', h); app.use(cors({ origin: 'https://a.com', methods: ['GET'] })); other.use('/b', router); app.listen(3);",
      "app.use(cors({ origin: false, methods: ['GET'] })); app.put('/a', h); app.listen(3);",
      "app.use(cors({ origin: 'https://a.com', methods: isOpen ? ['GET', 'PUT'] : ['GET'] })); app.put('/a', h); app.listen(3);",
      "const map = new Map(); app.use(cors({ origin: 'https://a.com', methods: ['GET'] })); map.delete('/a', h); app.listen(3);",
    ],
    route: [
      // On a router that is mounted behind it, or on one that this one mounts.
      { code: "const router = require('express').Router(); router.put('/a', h); app.use(cors({ origin: 'https://a.com', methods: «['GET']» })); app.use('/b', router); app.listen(3);", data: { route: 'router.put', method: 'PUT', allowed: 'GET' }, suggest: { add: "const router = require('express').Router(); router.put('/a', h); app.use(cors({ origin: 'https://a.com', methods: ['GET', 'PUT'] })); app.use('/b', router); app.listen(3);" } },
      { code: "const { Router } = require('express'); const [outer, inner] = [Router(), Router()]; inner.delete('/a', h); outer.use('/c', inner); app.use(cors({ origin: 'https://a.com', methods: «['GET']» })); app.use('/b', auth, outer); app.listen(3);", data: { route: 'inner.delete', method: 'DELETE', allowed: 'GET' }, suggest: { add: "const { Router } = require('express'); const [outer, inner] = [Router(), Router()]; inner.delete('/a', h); outer.use('/c', inner); app.use(cors({ origin: 'https://a.com', methods: ['GET', 'DELETE'] })); app.use('/b', auth, outer); app.listen(3);" } },
      { code: "const koa = new (require('koa'))(); const router = new (require('@koa/router'))(); router.put('/a', h); koa.use(require('@koa/cors')({ origin: 'https://a.com', allowMethods: «['GET']» })); koa.use(router.routes()).use(router.allowedMethods()); koa.listen(3);", data: { route: 'router.put', method: 'PUT', allowed: 'GET' }, suggest: { add: "const koa = new (require('koa'))(); const router = new (require('@koa/router'))(); router.put('/a', h); koa.use(require('@koa/cors')({ origin: 'https://a.com', allowMethods: ['GET', 'PUT'] })); koa.use(router.routes()).use(router.allowedMethods()); koa.listen(3);" } },
      { code: "app.use(cors({ origin: 'https://a.com', methods: «['GET', 'POST']» })); app.put('/a', h); app.listen(3);", data: { route: 'app.put', method: 'PUT', allowed: 'GET, POST' }, suggest: { add: "app.use(cors({ origin: 'https://a.com', methods: ['GET', 'POST', 'PUT'] })); app.put('/a', h); app.listen(3);" } },
      { code: "app.use(cors({ origin: ['https://a.com'], methods: «'GET,POST'» })); app.delete('/a', h); module.exports = app;", data: { route: 'app.delete', method: 'DELETE', allowed: 'GET, POST' }, suggest: { add: "app.use(cors({ origin: ['https://a.com'], methods: 'GET,POST,DELETE' })); app.delete('/a', h); module.exports = app;" } },
      { code: "const METHODS = ['GET']; app.use(require('express').json(), cors({ origin: true, methods: «METHODS» })); app.patch('/a', h); app.listen(3);", data: { route: 'app.patch', method: 'PATCH', allowed: 'GET' } },
      {
        code: "app.use((req, res, next) => { res.header('Access-Control-Allow-Origin', '*'); res.header('Access-Control-Allow-Methods', «'GET, POST'»); if (req.method === 'OPTIONS') return res.sendStatus(204); next(); }); app.put('/a', h); app.listen(3);",
        data: { route: 'app.put', method: 'PUT', allowed: 'GET, POST' },
        suggest: { add: "app.use((req, res, next) => { res.header('Access-Control-Allow-Origin', '*'); res.header('Access-Control-Allow-Methods', 'GET, POST,PUT'); if (req.method === 'OPTIONS') return res.sendStatus(204); next(); }); app.put('/a', h); app.listen(3);" },
      },
      {
        code: "const { Hono } = require('hono'); const { cors: make } = require('hono/cors'); const app4 = new Hono(); app4.use('*', make({ origin: 'https://a.com', allowMethods: «['GET']» })); app4.put('/a', (c) => c.text('')); module.exports = app4;",
        data: { route: 'app4.put', method: 'PUT', allowed: 'GET' },
        suggest: { add: "const { Hono } = require('hono'); const { cors: make } = require('hono/cors'); const app4 = new Hono(); app4.use('*', make({ origin: 'https://a.com', allowMethods: ['GET', 'PUT'] })); app4.put('/a', (c) => c.text('')); module.exports = app4;" },
      },
    ],
  },
  'the default of a library, too': {
    valid: [
      "const fastify = require('fastify')(); fastify.register(require('@fastify/cors'), { origin: 'https://a.com' }); fastify.post('/a', h);",
      "const fastify = require('fastify')(); fastify.register(require('@fastify/cors'), { origin: 'https://a.com', methods: ['GET', 'PUT'] }); fastify.put('/a', h);",
      "const fastify = require('fastify')(); fastify.register(require('@fastify/cors'), require('./options')); fastify.put('/a', h);",
      "const fastify = require('fastify')(); fastify.register(require('@fastify/cors'), { origin: 'https://a.com' }); const other = require('fastify')(); other.put('/a', h);",
      "const fastify = require('fastify')(); fastify.register(require('@fastify/cors'), { origin: 'https://a.com', ...options }); fastify.put('/a', h);",
      "const fastify = require('fastify')(); fastify.register(require('@fastify/cors'), { origin: 'https://a.com', preflight: false }); fastify.put('/a', h);",
      "const fastify = require('fastify')(); fastify.register(require('fastify-cors'), { origin: 'https://a.com' }); fastify.put('/a', h);", // an older one, which allows more
    ],
    routeByDefault: [
      { code: "const fastify = require('fastify')(); fastify.register(require('@fastify/cors'), «{ origin: 'https://a.com' }»); fastify.put('/a', h);", data: { library: '@fastify/cors 11', route: 'fastify.put', method: 'PUT', allowed: 'GET, HEAD, POST' } },
      { code: "const cors2 = require('@fastify/cors'); const server = require('fastify')(); server.delete('/a', h); server.register(«cors2»);", data: { library: '@fastify/cors 11', route: 'server.delete', method: 'DELETE', allowed: 'GET, HEAD, POST' } },
      { code: "export async function build() { const server = require('fastify')(); await server.register(require('@fastify/cors'), «{ origin: true }»); server.patch('/a', h); return server; }", data: { library: '@fastify/cors 11', route: 'server.patch', method: 'PATCH', allowed: 'GET, HEAD, POST' } },
    ],
  },
  'exported handlers, of which one answers the preflights': {
    valid: [
      "const headers = { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Allow-Methods': 'GET, PUT' }; export const OPTIONS = () => new Response(null, { headers }); export const PUT = () => new Response('', { headers });",
      "const headers = { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Allow-Methods': 'GET' }; export const OPTIONS = () => new Response(null, { headers }); export const GET = () => new Response('', { headers });",
      "const headers = { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Allow-Methods': 'GET' }; export const OPTIONS = () => new Response(null, { headers }); export const PUT = () => new Response('');", // for its own origin only
    ],
    route: [
      {
        code: "const headers = { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Allow-Methods': «'GET'» }; export function OPTIONS() { return new Response(null, { headers }); } export function PUT() { return new Response('', { headers }); }",
        data: { route: 'PUT', method: 'PUT', allowed: 'GET' },
        suggest: { add: "const headers = { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Allow-Methods': 'GET,PUT' }; export function OPTIONS() { return new Response(null, { headers }); } export function PUT() { return new Response('', { headers }); }" },
      },
    ],
  },
  'methods that no script may send, where that is asked for': {
    valid: [
      option("['GET', 'TRACE']"), header("'GET, CONNECT'"),
      { code: option("['GET', 'OPTIONS']"), options: [{ forbidden: true }] }, { code: header('methods'), options: [{ forbidden: true }] }, { code: option("'*'"), options: [{ forbidden: true }] },
    ],
    forbidden: [
      { code: option("«['GET', 'TRACE']»"), options: [{ forbidden: true }], data: { method: 'TRACE' }, fixed: option("['GET']") },
      { code: option("«['TRACE', 'GET', 'Track', 'PUT']»"), options: [{ forbidden: true }], data: { method: 'TRACE' }, fixed: option("['GET', 'PUT']") },
      { code: header("«'GET,CONNECT, PUT'»"), options: [{ forbidden: true }], data: { method: 'CONNECT' }, fixed: header("'GET, PUT'") },
      { code: header("«'TRACE'»"), options: [{ forbidden: true }], data: { method: 'TRACE' } },
      { code: option("«[\n  'GET',\n  'TRACE',\n]»"), options: [{ forbidden: true }], data: { method: 'TRACE' }, fixed: option("[\n  'GET',\n  \n]") },
    ],
  },
});
