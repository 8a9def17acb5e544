import nullOrigin from '../../rules/no-null-origin.ts';
import untrusted from '../../rules/no-untrusted-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import everybody from '../../rules/no-wildcard-origin.ts';
import validOrigin from '../../rules/valid-allow-origin.ts';
import validOptions from '../../rules/valid-cors-options.ts';
import vary from '../../rules/require-vary-origin.ts';
import { testRule } from '../harness.ts';
import { nullCase } from './ways.ts';

const payload = (cors: string): string => `import { buildConfig } from 'payload'; export default buildConfig({ collections: [], cors: ${cors}, csrf: ['https://app.acme.dev'] });`;

testRule('a list of origins of Payload', nullOrigin, {}, {
  'is told of credentials, whatever else is said': {
    nullCredentials: [payload("['https://app.acme.dev', «'null'»]"), payload("{ origins: ['https://app.acme.dev', «'null'»], headers: ['x-custom'] }")].map(nullCase),
    valid: [payload("['https://app.acme.dev']"), payload("{ origins: ['https://app.acme.dev'], headers: ['null'] }"), "import { buildConfig } from './payload'; export default buildConfig({ cors: ['null'] });"],
  },
});

testRule('an origin of Payload', untrusted, {}, {
  'is compared': {
    http: [{ code: payload("[«'http://app.acme.dev'»]"), data: { witness: 'http://app.acme.dev' }, suggest: { https: payload("['https://app.acme.dev']") } }],
    valid: [payload("['https://app.acme.dev']"), payload('[process.env.SERVER_URL].filter(Boolean)'), payload('process.env.SERVER_URL')],
  },
});

testRule('what no browser sends, in Payload', validOrigin, {}, {
  'is nobody': {
    compared: [{ code: payload("[«'https://app.acme.dev/'»]"), data: { text: 'https://app.acme.dev/', meant: 'https://app.acme.dev' }, fixed: payload("['https://app.acme.dev']") }],
    valid: [payload("['https://app.acme.dev']")],
  },
});

testRule('a star in a list of Payload', validOptions, { data: { library: 'Payload' } }, {
  'is compared to the letter': { starInList: [payload("[«'*'»]"), payload("{ origins: [«'*'»] }")], valid: [payload("'*'"), payload("{ origins: '*' }"), payload("['https://app.acme.dev']")] },
});

testRule('a star of Payload', everybody, {}, {
  'is for everybody': { wildcard: [payload("«'*'»"), payload("{ origins: «'*'» }")], valid: [payload("['*']"), payload("['https://app.acme.dev']"), payload('[]')] },
});

testRule('everybody of Payload', wildcard, {}, { 'is told of no credentials': { valid: [payload("'*'"), payload("{ origins: '*' }")] } });

testRule('what the answers of Payload vary by', vary, {}, { 'Next.js has a say in': { valid: [payload("['https://app.acme.dev', 'https://www.acme.dev']")] } });
