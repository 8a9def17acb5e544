import rule from '../../rules/valid-cors-header-name.ts';
import { testRule, type Case } from '../harness.ts';

const setup = "const express = require('express'); const app = express(); const cors = require('cors');\n";
const get = (body: string): string => `app.get('/', (req, res) => { ${body} res.end(); });`;

const blocked = ", and without the right one it blocks the response (\"No 'Access-Control-Allow-Origin' header is present on the requested resource.\")";
const noMethod = ', and without the right one it lets no method through but GET, HEAD and POST ("Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.")';
const noHeader = ', and without the right one it lets no such header through ("Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.")';
const noCredentials = ", and without the right one it blocks what was asked for with credentials (\"The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.\")";
const effects: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': blocked, 'Access-Control-Allow-Methods': noMethod, 'Access-Control-Allow-Headers': noHeader, 'Access-Control-Allow-Credentials': noCredentials,
  'Access-Control-Expose-Headers': ', and without the right one it shows scripts none of the headers that it lists', 'Access-Control-Max-Age': ', and without the right one it keeps the preflight for five seconds only',
};

const about = (name: string, header: string) => ({ name, header, effect: effects[header] ?? '' });

/** A name that `--fix` corrects. */
const fixed = (name: string, header: string): Case => ({ code: get(`res.setHeader(«'${name}'», 'x');`), data: about(name, header), fixed: get(`res.setHeader('${header}', 'x');`) });

/** A name that is only suggested, for it lets somebody in. */
const suggested = (name: string, header = 'Access-Control-Allow-Origin'): Case => ({ code: get(`res.setHeader(«'${name}'», 'x');`), data: about(name, header), suggest: { rename: get(`res.setHeader('${header}', 'x');`) } });

const origin = about('Access-Control-Allow-Origins', 'Access-Control-Allow-Origin');
const inVain = { ...origin, effect: '' };

testRule('valid-cors-header-name', rule, { setup }, {
  'a name that no browser knows, and that resembles one': {
    misspelt: [
      suggested('Access-Control-Allow-Origins'),
      // Node throws at a name with white space around it.
      suggested(' Access-Control-Allow-Origin'),
      fixed('Access-Control-Allow-Methods ', 'Access-Control-Allow-Methods'),
      suggested('Access-Control-Allow-Orgin'),
      suggested('Acess-Control-Allow-Origin'),
      suggested('Access-Controll-Allow-Origin'),
      suggested('Access-Control-Allow-Orgini'),
      suggested('Access-Control-Origin'),
      suggested('Access_Control_Allow_Origin'),
      suggested('AccessControlAllowOrigin'),
      suggested('Access-Allow-Control-Origin'),
      suggested('Allow-Access-Control-Origin'),
      suggested('Allow-Control-Allow-Origin'),
      suggested('Access-Control-Allow-Credential', 'Access-Control-Allow-Credentials'),
      fixed('Access-Control-Allow-Method', 'Access-Control-Allow-Methods'),
      fixed('Access-Control-Allow-Header', 'Access-Control-Allow-Headers'),
      fixed('Access-Control-Expose-Header', 'Access-Control-Expose-Headers'),
      fixed('Access-Control-Exposed-Headers', 'Access-Control-Expose-Headers'),
      fixed('Access-Control-Allow-Expose-Headers', 'Access-Control-Expose-Headers'),
      fixed('Access-Control-Allow-Max-Age', 'Access-Control-Max-Age'),
      fixed('Access-Control-Maxage', 'Access-Control-Max-Age'),
      // What is listed may be meant to be allowed or to be exposed.
      suggested('Access-Control-Headers', 'Access-Control-Allow-Headers'),
    ],
    valid: [
      get("res.setHeader('Access-Control-Allow-Origin', '*'); res.setHeader('access-control-allow-methods', 'PUT'); res.setHeader('ACCESS-CONTROL-ALLOW-HEADERS', 'x-a'); res.setHeader('Access-Control-Max-age', '600');"),
      get("res.setHeader('Access-Control-Expose-Headers', 'x-a'); res.setHeader('Access-Control-Allow-Credentials', 'true');"),
      get("res.setHeader('Timing-Allow-Origin', '*'); res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin'); res.setHeader('Cache-Control', 'no-store'); res.setHeader('Vary', 'Origin');"),
      // Names that somebody made up.
      get("res.setHeader('Access-Control-Allow-Region', 'eu'); res.setHeader('Access-Control-List', 'a'); res.setHeader('Access-Control-Policy', 'a'); res.setHeader('X-Access-Control-Allow-Origin', '*');"),
      get("res.setHeader('Access-Control-Allow-' + req.query.what, 'x');"),
    ],
  },

  'every way to write a header': {
    misspelt: [
      { code: get("res.set({ «'Access-Control-Allow-Origins'»: '*' });"), data: origin, suggest: { rename: get("res.set({ 'Access-Control-Allow-Origin': '*' });") } },
      { code: get("res.writeHead(200, { «'Access-Control-Allow-Origins'»: '*', 'Content-Type': 'text/plain' });"), data: origin, suggest: { rename: get("res.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/plain' });") } },
      { code: get("res.writeHead(200, [«'access-control-allow-origins'», '*']);"), data: { ...origin, name: 'access-control-allow-origins' }, suggest: { rename: get("res.writeHead(200, ['access-control-allow-origin', '*']);") } },
      { code: get("const headers = {}; headers[«'Access-Control-Allow-Origins'»] = '*'; res.set(headers);"), data: origin, suggest: { rename: get("const headers = {}; headers['Access-Control-Allow-Origin'] = '*'; res.set(headers);") } },
      { code: `const NAME = «'Access-Control-Allow-Origins'»; ${get("res.header(NAME, '*');")}`, data: origin, suggest: { rename: `const NAME = 'Access-Control-Allow-Origin'; ${get("res.header(NAME, '*');")}` } },
      { code: get("res.header(«'Access-Control-Allow-' + 'Origins'», '*');"), data: { ...origin, name: 'access-control-allow-origins' } },
      { code: "export const GET = () => new Response('', { headers: { «'Access-Control-Allow-Origins'»: '*' } });", data: origin, suggest: { rename: "export const GET = () => new Response('', { headers: { 'Access-Control-Allow-Origin': '*' } });" } },
      { code: "export const GET = () => { const headers = new Headers(); headers.set(«'Access-Control-Allow-Origins'», '*'); return new Response('', { headers }); };", data: origin, suggest: { rename: "export const GET = () => { const headers = new Headers(); headers.set('Access-Control-Allow-Origin', '*'); return new Response('', { headers }); };" } },
      { code: "exports.handler = async () => ({ statusCode: 200, headers: { «'Access-Control-Allow-Origins'»: '*' }, body: '' });", data: origin, suggest: { rename: "exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: '' });" } },
      { code: "exports.handler = async () => ({ statusCode: 200, headers: { «Access_Control_Allow_Origin»: '*' }, body: '' });", data: { ...origin, name: 'Access_Control_Allow_Origin' }, suggest: { rename: "exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: '' });" } },
      { code: "module.exports = { async headers() { return [{ source: '/api', headers: [{ key: «'Access-Control-Allow-Origins'», value: '*' }] }]; } };", data: origin, suggest: { rename: "module.exports = { async headers() { return [{ source: '/api', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] }]; } };" } },
      { code: "module.exports = async (ctx, next) => { ctx.set(«'Access-Control-Allow-Origins'», '*'); await next(); };", data: origin, suggest: { rename: "module.exports = async (ctx, next) => { ctx.set('Access-Control-Allow-Origin', '*'); await next(); };" } },
      { code: "app.use((req, res, next) => { if (req.method === 'OPTIONS') { res.header(«'Access-Control-Allow-Origins'», '*'); return res.sendStatus(204); } next(); });", data: origin, suggest: { rename: "app.use((req, res, next) => { if (req.method === 'OPTIONS') { res.header('Access-Control-Allow-Origin', '*'); return res.sendStatus(204); } next(); });" } },
    ],
    valid: [
      get("if (req.headers['access-control-allow-origins']) log(); res.getHeader('Access-Control-Allow-Origins');"),
      "const names = ['Access-Control-Allow-Origins']; export default names;",
      "const NAMES = { 'Access-Control-Allow-Origins': 1 }; console.log(NAMES);",
      "fetch('/x', { headers: { 'Access-Control-Allow-Origins': '*' } });",
      get("res.removeHeader('Access-Control-Allow-Origins');"),
      get("// res.setHeader('Access-Control-Allow-Origins', '*');\n"),
      get("res.send('Access-Control-Allow-Origins: *');"),
    ],
  },

  'beside the right one it is in vain, and nothing is blocked': {
    misspelt: [
      { code: get("res.set({ 'Access-Control-Allow-Origin': '*', «'Access-Control-Allow-Origins'»: '*' });"), data: inVain },
      { code: get("res.header(«'Access-Control-Allow-Origins'», '*'); res.header('Access-Control-Allow-Origin', '*');"), data: inVain },
      { code: get("res.header(«'Access-Control-Allow-Method'», 'PUT'); res.header('Access-Control-Allow-Methods', list());"), data: { name: 'Access-Control-Allow-Method', header: 'Access-Control-Allow-Methods' } },
    ],
  },

  'what a browser asks with': {
    ofRequests: [
      { code: get("res.header(«'Access-Control-Request-Method'», 'PUT');"), data: { name: 'Access-Control-Request-Method', header: 'Access-Control-Allow-Methods' }, suggest: { rename: get("res.header('Access-Control-Allow-Methods', 'PUT');") } },
      { code: get("res.header(«'Access-Control-Request-Headers'», 'x-a'); res.header('Access-Control-Allow-Headers', 'x-a');"), data: { name: 'Access-Control-Request-Headers', header: 'Access-Control-Allow-Headers' } },
    ],
    valid: [
      get("res.header('Access-Control-Allow-Headers', req.headers['access-control-request-headers']);"),
      get("res.vary('Access-Control-Request-Headers'); res.append('Vary', 'Access-Control-Request-Method');"),
      "export const ask = () => fetch('/x', { method: 'OPTIONS', headers: { 'Access-Control-Request-Method': 'PUT' } });",
    ],
  },

  'a header of the response that is set on the request': {
    onTheRequest: [
      { code: get("req.setHeader(«'Access-Control-Allow-Origin'», '*');"), data: { name: 'Access-Control-Allow-Origin' } },
      { code: get("req.header(«'Access-Control-Allow-Origin'», '*');"), data: { name: 'Access-Control-Allow-Origin' } },
      { code: get("req.headers[«'access-control-allow-origin'»] = '*';"), data: { name: 'access-control-allow-origin' } },
      { code: "const koa = new (require('koa'))(); koa.use(async (ctx, next) => { ctx.req.headers[«'access-control-allow-origin'»] = '*'; await next(); });", data: { name: 'access-control-allow-origin' } },
      { code: "module.exports = async (ctx, next) => { ctx.request.headers[«'Access-Control-Allow-Origin'»] = '*'; await next(); };", data: { name: 'Access-Control-Allow-Origin' } },
      { code: "proxy.on('proxyReq', (proxyReq, req, res) => { proxyReq.setHeader(«'Access-Control-Allow-Origin'», '*'); });", data: { name: 'Access-Control-Allow-Origin' } },
    ],
    valid: [
      get("req.header('Access-Control-Allow-Origin'); req.get('Access-Control-Allow-Origin'); req.headers['access-control-allow-origin'];"),
      "module.exports = async (ctx, next) => { ctx.response.headers['Access-Control-Allow-Origin'] = '*'; ctx.request.headers['x-user'] = 'a'; await next(); };",
      get("req.headers['x-user'] = 'a'; req.headers.origin = 'https://a.com'; /* cors */"),
      "app.use((request, response) => { response.setHeader('Access-Control-Allow-Origin', 'https://a.com'); response.end(); });",
      "module.exports = async (ctx) => { ctx.set('Access-Control-Allow-Origin', 'https://a.com'); ctx.response.set('Access-Control-Allow-Methods', 'PUT'); };",
      "proxy.on('proxyRes', (proxyRes, req, res) => { proxyRes.headers['Access-Control-Allow-Origin'] = 'https://a.com'; });",
      "app.get('/', async (req, reply) => { reply.raw.setHeader('Access-Control-Allow-Origin', 'https://a.com'); reply.send(); });",
      "proxy.on('proxyReq', (proxyReq, req, res) => { proxyReq.setHeader('Origin', 'https://a.com'); /* cors */ });",
    ],
  },

  'a property beside the headers': {
    asAProperty: [
      { code: "export const GET = () => { const headers = new Headers(); headers[«'Access-Control-Allow-Origin'»] = '*'; return new Response('', { headers }); };", data: { name: 'Access-Control-Allow-Origin' } },
      { code: "export const GET = () => { const response = new Response(''); response.headers[«'Access-Control-Allow-Origin'»] = '*'; return response; };", data: { name: 'Access-Control-Allow-Origin' } },
    ],
    valid: [
      "export const GET = () => { const headers = {}; headers['Access-Control-Allow-Origin'] = 'https://a.com'; return new Response('', { headers }); };",
      "export const GET = () => { const headers = new Headers(); headers.set('Access-Control-Allow-Origin', 'https://a.com'); headers.note = 1; return new Response('', { headers }); };",
    ],
  },

  'a header that browsers looked for once': {
    givenUp: [
      { code: get("res.setHeader(«'Access-Control-Allow-Private-Network'», 'true');"), data: { name: 'Access-Control-Allow-Private-Network' } },
      { code: get("res.set({ 'Access-Control-Allow-Origin': 'https://a.com', «'access-control-allow-private-network'»: 'true' });"), data: { name: 'access-control-allow-private-network' } },
      { code: get("if (req.method === 'OPTIONS') res.setHeader(«'Access-Control-Allow-Private-Network'», 'true');"), data: { name: 'Access-Control-Allow-Private-Network' } },
      { code: "export const GET = () => new Response('', { headers: { 'Access-Control-Allow-Origin': 'https://a.com', «'Access-Control-Allow-Private-Network'»: 'true' } });", data: { name: 'Access-Control-Allow-Private-Network' } },
    ],
    valid: [
      get("if (req.headers['access-control-request-private-network']) res.setHeader('Access-Control-Allow-Private-Network', 'true');"),
      get("if (req.get('Access-Control-Request-Private-Network') === 'true') res.setHeader('Access-Control-Allow-Private-Network', 'true');"),
      { code: get("res.setHeader('Access-Control-Allow-Private-Network', 'true');"), options: [{ allowPrivateNetwork: true }] },
      get("res.removeHeader('Access-Control-Allow-Private-Network');"),
    ],
  },
});
