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
      option("'*, Content-Type, Authorization'", ', credentials: true'), option("['Content-Type']", ', credentials: true'),
      "app.use(cors({ credentials: true, allowedHeaders: '*' }));", // blocked as a whole: no-wildcard-credentials says so
      "app.use(cors({ origin: 'https://a.com', credentials: true }));", // what is asked for is allowed
      "const { handleCors } = require('h3'); module.exports = (event) => { handleCors(event, { origin: ['https://a.com'], credentials: true, allowHeaders: '*' }); };", // what is asked for is allowed
      "app.use(cors({ origin: 'https://a.com', credentials: process.env.CREDENTIALS, allowedHeaders: '*' }));",
    ],
    wildcard: [
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
});
