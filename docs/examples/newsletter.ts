import { subscribe } from './data.js';

const json = 'application/json';

/** Wrong: `*` does not let anybody in together with credentials, and the subscription fails with a CORS error. */
export async function POST(request: Request): Promise<Response> {
  const headers = {
    // reports: no-wildcard-credentials
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Credentials': 'true',
    'Content-Type': json,
  };
  return new Response(JSON.stringify(await subscribe(request)), { headers });
}

/** Right: everybody may read how many there are, and nobody's cookies are involved. */
export function GET(): Response {
  return Response.json({ subscribers: 1204 }, { headers: { 'Access-Control-Allow-Origin': '*' } });
}
