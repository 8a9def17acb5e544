import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, type DetailedCase } from '../harness.ts';
import { data, suffixCase } from './ways.ts';

/** What is put in the place of the function that gives headers; `fn` is written as source text. */
const ways = (fn: string): string[] => [
  `import { matchMaker } from '@colyseus/core';\nmatchMaker.controller.getCorsHeaders = ${fn};`,
  `import * as colyseus from 'colyseus';\nimport { createServer } from 'node:http';\nconst server = new colyseus.Server({ server: createServer() });\ncolyseus.matchMaker.controller.getCorsHeaders = ${fn};\nserver.listen(3000);`,
  `const { matchMaker } = require('colyseus');\nmatchMaker.controller.getCorsHeaders = ${fn};`,
];

/** The same on something else, or where other headers were changed as well. */
const elsewhere = (fn: string): string[] => [
  `import { matchMaker } from './match-maker';\nmatchMaker.controller.getCorsHeaders = ${fn}; // cors`,
  `import { matchMaker } from '@colyseus/core';\nmatchMaker.controller.exposedMethods = ${fn}; // cors`,
  `import { matchMaker } from '@colyseus/core';\nmatchMaker.controller.DEFAULT_CORS_HEADERS['Access-Control-Allow-Credentials'] = 'false';\nmatchMaker.controller.getCorsHeaders = ${fn};`,
];

const listed = "(headers) => ({ 'Access-Control-Allow-Origin': ['https://app.acme.dev'].includes(headers.get('origin')) ? headers.get('origin') : 'https://app.acme.dev' })";

testRule('a function for headers of Colyseus', reflected, { data }, {
  'sends back the Origin, with credentials that it does not mention': {
    reflectedCredentials: [
      ...ways("(headers) => ({ 'Access-Control-Allow-Origin': «headers.get('origin')» })").map((code): DetailedCase => ({ code, data: { becomesNull: " Without an Origin header it sends the text 'null', which sandboxed frames of any website send." } })),
      ...ways("({ headers }) => ({ 'Access-Control-Allow-Origin': «headers.origin ?? '*'» })"),
      ...ways("function (headers) { const origin = headers.get('Origin') || '*'; return { 'Access-Control-Allow-Origin': «origin», Vary: 'Origin' }; }"),
    ],
    valid: [...ways(listed), ...ways("() => ({ 'Access-Control-Allow-Origin': 'https://app.acme.dev' })"), ...elsewhere("(headers) => ({ 'Access-Control-Allow-Origin': headers.get('origin') })")],
  },
});

testRule('a star of Colyseus', wildcard, {}, {
  'stands beside credentials': {
    blocked: [...ways("() => ({ 'Access-Control-Allow-Origin': «'*'» })")],
    valid: [...ways("() => ({ 'Access-Control-Allow-Origin': 'https://app.acme.dev' })"), ...elsewhere("() => ({ 'Access-Control-Allow-Origin': '*' })")],
  },
});

testRule('a check in a function for headers of Colyseus', weak, {}, {
  'is asked': {
    check: ways("(headers) => { const origin = headers.get('origin') ?? ''; return { 'Access-Control-Allow-Origin': «origin.endsWith('acme.dev')» ? origin : 'https://app.acme.dev' }; }").map((code) => suffixCase(code)),
    valid: ways(listed),
  },
});

testRule('the text null of Colyseus', nullOrigin, {}, {
  'stands for every sandboxed page': {
    nullCredentials: [...ways("() => ({ 'Access-Control-Allow-Origin': «'null'» })"), ...ways("() => ({ 'Access-Control-Allow-Origin': «null» })"), ...ways("(headers) => ({ 'Access-Control-Allow-Origin': «headers.get('origin') === 'https://app.acme.dev' ? 'https://app.acme.dev' : null» })")],
    valid: [...ways(listed), ...ways("() => ({ 'Access-Control-Allow-Origin': '' })"), ...ways("(headers) => ({ 'Access-Control-Allow-Origin': headers.get('origin') === 'https://app.acme.dev' ? 'https://app.acme.dev' : '' })")],
  },
});

testRule('what a function for headers of Colyseus gives', wildcard, {}, {
  'leaves the star where it is nothing, or a promise': {
    blocked: [...ways('«() => {}»'), ...ways("«async () => ({ 'Access-Control-Allow-Origin': 'https://app.acme.dev' })»"), ...ways("«() => ({ Vary: 'Origin' })»")],
    valid: [
      // Under a name in other letters it is sent in the place of the star, or beside it.
      ...ways("() => ({ 'access-control-allow-origin': 'https://app.acme.dev' })"),
      ...ways('() => headersOf(environment)'),
      ...ways("(headers) => ({ 'Access-Control-Allow-Origin': 'https://app.acme.dev', Vary: 'Origin' })"),
    ],
  },
});

/** A server with an application, in a file that says nothing of CORS. */
const servers = [
  "import { defineServer } from 'colyseus'; export default «defineServer»({ rooms: {}, express: (app) => { app.get('/me', (req, res) => res.json(req.session)); } });",
  "import * as core from '@colyseus/core'; const server = «core.defineServer»({ rooms: {}, express: async (app) => { app.use(session()); } }); server.listen(2567);",
  "const { defineServer: define } = require('colyseus'); define({ rooms: {}, express(app) { app.use(session()); } }).listen(2567);".replace('; define(', '; «define»('),
];

/** A file of a project in which another one says something. */
function beside(other: string, text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'colyseus-'));
  mkdirSync(path.dirname(path.join(folder, other)), { recursive: true });
  writeFileSync(path.join(folder, other), text);
  return path.join(folder, 'app.config.ts');
}

const assigned = "import { matchMaker } from 'colyseus'; matchMaker.controller.getCorsHeaders = () => ({});";

const plain = (code: string): string => code.replace(/[«»]/g, '');

testRule('a server of Colyseus with an application of Express', reflected, { data: { ...data, library: 'Colyseus' } }, {
  'sends every website its own Origin back, with credentials, where nothing is said': {
    implicit: [...servers, ...servers.map((code) => ({ code, filename: beside('index.ts', "import app from './app.config'; listen(app);") }))],
    valid: [
      ...servers.map((code) => ({ code: plain(code), filename: beside('index.ts', assigned) })), ...servers.map((code) => ({ code: plain(code), filename: beside('config/origins.ts', assigned) })),
      ...servers.map((code) => plain(code).replace(/express(?:: )?[^{]*\{.*?\} \}\)/, 'options: {} })').replace(/express/g, 'handlers')),
      ...servers.map((code) => `${plain(code)} matchMaker.controller.getCorsHeaders = ownHeaders;`),
      ...servers.map((code) => `import cors from 'cors'; ${plain(code).replace('{ app.', "{ app.use(cors({ origin: 'https://app.acme.dev' })); app.")}`),
      ...servers.map((code) => plain(code).replace(/'(?:colyseus|@colyseus\/core)'/, "'./server'")),
    ],
  },
});
