import type { NamedServer } from './comparison.ts';

/** Values of an option that names origins, in the forms that libraries tell apart. `allowed` is a list in the program. */
export const originForms = {
  'any origin, all origins, none': ["'*'", 'true', 'false', '1 < 2', '!0'],
  'nothing, written out': ['undefined', 'null', "''", 'void 0', 'process.env.LIVE_TEST_ORIGIN'],
  'one text': ["'https://app.example'", "'https://app.example/'", "'https://app.example,http://localhost:3000'", "'null'", "'https://*.example'", "'app.example'", "'true'", "`https://${'app'}.example`", "['https://app.example', 'null'].join(',')"],
  'a list': ["['https://app.example', 'http://localhost:3000']", 'allowed', "['*']", "['https://app.example', '*']", "['null']", '[]', "['app.example']", "['https://*.example']", "'https://app.example,null'.split(',')", "['*', '*']"],
  'a list with more than texts': [String.raw`['https://app.example', /\.evil\.test$/]`, '[true]', '[undefined]', '[/example/]', "[['https://app.example']]"],
  'a pattern': [String.raw`/^https:\/\/app\.example$/`, '/example/', '/.*/', '/null/', '/undefined/', '/^https:/g', "new RegExp('app.example')"],
  'neither': ['42', '0', '{}', "new Set(['https://app.example'])"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Functions of the Origin that answer by what they return, now or later. */
export const returningFunctions = {
  'a function that returns': [
    '(origin) => origin', '() => true', '() => false', "() => '*'", "() => 'https://app.example'", '() => undefined', "() => ''", "() => ['https://app.example']", "() => { throw new Error('no'); }",
    '(origin) => (allowed.includes(origin) ? origin : null)', "(origin) => (origin && origin.endsWith('.example') ? origin : 'https://app.example')", 'function (origin) { return allowed.find((one) => one === origin); }',
  ],
  'a function that returns later': [
    'async (origin) => origin', 'async () => true', 'async () => false', "async () => '*'", "async () => 'https://app.example'", 'async () => undefined', "async () => { throw new Error('no'); }", 'async (origin) => allowed.includes(origin)',
    '(origin) => Promise.resolve(allowed.includes(origin) ? origin : false)', "async (origin) => { await null; return allowed.includes(origin) ? origin : 'null'; }",
  ],
} as const;

/** Functions that answer through a callback. */
export const callbackFunctions = {
  'a function that calls back': [
    '(origin, cb) => cb(null, true)', '(origin, cb) => cb(null, origin)', "(origin, cb) => cb(null, '*')", '(origin, cb) => cb(null, false)', '(origin, cb) => cb(null)', "(origin, cb) => cb(null, 'https://app.example')",
    "(origin, cb) => cb(null, ['https://app.example'])", '(origin, cb) => cb(null, /app/)', "(origin, cb) => cb(new Error('no'))", '(origin, cb) => cb(null, allowed.includes(origin))', '(origin, cb) => cb(null, !origin || allowed.includes(origin))',
    "(origin, cb) => { if (!origin || allowed.indexOf(origin) !== -1) { cb(null, true); } else { cb(new Error('Not allowed by CORS')); } }", "function (origin, cb) { cb(null, allowed.find((one) => one === origin)); }",
  ],
} as const;

const values = ['true', 'false', "'true'"];

/** A server of each credentials option, for the text of options in which «credentials» stands. */
export const withCredentials = (options: string, server: (options: string) => string, flags: readonly string[] = values): NamedServer[] =>
  ['', ...flags.map((value) => `credentials: ${value}`)].map((option) => ({ name: options, text: server(options.replaceAll('«credentials»', option)) }));

/** The options that give one value of the origin option. */
export const originOption = (value: string, name = 'origin'): string => `{ ${name}: ${value}, «credentials» }`;
