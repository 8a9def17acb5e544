import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-reflected-origin.ts';
import { conditions, helpers } from './allowlist-conditions.ts';
import { allowOriginOf } from './stand-ins.ts';

const trusted = 'https://app.acme.dev';
const stranger = 'https://evil.example';

/** The origins that the messages about a text name. */
function witnessesOf(text: string): string[] {
  const messages = new Linter().verify(text, [{ languageOptions: { sourceType: 'commonjs' }, plugins: { cors: { rules: { reflected: rule } } }, rules: { 'cors/reflected': 'error' } }]);
  return messages.map(({ message }) => /such as (https?:\/\/[^\s,]+),/.exec(message)?.[1] ?? message);
}

/** What is reported lets its witness in when it is run, and its look-alike refuses strangers. */
function expectWitness(reported: string, silent: string): void {
  it('reports an origin that is really let in', async () => {
    const [witness, ...others] = witnessesOf(reported);
    expect(others).toEqual([]);
    expect(await allowOriginOf(reported, witness ?? 'nobody')).toBe(witness);
  });

  it('is silent about the look-alike, which really refuses it', async () => {
    expect(witnessesOf(silent)).toEqual([]);
    expect(await allowOriginOf(silent, stranger)).not.toBe(stranger);
  });
}

const setup = ["const app = require('express')(); const cors = require('cors');", "const ACAO = 'Access-Control-Allow-Origin';", ...helpers, ''].join('\n');

const server = (body: string): string => `${setup}app.use(cors({ origin: (o, cb) => { ${body} }, credentials: true }));`;

describe('an allowlist, asked in any spelling', () => {
  describe.each(conditions)('%s', (condition) => {
    const asked = server(`if (!(${condition})) log.warn(o); cb(null, true);`);
    const obeyed = server(`if (${condition}) cb(null, true); else cb(new Error('CORS'));`);
    expectWitness(asked, obeyed);

    it('really lets in the origin that is listed', async () => expect(await allowOriginOf(obeyed, trusted)).toBe(trusted));
  });
});

const options: Readonly<Record<string, readonly [reported: string, silent: string]>> = {
  'a flag': ['{ origin: true }', '{ origin: false }'],
  'a number': ['{ origin: 1 }', '{ origin: 0 }'],
  'an object': ['{ origin: {} }', '{ origin: null }'],
  'a list with a flag': ['{ origin: [LIST, true] }', '{ origin: [LIST, false] }'],
  'a list of lists': ['{ origin: [[LIST], [/./]] }', "{ origin: [[LIST], ['*']] }"],
  'a pattern': ['{ origin: /^https?:/ }', '{ origin: /^https?:\\/\\/app\\.acme\\.dev$/ }'],
  'a pattern of nothing': ["{ origin: new RegExp('') }", "{ origin: new RegExp('^$') }"],
  'a callback': ['{ origin: (o, cb) => cb(null, true) }', '{ origin: (o, cb) => cb(null, o === LIST) }'],
  'an asynchronous callback': ['{ async origin(o, cb) { await null; cb(null, o); } }', '{ async origin(o, cb) { await null; cb(null, LIST); } }'],
  'a callback that gives a list': ['{ origin: (o, cb) => cb(null, [o]) }', '{ origin: (o, cb) => cb(null, [LIST]) }'],
  'a callback that only asks for https': ["{ origin: (o, cb) => cb(null, o.startsWith('https://')) }", '{ origin: (o, cb) => cb(null, o.startsWith(LIST)) }'],
  'a callback that only asks for a URL': ["{ origin: (o, cb) => { try { new URL(o); cb(null, true); } catch { cb(new Error('no')); } } }", "{ origin: (o, cb) => { try { new URL(`x${o}`).host; cb(null, new URL(o).host === 'app.acme.dev'); } catch { cb(new Error('no')); } } }"],
  'a denylist': ["{ origin: (o, cb) => cb(null, o !== 'null' && !['https://spam.acme.dev'].includes(o)) }", "{ origin: (o, cb) => cb(null, o !== 'null' && ['https://spam.acme.dev'].includes(o)) }"],
  'options by request': ["(req, cb) => cb(null, { origin: req.header('Origin') })", "(req, cb) => cb(null, { origin: req.header('Origin') === LIST })"],
  'a variable that is unset': ["{ origin: process.env.ORIGINS ? process.env.ORIGINS.split(',') : true }", "{ origin: process.env.ORIGINS ? process.env.ORIGINS.split(',') : false }"],
};

describe('options of the cors package', () => {
  describe.each(Object.entries(options))('%s', (_about, [reported, silent]) => {
    const withOptions = (text: string): string => `${setup}const LIST = '${trusted}'; app.use(cors(${text}));`;
    expectWitness(withOptions(reported), withOptions(silent));
  });
});

const check = "if (req.headers.origin !== 'https://app.acme.dev') return res.end();";

/** Servers, with the place where a check is missing. */
const servers: readonly string[] = [
  "app.get('/', (req, res) => { CHECK res.setHeader(ACAO, req.headers.origin); res.end(); });",
  "app.get('/', (req, res) => { CHECK res.set({ [ACAO]: req.get('Origin'), Vary: 'Origin' }).json({}); });",
  "app.get('/', (req, res) => { CHECK res.append(ACAO, req.header('ORIGIN')); res.end(); });",
  "app.get('/', (req, res) => { CHECK res.setHeaders(new Map([[ACAO, req.headers.origin]])); res.end(); });",
  "app.get('/', (req, res) => { CHECK const headers = new Headers(); headers.set(ACAO, req.headers.origin); res.setHeaders(headers); res.end(); });",
  "app.get('/', async (req, res) => { CHECK await null; res.set(ACAO, req.headers.origin); res.end(); });",
  "app.use((req, res, next) => { CHECK next(); }); app.get('/', (req, res) => { res.set(ACAO, req.headers.origin); res.end(); });",
  "const withCors = (handler) => (req, res) => { CHECK res.set(ACAO, req.headers.origin); return handler(req, res); }; app.get('/', withCors((req, res) => res.end()));",
  "class Cors { handle = (req, res, next) => { CHECK this.write(req, res); next(); }; write(req, res) { res.setHeader(ACAO, req.headers.origin); } } app.use(new Cors().handle);",
  "require('http').createServer((req, res) => { CHECK res.writeHead(200, { [ACAO]: req.headers.origin }); res.end(); });",
  "require('http').createServer((req, res) => { CHECK res.writeHead(200, 'OK', { [ACAO]: `${req.headers.origin}` }); res.end(); });",
  "require('http').createServer((req, res) => { CHECK res.writeHead(200, [ACAO, req.headers.origin || '*']); res.end(); });",
  "require('http').createServer((req, res) => { CHECK res.writeHead(200, [['Vary', 'Origin'], [ACAO, req.headers.origin]]); res.end(); });",
];

const fetchCheck = "if (request.headers.get('Origin') !== 'https://app.acme.dev') return new Response('');";

const workers: readonly string[] = [
  "module.exports = { async fetch(request) { CHECK return new Response('', { headers: { [ACAO]: request.headers.get('Origin') } }); } };",
  "module.exports = { async fetch(request) { CHECK const response = Response.json({}); response.headers.append(ACAO, request.headers.get('origin') ?? '*'); return response; } };",
  "module.exports = { async fetch(request) { CHECK return new Response('', { headers: new Headers([['Vary', 'Origin'], [ACAO, request.headers.get('Origin')]]) }); } };",
];

const lambdas: readonly string[] = [
  'exports.handler = async (event) => { CHECK return { statusCode: 200, headers: { [ACAO]: event.headers.origin }, body: String() }; };',
  'const headersFor = ({ headers: { origin } }) => ({ [ACAO]: origin }); exports.handler = async (event) => { CHECK return { statusCode: 200, headers: { ...headersFor(event), Vary: ACAO }, body: String() }; };',
];

const lambdaCheck = "if (event.headers.origin !== 'https://app.acme.dev') return { statusCode: 403 };";

describe('headers written by hand', () => {
  const checked = [...servers.map((text) => [text, check]), ...workers.map((text) => [text, fetchCheck]), ...lambdas.map((text) => [text, lambdaCheck])] as [string, string][];
  describe.each(checked)('%s', (text, guard) => {
    expectWitness(setup + text.replace('CHECK ', ''), setup + text.replace('CHECK', guard));

    it('really lets in the origin that is checked for', async () => expect(await allowOriginOf(setup + text.replace('CHECK', guard), trusted)).toBe(trusted));
  });
});
