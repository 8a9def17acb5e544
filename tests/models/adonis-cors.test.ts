import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';

const data = { witness: 'https://evil.example', credentials: ' with credentials', library: '@adonisjs/cors' };
const setup = "import { defineConfig } from '@adonisjs/cors';\n";

testRule('@adonisjs/cors', reflected, { data, setup }, {
  'reflects every origin where nothing is said': {
    implicit: ['export default «defineConfig({})»;', 'const config = «defineConfig({ methods: ["GET", "PATCH"] })»;\nexport default config;'],
    reflectedCredentials: [{ code: 'export default defineConfig({ origin: «true» });', suggest: { nobody: `export default defineConfig({ origin: [] });` } }],
    valid: [
      "export default defineConfig({ origin: ['https://app.acme.dev'] });",
      'export default defineConfig({ origin: false });',
      "export default defineConfig({ origin: (origin) => origin === 'https://app.acme.dev' });",
      'export default defineConfig({ enabled: false, origin: true });',
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
