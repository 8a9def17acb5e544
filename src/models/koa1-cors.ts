import type { LibraryModel } from './model.ts';

/** `koa-cors`, for Koa 1. It reflects by default, and sends its preflight headers with every response. */
export const koa1CorsModel: LibraryModel = {
  name: 'koa-cors',
  documentation: 'https://github.com/evert0n/koa-cors#options',
  versions: '0.0.16',
  modules: { 'koa-cors': ['default'] },
  call: { kind: 'handler', argument: 0, member: null },
  delegate: null,
  companions: ['credentials', 'methods', 'headers', 'expose'],
  optionsType: null,
  origin: {
    option: 'origin',
    absent: 'reflect or any',
    star: 'any',
    true: 'reflect or any',
    false: 'off', // nothing else answers, either: 404
    empty: 'undefined', // also where it is written out and undefined
    blank: 'none',
    text: 'fixed',
    pattern: 'undefined',
    list: 'undefined',
    function: 'ask',
    other: 'undefined',
    items: 'exact',
    asking: { gives: 'request', answers: 'returns', meaning: { true: 'fixed', empty: 'unread', pattern: 'fixed', list: 'fixed', function: 'unread', other: 'fixed' } },
    starWithCredentials: 'any',
    withoutOrigin: 'answered',
    varies: 'never',
  },
  credentials: { option: 'credentials', on: 'exactly true', absent: false },
  methods: { options: ['methods'], absent: 'GET,HEAD,PUT,POST,DELETE', nothing: 'unread' },
  requestHeaders: { options: ['headers'], absent: 'requested', varies: false, none: 'empty' },
  responseHeaders: { options: ['expose'], absent: null },
  maxAge: { option: 'maxAge', absent: null, sent: 'numbers' },
  preflight: { status: 204, statusOption: null, passOnOption: null, everywhere: true },
};
