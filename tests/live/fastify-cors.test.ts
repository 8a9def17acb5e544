import { describe, expect, it } from 'vitest';
import { Comparison, type NamedServer } from './comparison.ts';
import { callbackFunctions, originForms, originOption, returningFunctions, withCredentials } from './library-options.ts';
import { gets, preflights } from './requests.ts';
import type { Packages } from './server.ts';

type Library = '@fastify/cors' | 'fastify-cors';

const older = (version: string, installed: string): Packages => ({ name: `Fastify 4, @fastify/cors ${version}`, named: { fastify: 'fastify4', '@fastify/cors': installed }, versions: { '@fastify/cors': version } });

/** The plugins, each with a Fastify that it works with, and what a policy of each is called. */
const plugins: readonly { readonly library: Library; readonly model: string; readonly packages: Packages }[] = [
  { library: '@fastify/cors', model: '@fastify/cors', packages: { name: 'Fastify 5, @fastify/cors 11.4.3', named: { fastify: 'fastify5', '@fastify/cors': 'fastify-cors11' } } },
  { library: '@fastify/cors', model: '@fastify/cors before 11', packages: older('9.0.1', 'fastify-cors9') },
  { library: '@fastify/cors', model: '@fastify/cors before 9', packages: older('8.5.0', 'fastify-cors8') },
  { library: 'fastify-cors', model: 'fastify-cors', packages: { name: 'Fastify 3, fastify-cors 6.0.3', named: { fastify: 'fastify3', 'fastify-cors': 'fastify-cors6' } } },
];

/** A server that registers what is given. */
const serverOf = (library: Library) => (code: string): string => `const fastify = require('fastify');
const cors = require('${library}');
const allowed = ['https://app.example', 'http://localhost:3000'];
const app = fastify();
${code}
app.get('/', (request, reply) => reply.send('ok'));
module.exports = app.ready().then(() => app.server);
`;

/** Nobody is answered where a function returns something else than a promise, and does not call back. */
const origins = { ...originForms, 'a function that returns later': returningFunctions['a function that returns later'], ...callbackFunctions };

/** What is registered, by what is peculiar about it. */
const programs: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(origins).map(([about, values]) => [about, values.map((value) => `app.register(cors, ${originOption(value)});`)])),
  'no options': ['app.register(cors);', 'app.register(cors, undefined);', 'app.register(cors, {});', 'app.register(cors, { «credentials» });'],
  'ways to register': [
    'const options = { origin: true, «credentials» }; app.register(cors, options);',
    'app.register(cors.default, { origin: allowed, «credentials» });',
    'app.register(cors.fastifyCors, { origin: allowed, «credentials» });',
    "app.register(require('@fastify/cors'), { origin: /app/, «credentials» });",
    'const { default: crossOrigin } = cors; app.register(crossOrigin, { origin: true, «credentials» });',
    'app.after(() => {}).register(cors, { origin: true, «credentials» });',
    'for (const plugin of [cors]) app.register(plugin, { origin: allowed[0], «credentials» });',
    'const set = (instance, options) => instance.register(cors, { origin: false, ...options }); set(app, { origin: allowed, «credentials» });',
  ],
  'options by request': [
    'app.register(cors, (instance) => (request, cb) => cb(null, { origin: true, «credentials» }));',
    'app.register(cors, () => async () => ({ origin: allowed, «credentials» }));',
    "app.register(cors, (instance) => (request, callback) => { callback(null, { origin: request.headers.origin === 'https://app.example', «credentials» }); });",
    "app.register(cors, (instance) => async (request) => ({ origin: /localhost$/.test(request.headers.origin) ? true : 'https://app.example', «credentials» }));",
    "app.register(cors, () => (request, cb) => cb(new Error('no')));",
    'app.register(cors, function (instance) { return function (request, cb) { cb(null, { origin: (origin, done) => done(null, allowed.includes(origin)), «credentials» }); }; });',
    'app.register(cors, { delegator: (request, cb) => cb(null, { origin: true, «credentials» }) });',
    'app.register(cors, { delegator: async (request) => ({ origin: allowed, «credentials» }), hook: "onRequest" });',
  ],
  'what else a preflight is told': [
    "app.register(cors, { methods: ['GET', 'PUT'], allowedHeaders: ['X-Custom', 'Authorization'], exposedHeaders: ['ETag'], maxAge: 600, «credentials» });",
    "app.register(cors, { methods: 'DELETE', allowedHeaders: 'X-Custom', exposedHeaders: 'ETag,Age', maxAge: '60', «credentials» });",
    'app.register(cors, { methods: [], allowedHeaders: [], exposedHeaders: [], maxAge: 0, «credentials» });',
    'app.register(cors, { methods: undefined, allowedHeaders: null, exposedHeaders: undefined, maxAge: null, «credentials» });',
    'app.register(cors, { origin: true, optionsSuccessStatus: 200, «credentials» });',
    'app.register(cors, { origin: allowed, preflightContinue: true, «credentials» });',
    'app.register(cors, { origin: true, preflight: false, «credentials» });',
    'app.register(cors, { origin: true, strictPreflight: false, «credentials» });',
    "app.register(cors, { origin: true, hook: 'preHandler', «credentials» });",
    'app.register(cors, { origin: true, cacheControl: 60, «credentials» });',
    "app.register(cors, { origin: true, headers: ['X-Other'], «credentials» });",
  ],
};

describe.each(plugins)('$packages.name', ({ library, model, packages }) => {
  const comparison = new Comparison();

  it.each(Object.entries(programs))('%s: sends what is foretold', async (about, codes) => {
    const servers: NamedServer[] = codes.flatMap((code) => withCredentials(code.replaceAll("require('@fastify/cors')", `require('${library}')`), serverOf(library)));
    await comparison.compare(about, servers, model, packages, [...gets, ...preflights]);
  });

  it('claims to know at least 90 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.9));
});
