import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';

const witness = 'https://evil.example';
const headers = (origin: string): string => `{ 'Access-Control-Allow-Origin': ${origin}, 'Access-Control-Allow-Credentials': 'true' }`;

testRule('functions that make a response', reflected, { data: { witness, becomesNull: '' } }, {
  'take headers after the body': {
    reflectedCredentials: [
      `import { json } from '@sveltejs/kit'; export async function GET({ request }) { return json({}, { headers: ${headers("«request.headers.get('origin') ?? ''»")} }); }`,
      `import { data } from 'react-router'; export async function action({ request }) { return data({}, { status: 201, headers: ${headers("«request.headers.get('origin') ?? ''»")} }); }`,
      `import { json as send } from '@remix-run/node'; export const loader = async ({ request }) => send({}, { headers: ${headers("«request.headers.get('origin') ?? ''»")} });`,
    ],
    valid: [
      `import { json } from '@sveltejs/kit'; export async function GET({ request }) { return json({ headers: ${headers("request.headers.get('origin') ?? ''")} }); }`,
      `import { json } from './log'; export async function GET({ request }) { json({}, { headers: ${headers("request.headers.get('origin') ?? ''")} }); return new Response('ok'); }`,
      `import { json } from '@sveltejs/kit'; export async function GET({ request }) { const origin = request.headers.get('origin') ?? ''; return json({}, { headers: origin === 'https://app.acme.dev' ? ${headers('origin')} : {} }); }`,
    ],
  },
});

testRule('what writes to the response of an event', reflected, { data: { witness, becomesNull: '' } }, {
  'is given the event before headers': {
    reflectedCredentials: [
      "export default defineEventHandler((event) => { setHeader(event, 'Access-Control-Allow-Origin', «getHeader(event, 'origin') ?? ''»); setHeader(event, 'Access-Control-Allow-Credentials', 'true'); return {}; });",
      `import { defineEventHandler, setResponseHeaders, getRequestHeader } from 'h3'; export default defineEventHandler((event) => { setResponseHeaders(event, ${headers("«getRequestHeader(event, 'origin') ?? ''»")}); });`,
      `export const GET = async ({ request, setHeaders }) => { setHeaders(${headers("«request.headers.get('origin') ?? ''»")}); return new Response('ok'); };`,
      `export const GET = async (event) => { event.setHeaders(${headers("«event.request.headers.get('origin') ?? ''»")}); return new Response('ok'); };`,
    ],
    valid: [
      "export default defineEventHandler((event) => { if (getHeader(event, 'origin') !== 'https://app.acme.dev') return {}; setHeader(event, 'Access-Control-Allow-Origin', getHeader(event, 'origin')); setHeader(event, 'Access-Control-Allow-Credentials', 'true'); return {}; });",
      "export function configure(options, origin) { setHeader(options, 'Access-Control-Allow-Origin', origin); setHeader(options, 'Access-Control-Allow-Credentials', 'true'); }",
    ],
  },
});

testRule('the response of the next handler', reflected, { data: { witness, becomesNull: '' } }, {
  'is what next gives': {
    reflectedCredentials: [
      "export const onRequest = async (context, next) => { const response = await next(); response.headers.set('Access-Control-Allow-Origin', «context.request.headers.get('origin') ?? ''»); response.headers.set('Access-Control-Allow-Credentials', 'true'); return response; };",
      "import { defineMiddleware } from 'astro:middleware'; export const onRequest = defineMiddleware(async ({ request }, next) => { const response = await next(); response.headers.set('Access-Control-Allow-Origin', «request.headers.get('origin') ?? ''»); response.headers.set('Access-Control-Allow-Credentials', 'true'); return response; });",
    ],
    valid: [
      "export const onRequest = async (context, next) => { const response = await next(); const origin = context.request.headers.get('origin'); if (origin === 'https://app.acme.dev') { response.headers.set('Access-Control-Allow-Origin', origin); response.headers.set('Access-Control-Allow-Credentials', 'true'); } return response; };",
      "export const onRequest = async (context, next) => { const response = await next(); response.headers.get('Access-Control-Allow-Origin'); return response; };",
    ],
  },
});

testRule('headers of the request', reflected, { data: { witness, becomesNull: '' } }, {
  'are given by a function of the platform, or each with all its values': {
    reflectedCredentials: [
      `import { headers } from 'next/headers'; export async function GET() { const origin = (await headers()).get('origin') ?? ''; return new Response('ok', { headers: ${headers('«origin»')} }); }`,
      `export const handler = async (event) => ({ statusCode: 200, headers: ${headers('«event.multiValueHeaders.origin[0]»')}, body: '' });`,
      `export const handler = async (event) => ({ statusCode: 200, headers: { 'Access-Control-Allow-Credentials': 'true' }, multiValueHeaders: { 'Access-Control-Allow-Origin': «[event.headers.origin]» }, body: '' });`,
      `Bun.serve({ routes: { '/api': { GET: (req) => new Response('ok', { headers: ${headers("«req.headers.get('origin') ?? ''»")} }) } } });`,
    ],
    valid: [
      `import { headers } from './constants'; export async function GET() { const origin = headers().get('origin') ?? ''; return new Response('ok', { headers: ${headers('origin')} }); }`,
      `export const handler = async (event) => ({ statusCode: 200, headers: ${headers("event.multiValueHeaders.origin.includes('https://app.acme.dev') ? 'https://app.acme.dev' : ''")}, body: '' });`,
    ],
  },
});

testRule('what a library asks for more of a response', wildcard, {}, {
  'has headers and nothing else': {
    blocked: [
      "import { fetchRequestHandler } from '@trpc/server/adapters/fetch'; const handler = (req) => fetchRequestHandler({ req, router, endpoint: '/trpc', responseMeta: () => ({ headers: { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' } }) }); export { handler as GET, handler as POST };",
      "module.exports = async function (context, req) { context.res = { headers: { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' } }; };",
      "module.exports = async function (context, req) { context.res = { body: 'ok', headers: [{ name: 'Access-Control-Allow-Origin', value: «'*'» }, { name: 'Access-Control-Allow-Credentials', value: 'true' }] }; };",
      "import { app } from '@azure/functions'; app.http('api', { methods: ['GET'], handler: async (request) => ({ jsonBody: {}, headers: { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' } }) });",
    ],
    valid: [
      "import { fetchRequestHandler } from '@trpc/server/adapters/fetch'; const handler = (req) => fetchRequestHandler({ req, router, endpoint: '/trpc', requestMeta: () => ({ headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } }) }); export { handler as GET };",
      "module.exports = async function (context, req) { context.options = { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } }; };",
    ],
  },
});

testRule('a check in a function of Azure', weak, { data: { check: '', supposed: '', reach: '', witness: 'https://evilacme.dev' } }, {
  'is looked at where the response is put on the context': {
    valid: ["module.exports = async function (context, req) { const origin = req.headers.origin || ''; context.res = { headers: { 'Access-Control-Allow-Origin': /^https:\\/\\/app\\.acme\\.dev$/.test(origin) ? origin : '', 'Access-Control-Allow-Credentials': 'true' } }; };"],
  },
});
