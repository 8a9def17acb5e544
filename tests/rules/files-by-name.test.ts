import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { data, dropped, nobody } from '../models/ways.ts';
import { testRule } from '../harness.ts';

const names = ['config/cors.js', 'corsOptions.mjs', 'src/config/cors.config.ts', 'src/cors/options.ts'];
const elsewhere = ['config/core.js', 'src/options.ts', 'cors/src/options.ts'];

testRule('options in a file that mentions CORS in its name alone', wildcard, {}, {
  'are looked at': {
    blocked: names.map((filename) => ({ ...dropped("module.exports = { origin: «'*'», credentials: true };"), filename })),
    valid: [
      ...names.map((filename) => ({ code: "module.exports = { origin: ['https://app.acme.dev'], credentials: true };", filename })),
      ...elsewhere.map((filename) => ({ code: "module.exports = { origin: '*', credentials: true };", filename })),
      { code: "module.exports = { origin: '*', pattern: 'sky' };", filename: 'config/cors.js' },
    ],
  },
});

testRule('options that let everybody in, by the name of their file', reflected, { data }, {
  'send back every Origin': {
    reflectedCredentials: names.map((filename) => ({ ...nobody('export default { origin: «true», credentials: true };'), filename })),
    valid: [...elsewhere.map((filename) => ({ code: 'export default { origin: true, credentials: true };', filename })), { code: 'export default { origin: true, width: 3 };', filename: 'config/cors.js' }],
  },
});
