/** A framework that finds handlers by where their file lies and the names that they are exported under, and answers OPTIONS by itself where no export does. */
export interface FileRoutes {
  /** What the path of such a file matches. */
  readonly file: RegExp;
  /** The names of exports that are asked for OPTIONS. */
  readonly answering: readonly string[];
  /** The status of the framework's own answer to OPTIONS, which has no CORS headers. */
  readonly status: number;
  /** Files in a folder around it that may answer before, or add headers to the answer. */
  readonly around: readonly string[];
}

const scripts = ['ts', 'js', 'mjs'];

const named = (...names: readonly string[]): readonly string[] => names.flatMap((name) => scripts.map((script) => `${name}.${script}`));

/** As Next.js 16.4.6, SvelteKit 2.70.4 on Node and Astro 5.18.2 on Node were observed to answer OPTIONS: 204, 405 and 404. */
export const fileRoutes: readonly FileRoutes[] = [
  { file: /(?:^|\/)app\/(?:.*\/)?route\.[jt]sx?$/, answering: ['OPTIONS'], status: 204, around: [...named('middleware', 'proxy', 'next.config'), 'vercel.json'] },
  { file: /(?:^|\/)src\/routes\/(?:.*\/)?\+server\.[jt]s$/, answering: ['OPTIONS', 'fallback'], status: 405, around: named('hooks.server', 'hooks.server/index') },
  { file: /(?:^|\/)src\/pages\/.*\.[jt]s$/, answering: ['OPTIONS', 'ALL'], status: 404, around: named('middleware', 'middleware/index') },
];
