import type { LibraryModel } from './model.ts';

/** `cors(options)(handler)`, which sends any origin as it is written, with credentials unless it is told otherwise. */
export const microCorsModel: LibraryModel = {
  name: 'micro-cors',
  documentation: 'https://github.com/possibilities/micro-cors#options',
  versions: '0.1.1',
  modules: { 'micro-cors': ['default'] },
  call: { kind: 'host', argument: 0, member: null },
  delegate: null,
  companions: ['allowCredentials'],
  optionsType: null,
  origin: {
    option: 'origin',
    absent: 'any',
    star: 'any',
    true: 'fixed',
    false: 'unread',
    empty: 'absent',
    null: 'unread', // the text `null`
    blank: 'fixed',
    zero: 'unread',
    text: 'fixed',
    pattern: 'unread',
    list: 'fixed', // one header for each
    function: 'unread',
    other: 'fixed',
    items: 'exact',
    asking: { gives: 'origin', answers: 'returns' },
    starWithCredentials: 'any',
    withoutOrigin: 'answered',
    varies: 'never',
  },
  defaultsFor: 'undefined',
  credentials: { option: 'allowCredentials', on: 'truthy', absent: true },
  methods: { options: ['allowMethods'], absent: 'POST,GET,PUT,PATCH,DELETE,OPTIONS', nothing: 'absent' },
  requestHeaders: { options: ['allowHeaders'], absent: 'X-Requested-With,Access-Control-Allow-Origin,X-HTTP-Method-Override,Content-Type,Authorization,Accept', varies: false },
  responseHeaders: { options: ['exposeHeaders'], absent: null },
  maxAge: { option: 'maxAge', absent: '86400' },
  onlyLists: true,
  preflight: { status: null, statusOption: null, passOnOption: null },
};
