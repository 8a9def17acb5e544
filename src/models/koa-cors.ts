import type { LibraryModel } from './model.ts';

/** What versions 5 and before have in common: the origin is a text or a function, and lists and patterns are sent as they are. */
const common: LibraryModel = {
  name: '@koa/cors',
  documentation: 'https://github.com/koajs/cors#corsoptions',
  versions: '2.2.3, 3.4.3, 4.0.0, 5.0.0',
  modules: { '@koa/cors': ['default'] },
  call: { kind: 'handler', argument: 0, member: null },
  delegate: null,
  uncalled: 'not found',
  companions: ['allowMethods', 'allowHeaders', 'exposeHeaders', 'keepHeadersOnError', 'secureContext', 'privateNetworkAccess'],
  otherOptions: [],
  keepsOnErrors: { option: 'keepHeadersOnError' },
  optionsType: 'Options',
  origin: {
    option: 'origin',
    absent: 'any',
    star: 'any',
    true: 'fixed',
    false: 'absent',
    empty: 'absent',
    text: 'fixed',
    pattern: 'fixed',
    list: 'fixed',
    emptyList: 'none',
    function: 'ask',
    other: 'fixed',
    items: 'exact',
    asking: { gives: 'request', answers: 'awaits', meaning: { false: 'off', empty: 'off', function: 'unread' } },
    starWithCredentials: 'reflect', // the browser would refuse `*`
    withoutOrigin: 'answered',
    varies: 'always',
  },
  credentials: { option: 'credentials', on: 'truthy or asked', absent: false },
  methods: { options: ['allowMethods'], absent: 'GET,HEAD,PUT,POST,DELETE,PATCH', nothing: 'absent' },
  requestHeaders: { options: ['allowHeaders'], absent: 'requested', varies: false, none: 'empty' },
  responseHeaders: { options: ['exposeHeaders'], absent: null, on: 'actual' },
  maxAge: { option: 'maxAge', absent: null, sent: 'truthy' },
  preflight: { status: 204, statusOption: null, passOnOption: null, needs: { headers: ['access-control-request-method'], option: null, lacking: 'off' } },
};

/** Before 5 it reflects by default. */
const version4: LibraryModel = { ...common, name: '@koa/cors before 5', origin: { ...common.origin, absent: 'reflect' } };

/** Before 4 requests without an Origin get no headers. */
const version3: LibraryModel = { ...version4, name: '@koa/cors before 4', origin: { ...version4.origin, withoutOrigin: 'passed on' } };

/** Before 3 it awaits nothing, and sends `*` as it is. */
export const koaCors2Model: LibraryModel = {
  ...version3,
  name: '@koa/cors before 3',
  origin: { ...version3.origin, asking: { gives: 'request', answers: 'returns', meaning: { false: 'off', empty: 'off', function: 'unread' } }, starWithCredentials: 'any' },
  credentials: { option: 'credentials', on: 'truthy', absent: false },
};

export const koaCorsModel: LibraryModel = {
  ...common,
  older: { package: '@koa/cors', versions: [{ before: '3.0.0', model: koaCors2Model }, { before: '4.0.0', model: version3 }, { before: '5.0.0', model: version4 }] },
};
