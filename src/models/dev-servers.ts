import { corsModel } from './cors.ts';
import type { LibraryModel } from './model.ts';

/** `server.cors` and `preview.cors` of Vite: options of `cors`, which it brings along. Where no origin is named, those of the machine itself are allowed. */
const newest: LibraryModel = {
  ...corsModel,
  name: 'Vite',
  documentation: 'https://vite.dev/config/server-options.html#server-cors',
  versions: '4.5.14, 5.4.11, 6.0.8, 6.0.9, 8.3.8',
  modules: { vite: ['defineConfig', 'createServer', 'preview'] },
  call: { kind: 'config', file: '(?:^|/)vite\\.config\\.[cm]?[jt]s$', argument: 0, member: 'server.cors' },
  delegate: 'unread',
  flag: { true: { origin: '*' }, false: 'off', absent: 'off' },
  optionsType: null,
  origin: { ...corsModel.origin, absent: 'unread', empty: 'unread' },
};

/** Until it was known what others could read so (CVE-2025-24010), every origin was allowed where nothing was said. */
const open: LibraryModel = { ...newest, versions: '5.4.11, 6.0.8', origin: { ...corsModel.origin, empty: 'off' }, flag: { true: { origin: '*' }, false: 'off', absent: 'defaults' } };

const older: LibraryModel['older'] = {
  package: 'vite',
  versions: [{ before: '4.5.6', model: open }, { before: '5.0.0', model: newest }, { before: '5.4.12', model: open }, { before: '6.0.0', model: newest }, { before: '6.0.9', model: open }],
};

/** What a file of this name says is for the server of Vite, which may be open where it says nothing. */
export const viteModel: LibraryModel = { ...newest, older };

/** The tests of Vitest seldom have a server that others can ask. */
const vitest: LibraryModel = { ...newest, modules: { 'vitest/config': ['defineConfig'] }, call: { ...newest.call, file: '(?:^|/)vitest\\.config\\.[cm]?[jt]s$' } };

const rsbuild: LibraryModel = {
  ...newest,
  name: 'Rsbuild',
  documentation: 'https://rsbuild.rs/config/server/cors',
  versions: '1.7.6',
  modules: { '@rsbuild/core': ['defineConfig'] },
  call: { ...newest.call, file: '(?:^|/)rsbuild\\.config\\.[cm]?[jt]s$' },
};

/** What is previewed has what the server has, where nothing else is said. */
const previewed = (model: LibraryModel): LibraryModel => ({ ...model, call: { ...model.call, member: 'preview.cors' } });

export const devServerModels: readonly LibraryModel[] = [viteModel, vitest, previewed(newest), previewed(vitest), rsbuild];
