import { corsModel } from './cors.ts';
import type { LibraryModel } from './model.ts';

const modules = (...names: readonly string[]): LibraryModel['modules'] => ({
  'firebase-functions/v2/https': names,
  'firebase-functions/https': names,
  'firebase-functions/v2': names.map((name) => `https.${name}`),
});

/** `onRequest({ cors }, handler)` of Cloud Functions for Firebase: what origins `cors` is told, without credentials. */
const onRequest: LibraryModel = {
  name: 'Cloud Functions for Firebase',
  documentation: 'https://firebase.google.com/docs/functions/http-events#configuring_cors_cross-origin_resource_sharing',
  versions: '7.4.0',
  modules: modules('onRequest'),
  call: { kind: 'host', argument: 0, member: null },
  delegate: null,
  companions: [],
  optionsType: null,
  origin: { ...corsModel.origin, option: 'cors', absent: 'off', empty: 'reflect', null: 'unread', blank: 'off', zero: 'unread', emptyList: 'off', onlyStar: 'any', single: 'first', function: 'unread', other: 'unread' },
  credentials: { option: '', on: 'exactly true', absent: false },
  methods: { ...corsModel.methods, options: [] },
  requestHeaders: { ...corsModel.requestHeaders, options: [] },
  responseHeaders: { options: [], absent: null },
  maxAge: { option: '', absent: null },
  preflight: { status: 204, statusOption: null, passOnOption: null },
};

/** Functions that are called by the client library. They allow every origin where nothing is said, and are asked for a token. */
const onCall: LibraryModel = { ...onRequest, modules: modules('onCall', 'onCallGenkit'), origin: { ...onRequest.origin, absent: 'unread' }, methods: { ...onRequest.methods, absent: 'POST' } };

export const firebaseModels: readonly LibraryModel[] = [onRequest, onCall];
