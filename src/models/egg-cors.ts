import { koaCorsModel } from './koa-cors.ts';
import type { LibraryModel } from './model.ts';

/** `cors` in `config/config.default` of Midway: the Origin is sent back unless the options name another. */
const midway: LibraryModel = {
  ...koaCorsModel,
  older: undefined,
  name: '@midwayjs/cross-domain',
  documentation: 'https://midwayjs.org/en/docs/extensions/cross_domain',
  versions: '3.20.24',
  modules: {},
  call: { kind: 'file', file: '(?:^|/)config/config\\.[^/]+\\.[cm]?[jt]s$', argument: 0, member: 'cors', beside: '@midwayjs/' },
  companions: [],
  optionsType: null,
  origin: { ...koaCorsModel.origin, absent: 'reflect', emptyList: 'unread', starWithCredentials: 'any', withoutOrigin: 'passed on', asking: { gives: 'request', answers: 'awaits', meaning: { false: 'off', empty: 'off', true: 'fixed', function: 'unread' } } },
  methods: { options: ['allowMethods'], absent: 'GET,HEAD,PUT,POST,DELETE,PATCH', nothing: 'unread' },
  requestHeaders: { options: ['allowHeaders'], absent: 'requested', varies: false, none: 'falsy' },
  preflight: { status: 204, statusOption: null, passOnOption: null, needs: { headers: ['access-control-request-method'], option: null, lacking: 'off' } },
};

/** `cors` in `config/config.default` of Egg, which hands it to `@koa/cors`. Without an origin it asks for the safe domains of another option. */
const egg: LibraryModel = {
  ...koaCorsModel,
  older: undefined,
  name: 'egg-cors',
  documentation: 'https://github.com/eggjs/egg-cors#configuration',
  versions: '2.2.4, 3.0.1',
  modules: {},
  call: { kind: 'file', file: '(?:^|/)config/config\\.(?:default|prod|pre|sit|unittest)\\.[cm]?[jt]s$', argument: 0, member: 'cors' },
  companions: [],
  optionsType: null,
  origin: { ...koaCorsModel.origin, absent: 'unread', emptyList: 'unread', asking: { gives: 'request', answers: 'awaits', meaning: { false: 'off', empty: 'off', function: 'unread', list: 'unread', pattern: 'unread', other: 'unread' } } },
};

/** Which of the two a file is for shows in what it names. */
export const eggModels: readonly LibraryModel[] = [midway, egg];
