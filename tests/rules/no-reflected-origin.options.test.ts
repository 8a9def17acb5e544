import rule from '../../rules/no-reflected-origin.ts';
import { testRule } from '../harness.ts';

const allowed = [{ allowWithoutCredentials: true }] as const;

testRule('no-reflected-origin', rule, { data: { witness: 'https://evil.example' }, setup: "const cors = require('cors');\nconst app = require('express')();\n" }, {
  'without credentials a reflected origin is no more than `*`, which a project may allow': {
    valid: [
      { code: "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', req.headers.origin); });", options: allowed },
      { code: 'app.use(cors({ origin: true }));', options: allowed },
      { code: "app.use(cors({ origin: true, credentials: 'true' }));", options: allowed },
    ],
    reflected: [
      { code: "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.headers.origin»); });", options: [{ allowWithoutCredentials: false }] },
    ],
    reflectedCredentials: [
      { code: "app.get('/', (req, res) => { res.set({ 'Access-Control-Allow-Origin': «req.headers.origin», 'Access-Control-Allow-Credentials': 'true' }); });", options: allowed },
      { code: 'app.use(cors({ origin: «true», credentials: true }));', options: allowed, suggest: { nobody: 'app.use(cors({ origin: [], credentials: true }));' } },
    ],
  },
});
