import reflected from '../../rules/no-reflected-origin.ts';
import wildcardCredentials from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';

const setup = "const express = require('express'); const cors = require('cors'); const app = express();\n";
const withCredentials = { witness: 'https://evil.example' };

/** Variables each of which may be another name for any other, all written to in a loop. */
const web = (count: number): string => {
  const names = Array.from({ length: count }, (_none, i) => `v${i}`);
  const linked = names.map((name) => `${name} = ${names.filter((other) => other !== name).join(' || ')};`).join(' ');
  return `function link(list) { let ${names.join(', ')}; while (list.next) { ${linked} ${names.map((name) => `${name}.seen = true;`).join(' ')} } }`;
};

testRule('no-reflected-origin', reflected, { setup, data: withCredentials }, {
  'a web of names beside the handler is followed to its end': {
    reflected: [`${web(12)} app.use((req, res) => { link(req); res.set('Access-Control-Allow-Origin', «req.headers.origin»); res.end(); });`],
    valid: [`${web(12)} app.use((req, res) => { link(req); if (!['https://app.acme.dev'].includes(req.headers.origin)) return res.end(); res.set('Access-Control-Allow-Origin', req.headers.origin); res.end(); });`],
  },
});

const name = "'Access-Control-Allow-Origin'";
const on = "'Access-Control-Allow-Credentials': 'true'";

testRule('no-reflected-origin', reflected, { data: withCredentials }, {
  'headers that are made for a request and sent from another file are those of a response': {
    reflectedCredentials: [
      `export function corsFor(request) { const origin = request.headers.get('Origin') ?? '*'; return { ${name}: «origin», ${on}, Vary: 'Origin' }; }`,
      `exports.corsFor = (event) => ({ 'access-control-allow-origin': «event.headers.origin», 'access-control-allow-credentials': 'true' });`,
      `export default async (req) => { return { ${name}: «req.headers.origin», ${on} }; };`,
      `export class Headers { static of(req) { return { ${name}: «req.headers.origin», ${on} }; } }`,
    ],
    reflected: [`module.exports = function corsFor(req) { return { ${name}: «req.headers.origin», 'Access-Control-Allow-Methods': 'GET' }; };`],
    valid: [
      `const known = ['https://app.acme.dev', 'https://my.acme.dev']; export function corsFor(request) { const origin = request.headers.get('Origin'); return { ${name}: known.includes(origin) ? origin : known[0], ${on} }; }`,
      `import { known } from './known.js'; export function corsFor(req) { const { origin } = req.headers; if (!known.includes(origin)) return {}; return { ${name}: origin, ${on} }; }`,
      `import { settings } from './settings.js'; export function corsFor(req) { if (settings.open) return { ${name}: req.headers.origin }; return { ${name}: 'https://app.acme.dev' }; }`,
      // The function that calls it turns strangers away.
      `function corsFor(req) { return { ${name}: req.headers.get('origin'), ${on} }; } export default { fetch(request, env) { const open = env.LIST.split(',').includes(request.headers.get('origin')); return new Response('', { headers: open ? corsFor(request) : {} }); } };`,
      // What is given the origin alone may be given one that was looked up.
      `export const corsFor = (origin) => ({ ${name}: origin, ${on} });`,
    ],
  },
});

testRule('no-wildcard-credentials', wildcardCredentials, {}, {
  'headers without a request may be those of a client, which send nothing back': {
    blocked: [`export function corsFor(request) { if (request.method === 'OPTIONS') log(request); return { ${name}: «'*'», ${on} }; }`],
    valid: [
      `export const headersFor = (token) => ({ ${name}: '*', ${on}, Authorization: token });`,
      `export function headersFor(config) { config.headers = { ${name}: '*', ${on} }; return config.headers; }`,
    ],
  },
});

testRule('no-wildcard-credentials', wildcardCredentials, { setup }, {
  'a variable that is named is one that decides about CORS': {
    fallback: [
      {
        code: "const port = process.env.PORT || 8080; app.use(cors({ origin: String(process.env.SITE), credentials: true })); app.get('/clip', (req, res) => { res.set('Access-Control-Allow-Origin', «'*'»); res.end(); }); app.listen(port);",
        data: { env: 'SITE' },
      },
      {
        code: "const { Server } = require('socket.io'); const port = process.env.PORT || 8080; app.use(cors({ origin: String(process.env.SITE), credentials: true })); app.get('/clip', (req, res) => { res.set('Access-Control-Allow-Origin', «'*'»); res.end(); }); const server = app.listen(port); new Server(server, { cors: { origin: 'https://app.acme.dev' } });",
        data: { env: 'SITE' },
      },
    ],
    blocked: [
      "const port = process.env.PORT || 8080; app.use(cors({ origin: 'https://app.acme.dev', credentials: true })); app.get('/clip', (req, res) => { res.set('Access-Control-Allow-Origin', «'*'»); res.end(); }); app.listen(port);",
    ],
    valid: [
      "const port = process.env.PORT || 8080; app.use(cors({ origin: String(process.env.SITE), credentials: true })); app.get('/clip', (req, res) => res.end()); app.listen(port);",
    ],
  },
});
