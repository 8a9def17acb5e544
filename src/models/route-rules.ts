import { handleCorsModel } from './h3-cors.ts';
import type { LibraryModel } from './model.ts';

/** `cors` in the rules for a route of h3 2.0.8, which are options of its `handleCors`. Every origin and credentials are an error when they are made. */
const rules: LibraryModel = {
  ...handleCorsModel,
  name: 'route rules of h3',
  documentation: 'https://h3.dev/guide/rules',
  versions: '2.0.8',
  modules: { 'h3/rules': ['routeRules'] },
  globals: [],
  call: { kind: 'config', argument: 0, member: '*.cors' },
  flag: { true: 'defaults', false: 'off', absent: 'off' },
  optionsType: null,
  origin: { ...handleCorsModel.origin, listWithStar: 'unread' },
  credentials: { ...handleCorsModel.credentials, forAll: '' },
};

/** The same in Nitro, which hands them on since 3.0.260903-beta: before, options are no more than `true`, whose headers are read with those of the route. */
const nitroRules: LibraryModel = {
  ...rules,
  name: 'route rules of Nitro',
  documentation: 'https://nitro.build/docs/routing#cors',
  versions: '3.0.260903-beta',
  modules: { nitro: ['defineConfig'], 'nitro/config': ['defineConfig', 'defineNitroConfig'] },
  call: { kind: 'config', argument: 0, member: 'routeRules.*.cors', since: { package: 'nitro', version: '3.0.260903' }, file: '(?:^|/)nitro\\.config\\.[cm]?[jt]s$' },
  flag: { true: 'unread', false: 'off', absent: 'off' },
};

export const routeRulesModels: readonly LibraryModel[] = [rules, nitroRules];
