import { corsModel } from './cors.ts';
import { flag } from './cors-hosts.ts';
import type { LibraryModel } from './model.ts';

/** `config({ server: { cors } })` of Keystone, which makes options of `true` by itself. */
const keystoneModel: LibraryModel = {
  ...corsModel,
  name: 'Keystone',
  documentation: 'https://keystonejs.com/docs/config/config#server',
  versions: '8.1.0',
  modules: { '@keystone-6/core': ['config'] },
  call: { kind: 'host', argument: 0, member: 'server.cors' },
  flag: { ...flag, true: { origin: true, credentials: true } },
};

/** `corsOptions` of a server of PeerJS, which sends back the Origin where there are none. */
const peerModel: LibraryModel = {
  ...corsModel,
  name: 'PeerServer',
  documentation: 'https://github.com/peers/peerjs-server#config--cli-options',
  versions: '1.0.2',
  modules: { peer: ['PeerServer', 'ExpressPeerServer'] },
  call: { kind: 'host', argument: -1, member: 'corsOptions' },
  flag: { ...flag, true: 'unread' },
};

/** `enableCors` of PostGraphile 4, which allows everybody, without credentials. */
const postgraphileModel: LibraryModel = {
  ...corsModel,
  name: 'PostGraphile',
  documentation: 'https://www.graphile.org/postgraphile/usage-library/',
  versions: '4.14.1',
  modules: { postgraphile: ['postgraphile', 'default'] },
  call: { kind: 'host', argument: -1, member: 'enableCors' },
  flag: { true: { enableCors: true }, false: 'off', absent: 'off' },
  companions: [],
  optionsType: null,
  origin: { ...corsModel.origin, option: 'enableCors', true: 'any', absent: 'unread', list: 'unread', pattern: 'unread', text: 'unread', star: 'unread', function: 'unread', other: 'unread', varies: 'unread' },
  credentials: { option: '', on: 'exactly true', absent: false },
  methods: { options: [], absent: 'HEAD, GET, POST', nothing: 'absent' },
  requestHeaders: { options: [], absent: 'unread', varies: 'unread' },
  responseHeaders: { options: [], absent: 'X-GraphQL-Event-Stream' },
  maxAge: { option: '', absent: null },
  preflight: { status: null, statusOption: null, passOnOption: null, everywhere: true },
};

/** Servers with options of their own for what `cors` has. */
export const serverModels: readonly LibraryModel[] = [keystoneModel, peerModel, postgraphileModel];
