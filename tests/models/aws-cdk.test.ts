import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, type Case } from '../harness.ts';

const drop = (code: string): Case => ({ code, suggest: { dropCredentials: code.replace(/[«»]/g, '').replace('allowCredentials: true', 'allowCredentials: false') } });
const imports = "import { Cors, RestApi, LambdaRestApi } from 'aws-cdk-lib/aws-apigateway';\n";

testRule('a REST API of the AWS CDK', wildcard, {}, {
  'has the options of its preflights among its own': {
    blocked: [
      `${imports}new RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: «Cors.ALL_ORIGINS», allowCredentials: true } });`,
      `${imports}new LambdaRestApi(stack, 'api', { handler, defaultCorsPreflightOptions: { allowOrigins: «['*']», allowCredentials: true, allowMethods: Cors.ALL_METHODS } });`,
      "import * as apigateway from '@aws-cdk/aws-apigateway';\nconst options = { allowOrigins: «apigateway.Cors.ALL_ORIGINS», allowCredentials: true };\nnew apigateway.RestApi(this, 'api', { defaultCorsPreflightOptions: options });",
      "import { aws_apigateway as apigw } from 'aws-cdk-lib';\nnew apigw.RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: «apigw.Cors.ALL_ORIGINS», allowCredentials: true } });",
      "const api = require('aws-cdk-lib/aws-apigateway');\nnew api.RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: «api.Cors.ALL_ORIGINS», allowCredentials: true } });",
      `${imports}class Stack { constructor(scope) { const api = new RestApi(scope, 'api'); api.root.addCorsPreflight({ allowOrigins: «['*']», allowCredentials: true }); } }\nexport default Stack;`,
      `${imports}api.root.addResource('orders', { defaultCorsPreflightOptions: { allowOrigins: «['*']», allowCredentials: true } });`,
    ].map(drop),
    valid: [
      `${imports}new RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: Cors.ALL_ORIGINS } });`,
      `${imports}new RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: ['https://app.acme.dev', 'https://www.acme.dev'], allowCredentials: true } });`,
      `${imports}new RestApi(this, 'api', { restApiName: 'cors' });`,
      `${imports}new RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: props.origins, allowCredentials: true } });`,
      // The same names in a module of one's own.
      "import { RestApi, Cors } from './cors-api';\nnew RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: ['*'], allowCredentials: true } });",
      // It cannot be deployed: "allowCredentials is not supported when allowOrigin is '*'".
      "import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';\nnew HttpApi(this, 'api', { corsPreflight: { allowOrigins: ['*'], allowCredentials: true } });",
    ],
  },

  'is also what a class is that extends it': {
    blocked: [
      `${imports}export class Api extends RestApi { constructor(scope, id) { super(scope, id, { defaultCorsPreflightOptions: { allowOrigins: «Cors.ALL_ORIGINS», allowCredentials: true } }); } }`,
      // Whoever makes one may give other options; those that stand here hold until then.
      `${imports}export class Api extends RestApi { constructor(scope, id, props) { super(scope, id, { defaultCorsPreflightOptions: { allowOrigins: «Cors.ALL_ORIGINS», allowCredentials: true }, ...props }); } }`,
    ].map(drop),
    valid: [
      `${imports}export class Api extends RestApi { constructor(scope, id, props) { super(scope, id, { defaultCorsPreflightOptions: { allowOrigins: Cors.ALL_ORIGINS, allowCredentials: true }, ...props, defaultCorsPreflightOptions: { allowOrigins: ['https://app.acme.dev'] } }); } }`,
      `${imports}export class Api extends Base { constructor(scope, id) { super(scope, id, { defaultCorsPreflightOptions: { allowOrigins: Cors.ALL_ORIGINS, allowCredentials: true } }); } }`,
    ],
  },
});

testRule('origins of the AWS CDK', reflected, {}, {
  'are compared exactly': {
    valid: [`${imports}new RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: ['https://*.acme.dev'], allowCredentials: true } });`],
  },
});

testRule('a list of origins of the AWS CDK', nullOrigin, {}, {
  'can name the opaque origin': {
    nullCredentials: [{ code: `${imports}new RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: ['https://app.acme.dev', «'null'»], allowCredentials: true } });`, suggest: { remove: `${imports}new RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: ['https://app.acme.dev'], allowCredentials: true } });` } }],
    valid: [`${imports}new RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: ['https://app.acme.dev'], allowCredentials: true } });`],
  },
});
