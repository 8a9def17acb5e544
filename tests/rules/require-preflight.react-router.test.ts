import rule from '../../rules/require-preflight.ts';
import { testRule, type Case, type DetailedCase } from '../harness.ts';
import { noOrigin } from './preflight-texts.ts';

const resource = 'app/routes/api.orders.ts';

const reported = (code: string, why: string, filename = resource): DetailedCase => ({ code, filename, data: { why, ...noOrigin } });
const silent = (code: string, filename = resource): Case => ({ code: code.replace(/[«»]/g, ''), filename });

const allowing = "{ headers: { 'Access-Control-Allow-Origin': «'https://app.acme.dev'» } }";
const preflight = "if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { 'Access-Control-Allow-Origin': 'https://app.acme.dev', 'Access-Control-Allow-Headers': 'Content-Type' } });";

const json = `export async function action({ request }) { const order = await request.json(); return Response.json(order, ${allowing}); }`;
const remove = `export const action = async ({ request }) => { if (request.method === 'DELETE') return new Response(null, ${allowing}); return new Response(null, { status: 405 }); };`;

// React Router 7.18.6 and Remix 2.17.5 were run with each of these: OPTIONS goes to the loader, and is answered 400 without CORS headers where there is none.
testRule('require-preflight', rule, {}, {
  'an action of React Router is not asked for OPTIONS': {
    handler: [
      reported(json, 'POST with content-type'),
      reported(json.replace('Response.json', 'json').replace('export', "import { json } from '@remix-run/node'; export"), 'POST with content-type'),
      reported(remove, 'DELETE', 'app/routes/_api/orders/route.js'),
      // The answer that is never asked for shows that preflights are expected.
      reported(`export async function action({ request }) { ${preflight} return Response.json({}, ${allowing}); }`, 'every request that needs a preflight'),
      reported("import { cors } from 'remix-utils/cors'; export const action = async ({ request }) => cors(request, Response.json(await request.json()), { origin: «'https://app.acme.dev'» });", 'POST with content-type'),
    ],
    valid: [
      // The loader may answer, or something that was not read.
      silent(`${json} export const loader = ({ request }) => { ${preflight} return null; };`),
      silent(`${json} export { loader } from '../preflight';`),
      silent(`${json} export * from '../preflight';`),
      silent(`${json} export const middleware = [preflight];`),
      // Beside a page an action sends no response of its own.
      silent(`${json} export default function Page() { return null; }`),
      // What forms can send needs no preflight.
      silent(`export async function action({ request }) { await request.formData(); return new Response(null, ${allowing}); }`),
      silent(`export async function loader({ request }) { return Response.json([], ${allowing}); }`),
      // Nobody else is let in, or it is no such file.
      silent('export async function action({ request }) { return Response.json(await request.json()); } // cors'),
      silent(json, 'app/actions/orders.ts'),
      silent(json.replace('action(', 'update(')),
    ],
  },
});
