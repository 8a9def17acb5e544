import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

/** hapi answers preflights by itself, and sends back the Origin where it is told `*`, as it is where nothing is said. */
const model: LibraryModel = {
  name: 'hapi',
  documentation: 'https://hapi.dev/api/#-routeoptionscors',
  versions: '20.3.0, 21.4.10',
  modules: { '@hapi/hapi': ['server', 'Server', 'default.server', 'default.Server'], hapi: ['server', 'Server', 'default.server', 'default.Server'] },
  call: { kind: 'host', argument: -1, member: 'routes.cors' },
  delegate: null,
  flag: { true: 'defaults', false: 'off', absent: 'off' },
  companions: [],
  optionsType: 'RouteOptionsCors',
  origin: {
    ...unreadForms, // what is neither a list nor `ignore` keeps the server from starting
    option: 'origin',
    absent: 'reflect',
    empty: 'absent',
    null: 'unread',
    blank: 'unread',
    list: 'list', emptyList: 'unread', listWithStar: 'unread', // the last two keep it from starting, too
    onlyStar: 'reflect',
    items: 'exact',
    refused: 'off',
    wildcard: '.*', // any number of labels, and `https://example.com*` goes on
    asking: { gives: 'origin', answers: 'returns' },
    starWithCredentials: 'any',
    withoutOrigin: 'answered',
    varies: 'unread', // all but preflights do
  },
  defaultsFor: 'undefined',
  credentials: { option: 'credentials', on: 'true or its text', absent: false },
  methods: { options: [], absent: 'requested', nothing: 'absent' },
  requestHeaders: { options: ['headers'], added: 'additionalHeaders', absent: 'Accept,Authorization,Content-Type,If-None-Match', varies: 'unread', none: 'left out' },
  responseHeaders: { options: ['exposedHeaders'], added: 'additionalExposedHeaders', absent: 'WWW-Authenticate,Server-Authorization' },
  maxAge: { option: 'maxAge', absent: '86400' },
  preflight: { status: 200, statusOption: 'preflightStatusCode', passOnOption: null, refuses: true, needs: { headers: ['origin', 'access-control-request-method'], option: null, lacking: 'off' } },
};

/** Where a route says nothing, the server does. */
const ofRoute: LibraryModel = {
  ...model,
  modules: {},
  call: { kind: 'method', method: 'route', argument: 0, member: 'options.cors' },
  flag: { true: 'unread', false: 'off', absent: 'off' },
  origin: { ...model.origin, absent: 'unread' },
  credentials: { ...model.credentials, absent: 'unread' },
  requestHeaders: { ...model.requestHeaders, absent: 'unread' },
  responseHeaders: { ...model.responseHeaders, absent: 'unread' },
  maxAge: { ...model.maxAge, absent: 'unread' },
};

const before17 = { ...ofRoute, call: { ...ofRoute.call, member: 'config.cors' } };

/** The server, what older versions listen with, and routes. */
export const hapiModels: readonly LibraryModel[] = [
  model, { ...model, modules: {}, call: { kind: 'method', method: 'connection', argument: 0, member: 'routes.cors' } },
  ofRoute, { ...before17, call: { ...before17.call, beside: '@hapi/hapi' } }, { ...before17, call: { ...before17.call, beside: 'hapi' } },
];
