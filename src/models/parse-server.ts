import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

/** `allowOrigin` of Parse Server: every origin where it is left out, else the one that asks if it is listed, or the first. Nobody is told of credentials. */
const newest: LibraryModel = {
  name: 'Parse Server',
  documentation: 'https://parseplatform.org/parse-server/api/master/ParseServerOptions.html',
  versions: '9.10.0',
  modules: { 'parse-server': ['ParseServer', 'default', 'ParseServer.startApp', 'default.startApp'] },
  call: { kind: 'host', argument: 0, member: null },
  delegate: null,
  companions: [],
  optionsType: null,
  origin: {
    ...unreadForms,
    option: 'allowOrigin',
    absent: 'any',
    star: 'any',
    empty: 'any', // also `null`
    blank: 'none', // a header without a value
    text: 'fixed',
    list: 'list', onlyStar: 'any', emptyList: 'undefined', listWithStar: 'list',
    items: 'exact',
    refused: 'first',
    asking: { gives: 'origin', answers: 'returns' },
    starWithCredentials: 'any',
    withoutOrigin: 'answered',
    varies: 'unread', // it says nothing of it, and Express around it may
  },
  credentials: { option: '', on: 'exactly true', absent: false },
  methods: { options: [], absent: 'GET,PUT,POST,DELETE,OPTIONS', nothing: 'absent' },
  requestHeaders: { options: [], added: 'allowHeaders', absent: 'X-Parse-Master-Key, X-Parse-REST-API-Key, X-Parse-Javascript-Key, X-Parse-Application-Id, X-Parse-Client-Version, X-Parse-Session-Token, X-Requested-With, X-Parse-Revocable-Session, X-Parse-Request-Id, Content-Type, Pragma, Cache-Control', varies: false },
  responseHeaders: { options: [], absent: 'X-Parse-Job-Status-Id, X-Parse-Push-Status-Id' },
  maxAge: { option: '', absent: null },
  preflight: { status: 200, statusOption: null, passOnOption: null, everywhere: true },
};

/** Before 6.2 one text is sent, whoever asks. */
const older: LibraryModel = { ...newest, versions: '5.0.0, 6.0.0', origin: { ...newest.origin, blank: 'any', list: 'unread', onlyStar: 'any', emptyList: 'unread', listWithStar: 'unread' } };

export const parseServerModel: LibraryModel = { ...newest, older: { package: 'parse-server', versions: [{ before: '6.2.0', model: older }] } };
