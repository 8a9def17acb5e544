import { describe, expect, it } from 'vitest';
import { Comparison, type NamedServer } from './comparison.ts';
import { gets, preflights } from './requests.ts';
import type { Packages } from './server.ts';

const packages: Packages = { name: '@colyseus/core 0.17.51', named: {}, startsOnce: true };

/** The text of a server, with what is put in the place of the library's own function; it answers without listening. */
const server = (assigned: string): string => `const allowed = ['https://app.example', 'http://localhost:3000'];
const { Server, matchMaker } = require('@colyseus/core');
const { WebSocketTransport } = require('@colyseus/ws-transport');
${assigned}
const game = new Server({ transport: new WebSocketTransport({ server: require('http').createServer() }), greet: false, gracefullyShutdown: false });
module.exports = game.serverless();
`;

const named = (functions: readonly string[]): NamedServer[] => functions.map((name) => ({ name, text: server(`matchMaker.controller.getCorsHeaders = ${name};`) }));

/** What says which origin is allowed; no value is undefined, which ends the program at the first request. */
const origins = [
  "'*'", "'null'", "''", "'https://app.example'", "'https://app.example/'", "'https://app.example,http://localhost:3000'", "'app.example'", "headers.get('origin') || '*'", "headers.get('Origin') ?? 'null'", "`${headers.get('origin')}`",
  "allowed.includes(headers.get('origin')) ? headers.get('origin') : allowed[0]", "allowed.find((one) => one === headers.get('origin')) ?? ''", "(headers.get('origin') ?? '').endsWith('.example') ? headers.get('origin') : 'https://app.example'",
  String.raw`/^https:\/\/app\.example$/.test(headers.get('origin') ?? '') ? headers.get('origin') : 'null'`, "headers.has('origin') ? headers.get('origin') : '*'", "headers.get('referer') ?? 'https://app.example'", 'null', "allowed.includes(headers.get('origin')) ? headers.get('origin') : null",
];

/** What else there is beside it. */
const besides = [
  '', "'Access-Control-Allow-Credentials': 'true'", "'Access-Control-Allow-Credentials': 'false'", "'Access-Control-Allow-Credentials': ''", "'Access-Control-Allow-Methods': 'GET, POST', 'Access-Control-Allow-Headers': 'X-Custom'", "Vary: 'Origin'", "'Access-Control-Max-Age': '600'",
  "'Access-Control-Expose-Headers': 'ETag'",
];

const objects = origins.flatMap((origin) => besides.map((beside) => `(headers) => ({ 'Access-Control-Allow-Origin': ${origin}, ${beside} })`));

const others = [
  '(headers) => ({})', "() => ({ Vary: 'Origin' })", "(headers) => ({ 'Access-Control-Allow-Credentials': 'false' })", "function (headers) { const origin = headers.get('origin'); if (!allowed.includes(origin)) return {}; return { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' }; }",
  "function (headers) { return Object.assign({ 'Access-Control-Allow-Origin': '*' }, allowed.includes(headers.get('origin')) ? { 'Access-Control-Allow-Origin': headers.get('origin') } : {}); }",
  "() => null", '(headers) => {}', "async () => ({ 'Access-Control-Allow-Origin': 'https://app.example' })", "(headers) => (headers.has('origin') ? null : { 'Access-Control-Allow-Origin': 'https://app.example' })", "() => new Map([['Access-Control-Allow-Origin', 'https://app.example']])",
  "(headers) => ({ 'Access-Control-Allow-Origin': headers.origin ?? 'https://app.example' })", "(headers) => ({ 'Access-Control-Allow-Origin': allowed })",
  "(headers) => { const found = {}; if (headers.get('origin') === 'https://app.example') found['Access-Control-Allow-Origin'] = 'https://app.example'; return found; }", "(headers) => ({ 'access-control-allow-origin': 'https://app.example' })",
];

/** Servers in whose text nothing is said of the origins. */
const silent = ["(app) => { app.get('/', (req, res) => res.send('ok')); }", "async function (app) { app.use((req, res, next) => { res.set('X-Shop', '1'); next(); }); app.get('/', (req, res) => res.json({})); }"].map((name): NamedServer => ({
  name,
  text: `const { defineServer } = require('@colyseus/core');
const { WebSocketTransport } = require('@colyseus/ws-transport');
const { createServer } = require('http');
module.exports = defineServer({ rooms: {}, transport: new WebSocketTransport({ server: createServer() }), express: ${name}, greet: false, gracefullyShutdown: false }).serverless();
`,
}));

describe(packages.name, () => {
  const comparison = new Comparison();
  const asked = [...gets, ...preflights];
  const compare = (about: string, functions: readonly string[]): Promise<void> => comparison.compare(about, named(functions), 'Colyseus', packages, asked);

  // First, while the library has its own function still.
  it('sends what is foretold: where nothing is said', () => comparison.compare('where nothing is said', silent, 'Colyseus', packages, asked));
  it('sends what is foretold: an object', () => compare('an object', objects));
  it('sends what is foretold: other functions', () => compare('other functions', others));
  it('claims to know at least 90 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.9));
});
