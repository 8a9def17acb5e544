import { describe, expect, it } from 'vitest';
import { Comparison, type NamedServer } from './comparison.ts';
import { originForms, originOption, returningFunctions, withCredentials } from './library-options.ts';
import { gets, preflights } from './requests.ts';
import type { Packages } from './server.ts';

const older = (version: string, installed: string): Packages => ({ name: `hono ${version}`, named: { hono: installed, 'hono/cors': `${installed}/cors` }, versions: { hono: version } });

/** Hono in several versions, and what a policy of each is called. */
const versions: readonly { readonly model: string; readonly packages: Packages }[] = [
  { model: 'hono/cors', packages: { name: 'hono 4.13.19', named: {} } },
  { model: 'hono/cors before 4.12.25', packages: older('4.12.24', 'hono-4-12') },
  { model: 'hono/cors before 4.2', packages: older('3.12.12', 'hono3') },
];

/** A server that uses what is given. */
const server = (code: string): string => `const { Hono } = require('hono');
const { cors } = require('hono/cors');
const allowed = ['https://app.example', 'http://localhost:3000'];
const app = new Hono();
${code}
app.onError((error, c) => c.text('no', 500));
app.get('/', (c) => c.text('ok'));
module.exports = app;
`;

const used = (options: string): string => server(`app.use(cors(${options}));`);

const programs = (...codes: readonly string[]): NamedServer[] => codes.flatMap((code) => withCredentials(code, server));

const origins = Object.entries({ ...originForms, ...returningFunctions }).map(([about, values]) => [about, values.flatMap((value: string) => withCredentials(originOption(value), used))] as const);

const forms: Readonly<Record<string, readonly NamedServer[]>> = {
  'no options': programs('app.use(cors());', 'app.use(cors(undefined));', 'app.use(cors({}));', 'app.use(cors({ «credentials» }));', "app.use('*', cors({ «credentials» }));"),
  'ways to use it': programs(
    "const options = { origin: 'https://app.example', «credentials» }; app.use('/*', cors(options));",
    "const { cors: crossOrigin } = require('hono/cors'); app.use(crossOrigin({ origin: allowed, «credentials» }));",
    "const library = require('hono/cors'); app.use(library.cors({ origin: (origin) => origin, «credentials» }));",
    "const set = (options) => cors({ origin: allowed, ...options }); app.use(set({ «credentials» }));",
    "app.use(cors({ origin: (origin, c) => (c.req.header('origin') === 'https://app.example' ? origin : undefined), «credentials» }));",
    "app.use(async (c, next) => cors({ origin: allowed, «credentials» })(c, next));",
    "const handle = cors({ origin: ['null'], «credentials» }); app.use((c, next) => handle(c, next));",
  ),
  'what else a preflight is told': programs(
    "app.use(cors({ allowMethods: ['GET', 'PUT'], allowHeaders: ['X-Custom', 'Authorization'], exposeHeaders: ['ETag'], maxAge: 600, «credentials» }));",
    "app.use(cors({ origin: allowed, allowMethods: ['DELETE'], allowHeaders: ['X-Custom'], exposeHeaders: ['ETag', 'Age'], maxAge: 0, «credentials» }));",
    'app.use(cors({ origin: allowed, allowMethods: [], allowHeaders: [], exposeHeaders: [], maxAge: undefined, «credentials» }));',
    'app.use(cors({ allowMethods: undefined, allowHeaders: undefined, exposeHeaders: undefined, maxAge: null, «credentials» }));',
    "app.use(cors({ origin: allowed, methods: ['PUT'], allowedHeaders: ['X-Other'], exposedHeaders: ['X-Other'], «credentials» }));",
  ),
};

describe.each(versions)('$packages.name', ({ model, packages }) => {
  const comparison = new Comparison();

  it.each([...origins, ...Object.entries(forms)])('%s: sends what is foretold', async (about, servers) => comparison.compare(about, servers, model, packages, [...gets, ...preflights]));

  it('claims to know at least 90 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.9));
});
