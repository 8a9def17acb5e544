import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import untrusted from '../../rules/no-untrusted-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import validOrigin from '../../rules/valid-allow-origin.ts';
import validOptions from '../../rules/valid-cors-options.ts';
import { testRule, type DetailedCase } from '../harness.ts';

/** Where version 2 is told of origins, and version 1; `cors` is written as source text. */
const ways = (cors: string): DetailedCase[] => [
  { code: `import { defineConfig, loadEnv } from '@medusajs/framework/utils';\nloadEnv(process.env.NODE_ENV || 'development', process.cwd());\nmodule.exports = defineConfig({ projectConfig: { databaseUrl: process.env.DATABASE_URL, http: { storeCors: ${cors}, jwtSecret: process.env.JWT_SECRET } } });`, filename: 'medusa-config.ts' },
  { code: `const { defineConfig } = require('@medusajs/medusa');\nmodule.exports = defineConfig({ projectConfig: { http: { adminCors: process.env.ADMIN_CORS, authCors: ${cors} } } });`, filename: 'apps/shop/medusa.config.js' },
  { code: `const projectConfig = { store_cors: process.env.STORE_CORS, admin_cors: ${cors} };\n/** @type {import('@medusajs/medusa').ConfigModule} */\nmodule.exports = { projectConfig, plugins: [] };`, filename: 'medusa-config.js' },
];

/** The same options of something else. */
const elsewhere = (cors: string): (DetailedCase | string)[] => [
  { code: `module.exports = { projectConfig: { http: { storeCors: ${cors} } } };`, filename: 'src/config.js' },
  { code: `module.exports = { http: { storeCors: ${cors} }, projectConfig: {} };`, filename: 'medusa-config.js' },
  `import { defineConfig } from './define-config';\nexport default defineConfig({ projectConfig: { http: { storeCors: ${cors} } } });`,
];

const pattern = { witness: 'https://evilacme.dev', reach: ' It can then read this response as the user.', repair: '/^https:\\/\\/(?:[a-z0-9-]+\\.)*acme\\.dev$/' };

testRule('a pattern in a text of Medusa', weak, {}, {
  'is tested on the whole Origin': {
    pattern: [
      ...ways("«'/acme\\\\.dev$/'»").map((one) => ({ ...one, data: { ...pattern, check: '/acme\\.dev$/' } })),
      ...ways("«'https://app.acme.dev,/acme\\\\.dev$/i'»").map((one) => ({ ...one, data: { ...pattern, check: '/acme\\.dev$/i' } })),
      ...ways("«'@acme\\\\.dev$@'»").map((one) => ({ ...one, data: { ...pattern, check: '/acme\\.dev$/' } })),
    ],
    valid: [
      ...ways("'/^https:\\\\/\\\\/[a-z]+\\\\.acme\\\\.dev$/'"),
      // No pattern: something stands before it, it is not valid, or a comma is within it.
      ...ways("' /acme\\\\.dev$/'"),
      ...ways("'/(acme/'"),
      ...ways("'/a{1,2}cme\\\\.dev$/'"),
      ...elsewhere("'/acme\\\\.dev$/'"),
      { code: "module.exports = { projectConfig: { http: { storeCors: /acme\\.dev$/ } } };", filename: 'medusa-config.js' },
    ],
  },
});

const data = { witness: 'http://app.acme.dev' };

testRule('an origin of Medusa', untrusted, {}, {
  'is let in with credentials, whatever else is said': {
    http: [
      ...[...ways("«'http://app.acme.dev'»"), ...ways("process.env.CORS || «'http://app.acme.dev'»")].map((one) => ({ ...one, data, suggest: { https: one.code.replace(/[«»]/g, '').replace('http://', 'https://') } })),
      ...ways("«'https://app.acme.dev,http://app.acme.dev'»").map((one) => ({ ...one, data })),
    ],
    valid: [...ways("'https://app.acme.dev,https://www.acme.dev'"), ...ways('process.env.CORS'), ...ways("''"), ...elsewhere("'http://app.acme.dev'")],
  },
});

testRule('the text null in Medusa', nullOrigin, {}, {
  'stands for every sandboxed page': {
    nullCredentials: ways("«'https://app.acme.dev,null'»"),
    valid: [...ways("'https://app.acme.dev,nullable'"), ...ways("'https://app.acme.dev, null'"), ...ways('null')],
  },
});

testRule('a star in a text of Medusa', validOptions, { data: { library: 'Medusa' } }, {
  'is compared to the letter': {
    starInText: [...ways("«'*'»"), ...ways("«'https://app.acme.dev,*'»"), ...ways("process.env.CORS || «'*'»")],
    stateful: ways("«'/^https:\\\\/\\\\/app\\\\.acme\\\\.dev$/g'»"),
    valid: [...ways("'https://app.acme.dev'"), ...ways("'/^https:\\\\/\\\\/app\\\\.acme\\\\.dev$/i'"), ...elsewhere("'*'"), "const cors = require('cors'); app.use(cors({ origin: '*' }));"],
  },
});

testRule('nobody', reflected, {}, { 'is let in by a star, or by nothing': { valid: [...ways("'*'"), ...ways('undefined'), ...ways("''")] } });

testRule('what no browser sends, in Medusa', validOrigin, {}, {
  'is nobody': {
    compared: [
      ...ways("«'https://app.acme.dev/'»").map((one) => ({ ...one, data: { text: 'https://app.acme.dev/', meant: 'https://app.acme.dev' }, fixed: one.code.replace(/[«»]/g, '').replace('acme.dev/', 'acme.dev') })),
      ...ways("«'https://app.acme.dev, https://www.acme.dev'»").map((one) => ({ ...one, data: { text: ' https://www.acme.dev', meant: 'https://www.acme.dev' } })),
    ],
    valid: ways("'https://app.acme.dev,https://www.acme.dev'"),
  },
});
