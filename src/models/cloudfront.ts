import { constructs, resources } from './cdk-modules.ts';
import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

/** `corsBehavior` of a policy for response headers. What CloudFront makes of `*` beside credentials was not observed. */
const ofCdk: LibraryModel = {
  name: 'CloudFront',
  documentation: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html',
  versions: '2.276.0',
  modules: constructs('cloudfront', ['ResponseHeadersPolicy']),
  call: { kind: 'host', argument: -1, member: 'corsBehavior' },
  delegate: null,
  flag: { true: 'unread', false: 'unread', absent: 'off' },
  companions: ['accessControlAllowMethods', 'accessControlAllowHeaders', 'originOverride'],
  optionsType: null,
  origin: {
    ...unreadForms,
    option: 'accessControlAllowOrigins',
    absent: 'unread',
    list: 'list', emptyList: 'unread', listWithStar: 'unread',
    onlyStar: 'any',
    items: 'exact',
    wildcard: '[^.]+',
    unreadItem: '^(?!https?://)|^https?://(?!\\*\\.).*\\*', // without a scheme, or `*` that is not the first label
    refused: 'off',
    asking: { gives: 'origin', answers: 'returns' },
    starWithCredentials: 'unread',
    withoutOrigin: 'passed on',
    varies: 'unread',
  },
  credentials: { option: 'accessControlAllowCredentials', on: 'truthy', absent: false },
  methods: { options: [], absent: 'unread', nothing: 'absent' }, // `ALL` stands for all
  requestHeaders: { options: [], absent: 'unread', varies: 'unread' },
  responseHeaders: { options: ['accessControlExposeHeaders'], absent: null },
  maxAge: { option: 'accessControlMaxAge', absent: null },
  preflight: { status: null, statusOption: null, passOnOption: null, everywhere: 'unread' },
};

/** What the API itself is told, by options under one name or another: lists are within an object of their own. */
const inItems = (spell: (name: string) => string): Partial<LibraryModel> => ({
  companions: ['accessControlAllowOrigins', 'accessControlAllowMethods', 'accessControlAllowHeaders', 'accessControlExposeHeaders', 'originOverride'].map(spell),
  origin: { ...ofCdk.origin, option: spell('accessControlAllowOrigins.items') },
  credentials: { ...ofCdk.credentials, option: spell('accessControlAllowCredentials') },
  responseHeaders: { options: [spell('accessControlExposeHeaders.items')], absent: null },
  maxAge: { option: spell('accessControlMaxAgeSec'), absent: null },
});

/** Pulumi, and the templates of the CDK. */
const ofPulumi: LibraryModel = { ...ofCdk, ...inItems((name) => name), versions: '7.48', modules: resources('cloudfront', ['ResponseHeadersPolicy']), call: { kind: 'host', argument: 1, member: 'corsConfig' } };
const ofTemplate: LibraryModel = { ...ofPulumi, versions: '2.276.0', modules: constructs('cloudfront', ['CfnResponseHeadersPolicy']), call: { kind: 'host', argument: -1, member: 'responseHeadersPolicyConfig.corsConfig' } };

const ofApi: LibraryModel = {
  ...ofCdk, ...inItems((name) => name.replace(/\b\w/g, (letter) => letter.toUpperCase())),
  versions: '3',
  modules: { '@aws-sdk/client-cloudfront': ['CreateResponseHeadersPolicyCommand', 'UpdateResponseHeadersPolicyCommand'] },
  call: { kind: 'host', argument: 0, member: 'ResponseHeadersPolicyConfig.CorsConfig' },
};
const byMethod = (method: string): LibraryModel => ({ ...ofApi, modules: {}, call: { ...ofApi.call, kind: 'method', method } });

export const cloudfrontModels: readonly LibraryModel[] = [ofCdk, ofTemplate, ofPulumi, ofApi, byMethod('createResponseHeadersPolicy'), byMethod('updateResponseHeadersPolicy')];
