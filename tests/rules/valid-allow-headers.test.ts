import rule from '../../rules/valid-allow-headers.ts';
import { testRule } from '../harness.ts';

const setup = "const app = require('express')(); const cors = require('cors');\n";
const handler = (body: string): string => `app.use((req, res, next) => { ${body} next(); });`;
const header = (value: string, more = ''): string => handler(`res.set('Access-Control-Allow-Origin', 'https://a.com'); ${more} res.set('Access-Control-Allow-Headers', ${value});`);
const option = (value: string, more = ''): string => `app.use(cors({ origin: 'https://a.com', allowedHeaders: ${value}${more} }));`;
const credentials = "res.set('Access-Control-Allow-Credentials', 'true');";

testRule('valid-allow-headers', rule, { setup }, {
  'beside credentials `*` is the name of a header': {
    valid: [
      option("'*'"), option("['*']"), header("'*'"), option("'*'", ', credentials: false'), option("'*'", ", credentials: 'true'"),
      option("'*, Content-Type, Authorization'", ', credentials: true'), option("'*, Authorization'"), header("'*, Authorization'"), option("['Content-Type']", ', credentials: true'),
      // `*` is told only to preflights that ask for no header.
      header("req.headers['access-control-request-headers'] || '*'", credentials), header("req.get('Access-Control-Request-Headers') ?? '*'", credentials),
      `export default { fetch(request) { const asked = request.headers.get('access-control-request-headers'); return new Response(null, { status: 204, headers: { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Allow-Credentials': 'true', 'Access-Control-Allow-Headers': asked === null ? '*' : asked } }); } };`,
      "app.use(cors({ credentials: true, allowedHeaders: '*' }));", // blocked as a whole: no-wildcard-credentials says so
      "app.use(cors({ origin: 'https://a.com', credentials: true }));", // what is asked for is allowed
      "const { handleCors } = require('h3'); module.exports = (event) => { handleCors(event, { origin: ['https://a.com'], credentials: true, allowHeaders: '*' }); };", // what is asked for is allowed
      "app.use(cors({ origin: 'https://a.com', credentials: process.env.CREDENTIALS, allowedHeaders: '*' }));",
    ],
    wildcardAmong: [option("«'*, Authorization'»", ', credentials: true'), option("«['X-Custom', '*']»", ', credentials: true'), header("«'Authorization, *'»", credentials)],
    wildcard: [
      header("«req.headers['access-control-request-headers'] ? '*' : 'x-none'»", credentials), header("«req.headers['x-headers'] || '*'»", credentials),
      option("«'*'»", ', credentials: true'), option("«['*']»", ', credentials: true'), header("«'*'»", credentials), header("«'*'»", "res.set({ 'access-control-allow-credentials': true });"),
      "const options = { origin: true, credentials: true, allowedHeaders: «'*'» }; app.use(cors(options));",
      "const list = ['https://a.com']; app.use((req, res, next) => { if (list.includes(req.headers.origin)) { res.header('Access-Control-Allow-Origin', req.headers.origin); res.header('Access-Control-Allow-Credentials', 'true'); } res.header('Access-Control-Allow-Headers', «'*'»); next(); });",
      "const { handleCors } = require('h3'); module.exports = (event) => { handleCors(event, { origin: ['https://a.com'], credentials: true, allowHeaders: «['*']» }); };",
      "const { Elysia } = require('elysia'); const { cors: make } = require('@elysiajs/cors'); new Elysia().use(make({ origin: 'https://a.com', allowedHeaders: «'*'» }));",
      "const fastify = require('fastify')(); fastify.register(require('@fastify/cors'), { origin: true, credentials: true, allowedHeaders: «['*']» });",
      "exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Allow-Credentials': true, 'Access-Control-Allow-Headers': «'*'» }, body: '' });",
      "import { NestFactory } from '@nestjs/core'; async function start() { const nest = await NestFactory.create(Module); nest.enableCors({ origin: 'https://a.com', credentials: true, allowedHeaders: «'*'» }); } start();",
    ],
  },
  'a list that a browser cannot read blocks every preflight': {
    valid: [
      option("'Content-Type, Authorization'"), option("['Content-Type, Authorization', 'X-Custom']"), option("'content-type,,x-custom,'"), header("['Content-Type', 'X-Custom']"), header("'X_Custom'"),
      option('[]'), option("''"), header('process.env.HEADERS'), header('names.join(" ")'), option("require('./headers')"), header("req.headers['access-control-request-headers']"),
      "fetch('/', { headers: { 'Access-Control-Allow-Headers': 'a b' } });",
    ],
    syntax: [
      { code: header("«'content-type; authorization'»"), data: { value: 'content-type; authorization' }, fixed: header("'content-type, authorization'") },
      { code: option("«'Content-Type Authorization'»"), data: { value: 'Content-Type Authorization' }, fixed: option("'Content-Type, Authorization'") },
      { code: option("«['Content-Type Authorization', 'X-Custom']»"), data: { value: 'Content-Type Authorization,X-Custom' }, fixed: option("['Content-Type, Authorization', 'X-Custom']") },
      { code: header("«'\"Content-Type\", \"X-Custom\"'»"), data: { value: '"Content-Type", "X-Custom"' }, fixed: header("'Content-Type, X-Custom'") },
      { code: header("«'Content-Type: application/json'»"), data: { value: 'Content-Type: application/json' } },
      { code: header("«'https://a.com'»"), data: { value: 'https://a.com' } },
      { code: option("«['Content Type']»"), data: { value: 'Content Type' } },
      { code: "const names = 'Content-Type;X-Custom'; " + header('«names»'), data: { value: 'Content-Type;X-Custom' } },
      { code: header('«isNew(req) ? "X-A X-B" : "X-A"»'), data: { value: 'X-A X-B' } },
    ],
  },
  'the headers that the same handlers read': {
    valid: [
      "app.use(cors({ origin: 'https://a.com', allowedHeaders: ['Content-Type', 'Authorization'] })); app.get('/a', (req, res) => res.json(find(req.headers.authorization))); app.listen(3);",
      "app.use(cors({ origin: 'https://a.com' })); app.get('/a', (req, res) => res.json(find(req.headers.authorization))); app.listen(3);", // what is asked for is allowed
      "app.use(cors({ origin: 'https://a.com', allowedHeaders: ['Content-Type'] })); app.get('/a', (req, res) => res.json(find(req.headers['x-forwarded-for'], req.headers['user-agent'], req.get('x-request-id'), req.cookies))); app.listen(3);",
      "app.use(cors({ origin: 'https://a.com', allowedHeaders: ['Content-Type'] })); app.get('/a', (req, res) => res.json(find(req.get('X-Hub-Signature-256'), req.get('cf-connecting-ip')))); app.listen(3);",
      "app.use(cors({ origin: 'https://a.com', allowedHeaders: ['Content-Type'] })); app.get('/a', h); app.listen(3);",
      "app.use('/b', cors({ origin: 'https://a.com', allowedHeaders: ['Content-Type'] })); app.get('/a', (req, res) => res.json(find(req.headers.authorization))); app.listen(3);",
      "app.use(cors({ origin: 'https://a.com', allowedHeaders: require('./headers') })); app.get('/a', (req, res) => res.json(find(req.headers.authorization))); app.listen(3);",
      "app.use(cors({ origin: 'https://a.com', allowedHeaders: ['Authorization'] })); app.post('/a', (req, res) => res.json(find(req.body))); app.listen(3);", // a form, as far as is known
      "app.use(cors({ origin: 'https://a.com', credentials: isOpen, allowedHeaders: '*' })); app.get('/a', (req, res) => res.json(find(req.headers.authorization))); app.listen(3);",
    ],
    read: [
      {
        code: "app.use(cors({ origin: 'https://a.com', allowedHeaders: «['Content-Type']» })); app.get('/a', (req, res) => res.json(find(req.headers.authorization))); app.listen(3);",
        data: { name: 'authorization' },
        suggest: { add: "app.use(cors({ origin: 'https://a.com', allowedHeaders: ['Content-Type', 'Authorization'] })); app.get('/a', (req, res) => res.json(find(req.headers.authorization))); app.listen(3);" },
      },
      {
        code: "app.use(cors({ origin: 'https://a.com', allowedHeaders: «'Authorization'» })); app.use(require('express').json()); app.post('/a', (req, res) => res.json(save(req.body))); app.listen(3);",
        data: { name: 'content-type' },
        suggest: { add: "app.use(cors({ origin: 'https://a.com', allowedHeaders: 'Authorization,Content-Type' })); app.use(require('express').json()); app.post('/a', (req, res) => res.json(save(req.body))); app.listen(3);" },
      },
      {
        code: "require('http').createServer((req, res) => { res.setHeader('Access-Control-Allow-Origin', 'https://a.com'); res.setHeader('Access-Control-Allow-Headers', «'Content-Type'»); if (req.method === 'OPTIONS') return res.writeHead(204).end(); res.end(find(req.headers['x-api-key'])); }).listen(3);",
        data: { name: 'x-api-key' },
        suggest: { add: "require('http').createServer((req, res) => { res.setHeader('Access-Control-Allow-Origin', 'https://a.com'); res.setHeader('Access-Control-Allow-Headers', 'Content-Type,X-Api-Key'); if (req.method === 'OPTIONS') return res.writeHead(204).end(); res.end(find(req.headers['x-api-key'])); }).listen(3);" },
      },
    ],
  },
  'Authorization is not covered by `*`': {
    valid: [
      "app.use(cors({ origin: 'https://a.com', allowedHeaders: '*' })); app.get('/a', (req, res) => res.json(find(req.headers['x-api-key']))); app.listen(3);",
      "app.use(cors({ origin: 'https://a.com', allowedHeaders: '*, Authorization' })); app.get('/a', (req, res) => res.json(find(req.headers.authorization))); app.listen(3);",
    ],
    authorization: [
      {
        code: "app.use(cors({ origin: 'https://a.com', allowedHeaders: «'*'» })); app.get('/a', (req, res) => res.json(find(req.headers.authorization))); app.listen(3);",
        suggest: { add: "app.use(cors({ origin: 'https://a.com', allowedHeaders: '*,Authorization' })); app.get('/a', (req, res) => res.json(find(req.headers.authorization))); app.listen(3);" },
      },
    ],
  },
  'headers that need not be allowed, where that is asked for': {
    valid: [
      option("['Content-Type', 'Origin']"), header("'Access-Control-Allow-Origin, Content-Type'"),
      { code: option("['Content-Type', 'Accept', 'X-Requested-With', 'Vary']"), options: [{ reportRedundant: true }] },
      { code: header("'X-HTTP-Method-Override'"), options: [{ reportRedundant: true }] },
      { code: option("'*'"), options: [{ reportRedundant: true }] },
    ],
    ofResponses: [
      { code: header("«'Origin, Content-Type, Access-Control-Allow-Origin'»"), options: [{ reportRedundant: true }], ids: ['forbidden'], data: { name: 'Origin' }, fixed: header("'Content-Type'") },
      { code: option("«['Content-Type', 'access-control-allow-credentials']»"), options: [{ reportRedundant: true }], data: { name: 'access-control-allow-credentials' }, fixed: option("['Content-Type']") },
    ],
    forbidden: [
      { code: option("«['Content-Type', 'Cookie', 'Authorization']»"), options: [{ reportRedundant: true }], data: { name: 'Cookie' }, fixed: option("['Content-Type', 'Authorization']") },
      { code: header("«['Host', 'X-Custom']»"), options: [{ reportRedundant: true }], data: { name: 'Host' }, fixed: header("['X-Custom']") },
      { code: "const names = 'Cookie, X-Custom'; " + header('«names»'), options: [{ reportRedundant: true }], data: { name: 'Cookie' } },
    ],
  },
});
