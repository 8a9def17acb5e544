import noReflectedOrigin from '../../rules/no-reflected-origin.ts';
import noWeakOriginCheck from '../../rules/no-weak-origin-check.ts';
import noWildcardCredentials from '../../rules/no-wildcard-credentials.ts';
import noWildcardOrigin from '../../rules/no-wildcard-origin.ts';
import { testRule } from '../harness.ts';

/**
 * Pieces of files, as documentation, tests and questions show them: what they are given elsewhere is meant by its usual name, and what nothing calls is what they are about.
 * In a file that decides something about CORS by what runs, the rest is dead.
 */
const pattern = '/^https:\\/\\/app.acme\\.dev$/';
const repaired = '/^https:\\/\\/app\\.acme\\.dev$/';

const live = "import cors from 'cors'; import express from 'express'; const app = express(); app.use(cors({ origin: 'https://app.acme.dev' }));";

testRule('no-wildcard-origin', noWildcardOrigin, {}, {
  'names that are imported nowhere': {
    wildcard: [
      "app.use(cors({ origin: «'*'» }));",
      "api.options('/{*any}', «cors()»);",
      "const settings = { origin: «'*'» }; app.use(cors(settings));",
      "const app = await NestFactory.create(AppModule, { cors: { origin: «'*'» } });",
      "const handler = middy(main).use(httpCors({ origin: «'*'» }));",
    ],
    valid: [
      "app.use(cors({ origin: 'https://app.acme.dev' }));",
      "app.use(cors({ origin: origins }));",
      // Its own function, and what another file of the project exports.
      "const cors = (options) => (req, res, next) => next(); app.use(cors({ origin: '*' }));",
      "import { cors } from './middleware/cors.js'; app.use(cors({ origin: '*' }));",
      "export const install = (cors) => app.use(cors({ origin: '*' }));",
    ],
  },
  'statements about a response that is declared nowhere': {
    wildcard: [
      "res.setHeader('Access-Control-Allow-Origin', «'*'»); res.end('ok');",
      "response.set({ 'access-control-allow-origin': «'*'» });",
      "ctx.set('Access-Control-Allow-Origin', «'*'»);",
      "const any = '*'; reply.header('Access-Control-Allow-Origin', «any»);",
      "return { statusCode: 200, headers: { 'Access-Control-Allow-Origin': «'*'» }, body: '' };",
    ],
    valid: [
      "res.setHeader('Access-Control-Allow-Origin', 'https://app.acme.dev'); res.end('ok');",
      "res.setHeader('Access-Control-Allow-Origin', '*'); res.removeHeader('Access-Control-Allow-Origin'); res.end();",
      "request.headers.set('Access-Control-Allow-Origin', '*'); // what is sent to a server",
      "fetch('/prices', { headers: { 'Access-Control-Allow-Origin': '*' } });",
      "const map = new Map(); map.set('Access-Control-Allow-Origin', '*');",
    ],
  },
  'functions that nothing calls': {
    wildcard: [
      "function allow(req, res, next) { res.set('Access-Control-Allow-Origin', «'*'»); next(); }",
      "const ok = (body) => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': «'*'» }, body });",
      "function start() { const options = { origin: «'*'» }; app.use(cors(options)); }",
      "class Prices { list(req, res) { res.setHeader('Access-Control-Allow-Origin', «'*'»); res.end(); } }",
      "import { NestFactory } from '@nestjs/core'; export class Root {} async function main() { const app = await NestFactory.create(Root); app.enableCors({ origin: «'*'» }); await app.listen(3000); }",
      "const corsSettings = { origin: «'*'», methods: ['GET'] };",
    ],
    valid: [
      `${live} function allow(req, res, next) { res.set('Access-Control-Allow-Origin', '*'); next(); }`,
      `${live} const any = cors({ origin: '*' });`,
      `${live} function start() { app.use(cors({ origin: '*' })); }`,
      `${live} const any = { origin: '*', methods: ['GET'] };`,
      "export const ok = (body) => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': 'https://app.acme.dev' }, body }); const any = (body) => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body });",
      "export const prices = (req, res) => { res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); res.json([]); }; function anyHeaders() { return { 'Access-Control-Allow-Origin': '*' }; }",
      "const app = require('express')(); function allow(req, res, next) { res.set('Access-Control-Allow-Origin', '*'); next(); } app.get('/', (req, res) => res.send('ok')); app.listen(8080);",
      'const unused = { origin: "*" }; /* cors */',
    ],
  },
});

testRule('no-wildcard-credentials', noWildcardCredentials, {}, {
  'statements are one handler': {
    blocked: ["res.header('Access-Control-Allow-Origin', «'*'»); res.header('Access-Control-Allow-Credentials', 'true');"],
    valid: ["res.header('Access-Control-Allow-Origin', 'https://app.acme.dev'); res.header('Access-Control-Allow-Credentials', 'true');", "cors({ origin: '*', credentials: false });"],
  },
});

testRule('no-reflected-origin', noReflectedOrigin, { data: { witness: 'https://evil.example' } }, {
  'the request is what it is called': {
    reflectedCredentials: ["const { origin } = req.headers; res.set('Access-Control-Allow-Origin', «origin»); res.set('Access-Control-Allow-Credentials', 'true');"],
    valid: [
      "const { origin } = req.headers; if (allowed.has(origin)) { res.set('Access-Control-Allow-Origin', origin); res.set('Access-Control-Allow-Credentials', 'true'); }",
      "const { origin } = req.headers; if (origin === 'https://app.acme.dev') res.set('Access-Control-Allow-Origin', origin);",
      "res.set('Access-Control-Allow-Origin', origin); res.set('Access-Control-Allow-Credentials', 'true');",
    ],
  },
});

testRule('no-weak-origin-check', noWeakOriginCheck, {}, {
  'patterns that are exported under a name which says what they are for': {
    repairable: [
      "export const corsOrigins = ['https://app.acme.dev', «/^https:\\/\\/app.acme\\.dev$/»];",
      "const corsOrigins = [«/^https:\\/\\/app.acme\\.dev$/»]; module.exports = { corsOrigins };",
      "const corsOrigin = «/^https:\\/\\/app.acme\\.dev$/»;",
    ].map((code) => ({ code, data: { witness: 'https://appxacme.dev', check: pattern, repair: repaired, text: repaired, supposed: '', reach: '' }, suggest: { repair: code.replace(`«${pattern}»`, repaired) } })),
    valid: [
      "export const corsOrigins = [/^https:\\/\\/app\\.acme\\.dev$/, /\\.acme\\.dev$/];",
      "export const imageHosts = [/^https:\\/\\/app.acme\\.dev$/]; /* cors */",
      // Hosts, which are no origins: nothing that a browser sends matches.
      "export const allowedOriginHosts = [/^(?:www|app)\\.acme\\.dev$/]; /* cors */",
    ],
  },
});
