import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

/** `bucket.setCorsConfiguration(rules)` of Google Cloud Storage, which sends no credentials. */
export const cloudStorageModel: LibraryModel = {
  name: 'Cloud Storage',
  documentation: 'https://cloud.google.com/storage/docs/cross-origin',
  versions: '7',
  modules: {},
  call: { kind: 'method', method: 'setCorsConfiguration', argument: 0, member: null, each: true },
  delegate: null,
  companions: ['method'],
  optionsType: null,
  origin: { ...unreadForms, option: 'origin', absent: 'unread', list: 'list', emptyList: 'unread', onlyStar: 'any', listWithStar: 'any', items: 'exact', unreadItem: '\\*.', refused: 'off', asking: { gives: 'origin', answers: 'returns' }, starWithCredentials: 'any', withoutOrigin: 'unread', varies: 'unread' },
  credentials: { option: '', on: 'truthy', absent: false },
  methods: { options: [], absent: 'unread', nothing: 'absent' },
  requestHeaders: { options: [], absent: 'unread', varies: 'unread' },
  responseHeaders: { options: ['responseHeader'], absent: null },
  maxAge: { option: 'maxAgeSeconds', absent: null },
  preflight: { status: null, statusOption: null, passOnOption: null, everywhere: 'unread' },
};
