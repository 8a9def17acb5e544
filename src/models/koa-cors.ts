import type { LibraryModel } from './model.ts';

/** `@koa/cors` 5. Its origin is a text or a function: lists and patterns are sent as they are. */
export const koaCorsModel: LibraryModel = {
  name: '@koa/cors',
  documentation: 'https://github.com/koajs/cors#corsoptions',
  versions: '5.0.0',
  modules: { '@koa/cors': ['default'] },
  call: { kind: 'handler', argument: 0, member: null },
  delegate: null,
  companions: ['allowMethods', 'allowHeaders', 'exposeHeaders', 'keepHeadersOnError', 'secureContext', 'privateNetworkAccess'],
  otherOptions: [],
  optionsType: null,
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
