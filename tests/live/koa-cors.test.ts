import { describe, expect, it } from 'vitest';
import { Comparison, type NamedServer } from './comparison.ts';
import { originForms, originOption, returningFunctions, withCredentials } from './library-options.ts';
import { gets, preflights } from './requests.ts';
import type { Packages } from './server.ts';

/** The middleware for Koa, each on a Koa that it works on, and what its options are called. */
const libraries = [
  { model: '@koa/cors', koa: 'koa3', request: 'ctx', methods: 'allowMethods', headers: 'allowHeaders', exposed: 'exposeHeaders' },
  { model: '@koa/cors before 5', version: '4.0.0', installed: 'koa-cors4', koa: 'koa3', request: 'ctx', methods: 'allowMethods', headers: 'allowHeaders', exposed: 'exposeHeaders' },
  { model: '@koa/cors before 4', version: '3.4.3', installed: 'koa-cors3', koa: 'koa3', request: 'ctx', methods: 'allowMethods', headers: 'allowHeaders', exposed: 'exposeHeaders' },
  { model: '@koa/cors before 3', version: '2.2.3', installed: 'koa-cors2', koa: 'koa3', request: 'ctx', methods: 'allowMethods', headers: 'allowHeaders', exposed: 'exposeHeaders' },
  { model: 'kcors', koa: 'koa3', request: 'ctx', methods: 'allowMethods', headers: 'allowHeaders', exposed: 'exposeHeaders' },
  { model: 'koa2-cors', koa: 'koa3', request: 'ctx', methods: 'allowMethods', headers: 'allowHeaders', exposed: 'exposeHeaders' },
  { model: 'koa-cors', koa: 'koa1', request: 'request', methods: 'methods', headers: 'headers', exposed: 'expose' },
] as const;

type Library = (typeof libraries)[number];

/** The module that a library is, whatever version of it. */
const moduleOf = ({ model }: Library): string => model.replace(/ before .*/, '');

/** A server that uses what is given. */
const serverOf = (library: Library) => (code: string): string => {
  const { koa } = library;
  const answer = koa === 'koa1' ? "app.use(function* () { this.body = 'ok'; });" : "app.use((ctx) => { ctx.body = 'ok'; });";
  return `const Koa = require('koa');
const cors = require('${moduleOf(library)}');
const allowed = ['https://app.example', 'http://localhost:3000'];
const app = ${koa === 'koa1' ? 'Koa()' : 'new Koa()'};
app.silent = true;
${code}
${answer}
module.exports = app.callback();
`;
};

const fromOrigin = (request: string) => (fn: string): string => `(${request}) => (${fn})(${request}.get('Origin'))`;

function serversOf(library: Library): Readonly<Record<string, readonly NamedServer[]>> {
  const { request, methods, headers, exposed } = library;
  const server = serverOf(library);
  const used = (options: string): string => server(`app.use(cors(${options}));`);
  const programs = (...codes: readonly string[]): NamedServer[] => codes.flatMap((code) => withCredentials(code, server));
  const values = (groups: Readonly<Record<string, readonly string[]>>, written = (value: string): string => value): [string, NamedServer[]][] =>
    Object.entries(groups).map(([about, forms]) => [about, forms.flatMap((form) => withCredentials(originOption(written(form)), used))]);
  return {
    ...Object.fromEntries([...values(originForms), ...values(returningFunctions, fromOrigin(request))]),
    'no options': programs('app.use(cors());', 'app.use(cors({}));', 'app.use(cors({ «credentials» }));', "app.use(cors({ orgin: 'null', «credentials» }));"),
    'ways to use it': programs(
      "const options = { origin: 'https://app.example', «credentials» }; app.use(cors(options));",
      "const options = { «credentials» }; options.origin = '*'; app.use(cors(options));",
      "const set = (options) => cors({ origin: '*', ...options }); app.use(set({ «credentials» }));",
      "app.use(require('«model»')({ origin: '*', «credentials» }));".replace('«model»', moduleOf(library)),
    ),
    'what else a preflight is told': programs(
      `app.use(cors({ ${methods}: ['GET', 'PUT'], ${headers}: ['X-Custom', 'Authorization'], ${exposed}: ['ETag'], maxAge: 600, «credentials» }));`,
      `app.use(cors({ ${methods}: 'DELETE', ${headers}: 'X-Custom', ${exposed}: 'ETag,Age', maxAge: '60', «credentials» }));`,
      `app.use(cors({ ${methods}: [], ${headers}: [], ${exposed}: [], maxAge: 0, «credentials» }));`,
      `app.use(cors({ ${methods}: undefined, ${headers}: null, ${exposed}: undefined, maxAge: null, «credentials» }));`,
      "app.use(cors({ optionsSuccessStatus: 200, allowedHeaders: ['X-Other'], exposedHeaders: ['X-Other'], «credentials» }));",
    ),
  };
}

describe.each(libraries)('$model', (library) => {
  const older = 'version' in library ? { named: { koa: library.koa, '@koa/cors': library.installed }, versions: { '@koa/cors': library.version } } : { named: { koa: library.koa } };
  const packages: Packages = { name: 'version' in library ? `@koa/cors ${library.version}` : library.model, ...older };
  const comparison = new Comparison();

  it.each(Object.entries(serversOf(library)))('%s: sends what is foretold', async (about, servers) => comparison.compare(`${library.model}: ${about}`, servers, library.model, packages, [...gets, ...preflights]));

  it('claims to know at least 90 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.9));
});
