import rule from '../../rules/require-preflight.ts';
import { testRule, type Case, type DetailedCase } from '../harness.ts';
import { noOrigin } from './preflight-texts.ts';

const next = 'app/api/orders/route.ts';
const svelte = 'src/routes/orders/+server.ts';
const solid = 'src/routes/api/orders.ts';
const astro = 'src/pages/orders.ts';

/** Headers that let the front-end in, as the second argument of a response. */
const allowing = "{ headers: { 'Access-Control-Allow-Origin': «'https://app.acme.dev'» } }";
const allowed = allowing.replace(/[«»]/g, '');

const put = `export const PUT = async () => new Response('{}', ${allowed});`;

const reported = (filename: string, code: string, why = 'PUT'): DetailedCase => ({ code, filename, data: { why, ...noOrigin } });
const silent = (filename: string, code: string): Case => ({ code, filename });

const ofSolid = "import type { APIEvent } from '@solidjs/start/server';";

// What Next.js 16.4.6, SvelteKit 2.70.4 and Astro 5.18.2 answer to OPTIONS where no export does: 204, 405 and 404, none with CORS headers.
testRule('require-preflight', rule, {}, {
  'a file with handlers by their names leaves OPTIONS to the framework': {
    handler: [
      reported(next, `export async function PUT() { return new Response('{}', ${allowing}); }`),
      reported(next, "export async function PUT() { return Response.json({}, { headers: { 'Access-Control-Allow-Origin': «process.env.FRONT!» } }); }"),
      reported(`src/${next}`, `export const PATCH = async () => Response.json({}, ${allowing});`, 'PATCH'),
      reported('app/route.js', `import { NextResponse } from 'next/server'; export async function DELETE() { return NextResponse.json({}, ${allowing}); }`, 'DELETE'),
      reported(next, `export async function POST(request) { return Response.json(await request.json(), ${allowing}); }`, 'POST with content-type'),
      reported(next, `export async function GET(request) { return Response.json(find(request.headers.get('authorization')), ${allowing}); }`, 'GET with authorization'),
      reported(next, `async function update() { return Response.json({}, ${allowing}); } export { update as PUT };`),
      reported(svelte, `import { json } from '@sveltejs/kit'; export const POST = async ({ request }) => json(await request.json(), ${allowing});`, 'POST with content-type'),
      reported(svelte, "export const PUT = async ({ setHeaders }) => { setHeaders({ 'Access-Control-Allow-Origin': «'https://app.acme.dev'» }); return new Response('{}'); };"),
      reported(solid, `${ofSolid} export async function POST({ request }: APIEvent) { return Response.json(await request.json(), ${allowing}); }`, 'POST with content-type'),
      reported(solid, `${ofSolid} import { json } from '@solidjs/router'; export const DELETE = async (event: APIEvent) => json(await removed(event.params.id), ${allowing});`, 'DELETE'),
      reported('src/routes/api/[...all].js', `import { getRequestEvent } from '@solidjs/start'; export function PUT() { return new Response('{}', ${allowing}); }`),
      reported(astro, `export const POST: APIRoute = async ({ request }) => new Response(JSON.stringify(await request.json()), ${allowing});`, 'POST with content-type'),
    ],
    valid: [
      // No preflight is needed, as far as the code shows.
      silent(next, `export const GET = async () => new Response('[]', ${allowed});`),
      silent(next, `export const POST = async (request) => { await request.formData(); return new Response('{}', ${allowed}); };`),
      silent(next, "export const GET = async () => new Response('[]', { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Content-Type, Authorization' } });"),
      // Nobody else is let in.
      silent(next, "export const PUT = async () => new Response('{}');"),
      silent(solid, `${ofSolid} export const GET = () => new Response('[]', ${allowed});`),
      // Other places answer in other ways, and other frameworks have files there.
      silent(solid, put),
      silent(solid, `import type { APIEvent } from '../server'; ${put}`),
      silent('src/lib/orders.ts', `${ofSolid} ${put}`),
      silent('lib/orders.ts', put),
      silent('src/routes/orders/server.ts', put),
      silent('src/orders.ts', put),
    ],
  },

  'something may answer OPTIONS': {
    handler: [reported(next, `export const PUT = async () => new Response('{}', ${allowing});`)],
    valid: [
      silent(next, `${put} export const OPTIONS = answer;`),
      silent(next, `${put} export function OPTIONS() { return new Response(null, { status: 204, headers: { 'Access-Control-Allow-Origin': 'https://app.acme.dev', 'Access-Control-Allow-Methods': 'PUT' } }); }`),
      silent(next, `${put} import { answer } from '../answer'; export { answer as OPTIONS };`),
      silent(next, `${put} export { OPTIONS } from '../answer';`),
      silent(next, `${put} export * from '../answer';`),
      silent(next, `${put} export const { OPTIONS } = answers;`),
      silent(next, `import { withCors } from '../cors'; export const PUT = withCors(async () => new Response('{}', ${allowed}));`),
      silent(solid, `${ofSolid} ${put} export const OPTIONS = () => answer();`),
      silent(svelte, `${put} export const fallback = () => answer();`),
      silent(astro, `${put} export const ALL = () => answer();`),
      { ...(silent(next, put) as DetailedCase), options: [{ gatewayHandlesPreflight: true }] },
    ],
  },
});
