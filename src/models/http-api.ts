import { constructs, resources } from './cdk-modules.ts';
import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

/** `corsPreflight` of an HTTP API. API Gateway answers preflights, and refuses to make an API with `*` beside credentials. */
const ofCdk: LibraryModel = {
  name: 'API Gateway',
  documentation: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
  versions: '2.276.0',
  modules: constructs('apigatewayv2', ['HttpApi']),
  call: { kind: 'host', argument: -1, member: 'corsPreflight' },
  delegate: null,
  flag: { true: 'unread', false: 'unread', absent: 'off' },
  companions: ['allowMethods', 'allowHeaders'],
  optionsType: null,
  origin: {
    ...unreadForms,
    option: 'allowOrigins',
    absent: 'unread',
    list: 'list', emptyList: 'unread', listWithStar: 'unread',
    onlyStar: 'any',
    items: 'exact',
    wildcard: '.+', // any origin that begins so
    unreadItem: '^(?!https?://\\*$).*\\*',
    refused: 'off',
    asking: { gives: 'origin', answers: 'returns' },
    starWithCredentials: 'unread',
    withoutOrigin: 'passed on',
    varies: 'unread',
  },
  credentials: { option: 'allowCredentials', on: 'truthy', absent: false },
  methods: { options: [], absent: 'unread', nothing: 'absent' }, // what `*` stands for was not observed
  requestHeaders: { options: [], absent: 'unread', varies: 'unread' },
  responseHeaders: { options: ['exposeHeaders'], absent: null },
  maxAge: { option: 'maxAge', absent: null },
  preflight: { status: null, statusOption: null, passOnOption: null, everywhere: 'unread' },
};

/** What the template itself says. */
const ofTemplate: LibraryModel = { ...ofCdk, modules: constructs('apigatewayv2', ['CfnApi']), call: { kind: 'host', argument: -1, member: 'corsConfiguration' } };

const ofPulumi: LibraryModel = { ...ofCdk, versions: '7.48', modules: resources('apigatewayv2', ['Api']), call: { kind: 'host', argument: 1, member: 'corsConfiguration' } };

/** SST allows every origin where nothing is said. */
const ofSst: LibraryModel = {
  ...ofCdk,
  versions: '3',
  modules: {},
  globals: ['sst.aws.ApiGatewayV2'],
  call: { kind: 'host', argument: 1, member: 'cors' },
  flag: { true: 'defaults', false: 'off', absent: 'defaults' },
  origin: { ...ofCdk.origin, absent: 'any' },
};

export const httpApiModels: readonly LibraryModel[] = [ofCdk, ofTemplate, ofPulumi, ofSst];
