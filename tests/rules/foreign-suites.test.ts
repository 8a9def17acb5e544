import noReflectedOrigin from '../../rules/no-reflected-origin.ts';
import noWildcardOrigin from '../../rules/no-wildcard-origin.ts';
import { testRule } from '../harness.ts';

/** What the test suites of other analysers brought to light. */

const serve = (body: string): string => `require('node:http').createServer((req, res) => { ${body} }).listen(8080);`;

testRule('no-wildcard-origin', noWildcardOrigin, {}, {
  'a header that is set when the headers are sent already throws (ERR_HTTP_HEADERS_SENT)': {
    valid: [
      serve("res.writeHead(200); res.setHeader('Access-Control-Allow-Origin', '*'); res.end();"),
      serve("res.writeHead(200, { 'Access-Control-Allow-Origin': 'https://app.acme.dev' }); res.setHeader('Access-Control-Allow-Origin', '*'); res.end();"),
      serve("res.writeHead(200, { 'Access-Control-Allow-Origin': 'https://app.acme.dev' }); res.writeHead(200, { 'Access-Control-Allow-Origin': '*' }); res.end();"),
      serve("res.flushHeaders(); res.setHeader('Access-Control-Allow-Origin', '*'); res.end();"),
      serve("res.write('<!doctype html>'); res.setHeader('Access-Control-Allow-Origin', '*'); res.end();"),
    ],
    wildcard: [
      serve("res.setHeader('Access-Control-Allow-Origin', «'*'»); res.writeHead(200); res.end();"),
      serve("res.setHeader('Access-Control-Allow-Origin', 'https://app.acme.dev'); res.writeHead(200, { 'Access-Control-Allow-Origin': «'*'» }); res.end();"),
      serve("res.setHeader('Access-Control-Allow-Origin', «'*'»); res.flushHeaders(); res.end();"),
      serve("res.setHeader('Access-Control-Allow-Origin', «'*'»); res.write('<!doctype html>'); res.end();"),
      // Only one of the two ways sends them before.
      serve("if (req.url === '/ping') res.writeHead(204); else res.setHeader('Access-Control-Allow-Origin', «'*'»); res.end();"),
      "require('express')().get('/', (req, res) => { res.status(404); res.set('Access-Control-Allow-Origin', «'*'»); res.send('-'); });",
    ],
  },
  'exported options that have the type of the library': {
    wildcard: [
      "import type { CorsOptions } from 'cors'; export const open: CorsOptions = { origin: «'*'» };",
      "import { type CorsOptions } from 'cors'; const open: CorsOptions = { origin: «'*'» }; export default open;",
      "import { CorsOptions as Options } from 'cors'; export const settings = { cors: { origin: «'*'» } satisfies Options };",
      "import cors from 'cors'; export const open = { origin: «'*'» } as cors.CorsOptions;",
      "import * as cors from 'cors'; export const open: cors.CorsOptions = { origin: «'*'» };",
    ],
    valid: [
      "import type { CorsOptions } from 'cors'; export const closed: CorsOptions = { origin: 'https://app.acme.dev' };",
      "import cors, { type CorsOptions } from 'cors'; const unused: CorsOptions = { origin: '*' }; export const closed = cors({ origin: 'https://app.acme.dev' });",
      // A part of other options, which may name the origin.
      "import type { CorsOptions } from 'cors'; export const part: CorsOptions = { maxAge: 600 };",
      "import type { CorsOptions } from './chart-cors'; export const open: CorsOptions = { origin: '*' };",
      "interface CorsOptions { origin: string } export const open: CorsOptions = { origin: '*' };",
      "import type { CorsRequest } from 'cors'; export const open: CorsRequest = { origin: '*' };",
      "import type cors from 'cors'; export const open: typeof cors = { origin: '*' };",
    ],
  },
  'a name that is computed, and a value by way of others': {
    wildcard: [
      serve("res['setHeader']('Access-Control-Allow-Origin', «'*'»); res.end();"),
      "const key = 'origin'; const any = '*'; require('express')().use(require('cors')({ [key]: «any» }));",
      // A text is no object with options, and nothing is none either.
      "require('express')().use(«require('cors')('https://app.acme.dev')»);",
      "let later; require('express')().use(«require('cors')(later)»);",
    ],
    valid: [
      serve("res[req.url]('Access-Control-Allow-Origin', '*'); res.end();"),
      "require('express')().use(require('cors')({ [key]: '*' }));",
    ],
  },
});

testRule('no-reflected-origin', noReflectedOrigin, { data: { witness: 'https://evil.example' } }, {
  'exported options that have the type of the library': {
    reflected: ["import type { CorsOptions } from 'cors'; export const open: CorsOptions = { origin: «true» };"].map((code) => ({ code, suggest: { public: code.replace('«true»', "'*'") } })),
    valid: ["import type { CorsOptions } from 'some-charts'; export const open: CorsOptions = { origin: true }; /* cors */"],
  },
  // No request comes to it, until the one before it goes: then all that is wrong with it comes to light.
  'a handler that another one hides is judged without it': {
    reflected: [
      "const app = require('express')(); app.get('/a', (req, res) => res.end()); app.get('/b', (req, res) => { res.set('Access-Control-Allow-Origin', «req.get('origin')»); res.end(); });",
      "const app = require('express')(); app.all('*', (req, res, next) => next()); app.all('*', (req, res) => { res.set('Access-Control-Allow-Origin', «req.get('origin')»); res.end(); });",
      "const app = require('express')(); app.all('*', (req, res) => res.end()); app.all('*', (req, res) => { res.set('Access-Control-Allow-Origin', «req.get('origin')»); res.end(); });",
      "const app = require('express')(); app.get('/', (req, res) => res.send('a')); app.get('/', (req, res) => res.send('b')); app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.get('origin')»); res.end(); });",
      "const server = require('http').createServer(); server.on('request', (req, res) => { res.end(); }); server.on('request', (req, res) => { res.setHeader('Access-Control-Allow-Origin', «req.headers.origin»); res.end(); });",
    ],
    valid: [
      // What passes some requests on may be why this one does not get there.
      "const app = require('express')(); app.use((req, res, next) => (req.headers.origin === 'https://app.acme.dev' ? next() : res.sendStatus(403))); app.get('/', (req, res) => res.send('a')); app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', req.get('origin')); res.vary('Origin'); res.end(); });",
      "const app = require('express')(); app.use((req, res, next) => { res.sendStatus(410); }); app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', req.get('origin')); res.end(); });",
    ],
  },
  'Node has the names of headers in lower case, and `cors` takes whatever is truthy for yes': {
    reflected: [
      serve("res.setHeader('Access-Control-Allow-Origin', «req['headers']['origin']»); res.end();"),
      "require('express')().use(require('cors')({ origin: «8080» }));",
    ],
    valid: [
      serve("res.setHeader('Access-Control-Allow-Origin', req.headers['Origin']); res.end();"),
      "require('express')().use(require('cors')({ origin: 0 }));",
    ],
  },
});
