import { corsModel } from './cors.ts';
import type { LibraryModel } from './model.ts';

/** `server.cors` and `preview.cors` of Vite: options of `cors`, which it brings along. Where no origin is named, those of the machine itself are allowed. */
const vite: LibraryModel = {
  ...corsModel,
  name: 'Vite',
  documentation: 'https://vite.dev/config/server-options.html#server-cors',
  versions: '4.5.14, 5.4.11, 6.0.8, 6.0.9, 8.3.8',
  modules: { vite: ['defineConfig', 'createServer', 'preview'], 'vitest/config': ['defineConfig'] },
  call: { kind: 'config', file: '(?:^|/)(?:vite|vitest)\\.config\\.[cm]?[jt]s$', argument: 0, member: 'server.cors' },
  delegate: 'unread',
  flag: { true: { origin: '*' }, false: 'off', absent: 'off' },
  optionsType: null,
  origin: { ...corsModel.origin, absent: 'unread', empty: 'unread' }, // every origin before 4.5.6, 5.4.12 and 6.0.9
};

const rsbuild: LibraryModel = {
  ...vite,
  name: 'Rsbuild',
  documentation: 'https://rsbuild.rs/config/server/cors',
  versions: '1.7.6',
  modules: { '@rsbuild/core': ['defineConfig'] },
  call: { ...vite.call, file: '(?:^|/)rsbuild\\.config\\.[cm]?[jt]s$' },
};

export const devServerModels: readonly LibraryModel[] = [vite, { ...vite, call: { ...vite.call, member: 'preview.cors' } }, rsbuild];
