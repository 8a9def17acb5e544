import rule from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';

const express = (body: string): string => `require('express')().get('/', (req, res) => { ${body} });`;
const node = (body: string): string => `require('http').createServer((req, res) => { ${body} });`;
const fetched = (body: string): string => `export async function GET(request) { ${body} }`;

testRule('no-wildcard-credentials', rule, {}, {
  'both headers on a response of Express or Node': {
    blocked: [
      express("res.setHeader('Access-Control-Allow-Origin', «'*'»); res.setHeader('Access-Control-Allow-Credentials', 'true'); res.end();"),
      express("res.setHeader('Access-Control-Allow-Credentials', 'true'); res.setHeader('Access-Control-Allow-Origin', «'*'»);"),
      express("res.set('Access-Control-Allow-Origin', «'*'»); res.set('Access-Control-Allow-Credentials', 'true');"),
      express("res.header('access-control-allow-origin', «'*'»).header('access-control-allow-credentials', true).json({});"),
      express("res.set({ 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': true });"),
      express("res.header({ 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' });"),
      express("res.append('Access-Control-Allow-Origin', «'*'»); res.append('Access-Control-Allow-Credentials', 'true');"),
      express("res.status(200).set('Access-Control-Allow-Origin', «'*'»).set('Access-Control-Allow-Credentials', 'true').json({});"),
      node("res.appendHeader('Access-Control-Allow-Origin', «'*'»); res.appendHeader('Access-Control-Allow-Credentials', 'true'); res.end();"),
      node("res.setHeaders(new Map([['Access-Control-Allow-Origin', «'*'»], ['Access-Control-Allow-Credentials', 'true']])); res.end();"),
      node("res.setHeaders(new Headers({ 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' })); res.end();"),
      node("res.writeHead(200, { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' }); res.end();"),
      node("res.writeHead(200, 'OK', { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': true }); res.end();"),
      node("res.writeHead(200, ['Access-Control-Allow-Origin', «'*'», 'Access-Control-Allow-Credentials', 'true']); res.end();"),
      node("res.writeHead(200, [['Access-Control-Allow-Origin', «'*'»], ['Access-Control-Allow-Credentials', 'true']]); res.end();"),
      node("res.setHeader('Access-Control-Allow-Credentials', 'true'); res.writeHead(200, { 'Access-Control-Allow-Origin': «'*'» }); res.end();"),
      express("for (const [name, value] of [['Access-Control-Allow-Origin', '*'], ['Access-Control-Allow-Credentials', 'true']]) res.setHeader(name, «value»);"),
    ],
    valid: [
      express("res.setHeader('Access-Control-Allow-Origin', '*'); res.end();"),
      express("res.setHeader('Access-Control-Allow-Origin', 'https://app.acme.dev'); res.setHeader('Access-Control-Allow-Credentials', true); res.end();"),
      express("res.setHeader('Access-Control-Allow-Credentials', 'true'); res.end();"),
      // Only this very text switches credentials on.
      express("res.setHeader('Access-Control-Allow-Origin', '*'); res.setHeader('Access-Control-Allow-Credentials', 'false');"),
      express("res.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': false });"),
      express("res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Credentials', 'True');"),
      express("res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Credentials', 1);"),
      express("res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Credentials', settings.credentials);"),
      express("res.set('Access-Control-Allow-Origin', ['*', 'https://app.acme.dev']); res.set('Access-Control-Allow-Credentials', 'true');"),
      express("res.set('Timing-Allow-Origin', '*'); res.set('Access-Control-Allow-Credentials', 'true');"),
      express("req.headers['access-control-allow-origin'] = '*'; res.set('Access-Control-Allow-Credentials', 'true');"),
      express("res.json({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' });"),
      node("res.writeHead(200, { 'Access-Control-Allow-Origin': '*' }); res.end(); http.get(url, { headers: { 'Access-Control-Allow-Credentials': 'true' } });"),
      node("res.setHeader('Access-Control-Allow-Origin', '*'); fetch(url, { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } }); res.end();"),
      "const names = { ACAO: 'Access-Control-Allow-Origin', any: '*', ACAC: 'Access-Control-Allow-Credentials', yes: 'true' }; module.exports = names;",
      "expect(response.headers['access-control-allow-origin']).toBe('*'); expect(response.headers['access-control-allow-credentials']).toBe('true');",
    ],
  },

  'a later write, or none at all': {
    blocked: [
      express("res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); res.set('Access-Control-Allow-Credentials', 'true'); res.set('Access-Control-Allow-Origin', «'*'»);"),
      express("res.set('Access-Control-Allow-Origin', «'*'»); res.removeHeader('Access-Control-Allow-Methods'); res.set('Access-Control-Allow-Credentials', 'true');"),
      node("res.setHeader('Access-Control-Allow-Origin', 'https://app.acme.dev'); res.writeHead(200, { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' });"),
    ],
    valid: [
      express("res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Credentials', 'true'); res.set('Access-Control-Allow-Origin', 'https://app.acme.dev');"),
      express("res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Credentials', 'true'); res.removeHeader('Access-Control-Allow-Credentials');"),
      express("res.set('Access-Control-Allow-Credentials', 'true'); res.set('Access-Control-Allow-Origin', '*'); res.removeHeader('access-control-allow-origin');"),
      node("res.setHeader('Access-Control-Allow-Origin', '*'); res.writeHead(200, { 'Access-Control-Allow-Origin': 'https://app.acme.dev', 'Access-Control-Allow-Credentials': 'true' });"),
      express("const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' }; delete headers['Access-Control-Allow-Credentials']; res.set(headers);"),
      express("const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' }; res.set({ ...headers, 'Access-Control-Allow-Origin': 'https://app.acme.dev' });"),
      "app.listen(8080); function unused(res) { return { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' }; }",
    ],
  },

  'responses of the Fetch API': {
    blocked: [
      fetched("return new Response('', { headers: { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' } });"),
      fetched("return Response.json([], { headers: { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' } });"),
      fetched("const headers = new Headers(); headers.set('Access-Control-Allow-Origin', «'*'»); headers.append('Access-Control-Allow-Credentials', 'true'); return new Response('', { headers });"),
      fetched("const headers = new Headers({ 'Access-Control-Allow-Origin': «'*'» }); headers.set('Access-Control-Allow-Credentials', 'true'); return new Response('', { headers, status: 201 });"),
      fetched("return new Response('', { headers: [['Access-Control-Allow-Origin', «'*'»], ['Access-Control-Allow-Credentials', 'true']] });"),
      fetched("const response = new Response(''); response.headers.set('Access-Control-Allow-Origin', «'*'»); response.headers.set('Access-Control-Allow-Credentials', 'true'); return response;"),
      `import { NextResponse } from 'next/server'; ${fetched("return NextResponse.json([], { headers: { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' } });")}`,
      "import { NextResponse } from 'next/server'; export function middleware(request) { const response = NextResponse.next(); response.headers.set('Access-Control-Allow-Origin', «'*'»); response.headers.set('Access-Control-Allow-Credentials', 'true'); return response; }",
      "const headers = { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' }; export const GET = () => new Response('', { headers }); export const POST = () => new Response('', { headers });",
      "const base = { 'Access-Control-Allow-Origin': «'*'» }; export const GET = () => new Response('', { headers: { ...base, 'Access-Control-Allow-Credentials': 'true' } });",
      "const withCors = (response) => { response.headers.set('Access-Control-Allow-Origin', «'*'»); response.headers.set('Access-Control-Allow-Credentials', 'true'); return response; }; export default { fetch: async () => withCors(new Response('')) };",
      "export default { fetch() { return new Response('', { headers: { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' } }); } };",
    ],
    valid: [
      fetched("return new Response('', { headers: { 'Access-Control-Allow-Origin': '*' } });"),
      fetched("return Response.json({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' });"),
      fetched("const headers = new Headers({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' }); headers.delete('access-control-allow-credentials'); return new Response('', { headers });"),
      fetched("const headers = new Headers({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' }); headers.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); return new Response('', { headers });"),
      fetched("return fetch(url, { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } });"),
      fetched("return fetch(new Request(url, { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } }));"),
      fetched("if (request.url === '/') return new Response('', { headers: { 'Access-Control-Allow-Origin': '*' } }); return new Response('', { headers: { 'Access-Control-Allow-Origin': 'https://app.acme.dev', 'Access-Control-Allow-Credentials': 'true' } });"),
      "const open = { 'Access-Control-Allow-Origin': '*' }; const closed = { ...open, 'Access-Control-Allow-Origin': 'https://app.acme.dev', 'Access-Control-Allow-Credentials': 'true' }; export const GET = () => new Response('', { headers: open }); export const POST = () => new Response('', { headers: closed });",
    ],
  },

  'objects that a platform takes for a response': {
    blocked: [
      "exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': true }, body: '' });",
      "exports.handler = (event, context, callback) => callback(null, { statusCode: 200, headers: { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' } });",
      "const headers = { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': true }; const respond = (statusCode, body) => ({ statusCode, headers, body: JSON.stringify(body) }); exports.handler = async () => respond(200, []);",
      "exports.handler = async () => { const response = { statusCode: 200, headers: {} }; response.headers['Access-Control-Allow-Origin'] = «'*'»; response.headers['Access-Control-Allow-Credentials'] = 'true'; return response; };",
      "exports.handler = async () => ({ statusCode: 200, multiValueHeaders: { 'Access-Control-Allow-Origin': «['*']», 'Access-Control-Allow-Credentials': ['true'] }, body: '' });",
      "module.exports = async function (context, req) { context.res = { status: 200, headers: { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' }, body: '' }; };",
    ],
    valid: [
      "exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: '' });",
      "exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': 'https://app.acme.dev', 'Access-Control-Allow-Credentials': true }, body: '' });",
      "exports.handler = async (event) => ({ statusCode: 200, headers: event.path === '/' ? { 'Access-Control-Allow-Origin': '*' } : { 'Access-Control-Allow-Origin': 'https://app.acme.dev', 'Access-Control-Allow-Credentials': true }, body: '' });",
      "exports.handler = async () => { await axios.post(url, {}, { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } }); return { statusCode: 204, headers: {} }; };",
      "const request = { method: 'GET', headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } }; export const load = () => axios(request);",
    ],
  },

  'a response of which another member is written later': {
    blocked: [
      "exports.handler = (event, context, callback) => { const response = { statusCode: 200, headers: { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': true } }; load(event).then((data) => { response.body = JSON.stringify(data); callback(null, response); }); };",
    ],
    valid: [
      "exports.handler = (event, context, callback) => { const response = { statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': true } }; load(event).then((data) => { response.headers = headersFor(data); callback(null, response); }); };",
    ],
  },

  'headers that are exported for other files to send, under a name that says so': {
    blocked: [
      "export const corsHeaders = { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' };",
      "const CORS_HEADERS = { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': true }; module.exports = { CORS_HEADERS };",
      "const headers = { 'access-control-allow-origin': «'*'», 'access-control-allow-credentials': 'true' }; export { headers as corsHeaders };",
      "export const CORS_HEADERS = new Headers({ 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' });",
    ],
    valid: [
      "export const corsHeaders = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'authorization' };",
      "export const corsHeaders = { 'Access-Control-Allow-Origin': 'https://app.acme.dev', 'Access-Control-Allow-Credentials': 'true' };",
      "export const corsOptions = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true', credentials: true, allowedHeaders: ['x-token'] };",
      "export const requestHeaders = new Headers({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' });",
      "export const requestHeaders = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' };",
      "const corsHeaders = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' }; export const load = () => fetch(url, { headers: corsHeaders });",
    ],
  },

  'contexts of other frameworks': {
    blocked: [
      "new (require('koa'))().use(async (ctx) => { ctx.set('Access-Control-Allow-Origin', «'*'»); ctx.set('Access-Control-Allow-Credentials', 'true'); ctx.body = ''; });",
      "new (require('koa'))().use(async (ctx) => { ctx.set({ 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' }); });",
      "new (require('koa'))().use(async (ctx, next) => { ctx.response.set('Access-Control-Allow-Origin', «'*'»); ctx.response.set('Access-Control-Allow-Credentials', 'true'); await next(); });",
      "require('fastify')().get('/', async (request, reply) => { reply.header('Access-Control-Allow-Origin', «'*'»).header('Access-Control-Allow-Credentials', true); return {}; });",
      "require('fastify')().get('/', async (request, reply) => { reply.headers({ 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' }); return {}; });",
      "import { Hono } from 'hono'; new Hono().get('/', (c) => { c.header('Access-Control-Allow-Origin', «'*'»); c.header('Access-Control-Allow-Credentials', 'true'); return c.text(''); });",
      "import { Hono } from 'hono'; new Hono().get('/', (c) => { c.res.headers.set('Access-Control-Allow-Origin', «'*'»); c.res.headers.set('Access-Control-Allow-Credentials', 'true'); return c.text(''); });",
    ],
    valid: [
      "new (require('koa'))().use(async (ctx) => { ctx.set('Access-Control-Allow-Origin', '*'); ctx.state.credentials = 'true'; });",
      "require('fastify')().get('/', async (request, reply) => { reply.header('Access-Control-Allow-Origin', '*'); return { 'Access-Control-Allow-Credentials': true }; });",
      "new Map().set('Access-Control-Allow-Origin', '*').set('Access-Control-Allow-Credentials', 'true');",
      "const store = require('./store'); store.set('Access-Control-Allow-Origin', '*'); store.set('Access-Control-Allow-Credentials', 'true');",
    ],
  },
});
