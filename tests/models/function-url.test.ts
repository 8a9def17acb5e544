import wildcard from '../../rules/no-wildcard-credentials.ts';
import anywhere from '../../rules/no-wildcard-origin.ts';
import { testRule } from '../harness.ts';

const library = 'AWS Lambda';

testRule('the URL of a function', wildcard, { data: { library, witness: 'https://evil.example' } }, {
  'sends the Origin in the place of a star beside credentials': {
    reflected: [
      "import { FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';\nfn.addFunctionUrl({ authType: FunctionUrlAuthType.NONE, cors: { allowedOrigins: «['*']», allowCredentials: true } });",
      "import * as lambda from 'aws-cdk-lib/aws-lambda';\nnew lambda.FunctionUrl(this, 'url', { function: fn, cors: { allowedOrigins: «['*']», allowCredentials: true } });",
      "import { FunctionUrl } from '@aws-cdk/aws-lambda';\nconst cors = { allowedOrigins: «['*']», allowCredentials: true };\nnew FunctionUrl(this, 'url', { function: fn, cors });",
      "import * as aws from '@pulumi/aws';\nnew aws.lambda.FunctionUrl('url', { functionName: fn.name, authorizationType: 'NONE', cors: { allowOrigins: «['*']», allowCredentials: true, allowMethods: ['*'] } });",
      "import { lambda } from '@pulumi/aws';\nexport const url = new lambda.FunctionUrl('url', { functionName: fn.name, cors: { allowOrigins: «['*']», allowCredentials: true } }, { parent: fn });",
      "export default $config({ async run() { new sst.aws.Function('Api', { handler: 'src/api.handler', url: { cors: { allowOrigins: «['*']», allowCredentials: true } } }); } });",
      // SST allows every origin where nothing is said of them.
      "new sst.aws.Function('Api', { handler: 'src/api.handler', url: { cors: «{ allowCredentials: true }» } });",
    ],
    valid: [
      "fn.addFunctionUrl({ cors: { allowedOrigins: ['*'] } });",
      "fn.addFunctionUrl({ cors: { allowedOrigins: ['https://app.acme.dev'], allowCredentials: true } });",
      "fn.addFunctionUrl({ cors: { allowCredentials: true } });",
      "fn.addUrl({ cors: { allowedOrigins: ['*'], allowCredentials: true } });",
      "import * as aws from '@pulumi/aws';\nnew aws.lambda.FunctionUrl('url', { functionName: fn.name, cors: { allowOrigins: ['https://app.acme.dev'], allowCredentials: true } });",
      // Pulumi calls them otherwise than the CDK.
      "import * as aws from '@pulumi/aws';\nnew aws.lambda.FunctionUrl('url', { functionName: fn.name, cors: { allowCredentials: true } });",
      "new sst.aws.Function('Api', { handler: 'src/api.handler', url: true });",
      "new sst.aws.Function('Api', { handler: 'src/api.handler', url: { cors: false } });",
      "new sst.aws.Router('Api', { url: { cors: { allowOrigins: ['*'], allowCredentials: true } } });",
    ],
  },
});

testRule('the URL of a function without credentials', anywhere, {}, {
  'lets everybody in by a star': {
    wildcard: [
      "fn.addFunctionUrl({ cors: { allowedOrigins: «['*']» } });",
      "import * as aws from '@pulumi/aws';\nnew aws.lambda.FunctionUrl('url', { functionName: fn.name, cors: { allowOrigins: «['*']» } });",
      "new sst.aws.Function('Api', { handler: 'src/api.handler', url: { cors: «{ allowMethods: ['GET'] }» } });",
    ],
    valid: ["new sst.aws.Function('Api', { handler: 'src/api.handler', url: { cors: { allowOrigins: ['https://app.acme.dev'] } } });", "new Function('Api', { url: { cors: { allowOrigins: ['*'] } } });"],
  },
});
