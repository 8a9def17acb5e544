import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';

const data = { witness: 'https://evil.example', becomesNull: '' };
const credentials = "headers['access-control-allow-credentials'] = [{ key: 'Access-Control-Allow-Credentials', value: 'true' }];";

testRule('a function at the edge of CloudFront', reflected, { data }, {
  'has headers in lists of objects': {
    reflectedCredentials: [
      `exports.handler = async (event) => { const { request, response } = event.Records[0].cf; const { headers } = response; headers['access-control-allow-origin'] = [{ key: 'Access-Control-Allow-Origin', value: «request.headers.origin[0].value» }]; ${credentials} return response; };`,
      `exports.handler = (event, context, callback) => { const response = event.Records[0].cf.response; const headers = response.headers; const origin = event.Records[0].cf.request.headers['origin']; if (origin) { headers['access-control-allow-origin'] = [{ value: «origin[0].value» }]; ${credentials} } callback(null, response); };`,
      `import type { CloudFrontResponseEvent } from 'aws-lambda'; export async function handler(event: CloudFrontResponseEvent) { const { cf } = event.Records[0]!; const headers = cf.response.headers; headers['access-control-allow-origin'] = [{ key: 'Access-Control-Allow-Origin', value: «cf.request.headers.origin?.[0]?.value ?? '*'» }]; ${credentials} return cf.response; }`,
      "exports.handler = async (event) => { const { headers } = event.Records[0].cf.request; return { status: '204', headers: { 'access-control-allow-origin': [{ key: 'Access-Control-Allow-Origin', value: «headers.origin[0].value» }], 'access-control-allow-credentials': [{ key: 'Access-Control-Allow-Credentials', value: 'true' }] } }; };",
    ],
    valid: [
      // One list of origins, and what is no response.
      `const allowed = ['https://app.acme.dev']; exports.handler = async (event) => { const { request, response } = event.Records[0].cf; const { headers } = response; const origin = request.headers.origin?.[0]?.value; if (allowed.includes(origin)) { headers['access-control-allow-origin'] = [{ key: 'Access-Control-Allow-Origin', value: origin }]; ${credentials} } return response; };`,
      `exports.handler = async (event) => { const { request, response } = event.Records[0].cf; const { headers } = response; headers['x-origin'] = [{ key: 'X-Origin', value: request.headers.origin[0].value }]; ${credentials} return response; };`,
      `exports.handler = async (event) => { const { request } = event.Records[0].cf; request.headers['x-shop'] = [{ key: 'X-Shop', value: request.headers.origin[0].value }]; return request; }; // cors`,
      "exports.handler = async (event) => { const rows = { 'access-control-allow-origin': [{ key: 'a', value: event.headers.origin }] }; await store(rows); return { statusCode: 204 }; };",
    ],
  },
});

testRule('a function of CloudFront', reflected, { data }, {
  'has headers in objects, and is called by its name': {
    reflectedCredentials: [
      "function handler(event) { var response = event.response; response.headers['access-control-allow-origin'] = { value: «event.request.headers.origin.value» }; response.headers['access-control-allow-credentials'] = { value: 'true' }; return response; }",
      "async function handler(event) { const { request, response } = event; const origin = request.headers['origin']; if (!response.headers['access-control-allow-origin'] && origin) { response.headers['access-control-allow-origin'] = { value: «origin.value» }; response.headers['access-control-allow-credentials'] = { value: 'true' }; } return response; }",
      "import cf from 'cloudfront'; async function handler(event) { return { statusCode: 204, headers: { 'access-control-allow-origin': { value: «event.request.headers.origin.value» }, 'access-control-allow-credentials': { value: 'true' } } }; }",
      "function handler(event) { var response = event.response; response.headers = { ...response.headers, 'access-control-allow-origin': { value: «event.request.headers.origin.value» }, 'access-control-allow-credentials': { value: 'true' } }; return response; }",
    ],
    valid: [
      "var allowed = ['https://app.acme.dev']; function handler(event) { var response = event.response; var origin = event.request.headers.origin; if (origin && allowed.indexOf(origin.value) !== -1) { response.headers['access-control-allow-origin'] = { value: origin.value }; response.headers['access-control-allow-credentials'] = { value: 'true' }; } return response; }",
      // Nobody calls it.
      "function handle(event) { var response = event.response; response.headers['access-control-allow-origin'] = { value: event.request.headers.origin.value }; return response; } console.log('ready');",
      "function handler(event) { var response = event.response; response.headers['access-control-allow-origin'] = { value: event.request.headers.origin.value }; return response; } module.exports = { other: 1 };",
      "function handler(event) { var request = event.request; request.headers['x-cors'] = { value: request.headers.origin.value }; return request; }",
    ],
  },
});

testRule('a star in a response of CloudFront', wildcard, {}, {
  'is blocked beside credentials': {
    blocked: [
      `exports.handler = async (event) => { const { response } = event.Records[0].cf; const { headers } = response; headers['access-control-allow-origin'] = [{ key: 'Access-Control-Allow-Origin', value: «'*'» }]; ${credentials} return response; };`,
      "exports.handler = async () => ({ status: '200', headers: { 'access-control-allow-origin': [{ key: 'Access-Control-Allow-Origin', value: «'*'» }], 'access-control-allow-credentials': [{ key: 'Access-Control-Allow-Credentials', value: 'true' }] } });",
      "function handler(event) { var response = event.response; var headers = response.headers; headers['access-control-allow-origin'] = { value: «'*'» }; headers['access-control-allow-credentials'] = { value: 'true' }; return response; }",
    ],
    valid: [
      "function handler(event) { var response = event.response; response.headers['access-control-allow-origin'] = { value: '*' }; return response; }",
      `exports.handler = async (event) => { const { response } = event.Records[0].cf; const { headers } = response; headers['access-control-allow-origin'] = [{ key: 'Access-Control-Allow-Origin', value: 'https://app.acme.dev' }]; ${credentials} return response; };`,
      "function handler(event) { var response = event.response; response.cookies['access-control-allow-origin'] = { value: '*' }; response.headers['access-control-allow-credentials'] = { value: 'true' }; return response; }",
    ],
  },
});

testRule('a check in a function of CloudFront', weak, { data: { witness: 'https://evilacme.dev', reach: ' It can then read this response as the user.', check: "origin.value.endsWith('acme.dev')", text: '/^https:\\/\\/(?:[a-z0-9-]+\\.)*acme\\.dev$/.test(origin.value)' } }, {
  'is run on what the header holds': {
    check: [{
      code: "function handler(event) { var response = event.response; var origin = event.request.headers.origin; if (origin && «origin.value.endsWith('acme.dev')») { response.headers['access-control-allow-origin'] = { value: origin.value }; response.headers['access-control-allow-credentials'] = { value: 'true' }; response.headers.vary = { value: 'Origin' }; } return response; }",
      suggest: { repair: "function handler(event) { var response = event.response; var origin = event.request.headers.origin; if (origin && /^https:\\/\\/(?:[a-z0-9-]+\\.)*acme\\.dev$/.test(origin.value)) { response.headers['access-control-allow-origin'] = { value: origin.value }; response.headers['access-control-allow-credentials'] = { value: 'true' }; response.headers.vary = { value: 'Origin' }; } return response; }" },
    }],
    valid: ["function handler(event) { var response = event.response; var origin = event.request.headers.origin; if (origin && origin.value.endsWith('.acme.dev') && origin.value.startsWith('https://')) { response.headers['access-control-allow-origin'] = { value: origin.value }; response.headers['access-control-allow-credentials'] = { value: 'true' }; } return response; }"],
  },
});
