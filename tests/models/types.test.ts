import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';
import { data, dropped, nobody } from './ways.ts';

testRule('options of a type', reflected, { data }, {
  'are a policy where they are written and exported': {
    reflectedCredentials: [
      "import type { CorsOptions } from 'cors'; export const options: CorsOptions = { origin: «true», credentials: true };",
      "import type { FastifyCorsOptions } from '@fastify/cors'; export const options: FastifyCorsOptions = { origin: «true», credentials: true };",
      "import type { FastifyCorsOptions as Options } from '@fastify/cors'; export default { origin: «true», credentials: true } satisfies Options; // cors",
      "import cors from '@fastify/cors'; export const options = { origin: «true», credentials: true } as cors.FastifyCorsOptions;",
      "import type { CorsOptions } from '@nestjs/common/interfaces/external/cors-options.interface'; export const options: CorsOptions = { origin: «true», credentials: true };",
      "import type { CorsOptions } from 'itty-router'; export const options: CorsOptions = { origin: «true», credentials: true };",
    ].map(nobody),
    valid: [
      "import type { FastifyCorsOptions } from '@fastify/cors'; export const options: FastifyCorsOptions = { origin: ['https://app.acme.dev'], credentials: true };",
      // A type of the program's own, or of something else.
      "import type { CorsOptions } from './types'; export const options: CorsOptions = { origin: true };",
      "import type { FastifyCorsHookOptions } from '@fastify/cors'; export const options: FastifyCorsHookOptions = { origin: true };",
      // It is used in this file, with another origin.
      "import cors, { type FastifyCorsOptions } from '@fastify/cors'; const base: FastifyCorsOptions = { origin: true, credentials: true }; app.register(cors, { ...base, origin: 'https://app.acme.dev' });",
      // What is exported allows no origin of its own.
      "import type { FastifyCorsOptions } from '@fastify/cors'; export const options: FastifyCorsOptions = { credentials: true };",
    ],
  },
});

testRule('options of a type', wildcard, { data: { ...data, library: '@koa/cors' } }, {
  'mean what the library makes of them': {
    reflected: ["import cors from '@koa/cors'; export const options: cors.Options = { origin: «'*'», credentials: true };", "import type { Options } from '@koa/cors'; export const options: Options = { origin: «'*'», credentials: true };"],
    blocked: [
      dropped("import type { FastifyCorsOptions } from '@fastify/cors'; export const options: FastifyCorsOptions = { origin: «['https://app.acme.dev', '*']», credentials: true };"),
      dropped("import type { AccessControlOptions } from '@tinyhttp/cors'; export const options: AccessControlOptions = { origin: «true», credentials: true };"),
    ],
    valid: [
      "import type { CorsOptions } from 'cors'; export const options: CorsOptions = { origin: ['https://app.acme.dev', '*'], credentials: true };",
      "import type { FastifyCorsOptions } from '@fastify/cors'; export const options: FastifyCorsOptions = { origin: '*' };",
    ],
  },
});
