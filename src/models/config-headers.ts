/** Headers that the configuration of a tool has for responses: on a server for developers, or by path. */
export interface ConfiguredHeaders {
  /** What is given the configuration: functions and classes by their modules, or without an import. Any of the arguments may be it. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  readonly globals?: readonly string[];
  /** Where a file lies that exports it, as a regular expression. */
  readonly file: string;
  /** What such a file exports by names is it, as one object. */
  readonly byName?: true;
  /** The path to the headers; `*` is any name. */
  readonly members: readonly string[];
  /** A flag beside them that stands for headers; those that are written out take their place. */
  readonly flag?: { readonly name: string; readonly headers: Readonly<Record<string, string>> };
}

const server = ['server.headers', 'preview.headers'];

/** As Nitro 2.13.6 was observed to send it, and the source of 3.0.0 has it. */
const openRoute = { name: 'cors', headers: { 'access-control-allow-origin': '*', 'access-control-allow-methods': '*', 'access-control-allow-headers': '*', 'access-control-max-age': '0' } };

/** Those of a page, which are an object or made by a function, as React Router 7.18.6 and Remix 2.17.5 were observed to send them. */
const pageHeaders: ConfiguredHeaders = { modules: {}, file: '(?:^|/)app/(?:routes/.*|root)\\.[jt]sx?$', byName: true, members: ['headers'] };

/** Vite 8, Rsbuild 1, webpack-dev-server 5, Nitro 2 and 3, and Nuxt 3 and 4. */
export const configuredHeaders: readonly ConfiguredHeaders[] = [
  pageHeaders,
  { modules: { vite: ['defineConfig', 'createServer', 'preview'], 'vitest/config': ['defineConfig'], '@rsbuild/core': ['defineConfig'] }, file: '(?:^|/)(?:vite|vitest|rsbuild)\\.config\\.[cm]?[jt]s$', members: server },
  { modules: { 'webpack-merge': ['merge', 'default'], '@vue/cli-service': ['defineConfig'], '@rspack/cli': ['defineConfig'] }, file: '(?:webpack|rspack|vue|craco)[^/]*\\.[cm]?[jt]s$', members: ['devServer.headers'] },
  { modules: { 'webpack-dev-server': ['default'] }, file: '^$', members: ['headers'] },
  { modules: { 'nuxt/config': ['defineNuxtConfig'], 'nitropack/config': ['defineNitroConfig'], 'nitro/config': ['defineNitroConfig', 'defineConfig'], nitro: ['defineConfig'] }, globals: ['defineNuxtConfig', 'defineNitroConfig'], file: '(?:^|/)(?:nuxt|nitro)\\.config\\.[cm]?[jt]s$', members: ['routeRules.*.headers', 'nitro.routeRules.*.headers'], flag: openRoute },
  // What a page of Nuxt says of itself.
  { modules: { '#imports': ['defineRouteRules'] }, globals: ['defineRouteRules'], file: '^$', members: ['headers'], flag: openRoute },
];
