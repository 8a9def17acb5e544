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
});
