import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import anywhere from '../../rules/no-wildcard-origin.ts';
import { testRule, type DetailedCase } from '../harness.ts';
import { data, dropped, nobody, patternCase } from './ways.ts';

/** The ways to tell Vite of options for `cors`. */
const ways = (cors: string): string[] => [
  `import { defineConfig } from 'vite';\nexport default defineConfig({ plugins: [], server: { port: 3000, cors: ${cors} } });`,
  `import { defineConfig } from 'vitest/config';\nexport default defineConfig({ preview: { cors: ${cors} } });`,
  `import { defineConfig } from 'vite';\nexport default defineConfig(({ mode }) => ({ server: { cors: ${cors} } }));`,
  `import { defineConfig, loadEnv } from 'vite';\nexport default defineConfig(async ({ mode }) => { const env = loadEnv(mode, '.'); return { define: env, server: { cors: ${cors} } }; });`,
  `const { createServer } = require('vite');\nasync function start() { const server = await createServer({ server: { cors: ${cors} } }); await server.listen(); }\nstart();`,
  `import { defineConfig } from '@rsbuild/core';\nexport default defineConfig({ server: { cors: ${cors} } });`,
];

testRule('the server of Vite', reflected, { data }, {
  'hands `cors` on': {
    reflectedCredentials: [...ways('{ origin: «true», credentials: true }').map(nobody), { ...nobody('export default { server: { cors: { origin: «true», credentials: true } } };'), filename: 'packages/app/vite.config.ts' }],
    valid: [
      ...ways("{ origin: ['https://app.acme.dev'], credentials: true }"),
      // Origins of the machine itself, where none is named.
      ...ways('{ credentials: true }'),
      ...ways('true'),
      "import { defineConfig } from './config';\nexport default defineConfig({ server: { cors: { origin: true, credentials: true } } });",
    ],
  },
});

testRule('a pattern in the configuration of Vite', weak, {}, {
  'is tested on the whole Origin': {
    repairable: [patternCase("import { defineConfig } from 'vite';\nexport default defineConfig({ server: { cors: { origin: «/acme\\.dev$/», credentials: true } } });")],
    valid: ways('{ origin: /^https:\\/\\/(?:[a-z]+\\.)?acme\\.dev$/, credentials: true }'),
  },
});

testRule('a star in the configuration of Vite', wildcard, {}, {
  'is blocked beside credentials': { blocked: ways("{ origin: «'*'», credentials: true }").map(dropped), valid: [...ways("{ origin: '*' }"), ...ways('false')] },
});

testRule('every origin in the configuration of Vite', anywhere, {}, {
  'is what a flag stands for': { wildcard: [...ways('«true»'), ...ways("{ origin: «'*'» }")], valid: [...ways('false'), ...ways('{}')] },
});

/** Headers for every response of a server for developers, or by path. */
const tables = (headers: string): { code: string; filename?: string }[] => [
  { code: `import { defineConfig } from 'vite';\nexport default defineConfig({ server: { headers: ${headers} } });` },
  { code: `module.exports = { devServer: { headers: ${headers} } }; // cors`, filename: 'webpack.config.js' },
  { code: `module.exports = (env) => ({ mode: env, devServer: { headers: ${headers} } });`, filename: 'config/webpack.dev.js' },
  { code: `const { merge } = require('webpack-merge');\nmodule.exports = merge(require('./common'), { devServer: { headers: ${headers} } });` },
  { code: `const WebpackDevServer = require('webpack-dev-server');\nnew WebpackDevServer({ headers: ${headers} }, compiler).start();` },
  { code: `const { defineConfig } = require('@vue/cli-service');\nmodule.exports = defineConfig({ devServer: { headers: ${headers} } });` },
  { code: `export default defineNuxtConfig({ routeRules: { '/': { prerender: true }, '/api/**': { headers: ${headers} } } });` },
  { code: `export default { routeRules: { '/api/**': { headers: ${headers} } } };`, filename: 'nitro.config.ts' },
];

testRule('headers in a configuration', wildcard, {}, {
  'are those of its responses': {
    blocked: tables("{ 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Credentials': 'true' }"),
    valid: [
      ...tables("{ 'Access-Control-Allow-Origin': 'https://app.acme.dev', 'Access-Control-Allow-Credentials': 'true' }"),
      ...tables("{ 'Access-Control-Allow-Origin': '*' }"),
      { code: "export default { server: { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } } };", filename: 'src/api-client.ts' },
      "const { request } = require('./client');\nrequest({ devServer: { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' } } });",
    ],
  },
});

/** A configuration of Vite in some version, in which nothing is said of CORS. */
const silent = (version: string, code = "import { defineConfig } from 'vite';\nexport default defineConfig(«{ plugins: [] }»);", filename = 'vite.config.ts'): DetailedCase => ({ code, filename, settings: { cors: { versions: { vite: version } } } });

const unmarked = (one: DetailedCase): DetailedCase => ({ ...one, code: one.code.replace(/[«»]/g, '') });

testRule('a configuration that is silent', anywhere, {}, {
  'lets everybody read in versions before that was closed': {
    wildcard: [
      ...['3.2.11', '4.5.5', '5.0.0', '5.4.11', '6.0.0', '6.0.8'].map((version) => silent(version)),
      silent('5.4.11', "import { defineConfig } from 'vite';\nexport default defineConfig({ server: «{ port: 3000 }» });"),
      silent('5.4.11', "import { defineConfig } from 'vite';\nexport default defineConfig(async ({ mode }) => («{ mode }»));"),
      silent('6.0.8', 'export default «{ plugins: [] }»;', 'packages/app/vite.config.mjs'),
      silent('6.0.8', "import { defineConfig } from 'vite';\nexport default defineConfig({ server: { cors: «{}» } });"),
    ],
    valid: [
      ...['4.5.6', '4.5.14', '5.4.12', '5.4.20', '6.0.9', '8.3.8'].map((version) => unmarked(silent(version))),
      unmarked({ ...silent(''), settings: { cors: {} } }),
      silent('5.4.11', "import { defineConfig } from 'vite';\nexport default defineConfig({ server: { cors: false } });"),
      silent('5.4.11', "import { defineConfig } from 'vite';\nexport default defineConfig({ server: { cors: { origin: 'https://app.acme.dev' } } });"),
      silent('5.4.11', "import { defineConfig } from 'vite';\nimport { shared } from './shared';\nexport default defineConfig({ ...shared });"),
      silent('5.4.11', "import { defineConfig } from 'vite';\nimport { server } from './shared';\nexport default defineConfig({ server });"),
      silent('5.4.11', 'export default { plugins: [] };', 'rollup.config.js'),
      silent('5.4.11', "import { defineConfig } from 'vitest/config';\nexport default defineConfig({ test: {} });", 'vitest.config.ts'),
    ],
  },
});
