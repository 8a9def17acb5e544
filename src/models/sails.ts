import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

const file = (name: string): string => `(?:^|/)config/(?:${name}|local|env/[^/]+)\\.[cm]?[jt]s$`;

/** `cors` in `config/security` of Sails 1. A list that names no whole origins keeps it from starting. */
const sailsModel: LibraryModel = {
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

/** `config/cors` as Sails 1 still reads it, by the names it had before. */
const sails1Cors: LibraryModel = {
  ...sailsModel,
  call: { ...sailsModel.call, file: file('cors'), member: 'cors' },
  origin: { ...sailsModel.origin, option: 'origin' },
  credentials: { ...sailsModel.credentials, option: 'credentials' },
  methods: { ...sailsModel.methods, options: ['methods'] },
  requestHeaders: { ...sailsModel.requestHeaders, options: ['headers'] },
  responseHeaders: { options: ['exposeHeaders'], absent: null },
};

/** Before 1 whoever asks is sent back the Origin, with credentials, unless it is told otherwise. */
const before1: LibraryModel = {
  ...sails1Cors,
  name: 'Sails before 1',
  documentation: 'https://0.12.sailsjs.com/documentation/reference/configuration/sails-config-cors',
  versions: '0.12.14',
  companions: ['allRoutes', 'securityLevel'],
  origin: { ...unreadForms, option: 'origin', absent: 'reflect', star: 'reflect', text: 'split', textWithStar: 'unread', list: 'error', true: 'error', false: 'error', items: 'exact', asking: { gives: 'origin', answers: 'returns' }, starWithCredentials: 'any', withoutOrigin: 'passed on', varies: 'never' },
  credentials: { option: 'credentials', on: 'as text', absent: true },
  methods: { options: ['methods'], absent: 'GET, POST, PUT, DELETE, OPTIONS, HEAD', nothing: 'unread' },
  requestHeaders: { options: ['headers'], absent: 'content-type', varies: false },
};

export const sailsModels: readonly LibraryModel[] = [sailsModel, { ...sails1Cors, older: { package: 'sails', versions: [{ before: '1.0.0', model: before1 }], unknown: before1 } }];
