/** Servers that hand options to `cors`, by what is peculiar about them. «credentials» stands where the credentials option goes. */
export type Servers = Readonly<Record<string, readonly string[]>>;

const start = "const express = require('express');\nconst cors = require('cors');\nconst app = express();\n";
const end = "\napp.get('/', (req, res) => res.send('ok'));\nmodule.exports = app;\n";

/** A server with code of its own between making and exporting the application. */
export const server = (code: string): string => start + code + end;

/** The own code of a server, in one line. */
export const nameOf = (text: string): string => text.replace(start, '').replace(end, '').trim().replace(/\s+/g, ' ');

const use = (options: string): string => server(`app.use(cors(${options}));`);

const origins = (...values: readonly string[]): string[] => values.map((value) => use(`{ origin: ${value}, «credentials» }`));

const callbacks = (...functions: readonly string[]): string[] =>
  functions.map((fn) => server(`const allowed = ['https://app.example', 'http://localhost:3000'];\napp.use(cors({ origin: ${fn}, «credentials» }));`));

const programs = (...codes: readonly string[]): string[] => codes.map(server);

export const originOptions: Servers = {
  'no origin option': [use('{ «credentials» }'), use('{ orgin: true, «credentials» }')],

  'any origin, all origins, none': origins("'*'", 'true', 'false', '1 < 2', '!0', '!1'),

  'nothing, written out': origins('undefined', 'null', "''", 'void 0', '[][0]', '({}).origin'),

  'one text': origins(
    "'https://app.example'", "'https://app.example/'", "'https://app.example,http://localhost:3000'", "'null'", "'https://*.example'", "'app.example'", "'HTTPS://APP.EXAMPLE'",
    "`https://${'app'}.example`", "'https://' + ['app', 'example'].join('.')", "['https://app.example', 'http://localhost:3000'].join(',')", "String('https://app.example')",
  ),

  'a list': origins(
    "['https://app.example', 'http://localhost:3000']", "['*']", "['https://app.example', '*']", "['null']", '[]', "['']", "['https://app.example/']",
    "'https://app.example,http://localhost:3000'.split(',')", "['https://app.example '].map((origin) => origin.trim())", "['a', 'app'].map((name) => `https://${name}.example`)",
    "[...new Set(['https://app.example', 'https://app.example'])]", "Object.values({ web: 'https://app.example' })", "['https://app.example', 'http://localhost:3000'].filter((one) => one.startsWith('https:'))",
  ),

  'a list with more than texts': origins(
    '[/\\.example$/]', "['https://app.example', /^http:\\/\\/localhost(:\\d+)?$/]", "[['https://app.example'], [['null']]]", '[true]', '[false, 0, null, undefined]', '[1]', '[{}]', "[() => false]", "[new String('null')]",
  ),

  'a pattern': origins(
    '/^https:\\/\\/app\\.example$/', '/app\\.example/', '/APP\\.example$/i', '/^https:/g', '/.*/', '/./', '/(?:)/', '/^null$/', '/undefined/', '/^https?:\\/\\/(?:[a-z]+\\.)?example(?::\\d+)?$/', '/\\bapp\\b/y',
    "new RegExp('^https://app')", "new RegExp('app.example')", "RegExp('^' + 'http://localhost' + '(:[0-9]+)?$')", '/^https:\\/\\/(?!evil)/u', '/(a|b|app)\\.(?<tld>example)$/',
  ),

  'what is neither text, list, pattern nor function': origins('42', '0', '-1', 'NaN', '{}', "{ origin: 'https://app.example' }", "new Set(['https://app.example'])", "new Map()", 'new String("https://app.example")', "new URL('https://app.example')", 'Promise.resolve(false)'),

  'a function that looks at the origin': callbacks(
    '(origin, cb) => cb(null, allowed.includes(origin))',
    '(origin, cb) => cb(null, !origin || allowed.includes(origin))',
    "(origin, cb) => { if (!origin || allowed.indexOf(origin) !== -1) { cb(null, true); } else { cb(new Error('Not allowed by CORS')); } }",
    "function (origin, callback) { if (!origin) return callback(null, true); if (allowed.indexOf(origin) === -1) { var msg = 'The CORS policy does not allow this.'; return callback(new Error(msg), false); } return callback(null, true); }",
    '(origin, cb) => cb(null, new Set(allowed).has(origin))',
    '(origin, cb) => cb(null, allowed.some((one) => one === origin) && origin)',
    '(origin, cb) => cb(null, allowed.find((one) => one === origin))',
    "(origin, cb) => { switch (origin) { case 'https://app.example': case 'null': return cb(null, true); default: return cb(null, false); } }",
    '(origin, cb) => { for (const one of allowed) { if (one === origin) return cb(null, one); } cb(null, false); }',
    "(origin, cb) => cb(null, typeof origin === 'string' && origin.endsWith('.example'))",
    "(origin, cb) => cb(null, origin?.startsWith('https://app.example') ?? false)",
    '(origin, cb) => cb(null, /^https:\\/\\/[a-z]+\\.example$/.test(origin))',
    "(origin = '', cb) => cb(null, origin.toLowerCase() === 'https://app.example')",
    "(origin, cb) => { try { cb(null, new URL(origin).hostname === 'app.example'); } catch { cb(null, false); } }",
    "(origin, cb) => cb(null, origin !== 'null' && origin !== 'https://evil.example')",
    "(origin, cb) => cb(null, origin && origin.replace(/^http:/, 'https:') === 'https://app.example')",
    'async (origin, cb) => cb(null, allowed.includes(origin))',
    "(...args) => args[1](args[0] === 'null' ? new Error('no') : null, true)",
    "(origin, cb) => (allowed.includes(origin) ? cb(null, origin) : cb(null, 'https://app.example'))",
  ),

  'a function that does not, or answers otherwise': callbacks(
    '(origin, cb) => cb(null, true)', '(origin, cb) => cb(null, false)', '(origin, cb) => cb(null, origin)', '(origin, cb) => cb(null)', '(origin, cb) => cb()', "(origin, cb) => cb(null, '*')", "(origin, cb) => cb(null, 'https://app.example')",
    '(origin, cb) => cb(null, allowed)', '(origin, cb) => cb(null, /app\\.example$/)', '(origin, cb) => cb(null, undefined)', '(origin, cb) => cb(null, null)', "(origin, cb) => cb(null, '')", '(origin, cb) => cb(null, 1)', '(origin, cb) => cb(null, {})', '(origin, cb) => cb(null, [])',
    "(origin, cb) => cb(new Error('no'))", "(origin, cb) => cb('no')", "(origin, cb) => cb(new Error('no'), true)", "(origin, cb) => { throw new Error('no'); }", '(origin, cb) => cb(undefined, true)', '(origin, cb) => cb(0, true)', '(origin, cb) => cb(null, [origin])', '(origin, cb) => cb(null, String(origin))',
    '(origin, cb) => cb(null, () => true)', "(origin, cb) => cb(null, origin || '*')", "(origin, cb) => { cb(null, false); cb.called = true; }",
  ),

  'functions of the program': programs(
    "const isAllowed = (origin) => origin === undefined || /\\.example$/.test(origin);\nfunction check(origin, done) { done(null, isAllowed(origin)); }\napp.use(cors({ origin: check, «credentials» }));",
    "app.use(cors({ origin(origin, cb) { cb(null, origin === 'https://app.example'); }, «credentials» }));",
    "const allow = (list) => (origin, cb) => cb(null, list.includes(origin));\napp.use(cors({ origin: allow(['https://app.example', 'null']), «credentials» }));",
    "class Policy { constructor(list) { this.list = list; } check(origin, cb) { cb(null, this.list.has(origin)); } }\nconst policy = new Policy(new Set(['https://app.example']));\napp.use(cors({ origin: policy.check.bind(policy), «credentials» }));",
    "const allowed = {};\nfor (const name of ['app', 'admin']) allowed[`https://${name}.example`] = true;\napp.use(cors({ origin: (origin, cb) => cb(null, allowed[origin] === true), «credentials» }));",
    "const hosts = new Map([['app.example', true], ['evil.example', false]]);\napp.use(cors({ origin: (origin, cb) => cb(null, Boolean(origin) && hosts.get(origin.split('://')[1]) === true), «credentials» }));",
  ),
};
