import { koaCorsModel } from './koa-cors.ts';
import type { LibraryModel } from './model.ts';

/** `cors(options)` of HatTip: `@koa/cors`, carried over. It sends back the Origin unless the options name another. */
export const hattipCorsModel: LibraryModel = {
  ...koaCorsModel,
  older: undefined,
  name: '@hattip/cors',
  documentation: 'https://github.com/hattipjs/hattip/tree/main/packages/middleware/cors',
  versions: '0.0.49',
  modules: { '@hattip/cors': ['cors'] },
  companions: [],
  optionsType: 'CorsOptions',
  origin: { ...koaCorsModel.origin, absent: 'reflect', emptyList: 'none', starWithCredentials: 'any', withoutOrigin: 'passed on', asking: { gives: 'request', answers: 'awaits', meaning: { false: 'unread', empty: 'unread', function: 'unread' } } },
};
