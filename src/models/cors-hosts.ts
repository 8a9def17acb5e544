import { corsModel } from './cors.ts';
import type { LibraryModel } from './model.ts';

/** What a flag is among the options of something that hands its own on to `cors`. */
const flag = { true: 'defaults', false: 'off', absent: 'off' } as const;

/** `app.enableCors(options)` of NestJS on Express. */
export const nestModel: LibraryModel = {
  ...corsModel,
  name: 'NestJS',
  documentation: 'https://docs.nestjs.com/security/cors',
  versions: '10.4.22, 11.2.10, 12.5.1',
  modules: {},
  call: { kind: 'method', method: 'enableCors', argument: 0, member: null },
  flag: { true: 'defaults', false: 'off', absent: 'defaults' },
};

/** `NestFactory.create(module, { cors })`. */
export const nestFactoryModel: LibraryModel = { ...nestModel, modules: { '@nestjs/core': ['NestFactory'] }, call: { kind: 'method', method: 'create', argument: -1, member: 'cors' }, flag };

/** The server of socket.io 3 and 4. */
export const socketModel: LibraryModel = {
  ...corsModel,
  name: 'socket.io',
  documentation: 'https://socket.io/docs/v4/handling-cors/',
  versions: '3.1.2, 4.8.4',
  modules: { 'socket.io': ['Server', 'default'] },
  call: { kind: 'host', argument: -1, member: 'cors' },
  delegate: null,
  flag,
};

/** Apollo Server 2 and 3, and what puts them into Express. */
export const apolloModel: LibraryModel = {
  ...corsModel,
  name: 'Apollo Server',
  documentation: 'https://www.apollographql.com/docs/apollo-server/v3/security/cors',
  versions: '2.26.2, 3.13.0',
  modules: {},
  call: { kind: 'method', method: 'applyMiddleware', argument: 0, member: 'cors' },
  delegate: null,
  flag,
};
