import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, type DetailedCase } from '../harness.ts';

const data = { witness: 'https://evil.example', credentials: ' with credentials', library: 'Strapi' };

/** A list of middlewares in the file where Strapi looks for it. */
const middlewares = (items: string, filename = 'config/middlewares.ts'): DetailedCase => ({ code: `export default ['strapi::errors', ${items}, 'strapi::body'];`, filename });

testRule('strapi::cors', reflected, { data }, {
  'reflects every origin where nothing is said': {
    implicit: [
      middlewares("«'strapi::cors'»"),
      middlewares("«{ name: 'strapi::cors' }»", 'server/config/env/production/middlewares.js'),
      { code: "module.exports = ['strapi::errors', «'strapi::cors'», 'strapi::query'];", filename: 'config/middlewares.js' },
      { code: "module.exports = ({ env }) => ['strapi::errors', «'strapi::cors'»];", filename: 'config/middlewares.js' },
      middlewares("«{ name: 'strapi::cors', config: { headers: '*', keepHeadersOnError: true } }»"),
    ],
    valid: [
      // Elsewhere it is a text.
      { code: "export default ['strapi::errors', 'strapi::cors'];", filename: 'src/names.ts' },
      middlewares("'strapi::poweredBy' /* no cors */"),
      middlewares("{ name: 'strapi::cors', config: { origin: ['https://app.acme.dev'] } }"),
      middlewares("{ name: 'strapi::cors', config: { origin: '' } }"),
    ],
  },

  'does so for a star, too': {
    valid: [
      middlewares("{ name: 'strapi::cors', config: { origin: ['*'], credentials: false } }"),
      { code: "module.exports = ({ env }) => [{ name: 'strapi::cors', config: { origin: env.array('CORS_ORIGIN') } }];", filename: 'config/middlewares.js' },
      middlewares("{ name: 'api::cors', config: { origin: '*' } }"),
    ],
  },
});

testRule('a list of origins of strapi::cors', nullOrigin, {}, {
  'can name the opaque origin': {
    nullCredentials: [{ ...middlewares("{ name: 'strapi::cors', config: { origin: ['https://app.acme.dev', «'null'»] } }"), suggest: { remove: middlewares("{ name: 'strapi::cors', config: { origin: ['https://app.acme.dev'] } }").code } }],
    valid: [middlewares("{ name: 'strapi::cors', config: { origin: ['https://app.acme.dev'] } }")],
  },
});

testRule('a star in strapi::cors', wildcard, { data: { witness: 'https://evil.example', library: 'Strapi' } }, {
  'stands for the Origin, beside credentials': {
    reflected: [
      middlewares("{ name: 'strapi::cors', config: { origin: «'*'» } }"),
      middlewares("{ name: 'strapi::cors', config: { enabled: true, origin: «['*']» } }"),
      { code: "module.exports = ({ env }) => [{ name: 'strapi::cors', config: { origin: «'*'», credentials: true } }];", filename: 'config/middlewares.js' },
    ],
    valid: [middlewares("{ name: 'strapi::cors', config: { origin: ['*'], credentials: false } }"), middlewares("{ name: 'strapi::cors', config: { origin: ['https://app.acme.dev'] } }"), middlewares("{ name: 'api::cors', config: { origin: '*' } }")],
  },
});
