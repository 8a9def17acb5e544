import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import untrusted from '../../rules/no-untrusted-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';
import { byDefault, data, dropped, instead } from './ways.ts';

const setup = "import microCors from 'micro-cors'; ";

testRule('micro-cors', wildcard, {}, {
  'allows every origin and credentials by default, however it is required': {
    blocked: [
      ...byDefault('micro-cors', (cors) => `module.exports = «${cors}()»(handler);`),
      `${setup}const cors = «microCors({ allowMethods: ['GET', 'POST'] })»; export default cors(handler);`,
      `${setup}const options = { origin: «'*'» }; export default microCors(options)(handler);`,
      `${setup}export default microCors({ origin: «undefined» })(handler);`,
      // One header for each.
      dropped(`${setup}export default microCors({ origin: «['*']», allowCredentials: true })(handler);`),
    ],
    valid: [
      ...byDefault('micro-cors', (cors) => `module.exports = ${cors}({ origin: 'https://app.acme.dev' })(handler);`),
      `${setup}export default microCors({ allowCredentials: false })(handler);`,
      `${setup}export default microCors({ origin: '*', allowCredentials: 0 })(handler);`,
      "import cors from 'cors'; export default cors();",
      "import cors from './cors'; export default cors({ origin: '*' })(handler);",
    ],
  },
});

testRule('micro-cors', reflected, { data, setup }, {
  'compares nothing with the Origin': {
    reflectedCredentials: [],
    valid: ['export default microCors({ origin: true })(handler);', 'export default microCors({ origin: (origin) => origin })(handler);'],
  },
});

testRule('micro-cors', nullOrigin, { setup }, {
  'sends a text as it is': {
    nullCredentials: ["export default microCors({ origin: «'null'» })(handler);"],
    valid: ["export default microCors({ origin: ['https://app.acme.dev', 'null'] })(handler);"],
  },
});

testRule('micro-cors', untrusted, { data: { witness: 'http://acme.dev' }, setup }, {
  'allows credentials where nothing is said of them': {
    http: [instead('https', "'https://acme.dev'")("export default microCors({ origin: «'http://acme.dev'» })(handler);")],
    valid: ["export default microCors({ origin: 'https://acme.dev' })(handler);", "export default microCors({ origin: 'http://acme.dev', allowCredentials: false })(handler);", "import cors from 'cors'; app.use(cors({ origin: 'http://acme.dev' }));"],
  },
});
