import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

/** `buildConfig({ cors })` of Payload. Who is on the list is told of credentials, everybody is not. */
export const payloadModel: LibraryModel = {
  name: 'Payload',
  documentation: 'https://payloadcms.com/docs/production/preventing-abuse#cross-origin-resource-sharing-cors',
  versions: '3.90.2',
  modules: { payload: ['buildConfig'] },
  call: { kind: 'host', argument: 0, member: 'cors' },
  delegate: null,
  short: true,
  flag: { true: 'unread', false: 'off', absent: 'off' },
  companions: [],
  optionsType: null,
  origin: {
    ...unreadForms, // also one text, which the types do not allow: origins within it are let in
    option: 'origins',
    absent: 'unread',
    star: 'any',
    list: 'list',
    items: 'exact',
    asking: { gives: 'origin', answers: 'returns' },
    starWithCredentials: 'alone',
    withoutOrigin: 'answered',
    varies: 'unread', // Next.js, around it, has a say in that
  },
  credentials: { option: '', on: 'exactly true', absent: true },
  methods: { options: [], absent: 'PUT, PATCH, POST, GET, DELETE, OPTIONS', nothing: 'absent' },
  requestHeaders: { options: [], added: 'headers', absent: 'Origin,X-Requested-With,Content-Type,Accept,Authorization,Content-Encoding,x-apollo-tracing,X-Payload-HTTP-Method-Override', varies: false },
  responseHeaders: { options: [], absent: null },
  maxAge: { option: '', absent: null },
  preflight: { status: null, statusOption: null, passOnOption: null, everywhere: true },
};
