import { koaCorsModel } from './koa-cors.ts';
import type { LibraryModel } from './model.ts';

/** `kcors`, from which `@koa/cors` came: it reflects by default, and awaits nothing. Requests without an Origin get no headers. */
export const kcorsModel: LibraryModel = {
  ...koaCorsModel,
  name: 'kcors',
  documentation: 'https://github.com/koajs/cors/tree/2.2.2#corsoptions',
  versions: '2.2.2',
  modules: { kcors: ['default'] },
  origin: {
    ...koaCorsModel.origin,
    absent: 'reflect',
    asking: { gives: 'request', answers: 'returns', meaning: { false: 'off', empty: 'off', function: 'unread' } },
    starWithCredentials: 'any',
    withoutOrigin: 'passed on',
  },
  credentials: { option: 'credentials', on: 'truthy', absent: false },
};
