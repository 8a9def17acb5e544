import { constructs } from './cdk-modules.ts';
import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

const everyMethod = ['OPTIONS', 'GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD'];
const defaultHeaders = ['Content-Type', 'X-Amz-Date', 'Authorization', 'X-Api-Key', 'X-Amz-Security-Token', 'X-Amz-User-Agent'];

/** `defaultCorsPreflightOptions` of a REST API. The functions behind it answer the other requests. */
export const restApi: LibraryModel = {
  name: 'AWS CDK RestApi',
  documentation: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigateway.CorsOptions.html',
  versions: '2.276.0',
  modules: constructs('apigateway', ['RestApi', 'LambdaRestApi', 'StepFunctionsRestApi']),
  call: { kind: 'host', argument: -1, member: 'defaultCorsPreflightOptions' },
  delegate: null,
  flag: { true: 'unread', false: 'unread', absent: 'off' },
  companions: [],
  optionsType: null,
  lists: { 'Cors.ALL_ORIGINS': ['*'], 'Cors.ALL_METHODS': everyMethod, 'Cors.DEFAULT_HEADERS': defaultHeaders },
  origin: { ...unreadForms, option: 'allowOrigins', absent: 'unread', list: 'list', emptyList: 'unread', listWithStar: 'unread', onlyStar: 'any', items: 'exact', refused: 'first', asking: { gives: 'origin', answers: 'returns' }, starWithCredentials: 'any', withoutOrigin: 'answered', varies: 'unless any' },
  credentials: { option: 'allowCredentials', on: 'truthy', absent: false },
  methods: { options: ['allowMethods'], absent: everyMethod.join(), nothing: 'absent' },
  requestHeaders: { options: ['allowHeaders'], absent: defaultHeaders.join(), varies: false },
  responseHeaders: { options: ['exposeHeaders'], absent: null },
  maxAge: { option: 'maxAge', absent: null },
  preflight: { status: 204, statusOption: 'statusCode', passOnOption: null, only: true },
};

const method = (name: string, member: string | null): LibraryModel => ({ ...restApi, modules: {}, call: { kind: 'method', method: name, argument: -1, member } });

export const cdkModels: readonly LibraryModel[] = [restApi, method('addCorsPreflight', null), method('addResource', 'defaultCorsPreflightOptions')];
