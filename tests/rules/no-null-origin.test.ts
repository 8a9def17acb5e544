import rule from '../../rules/no-null-origin.ts';
import { testRule } from '../harness.ts';

const setup = "const app = require('express')(); const cors = require('cors'); const list = ['https://a.com'];\n";
const handler = (body: string): string => `app.use((req, res, next) => { const o = req.headers.origin; ${body} next(); });`;
const write = "res.set({ 'Access-Control-Allow-Origin': o, 'Access-Control-Allow-Credentials': 'true' });";
const options = [{ allowWithoutCredentials: true }] as const;

testRule('no-null-origin', rule, { setup }, {
  'the origin null is let in, wherever it is named': {
    valid: [
      "app.use(cors({ origin: ['https://a.com'], credentials: true }));",
      handler(`if (o !== 'null' && list.includes(o)) ${write}`),
      handler(`if (o === 'null') return next(); if (list.includes(o)) ${write}`),
      'app.use(cors({ origin: (o, cb) => { if (!o) return cb(null, true); cb(null, list.includes(o)); }, credentials: true }));',
      "app.use(cors({ origin: null, credentials: true }));",
      "const origins = process.env.ORIGINS?.split(','); if (origins?.includes('*')) app.use(cors({ origin: true, credentials: true })); else app.use(cors({ origin: list, credentials: true }));",
    ],
    nullCredentials: [
      { code: "app.use(cors({ origin: ['https://a.com', «'null'»], credentials: true }));", suggest: { remove: "app.use(cors({ origin: ['https://a.com'], credentials: true }));" } },
      { code: "app.use(cors({ origin: [«'null'», 'https://a.com'], credentials: true }));", suggest: { remove: "app.use(cors({ origin: ['https://a.com'], credentials: true }));" } },
      { code: handler(`if (['https://a.com', «'null'»].includes(o)) ${write}`), suggest: { remove: handler(`if (['https://a.com'].includes(o)) ${write}`) } },
      "app.use(cors({ origin: «'null'», credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { if (!o || o === «'null'» || o === 'https://a.com') return cb(null, true); cb(null, false); }, credentials: true }));",
      handler(`if (o === «'null'») ${write}`),
      handler(`switch (o) { case «'null'»: case 'https://a.com': ${write} }`),
      handler("res.set({ 'Access-Control-Allow-Origin': «'null'», 'Access-Control-Allow-Credentials': 'true' });"),
      handler(`if («/^null$|^https:\\/\\/a\\.com$/.test(o)») ${write}`),
    ],
  },
  'without credentials as well, unless that is allowed': {
    valid: [{ code: "app.use(cors({ origin: ['null'] }));", options }, { code: "app.use(cors({ origin: 'null' }));", options }],
    null: ["app.use(cors({ origin: «'null'» }));", { code: "app.use(cors({ origin: «'null'» }));", options: [{ allowWithoutCredentials: false }] }],
    nullCredentials: [{ code: "app.use(cors({ origin: «'null'», credentials: true }));", options }],
  },
  'a reflected origin is said to be one, and a check that was not read may refuse it': {
    valid: [
      'app.use(cors({ origin: true, credentials: true }));',
      handler(`if (isAllowed(o)) ${write}`),
      handler(`if (o === process.env.ORIGIN) ${write}`),
      "app.use(cors({ origin: require('./origins'), credentials: true }));",
    ],
  },
  'where everybody who is refused is sent null, that is the place': {
    null: [
      "const allowed = (process.env.ORIGINS || '').split(','); export const headersFor = (origin) => (allowed.includes(origin) ? { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' } : { 'Access-Control-Allow-Origin': «'null'», Vary: 'Origin' });",
      "const allowed = ['https://b.com']; export const headersFor = (origin) => (allowed.includes(origin) ? { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' } : { 'Access-Control-Allow-Origin': «'null'», Vary: 'Origin' });",
    ],
  },
});
