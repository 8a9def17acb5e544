import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import anywhere from '../../rules/no-wildcard-origin.ts';
import { testRule } from '../harness.ts';

const page = 'export default function Page() { return null; }';
const both = (origin: string): string => `{ 'Access-Control-Allow-Origin': ${origin}, 'Access-Control-Allow-Credentials': 'true' }`;
const named = "'https://app.acme.dev'";

/** The ways in which a route says which headers its page has. */
const ways = (headers: string, filename = 'app/routes/orders.tsx'): { code: string; filename: string }[] => [
  `export const headers = () => (${headers}); ${page}`,
  `import type { Route } from './+types/orders'; export function headers({ loaderHeaders }: Route.HeadersArgs) { const maxAge = loaderHeaders.get('Cache-Control'); return { 'Cache-Control': maxAge, ...${headers} }; } ${page}`,
  `export const headers: HeadersFunction = () => { const headers = new Headers(${headers}); headers.set('X-Frame-Options', 'DENY'); return headers; }; ${page}`,
  `export const headers = ${headers}; ${page}`,
].map((code) => ({ code, filename }));

testRule('the headers of a page', wildcard, {}, {
  'are sent with it': {
    blocked: [...ways(both("«'*'»")), ...ways(both("«'*'»"), 'app/root.jsx')],
    valid: [
      ...ways(both(named)),
      ...ways("{ 'Access-Control-Allow-Origin': '*' }"),
      // What is called so elsewhere may be headers of requests.
      ...ways(both("'*'"), 'src/client/headers.ts'),
      { code: `export const options = { headers: ${both("'*'")} };`, filename: 'app/routes/orders.tsx' },
    ],
  },
});

testRule('every origin in the headers of a page', anywhere, {}, {
  'is a star': { wildcard: ways("{ 'Access-Control-Allow-Origin': «'*'» }"), valid: ways(both(named)) },
});

testRule('a resource route', reflected, { data: { witness: 'https://evil.example', becomesNull: '' } }, {
  'has the headers of what it returns': {
    reflectedCredentials: [
      { code: `export async function loader({ request }: Route.LoaderArgs) { return Response.json({}, { headers: ${both("«request.headers.get('Origin') ?? ''»")} }); }`, filename: 'app/routes/api.ts' },
      { code: `import { data } from 'react-router'; export const action = async ({ request }) => data({}, { headers: ${both("«request.headers.get('Origin') ?? ''»")} });`, filename: 'app/routes/api.ts' },
      { code: `import { json } from '@remix-run/node'; export const loader = async ({ request }) => json({}, { headers: ${both("«request.headers.get('Origin') ?? ''»")} });`, filename: 'app/routes/api.ts' },
      { code: `export const middleware = [async ({ request }, next) => { const response = await next(); response.headers.set('Access-Control-Allow-Origin', «request.headers.get('Origin') ?? ''»); response.headers.set('Access-Control-Allow-Credentials', 'true'); return response; }];`, filename: 'app/root.tsx' },
    ],
    valid: [
      { code: `export async function loader({ request }) { const origin = request.headers.get('Origin'); return Response.json({}, { headers: origin === ${named} ? ${both('origin')} : {} }); }`, filename: 'app/routes/api.ts' },
      { code: `export async function loader() { return Response.json({}, { headers: ${both(named)} }); }`, filename: 'app/routes/api.ts' },
      // `data` of Remix sends no headers, and what is called so elsewhere is something else.
      { code: `import { data } from '@remix-run/node'; export const loader = async ({ request }) => data({}, { headers: ${both("request.headers.get('Origin') ?? ''")} });`, filename: 'app/routes/api.ts' },
      { code: `import { data } from './data'; export const loader = async ({ request }) => data({}, { headers: ${both("request.headers.get('Origin') ?? ''")} });`, filename: 'app/routes/api.ts' },
      { code: `export async function loader({ request }) { return fetch(upstream, { headers: ${both("request.headers.get('Origin')")} }); }`, filename: 'app/routes/api.ts' },
    ],
  },
});
