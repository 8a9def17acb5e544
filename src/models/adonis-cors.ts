import type { LibraryModel } from './model.ts';

/** `defineConfig(options)` of AdonisJS 6 and 7. It reflects every origin, with credentials, unless it is told otherwise. */
export const adonisCorsModel: LibraryModel = {
  name: '@adonisjs/cors',
  documentation: 'https://docs.adonisjs.com/guides/security/cors',
  versions: '2.2.1, 3.0.0',
  modules: { '@adonisjs/cors': ['defineConfig'] },
  call: { kind: 'host', argument: 0, member: null },
  delegate: null,
  companions: [],
  optionsType: 'CorsConfig',
  origin: {
    option: 'origin',
    absent: 'reflect',
    star: 'any',
    true: 'reflect',
    false: 'off',
    empty: 'error',
    blank: 'off',
    zero: 'unread',
    text: 'unread', // several are separated by commas
    pattern: 'error',
    list: 'list',
    function: 'ask',
    other: 'unread',
    items: 'exact',
    refused: 'off',
    asking: { gives: 'origin', answers: 'returns', meaning: { function: 'unread' } },
    starWithCredentials: 'reflect',
    withoutOrigin: 'passed on',
    varies: 'never',
  },
  unreadOption: 'enabled',
  unreadUnless: true, // as it stands in every configuration that Adonis writes
  credentials: { option: 'credentials', on: 'exactly true', absent: true },
  methods: { options: ['methods'], absent: 'GET,HEAD,POST,PUT,DELETE', nothing: 'unread' },
  requestHeaders: { options: ['headers'], absent: 'requested', asked: true, varies: false, none: 'left out' },
  responseHeaders: { options: ['exposeHeaders'], absent: null },
  maxAge: { option: 'maxAge', absent: '90' },
  preflight: { status: 204, statusOption: null, passOnOption: null },
};
