import type { LibraryModel } from './model.ts';
import { file, sailsModel } from './sails.ts';
import { unreadForms } from './unread-forms.ts';

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

export const sailsCorsModel: LibraryModel = { ...sails1Cors, older: { package: 'sails', versions: [{ before: '1.0.0', model: before1 }], unknown: before1 } };
