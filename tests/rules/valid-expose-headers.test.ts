import rule from '../../rules/valid-expose-headers.ts';
import { testRule } from '../harness.ts';

const setup = "const app = require('express')(); const cors = require('cors');\n";
const handler = (body: string): string => `app.use((req, res, next) => { ${body} next(); });`;
const header = (value: string, more = ''): string => handler(`res.set('Access-Control-Allow-Origin', 'https://a.com'); ${more} res.set('Access-Control-Expose-Headers', ${value});`);
const server = (body: string): string => `require('http').createServer((req, res) => { ${body} });`;
const worker = (body: string): string => `export default { async fetch(request) { ${body} } };`;
const option = (value: string, more = ''): string => `app.use(cors({ origin: 'https://a.com', exposedHeaders: ${value}${more} }));`;
const credentials = "res.set('Access-Control-Allow-Credentials', 'true');";

testRule('valid-expose-headers', rule, { setup }, {
  'beside credentials `*` is the name of a header': {
    valid: [
      option("'*'"), option("['*']"), header("'*'"), option("['*']", ', credentials: false'), option("'*'", ", credentials: 'true'"),
      option("'*, X-Total-Count'", ', credentials: true'), option("['X-Total-Count']", ', credentials: true'),
      "app.use(cors({ exposedHeaders: '*', credentials: true }));", // blocked as a whole: no-wildcard-credentials says so
      header("'*'", "if (isPrivate(req)) res.set('Vary', 'Origin');"),
      header("'*'", "res.set('Access-Control-Allow-Credentials', req.query.credentials);"),
    ],
    wildcard: [
      option("«'*'»", ', credentials: true'), option("«['*']»", ', credentials: true'), header("«'*'»", credentials), header("«' * '»", credentials),
      header("«'*'»", `if (req.cookies.user) ${credentials}`),
      "const app4 = new (require('hono').Hono)(); const { cors: make } = require('hono/cors'); app4.use(make({ origin: 'https://a.com', exposeHeaders: «['*']», credentials: true }));",
      "const koa = new (require('koa'))(); koa.use(require('@koa/cors')({ origin: 'https://a.com', exposeHeaders: «'*'», credentials: true }));",
      "export const GET = () => new Response('', { headers: { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Allow-Credentials': 'true', 'Access-Control-Expose-Headers': «'*'» } });",
    ],
  },
  'a list that a browser cannot read exposes nothing': {
    valid: [option("['X-Total', 'X-Page']"), option("'X-Total,X-Page'"), option("'X-Total, , X-Page,'"), header("['X-Total', 'X-Page']"), option('[]'), option("''"), header('names.join(";")'), header("process.env.EXPOSED"), option("require('./names')")],
    syntax: [
      { code: header("«'X-Total; X-Page'»"), data: { value: 'X-Total; X-Page' }, fixed: header("'X-Total, X-Page'") },
      { code: option("«'X-Total X-Page'»"), data: { value: 'X-Total X-Page' }, fixed: option("'X-Total, X-Page'") },
      { code: option("«['ETag', 'X-Total X-Page']»"), data: { value: 'ETag,X-Total X-Page' }, fixed: option("['ETag', 'X-Total, X-Page']") },
      { code: header("«'X-Total: X-Page'»"), data: { value: 'X-Total: X-Page' } },
      { code: header("«JSON.stringify(['X-Total', 'X-Page'])»"), data: { value: '["X-Total","X-Page"]' } },
    ],
  },
  'some headers no script ever reads': {
    valid: [option("['Authorization']"), option("['Content-Length']"), option("'X-Set-Cookie'")],
    forbidden: [{ code: option("«['X-Total', 'Set-Cookie']»"), data: { name: 'Set-Cookie' } }, { code: header("«'set-cookie, etag'»"), data: { name: 'set-cookie' } }],
  },
  'a header that holds a token is none of everybody': {
    valid: [
      option("['Authorization', 'X-Total']"), header("'Authorization'"),
      "app.use(cors({ exposedHeaders: ['X-Authorization', 'X-Total'] }));", "app.use(cors({ exposedHeaders: '*' }));",
      "app.use(cors({ origin: process.env.ORIGIN, exposedHeaders: ['Authorization'] }));",
      "const list = ['https://a.com']; app.use(cors({ origin: (origin, callback) => callback(null, list.includes(origin)), exposedHeaders: ['Authorization'] }));",
    ],
    secret: [
      { code: "app.use(cors({ exposedHeaders: «['Authorization', 'X-Total']» }));", data: { name: 'Authorization' } },
      { code: "app.use(cors({ origin: '*', exposedHeaders: «'X-Total, authorization'» }));", data: { name: 'authorization' } },
      { code: handler("res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Expose-Headers', «'Authorization'»);"), data: { name: 'Authorization' } },
    ],
  },
  'headers that have to be exposed, where that is asked for': {
    valid: [
      option("['X-Page']"), "app.use(cors({ origin: 'https://a.com' }));",
      { code: option("['x-total']"), options: [{ requireExposed: ['X-Total'] }] }, { code: option("'*'"), options: [{ requireExposed: ['X-Total'] }] },
      { code: option("require('./names')"), options: [{ requireExposed: ['X-Total'] }] }, { code: option("['X-Page']"), options: [{ requireExposed: ['Content-Type'] }] },
      { code: 'app.use(cors({ origin: false }));', options: [{ requireExposed: ['X-Total'] }] },
      { code: "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', 'https://a.com'); if (req.method === 'OPTIONS') return res.sendStatus(204); res.set('Access-Control-Expose-Headers', 'X-Total'); next(); });", options: [{ requireExposed: ['X-Total'] }] },
    ],
    unexposed: [
      { code: option("«['X-Page']»"), options: [{ requireExposed: ['X-Page', 'X-Total'] }], data: { name: 'X-Total' } },
      { code: "app.use(cors({ origin: «'https://a.com'» }));", options: [{ requireExposed: ['X-Total'] }], data: { name: 'X-Total' } },
      { code: 'app.use(«cors()»);', options: [{ requireExposed: ['X-Total'] }], data: { name: 'X-Total' } },
      { code: handler("res.set('Access-Control-Allow-Origin', «'https://a.com'»);"), options: [{ requireExposed: ['X-Total'] }], data: { name: 'X-Total' } },
    ],
  },

  // Chromium 156: ignored there.
  'on the answer to a preflight it is ignored': {
    preflight: [
      server("res.setHeader('Access-Control-Allow-Origin', 'https://a.com'); if (req.method === 'OPTIONS') { res.setHeader('Access-Control-Expose-Headers', «'X-Total'»); res.writeHead(204); return res.end(); } res.setHeader('X-Total', '12'); res.end('[]');"),
      server("if (req.method === 'OPTIONS') { res.writeHead(204, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Expose-Headers': «'X-Total'» }); return res.end(); } res.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'X-Total': '12' }); res.end('[]');"),
      worker("const allow = { 'Access-Control-Allow-Origin': 'https://a.com' }; if (request.method === 'OPTIONS') return new Response(null, { headers: { ...allow, 'Access-Control-Expose-Headers': «'X-Total'» } }); return Response.json([], { headers: { ...allow, 'X-Total': '12' } });"),
    ],
    valid: [
      server("res.setHeader('Access-Control-Allow-Origin', 'https://a.com'); res.setHeader('Access-Control-Expose-Headers', 'X-Total'); if (req.method === 'OPTIONS') { res.writeHead(204); return res.end(); } res.setHeader('X-Total', '12'); res.end('[]');"),
      worker("const headers = { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Expose-Headers': 'X-Total' }; if (request.method === 'OPTIONS') return new Response(null, { headers }); return Response.json([], { headers });"),
      // Another handler, or something that was not read, may set it.
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', 'https://a.com'); if (req.method === 'OPTIONS') { res.set('Access-Control-Expose-Headers', 'X-Total'); return res.sendStatus(204); } next(); });",
      server("res.setHeader('Access-Control-Allow-Origin', 'https://a.com'); if (req.method === 'OPTIONS') { res.setHeader('Access-Control-Expose-Headers', 'X-Total'); res.writeHead(204); return res.end(); } answer(req, res);"),
      worker("if (request.method === 'OPTIONS') return new Response(null, { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'X-Total' } }); return withHeaders(Response.json([]));"),
      server("res.setHeader('Access-Control-Allow-Origin', 'https://a.com'); if (req.method === 'OPTIONS') { res.setHeader('Access-Control-Expose-Headers', 'X-Total'); res.writeHead(204); return res.end(); } if (req.url === '/orders') res.setHeader('Access-Control-Expose-Headers', 'X-Total'); res.end('[]');"),
    ],
  },

  'a handler of its own answers preflights': {
    preflight: [
      "const headers = { 'Access-Control-Allow-Origin': 'https://a.com' }; export const OPTIONS = () => new Response(null, { status: 204, headers: { ...headers, 'Access-Control-Expose-Headers': «'X-Total'» } }); export const GET = () => Response.json([], { headers: { ...headers, 'X-Total': '12' } });",
      "export async function onRequestOptions() { return new Response(null, { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': «'X-Total'» } }); } export async function onRequestPost() { return Response.json([], { headers: { 'Access-Control-Allow-Origin': '*', 'X-Total': '12' } }); }",
    ],
    valid: [
      "const headers = { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Expose-Headers': 'X-Total' }; export const OPTIONS = () => new Response(null, { status: 204, headers }); export const GET = () => Response.json([], { headers });",
      // It is read where one of them has it.
      "const headers = { 'Access-Control-Allow-Origin': 'https://a.com' }; const all = { ...headers, 'Access-Control-Expose-Headers': 'X-Total' }; export const OPTIONS = () => new Response(null, { status: 204, headers: all }); export const GET = () => Response.json([], { headers: all }); export const POST = () => Response.json([], { headers });",
      // Who answers the others is not known, or may set it.
      "export const OPTIONS = () => new Response(null, { headers: { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Expose-Headers': 'X-Total' } });",
      "import { GET } from './get.js'; export { GET }; export const OPTIONS = () => new Response(null, { headers: { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Expose-Headers': 'X-Total' } });",
      "export const OPTIONS = () => new Response(null, { headers: { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Expose-Headers': 'X-Total' } }); export const GET = () => exposed(Response.json([], { headers: { 'Access-Control-Allow-Origin': 'https://a.com' } }));",
      // The others let nobody in.
      "export const OPTIONS = () => new Response(null, { headers: { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Expose-Headers': 'X-Total' } }); export const GET = () => Response.json([], { headers: { 'Access-Control-Allow-Origin': 'https://b.com' } });",
      // An application may set it for all of its routes.
      "app.options('/x', (req, res) => { res.set('Access-Control-Allow-Origin', 'https://a.com'); res.set('Access-Control-Expose-Headers', 'X-Total'); res.sendStatus(204); }); app.get('/x', (req, res) => { res.set('Access-Control-Allow-Origin', 'https://a.com'); res.json([]); });",
    ],
  },
});
