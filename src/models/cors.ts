import type { MiddlewareModel } from './model.ts';

/** The `cors` middleware for Express and Connect. */
export const corsModel: MiddlewareModel = {
  name: 'cors',
  documentation: 'https://github.com/expressjs/cors#configuration-options',
  versions: '2.8.5, 2.8.6',
  modules: ['cors'],
  delegate: true,
  companions: ['credentials', 'allowedHeaders', 'exposedHeaders', 'optionsSuccessStatus', 'preflightContinue', 'methods', 'maxAge'],
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
    items: 'exact, pattern or truthy',
    function: 'ask',
    other: 'reflect', // truthy, and compared with nothing
  },
  credentials: { option: 'credentials', on: 'exactly true' },
  methods: { options: ['methods'], absent: 'GET,HEAD,PUT,PATCH,POST,DELETE', nothing: 'error' },
  requestHeaders: { options: ['allowedHeaders', 'headers'], absent: 'requested' },
  responseHeaders: { options: ['exposedHeaders'] },
  maxAge: { option: 'maxAge' },
  preflight: { status: 204, statusOption: 'optionsSuccessStatus', passOnOption: 'preflightContinue' },
};
