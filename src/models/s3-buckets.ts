import { constructs, resources } from './cdk-modules.ts';
import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

/** One rule of a bucket in S3, or in what is compatible with it. Nothing in it says whether credentials are allowed. */
const rule: LibraryModel = {
  name: 'S3',
  documentation: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html',
  versions: '2.276.0',
  modules: constructs('s3', ['Bucket']),
  call: { kind: 'host', argument: -1, member: 'cors', each: true },
  delegate: null,
  companions: ['allowedMethods', 'allowedHeaders', 'id'],
  optionsType: null,
  origin: {
    ...unreadForms,
    option: 'allowedOrigins',
    absent: 'unread',
    list: 'list', emptyList: 'unread', listWithStar: 'any',
    items: 'exact',
    wildcard: '.*',
    unreadItem: '\\*.*\\*|^https?$', // more than one is refused
    refused: 'off',
    asking: { gives: 'origin', answers: 'returns' },
    starWithCredentials: 'any',
    withoutOrigin: 'unread',
    varies: 'unread',
  },
  credentials: { option: '', on: 'truthy', absent: 'unread' },
  methods: { options: [], absent: 'unread', nothing: 'absent' },
  requestHeaders: { options: [], absent: 'unread', varies: 'unread' },
  responseHeaders: { options: ['exposedHeaders'], absent: null },
  maxAge: { option: 'maxAge', absent: null },
  preflight: { status: null, statusOption: null, passOnOption: null, everywhere: 'unread' },
};

/** Pulumi, and the templates of the CDK under their own names. */
const ofPulumi: LibraryModel = { ...rule, versions: '7.48', modules: resources('s3', ['BucketCorsConfiguration', 'BucketCorsConfigurationV2', 'Bucket']), call: { kind: 'host', argument: 1, member: 'corsRules', each: true }, responseHeaders: { options: ['exposeHeaders'], absent: null }, maxAge: { option: 'maxAgeSeconds', absent: null } };

/** What the API itself is told. */
const ofApi: LibraryModel = {
  ...rule,
  versions: '3',
  modules: { '@aws-sdk/client-s3': ['PutBucketCorsCommand'] },
  call: { kind: 'host', argument: 0, member: 'CORSConfiguration.CORSRules', each: true },
  companions: ['AllowedMethods', 'AllowedHeaders', 'ID'],
  origin: { ...rule.origin, option: 'AllowedOrigins' },
  responseHeaders: { options: ['ExposeHeaders'], absent: null },
  maxAge: { option: 'MaxAgeSeconds', absent: null },
};

/** SST makes one rule, which allows every origin where nothing is said. */
const ofSst: LibraryModel = { ...rule, versions: '3', modules: {}, globals: ['sst.aws.Bucket'], call: { kind: 'host', argument: 1, member: 'cors' }, flag: { true: 'defaults', false: 'off', absent: 'defaults' }, companions: ['allowMethods', 'allowHeaders'], origin: { ...rule.origin, option: 'allowOrigins', absent: 'any', empty: 'absent', null: 'absent' }, responseHeaders: { options: ['exposeHeaders'], absent: null } };

export const s3Models: readonly LibraryModel[] = [rule, { ...rule, modules: constructs('s3', ['CfnBucket']), call: { ...rule.call, member: 'corsConfiguration.corsRules' } }, { ...rule, modules: {}, call: { kind: 'method', method: 'addCorsRule', argument: 0, member: null } }, ofPulumi, ofApi, { ...ofApi, modules: {}, call: { ...ofApi.call, kind: 'method', method: 'putBucketCors' } }, ofSst];
