import rule from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';

const handler = (body: string): string => `module.exports = (options) => (req, res, next) => { ${body} next(); };`;
const header = (name: string, value: string): string => `res.setHeader('Access-Control-Allow-${name}', ${value});`;

testRule('no-wildcard-credentials', rule, {}, {
  'a handler that others configure combines what they choose': {
    valid: [
      handler(`if (options.open) ${header('Origin', "'*'")} else ${header('Origin', 'options.origin')} if (options.credentials) ${header('Credentials', "'true'")}`),
      handler(`${header('Origin', "options.origin || '*'")} if (options.credentials) ${header('Credentials', "'true'")}`),
      handler(`if (options.origin === '*') ${header('Origin', "'*'")} else ${header('Origin', 'options.origin')} if (options.credentials === true) ${header('Credentials', "'true'")}`),
      handler(`const all = { origin: '*', ...options }; if (!all.origin || all.origin === '*') ${header('Origin', "'*'")} else ${header('Origin', 'all.origin')} if (all.credentials === true) ${header('Credentials', "'true'")}`),
    ],
    blocked: [
      // One choice of theirs, and the code itself adds the other half.
      handler(`if (options.open) ${header('Origin', "«'*'»")} else ${header('Origin', 'options.origin')} ${header('Credentials', "'true'")}`),
      handler(`${header('Origin', "«'*'»")} if (options.credentials) ${header('Credentials', "'true'")}`),
      // Whether there is CORS at all is no choice between origins.
      handler(`if (options.cors) { ${header('Origin', "«'*'»")} ${header('Credentials', "'true'")} }`),
    ],
  },
});
