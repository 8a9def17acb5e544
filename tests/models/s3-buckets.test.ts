import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import anywhere from '../../rules/no-wildcard-origin.ts';
import validOrigin from '../../rules/valid-allow-origin.ts';
import { testRule, withoutCredentials, type Case } from '../harness.ts';
import { data, nullCase } from './ways.ts';

const imports = "import { Bucket, CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';\n";
const sdk = "import { S3Client, PutBucketCorsCommand } from '@aws-sdk/client-s3';\n";
const pulumi = "import * as aws from '@pulumi/aws';\n";

/** The ways to give a bucket a rule with a list of origins, as each calls its options. */
const ways = (origins: string): string[] => [
  `${imports}new Bucket(this, 'files', { cors: [{ allowedOrigins: ${origins}, allowedMethods: [HttpMethods.GET, HttpMethods.PUT], allowedHeaders: ['*'], exposedHeaders: ['ETag'] }] });`,
  `import * as s3 from '@aws-cdk/aws-s3';\nconst rule = { allowedOrigins: ${origins}, allowedMethods: [s3.HttpMethods.GET] };\nnew s3.Bucket(this, 'files', { cors: [rule] });`,
  `import * as s3 from 'aws-cdk-lib/aws-s3';\nbucket.addCorsRule({ allowedOrigins: ${origins}, allowedMethods: [s3.HttpMethods.POST] });`,
  `${imports}new CfnBucket(this, 'files', { corsConfiguration: { corsRules: [{ allowedOrigins: ${origins}, allowedMethods: ['GET'] }] } });`,
  `${sdk}export const allow = async (client) => { await client.send(new PutBucketCorsCommand({ Bucket: 'files', CORSConfiguration: { CORSRules: [{ AllowedOrigins: ${origins}, AllowedMethods: ['GET'], ExposeHeaders: ['ETag'], MaxAgeSeconds: 3000 }] } })); };`,
  `const AWS = require('aws-sdk');\nnew AWS.S3().putBucketCors({ Bucket: 'files', CORSConfiguration: { CORSRules: [{ AllowedOrigins: ${origins}, AllowedMethods: ['PUT'] }] } }, done);`,
  `${pulumi}new aws.s3.BucketCorsConfiguration('files', { bucket: bucket.id, corsRules: [{ allowedOrigins: ${origins}, allowedMethods: ['GET'], maxAgeSeconds: 3000 }] });`,
  `import { s3 } from '@pulumi/aws';\nnew s3.BucketCorsConfigurationV2('files', { bucket: bucket.id, corsRules: [{ allowedOrigins: ${origins}, allowedMethods: ['GET'] }] });`,
  `new sst.aws.Bucket('Files', { cors: { allowOrigins: ${origins}, allowMethods: ['GET'] } });`,
];

testRule('a rule of a bucket in S3', anywhere, {}, {
  'lets everybody in by a star': {
    wildcard: [...ways("«['*']»"), `${imports}new Bucket(this, 'files', { cors: [{ allowedOrigins: ['https://app.acme.dev'], allowedMethods: [HttpMethods.PUT] }, { allowedOrigins: «['*']», allowedMethods: [HttpMethods.GET] }] });`, "new «sst.aws.Bucket»('Files'); // cors"],
    valid: [
      ...ways("['https://app.acme.dev', 'https://*.acme.dev']"),
      `${imports}new Bucket(this, 'files', { cors: rules });`,
      "import { Bucket } from './buckets';\nnew Bucket(this, 'files', { cors: [{ allowedOrigins: ['*'] }] });",
      // Tencent's SDK has the rules elsewhere.
      "cos.putBucketCors({ Bucket: 'files', CORSRules: [{ AllowedOrigins: ['*'], AllowedMethods: ['GET'] }] });",
      "new sst.aws.Bucket('Files', { cors: false });",
    ],
  },
});

testRule('a star beside the scheme in S3', reflected, { data }, {
  'lets every website in': {
    reflected: [ways("«['https://*']»")[0]!, ways("«['http://*', 'https://*']»")[4]!, ways("«['https://*']»")[6]!].map(withoutCredentials),
    valid: [...ways("['https://app.acme.dev', 'https://*.acme.dev']"), ...ways("['https://*.*']"), "import { RestApi } from 'aws-cdk-lib/aws-apigateway';\nnew RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: ['https://*'] } });"],
  },
});

testRule('credentials in S3', wildcard, {}, { 'are no option': { valid: ways("['*']") } });

testRule('a list of origins in S3', nullOrigin, {}, {
  'can name the opaque origin': {
    null: ways("['https://app.acme.dev', «'null'»]").slice(0, 3).map(nullCase),
    valid: ways("['https://app.acme.dev']"),
  },
});

/** A case in which a slash at the end keeps a website out. */
const slash = (code: string): Case => ({ code, data: { text: 'https://app.acme.dev/', meant: 'https://app.acme.dev' }, fixed: code.replace(/«[^»]*»/, () => "'https://app.acme.dev'") });

testRule('an origin in S3', validOrigin, {}, {
  'is compared whole': { compared: ways("[«'https://app.acme.dev/'»]").map(slash), valid: ways("['https://*.acme.dev', 'https']") },
});
