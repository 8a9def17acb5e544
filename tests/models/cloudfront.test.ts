import untrusted from '../../rules/no-untrusted-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import anywhere from '../../rules/no-wildcard-origin.ts';
import validOptions from '../../rules/valid-cors-options.ts';
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

/** The same options where the lists are within objects: in Pulumi, in templates, and in calls of the API. */
const inItems = (origins: string, credentials: boolean): string[] => {
  const config = `{ accessControlAllowOrigins: { items: ${origins} }, accessControlAllowCredentials: ${credentials}, accessControlAllowHeaders: { items: ['X-Shop'] }, accessControlAllowMethods: { items: ['ALL'] }, originOverride: true }`;
  const named = `{ ResponseHeadersPolicyConfig: { Name: 'shop', CorsConfig: { AccessControlAllowOrigins: { Quantity: 1, Items: ${origins} }, AccessControlAllowCredentials: ${credentials}, AccessControlAllowMethods: { Quantity: 1, Items: ['ALL'] }, OriginOverride: true } } }`;
  return [
    `import * as aws from '@pulumi/aws';\nnew aws.cloudfront.ResponseHeadersPolicy('headers', { comment: 'shop', corsConfig: ${config} });`,
    `import { CfnResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';\nnew CfnResponseHeadersPolicy(this, 'headers', { responseHeadersPolicyConfig: { name: 'shop', corsConfig: ${config} } });`,
    `import { CloudFrontClient, CreateResponseHeadersPolicyCommand } from '@aws-sdk/client-cloudfront';\nawait new CloudFrontClient({}).send(new CreateResponseHeadersPolicyCommand(${named}));`,
    `const { CloudFront } = require('aws-sdk');\nnew CloudFront().createResponseHeadersPolicy(${named}, done);`,
  ];
};

testRule('a star within an object', anywhere, {}, {
  'lets everybody in': {
    wildcard: inItems("«['*']»", false),
    valid: [
      ...inItems("['https://app.acme.dev']", false),
      ...inItems('origins', false),
      "import * as aws from '@pulumi/aws';\nnew aws.cloudfront.ResponseHeadersPolicy('headers', { corsConfig: { accessControlAllowOrigins: ['*'], accessControlAllowCredentials: false } });",
      "import { aws } from './aws';\nnew aws.cloudfront.ResponseHeadersPolicy('headers', { corsConfig: { accessControlAllowOrigins: { items: ['*'] } } });",
      "audit.createResponseHeadersPolicy({ cors: { Items: ['*'] } });",
    ],
  },
});

testRule('an origin within an object', untrusted, { data: { witness: 'http://app.acme.dev' } }, {
  'is compared, with credentials': {
    http: inItems("[«'http://app.acme.dev'»]", true).map((code) => ({ code, suggest: { https: code.replace(/[«»]/g, '').replace('http://', 'https://') } })),
    valid: [...inItems("['https://app.acme.dev']", true), ...inItems("['http://app.acme.dev']", false)],
  },
});

testRule('names of what is within objects', validOptions, {}, { 'are those of the API': { valid: inItems("['https://app.acme.dev']", true) } });
