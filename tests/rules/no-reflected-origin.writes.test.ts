import rule from '../../rules/no-reflected-origin.ts';
import { testRule } from '../harness.ts';

const data = { witness: 'https://evil.example' };
const setup = "const app = require('express')(); const ACAO = 'Access-Control-Allow-Origin';\n";

testRule('headers of a Node response', rule, { data, setup }, {
  'are written by any of its methods': {
    reflected: [
      "app.get('/', (req, res) => { res.setHeader(ACAO, «req.headers.origin»); res.end(); });",
      "app.get('/', (req, res) => { res.set(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { res.set({ [ACAO]: «req.headers.origin» }); });",
      "app.get('/', (req, res) => { res.header(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { res.header({ 'Access-Control-Allow-Origin': «req.headers.origin» }); });",
      "app.get('/', (req, res) => { res.append(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { res.appendHeader(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { res.setHeader(ACAO, «[req.headers.origin]»); });",
      "app.get('/', (req, res) => { res.setHeaders(new Map([[ACAO, «req.headers.origin»]])); });",
      "app.get('/', (req, res) => { res.setHeaders(new Map().set(ACAO, «req.headers.origin»)); });",
      "app.get('/', (req, res) => { res.setHeaders(new Headers({ [ACAO]: «req.headers.origin» })); });",
      "app.get('/', (req, res) => { const headers = new Headers(); headers.set(ACAO, «req.headers.origin»); res.setHeaders(headers); });",
      "app.get('/', (req, res) => { res['setHeader'](ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { const { origin } = req.headers; res.status(200).set(ACAO, «origin»).json({}); });",
      "app.get('/', (req, res) => { res.type('json').header(ACAO, «req.headers.origin»).send('{}'); });",
      "app.get('/', (req, res) => { const name = 'setHeader'; res[name](ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { [[ACAO, req.headers.origin], ['Vary', 'Origin']].forEach(([name, value]) => res.setHeader(name, «value»)); });",
      "app.get('/', (req, res) => { const headers = { [ACAO]: req.headers.origin }; for (const name in headers) res.setHeader(name, «headers[name]»); });",
      "app.get('/', (req, res) => { Object.entries({ [ACAO]: req.headers.origin }).forEach(([name, value]) => { res.setHeader(name, «value»); }); });",
    ],
    valid: [
      "app.get('/', (req, res) => { res.setHeader(ACAO, ['https://app.acme.dev']); });",
      "app.get('/', (req, res) => { res.setHeader(ACAO, req.headers.origin); res.removeHeader(ACAO); });",
      "app.get('/', (req, res) => { res.set(ACAO, req.headers.origin); res.set(ACAO, 'https://app.acme.dev'); });",
      "app.get('/', (req, res) => { res.append(ACAO, 'https://app.acme.dev'); res.append(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { res.getHeader(ACAO, req.headers.origin); });",
      "app.get('/', (req, res) => { res.setHeaders(new Map([['X-Origin', req.headers.origin]])); });",
      "app.get('/', (req, res) => { const headers = new Headers(); headers.set(ACAO, req.headers.origin); headers.delete(ACAO); res.setHeaders(headers); });",
      "const seen = new Map(); app.get('/', (req, res) => { seen.set(ACAO, req.headers.origin); res.end(); });",
      "app.set(ACAO, 'https://app.acme.dev'); app.get('/', (req, res) => { res.json({ [ACAO]: req.headers.origin }); });",
    ],
  },
  'are given to writeHead in any shape': {
    reflected: [
      "require('http').createServer((req, res) => { res.writeHead(200, { 'Access-Control-Allow-Origin': «req.headers.origin» }); res.end(); });",
      "require('http').createServer((req, res) => { res.writeHead(200, 'OK', { 'Access-Control-Allow-Origin': «req.headers.origin» }); res.end(); });",
      "require('http').createServer((req, res) => { res.writeHead(200, ['Vary', 'Origin', ACAO, «req.headers.origin»]).end(); });",
      "require('http').createServer((req, res) => { res.writeHead(200, [['Vary', 'Origin'], [ACAO, «req.headers.origin»]]); res.end(); });",
      "require('http').createServer((req, res) => { res.writeHead(204, 'No Content', [ACAO, «req.headers.origin»]); res.end(); });",
      "require('http').createServer((req, res) => { const headers = { 'Content-Type': 'text/plain' }; headers[ACAO] = «req.headers.origin»; res.writeHead(200, headers); res.end(); });",
      "const common = { Vary: 'Origin' }; require('http').createServer((req, res) => { res.writeHead(200, { ...common, [ACAO]: «req.headers.origin» }); res.end(); });",
      "require('http').createServer((req, res) => { res.writeHead(200, Object.assign({}, { [ACAO]: «req.headers.origin» })); res.end(); });",
      "require('http').createServer((req, res) => { const headersFor = (origin) => ({ [ACAO]: «origin» }); res.writeHead(200, headersFor(req.headers.origin)); res.end(); });",
      "import http from 'node:http'; http.createServer((req, res) => { res.writeHead(200, { [ACAO]: «req.headers.origin» }); res.end(); }).listen(8080);",
      "const server = require('https').createServer(options); server.on('request', (req, res) => { res.writeHead(200, { [ACAO]: «req.headers.origin» }); res.end(); });",
    ],
    reflectedCredentials: ["require('http').createServer((req, res) => { res.writeHead(200, { 'Access-Control-Allow-Origin': «req.headers.origin», 'Access-Control-Allow-Credentials': 'true' }); res.end(); });"],
    valid: [
      "require('http').createServer((req, res) => { res.writeHead(200, { 'X-Origin': req.headers.origin, [ACAO]: 'https://app.acme.dev' }); res.end(); });",
      "require('http').createServer((req, res) => { res.writeHead(200, ['X-Origin', req.headers.origin, ACAO, 'https://app.acme.dev']); res.end(); });",
      "require('http').createServer((req, res) => { const headers = { [ACAO]: req.headers.origin }; delete headers[ACAO]; res.writeHead(200, headers); res.end(); });",
      "require('http').createServer((req, res) => { res.writeHead(200, { [ACAO]: 'https://app.acme.dev', ...headersFor(req.url) }); res.end(); });",
    ],
  },
  'count together, and `true` in any type that becomes that text is credentials': {
    reflectedCredentials: [
      "app.get('/', (req, res) => { res.setHeader(ACAO, «req.headers.origin»); res.setHeader('Access-Control-Allow-Credentials', 'true'); });",
      "app.get('/', (req, res) => { res.setHeader('Access-Control-Allow-Credentials', true); res.setHeader(ACAO, «req.headers.origin»); });",
      "app.get('/', (req, res) => { const { origin } = req.headers; res.header({ 'Access-Control-Allow-Origin': «origin», 'Access-Control-Allow-Credentials': true }); });",
      "app.get('/', (req, res) => { res.append('access-control-allow-credentials', 'true'); res.set(ACAO, «req.headers.origin»); });",
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next(); }); app.get('/', (req, res) => { res.set(ACAO, «req.headers.origin»); res.json({}); });",
    ],
    reflected: [
      "app.get('/', (req, res) => { res.setHeader(ACAO, «req.headers.origin»); res.setHeader('Access-Control-Allow-Credentials', 'True'); });",
      "app.get('/', (req, res) => { res.setHeader(ACAO, «req.headers.origin»); res.setHeader('Access-Control-Allow-Credentials', false); });",
      "app.get('/', (req, res) => { res.setHeader(ACAO, «req.headers.origin»); res.setHeader('Access-Control-Allow-Credentials', 'true'); res.removeHeader('Access-Control-Allow-Credentials'); });",
      "app.get('/', (req, res) => { res.setHeader(ACAO, «req.headers.origin»); res.setHeader('Allow-Credentials', 'true'); });",
    ],
  },
});

/** `get` gives null for a header that is not there, and the Fetch API makes a text of it. */
const becomesNull = " Without an Origin header it sends the text 'null', which sandboxed frames of any website send.";

testRule('headers of a Fetch API response', rule, { data: { ...data, becomesNull }, setup: "const ACAO = 'Access-Control-Allow-Origin';\n" }, {
  'are given in any form': {
    reflected: [
      "export default { fetch(request) { return new Response('', { headers: { 'Access-Control-Allow-Origin': «request.headers.get('Origin')» } }); } };",
      "export default { async fetch(request) { const origin = request.headers.get('Origin'); return new Response(null, { headers: [[ACAO, «origin»]] }); } };",
      "export default { async fetch(request) { return new Response('', { headers: new Headers({ [ACAO]: «request.headers.get('Origin')» }) }); } };",
      "export default { async fetch(request) { return new Response('', { headers: new Headers([[ACAO, «request.headers.get('Origin')»]]) }); } };",
      "export default { async fetch(request) { return new Response('', { headers: new Headers(new Map([[ACAO, «request.headers.get('Origin')»]])) }); } };",
      "export default { async fetch(request) { const headers = new Headers(); headers.set(ACAO, «request.headers.get('Origin')»); return new Response('', { headers }); } };",
      "export default { async fetch(request) { const headers = new Headers(); headers.append(ACAO, «request.headers.get('Origin')»); return new Response('', { headers }); } };",
      "export default { async fetch(request) { const response = new Response(''); response.headers.set(ACAO, «request.headers.get('Origin')»); return response; } };",
      "export default { async fetch(request) { const upstream = await fetch(request); const response = new Response(upstream.body, upstream); response.headers.set(ACAO, «request.headers.get('Origin')»); return response; } };",
      "export default { async fetch(request) { return Response.json({}, { headers: { [ACAO]: «request.headers.get('Origin')» } }); } };",
      "export default { async fetch(request) { const init = { headers: {} }; init.headers[ACAO] = «request.headers.get('Origin')»; return new Response('', init); } };",
      "export function GET(request) { return Response.json({}, { headers: { [ACAO]: «request.headers.get('origin')» } }); }",
      "import { NextResponse } from 'next/server'; export async function GET(request) { return NextResponse.json({}, { headers: { [ACAO]: «request.headers.get('origin')» } }); }",
      "import { NextResponse } from 'next/server'; export async function GET(request) { return new NextResponse('', { headers: { [ACAO]: «request.headers.get('origin')» } }); }",
      "import { NextResponse } from 'next/server'; export function middleware(request) { const res = NextResponse.next(); res.headers.set(ACAO, «request.headers.get('origin')»); return res; }",
      "addEventListener('fetch', (event) => { event.respondWith(new Response('', { headers: { [ACAO]: «event.request.headers.get('Origin')» } })); });",
      "addEventListener('fetch', (event) => event.respondWith(handle(event.request))); async function handle(request) { return new Response('', { headers: { [ACAO]: «request.headers.get('Origin')» } }); }",
      "Deno.serve((req) => new Response('', { headers: { [ACAO]: «req.headers.get('origin')» } }));",
      "Bun.serve({ fetch(req) { return new Response('', { headers: { [ACAO]: «req.headers.get('origin')» } }); } });",
      "export const onRequest = async ({ request, next }) => { const response = await next(); response.headers.set(ACAO, «request.headers.get('Origin')»); return response; };",
    ],
    reflectedCredentials: [
      "export function GET(r) { return Response.json({}, { headers: { 'Access-Control-Allow-Origin': «r.headers.get('origin')», 'Access-Control-Allow-Credentials': 'true' } }); }",
      "export default { async fetch(request) { const headers = new Headers({ 'Access-Control-Allow-Credentials': 'true' }); headers.set(ACAO, «request.headers.get('Origin')»); return new Response('', { headers }); } };",
    ],
    valid: [
      "export default { async fetch(request) { return new Response('', { headers: { [ACAO]: 'https://app.acme.dev', 'X-Origin': request.headers.get('Origin') } }); } };",
      "export default { async fetch(request) { return Response.json({ [ACAO]: request.headers.get('Origin') }); } };",
      "export default { async fetch(request) { const headers = new Headers({ [ACAO]: request.headers.get('Origin') }); headers.set(ACAO, 'https://app.acme.dev'); return new Response('', { headers }); } };",
      "export default { async fetch(request) { const origin = request.headers.get('Origin'); return new Response('', { headers: ['https://app.acme.dev'].includes(origin) ? { [ACAO]: origin } : {} }); } };",
      "export default { async fetch(request) { return new Response(request.headers.get('Origin'), { headers: { [ACAO]: 'https://app.acme.dev' } }); } };",
      "export default { async fetch(request) { const headers = new Headers(request.headers); headers.set(ACAO, request.headers.get('Origin')); return fetch('https://upstream.acme.dev', { headers }); } };",
      "export default { async fetch(request) { return fetch(new Request(request, { headers: { [ACAO]: request.headers.get('Origin') } })); } };",
      "export const helper = (url) => new Response('', { headers: { [ACAO]: new URL(url).origin } });",
    ],
  },
  'say nothing where there is no Origin, if something stands for it': {
    reflected: [
      "export default { async fetch(request, env, ctx) { return new Response('', { status: 200, headers: { [ACAO]: «request.headers.get('origin') ?? '*'» } }); } };",
      "export async function POST(req) { return new Response('', { headers: { [ACAO]: «req.headers.get('origin') || ''» } }); }",
    ].map((code) => ({ code, data: { becomesNull: '' } })),
  },
});
