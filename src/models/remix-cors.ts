import type { LibraryModel } from './model.ts';

/** `cors(request, response, options)` of remix-utils, which adds headers to a response. It reflects every origin unless it is told otherwise. */
export const remixCorsModel: LibraryModel = {
  name: 'remix-utils',
  documentation: 'https://github.com/sergiodxa/remix-utils#cors',
  versions: '9.3.1',
  modules: { 'remix-utils/cors': ['cors'] },
  call: { kind: 'host', argument: 2, member: null },
  delegate: null,
  companions: [],
  optionsType: null,
  origin: {
    option: 'origin',
    absent: 'reflect',
    star: 'any',
    true: 'reflect',
    false: 'none',
    empty: 'any',
    null: 'none',
    blank: 'unread',
    zero: 'none',
    text: 'fixed',
    pattern: 'test',
    list: 'list',
    function: 'ask',
    other: 'reflect',
    items: 'exact, pattern or truthy',
    asking: { gives: 'blank origin', answers: 'awaits', meaning: { function: 'reflect' } },
    starWithCredentials: 'any',
    withoutOrigin: 'without origin',
    varies: 'if sent',
  },
  credentials: { option: 'credentials', on: 'exactly true', absent: false },
  methods: { options: ['methods'], absent: 'GET,HEAD,PUT,PATCH,POST,DELETE', nothing: 'absent' },
  requestHeaders: { options: ['allowedHeaders'], absent: 'requested', varies: true, none: 'empty' },
  responseHeaders: { options: ['exposedHeaders'], absent: null },
  maxAge: { option: 'maxAge', absent: null, sent: 'numbers' },
  onlyLists: true,
  preflight: { status: null, statusOption: null, passOnOption: null },
};

/** `createCorsMiddleware(options)`, the same for React Router's middleware. */
export const remixMiddlewareModel: LibraryModel = { ...remixCorsModel, modules: { 'remix-utils/middleware/cors': ['createCorsMiddleware'] }, call: { kind: 'host', argument: 0, member: null } };
