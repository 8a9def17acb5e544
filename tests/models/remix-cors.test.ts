import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, withoutCredentials } from '../harness.ts';
import { byName, data, dropped, nobody, nullCase, patternCase } from './ways.ts';

const setup = "import { cors } from 'remix-utils/cors'; ";

/** A loader that adds headers to its response. */
const loader = (options: string, called = 'cors'): string => `export async function loader({ request }) { return await ${called}(request, Response.json({}), ${options}); }`;

testRule('remix-utils', reflected, { data: { ...data, library: 'remix-utils' } }, {
  'reflects by default, however it is required': {
    implicit: [
      ...byName('remix-utils/cors', 'cors', (cors) => `export async function loader({ request }) { return await «${cors}(request, Response.json({}), { credentials: true })»; }`),
      `${setup}const options = { credentials: true }; export const action = async ({ request }) => «cors(request, new Response(), options)»;`,
      "import { createCorsMiddleware } from 'remix-utils/middleware/cors'; export const [corsMiddleware] = «createCorsMiddleware({ credentials: true })»;",
      withoutCredentials(`${setup}export async function loader({ request }) { return await «cors(request, Response.json({}))»; }`),
    ],
    reflectedCredentials: [nobody(`${setup}${loader('{ origin: «true», credentials: true }')}`)],
    alwaysAllows: [nobody(`${setup}${loader('{ origin: () => «true», credentials: true }')}`), `${setup}${loader('{ origin: «async (origin) => origin», credentials: true }')}`],
    valid: [
      ...byName('remix-utils/cors', 'cors', (cors) => loader("{ origin: 'https://app.acme.dev', credentials: true }", cors)),
      `${setup}${loader('{ origin: false, credentials: true }')}`,
      `${setup}${loader("{ origin: (origin) => origin === 'https://app.acme.dev', credentials: true }")}`,
      `import { cors } from './cors.server'; ${loader('{ credentials: true }')}`,
    ],
  },
});

testRule('remix-utils', wildcard, { setup }, {
  'is blocked with `*` and credentials': {
    blocked: [dropped(loader("{ origin: «'*'», credentials: true }")), dropped(loader("{ methods: ['GET'], origin: «'*'», credentials: true }")), dropped(loader('{ origin: «undefined», credentials: true }'))],
    valid: [loader("{ origin: '*' }"), loader("{ origin: ['*'], credentials: true }"), loader("{ origin: '*', credentials: 1 }")],
  },
});

testRule('remix-utils', weak, { setup }, {
  'tests patterns as they are': {
    repairable: [patternCase(loader('{ origin: «/acme\\.dev$/», credentials: true }')), patternCase(loader("{ origin: ['https://acme.dev', «/acme\\.dev$/»], credentials: true }"))],
    valid: [loader('{ origin: /^https:\\/\\/acme\\.dev$/, credentials: true }')],
  },
});

testRule('remix-utils', nullOrigin, { setup }, {
  'compares the items of a list': {
    nullCredentials: [nullCase(loader("{ origin: ['https://app.acme.dev', «'null'»], credentials: true }"))],
    valid: [loader("{ origin: ['https://app.acme.dev'], credentials: true }")],
  },
});
