import { restApi } from './aws-cdk.ts';
import { constructs, resources } from './cdk-modules.ts';
import type { LibraryModel } from './model.ts';

/** `cors` of a function's URL. Lambda answers preflights, and sends the Origin where `*` would stand beside credentials. */
const ofCdk: LibraryModel = {
  ...restApi,
  name: 'AWS Lambda',
  documentation: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors',
  modules: constructs('lambda', ['FunctionUrl']),
  call: { kind: 'host', argument: -1, member: 'cors' },
  lists: {},
  companions: ['allowedMethods', 'allowedHeaders'],
  origin: { ...restApi.origin, option: 'allowedOrigins', refused: 'off', starWithCredentials: 'reflect', varies: 'unread', withoutOrigin: 'unread' },
  methods: { options: [], absent: 'unread', nothing: 'absent' }, // what `*` stands for was not observed
  requestHeaders: { options: [], absent: 'unread', varies: 'unread' },
  responseHeaders: { options: ['exposedHeaders'], absent: null },
  preflight: { status: null, statusOption: null, passOnOption: null, everywhere: 'unread' },
};

/** Pulumi calls the options as the service does. */
const ofPulumi: LibraryModel = {
  ...ofCdk,
  versions: '7.48',
  modules: resources('lambda', ['FunctionUrl']),
  call: { kind: 'host', argument: 1, member: 'cors' },
  origin: { ...ofCdk.origin, option: 'allowOrigins' },
  companions: ['allowMethods', 'allowHeaders'],
  responseHeaders: { options: ['exposeHeaders'], absent: null },
};

/** `url` of a function of SST, which allows every origin where nothing is said of them. */
const ofSst: LibraryModel = {
  ...ofPulumi,
  versions: '3',
  modules: {},
  globals: ['sst.aws.Function'],
  call: { kind: 'host', argument: 1, member: 'url.cors' },
  origin: { ...ofPulumi.origin, absent: 'any', empty: 'unread' },
};

export const functionUrlModels: readonly LibraryModel[] = [ofCdk, { ...ofCdk, modules: {}, call: { kind: 'method', method: 'addFunctionUrl', argument: 0, member: 'cors' } }, ofPulumi, ofSst];
