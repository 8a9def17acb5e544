import { reportedFiles } from './whole-files.ts';

const js = String.raw;

reportedFiles({
  'AWS Lambda: the Origin comes back with credentials': [
    js`
export const handler = async (event) => {
  return {
    statusCode: 200,
    headers: {
      // reports: no-reflected-origin
      'Access-Control-Allow-Origin': event.headers.origin,
      'Access-Control-Allow-Credentials': true,
    },
    body: JSON.stringify({ name: 'Ada' }),
  };
};
`,
  ],
  'AWS Lambda: an error without the headers': [
    {
      options: { 'require-cors-on-errors': { everyResponse: true } },
      code: js`
import { findOrders } from './orders.js';

export const handler = async (event) => {
  try {
    const orders = await findOrders(event.pathParameters.id);
    return { statusCode: 200, headers: { 'Access-Control-Allow-Origin': 'https://app.shop.example' }, body: JSON.stringify(orders) };
  } catch (error) {
    // reports: require-cors-on-errors
    return { statusCode: 500, body: JSON.stringify({ message: error.message }) };
  }
};
`,
    },
  ],
  'AWS CDK: any origin with credentials, which the browser blocks': [
    {
      filename: 'lib/api-stack.ts',
      code: js`
import * as cdk from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';

export class ApiStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);
    new apigateway.RestApi(this, 'Api', {
      defaultCorsPreflightOptions: {
        // reports: no-wildcard-credentials
        allowOrigins: apigateway.Cors.ALL_ORIGINS,
        allowCredentials: true,
      },
    });
  }
}
`,
    },
    {
      filename: 'lib/api-stack.ts',
      code: js`
import { Stack } from 'aws-cdk-lib';
import { Cors, RestApi } from 'aws-cdk-lib/aws-apigateway';

export class ApiStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const api = new RestApi(this, 'Api');
    const orders = api.root.addResource('orders');
    // reports: no-wildcard-credentials
    orders.addCorsPreflight({ allowOrigins: Cors.ALL_ORIGINS, allowCredentials: true });
  }
}
`,
    },
  ],
  'socket.io: every website gets in': [
    js`
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const httpServer = createServer();
const io = new Server(httpServer, {
  // reports: no-reflected-origin
  cors: { origin: true, credentials: true },
});
io.on('connection', (socket) => socket.emit('hello'));
httpServer.listen(3000);
`,
  ],
  'GraphQL Yoga sends the Origin back for `*`': [
    js`
import { createServer } from 'node:http';
import { createYoga } from 'graphql-yoga';
import { schema } from './schema.js';

const yoga = createYoga({
  schema,
  // reports: no-wildcard-credentials
  cors: { origin: '*', credentials: true },
});
createServer(yoga).listen(3000);
`,
  ],
  'h3: every website gets in': [
    js`
import { createServer } from 'node:http';
import { createApp, defineEventHandler, handleCors, toNodeListener } from 'h3';

const app = createApp();
app.use(defineEventHandler((event) => {
  // reports: no-reflected-origin
  if (handleCors(event, { origin: () => true, credentials: true, methods: '*' })) return;
  return { name: 'Ada' };
}));
createServer(toNodeListener(app)).listen(3000);
`,
  ],
  'itty-router sends the Origin back for `*`, and `*` for the methods': [
    js`
import { AutoRouter, cors } from 'itty-router';

// reports: no-wildcard-credentials
// reports: valid-allow-methods
const { preflight, corsify } = cors({ credentials: true });
const router = AutoRouter({ before: [preflight], finally: [corsify] });
router.get('/account', () => ({ name: 'Ada' }));
export default router;
`,
  ],
  'middy sends the Origin back for `*`': [
    js`
import middy from '@middy/core';
import httpCors from '@middy/http-cors';

const lambdaHandler = async () => ({ statusCode: 200, body: JSON.stringify({ name: 'Ada' }) });
export const handler = middy()
  // reports: no-wildcard-credentials
  .use(httpCors({ origins: ['*'], credentials: true }))
  .handler(lambdaHandler);
`,
  ],
});
