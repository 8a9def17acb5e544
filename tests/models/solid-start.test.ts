import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, type DetailedCase } from '../harness.ts';

const both = (origin: string): string => `{ 'Access-Control-Allow-Origin': ${origin}, 'Access-Control-Allow-Credentials': 'true' }`;
const named = "'https://app.acme.dev'";

/** The ways in which an API route answers with headers. */
const ways = (headers: string): DetailedCase[] => [
  `import type { APIEvent } from '@solidjs/start/server'; export async function GET({ request }: APIEvent) { return new Response('[]', { headers: ${headers} }); }`,
  `import { json } from '@solidjs/router'; export const POST = async ({ request }) => json(await request.json(), { status: 201, headers: ${headers} });`,
  `import { redirect } from '@solidjs/router'; export function GET({ request }) { return redirect('/orders', { headers: ${headers} }); }`,
].map((code) => ({ code, filename: 'src/routes/api/orders.ts' }));

/** What is called so elsewhere. */
const elsewhere = (headers: string): DetailedCase[] => [
  { code: `import { json } from './json'; export const POST = async ({ request }) => json(await request.json(), { headers: ${headers} });`, filename: 'src/routes/api/orders.ts' },
  { code: `export const GET = ({ request }) => fetch(upstream, { headers: ${headers} });`, filename: 'src/routes/api/orders.ts' },
];

testRule('an API route of SolidStart', reflected, { data: { witness: 'https://evil.example', becomesNull: '' } }, {
  'may send every website its own Origin back': {
    reflectedCredentials: [
      ...ways(both("«request.headers.get('Origin') ?? ''»")),
      {
        code: "import { createMiddleware } from '@solidjs/start/middleware'; export default createMiddleware({ onRequest: ({ request, response }) => { response.headers.set('Access-Control-Allow-Origin', «request.headers.get('Origin') ?? ''»); response.headers.set('Access-Control-Allow-Credentials', 'true'); } });",
        filename: 'src/middleware/index.ts',
      },
    ],
    valid: [
      ...ways(both(`request.headers.get('Origin') === ${named} ? ${named} : 'https://www.acme.dev'`)), ...ways(both(named)), ...elsewhere(both("request.headers.get('Origin') ?? ''")),
      {
        code: "import { createMiddleware } from '@solidjs/start/middleware'; const trusted = ['https://app.acme.dev']; export default createMiddleware({ onRequest: ({ request, response }) => { const origin = request.headers.get('Origin'); if (origin && trusted.includes(origin)) { response.headers.set('Access-Control-Allow-Origin', origin); response.headers.set('Access-Control-Allow-Credentials', 'true'); } } });",
        filename: 'src/middleware/index.ts',
      },
    ],
  },
});

testRule('a star in an API route of SolidStart', wildcard, {}, {
  'is blocked beside credentials': { blocked: ways(both("«'*'»")), valid: [...ways(both(named)), ...elsewhere(both("'*'"))] },
});
