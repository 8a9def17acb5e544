import { constructs } from './cdk-modules.ts';
import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

/** `corsBehavior` of a policy for response headers. What CloudFront makes of `*` beside credentials was not observed. */
export const cloudfrontModel: LibraryModel = {
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
