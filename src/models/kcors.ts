import { koaCors2Model } from './koa-cors.ts';
import type { LibraryModel } from './model.ts';

/** `kcors`, from which `@koa/cors` came, and which it was until version 3. */
export const kcorsModel: LibraryModel = {
  ...koaCors2Model,
  name: 'kcors',
  documentation: 'https://github.com/koajs/cors/tree/2.2.2#corsoptions',
  versions: '2.2.2',
  optionsType: null,
  modules: { kcors: ['default'] },
};
