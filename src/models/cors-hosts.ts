import { corsModel } from './cors.ts';
import type { LibraryModel } from './model.ts';

/** What a flag is among the options of something that hands its own on to `cors`. */
export const flag = { true: 'defaults', false: 'off', absent: 'off' } as const;

/** The server of socket.io 3 and 4. */
export const socketModel: LibraryModel = {
  ...corsModel,
  name: 'socket.io',
  documentation: 'https://socket.io/docs/v4/handling-cors/',
  versions: '3.1.2, 4.8.4',
  modules: { 'socket.io': ['Server', 'default'] },
  call: { kind: 'host', argument: -1, member: 'cors' },
  flag,
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
