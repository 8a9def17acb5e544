import type { LibraryModel, OriginReading } from './model.ts';

/** `origin`: one text that is sent, or `*`. */
const origin: OriginReading = {
  option: 'origin',
  absent: 'none',
  star: 'any',
  true: 'unread',
  false: 'none',
  empty: 'none',
  text: 'fixed', // a star in it stands for nothing
  pattern: 'unread',
  list: 'unread',
  function: 'unread',
  other: 'unread',
  items: 'exact',
  asking: { gives: 'origin', answers: 'returns' },
  starWithCredentials: 'reflect if sent', // the browser would refuse `*`
  withoutOrigin: 'answered',
  varies: 'unread',
};

/** `httpCors(options)` for AWS Lambda. Without an origin it allows none. */
export const middyCorsModel: LibraryModel = {
  name: '@middy/http-cors',
  documentation: 'https://middy.js.org/docs/middlewares/http-cors',
  versions: '6.4.5, 7.9.2',
  modules: { '@middy/http-cors': ['default'] },
  call: { kind: 'host', argument: 0, member: null },
  delegate: null,
  companions: ['origins', 'disableBeforePreflightResponse'],
  optionsType: null,
  origin,
  otherOrigin: { ...origin, option: 'origins', star: 'unread', text: 'unread', list: 'list', listWithStar: 'unread', onlyStar: 'any', starWithCredentials: 'reflect', wildcard: '[^.]*' },
  unreadOption: 'getOrigin',
  credentials: { option: 'credentials', on: 'as text', absent: false },
  methods: { options: ['methods'], absent: null, nothing: 'absent' },
  requestHeaders: { options: ['headers'], absent: null, varies: false },
  responseHeaders: { options: ['exposeHeaders'], absent: null },
  maxAge: { option: 'maxAge', absent: null, sent: 'truthy' },
  preflight: { status: null, statusOption: null, passOnOption: null, everywhere: true },
};
