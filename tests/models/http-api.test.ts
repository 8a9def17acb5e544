import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import anywhere from '../../rules/no-wildcard-origin.ts';
import { testRule, withoutCredentials } from '../harness.ts';
import { data, nullCase } from './ways.ts';

const imports = "import { CfnApi, CorsHttpMethod, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';\n";
const pulumi = "import * as aws from '@pulumi/aws';\n";

testRule('an HTTP API of API Gateway', reflected, { data }, {
  'allows every website by a scheme alone': {
    reflectedCredentials: [
      `${imports}new HttpApi(this, 'api', { corsPreflight: { allowOrigins: «['https://*']», allowCredentials: true, allowMethods: [CorsHttpMethod.ANY] } });`,
      `${imports}export class Shop extends Stack { constructor(scope, id, props) { super(scope, id, props); const api = new HttpApi(this, 'api', { corsPreflight: { allowOrigins: «['https://app.acme.dev', 'https://*']», allowCredentials: true } }); } }`,
      "import { aws_apigatewayv2 as v2 } from 'aws-cdk-lib';\nnew v2.CfnApi(this, 'api', { corsConfiguration: { allowOrigins: «['https://*', 'http://*']», allowCredentials: true } });",
      "import * as apigw from '@aws-cdk/aws-apigatewayv2-alpha';\nnew apigw.HttpApi(this, 'api', { corsPreflight: { allowOrigins: «['https://*']», allowCredentials: true } });",
      `${pulumi}export const api = new aws.apigatewayv2.Api('api', { protocolType: 'HTTP', corsConfiguration: { allowOrigins: «['https://*']», allowCredentials: true } });`,
      "import { Api } from '@pulumi/aws/apigatewayv2';\nnew Api('api', { protocolType: 'HTTP', corsConfiguration: { allowOrigins: «['https://*']», allowCredentials: true } }, { provider });",
      "export default $config({ app() { return { name: 'shop' }; }, async run() { const api = new sst.aws.ApiGatewayV2('Api', { cors: { allowOrigins: «['https://*']», allowCredentials: true } }); return { url: api.url }; } });",
    ],
    reflected: [`${imports}new HttpApi(this, 'api', { corsPreflight: { allowOrigins: «['https://*']» } });`].map(withoutCredentials),
    valid: [
      `${imports}new HttpApi(this, 'api', { corsPreflight: { allowOrigins: ['https://app.acme.dev'], allowCredentials: true } });`,
      `${imports}new HttpApi(this, 'api', { corsPreflight: { allowOrigins: props.origins, allowCredentials: true } });`,
      // What becomes of these is not known.
      `${imports}new HttpApi(this, 'api', { corsPreflight: { allowOrigins: ['https://*.acme.dev'], allowCredentials: true } });`,
      `${imports}new HttpApi(this, 'api', { corsPreflight: { allowOrigins: ['*', 'https://app.acme.dev'], allowCredentials: true } });`,
      // A REST API compares origins whole, and another module is another API.
      "import { RestApi } from 'aws-cdk-lib/aws-apigateway';\nnew RestApi(this, 'api', { defaultCorsPreflightOptions: { allowOrigins: ['https://*'], allowCredentials: true } });",
      "import { HttpApi } from './http-api';\nnew HttpApi(this, 'api', { corsPreflight: { allowOrigins: ['https://*'], allowCredentials: true } });",
      "import sst from './sst';\nnew sst.aws.ApiGatewayV2('Api', { cors: { allowOrigins: ['https://*'], allowCredentials: true } });",
    ],
  },
});

testRule('an HTTP API with a star', anywhere, {}, {
  'lets everybody in without credentials': {
    wildcard: [
      `${imports}new HttpApi(this, 'api', { corsPreflight: { allowOrigins: «['*']», allowMethods: [CorsHttpMethod.GET] } });`,
      `${pulumi}new aws.apigatewayv2.Api('api', { protocolType: 'HTTP', corsConfiguration: { allowOrigins: «['*']» } });`,
      "new sst.aws.ApiGatewayV2('Api', { cors: «true» });",
      "new sst.aws.ApiGatewayV2('Api', { cors: «{ allowMethods: ['GET'] }» });",
    ],
    valid: [
      `${imports}new HttpApi(this, 'api', { apiName: 'cors' });`,
      `${imports}new HttpApi(this, 'api', { corsPreflight: { allowOrigins: ['https://app.acme.dev'] } });`,
      "new sst.aws.ApiGatewayV2('Api', { cors: false });",
      "new sst.cloudflare.Worker('Api', { cors: true });",
    ],
  },
});

testRule('a star beside credentials in an HTTP API', wildcard, {}, {
  'is refused before anything is sent': {
    valid: [
      // "allowCredentials is not supported when allowOrigin is '*'", says the CDK; and the service "allow-credentials is not supported if 'allow-origin' is *".
      `${imports}new HttpApi(this, 'api', { corsPreflight: { allowOrigins: ['*'], allowCredentials: true } });`,
      `${imports}new CfnApi(this, 'api', { corsConfiguration: { allowOrigins: ['*'], allowCredentials: true } });`,
      `${pulumi}new aws.apigatewayv2.Api('api', { corsConfiguration: { allowOrigins: ['*'], allowCredentials: true } });`,
    ],
  },
});

testRule('a list of origins of an HTTP API', nullOrigin, {}, {
  'can name the opaque origin': {
    nullCredentials: [nullCase(`${imports}new HttpApi(this, 'api', { corsPreflight: { allowOrigins: ['https://app.acme.dev', «'null'»], allowCredentials: true } });`)],
    valid: [`${imports}new HttpApi(this, 'api', { corsPreflight: { allowOrigins: ['https://null.acme.dev'], allowCredentials: true } });`],
  },
});
