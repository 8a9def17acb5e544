import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

/** `strapi::cors` in `config/middlewares`. It reflects every origin, with credentials, unless it is told otherwise. */
export const strapiCorsModel: LibraryModel = {
  name: 'Strapi',
  documentation: 'https://docs.strapi.io/cms/configurations/middlewares#cors',
  versions: '5.54.0',
  modules: {},
  call: { kind: 'file', file: '(?:^|/)config/(?:env/[^/]+/)?middlewares\\.[cm]?[jt]s$', item: 'strapi::cors', argument: 0, member: 'config' },
  delegate: null,
  companions: [],
  optionsType: null,
  origin: {
    ...unreadForms, // also one text, which may hold several origins between commas
    option: 'origin',
    absent: 'reflect',
    star: 'reflect',
    empty: 'absent',
    null: 'unread',
    blank: 'off',
    list: 'list',
    emptyList: 'unread',
    listWithStar: 'reflect',
    function: 'ask',
    items: 'exact',
    refused: 'off',
    asking: { gives: 'request', answers: 'awaits', meaning: { text: 'compare', function: 'unread' } },
    starWithCredentials: 'any',
    withoutOrigin: 'unread',
    varies: 'always',
  },
  defaultsFor: 'undefined',
  credentials: { option: 'credentials', on: 'truthy', absent: true },
  methods: { options: ['methods'], absent: 'GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS', nothing: 'absent' },
  requestHeaders: { options: ['headers'], absent: 'Content-Type,Authorization,Origin,Accept', varies: false, none: 'left out' },
  responseHeaders: { options: ['expose'], absent: null },
  maxAge: { option: 'maxAge', absent: 'unread' },
  preflight: { status: 204, statusOption: null, passOnOption: null },
};
