import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import { testRule, type Case } from '../harness.ts';

const data = { witness: 'https://evil.example', credentials: ' with credentials' };
const start = 'const app = await NestFactory.create(AppModule);';

/** A `true` that lets everybody in may be replaced by a list of nobody. */
const everybody = (code: string): Case => ({ code, suggest: { nobody: code.replace('«true»', '[]') } });

testRule('NestJS', reflected, { data, setup: "import { NestFactory } from '@nestjs/core';\n" }, {
  'hands options on to cors': {
    reflectedCredentials: [
      everybody(`${start} app.enableCors({ origin: «true», credentials: true });`),
      everybody('const app = await NestFactory.create(AppModule, { cors: { origin: «true», credentials: true } });'),
      everybody(`const options = { origin: «true», credentials: true }; ${start} app.enableCors(options);`),
    ],
    alwaysAllows: [`${start} app.enableCors({ origin: (origin, callback) => callback(null, «true»), credentials: true });`].map((code) => ({ code, suggest: { nobody: code.replace('«true»', '[]') } })),
    valid: [
      `${start} app.enableCors({ origin: ['https://app.acme.dev'], credentials: true });`,
      `${start} app.enableCors();`,
      `${start} app.enableCors({ origin: ['*'], credentials: true });`,
      'const app = await NestFactory.create(AppModule, { cors: true });',
      'const app = await NestFactory.create(AppModule, { cors: false });',
    ],
  },
});

testRule('a gateway of NestJS', wildcard, { setup: "import { WebSocketGateway } from '@nestjs/websockets';\n" }, {
  'has its own options': {
    blocked: [
      "@WebSocketGateway({ cors: { origin: «'*'», credentials: true } }) export class Chat {}",
      "@WebSocketGateway(80, { cors: { origin: «'*'», credentials: true } }) class Chat {}",
    ].map((code) => ({ code, suggest: { dropCredentials: code.replace(/[«»]/g, '').replace('credentials: true', 'credentials: false') } })),
    valid: ["@WebSocketGateway({ cors: { origin: '*' } }) export class Chat {}", '@WebSocketGateway({ cors: true }) export class Chat {}', '@WebSocketGateway() export class Chat {}'],
  },
});

testRule('a callback of NestJS', weak, { setup: "import { NestFactory } from '@nestjs/core';\n", data: { reach: ' It can then read this response as the user.', supposed: '' } }, {
  'is asked with the origins of others': {
    check: [{
      code: `${start} app.enableCors({ origin: (origin, callback) => callback(null, «origin.endsWith('acme.dev')»), credentials: true });`,
      data: { check: "origin.endsWith('acme.dev')", witness: 'https://evilacme.dev', repair: '/^https:\\/\\/(?:[a-z0-9-]+\\.)*acme\\.dev$/.test(origin)', text: '/^https:\\/\\/(?:[a-z0-9-]+\\.)*acme\\.dev$/.test(origin)' },
      suggest: { repair: `${start} app.enableCors({ origin: (origin, callback) => callback(null, /^https:\\/\\/(?:[a-z0-9-]+\\.)*acme\\.dev$/.test(origin)), credentials: true });` },
    }],
    valid: [`${start} app.enableCors({ origin: (origin, callback) => callback(null, origin === 'https://acme.dev'), credentials: true });`],
  },
});
