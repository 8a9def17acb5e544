import rule from '../../rules/no-reflected-origin.ts';
import { testRule } from '../harness.ts';

/** A handler that is asked about five things before it comes to the Origin, each of which sets a CORS header: more ways than are gone where nothing of CORS stands behind what decides. */
const handler = (allow: string): string => `export default { fetch(request) {
  const { searchParams } = new URL(request.url);
  const headers = new Headers({ 'Access-Control-Allow-Credentials': 'true' });
  ${['a', 'b', 'c', 'd', 'e'].map((name, i) => `if (searchParams.has('${name}')) headers.set('Access-Control-Max-Age', '${i}');`).join('\n  ')}
  if (!searchParams.has('first')) headers.set('Access-Control-Allow-Origin', 'https://app.acme.dev');
  else if (!searchParams.has('second')) headers.set('Access-Control-Allow-Origin', 'https://www.acme.dev');
  else { ${allow} headers.set('Vary', 'Origin'); }
  return new Response('', { headers });
} };`;

testRule('a handler of many ways', rule, { data: { witness: 'https://evil.example' } }, {
  'is gone through where CORS stands behind what decides': {
    conditional: [handler("headers.set('Access-Control-Allow-Origin', «request.headers.get('Origin')»);")],
    valid: [handler("if (['https://app.acme.dev'].includes(request.headers.get('Origin'))) headers.set('Access-Control-Allow-Origin', request.headers.get('Origin'));"), handler("headers.set('Access-Control-Allow-Origin', 'https://admin.acme.dev');")],
  },
});
