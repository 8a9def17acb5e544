import { server, type Servers } from './origin-options.ts';

const programs = (...codes: readonly string[]): string[] => codes.map(server);

/** How options reach `cors`. */
export const optionForms: Servers = {
  'options in a variable, built or merged': programs(
    "const options = { origin: 'https://app.example', «credentials» };\napp.use(cors(options));",
    "const options = { origin: 'https://app.example', «credentials» };\noptions.origin = true;\napp.use(cors(options));",
    "const options = { «credentials» };\noptions['ori' + 'gin'] = ['null'];\napp.use(cors(options));",
    "const base = { origin: true, maxAge: 60 };\napp.use(cors({ ...base, «credentials» }));",
    "const base = { origin: true, «credentials» };\napp.use(cors({ ...base, origin: 'https://app.example' }));",
    "const base = { origin: 'https://app.example' };\napp.use(cors({ origin: true, ...base, «credentials» }));",
    "app.use(cors({ origin: true, ...undefined, ...(1 < 2 && { origin: ['null'] }), «credentials» }));",
    "const defaults = { origin: false };\napp.use(cors(Object.assign({}, defaults, { origin: /example$/, «credentials» })));",
    "function options(origin) { return { origin, «credentials» }; }\napp.use(cors(options('https://app.example')));",
    "const options = ({ origin = '*', ...rest } = {}) => ({ origin, ...rest });\napp.use(cors(options({ «credentials» })));",
    "const options = Object.freeze({ origin: ['https://app.example'], «credentials» });\napp.use(cors(options));",
    "const { options } = { options: { origin: true, «credentials» } };\napp.use(cors(options));",
    "const options = { get origin() { return 'https://app.example'; }, «credentials» };\napp.use(cors(options));",
    "const options = { origin: '*', «credentials» };\ndelete options.origin;\noptions.origin ??= 'null';\napp.use(cors(options));",
    "const options = Object.fromEntries([['origin', true]]);\napp.use(cors({ ...options, «credentials» }));",
    "const options = JSON.parse('{\"origin\":\"https://app.example\"}');\napp.use(cors({ ...options, «credentials» }));",
    "const options = { production: { origin: 'https://app.example' }, development: { origin: true } };\napp.use(cors({ ...options['development'], «credentials» }));",
    "const options = Object.create({ origin: true });\napp.use(cors(options));",
  ),

  'no object of options': programs(
    'app.use(cors());', 'app.use(cors(undefined));', 'app.use(cors(null));', 'app.use(cors(5));', "app.use(cors('https://app.example'));", 'app.use(cors(true));', 'app.use(cors([]));', "app.use(cors(['https://app.example']));", 'app.use(cors(/example/));',
  ),

  'a function that gives the options': programs(
    "app.use(cors((req, cb) => cb(null, { origin: true, «credentials» })));",
    "const allowed = ['https://app.example', 'http://localhost:3000'];\napp.use(cors((req, cb) => { let options; if (allowed.indexOf(req.header('Origin')) !== -1) { options = { origin: true, «credentials» }; } else { options = { origin: false, «credentials» }; } cb(null, options); }));",
    "app.use(cors((req, cb) => cb(null, { origin: req.header('Origin'), «credentials» })));",
    "app.use(cors((req, cb) => cb(null, { origin: req.headers.origin === 'https://app.example' ? true : 'null', «credentials» })));",
    "app.use(cors((req, cb) => cb(null, { origin: req.get('origin') || '*', «credentials» })));",
    "app.use(cors((req, cb) => cb(null, { origin: req.method === 'OPTIONS' ? '*' : ['https://app.example'], «credentials» })));",
    "app.use(cors((req, cb) => { cb(null, { origin: (origin, done) => done(null, origin === req.headers['origin'] && origin !== 'null'), «credentials» }); }));",
    "function options(req, cb) { cb(null, { origin: ['https://app.example'].includes(req.header('origin')), «credentials» }); }\napp.use(cors(options));",
    'app.use(cors((req, cb) => cb(null)));', 'app.use(cors((req, cb) => cb(null, undefined)));', 'app.use(cors((req, cb) => cb(null, null)));', "app.use(cors((req, cb) => cb(new Error('no'))));", "app.use(cors((req, cb) => { throw new Error('no'); }));",
    "app.use(cors((req, cb) => cb(req.headers.origin === 'null' ? new Error('no') : null, { origin: '*', «credentials» })));",
    "app.use(cors(function ({ headers }, cb) { cb(null, { origin: headers.origin === undefined ? false : [headers.origin], «credentials» }); }));",
  ),

  'where the handler is made and used': [
    "const app = require('express')();\napp.use(require('cors')({ origin: true, «credentials» }));\napp.get('/', (req, res) => res.send('ok'));\nmodule.exports = app;\n",
    "const corsMiddleware = require('cors');\nconst app = require('express')();\nconst handler = corsMiddleware({ origin: ['https://app.example'], «credentials» });\napp.use(handler);\napp.get('/', (req, res) => res.send('ok'));\nmodule.exports = app;\n",
    "const http = require('http');\nconst cors = require('cors')({ origin: 'https://app.example', «credentials» });\nmodule.exports = http.createServer((req, res) => cors(req, res, () => res.end('ok')));\n",
    ...programs(
      "app.use('/', cors({ origin: true, «credentials» }));", "app.use([cors({ origin: 'null', «credentials» })]);", "app.all('/', cors({ origin: /example$/, «credentials» }));",
      "app.options('/', cors({ origin: true, «credentials» }));\napp.get('/', cors({ origin: true, «credentials» }), (req, res) => res.json({}));",
      "function setUp(application) { application.use(cors({ origin: ['null'], «credentials» })); }\nsetUp(app);", "app.use((req, res, next) => cors({ origin: true, «credentials» })(req, res, next));",
      "app.use(cors({ origin: (origin, cb) => cb(origin === 'null' ? new Error('no') : null, true), «credentials» }));\napp.use((error, req, res, next) => res.status(403).end());",
      "app.use(express.json(), cors({ origin: '*', «credentials» }));", "app.use((req, res, next) => next());\napp.use(cors({ origin: true, «credentials» }));",
    ),
  ],
};

/** The other options, one at a time, each beside an origin that is any origin and one that is computed. */
export const otherOptions: Servers = {
  ...withOptions('the methods', ['methods: ["GET", "POST"]', "methods: 'GET,PUT'", "methods: 'GET, PUT'", 'methods: []', "methods: ''", "methods: '*'", "methods: ['*']", "methods: 'get'.toUpperCase()", "methods: ['GET', ['PUT']]", "method: 'GET'", 'methods: undefined', 'methods: null', 'methods: 5']),
  ...withOptions('the request headers', ["allowedHeaders: ['Content-Type', 'Authorization']", "allowedHeaders: 'X-Custom'", "allowedHeaders: 'X-Custom, Authorization'", 'allowedHeaders: []', "allowedHeaders: '*'", "allowedHeaders: ['*']", "headers: ['X-Custom']", "headers: 'X-Custom', allowedHeaders: 'Authorization'", 'allowedHeaders: undefined', 'allowedHeaders: null', "allowedHeaders: ''", "allowedHeaders: undefined, headers: 'X-Custom'", 'allowedHeaders: 5', 'allowedHeaders: false']),
  ...withOptions('the response headers', ["exposedHeaders: ['X-Total', 'ETag']", "exposedHeaders: 'X-Total'", 'exposedHeaders: []', "exposedHeaders: ''", "exposedHeaders: '*'", 'exposedHeaders: null', 'exposedHeaders: undefined', 'exposedHeaders: 5']),
  ...withOptions('the max age', ['maxAge: 0', 'maxAge: 600', "maxAge: '600'", "maxAge: ''", 'maxAge: 60 * 60 * 24', 'maxAge: null', 'maxAge: undefined', 'maxAge: -1', 'maxAge: 1.5', 'maxAge: 1e21', 'maxAge: NaN', 'maxAge: true', 'maxAge: [600]']),
  ...withOptions('the answer to a preflight', ['optionsSuccessStatus: 200', "optionsSuccessStatus: '200'", 'optionsSuccessStatus: 404', 'preflightContinue: true', 'preflightContinue: false', 'preflightContinue: 1', "preflightContinue: 'false'", 'preflightContinue: null', 'preflightContinue: true, optionsSuccessStatus: 200']),
  ...withOptions('the credentials', ['credentials: 0', 'credentials: null', 'credentials: undefined', 'credentials: "false"', 'credentials: !0', 'credentials: !!"false"', 'credentials: {}', 'credential: true', 'allowCredentials: true', '["credentials"]: true']),
};

function withOptions(about: string, options: readonly string[]): Servers {
  return { [about]: options.flatMap((option) => programs(`app.use(cors({ ${option} }));`, `app.use(cors({ origin: /\\.example$/, credentials: true, ${option} }));`)) };
}
