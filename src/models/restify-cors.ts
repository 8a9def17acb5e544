import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

/** `corsMiddleware(options)` for restify, whose `preflight` answers OPTIONS and whose `actual` writes on other responses. It never sends `*`. */
const model: LibraryModel = {
  name: 'restify-cors-middleware2',
  documentation: 'https://github.com/DatatracCorporation/restify-cors-middleware#readme',
  versions: '2.2.1',
  modules: { 'restify-cors-middleware2': ['default'] },
  call: { kind: 'host', argument: 0, member: null },
  delegate: null,
  companions: ['preflightStrategy'],
  optionsType: 'Options',
  origin: {
    ...unreadForms, // what is no list keeps the server from starting
    option: 'origins',
    absent: 'reflect',
    empty: 'absent',
    blank: 'unread',
    zero: 'unread',
    list: 'list',
    listWithStar: 'reflect',
    items: 'exact or pattern',
    wildcard: '.*',
    onlyFirst: true,
    refused: 'off',
    asking: { gives: 'origin', answers: 'returns' },
    starWithCredentials: 'any',
    withoutOrigin: 'passed on',
    varies: 'unread', // all but preflights do
  },
  credentials: { option: 'credentials', on: 'truthy', absent: false, always: 'preflights', forAll: 'allowCredentialsAllOrigins' },
  methods: { options: [], absent: 'unread', nothing: 'absent' }, // the one that is asked for, and OPTIONS
  requestHeaders: { options: [], added: 'allowHeaders', absent: 'accept,accept-version,content-type,request-id,origin,x-api-version,x-request-id,x-requested-with', varies: 'unread', none: 'left out' },
  responseHeaders: { options: [], added: 'exposeHeaders', absent: 'api-version,content-length,content-md5,content-type,date,request-id,response-time', on: 'actual' },
  maxAge: { option: 'preflightMaxAge', absent: null, sent: 'truthy' },
  preflight: { status: 204, statusOption: null, passOnOption: null, needs: { headers: ['origin', 'access-control-request-method'], option: null, lacking: 'off' } },
};

/** The library, and what it was made from, which has no way to allow everybody with credentials. */
export const restifyModels: readonly LibraryModel[] = [
  model,
  { ...model, name: 'restify-cors-middleware', versions: '1.1.1', modules: { 'restify-cors-middleware': ['default'] }, credentials: { ...model.credentials, forAll: '' } },
];
