import type { LibraryModel } from './model.ts';

/** `corser.create(options)`. What is no list and no function allows every origin. */
export const corserModel: LibraryModel = {
  name: 'corser',
  documentation: 'https://github.com/agrueneberg/Corser#api',
  versions: '2.0.1',
  modules: { corser: ['create', 'default.create'] },
  call: { kind: 'host', argument: 0, member: null },
  delegate: null,
  companions: ['supportsCredentials', 'endPreflightRequests'],
  optionsType: null,
  origin: {
    option: 'origins',
    absent: 'any',
    star: 'error', // a text has no `some`
    true: 'any',
    false: 'any',
    empty: 'any',
    text: 'error',
    pattern: 'any',
    list: 'list',
    emptyList: 'any',
    function: 'ask',
    other: 'unread',
    items: 'exact',
    refused: 'off',
    asking: { gives: 'origin', answers: 'callback', noError: 'null', meaning: { star: 'off', true: 'reflect', false: 'off', empty: 'off', text: 'off', pattern: 'off', list: 'off', emptyList: 'off', function: 'off', other: 'off' } },
    starWithCredentials: 'reflect', // the browser would refuse `*`
    withoutOrigin: 'passed on',
    varies: 'never',
  },
  credentials: { option: 'supportsCredentials', on: 'exactly true', absent: false },
  methods: { options: ['methods'], absent: 'GET,HEAD,POST', nothing: 'absent' },
  requestHeaders: { options: ['requestHeaders'], absent: 'accept,accept-language,content-language,content-type', lowerCase: true, varies: false },
  responseHeaders: { options: [], absent: 'unread' }, // those that every response may show are left out
  maxAge: { option: 'maxAge', absent: null, sent: 'truthy' },
  onlyLists: true,
  preflight: { status: 204, statusOption: null, passOnOption: null, endOption: 'endPreflightRequests', refuses: true },
};
