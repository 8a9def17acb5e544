import rule from '../../rules/require-preflight.ts';
import { testRule } from '../harness.ts';
import { noHeader, noMethod, noOkStatus, noOrigin, redirected } from './preflight-texts.ts';

const node = (body: string): string => `require('node:http').createServer((req, res) => { ${body} }).listen(3000);`;
const worker = (body: string): string => `export default { async fetch(request) { ${body} } };`;
const page = (body: string): string => `export default async function handler(req, res) { ${body} }`;

const cors = "'Access-Control-Allow-Origin': '*'";
const marked = "'Access-Control-Allow-Origin': «'*'»";
const any = { why: 'every request that needs a preflight' };

testRule('require-preflight', rule, {}, {
  'a server of Node runs its one handler on OPTIONS, too': {
    handler: [
      { code: node("res.setHeader('Access-Control-Allow-Origin', «'*'»); if (req.method === 'PUT') return res.end(save()); res.end(list());"), data: noMethod('PUT') },
      { code: node("res.setHeader('Access-Control-Allow-Origin', «'*'»); if (req.method === 'GET') return res.end('[]'); if (req.method === 'DELETE') return res.writeHead(204).end(); res.writeHead(405).end();"), data: { why: 'DELETE', ...noOkStatus } },
      { code: node(`if (req.method === 'PATCH') { res.writeHead(200, { ${marked} }); return res.end('{}'); } res.writeHead(404); res.end();`), data: { why: 'PATCH', ...noOrigin } },
      { code: node("res.setHeader('Access-Control-Allow-Origin', «'*'»); const user = find(req.headers.authorization); res.end(JSON.stringify(user));"), data: noHeader('POST', 'authorization') },
      { code: `const http = require('http'); function listener(req, res) { res.setHeader('Access-Control-Allow-Origin', «'*'»); if (req.method === 'PUT') return res.end('{}'); res.end(); } const server = http.createServer(listener); server.listen(80);`, data: noMethod('PUT') },
      { code: node("res.setHeader('Access-Control-Allow-Origin', «process.env.FRONT»); if (req.method === 'GET') return res.end('[]'); if (req.method === 'PUT') return res.end(save()); res.writeHead(405).end();"), data: { why: 'PUT', ...noOkStatus } },
    ],
    valid: [
      node("res.setHeader('Access-Control-Allow-Origin', process.env.FRONT); if (req.method === 'OPTIONS') return res.writeHead(204, { 'Access-Control-Allow-Methods': 'PUT' }).end(); if (req.method === 'PUT') return res.end(save()); res.writeHead(405).end();"),
      node("res.setHeader('Access-Control-Allow-Origin', process.env.FRONT); if (req.method === 'OPTIONS' && req.headers.origin === process.env.FRONT) return res.writeHead(204, { 'Access-Control-Allow-Methods': 'PUT' }).end(); if (req.method === 'PUT') return res.end(save()); res.writeHead(405).end();"),
      node("res.setHeader('Access-Control-Allow-Origin', '*'); res.end('[]');"),
      node("res.setHeader('Access-Control-Allow-Origin', '*'); if (req.method === 'GET' || req.method === 'POST') return res.end('[]'); res.writeHead(405).end();"),
      node("res.setHeader('Access-Control-Allow-Origin', '*'); res.setHeader('Access-Control-Allow-Methods', 'PUT'); if (req.method === 'PUT') return res.end(save()); res.end(list());"),
      node(`if (req.method === 'OPTIONS') { res.writeHead(204, { ${cors}, 'Access-Control-Allow-Methods': 'PUT' }); return res.end(); } if (req.method === 'PUT') { res.writeHead(200, { ${cors} }); return res.end('{}'); } res.writeHead(404).end();`),
      node("res.setHeader('Access-Control-Allow-Origin', '*'); if (req.method === 'PUT') return res.end(save()); handle(req, res);"),
      node("if (req.method === 'OPTIONS') return preflight(res); res.setHeader('Access-Control-Allow-Origin', '*'); if (req.method === 'PUT') return res.end(save()); res.end();"),
      node("proxy.web(req, res, (error) => { res.setHeader('Access-Control-Allow-Origin', '*'); if (req.method === 'PUT') res.end(); });"),
      node("if (req.url === '/public') { res.setHeader('Access-Control-Allow-Origin', '*'); return res.end('[]'); } if (!check(req.headers.authorization)) return res.writeHead(401).end(); if (req.method === 'PUT') return res.end(save()); res.end();"),
      // A socket, a proxied response and a client's request are no answers to a browser.
      "require('http').createServer(require('./app')).listen(80); fetch(url, { method: 'PUT', headers: { 'Access-Control-Allow-Origin': '*' } });",
    ],
  },

  'a handler of the Fetch API that gets every request': {
    handler: [
      { code: worker(`if (request.method === 'PUT') return new Response('{}', { headers: { ${marked} } }); return new Response('Not found', { status: 404 });`), data: { why: 'PUT', ...noOrigin } },
      { code: worker(`if (request.method !== 'POST') return new Response(null, { status: 405 }); const order = await request.json(); return Response.json({ id: save(order) }, { headers: { ${marked} } });`), data: { why: 'POST with content-type', ...noOrigin } },
      { code: worker(`if (request.method === 'OPTIONS') return new Response(null, { status: 204 }); return Response.json([], { headers: { ${marked} } });`), data: { ...any, ...noOrigin } },
      { code: worker(`if (request.method === 'OPTIONS') return new Response(null, { headers: { ${cors}, 'Access-Control-Allow-Methods': 'PUT' } }); const order = await request.json(); return Response.json(save(order), { headers: { ${marked} } });`), data: noHeader('POST', 'content-type') },
      { code: `Deno.serve(async (request) => { if (request.method === 'DELETE') return new Response(null, { status: 204, headers: { ${marked} } }); return new Response('', { status: 404 }); });`, data: { why: 'DELETE', ...noOrigin } },
      { code: `Bun.serve({ port: 80, fetch(request) { const headers = { ${marked} }; if (request.method === 'DELETE') return new Response(null, { headers }); return new Response('[]', { headers }); } });`, data: noMethod('DELETE') },
      { code: `const headers = { ${marked} }; addEventListener('fetch', (event) => event.respondWith(handle(event.request))); async function handle(request) { if (request.method === 'PUT') return new Response('{}', { headers }); return new Response('[]', { headers }); }`, data: noMethod('PUT') },
    ],
    valid: [
      worker(`if (request.method === 'OPTIONS') return new Response(null, { headers: { ${cors}, 'Access-Control-Allow-Methods': 'PUT' } }); if (request.method === 'PUT') return new Response('{}', { headers: { ${cors} } }); return new Response('Not found', { status: 404 });`),
      worker(`const headers = { ${cors}, 'Access-Control-Allow-Methods': 'POST', 'Access-Control-Allow-Headers': 'Content-Type' }; if (request.method === 'OPTIONS') return new Response(null, { headers }); return Response.json(save(await request.json()), { headers });`),
      worker(`return new Response('[]', { headers: { ${cors} } });`),
      worker(`if (request.method !== 'GET') return new Response(null, { status: 405 }); return Response.json([], { headers: { ${cors} } });`),
      // A text is sent as text/plain, which is how a preflight is avoided.
      worker(`if (request.method !== 'POST') return new Response(null, { status: 405 }); const beacon = JSON.parse(await request.text()); save(beacon); return new Response(null, { status: 204, headers: { ${cors} } });`),
      worker("const response = await fetch(request); const copy = new Response(response.body, response); copy.headers.set('Access-Control-Allow-Origin', '*'); if (request.headers.get('authorization')) count(); return copy;"),
      worker(`if (request.method === 'PUT') return new Response('{}', { headers: { ${cors} } }); return env.ASSETS.fetch(request);`),
      worker(`if (request.method === 'OPTIONS') return handleOptions(request); if (request.method === 'PUT') return new Response('{}', { headers: { ${cors} } }); return new Response('', { status: 404 });`),
      `export default { fetch: app.fetch }; const route = () => new Response('', { headers: { ${cors} } });`,
    ],
  },

  'a file that is one route for every method': {
    handler: [
      { code: page("if (req.method !== 'POST') return res.status(405).end(); res.setHeader('Access-Control-Allow-Origin', «'*'»); res.setHeader('Access-Control-Allow-Headers', 'Content-Type'); if (req.method === 'OPTIONS') return res.status(200).end(); res.json(save(req.body));"), data: { why: 'POST with content-type', ...noOkStatus, consoleText: noOrigin.consoleText } },
      { code: page("res.setHeader('Access-Control-Allow-Origin', «'*'»); if (req.method !== 'POST') return res.status(405).end(); if (req.method === 'OPTIONS') return res.status(200).end(); res.json({});"), data: { ...any, ...noOkStatus } },
      { code: page("res.setHeader('Access-Control-Allow-Origin', «'*'»); if (req.method === 'PUT') return res.json(save(req.query.id)); return res.status(405).end();"), data: { why: 'PUT', ...noOkStatus } },
      { code: page("res.setHeader('Access-Control-Allow-Origin', «'https://app.acme.dev'»); if (req.method === 'DELETE') return res.status(204).end(); return res.redirect(307, '/login');"), data: { why: 'DELETE', ...redirected } },
      { code: page("res.setHeader('Access-Control-Allow-Origin', «'*'»); if (req.method !== 'PUT') return res.redirect('/docs'); res.json({});"), data: { why: 'PUT', ...redirected } },
    ],
    valid: [
      page("res.setHeader('Access-Control-Allow-Origin', '*'); res.setHeader('Access-Control-Allow-Headers', 'Content-Type'); if (req.method === 'OPTIONS') return res.status(200).end(); if (req.method !== 'POST') return res.status(405).end(); res.json(save(req.body));"),
      page("if (req.method !== 'GET') return res.status(405).end(); res.setHeader('Access-Control-Allow-Origin', '*'); res.json([]);"),
      page("if (req.method !== 'POST') return res.status(405).end(); res.setHeader('Access-Control-Allow-Origin', '*'); res.json(save(req.body));"),
      page("await cors(req, res); res.setHeader('Access-Control-Allow-Origin', '*'); if (req.method === 'PUT') return res.json({}); return res.status(405).end();"),
      // What has a third parameter hands the request on.
      "export default function allow(req, res, next) { res.setHeader('Access-Control-Allow-Origin', '*'); if (req.method === 'PUT') count(); next(); }",
      "module.exports = function allow(req, res, next) { res.setHeader('Access-Control-Allow-Origin', '*'); res.setHeader('Access-Control-Allow-Headers', 'X-Api-Key'); next(); };",
    ],
  },

  'where each method has a handler of its own, another file or the platform may answer OPTIONS': {
    valid: [
      `export async function PUT(request) { return Response.json({}, { headers: { ${cors} } }); }`,
      `export async function POST(request) { return Response.json(save(await request.json()), { headers: { ${cors} } }); } export async function OPTIONS() { return new Response(null, { headers: { ${cors} } }); }`,
      `import { NextResponse } from 'next/server'; export async function DELETE() { return NextResponse.json({}, { headers: { ${cors} } }); }`,
      `export const onRequestPut = async ({ request }) => new Response('{}', { headers: { ${cors} } });`,
      `export const action = async ({ request }) => Response.json(save(await request.json()), { headers: { ${cors} } });`,
      `const router = require('express').Router(); router.put('/x', (req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.json({}); }); module.exports = router;`,
      `fastify.put('/x', async (request, reply) => { reply.header('Access-Control-Allow-Origin', '*'); return {}; });`,
      `router.put('/x', async (ctx) => { ctx.set('Access-Control-Allow-Origin', '*'); ctx.body = {}; });`,
      `import { Hono } from 'hono'; const app = new Hono(); app.put('/x', (c) => { c.header('Access-Control-Allow-Origin', '*'); return c.json({}); }); export default app;`,
    ],
  },
});
