import rule from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';

const setup = "const app = require('express')(); const cors = require('cors');\n";
const open = "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Credentials', 'true'); next(); });";
const marked = open.replace("'*'", "«'*'»");

testRule('no-wildcard-credentials', rule, { setup }, {
  'a library that comes after a handler has the last word on the origin': {
    valid: [
      `${open} app.use(cors({ origin: 'https://app.acme.dev' })); app.get('/', (req, res) => res.end());`,
      `${open.replace('});', "}, cors({ origin: 'https://app.acme.dev' }));")} app.get('/', (req, res) => res.end());`,
    ],
    blocked: [
      `${marked} app.get('/', (req, res) => res.end());`,
      // Origins that are not in the list keep what was set before.
      `${marked} app.use(cors({ origin: ['https://app.acme.dev'] })); app.get('/', (req, res) => res.end());`,
      `${marked} app.use('/api', cors({ origin: 'https://app.acme.dev' })); app.get('/', (req, res) => res.end());`,
      `${marked.replace('next();', 'res.end();')} app.use(cors({ origin: 'https://app.acme.dev' }));`,
    ],
  },
});
