import type { LibraryModel } from './model.ts';

/** `handleCors(event, options)` of h3 2, by which a handler of h3, Nitro or Nuxt answers a request at once. */
export const handleCorsModel: LibraryModel = {
  name: 'h3',
  documentation: 'https://h3.dev/utils/security#handlecorsevent-options',
  versions: '1.15.11, 2.0.8',
  modules: { h3: ['handleCors'], '#imports': ['handleCors'], 'nitro/h3': ['handleCors'] },
  globals: ['handleCors'],
  call: { kind: 'host', argument: 1, member: null },
  delegate: null,
  companions: [],
  optionsType: 'H3CorsOptions',
  origin: {
    option: 'origin',
    absent: 'any',
    star: 'any',
    true: 'none',
    false: 'any',
    empty: 'any',
    text: 'compare',
    pattern: 'none',
    list: 'list',
    function: 'ask',
    other: 'none',
    items: 'exact or pattern',
    asking: { gives: 'origin', answers: 'returns', meaning: { star: 'reflect', true: 'reflect', false: 'none', empty: 'none', text: 'reflect', pattern: 'reflect', list: 'reflect', function: 'reflect', other: 'reflect' } },
    starWithCredentials: 'any',
    withoutOrigin: 'not compared',
    varies: 'unread', // by Origin also where none is allowed in 2
  },
  credentials: { option: 'credentials', on: 'truthy', absent: false },
  methods: { options: ['methods'], absent: 'unread', asked: 'unread', nothing: 'absent' }, // `*`, what was asked for beside credentials, or nothing in 1
  requestHeaders: { options: ['allowHeaders'], absent: 'requested', asked: '*', varies: 'unread', none: 'empty' },
  responseHeaders: { options: [], absent: 'unread' }, // on other answers than preflights
  maxAge: { option: 'maxAge', absent: null, sent: 'truthy' },
  preflight: { status: 204, statusOption: 'preflight', passOnOption: null, needs: { headers: ['origin', 'access-control-request-method'], option: null, lacking: 'passed on' } },
};

/** Until 2 a text is sent to everybody, and what is no text, list or function is an error. */
export const handleCorsBefore2: LibraryModel = { ...handleCorsModel, name: 'h3 before 2', origin: { ...handleCorsModel.origin, true: 'error', text: 'fixed', pattern: 'error', other: 'error' } };

export const h3CorsModel: LibraryModel = { ...handleCorsModel, older: { package: 'h3', versions: [{ before: '2.0.0', model: handleCorsBefore2 }] } };
