/** A framework that finds handlers by where their file lies and the names that they are exported under, and answers OPTIONS by itself where no export does. */
export interface FileRoutes {
  /** What the path of such a file matches. Where that names the method that the file answers, it is the group `method`, and what answers is exported as `default`. */
  readonly file: RegExp;
  /** Names of exports that are no methods, and the methods that they are asked for: a file without any of them is none of this framework. */
  readonly exports?: Readonly<Record<string, readonly string[]>>;
  /** A module that such a file imports, be it for types: without it, it may be another framework's. */
  readonly imports?: RegExp;
  /** The names of exports that are asked for OPTIONS, or by which that is answered otherwise. */
  readonly answering: readonly string[];
  /** What makes handlers of an application that are exported under the names of methods, as a call is known that was not read. */
  readonly adapters?: RegExp;
  /** The status of the framework's own answer to OPTIONS, which has no CORS headers. */
  readonly status: number;
  /** Files in a folder around it that may answer before, or add headers to the answer. */
  readonly around: readonly string[];
  /** The same for all files in some folders around it, or beside one, that are called so. */
  readonly among?: readonly { readonly folder: RegExp; readonly beside: string; readonly files: RegExp }[];
  /** What takes the handler that is exported as `default`, with and without an import: by what else it is wrapped, that may answer OPTIONS. */
  readonly takers?: Readonly<Record<string, readonly string[]>>;
}

const scripts = ['ts', 'js', 'mjs'];

const named = (...names: readonly string[]): readonly string[] => names.flatMap((name) => scripts.map((script) => `${name}.${script}`));

const handlers = ['defineEventHandler', 'eventHandler', 'defineCachedEventHandler', 'cachedEventHandler', 'defineHandler', 'defineCachedHandler'];

/** Files of Nitro whose names say no method, or OPTIONS. */
const answeringFiles = /^(?!.*\.(?:get|head|post|put|patch|delete|connect|trace)\.[cm]?[jt]s$).*\.[cm]?[jt]s$/;

/**
 * As Next.js 16.4.6, SvelteKit 2.70.4 on Node, Astro 5.18.2 on Node, React Router 7.18.6 (and Remix 2.17.5, where no page is beside the handlers) and
 * Nitro 2.13.6 were observed to answer OPTIONS: 204, 405, 404, 400 and 405. Where Nitro has something that renders pages, as in Nuxt, that answers 200 in its place.
 * SolidStart renders its page, as the source of 1.3.2 and 2.0.5 says, of which the status is the application's.
 */
export const fileRoutes: readonly FileRoutes[] = [
  {
    file: /(?:^|\/)app\/routes\/.*\.[jt]sx?$/, exports: { action: ['POST', 'PUT', 'PATCH', 'DELETE'] }, answering: ['loader', 'default', 'middleware'], status: 400,
    around: [...named('server', 'server/index', 'middleware', 'root', 'entry.server'), ...['root', 'entry.server'].flatMap((name) => [`${name}.tsx`, `${name}.jsx`]), 'vercel.json', 'netlify.toml'],
  },
  { file: /(?:^|\/)app\/(?:.*\/)?route\.[jt]sx?$/, answering: ['OPTIONS'], adapters: /^import:hono\/vercel\.handle\(/, status: 204, around: [...named('middleware', 'proxy', 'next.config'), 'vercel.json'] },
  { file: /(?:^|\/)src\/routes\/(?:.*\/)?\+server\.[jt]s$/, answering: ['OPTIONS', 'fallback'], status: 405, around: named('hooks.server', 'hooks.server/index') },
  { file: /(?:^|\/)src\/routes\/.*\.[jt]sx?$/, imports: /^@solidjs\/start(?:\/|$)/, answering: ['OPTIONS'], status: 200, around: named('middleware', 'src/middleware', 'src/middleware/index', 'app.config', 'vite.config') },
  { file: /(?:^|\/)src\/pages\/.*\.[jt]s$/, answering: ['OPTIONS', 'ALL'], status: 404, around: named('middleware', 'middleware/index') },
  {
    file: /(?:^|\/)server\/(?:api|routes)\/(?:.*\/)?[^/]+\.(?<method>get|post|put|patch|delete)\.[cm]?[jt]s$/, answering: [], status: 405,
    around: [...named('nuxt.config', 'nitro.config', 'vite.config'), 'vercel.json', 'netlify.toml'],
    among: [
      { folder: /\/server\/(?:api|routes)(?:\/|$)/, beside: '.', files: answeringFiles },
      { folder: /\/server$/, beside: 'middleware', files: answeringFiles },
      { folder: /\/server$/, beside: 'plugins', files: answeringFiles },
    ],
    takers: { h3: handlers, '#imports': handlers, 'nitro/h3': handlers, 'nitropack/runtime': handlers, 'nitro/runtime': handlers },
  },
];
