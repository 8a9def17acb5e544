import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';
import { byDefault, data, dropped, nobody, patternCase, suffixCase } from './ways.ts';

const setup = "import NextCors from 'nextjs-cors'; ";

/** A handler that asks the library first. */
const handler = (options: string, cors = 'NextCors'): string => `export default async function handler(req, res) { await ${cors}(req, res, ${options}); res.json({ name: 'Ann' }); }`;

testRule('nextjs-cors', reflected, { data }, {
  'hands its third argument on to cors, however it is required': {
    reflectedCredentials: [...byDefault('nextjs-cors', (cors) => handler('{ origin: «true», credentials: true }', cors)), `${setup}const options = { origin: «true», credentials: true }; ${handler('options')}`].map(nobody),
    alwaysAllows: [nobody(`${setup}${handler('{ origin: (origin, callback) => callback(null, «true»), credentials: true }')}`)],
    valid: [
      ...byDefault('nextjs-cors', (cors) => handler("{ origin: ['https://app.acme.dev'], credentials: true }", cors)),
      `${setup}${handler('{ origin: process.env.WEB, credentials: true }')}`,
      `${setup}export default async function handler(req, res) { await NextCors(req, res); res.json({}); }`,
      `import NextCors from './cors'; ${handler('{ origin: true, credentials: true }')}`,
    ],
  },
});

testRule('nextjs-cors', wildcard, { setup }, {
  'is blocked with `*` and credentials': {
    blocked: [dropped(handler("{ origin: «'*'», credentials: true }")), dropped(handler("{ methods: ['GET'], origin: «'*'», credentials: true }"))],
    valid: [handler("{ origin: '*' }"), handler("{ origin: ['*'], credentials: true }"), handler("{ origin: '*', credentials: 'true' }")],
  },
});

testRule('nextjs-cors', weak, { setup }, {
  'tests patterns as they are, and asks functions': {
    repairable: [patternCase(handler('{ origin: «/acme\\.dev$/», credentials: true }'))],
    check: [suffixCase(handler("{ origin: (origin, callback) => callback(null, «origin.endsWith('acme.dev')»), credentials: true }"))],
    valid: [handler('{ origin: /^https:\\/\\/acme\\.dev$/, credentials: true }')],
  },
});
