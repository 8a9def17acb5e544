import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, withoutCredentials } from '../harness.ts';
import { byName, data, dropped, nullCase, patternCase, suffixCase } from './ways.ts';

const setup = "import { handleCors } from 'h3'; ";

/** A handler that answers by options. */
const handler = (options: string, handleCors = 'handleCors'): string => `export default defineEventHandler((event) => { if (${handleCors}(event, ${options})) return; return 'ok'; });`;

testRule('h3', wildcard, {}, {
  'is recognised however it is required': {
    blocked: [
      ...byName('h3', 'handleCors', (handleCors) => handler("{ origin: «'*'», credentials: true }", handleCors)),
      `import { handleCors } from '#imports'; ${handler("{ origin: «'*'», credentials: true }")}`,
      `import { H3, handleCors } from 'nitro/h3'; app.all('/**', (event) => { const answer = handleCors(event, { origin: «'*'», credentials: true }); return answer === false ? 'ok' : answer; });`,
      `${setup}const options = { origin: «'*'», credentials: true }; ${handler('options')}`,
    ].map(dropped),
    valid: byName('h3', 'handleCors', (handleCors) => handler("{ origin: ['https://app.acme.dev'], credentials: true }", handleCors)),
  },

  'is there without an import, where Nitro or Nuxt import it': {
    blocked: [handler("{ origin: «'*'», credentials: true }"), "export default defineNitroPlugin((app) => { app.hooks.hook('request', (event) => { appendCorsHeaders(event, { origin: «'*'», credentials: true }); }); });"].map(dropped),
    valid: [
      handler("{ origin: ['https://app.acme.dev'], credentials: true }"),
      `const handleCors = (event, options) => answer(event, options); ${handler("{ origin: '*', credentials: true }")}`,
      `import { handleCors } from '../utils/cors'; ${handler("{ origin: '*', credentials: true }")}`,
    ],
  },

  'sets its headers alone, too': {
    blocked: byName('h3', 'appendCorsHeaders', (append) => `export default defineEventHandler((event) => { ${append}(event, { origin: «'*'», credentials: true }); return 'ok'; });`).map(dropped),
    valid: ["import { appendCorsHeaders } from 'h3'; export default defineEventHandler((event) => { appendCorsHeaders(event, { origin: ['https://app.acme.dev'], credentials: true }); return 'ok'; });"],
  },

  'sets the headers of preflights alone, too': {
    blocked: [
      ...byName('h3', 'appendCorsPreflightHeaders', (append) => `export default defineEventHandler((event) => { if (event.method === 'OPTIONS') { ${append}(event, { origin: «'*'», credentials: true }); return null; } return 'ok'; });`).map(dropped),
      dropped("export default defineEventHandler((event) => { appendCorsPreflightHeaders(event, { origin: «'*'», credentials: true, methods: ['GET'] }); });"),
      dropped("import { appendCorsHeaders, appendCorsPreflightHeaders, isPreflightRequest } from 'h3'; const options = { origin: «'*'», credentials: true }; export default defineEventHandler((event) => { if (isPreflightRequest(event)) appendCorsPreflightHeaders(event, options); else appendCorsHeaders(event, options); });"),
    ],
    valid: [
      "import { appendCorsPreflightHeaders } from 'h3'; export default defineEventHandler((event) => { appendCorsPreflightHeaders(event, { origin: ['https://app.acme.dev'], credentials: true }); });",
      "import { appendCorsPreflightHeaders } from 'h3'; export default defineEventHandler((event) => { appendCorsPreflightHeaders(event, { origin: '*' }); });",
      "import { appendCorsPreflightHeaders } from '../utils/cors'; export default defineEventHandler((event) => { appendCorsPreflightHeaders(event, { origin: '*', credentials: true }); });",
    ],
  },

  'allows every origin for what is falsy': {
    blocked: [dropped(`${setup}${handler('{ origin: «false», credentials: true }')}`), `${setup}${handler("{ origin: «''», credentials: 1 }")}`],
    fallback: [{ code: `${setup}${handler('{ origin: «process.env.WEB», credentials: true }')}`, data: { env: 'WEB' }, suggest: { dropCredentials: `${setup}${handler('{ origin: process.env.WEB, credentials: false }')}` } }],
    valid: [
      `${setup}${handler('{}')}`,
      `${setup}${handler("{ origin: '*' }")}`,
      `${setup}${handler("{ origin: ['*'], credentials: true }")}`,
      "import cors from 'cors'; app.use(cors({ origin: false, credentials: true }));",
      `import { handleCors } from './cors'; ${handler("{ origin: '*', credentials: true }")}`,
    ],
  },
});

testRule('h3', reflected, { data, setup }, {
  'lets in whatever a function says yes to, were it a list of nobody': {
    alwaysAllows: [handler('{ origin: () => «true», credentials: true }'), handler("{ origin: () => «'https://app.acme.dev'», credentials: true }"), withoutCredentials(handler('{ origin: () => «true» }'))],
    valid: [
      handler("{ origin: (origin) => origin === 'https://app.acme.dev', credentials: true }"),
      handler('{ origin: () => false, credentials: true }'),
      // Nobody is let in, or every request ends in an error.
      handler('{ origin: true, credentials: true }'),
    ],
  },
});

testRule('h3', weak, { setup }, {
  'tests patterns in a list, and asks functions': {
    repairable: [patternCase(handler('{ origin: [«/acme\\.dev$/»], credentials: true }'))],
    check: [suffixCase(handler("{ origin: (origin) => «origin.endsWith('acme.dev')», credentials: true }"))],
    valid: [handler('{ origin: [/^https:\\/\\/acme\\.dev$/], credentials: true }'), handler("{ origin: (origin) => ['https://acme.dev'].includes(origin), credentials: true }")],
  },
});

testRule('h3', nullOrigin, { setup }, {
  'compares the items of a list': {
    nullCredentials: [nullCase(handler("{ origin: ['https://app.acme.dev', «'null'»], credentials: true }"))],
    valid: [handler("{ origin: ['https://app.acme.dev'], credentials: true }")],
  },
});
