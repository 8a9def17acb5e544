import { describe, expect, it } from 'vitest';
import { Comparison, type NamedServer } from './comparison.ts';
import { callbackFunctions, originForms, originOption, returningFunctions, withCredentials } from './library-options.ts';
import { gets, preflights } from './requests.ts';
import type { Packages } from './server.ts';

const packages: Packages = { name: 'Fastify 5, @fastify/cors 11.4.3', named: { fastify: 'fastify5', '@fastify/cors': 'fastify-cors11' } };

const comparison = new Comparison();

/** A server that registers what is given. */
const server = (code: string): string => `const fastify = require('fastify');
const cors = require('@fastify/cors');
const allowed = ['https://app.example', 'http://localhost:3000'];
const app = fastify();
${code}
app.get('/', (request, reply) => reply.send('ok'));
module.exports = app.ready().then(() => app.routing);
`;

const registered = (options: string): string => server(`app.register(cors, ${options});`);

const programs = (...codes: readonly string[]): NamedServer[] => codes.flatMap((code) => withCredentials(code, server));

/** Nobody is answered where a function returns something else than a promise, and does not call back. */
const origins = Object.entries({ ...originForms, 'a function that returns later': returningFunctions['a function that returns later'], ...callbackFunctions }).map(([about, values]) => [about, values.flatMap((value: string) => withCredentials(originOption(value), registered))] as const);

const forms: Readonly<Record<string, readonly NamedServer[]>> = {
  'no options': programs('app.register(cors);', 'app.register(cors, undefined);', 'app.register(cors, {});', 'app.register(cors, { «credentials» });'),
  'ways to register': programs(
    'const options = { origin: true, «credentials» }; app.register(cors, options);',
    'app.register(cors.default, { origin: allowed, «credentials» });',
    'app.register(cors.fastifyCors, { origin: allowed, «credentials» });',
    "app.register(require('@fastify/cors'), { origin: /app/, «credentials» });",
    'const { default: crossOrigin } = cors; app.register(crossOrigin, { origin: true, «credentials» });',
    'app.after(() => {}).register(cors, { origin: true, «credentials» });',
    'for (const plugin of [cors]) app.register(plugin, { origin: allowed[0], «credentials» });',
    'const set = (instance, options) => instance.register(cors, { origin: false, ...options }); set(app, { origin: allowed, «credentials» });',
  ),
  'options by request': programs(
    'app.register(cors, (instance) => (request, cb) => cb(null, { origin: true, «credentials» }));',
    'app.register(cors, () => async () => ({ origin: allowed, «credentials» }));',
    "app.register(cors, (instance) => (request, callback) => { callback(null, { origin: request.headers.origin === 'https://app.example', «credentials» }); });",
    "app.register(cors, (instance) => async (request) => ({ origin: /localhost$/.test(request.headers.origin) ? true : 'https://app.example', «credentials» }));",
    "app.register(cors, () => (request, cb) => cb(new Error('no')));",
    'app.register(cors, function (instance) { return function (request, cb) { cb(null, { origin: (origin, done) => done(null, allowed.includes(origin)), «credentials» }); }; });',
    'app.register(cors, { delegator: (request, cb) => cb(null, { origin: true, «credentials» }) });',
    'app.register(cors, { delegator: async (request) => ({ origin: allowed, «credentials» }), hook: "onRequest" });',
  ),
  'what else a preflight is told': programs(
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
  ),
};

describe.each([...origins, ...Object.entries(forms)])(`${packages.name}: %s`, (about, servers) => {
  it('sends what is foretold', async () => comparison.compare(about, servers, '@fastify/cors', packages, [...gets, ...preflights]));
});

it('claims to know at least 90 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.9));
