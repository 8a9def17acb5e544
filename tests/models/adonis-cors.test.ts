import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';

const data = { witness: 'https://evil.example', credentials: ' with credentials', library: '@adonisjs/cors' };
const setup = "import { defineConfig } from '@adonisjs/cors';\n";

testRule('@adonisjs/cors', reflected, { data, setup }, {
  'reflects every origin where nothing is said': {
    implicit: ['export default «defineConfig({})»;', 'const config = «defineConfig({ methods: ["GET", "PATCH"] })»;\nexport default config;'],
    reflectedCredentials: [{ code: 'export default defineConfig({ origin: «true» });', suggest: { nobody: `export default defineConfig({ origin: [] });` } }, { code: 'const config = defineConfig({ enabled: true, origin: «true», credentials: true, maxAge: 90 });\nexport default config;', suggest: { nobody: 'const config = defineConfig({ enabled: true, origin: [], credentials: true, maxAge: 90 });\nexport default config;' } }],
    valid: [
      "export default defineConfig({ origin: ['https://app.acme.dev'] });",
      'export default defineConfig({ origin: false });',
      "export default defineConfig({ origin: (origin) => origin === 'https://app.acme.dev' });",
      'export default defineConfig({ enabled: false, origin: true });',
      "import env from '#start/env';\nexport default defineConfig({ enabled: env.get('CORS'), origin: true });",
      "export default defineConfig({ enabled: true, origin: ['https://app.acme.dev'], credentials: true });",
      "import { defineConfig as define } from '@adonisjs/core'; export default define({ origin: true });",
    ],
  },
});

testRule('@adonisjs/cors', wildcard, { data, setup }, {
  'sends the Origin in the place of a star beside credentials': {
    reflected: ["export default defineConfig({ origin: «'*'» });", "export default defineConfig({ origin: «'*'», credentials: true });"],
    valid: ["export default defineConfig({ origin: '*', credentials: false });", "export default defineConfig({ origin: ['*'] });"],
  },
});
