import untrusted from '../../rules/no-untrusted-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import anywhere from '../../rules/no-wildcard-origin.ts';
import validOrigin from '../../rules/valid-allow-origin.ts';
import { testRule } from '../harness.ts';

const imports = "import { ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';\n";

/** A policy with some origins, with or without credentials. */
const policy = (origins: string, credentials: boolean): string =>
  `${imports}new ResponseHeadersPolicy(this, 'headers', { corsBehavior: { accessControlAllowOrigins: ${origins}, accessControlAllowCredentials: ${credentials}, accessControlAllowHeaders: ['X-Shop'], accessControlAllowMethods: ['ALL'], originOverride: true } });`;

testRule('a policy of CloudFront', anywhere, {}, {
  'lets everybody in by a star': {
    wildcard: [
      policy("«['*']»", false),
      "import { aws_cloudfront as cloudfront } from 'aws-cdk-lib';\nconst corsBehavior = { accessControlAllowOrigins: «['*']», accessControlAllowCredentials: false, originOverride: false };\nnew cloudfront.ResponseHeadersPolicy(this, 'headers', { corsBehavior });",
      "import * as cdk from 'aws-cdk-lib';\nclass Shop extends cdk.Stack { constructor(scope) { super(scope, 'shop'); new cdk.aws_cloudfront.ResponseHeadersPolicy(this, 'headers', { corsBehavior: { accessControlAllowOrigins: «['*']», accessControlAllowCredentials: false, originOverride: true } }); } }\nnew Shop(new cdk.App());",
    ],
    valid: [
      policy("['https://app.acme.dev']", false),
      policy('[`https://${domain}`]', false),
      "import { ResponseHeadersPolicy } from './policies';\nnew ResponseHeadersPolicy(this, 'headers', { corsBehavior: { accessControlAllowOrigins: ['*'], accessControlAllowCredentials: false } });",
    ],
  },
});

testRule('a star beside credentials in CloudFront', wildcard, {}, { 'was not observed': { valid: [policy("['*']", true)] } });

testRule('an origin of CloudFront', validOrigin, {}, {
  'may do without a scheme, and begin with a star': {
    compared: [{ code: policy("[«'https://app.acme.dev/'»]", true), data: { text: 'https://app.acme.dev/', meant: 'https://app.acme.dev' }, fixed: policy("['https://app.acme.dev']", true) }],
    valid: [policy("['app.acme.dev', '*.acme.dev', 'https://*.acme.dev']", true)],
  },
});

testRule('an origin without encryption in CloudFront', untrusted, { data: { witness: 'http://app.acme.dev' } }, {
  'is reported beside credentials': {
    http: [{ code: policy("[«'http://app.acme.dev'»]", true), suggest: { https: policy("['https://app.acme.dev']", true) } }],
    valid: [policy("['http://app.acme.dev']", false), policy("['https://app.acme.dev']", true)],
  },
});
