import noReflectedOrigin from '../../rules/no-reflected-origin.ts';
import noWeakOriginCheck from '../../rules/no-weak-origin-check.ts';
import noWildcardOrigin from '../../rules/no-wildcard-origin.ts';
import { testRule } from '../harness.ts';

/** Ways of writing that look alike, and do not do the same. */

testRule('no-wildcard-origin', noWildcardOrigin, {}, {
  'headers that a generator yields': {
    wildcard: [
      "function* headers() { yield ['Access-Control-Allow-Origin', '*']; yield ['Vary', 'Accept']; } export default (req, res) => { for (const [name, value] of headers()) res.setHeader(name, «value»); res.end(); };",
      "function* headers(origin) { yield ['Access-Control-Allow-Origin', «origin»]; } export default (req, res) => { res.set(Object.fromEntries(headers('*'))); res.end(); };",
      "function* inner() { yield ['Access-Control-Allow-Origin', «'*'»]; } function* headers() { yield* inner(); } export const GET = () => new Response('', { headers: new Headers([...headers()]) });",
    ],
    valid: [
      "function* headers() { yield ['Access-Control-Allow-Origin', 'https://app.acme.dev']; } export default (req, res) => { for (const [name, value] of headers()) res.setHeader(name, value); res.end(); };",
      "function* headers(isOpen) { if (isOpen) yield ['Access-Control-Allow-Origin', '*']; } export default (req, res) => { for (const [name, value] of headers(false)) res.setHeader(name, value); res.end(); };",
      // Without end, and only begun.
      "function* headers() { for (;;) yield ['Access-Control-Allow-Origin', '*']; } export default (req, res) => { for (const [name, value] of headers()) { res.setHeader(name, value); break; } res.end(); };",
      "function* headers() { yield ['Access-Control-Allow-Origin', '*']; } export default (req, res) => { const all = headers(); all.next(); for (const [name, value] of all) res.setHeader(name, value); res.end(); };",
    ],
  },
  'a method that is bound to its receiver': {
    wildcard: ["export default (req, res) => { const set = res.setHeader.bind(res); set('Access-Control-Allow-Origin', «'*'»); res.end(); };", "export default (req, res) => { const allow = res.setHeader.bind(res, 'Access-Control-Allow-Origin'); allow(«'*'»); res.end(); };"],
    valid: ["export default (req, res) => { const set = res.setHeader.bind(res); set('Timing-Allow-Origin', '*'); res.end(); }; /* cors */", "import http from 'node:http'; export default (req, res) => { const client = http.request(target); const set = client.setHeader.bind(client); set('Access-Control-Allow-Origin', '*'); res.end(); };"],
  },
});

testRule('no-reflected-origin', noReflectedOrigin, { data: { witness: 'https://evil.example' } }, {
  // `error()` of @sveltejs/kit 2 and `forbidden()` of next/navigation 15 throw, and so may others of such a name.
  'what is called where the Origin is not allowed may be how it is refused': {
    valid: [
      "import { error } from '@sveltejs/kit'; const list = ['https://app.acme.dev']; export const handle = async ({ event, resolve }) => { const origin = event.request.headers.get('origin'); if (origin && !list.includes(origin)) error(403, 'No'); const response = await resolve(event); response.headers.append('Vary', 'Origin'); if (origin) response.headers.set('Access-Control-Allow-Origin', origin); return response; };",
      "import { forbidden } from 'next/navigation'; const list = new Set(['https://app.acme.dev']); export async function GET(request) { const origin = request.headers.get('origin'); if (!list.has(origin)) forbidden(); return new Response('', { headers: { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' } }); }",
    ],
    ineffective: [
      "import { log } from './log.js'; const list = new Set(['https://app.acme.dev']); export async function GET(request) { const origin = request.headers.get('origin'); if (!list.has(origin)) log(403); return new Response('', { headers: { 'Access-Control-Allow-Origin': «origin», Vary: 'Origin' } }); }",
      "const list = new Set(['https://app.acme.dev']); export async function GET(request) { const origin = request.headers.get('origin'); if (!list.has(origin)) console.error('forbidden'); return new Response('', { headers: { 'Access-Control-Allow-Origin': «origin», Vary: 'Origin' } }); }",
    ].map((code) => ({ code, data: { check: 'list.has(origin)', credentials: '' } })),
  },
});

testRule('no-weak-origin-check', noWeakOriginCheck, {}, {
  'the URL of the module `url` is that of the platform': {
    check: [
      ["import { URL } from 'node:url';", ''], ["const { URL } = require('url');", ''], ["import url from 'node:url';", 'url.'],
    ].map(([from, at]) => ({
      code: `${from} export default (req, res) => { const { origin } = req.headers; if (origin && «new ${at}URL(origin).host.indexOf('acme.dev') > -1») { res.setHeader('Access-Control-Allow-Origin', origin); res.setHeader('Vary', 'Origin'); } res.end(); };`,
      data: { check: `new ${at}URL(origin).host.indexOf('acme.dev') > -1`, witness: 'https://evilacme.dev', supposed: '', reach: '' },
    })),
    valid: ["import { URL } from 'node:url'; export default (req, res) => { const { origin } = req.headers; if (origin && new URL(origin).origin === 'https://acme.dev') { res.setHeader('Access-Control-Allow-Origin', origin); res.setHeader('Vary', 'Origin'); } res.end(); };"],
  },
});
