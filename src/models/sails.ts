import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

/** Where a file of that name lies, or one that says the same of an environment. */
export const file = (name: string): string => `(?:^|/)config/(?:${name}|local|env/[^/]+)\\.[cm]?[jt]s$`;

/** `cors` in `config/security` of Sails 1. A list that names no whole origins keeps it from starting. */
export const sailsModel: LibraryModel = {
  name: 'Sails',
  documentation: 'https://sailsjs.com/documentation/reference/configuration/sails-config-security-cors',
  versions: '1.5.18',
  modules: {},
  call: { kind: 'file', file: file('security'), argument: 0, member: 'security.cors', needs: 'allRoutes' },
  delegate: null,
  companions: ['allRoutes'],
  optionsType: null,
  origin: {
    ...unreadForms, // what is neither `*` nor texts keeps it from starting
    option: 'allowOrigins',
    absent: 'any',
    star: 'any',
    empty: 'absent',
    null: 'unread',
    blank: 'unread',
    text: 'split',
    textWithStar: 'unread',
    list: 'list',
    listWithStar: 'unread',
    items: 'exact',
    refused: 'off',
    asking: { gives: 'origin', answers: 'returns' },
    starWithCredentials: 'reflect',
    withoutOrigin: 'answered',
    varies: 'if sent',
  },
  credentials: { option: 'allowCredentials', on: 'exactly true', absent: false, forAll: 'allowAnyOriginWithCredentialsUnsafe' },
  methods: { options: ['allowRequestMethods'], absent: 'GET,HEAD,PUT,PATCH,POST,DELETE', nothing: 'absent' },
  requestHeaders: { options: ['allowRequestHeaders'], absent: 'content-type', varies: 'unread' },
  responseHeaders: { options: ['allowResponseHeaders'], absent: null },
  maxAge: { option: '', absent: null },
  preflight: { status: 200, statusOption: null, passOnOption: null },
};
