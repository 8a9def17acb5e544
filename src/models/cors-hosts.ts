import { corsModel } from './cors.ts';
import type { LibraryModel } from './model.ts';

/** What a flag is among the options of something that hands its own on to `cors`. */
export const flag = { true: 'defaults', false: 'off', absent: 'off' } as const;

/** What version 2 may be given in the place of options: a server, on which it stands. */
const server = /^import:(?:node:)?https?\.(?:default\.)?(?:createServer|Server)\(/;

/**
 * Until version 3 whoever has an Origin is sent it back with credentials, by polling. What the option `origins` keeps away was not observed in full.
 * Its preflights are answered by others.
 */
const socket2Model: LibraryModel = {
  ...corsModel,
  otherOptions: undefined, // a server of sockets has more than the names here
  name: 'socket.io before 3',
  documentation: 'https://socket.io/docs/v2/handling-cors/',
  versions: '2.5.1',
  modules: { 'socket.io': ['default', 'Server'] },
  call: { kind: 'host', argument: -1, member: null, otherThan: server },
  delegate: null,
  companions: [],
  optionsType: null,
  unreadOption: 'origins',
  origin: { ...corsModel.origin, option: 'origins', absent: 'reflect', withoutOrigin: 'unread', varies: 'never' },
  credentials: { option: '', on: 'truthy', absent: true },
  methods: { options: [], absent: 'unread', nothing: 'unread' },
  requestHeaders: { options: [], absent: 'unread', varies: 'unread' },
  preflight: null,
};

/** The server of socket.io 3 and 4. */
export const socketModel: LibraryModel = {
  ...corsModel,
  name: 'socket.io',
  documentation: 'https://socket.io/docs/v4/handling-cors/',
  versions: '3.1.2, 4.8.4',
  modules: { 'socket.io': ['Server', 'default'] },
  call: { kind: 'host', argument: -1, member: 'cors' },
  flag,
  older: { package: 'socket.io', versions: [{ before: '3.0.0', model: socket2Model }] },
};

/** `new ApolloServer({ cors })` of the package that brings its own server. */
export const apolloServerModel: LibraryModel = {
  ...corsModel,
  name: 'Apollo Server',
  documentation: 'https://www.apollographql.com/docs/apollo-server/v3/security/cors',
  versions: '2.26.2, 3.13.0',
  modules: { 'apollo-server': ['ApolloServer'] },
  call: { kind: 'host', argument: 0, member: 'cors' },
  flag: { true: 'defaults', false: 'off', absent: 'defaults' },
};

const put = (method: string, member: string): LibraryModel => ({ ...apolloServerModel, modules: {}, call: { kind: 'method', method, argument: 0, member } });

/** What puts Apollo Server into Express, and what does so for functions in the cloud. */
export const apolloModels: readonly LibraryModel[] = [put('applyMiddleware', 'cors'), put('getMiddleware', 'cors'), put('createHandler', 'expressGetMiddlewareOptions.cors')];
