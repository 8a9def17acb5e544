import { fastifyCorsModel } from './fastify-cors.ts';
import type { LibraryModel } from './model.ts';

/** `fastify-cors` 6, for Fastify 3: `*` in a list is compared literally, more methods are allowed, and everything varies by Origin. */
export const fastifyCors6Model: LibraryModel = {
  ...fastifyCorsModel,
  name: 'fastify-cors',
  documentation: 'https://github.com/fastify/fastify-cors/tree/v6.0.3#options',
  versions: '6.0.3',
  modules: { 'fastify-cors': ['default'] },
  older: undefined,
  delegateOption: null,
  companions: ['strictPreflight', 'hideOptionsRoute'],
  origin: { ...fastifyCorsModel.origin, listWithStar: 'list', varies: 'always' },
  methods: { options: ['methods'], absent: 'GET,HEAD,PUT,PATCH,POST,DELETE', nothing: 'absent' },
};
