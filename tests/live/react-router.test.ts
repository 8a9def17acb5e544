import { createRequire } from 'node:module';
import { describe, expect, it, vi } from 'vitest';
import { Comparison } from './comparison.ts';
import type { FetchHandler } from './fetch-server.ts';
import { gets, preflights } from './requests.ts';
import type { Module, Packages } from './server.ts';

const installed = createRequire(import.meta.url);

/** The build of an application whose only route is at `/`, as far as its server reads it. */
const build = (route: unknown): unknown => ({
  ssr: true, isSpaMode: false, basename: '/', publicPath: '/', assetsBuildDirectory: 'build', prerender: [], future: { v8_middleware: true, v3_singleFetch: true }, routeDiscovery: { mode: 'initial', manifestPath: '/__manifest' },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
  entry: { module: { default: (_request: Request, status: number, headers: Headers) => new Response('a page', { status, headers }), handleError: () => {} } },
  routes: { 'routes/orders': { id: 'routes/orders', path: '/', module: route } },
});

const route = (name: string): Module => ({
  fileName: 'app/routes/orders.ts',
  serve: (exported) => ({ fetch: (installed(name) as { createRequestHandler: (made: unknown, mode: string) => FetchHandler['fetch'] }).createRequestHandler(build(exported), 'production') }),
});

const reactRouter: Packages = { name: 'react-router 7.18.6', named: {}, module: route('react-router') };
const remix: Packages = { name: '@remix-run/server-runtime 2.17.5', named: { '@remix-run/node': '@remix-run/server-runtime' }, module: route('@remix-run/server-runtime') };

const origins = [
  "'*'", "'https://app.example'", "'null'", "request.headers.get('Origin') ?? '*'", "request.headers.get('origin')", "allowed.includes(request.headers.get('origin')) ? request.headers.get('origin') : allowed[0]", "request.headers.has('origin') ? request.headers.get('origin') : ''",
  "(request.headers.get('origin') || '').endsWith('.example') ? request.headers.get('origin') : 'https://app.example'",
];

const besides = ['', "'Access-Control-Allow-Credentials': 'true'", "Vary: 'Origin', 'Access-Control-Allow-Methods': 'GET, PUT', 'Access-Control-Allow-Headers': 'X-Custom, Authorization', 'Access-Control-Max-Age': '600', 'Access-Control-Expose-Headers': 'ETag'"];

const objects = origins.flatMap((origin) => besides.map((beside) => `{ 'Access-Control-Allow-Origin': ${origin}, ${beside} }`));

const start = "const allowed = ['https://app.example', 'http://localhost:3000'];\n";

const loaders = [
  ...objects.flatMap((headers) => [`export const loader = ({ request }) => new Response('ok', { headers: ${headers} });`, `export const loader = async ({ request }) => Response.json({}, { status: 201, headers: new Headers(${headers}) });`]),
  "export const loader = ({ request }) => { const response = new Response('ok'); if (allowed.includes(request.headers.get('origin'))) response.headers.set('Access-Control-Allow-Origin', request.headers.get('origin')); response.headers.append('Vary', 'Origin'); return response; };",
  "export const loader = ({ request }) => { if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' } }); return Response.json({}, { headers: { 'Access-Control-Allow-Origin': '*' } }); };",
  "export const loader = ({ request }) => { throw new Response('no', { status: 403, headers: { 'Access-Control-Allow-Origin': request.headers.get('origin') ?? '*' } }); };",
];

/** Functions of the packages that make responses. */
const made = (module: string, names: readonly string[]): string[] => names.flatMap((name) => objects.slice(0, 6).map((headers) => `const { ${name} } = require('${module}');\nexport const loader = ({ request }) => ${name}({ ok: true }, { headers: ${headers} });`));
const redirects = (module: string): string[] => objects.slice(0, 6).map((headers) => `const { redirect } = require('${module}');\nexport const loader = ({ request }) => redirect('/elsewhere', { headers: ${headers} });`);

const pages = objects.filter((headers) => !headers.includes('request')).flatMap((headers) => [`export const headers = () => (${headers});`, `export const headers = ${headers};`, `export const headers = () => { const headers = new Headers(${headers}); headers.set('X-Frame-Options', 'DENY'); return headers; };`].map((code) => `export default () => null;\n${code}`));

const middleware = objects.slice(0, 9).map((headers) => `export const middleware = [async ({ request }, next) => { const response = await next(); for (const [name, value] of Object.entries(${headers})) response.headers.set(name, value); return response; }];\nexport const loader = () => new Response('ok');`);

describe.each([
  { packages: reactRouter, servers: { 'responses of a loader': loaders, 'its own functions': [...made('react-router', ['data']), ...redirects('react-router')], middleware } },
  { packages: remix, servers: { 'responses of a loader': loaders, 'its own functions': [...made('@remix-run/node', ['json']), ...redirects('@remix-run/node')] } },
])('$packages.name', ({ packages, servers }) => {
  const comparison = new Comparison();
  const compare = (about: string, codes: readonly string[], requests: readonly (typeof gets)[number][]): Promise<void> => comparison.compare(about, codes.map((name) => ({ name, text: `${start}${name}` })), 'headers', packages, requests.filter(({ request: { origin } }) => origin !== ''));

  it.each(Object.entries(servers))('sends what is foretold: %s', (about, codes) => compare(about, codes, [...gets, ...preflights]));
  it('sends what is foretold: responses of an action', () => compare('responses of an action', loaders.map((code) => code.replace('loader', 'action')), gets.map(({ phase, request }) => ({ phase, request: { ...request, method: 'POST' } }))));
  it('sends what is foretold: the headers of a page', () => compare('the headers of a page', pages, gets));
  it('claims to know at least 90 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.9));
});

vi.spyOn(console, 'warn').mockImplementation(() => {});
vi.spyOn(console, 'error').mockImplementation(() => {});
