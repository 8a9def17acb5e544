import rule from '../../rules/no-wildcard-credentials.ts';
import { testRule, type DetailedCase } from '../harness.ts';

/** A case in which `credentials: true` can be dropped where it is written. */
const drops = (code: string): DetailedCase => ({ code, suggest: { dropCredentials: code.replace(/[«»]/g, '').replace('credentials: true', 'credentials: false') } });

const setup = "const app = require('express')(); const cors = require('cors');\n";

testRule('no-wildcard-credentials', rule, { setup }, {
  'without an origin, cors sends `*`': {
    blocked: [
      drops('app.use(«cors({ credentials: true })»);'),
      drops("app.get('/x', «cors({ credentials: true })», h);"),
      drops("app.options('*', «cors({ credentials: true })»);"),
      drops("app.use('/api', «cors({ credentials: true, methods: ['GET'] })»);"),
      { code: "app.use(«cors({ 'credentials': !0 })»);" },
      { code: "const credentials = true; app.use(«cors({ credentials })»);" },
      { code: 'app.use(«cors({ credentials: 1 === 1 })»);' },
      drops('app.use(«cors({ credentials: true, origins: ["https://app.acme.dev"] })»);'),
      drops('app.use([log, «cors({ credentials: true })»]);'),
      drops('app.route("/x").all(«cors({ credentials: true })»);'),
      drops('const { origin, ...rest } = { origin: "https://app.acme.dev", credentials: true }; app.use(«cors(rest)»);'),
    ],
    valid: [
      'app.use(cors());',
      'app.use(cors({}));',
      'app.use(cors({ credentials: false }));',
      // Only the boolean switches it on.
      "app.use(cors({ credentials: 'true' }));",
      'app.use(cors({ credentials: 1 }));',
      'app.use(cors({ credentials: {} }));',
      'app.use(cors({ credential: true }));',
      'app.use(cors({ withCredentials: true }));',
      'app.use(cors({ credentials: config.credentials }));',
      'app.use(cors(true));',
      "app.use(cors('credentials: true'));",
      'app.use(cors);',
      'app.use(cors(require("./options")));',
      'app.use(cors({ ...require("./options"), credentials: true }));',
    ],
  },

  'an origin that is written replaces it, whatever it is': {
    blocked: [
      drops("app.use(cors({ origin: «'*'», credentials: true }));"),
      drops('app.use(cors({ origin: «`*`», credentials: true }));'),
      drops("app.use(cors({ credentials: true, origin: «'*'» }));"),
      drops("const ANY = '*'; app.use(cors({ origin: «ANY», credentials: true }));"),
      drops("const settings = { cors: { origin: «'*'» } }; app.use(cors({ ...settings.cors, credentials: true }));"),
      drops("app.use(cors({ origin: «open ? '*' : '*'», credentials: true }));"),
    ],
    valid: [
      "app.use(cors({ origin: '*' }));",
      "app.use(cors({ origin: '*', credentials: false }));",
      "app.use(cors({ origin: 'https://app.acme.dev', credentials: true }));",
      "app.use(cors({ origin: ['https://app.acme.dev', 'https://www.acme.dev'], credentials: true }));",
      'app.use(cors({ origin: false, credentials: true }));',
      // Written out, these switch the headers off.
      'app.use(cors({ origin: undefined, credentials: true }));',
      'app.use(cors({ origin: null, credentials: true }));',
      "app.use(cors({ origin: '', credentials: true }));",
      // In a list it is compared with the origin, which it never equals.
      "app.use(cors({ origin: ['*'], credentials: true }));",
      'app.use(cors({ origin: /^https:\\/\\/app\\.acme\\.dev$/, credentials: true }));',
      // These send the origin back, which is another rule's.
      'app.use(cors({ origin: true, credentials: true }));',
      'app.use(cors({ origin: /.*/, credentials: true }));',
      'app.use(cors({ origin: settings.origin, credentials: true }));',
    ],
  },

  'the origin may come from a function': {
    blocked: [
      drops("app.use(cors({ origin: (origin, callback) => callback(null, «'*'»), credentials: true }));"),
      drops("app.use(cors({ origin(origin, callback) { callback(null, «'*'»); }, credentials: true }));"),
      drops("app.use(cors({ origin(origin, callback) { if (LIST.includes(origin)) callback(null, true); else callback(null, «'*'»); }, credentials: true }));"),
      drops("app.use(cors((req, callback) => callback(null, { origin: «'*'», credentials: true })));"),
      drops("app.use(cors((req, callback) => { const options = { credentials: true }; if (req.path === '/') options.origin = «'*'»; else options.origin = false; callback(null, options); }));"),
      drops("app.use(cors({ get origin«() { return '*'; }», credentials: true }));"),
    ],
    valid: [
      "app.use(cors({ origin: (origin, callback) => callback(null, 'https://app.acme.dev'), credentials: true }));",
      "app.use(cors({ origin: () => '*', credentials: true }));",
      "app.use(cors((req, callback) => callback(null, req.path === '/' ? { origin: '*' } : { origin: 'https://app.acme.dev', credentials: true })));",
      "app.use(cors((req, callback) => callback(new Error('no'), { origin: '*', credentials: true })));",
    ],
  },

  'options are read where they arrive': {
    blocked: [
      drops("const options = { origin: «'*'», credentials: true }; app.use(cors(options));"),
      { code: "const options = { origin: «'*'» }; options.credentials = true; app.use(cors(options));", suggest: { dropCredentials: "const options = { origin: '*' }; options.credentials = false; app.use(cors(options));" } },
      drops("const options = { credentials: true }; options.origin = «'*'»; app.use(cors(options));"),
      // The library looks at its options on every request.
      { code: "const options = { origin: «'*'» }; app.use(cors(options)); options.credentials = true;", suggest: { dropCredentials: "const options = { origin: '*' }; app.use(cors(options)); options.credentials = false;" } },
      drops("const base = { origin: «'*'» }; app.use(cors({ ...base, credentials: true }));"),
      drops("const base = { origin: «'*'» }; app.use(cors(Object.assign({}, base, { credentials: true })));"),
      drops("app.use(cors(Object.freeze({ origin: «'*'», credentials: true })));"),
      drops("function options() { return { origin: «'*'», credentials: true }; } app.use(cors(options()));"),
      { code: "function options(credentials) { return { origin: «'*'», credentials }; } app.use(cors(options(true)));" },
      { code: "class Options { origin = «'*'»; credentials = true; } app.use(cors(new Options()));", suggest: { dropCredentials: "class Options { origin = '*'; credentials = false; } app.use(cors(new Options()));" } },
      { code: "const options = { closed: { origin: 'https://app.acme.dev', credentials: true }, open: { origin: «'*'», credentials: !0 } }; app.use(cors(options.open));" },
    ],
    valid: [
      "const options = { origin: '*', credentials: true }; options.origin = 'https://app.acme.dev'; app.use(cors(options));",
      "const options = { origin: '*', credentials: true }; delete options.credentials; app.use(cors(options));",
      "const options = { origin: '*', credentials: true }; app.use(cors({ ...options, credentials: false }));",
      "const options = { origin: '*', credentials: true }; app.use(cors({ ...options, origin: ['https://app.acme.dev'] }));",
      "const base = { origin: '*' }; const more = { ...base, credentials: true }; more.origin = LIST; app.use(cors(more));",
      "const options = { closed: { origin: 'https://app.acme.dev', credentials: true }, open: { origin: '*' } }; app.use(cors(options.open)); api.use(cors(options.closed));",
      "function options(credentials) { return { origin: credentials ? 'https://app.acme.dev' : '*', credentials }; } app.use(cors(options(true))); open.use(cors(options(false)));",
      "const options = { origin: '*', credentials: true }; log(options.origin);",
    ],
  },

  'options that a condition decides, where it was not read': {
    blocked: [
      drops("function options() { const o = { credentials: true }; if (settings.open) o.origin = «'*'»; else o.origin = false; return o; } app.use(cors(options()));"),
      drops("function options() { const o = { credentials: true }; if (!settings.open) { o.origin = «'*'»; } else { o.origin = false; } return o; } app.use(cors(options()));"),
      drops("const pick = () => { let origin = '*'; if (settings.front) origin = settings.front; return origin; }; app.use(cors({ origin: «pick()», credentials: true }));"),
    ],
    valid: [
      "function options() { const o = { credentials: true }; if (settings.open) o.origin = 'https://app.acme.dev'; else o.origin = false; return o; } app.use(cors(options()));",
      "function options() { let origin = '*'; if (settings.open) { origin = 'https://app.acme.dev'; } else { origin = 'https://www.acme.dev'; } return { origin, credentials: true }; } const given = options(); app.use(cors(given));",
      "app.use(cors((req, callback) => { const options = { credentials: true }; if (req.path === '/') options.origin = 'https://app.acme.dev'; else options.origin = false; callback(null, options); }));",
      "const build = { origin() { let origin = '*'; if (settings.open) origin = 'https://app.acme.dev'; else origin = false; return origin; } }; app.use(cors({ origin: build.origin(), credentials: true }));",
      "class Config { build() { const o = { credentials: true }; if (settings.open) { o.origin = 'https://app.acme.dev'; } else { o.origin = false; } return o; } } app.use(cors(new Config().build()));",
      "const options = {}; if (settings.public) { options.origin = '*'; } else { options.origin = 'https://app.acme.dev'; options.credentials = true; } app.use(cors(options));",
      "app.use(cors(settings.public ? { origin: '*' } : { origin: 'https://app.acme.dev', credentials: true }));",
      "app.use(cors({ origin: settings.public ? '*' : 'https://app.acme.dev', credentials: !settings.public }));",
    ],
  },
});
