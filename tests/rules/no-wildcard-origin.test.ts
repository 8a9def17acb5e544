import rule from '../../rules/no-wildcard-origin.ts';
import { testRule } from '../harness.ts';

const setup = "const express = require('express'); const app = express(); const cors = require('cors');\n";
const get = (body: string): string => `app.get('/', (req, res) => { ${body} });`;

testRule('no-wildcard-origin', rule, { setup }, {
  'cors without an origin, or with one that is `*`': {
    wildcard: [
      'app.use(«cors()»);',
      'app.use(«cors({})»);',
      "app.use(«cors({ methods: ['GET'] })»);",
      'app.use(«cors({ credentials: false })»);',
      // The library takes none of these for an origin, or for credentials.
      "app.use(«cors({ origins: ['https://app.acme.dev'] })»);",
      "app.use(«cors({ credentials: 'true' })»);",
      'app.use(«cors(true)»);',
      "app.use(cors({ origin: «'*'» }));",
      "const options = { origin: «'*'» }; app.use(cors(options));",
      "app.use(cors({ origin: (origin, callback) => callback(null, «'*'») }));",
      "app.use(cors((req, callback) => callback(null, { origin: «'*'» })));",
      "app.get('/x', «cors()», h);",
      "app.options('*', «cors()»); app.use(«cors()»);",
      "exports.options = { origin: «'*'», methods: ['GET'] };",
      "if (settings.open) app.use(«cors()»); else app.use(cors({ origin: 'https://app.acme.dev' }));",
    ],
    valid: [
      "app.use(cors({ origin: 'https://app.acme.dev' }));",
      'app.use(cors({ origin: false }));',
      'app.use(cors({ origin: undefined }));',
      "app.use(cors({ origin: ['*'] }));",
      'app.use(cors({ origin: true }));',
      'app.use(cors(require("./options")));',
      'app.use(cors);',
      'const unused = { origin: "*" };',
      "const local = () => (req, res, next) => next(); app.use(local({ origin: '*' }));",
      "new Chart({ origin: '*', credentials: false }); /* cors */",
    ],
  },

  'headers by hand': {
    wildcard: [
      get("res.setHeader('Access-Control-Allow-Origin', «'*'»); res.end();"),
      get("res.set({ 'Access-Control-Allow-Origin': «'*'» }).json({});"),
      get("const ANY = '*'; res.set('Access-Control-Allow-Origin', «ANY»);"),
      get("res.set('Access-Control-Allow-Origin', «'*'»); res.set('Access-Control-Allow-Credentials', 'false');"),
      get("res.set('Access-Control-Allow-Origin', «req.query.open ? '*' : 'https://app.acme.dev'»);"),
      get("res.writeHead(200, { 'Access-Control-Allow-Origin': «'*'» });"),
      "export const GET = () => new Response('', { headers: { 'Access-Control-Allow-Origin': «'*'» } });",
      "export default { fetch: () => Response.json({}, { headers: new Headers({ 'Access-Control-Allow-Origin': «'*'» }) }) };",
      "exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': «'*'» }, body: '' });",
      "app.use(express.static('public', { setHeaders: (res) => res.set('Access-Control-Allow-Origin', «'*'») }));",
      "app.use((err, req, res, next) => { res.set('Access-Control-Allow-Origin', «'*'»); res.sendStatus(500); });",
    ],
    valid: [
      get("res.set('Access-Control-Allow-Origin', 'https://app.acme.dev');"),
      get("res.set('Access-Control-Allow-Origin', settings.origin);"),
      get("res.set('Access-Control-Allow-Headers', '*'); res.set('Access-Control-Allow-Methods', '*'); res.set('Access-Control-Expose-Headers', '*');"),
      get("res.set('Timing-Allow-Origin', '*'); res.set('Cross-Origin-Resource-Policy', 'cross-origin'); /* cors */"),
      get("res.set('Access-Control-Allow-Origin', '*'); res.removeHeader('Access-Control-Allow-Origin');"),
      get("if (res.getHeader('Access-Control-Allow-Origin') === '*') res.end();"),
      "fetch(url, { headers: { 'Access-Control-Allow-Origin': '*' } });",
      "axios.defaults.headers.common['Access-Control-Allow-Origin'] = '*';",
      "route.fulfill({ status: 200, headers: { 'Access-Control-Allow-Origin': '*' } });",
      "const request = new XMLHttpRequest(); request.setRequestHeader('Access-Control-Allow-Origin', '*');",
    ],
  },

  'a place is reported once, however many handlers come to it': {
    wildcard: [
      "function allow(res) { res.set('Access-Control-Allow-Origin', «'*'»); } app.get('/a', (req, res) => { allow(res); res.end(); }); app.get('/b', (req, res) => { allow(res); res.end(); });",
      "const headers = { 'Access-Control-Allow-Origin': «'*'» }; app.get('/a', (req, res) => res.set(headers).end()); app.get('/b', (req, res) => res.set({ ...headers, Vary: 'Accept' }).end());",
      "const open = «cors()»; app.get('/a', open, h); app.get('/b', open, h);",
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', «'*'»); next(); }); app.get('/', (req, res) => { res.set('Access-Control-Allow-Methods', 'GET'); res.end(); });",
      get("res.set('Access-Control-Allow-Origin', «'*'»); if (req.query.a) res.set('Access-Control-Max-Age', '1'); if (req.query.b) res.set('Vary', 'Accept');"),
    ],
  },

  'with credentials, or sent back, it belongs to other rules': {
    valid: [
      'app.use(cors({ credentials: true }));',
      "app.use(cors({ origin: '*', credentials: true }));",
      get("res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Credentials', 'true');"),
      get("res.set('Access-Control-Allow-Origin', '*'); if (req.user) res.set('Access-Control-Allow-Credentials', 'true');"),
      "app.use(cors()); app.use((req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next(); });",
      "app.use(cors({ origin: 'https://app.acme.dev', credentials: true })); app.get('/x', cors(), (req, res) => res.json([]));",
      get("res.set('Access-Control-Allow-Origin', req.headers.origin);"),
      // A browser that is kept out of another website's response by this header always sends an Origin.
      get("res.set('Access-Control-Allow-Origin', req.headers.origin || '*');"),
      get("const { origin = '*' } = req.headers; res.set('Access-Control-Allow-Origin', origin);"),
    ],
    wildcard: [get("res.set('Access-Control-Allow-Origin', «['https://app.acme.dev'].includes(req.headers.origin) ? req.headers.origin : '*'»);")],
  },

  'a variable that may be unset, and the place where the code runs': {
    fallback: [
      { code: "app.use(cors({ origin: «process.env.FRONT || '*'» }));", data: { env: 'FRONT' } },
      { code: get("res.set('Access-Control-Allow-Origin', «process.env.FRONT ?? '*'»);"), data: { env: 'FRONT' } },
      { code: "let origin = process.env.FRONT; if (origin === undefined) origin = '*'; app.use(cors({ origin: «origin» }));", data: { env: 'FRONT' } },
    ],
    valid: [
      "app.use(cors({ origin: process.env.FRONT || 'https://app.acme.dev' }));",
      "app.use(cors({ origin: process.env.NODE_ENV === 'production' ? 'https://app.acme.dev' : '*' }));",
      "app.use(cors({ origin: process.env.OPEN === 'true' ? '*' : 'https://app.acme.dev' }));",
      "if (process.env.NODE_ENV === 'development') app.use(cors());",
    ],
  },
});
