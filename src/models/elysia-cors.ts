import type { LibraryModel } from './model.ts';

/** The plugin of Elysia. It reflects every origin, with credentials, unless it is told otherwise. */
export const elysiaCorsModel: LibraryModel = {
  name: '@elysiajs/cors',
  documentation: 'https://elysiajs.com/plugins/cors#config',
  versions: '1.4.2',
  modules: { '@elysiajs/cors': ['cors', 'default'] },
  call: { kind: 'host', argument: 0, member: null },
  delegate: null,
  companions: [],
  optionsType: null,
  origin: {
    option: 'origin',
    absent: 'reflect',
    star: 'any',
    true: 'reflect',
    false: 'none',
    empty: 'absent',
    null: 'none',
    blank: 'compare',
    zero: 'none',
    text: 'compare',
    pattern: 'test',
    list: 'list',
    listWithStar: 'any',
    emptyList: 'none',
    function: 'ask',
    other: 'none',
    items: 'exact, pattern or asked',
    anyScheme: true,
    asking: { gives: 'request', answers: 'returns', meaning: { star: 'none', true: 'reflect', false: 'none', empty: 'none', null: 'none', blank: 'none', text: 'none', pattern: 'none', list: 'none', listWithStar: 'none', emptyList: 'none', function: 'none', other: 'none' } },
    starWithCredentials: 'any',
    withoutOrigin: 'as blank',
    varies: 'unread', // `*` where every origin is let in
  },
  defaultsFor: 'undefined',
  credentials: { option: 'credentials', on: 'exactly true', absent: true },
  methods: { options: ['methods'], absent: 'requested', asked: true, nothing: 'absent' },
  requestHeaders: { options: ['allowedHeaders'], absent: 'requested', asked: true, varies: false, none: 'left out' },
  responseHeaders: { options: ['exposeHeaders'], absent: 'unread' }, // the names of the request's headers
  maxAge: { option: 'maxAge', absent: '5', sent: 'truthy' },
  preflight: { status: 204, statusOption: null, passOnOption: null, onOption: 'preflight', everywhere: 'unread' },
};
