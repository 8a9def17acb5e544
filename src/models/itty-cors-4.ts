import { ittyCorsModel } from './itty-cors.ts';
import type { LibraryModel, OriginForms } from './model.ts';

/** The Origin is sent back where an answer is truthy. */
const truthy: OriginForms = { star: 'reflect', true: 'reflect', false: 'none', empty: 'none', text: 'reflect', pattern: 'reflect', list: 'reflect', function: 'reflect', other: 'reflect', null: 'none', blank: 'none', zero: 'none' };

/**
 * `createCors` of itty-router 4. What stands in `headers` is sent with everything, also what allows credentials: where it is given, nothing is said.
 * Preflights are told of OPTIONS beside the methods.
 */
export const createCorsModel: LibraryModel = {
  ...ittyCorsModel,
  name: 'createCors of itty-router',
  documentation: 'https://github.com/kwhitley/itty-router/tree/v4.x',
  versions: '4.2.2',
  modules: { 'itty-router': ['createCors'], 'itty-router/createCors': ['createCors'] },
  optionsType: null,
  origin: {
    ...ittyCorsModel.origin,
    option: 'origins',
    absent: 'reflect for any',
    star: 'unread',
    true: 'unread',
    false: 'unread',
    empty: 'absent',
    null: 'unread',
    blank: 'unread',
    zero: 'unread',
    text: 'unread', // which every part of it is found in
    pattern: 'unread',
    listWithStar: 'reflect for any',
    other: 'unread',
    asking: { gives: 'blank origin', answers: 'returns', meaning: truthy },
    starWithCredentials: 'any',
    withoutOrigin: 'without origin',
  },
  unreadOption: 'headers',
  credentials: { option: '', on: 'truthy', absent: false },
  methods: { options: [], absent: 'unread', nothing: 'absent' },
  requestHeaders: { options: [], absent: 'requested', varies: false },
  responseHeaders: { options: [], absent: null },
  preflight: { status: 200, statusOption: null, passOnOption: null, needs: { headers: ['Access-Control-Request-Method', 'Access-Control-Request-Headers'], option: null, lacking: 'passed on' }, everywhere: 'unread' },
};
