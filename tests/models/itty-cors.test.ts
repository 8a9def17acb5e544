import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { instead, nullCase, byName, data, nobody, patternCase, suffixCase } from './ways.ts';
import { testRule, withoutCredentials } from '../harness.ts';

const setup = "import { cors } from 'itty-router'; ";

testRule('itty-router', wildcard, { data: { ...data, library: 'itty-router' } }, {
  'sends the Origin in the place of `*` beside credentials, however it is required': {
    reflected: [
      ...byName('itty-router', 'cors', (cors) => `const { preflight, corsify } = «${cors}({ credentials: true })»;`),
      `${setup}const { preflight, corsify } = cors({ origin: «'*'», credentials: true });`,
      `${setup}const options = { credentials: true }; export const { preflight, corsify } = «cors(options)»;`,
      "import { cors } from 'itty-router/cors'; const { preflight, corsify } = cors({ origin: «'*'», credentials: true });",
    ],
    reflectedUnset: [{ code: `${setup}const { preflight, corsify } = cors({ origin: «process.env.WEB», credentials: true });`, data: { env: 'WEB' } }],
    valid: [
      ...byName('itty-router', 'cors', (cors) => `const { preflight, corsify } = ${cors}({ origin: 'https://app.acme.dev', credentials: true });`),
      `${setup}const { preflight, corsify } = cors();`,
      `${setup}const { preflight, corsify } = cors({ origin: ['*'], credentials: true });`,
      "import { cors } from './cors'; const { preflight, corsify } = cors({ credentials: true });",
      "import cors from 'cors'; app.use(cors({ origin: process.env.WEB, credentials: true }));",
    ],
  },
});

testRule('itty-router', reflected, { data, setup }, {
  'reflects for `true`, but sends what a function answers': {
    reflectedCredentials: [nobody('const { corsify } = cors({ origin: «true», credentials: true });')],
    reflected: [instead('public', "'*'")('const { corsify } = cors({ origin: «true» });')],
    alwaysAllows: ['const { corsify } = cors({ origin: «(origin) => origin», credentials: true });', withoutCredentials('const { corsify } = cors({ origin: «(origin) => origin» });')],
    valid: [
      // The text `true` is sent.
      'const { corsify } = cors({ origin: () => true, credentials: true });',
      "const { corsify } = cors({ origin: (origin) => (origin === 'https://app.acme.dev' ? origin : undefined), credentials: true });",
      'const { corsify } = cors({ origin: false, credentials: true });',
    ],
  },
});

testRule('itty-router', weak, { setup }, {
  'tests patterns as they are, and asks functions': {
    repairable: [patternCase('const { corsify } = cors({ origin: «/acme\\.dev$/», credentials: true });')],
    check: [suffixCase("const { corsify } = cors({ origin: (origin) => («origin.endsWith('acme.dev')» ? origin : undefined), credentials: true });")],
    valid: ['const { corsify } = cors({ origin: /^https:\\/\\/acme\\.dev$/, credentials: true });', "const { corsify } = cors({ origin: [/acme\\.dev$/], credentials: true });"],
  },
});

testRule('itty-router', nullOrigin, { setup }, {
  'compares the items of a list': {
    nullCredentials: [nullCase("const { corsify } = cors({ origin: ['https://app.acme.dev', «'null'»], credentials: true });")],
    valid: ["const { corsify } = cors({ origin: ['https://app.acme.dev'], credentials: true });"],
  },
});

testRule('createCors of itty-router 4', nullOrigin, { setup: "import { createCors } from 'itty-router'; " }, {
  'compares the items of a list, and sends `*` as the Origin without credentials': {
    null: [nullCase("const { preflight, corsify } = createCors({ origins: ['https://app.acme.dev', «'null'»] });")],
    valid: ["const { preflight, corsify } = createCors({ origins: ['https://app.acme.dev'] });", 'const { preflight, corsify } = createCors();'],
  },
});

testRule('createCors of itty-router 4', reflected, { setup: "import { createCors } from 'itty-router'; ", data: { ...data, credentials: '' } }, {
  'is not more open than `*`, which stands there': {
    alwaysAllows: ['const { corsify } = createCors({ origins: «(origin) => origin» });', 'const { corsify } = createCors({ origins: () => «true» });'],
    valid: [
      'const { corsify } = createCors();', "const { corsify } = createCors({ origins: ['*'], methods: ['GET', 'PUT'] });", "const { corsify } = createCors({ origins: (origin) => origin === 'https://app.acme.dev' });",
      // Of what stands in `headers` nothing is known.
      "const { corsify } = createCors({ origins: (origin) => origin, headers: { 'X-Powered-By': 'acme' } });",
    ],
  },
});

testRule('createCors of itty-router 4', weak, { setup: "import { createCors } from 'itty-router'; ", data: { reach: '', supposed: '' } }, {
  'asks functions': {
    check: [suffixCase("const { corsify } = createCors({ origins: (origin) => «origin.endsWith('acme.dev')» });")].map((one) => ({ ...one, data: { ...one.data, reach: '' } })),
    valid: ["const { corsify } = createCors({ origins: (origin) => origin.endsWith('.acme.dev') });"],
  },
});
