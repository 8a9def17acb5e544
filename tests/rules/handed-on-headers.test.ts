import noReflectedOrigin from '../../rules/no-reflected-origin.ts';
import noUntrustedOrigin from '../../rules/no-untrusted-origin.ts';
import noWildcardCredentials from '../../rules/no-wildcard-credentials.ts';
import requireVaryOrigin from '../../rules/require-vary-origin.ts';
import { testRule } from '../harness.ts';

/** Headers that are made in one place and written in another, or on a response that something unread made. */

const opened = (star: string): string => `const corsHeaders = { 'Access-Control-Allow-Origin': ${star}, 'Access-Control-Allow-Credentials': 'true' };`;

testRule('no-wildcard-credentials', noWildcardCredentials, {}, {
  'headers that loops write are reported once, where they stand': {
    blocked: [
      `${opened("«'*'»")} export function first(req, res, next) { for (const [key, value] of Object.entries(corsHeaders)) res.setHeader(key, value); next(); } export function second(req, res, next) { Object.entries(corsHeaders).forEach(([key, value]) => res.setHeader(key, value)); next(); }`,
      `${opened("«'*'»")} export function first(req, res, next) { for (const key in corsHeaders) res.setHeader(key, corsHeaders[key]); next(); } export function second(req, res, next) { Object.keys(corsHeaders).forEach((key) => res.setHeader(key, corsHeaders[key])); next(); }`,
      `${opened("«'*'»")} export const GET = () => { const response = new Response('x'); for (const [key, value] of Object.entries(corsHeaders)) response.headers.set(key, value); return response; };`,
      "const names = { origin: 'Access-Control-Allow-Origin', credentials: 'Access-Control-Allow-Credentials' }; export default (req, res) => { res.setHeader(names.origin, «'*'»); res.setHeader(names.credentials, 'true'); res.end(); };",
    ],
  },
  'an empty text is no entry of a list from the environment': {
    valid: [
      "const list = ['https://app.acme.dev', ...(process.env.ORIGINS?.split(',') || [])]; export function headersFor(origin) { const asked = origin || ''; return { 'Access-Control-Allow-Origin': (list.includes(asked) ? asked : list[0]) || '*', 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' }; } export const preflight = () => new Response(null, { status: 204, headers: headersFor() });",
    ],
    blocked: [
      "const list = (process.env.ORIGINS || '').split(','); export function headersFor(origin) { const asked = origin || ''; return { 'Access-Control-Allow-Origin': «(list.includes(asked) ? asked : list[0]) || '*'», 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' }; } export const preflight = () => new Response(null, { status: 204, headers: headersFor() });",
    ],
  },
});

const reflect = "response.headers.set('Access-Control-Allow-Origin', request.headers.get('origin') ?? ''); response.headers.set('Access-Control-Allow-Credentials', 'true');";

testRule('no-reflected-origin', noReflectedOrigin, { data: { witness: 'https://evil.example' } }, {
  'a response that something unread made is one where it is returned': {
    reflectedCredentials: [
      "import { success } from './answers.js'; export async function GET(request) { const response = success({ ok: true }); response.headers.set('Access-Control-Allow-Origin', «request.headers.get('origin') ?? ''»); response.headers.set('Access-Control-Allow-Credentials', 'true'); return response; }",
      "import { answers } from './answers.js'; export async function GET(request) { const response = await answers.done('ok'); response.headers.set('Access-Control-Allow-Origin', «request.headers.get('origin') ?? ''»); response.headers.append('Access-Control-Allow-Credentials', 'true'); return response; }",
    ],
    valid: [
      `import { success } from './answers.js'; export async function GET(request) { const response = success({ ok: true }); ${reflect} await send(response); return new Response(''); }`,
      `import { buildRequest } from './answers.js'; export async function GET(request) { const response = buildRequest('/x'); ${reflect} return response; }`,
      "import { success } from './answers.js'; const list = ['https://app.acme.dev']; export async function GET(request) { const response = success({ ok: true }); const origin = request.headers.get('origin'); if (list.includes(origin)) response.headers.set('Access-Control-Allow-Origin', origin); response.headers.set('Access-Control-Allow-Credentials', 'true'); return response; }",
    ],
  },
  'headers for a request are judged also where those without one are exported beside': {
    reflectedCredentials: [
      "export function getCorsHeaders(req) { const origin = req?.headers?.get('origin') ?? 'https://app.acme.dev'; return { 'Access-Control-Allow-Origin': «origin», 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' }; } export const corsHeaders = getCorsHeaders();",
    ],
    valid: [
      "const list = ['https://app.acme.dev']; export function getCorsHeaders(req) { const origin = req?.headers?.get('origin') ?? ''; return { 'Access-Control-Allow-Origin': list.includes(origin) ? origin : list[0], 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' }; } export const corsHeaders = getCorsHeaders();",
    ],
  },
  'a request that is a parameter with an empty default is one': {
    reflectedCredentials: [
      "const build = (event = {}) => ({ 'Access-Control-Allow-Origin': «event.headers.origin || event.headers.Origin || ''», 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' }); module.exports = { build };",
      "export function corsHeaders(request = null) { const origin = request?.headers?.get('Origin') ?? ''; return { 'Access-Control-Allow-Origin': «origin», 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' }; }",
    ],
    valid: [
      "const build = (options = {}) => ({ 'Access-Control-Allow-Origin': options.headers.origin || options.headers.Origin || '', 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' }); module.exports = { build };",
      "const build = (event = { headers: { origin: 'https://app.acme.dev' } }) => ({ 'Access-Control-Allow-Origin': event.headers.origin, 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' }); module.exports = { build };",
    ],
  },
});

const letIn = "const list = ['https://app.acme.dev', 'https://www.acme.dev'];";

testRule('require-vary-origin', requireVaryOrigin, { data: { origin: 'https://app.acme.dev' } }, {
  'who looks at Vary first may find what was set before': {
    valid: [
      `${letIn} export function allow(req, res) { if (!list.includes(req.headers.origin)) return; res.setHeader('Access-Control-Allow-Origin', req.headers.origin); const existing = res.getHeader('Vary'); if (!existing) res.setHeader('Vary', 'Origin'); else if (!String(existing).split(', ').includes('Origin')) res.setHeader('Vary', \`\${existing}, Origin\`); }`,
      `${letIn} export function allow(req, res) { if (!list.includes(req.headers.origin)) return; res.set('Access-Control-Allow-Origin', req.headers.origin); if (!/origin/i.test(res.get('vary') || '')) res.vary('Origin'); }`,
    ],
    missing: [
      `${letIn} export function allow(req, res) { if (!list.includes(req.headers.origin)) return; res.setHeader('Access-Control-Allow-Origin', «req.headers.origin»); console.log(res.getHeader('Content-Type')); }`,
      `${letIn} export function allow(req, res) { if (!list.includes(req.headers.origin)) return; res.setHeader('Access-Control-Allow-Origin', «req.headers.origin»); console.log(req.headers.vary); }`,
    ],
  },
});

testRule('no-untrusted-origin', noUntrustedOrigin, {}, {
  'the address that stands for all of the machine is the machine': {
    valid: ["const cors = require('cors'); app.use(cors({ origin: ['https://app.acme.dev', 'http://[::]:8080', 'http://0.0.0.0:8080'], credentials: true }));"],
    http: [{ code: "const cors = require('cors'); app.use(cors({ origin: ['https://app.acme.dev', «'http://[2001:db8::1]:8080'»], credentials: true }));", data: { witness: 'http://[2001:db8::1]:8080' }, suggest: { https: "const cors = require('cors'); app.use(cors({ origin: ['https://app.acme.dev', 'https://[2001:db8::1]:8080'], credentials: true }));" } }],
  },
});
