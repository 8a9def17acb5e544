import { corsModel } from './cors.ts';
import type { LibraryModel } from './model.ts';

/** `await NextCors(request, response, options)`, which asks the `cors` middleware inside a handler. */
export const nextjsCorsModel: LibraryModel = {
  ...corsModel,
  name: 'nextjs-cors',
  documentation: 'https://github.com/yonycalsin/nextjs-cors#readme',
  versions: '2.2.1',
  modules: { 'nextjs-cors': ['default'] },
  call: { kind: 'host', argument: 2, member: null },
};
