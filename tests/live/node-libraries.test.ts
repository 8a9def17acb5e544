import { describe, expect, it } from 'vitest';
import { Comparison, type NamedServer } from './comparison.ts';
import { callbackFunctions, originForms, originOption, withCredentials } from './library-options.ts';
import { gets, preflights } from './requests.ts';
import type { Packages } from './server.ts';

interface Library {
  readonly model: string;
  readonly packages: Packages;
  /** The text of a server with options. */
  readonly server: (options: string) => string;
  /** What the options are called that name the origins and allow credentials. */
  readonly origin?: string;
  readonly credentials?: string;
  readonly functions: Readonly<Record<string, readonly string[]>>;
  readonly more: readonly string[];
  /** Credentials that it starts with, where that is not every value. */
  readonly flags?: readonly string[];
  /** Origins that it makes others of; no browser sends them. */
  readonly unsent?: readonly string[];
  /** The values that the library has a use for, by what is peculiar about them; others end at the start. */
  readonly forms?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** Texts, and some other values. */
const texts = (flags: readonly string[], nothing: readonly string[], lists: readonly string[]): Library['forms'] =>
  ({ 'any origin, all origins, none': ["'*'", ...flags], 'nothing, written out': nothing, 'one text': originForms['one text'], 'a list or a pattern': lists });

const start = "const allowed = ['https://app.example', 'http://localhost:3000'];\n";

const listener = (made: string, answer: string) => (options: string): string => `${start}const http = require('http');
${made.replace('«options»', options)}
module.exports = http.createServer(${answer.replace('«options»', options)});
`;

const nextjs: Library = {
  model: 'nextjs-cors',
  packages: { name: 'nextjs-cors 2.2.1', named: {} },
  server: listener("const NextCors = require('nextjs-cors');", "async (req, res) => { await NextCors(req, res, «options»).catch(() => { res.statusCode = 500; }); res.end('ok'); }"),
  functions: callbackFunctions,
  more: [
    'undefined', "{ methods: ['GET', 'PUT'], allowedHeaders: ['X-Custom'], exposedHeaders: ['ETag'], maxAge: 600, «credentials» }", '{ optionsSuccessStatus: 200, «credentials» }',
    '(request, callback) => callback(null, { origin: allowed, «credentials» })', "(request, callback) => callback(null, { origin: request.headers.origin === 'https://app.example', «credentials» })",
  ],
};

const micro: Library = {
  model: 'micro-cors',
  packages: { name: 'micro-cors 0.1.1', named: {} },
  server: listener("const cors = require('micro-cors')(«options»);", "cors((req, res) => res.end('ok'))"),
  credentials: 'allowCredentials',
  forms: texts(['true', '1 < 2', '42'], ['undefined', "''", "'null'"], originForms['a list']),
  functions: {},
  more: ['', 'undefined', "{ allowMethods: ['GET', 'PUT'], allowHeaders: ['X-Custom'], exposeHeaders: ['ETag'], maxAge: 600, «credentials» }", '{ allowMethods: [], allowHeaders: [], maxAge: 0, «credentials» }', '{ allowMethods: undefined, maxAge: undefined, «credentials» }'],
};

const tinyhttp: Library = {
  model: '@tinyhttp/cors',
  packages: { name: '@tinyhttp/cors 2.0.1', named: { express: 'express5' } },
  server: (options) => `${start}const express = require('express');
const { cors } = require('@tinyhttp/cors');
const app = express();
app.use(cors(${options}));
app.get('/', (req, res) => res.send('ok'));
module.exports = app;
`,
  forms: texts(['true', 'false', '1 < 2'], ['undefined', "''"], [...originForms['a list'], ...originForms['a pattern']]),
  functions: { 'a function of the request': ['(req) => req.headers.origin ?? "*"', "() => '*'", "() => 'https://app.example'", "(req) => (allowed.includes(req.headers.origin) ? req.headers.origin : 'https://app.example')", "(req, res) => (req.headers.origin === 'https://app.example' ? req.headers.origin : '')"] },
  more: ['', 'undefined', "{ methods: ['GET', 'PUT'], allowedHeaders: ['X-Custom', 'Authorization'], exposedHeaders: ['ETag'], maxAge: 600, «credentials» }", '{ optionsSuccessStatus: 200, allowedHeaders: [], maxAge: 0, «credentials» }', '{ preflightContinue: true, «credentials» }'],
};

const corser: Library = {
  model: 'corser',
  packages: { name: 'corser 2.0.1', named: {} },
  server: listener("const corser = require('corser');\nconst handler = corser.create(«options»);", "(req, res) => { try { handler(req, res, (error) => { if (error) res.statusCode = 500; res.end('ok'); }); } catch { res.statusCode = 500; res.end(); } }"),
  origin: 'origins',
  credentials: 'supportsCredentials',
  functions: callbackFunctions,
  more: [
    '', "{ methods: ['GET', 'PUT'], requestHeaders: ['X-Custom', 'Authorization'], «credentials» }", "{ origins: allowed, methods: ['GET', 'PUT'], requestHeaders: ['x-custom', 'authorization'], maxAge: 600, «credentials» }",
    "{ origins: allowed, methods: ['PUT'], requestHeaders: ['x-custom'], «credentials» }", "{ endPreflightRequests: false, methods: ['PUT'], requestHeaders: ['x-custom', 'authorization'], «credentials» }", '{ endPreflightRequests: false, «credentials» }',
  ],
};

/** What AWS makes of a request, and of what a function returns. */
const lambda = `async (req, res) => {
  const event = { version: '1.0', httpMethod: req.method, path: '/', headers: { ...req.headers } };
  const { statusCode, headers, body } = await handler(event, { getRemainingTimeInMillis: () => 1000 });
  res.writeHead(statusCode, headers).end(body);
}`;

const middy = (version: string, name: string, unsent: readonly string[] = []): Library => ({
  unsent,
  model: '@middy/http-cors',
  packages: { name: `@middy/http-cors ${version}`, named: { '@middy/http-cors': name } },
  forms: texts([], ['undefined', 'null', "''", 'process.env.LIVE_TEST_ORIGIN'], []),
  server: listener("const middy = require('@middy/core').default;\nconst cors = require('@middy/http-cors').default;\nconst handler = middy(async () => ({ statusCode: 200, headers: {}, body: 'ok' })).use(cors(«options»));", lambda),
  functions: {},
  more: [
    '', ...["['https://app.example']", 'allowed', "['*']", '[]', "['https://*.example']", "['https://*.example', 'null']", "['https://app.example', '*']"].map((list) => `{ origins: ${list}, «credentials» }`),
    "{ origin: '*', methods: 'GET,PUT', headers: 'X-Custom', exposeHeaders: 'ETag', maxAge: 600, «credentials» }", "{ origin: 'https://app.example', maxAge: '0', «credentials» }", "{ origin: 'https://app.example', origins: allowed, «credentials» }",
    "{ origin: 'https://app.example', methods: 'GET,POST', «credentials» }", "{ origins: ['https://app.example', 'https://www.app.example'], headers: 'X-Custom,Authorization', «credentials» }",
    '{ getOrigin: (origin) => origin, «credentials» }',
  ],
});

const hapi: Library = {
  model: 'hapi',
  packages: { name: '@hapi/hapi 21.4.10', named: {} },
  server: (options) => `${start}const Hapi = require('@hapi/hapi');
const server = Hapi.server({ autoListen: false, routes: { cors: ${options} } });
server.route({ method: ['GET', 'PUT'], path: '/', handler: () => 'ok' });
module.exports = server.initialize().then(() => server.listener);
`,
  forms: { 'a list of origins': ["['*']", 'allowed', "['null']", "['app.example']", "['https://*.example']", "['https://*.example', 'null']", "['https://app.*']", "['https://app.example*', 'http://localhost:3000']"], 'nothing, written out': ['undefined'] },
  functions: {},
  more: [
    'true', 'false', "{ headers: ['X-Custom'], «credentials» }", "{ additionalHeaders: ['X-Custom'], additionalExposedHeaders: ['ETag'], «credentials» }", "{ exposedHeaders: ['ETag'], maxAge: 600, «credentials» }", "{ origin: allowed, headers: ['Content-Type', 'Authorization', 'x-custom'], preflightStatusCode: 204, «credentials» }",
    '{ exposedHeaders: [], additionalHeaders: [], «credentials» }',
  ],
};

const restify: Library = {
  model: 'restify-cors-middleware2',
  packages: { name: 'restify 11, restify-cors-middleware2 2.2.1', named: {} },
  server: (options) => `${start}const restify = require('restify');
const { preflight, actual } = require('restify-cors-middleware2')(${options});
const server = restify.createServer();
server.pre(preflight);
server.use(actual);
server.get('/', (req, res, next) => { res.send('ok'); next(); });
server.put('/', (req, res, next) => { res.send('ok'); next(); });
module.exports = server.server;
`,
  origin: 'origins',
  flags: ['true', 'false'],
  forms: {
    'a list of origins': ['allowed', "['null']", "['app.example']", '[]', "['https://*.example']", "['https://*.example', 'null']", "['https://*.app.example']", "['https://app.*']", "['https://app.example*', 'http://localhost:3000']", "['*.example']", "['https://a*.*.example']"],
    'a list with a pattern': [String.raw`['https://app.example', /\.evil\.test$/]`, '[/example/]', '[/null/g]'],
  },
  functions: {},
  more: [
    "{ origins: ['*'], credentials: false }", "{ origins: ['https://app.example', '*'], credentials: true, allowCredentialsAllOrigins: true }", "{ origins: ['*'], allowCredentialsAllOrigins: true }", '{ origins: null, allowCredentialsAllOrigins: true, «credentials» }',
    "{ origins: allowed, allowHeaders: ['X-Custom'], exposeHeaders: ['ETag'], preflightMaxAge: 600, «credentials» }", '{ origins: allowed, preflightMaxAge: 0, «credentials» }',
  ],
};

describe.each([nextjs, micro, tinyhttp, corser, middy('6.4.5', 'middy-cors6'), middy('7.9.2', './node_modules/middy-cors7/index.js', ['HTTPS://APP.EXAMPLE', 'https://app.example/']), hapi, restify])('$packages.name', ({ model, packages, server, origin, credentials = 'credentials', flags, functions, more, unsent = [], forms = originForms }) => {
  const comparison = new Comparison();
  const programs = (options: string): readonly NamedServer[] => withCredentials(options, (text) => server(text.replace('credentials:', `${credentials}:`)), flags);
  const origins = Object.entries({ ...forms, ...functions }).map(([about, values]) => [about, values.flatMap((value) => programs(originOption(value, origin)))] as const);
  const asked = [...gets, ...preflights].filter(({ request }) => !['', '*', ...unsent].includes(request.origin ?? 'none'));

  it.each([...origins, ['the other options', [...(flags === undefined ? ['{ «credentials» }', '{}'] : []), ...more].flatMap(programs)] as const])('sends what is foretold: %s', async (about, servers) => comparison.compare(about, servers, model, packages, asked));

  it('claims to know at least 90 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.9));
});
