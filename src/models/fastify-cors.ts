import type { LibraryModel } from './model.ts';

/** `@fastify/cors` 11, a plugin of Fastify. */
const version11: LibraryModel = {
  name: '@fastify/cors',
  documentation: 'https://github.com/fastify/fastify-cors#options',
  versions: '8.5.0, 9.0.1, 11.4.3',
  modules: { '@fastify/cors': ['default', 'fastifyCors', 'default.default', 'default.fastifyCors'] },
  call: { kind: 'plugin', argument: 1, member: null, method: 'register' },
  order: 'hooks',
  delegate: 'maker',
  delegateOption: 'delegator',
  companions: ['hook', 'strictPreflight', 'hideOptionsRoute', 'cacheControl'],
  optionsType: 'FastifyCorsOptions',
  origin: {
    option: 'origin',
    absent: 'any',
    star: 'any',
    true: 'reflect',
    false: 'off',
    empty: 'error', // "Invalid CORS origin option" on every request
    text: 'fixed',
    pattern: 'test',
    list: 'list',
    listWithStar: 'any',
    function: 'ask',
    other: 'reflect', // truthy, and compared with nothing
    items: 'exact, pattern or truthy',
    asking: { gives: 'origin', answers: 'either', noError: 'null', meaning: { function: 'reflect' } },
    starWithCredentials: 'any',
    withoutOrigin: 'answered',
    varies: 'if computed',
    variesBy: 'option',
  },
  credentials: { option: 'credentials', on: 'truthy', absent: false },
  methods: { options: ['methods'], absent: 'GET,HEAD,POST', since: '11', nothing: 'absent' },
  requestHeaders: { options: ['allowedHeaders'], absent: 'requested', varies: true, none: 'null' },
  responseHeaders: { options: ['exposedHeaders'], absent: null },
  maxAge: { option: 'maxAge', absent: null, sent: 'unless null' },
  preflight: {
    status: 204,
    statusOption: 'optionsSuccessStatus',
    passOnOption: 'preflightContinue',
    onOption: 'preflight',
    needs: { headers: ['origin', 'access-control-request-method'], option: 'strictPreflight', lacking: 400 },
  },
};

/** Before 11 more methods are allowed. */
const version10: LibraryModel = { ...version11, name: '@fastify/cors before 11', methods: { options: ['methods'], absent: 'GET,HEAD,PUT,PATCH,POST,DELETE', nothing: 'absent' } };

/** Before 9 every response varies by Origin. Before 8 it was not observed what a star in a list does. */
const version8: LibraryModel = { ...version10, name: '@fastify/cors before 9', origin: { ...version10.origin, varies: 'always' } };
const version7: LibraryModel = { ...version8, name: '@fastify/cors before 8', origin: { ...version8.origin, listWithStar: 'unread' } };

export const fastifyCorsModel: LibraryModel = {
  ...version11,
  older: { package: '@fastify/cors', versions: [{ before: '8.0.0', model: version7 }, { before: '9.0.0', model: version8 }, { before: '11.0.0', model: version10 }] },
};
