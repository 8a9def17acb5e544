import { describe, expect, it } from 'vitest';
import { Comparison, type NamedServer } from './comparison.ts';
import { originForms, originOption, returningFunctions, withCredentials } from './library-options.ts';
import { gets, preflights } from './requests.ts';
import type { Packages } from './server.ts';

interface Library {
  readonly model: string;
  readonly packages: Packages;
  /** The text of a server with options. */
  readonly server: (options: string) => string;
  /** Functions of this library's kind, and options beside the origin. */
  readonly functions: Readonly<Record<string, readonly string[]>>;
  readonly more: readonly string[];
  /** Values that are not compared, because versions part there. */
  readonly without?: RegExp;
  readonly requests?: typeof gets;
  /** Values of the option that names origins, and of that which allows credentials, where these are not all. */
  readonly forms?: Readonly<Record<string, readonly string[]>>;
  readonly credentials?: readonly string[];
}

const start = "const allowed = ['https://app.example', 'http://localhost:3000'];\n";

const lists = (methods: string, allowed: string, exposed: string): string[] => [
  `{ ${methods}: ['GET', 'PUT'], ${allowed}: ['X-Custom', 'Authorization'], ${exposed}: ['ETag', 'Age'], maxAge: 600, «credentials» }`,
  `{ origin: allowed, ${methods}: [], ${allowed}: [], ${exposed}: [], maxAge: 0, «credentials» }`,
  `{ origin: 'https://app.example', ${methods}: undefined, ${allowed}: undefined, ${exposed}: undefined, maxAge: undefined, «credentials» }`,
];

const withoutOrigins = ['{ «credentials» }', '{}', '{ ...{ origin: allowed }, «credentials» }', '{ origin: undefined ?? allowed, credentials: undefined }'];

const yoga: Library = {
  model: 'graphql-yoga',
  packages: { name: 'graphql-yoga 5.24.1', named: {} },
  server: (options) => `${start}const { createSchema, createYoga } = require('graphql-yoga');
const schema = createSchema({ typeDefs: 'type Query { hello: String }', resolvers: { Query: { hello: () => 'ok' } } });
module.exports = createYoga({ schema, graphqlEndpoint: '/', logging: false, cors: ${options} });
`,
  functions: {},
  more: [
    ...lists('methods', 'allowedHeaders', 'exposedHeaders'), 'true', 'false', 'undefined', '() => false',
    '(request) => ({ origin: request.headers.get("origin"), «credentials» })', 'async (request) => ({ origin: allowed, «credentials» })',
    "(request) => (allowed.includes(request.headers.get('origin')) ? { origin: request.headers.get('origin'), «credentials» } : { origin: 'https://app.example', credentials: false })",
  ],
};

const elysiaFunctions = {
  'a function of the request': [
    '() => true', '() => false', '() => undefined', "() => '*'", 'async () => true', "(request) => request.headers.get('origin') === 'https://app.example'", "(request) => allowed.includes(request.headers.get('origin'))",
    "({ headers }) => (headers.get('origin') ?? '').endsWith('.example')", "[(request) => request.headers.get('origin') === 'null', 'https://app.example']", "(request) => request.headers.get('origin')",
  ],
};

const elysia: Library = {
  model: '@elysiajs/cors',
  packages: { name: 'Elysia 1.4.30, @elysiajs/cors 1.4.2', named: {} },
  server: (options) => `${start}const { Elysia } = require('elysia');
const { cors } = require('@elysiajs/cors');
const app = new Elysia().use(cors(${options})).get('/', () => 'ok');
module.exports = { fetch: (request) => app.handle(request) };
`,
  functions: elysiaFunctions,
  more: ['', ...lists('methods', 'allowedHeaders', 'exposeHeaders'), "{ methods: '*', allowedHeaders: 'X-Custom', exposeHeaders: 'ETag', «credentials» }", '{ preflight: false, «credentials» }', '{ methods: false, allowedHeaders: false, «credentials» }'],
};

const itty = (version: string, name: string, requests: Library['requests'] = [...gets, ...preflights]): Library => ({
  requests,
  model: 'itty-router',
  packages: { name: `itty-router ${version}`, named: { 'itty-router': name } },
  server: (options) => `${start}const { AutoRouter, cors } = require('itty-router');
const { preflight, corsify } = cors(${options});
const router = AutoRouter({ before: [preflight], finally: [corsify] });
router.get('/', () => new Response('ok'));
module.exports = { fetch: (request) => router.fetch(request) };
`,
  functions: { 'a function that returns': returningFunctions['a function that returns'] },
  more: ['', ...lists('allowMethods', 'allowHeaders', 'exposeHeaders'), "{ allowMethods: 'GET', allowHeaders: 'X-Custom', exposeHeaders: 'ETag', «credentials» }"],
});

/** What comes of a preflight is kept for the next answer, so that one stands before each. */
const createCors: Library = {
  model: 'createCors of itty-router',
  packages: { name: 'itty-router 4.2.2', named: { 'itty-router': 'itty-router4' } },
  server: (options) => `${start}const { Router, createCors, text } = require('itty-router');
const { preflight, corsify } = createCors(${options.replaceAll('origin:', 'origins:')});
const router = Router().all('*', preflight).get('/', () => 'ok');
module.exports = { fetch: (request) => router.handle(request).then(text).then(corsify).catch(() => new Response('', { status: 500 })) };
`,
  forms: { 'any origin, all origins, none': ['undefined'], 'a list': originForms['a list'] },
  credentials: [],
  functions: { 'a function that returns': returningFunctions['a function that returns'] },
  more: ['', '{ methods: ["GET", "PUT"], maxAge: 600 }', '{ origins: allowed, maxAge: 0 }', '{ origins: allowed, methods: ["PUT"], headers: undefined }'],
};

const h3 = (version: string, name: string, model: string, served: string, without?: RegExp): Library => ({
  model,
  packages: { name: `h3 ${version}`, named: { h3: name }, versions: { h3: version } },
  server: (options) => `${start}const h3 = require('h3');
const { appendCorsHeaders, appendCorsPreflightHeaders, handleCors } = require('h3');
${served.replace('«options»', options)}
`,
  functions: { 'a function that returns': returningFunctions['a function that returns'] },
  more: ['', ...lists('methods', 'allowHeaders', 'exposeHeaders'), '{ preflight: { statusCode: 200 }, «credentials» }'],
  ...(without === undefined ? {} : { without }),
});

const h3v2 = h3('2.0.8', 'h3-2', 'h3', "const app = new h3.H3();\napp.all('/**', (event) => { const answer = handleCors(event, «options»); if (answer !== false) return answer; return 'ok'; });\nmodule.exports = { fetch: (request) => app.fetch(request) };");
const h3v1 = h3('1.15.11', 'h3-1', 'h3 before 2', "const app = h3.createApp();\napp.use('/', h3.defineEventHandler((event) => { if (handleCors(event, «options»)) return; return 'ok'; }));\nmodule.exports = h3.toNodeListener(app);", /^$|maxAge/); // without options it throws, and what a preflight is told to keep is for 2
/** Handlers that call a function, and answer. */
const h3After = (name: string, requests: typeof gets): readonly Library[] => [
  { ...h3('2.0.8', 'h3-2', `${name} of h3`, `const app = new h3.H3();\napp.all('/**', (event) => { ${name}(event, «options»); return 'ok'; });\nmodule.exports = { fetch: (request) => app.fetch(request) };`, /^$/), requests },
  { ...h3('1.15.11', 'h3-1', `${name} of h3 before 2`, `const app = h3.createApp();\napp.use('/', h3.defineEventHandler((event) => { ${name}(event, «options»); return 'ok'; }));\nmodule.exports = h3.toNodeListener(app);`, /^$/), requests },
];

const routeRules: Library = {
  ...h3v2,
  model: 'route rules of h3',
  packages: { name: 'h3/rules 2.0.8', named: { h3: 'h3-2', 'h3/rules': 'h3-2/rules' } },
  server: (options) => `${start}const { H3 } = require('h3');
const { routeRules } = require('h3/rules');
const app = new H3();
app.use(routeRules({ '/**': { cors: ${options} } }));
app.all('/**', () => 'ok');
module.exports = { fetch: (request) => app.fetch(request) };
`,
  forms: { ...originForms, 'a list': originForms['a list'].filter((list) => !list.includes("'*'")) }, // which is an error beside credentials
  more: [...h3v2.more.filter(Boolean), 'true', 'false'],
};

const remix: Library = {
  model: 'remix-utils',
  packages: { name: 'remix-utils 9.3.1', named: {} },
  server: (options) => `${start}const { cors } = require('remix-utils/cors');
async function loader({ request }) { return await cors(request, new Response('ok'), ${options}); }
module.exports = { fetch: (request) => loader({ request }) };
`,
  functions: returningFunctions,
  more: ['undefined', ...lists('methods', 'allowedHeaders', 'exposedHeaders')],
};

const hattip: Library = {
  model: '@hattip/cors',
  packages: { name: '@hattip/cors 0.0.49', named: {} },
  server: (options) => `${start}const { cors } = require('@hattip/cors');
const { compose } = require('@hattip/compose');
const handler = compose(cors(${options}), () => new Response('ok'));
module.exports = { fetch: (request) => handler({ request, ip: '127.0.0.1', platform: {}, waitUntil() {}, passThrough() {}, env() {} }) };
`,
  functions: {
    'a function of the context': [
      "(ctx) => ctx.request.headers.get('origin')", "() => '*'", "() => 'https://app.example'", '() => false', "() => ''", '() => undefined', "async () => 'https://app.example'", "(ctx) => (allowed.includes(ctx.request.headers.get('origin')) ? ctx.request.headers.get('origin') : false)",
      "({ request: { headers } }) => ((headers.get('origin') ?? '').endsWith('.example') ? headers.get('origin') : 'https://app.example')",
    ],
  },
  more: ['', ...lists('allowMethods', 'allowHeaders', 'exposeHeaders'), "{ allowMethods: 'GET', allowHeaders: 'X-Custom', exposeHeaders: 'ETag', «credentials» }"],
};

describe.each([yoga, elysia, createCors, itty('5.0.24', 'itty-router5'), itty('6.0.0', 'itty-router6', gets), h3v2, h3v1, routeRules, ...h3After('appendCorsHeaders', gets), ...h3After('appendCorsPreflightHeaders', [...gets, ...preflights]), remix, hattip])('$packages.name, $model', ({ model, packages, server, functions, more, without, forms = originForms, credentials, requests = [...gets, ...preflights] }) => {
  const comparison = new Comparison();
  const isCompared = (value: string): boolean => without?.test(value) !== true;
  const origins = Object.entries({ ...forms, ...functions }).map(([about, values]) => [about, values.filter(isCompared).flatMap((value) => withCredentials(originOption(value), server, credentials))] as const);
  const rest = [...withoutOrigins, ...more].filter(isCompared).flatMap((options): readonly NamedServer[] => withCredentials(options, server, credentials));
  const hasOrigin = ({ request: { origin } }: (typeof gets)[number]): boolean => origin !== '' && origin !== '*' && (without === undefined || origin !== null);

  it.each([...origins, ['the other options', rest] as const])('sends what is foretold: %s', async (about, servers) => comparison.compare(about, servers, model, packages, requests.filter(hasOrigin)));

  it('claims to know at least 90 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.9));
});
