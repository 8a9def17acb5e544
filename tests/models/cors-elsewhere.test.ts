import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, type Case } from '../harness.ts';

const data = { witness: 'https://evil.example', credentials: ' with credentials', library: '@koa/cors' };

const everybody = (code: string): Case => ({ code, suggest: { nobody: code.replace('«true»', '[]') } });

testRule('what hands options on to cors', reflected, { data }, {
  'is read as cors is': {
    reflectedCredentials: [
      "import express, { cors } from '@feathersjs/express'; const app = express(feathers()); app.use(cors({ origin: «true», credentials: true }));",
      "const { cors } = require('@feathersjs/express'); app.use(cors({ origin: «true», credentials: true }));",
      "import { RestApplication } from '@loopback/rest'; new RestApplication({ rest: { port: 3000, cors: { origin: «true», credentials: true } } });",
      "import { RestApplication } from '@loopback/rest'; export class App extends RestApplication { constructor() { super({ rest: { cors: { origin: «true», credentials: true } } }); } }",
      "import { oakCors } from 'https://deno.land/x/cors@v1.2.2/mod.ts'; app.use(oakCors({ origin: «true», credentials: true }));",
    ].map(everybody),
    valid: [
      "import { koa, cors } from '@feathersjs/koa'; app.use(cors());",
      "import { cors } from '@feathersjs/express'; app.use(cors({ origin: ['https://app.acme.dev'], credentials: true }));",
      "import { RestApplication } from '@loopback/rest'; new RestApplication({ rest: { cors: { origin: 'https://app.acme.dev', credentials: true } } });",
      "import { RestApplication } from '@loopback/rest'; new RestApplication({ cors: { origin: true, credentials: true } });",
      "import { oakCors } from './cors.ts'; app.use(oakCors({ origin: true, credentials: true }));",
    ],
  },
});

testRule('what hands options on to cors', wildcard, { data }, {
  'is blocked where cors is, and reflects where @koa/cors does': {
    reflected: ["import { koa, cors } from '@feathersjs/koa'; app.use(cors({ origin: «'*'», credentials: true }));"],
    blocked: [{ code: "import { cors } from '@feathersjs/express'; app.use(cors({ origin: «'*'», credentials: true }));", suggest: { dropCredentials: "import { cors } from '@feathersjs/express'; app.use(cors({ origin: '*', credentials: false }));" } }],
    valid: ["import { cors } from '@feathersjs/express'; app.use(cors({ origin: '*' }));"],
  },
});
