import { describe, expect, it } from 'vitest';
import { Comparison, type NamedServer } from './comparison.ts';
import { originForms } from './library-options.ts';
import { gets, preflights } from './requests.ts';
import type { Packages } from './server.ts';

const packages: Packages = { name: 'parse-server 9.10.0', named: {}, startsOnce: true };

/** Each server would end the process at the first error of a test, and writes a file. */
Object.assign(process.env, { TESTING: '1', PARSE_SERVER_LOGS_FOLDER: 'null' });

/** The text of a server with options; what CORS is about is answered before the database is asked. */
const server = (options: string): string => `const allowed = ['https://app.example', 'http://localhost:3000'];
const { ParseServer } = require('parse-server');
const server = new ParseServer({ appId: 'shop', masterKey: 'unused', serverURL: 'http://127.0.0.1/parse', silent: true, logLevel: 'error', logsFolder: null, ${options} });
module.exports = server.app;
`;

const named = (options: readonly string[]): NamedServer[] => options.map((name) => ({ name, text: server(name) }));

const forms = {
  'any origin': ["'*'", "['*']", "['*', 'https://app.example']"], 'nothing, written out': originForms['nothing, written out'], 'one text': originForms['one text'], 'a list': originForms['a list'],
  'a list with more than texts': ["['https://app.example', undefined]", "['null', 'https://app.example']", "['https://app.example', 'http://localhost:3000', 'null']"],
};

const others = ['', "allowHeaders: ['X-Custom']", "allowHeaders: ['X-Custom', 'Authorization'], allowOrigin: allowed", "allowHeaders: [], allowOrigin: 'https://app.example'", 'allowHeaders: undefined, allowOrigin: allowed', '...{ allowOrigin: allowed }', "credentials: true, allowOrigin: 'https://app.example'"];

describe(packages.name, () => {
  const comparison = new Comparison();
  const compare = (about: string, options: readonly string[]): Promise<void> => comparison.compare(about, named(options), 'Parse Server', packages, [...gets, ...preflights]);

  it.each(Object.entries(forms))('sends what is foretold: %s', (about, values) => compare(about, values.map((value) => `allowOrigin: ${value}`)));
  it('sends what is foretold: the other options', () => compare('the other options', others));
  it('claims to know at least 90 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.9));
});
