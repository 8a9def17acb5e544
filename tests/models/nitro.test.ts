import wildcard from '../../rules/no-wildcard-credentials.ts';
import anywhere from '../../rules/no-wildcard-origin.ts';
import allowHeaders from '../../rules/valid-allow-headers.ts';
import allowMethods from '../../rules/valid-allow-methods.ts';
import { testRule } from '../harness.ts';

/** The rules for a route of Nitro, in each kind of file. */
const routes = (rules: string): { code: string; filename?: string }[] => [
  { code: `export default defineNuxtConfig({ modules: ['@nuxt/ui'], routeRules: { '/': { prerender: true }, '/api/**': ${rules} } });` },
  { code: `import { defineNuxtConfig } from 'nuxt/config';\nexport default defineNuxtConfig({ nitro: { routeRules: { '/api/**': ${rules} } } });` },
  { code: `const api = ${rules};\nexport default defineNitroConfig({ routeRules: { '/api/**': api } });` },
  { code: `import { defineConfig } from 'nitro';\nexport default defineConfig({ routeRules: { '/api/**': ${rules} } });` },
  { code: `export default { routeRules: { '/api/**': ${rules} } };`, filename: 'nitro.config.ts' },
  { code: `definePageMeta({ layout: 'plain' }); defineRouteRules(${rules});` },
  { code: `import { defineRouteRules } from '#imports';\ndefineRouteRules(${rules});` },
];

const named = "'Access-Control-Allow-Origin': 'https://app.acme.dev'";
const withCredentials = "'access-control-allow-credentials': 'true'";

testRule('a route of Nitro with cors: true', anywhere, {}, {
  'has a star': {
    wildcard: [...routes('{ cors: «true» }'), ...routes('{ swr: 60, cors: «true», headers: {} }'), ...routes("{ cors: «true», headers: { 'cache-control': 's-maxage=60' } }")],
    valid: [
      ...routes('{ cors: false }'),
      // In Nitro 2 and 3.0.0 options are no more than true; later they are options.
      ...routes("{ cors: { origin: ['https://app.acme.dev'] } }"),
      ...routes(`{ cors: true, headers: { ${named} } }`),
      ...routes('{ cors: true, headers: { ...require("./headers") } }'),
      ...routes('{ cors: true, headers: require("./headers") }'),
      "import { defineConfig } from './config';\nexport default defineConfig({ routeRules: { '/api/**': { cors: true } } });",
      "import { defineRouteRules } from './rules';\ndefineRouteRules({ cors: true });",
      { code: "export default { routeRules: { '/api/**': { cors: true } } };", filename: 'src/settings.ts' },
    ],
  },
});

testRule('credentials beside cors: true', wildcard, {}, {
  'are blocked by its star': { blocked: routes(`{ cors: «true», headers: { ${withCredentials} } }`), valid: [...routes(`{ cors: true, headers: { ${named}, ${withCredentials} } }`), ...routes(`{ cors: false, headers: { ${withCredentials} } }`)] },
});

testRule('the methods of cors: true', allowMethods, {}, {
  'are no wildcard beside credentials': { wildcard: routes(`{ cors: «true», headers: { ${named}, ${withCredentials}, 'access-control-allow-headers': 'content-type' } }`), valid: routes(`{ cors: true, headers: { ${named}, ${withCredentials}, 'Access-Control-Allow-Methods': 'GET, PUT' } }`) },
});

testRule('the headers of cors: true', allowHeaders, {}, {
  'are no wildcard beside credentials': { wildcard: routes(`{ cors: «true», headers: { ${named}, ${withCredentials}, 'access-control-allow-methods': 'GET, PUT' } }`), valid: routes(`{ cors: true, headers: { ${named} } }`) },
});
