import type { LibraryModel } from './model.ts';

/** The `cors` middleware for Express and Connect. */
export const corsModel: LibraryModel = {
  name: 'cors',
  documentation: 'https://github.com/expressjs/cors#configuration-options',
  versions: '2.8.5, 2.8.6',
  modules: { cors: ['default'] },
  call: { kind: 'handler', argument: 0, member: null },
  delegate: 'callback',
  uncalled: 'nothing',
  companions: ['credentials', 'allowedHeaders', 'exposedHeaders', 'optionsSuccessStatus', 'preflightContinue', 'methods', 'maxAge'],
  otherOptions: [],
  optionsType: 'CorsOptions',
  origin: {
    option: 'origin',
    absent: 'any',
    star: 'any',
    true: 'reflect',
    false: 'off',
    empty: 'off', // a key that is written out replaces the default, even by undefined
    text: 'fixed', // sent as is, whatever the request's Origin
    pattern: 'test',
    list: 'list', // '*' in a list is compared literally
    function: 'ask',
    other: 'reflect', // truthy, and compared with nothing
    items: 'exact, pattern or truthy',
    stateful: true,
    asking: { gives: 'origin', answers: 'callback', meaning: { function: 'reflect' } },
    starWithCredentials: 'any',
    withoutOrigin: 'answered',
    varies: 'unless any',
  },
  credentials: { option: 'credentials', on: 'exactly true', absent: false },
  methods: { options: ['methods'], absent: 'GET,HEAD,PUT,PATCH,POST,DELETE', nothing: 'error' },
  requestHeaders: { options: ['allowedHeaders', 'headers'], absent: 'requested', varies: true },
  responseHeaders: { options: ['exposedHeaders'], absent: null },
  maxAge: { option: 'maxAge', absent: null },
  preflight: { status: 204, statusOption: 'optionsSuccessStatus', passOnOption: 'preflightContinue' },
};
