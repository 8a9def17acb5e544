import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

const allowHeaders = 'Origin, X-Requested-With, Content-Type, Accept, Authorization';

/**
 * What is put in the place of `getCorsHeaders` of Colyseus: a function of the request's headers (before 0.17, of the request), of which the
 * headers are sent beside those that are there anyway. These tell everybody of credentials.
 */
const colyseusModel: LibraryModel = {
  name: 'Colyseus',
  documentation: 'https://docs.colyseus.io/server/matchmaker',
  versions: '0.17.51',
  modules: { '@colyseus/core': ['matchMaker.controller'], colyseus: ['matchMaker.controller'] },
  call: { kind: 'assigned', method: 'getCorsHeaders', argument: 0, member: null, unless: /DEFAULT_CORS_HEADERS/ },
  delegate: 'headers',
  companions: [],
  optionsType: null,
  origin: {
    ...unreadForms,
    option: 'Access-Control-Allow-Origin',
    absent: 'any',
    star: 'any',
    blank: 'none', // a header without a value
    null: 'null',
    text: 'fixed',
    items: 'exact',
    asking: { gives: 'request', answers: 'returns' },
    starWithCredentials: 'any',
    withoutOrigin: 'answered',
    varies: 'unread', // by the headers of the function, and of what is around it
  },
  credentials: { option: 'Access-Control-Allow-Credentials', on: 'as text', absent: true },
  methods: { options: ['Access-Control-Allow-Methods'], absent: 'GET,HEAD,PUT,PATCH,POST,DELETE', nothing: 'unread' },
  requestHeaders: { options: ['Access-Control-Allow-Headers'], absent: allowHeaders, varies: false },
  responseHeaders: { options: ['Access-Control-Expose-Headers'], absent: null },
  maxAge: { option: 'Access-Control-Max-Age', absent: '2592000' },
  preflight: { status: 204, statusOption: null, passOnOption: null, everywhere: true },
};

/**
 * `defineServer({ express })`, which came with 0.17: where nothing is put in the place of `getCorsHeaders`, every response of the server, those of the Express
 * application included, sends back the Origin of whoever asks, with credentials.
 */
const server: LibraryModel = {
  ...colyseusModel,
  modules: { '@colyseus/core': ['defineServer'], colyseus: ['defineServer'] },
  call: { kind: 'host', argument: 0, member: 'express', unless: /cors|access-control/i, unlessBeside: /getCorsHeaders|DEFAULT_CORS_HEADERS/ },
  delegate: null,
  flag: { true: 'unread', false: 'off', absent: 'off' },
  origin: { ...colyseusModel.origin, option: '', absent: 'reflect or any' },
  credentials: { option: '', on: 'as text', absent: true },
  methods: { ...colyseusModel.methods, options: [] },
  requestHeaders: { ...colyseusModel.requestHeaders, options: [] },
  responseHeaders: { options: [], absent: null },
  maxAge: { option: '', absent: '2592000' },
};

export const colyseusModels: readonly LibraryModel[] = [colyseusModel, server];
