import { flag } from './cors-hosts.ts';
import { corsModel } from './cors.ts';
import type { LibraryModel } from './model.ts';

/** `new RestApplication({ rest: { cors } })`, and what extends it. The options take the place of LoopBack's own, which send `*` with credentials. */
export const loopbackModel: LibraryModel = {
  ...corsModel,
  name: 'LoopBack',
  documentation: 'https://loopback.io/doc/en/lb4/Server.html#customize-cors',
  versions: '15.0.16',
  modules: { '@loopback/rest': ['RestApplication', 'RestServer'] },
  call: { kind: 'host', argument: 0, member: 'rest.cors' },
  flag,
};
