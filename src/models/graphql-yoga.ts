import type { LibraryModel } from './model.ts';

/** `createYoga({ cors })`. It reflects every origin, with credentials, unless it is told otherwise. */
export const yogaModel: LibraryModel = {
  name: 'graphql-yoga',
  documentation: 'https://the-guild.dev/graphql/yoga-server/docs/features/cors',
  versions: '5.24.1',
  modules: { 'graphql-yoga': ['createYoga'] },
  call: { kind: 'host', argument: 0, member: 'cors' },
  delegate: 'returns',
  flag: { true: 'defaults', false: 'off', absent: 'defaults' },
  companions: [],
  optionsType: 'CORSOptions',
  origin: {
    option: 'origin',
    absent: 'reflect',
    star: 'reflect',
    true: 'error', // what is neither a text nor a list has no `includes`
    false: 'error',
    empty: 'reflect',
    zero: 'error',
    text: 'fixed',
    textWithStar: 'reflect', // a star anywhere, also in `https://*.example`
    pattern: 'error',
    list: 'list',
    listWithStar: 'reflect',
    emptyList: 'reflect',
    single: 'first', // one origin is sent, whoever asks
    function: 'unread',
    other: 'error',
    items: 'exact',
    refused: 'null', // which sandboxed frames of any website take for their own
    asking: { gives: 'origin', answers: 'returns' },
    starWithCredentials: 'any',
    withoutOrigin: 'passed on',
    varies: 'if computed',
  },
  defaultsFor: 'nothing',
  credentials: { option: 'credentials', on: 'exactly true', absent: true },
  methods: { options: ['methods'], absent: 'requested', emptyIsAbsent: true, nothing: 'absent' },
  requestHeaders: { options: ['allowedHeaders'], absent: 'requested', varies: 'if asked', none: 'empty' },
  responseHeaders: { options: ['exposedHeaders'], absent: null },
  maxAge: { option: 'maxAge', absent: null, sent: 'truthy' },
  onlyLists: true,
  preflight: { status: 204, statusOption: null, passOnOption: null, everywhere: true },
};
