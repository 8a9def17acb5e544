import { koaCors2Model } from './koa-cors.ts';
import type { LibraryModel } from './model.ts';

/** `koa2-cors`: it reflects by default, awaits nothing, and takes lists where it lists. */
export const koa2CorsModel: LibraryModel = {
  ...koaCors2Model,
  name: 'koa2-cors',
  documentation: 'https://github.com/zadzbw/koa2-cors#options',
  versions: '2.0.6',
  optionsType: null,
  modules: { 'koa2-cors': ['default'] },
  companions: ['allowMethods', 'allowHeaders', 'exposeHeaders'],
  keepsOnErrors: { option: null },
  origin: {
    ...koaCors2Model.origin,
    absent: 'reflect or any',
    starWithCredentials: 'split',
    withoutOrigin: 'answered',
  },
  credentials: { option: 'credentials', on: 'exactly true', absent: false },
  methods: { options: ['allowMethods'], absent: 'GET,PUT,POST,PATCH,DELETE,HEAD,OPTIONS', nothing: 'absent' },
  requestHeaders: { options: ['allowHeaders'], absent: 'requested', varies: false },
  onlyLists: true,
  preflight: { status: 204, statusOption: null, passOnOption: null, needs: { headers: ['access-control-request-method'], option: null, lacking: 'passed on' } },
};
