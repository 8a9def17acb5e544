import type { LibraryModel } from './model.ts';

/** `cors` of itty-router 5 and 6, which makes `preflight` and `corsify`. */
export const ittyCorsModel: LibraryModel = {
  name: 'itty-router',
  documentation: 'https://itty.dev/itty-router/cors',
  versions: '5.0.24, 6.0.0',
  modules: { 'itty-router': ['cors'], 'itty-router/cors': ['cors'] },
  call: { kind: 'host', argument: 0, member: null },
  delegate: null,
  companions: [],
  optionsType: 'CorsOptions',
  origin: {
    option: 'origin',
    absent: 'any',
    star: 'any',
    true: 'reflect',
    false: 'none',
    empty: 'absent',
    null: 'none',
    blank: 'none',
    zero: 'none',
    text: 'fixed',
    pattern: 'test',
    list: 'list',
    function: 'ask',
    other: 'fixed',
    items: 'exact',
    asking: { gives: 'null origin', answers: 'returns', meaning: { star: 'fixed', true: 'fixed', empty: 'none', list: 'unread', pattern: 'unread', function: 'unread' } },
    starWithCredentials: 'reflect option', // the browser would refuse `*`
    withoutOrigin: 'answered',
    varies: 'never',
  },
  defaultsFor: 'undefined',
  credentials: { option: 'credentials', on: 'as text', absent: false },
  methods: { options: ['allowMethods'], absent: '*', nothing: 'absent' },
  requestHeaders: { options: ['allowHeaders'], absent: 'unread', varies: false, none: 'left out' }, // what was asked for in 5, nothing in 6
  responseHeaders: { options: ['exposeHeaders'], absent: null },
  maxAge: { option: 'maxAge', absent: null, sent: 'truthy' },
  preflight: { status: 204, statusOption: null, passOnOption: null, everywhere: 'unread' },
};
