import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import anywhere from '../../rules/no-wildcard-origin.ts';
import { testRule, type DetailedCase } from '../harness.ts';
import { data, nullCase, suffixCase } from './ways.ts';

const newest = { settings: { cors: { versions: { nitro: '3.0.260903-beta' } } } };
const before = { settings: { cors: { versions: { nitro: '3.0.260610-beta' } } } };

/** Rules of h3 by themselves. */
const ofH3 = (cors: string): DetailedCase[] => [
  `import { routeRules } from 'h3/rules'; app.use(routeRules({ '/': { headers: { 'x-shop': '1' } }, '/api/**': { cors: ${cors} } }));`,
  `const rules = require('h3/rules'); const api = ${cors}; app.use(rules.routeRules({ 'GET /api/**': { cors: api } }));`,
].map((code) => ({ code }));

/** Those in a configuration of Nitro. */
const ofNitro = (cors: string): DetailedCase[] => [
  { code: `import { defineConfig } from 'nitro'; export default defineConfig({ routeRules: { '/': { prerender: true }, '/api/**': { cors: ${cors} } } });` },
  { code: `import { defineNitroConfig } from 'nitro/config'; export default defineNitroConfig({ routeRules: { '/api/**': { cors: ${cors} } } });` },
  { code: `export default { routeRules: { '/api/**': { cors: ${cors} } } };`, filename: 'nitro.config.ts' },
];

const rules = (cors: string): DetailedCase[] => [...ofH3(cors), ...ofNitro(cors).map((one) => ({ ...one, ...newest }))];

/** Where options are no more than `true`, it is not known what they are, or it is something else. */
const elsewhere = (cors: string): DetailedCase[] => [
  ...ofNitro(cors), ...ofNitro(cors).map((one) => ({ ...one, ...before })),
  { code: `import { defineNitroConfig } from 'nitropack/config'; export default defineNitroConfig({ routeRules: { '/api/**': { cors: ${cors} } } });`, ...newest },
  { code: `import { routeRules } from './rules'; app.use(routeRules({ '/api/**': { cors: ${cors} } }));` },
];

testRule('route rules', anywhere, {}, {
  'allow every origin by a star, and where none is named': {
    wildcard: [...rules("{ origin: «'*'» }"), ...ofH3('«true»').slice(0, 1), ...ofH3('«{ maxAge: 600 }»').slice(0, 1)],
    valid: [...rules("{ origin: ['https://app.acme.dev'] }"), ...rules('false'), ...elsewhere("{ origin: '*' }")],
  },
});

testRule('every origin and credentials in route rules', wildcard, {}, {
  'keep the program from starting': { valid: [...rules("{ origin: '*', credentials: true }"), ...rules('{ credentials: true }'), ...rules("{ origin: ['*'], credentials: true }")] },
});

testRule('a function in route rules', reflected, { data }, {
  'may deny nobody': {
    alwaysAllows: rules('{ origin: () => «true», credentials: true }'),
    valid: [...rules("{ origin: (origin) => origin === 'https://app.acme.dev', credentials: true }"), ...elsewhere('{ origin: () => true, credentials: true }')],
  },
});

testRule('a check in route rules', weak, {}, {
  'is asked': {
    check: rules("{ origin: (origin) => «origin.endsWith('acme.dev')», credentials: true }").map((one) => ({ ...one, ...suffixCase(one.code) })),
    valid: rules("{ origin: (origin) => origin.endsWith('.acme.dev') && origin.startsWith('https://'), credentials: true }"),
  },
});

testRule('the text null in route rules', nullOrigin, {}, {
  'lets every sandboxed page read': {
    nullCredentials: rules("{ origin: ['https://app.acme.dev', «'null'»], credentials: true }").map((one) => ({ ...one, ...nullCase(one.code) })),
    valid: [...rules("{ origin: ['https://app.acme.dev'], credentials: true }"), ...elsewhere("{ origin: ['https://app.acme.dev', 'null'], credentials: true }")],
  },
});
