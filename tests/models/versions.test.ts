import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import anywhere from '../../rules/no-wildcard-origin.ts';
import options from '../../rules/valid-cors-options.ts';
import { testRule, withoutCredentials, type Case } from '../harness.ts';
import { data, dropped } from './ways.ts';

/** A project in which versions of packages are installed; what is given is the text of their manifests. */
function project(manifests: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'versions-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(manifests)) {
    mkdirSync(path.join(folder, 'node_modules', name), { recursive: true });
    writeFileSync(path.join(folder, 'node_modules', name, 'package.json'), text);
  }
  return path.join(folder, 'src/deep/server.ts');
}

const installed = (versions: Readonly<Record<string, string>>): string => project(Object.fromEntries(Object.entries(versions).map(([name, version]) => [name, JSON.stringify({ name, version })])));

const said = (versions: unknown) => ({ settings: { cors: { versions } } });

const koa = "import cors from '@koa/cors'; app.use(cors());";
const marked = "import cors from '@koa/cors'; app.use(«cors()»);";

testRule('@koa/cors', reflected, { data: { ...data, library: '@koa/cors before 5' } }, {
  'reflected by default before 5': {
    implicit: [
      withoutCredentials({ code: marked, ...said({ '@koa/cors': '4.0.0' }) }),
      withoutCredentials({ code: marked, ...said({ '@koa/cors': '^4' }) }),
      withoutCredentials({ code: marked, filename: installed({ '@koa/cors': '4.0.0' }) }),
      { code: "import cors from '@koa/cors'; app.use(«cors({ credentials: true })»);", ...said({ '@koa/cors': '3.4.3' }), data: { library: '@koa/cors before 4' } },
    ],
    valid: [
      koa,
      { code: koa, ...said({ '@koa/cors': '5.0.0' }) },
      { code: koa, filename: installed({ '@koa/cors': '5.0.0' }) },
      // What the settings say counts, whatever is installed.
      { code: koa, filename: installed({ '@koa/cors': '4.0.0' }), ...said({ '@koa/cors': '5.0.0' }) },
      // What is no version, or cannot be read, is the newest.
      ...[{ '@koa/cors': 4 }, { '@koa/cors': 'latest' }, { koa: '4.0.0' }, ['4.0.0'], null, '4.0.0'].map((versions) => ({ code: koa, ...said(versions) })),
      { code: koa, filename: project({ '@koa/cors': '{ "version": "4.0.' }) },
      { code: koa, filename: project({ '@koa/cors': 'null' }) },
      { code: koa, filename: project({ '@koa/cors': JSON.stringify({ version: '4.0.0', readme: 'x'.repeat(300_000) }) }) },
      { code: koa, filename: 'server.ts' },
    ],
  },
});

const star = "import { cors } from 'hono/cors'; app.use('*', cors({ origin: «'*'», credentials: true }));";

testRule('hono/cors', wildcard, { data: { ...data, library: 'hono/cors before 4.12.25' } }, {
  'sent the Origin in the place of `*` from 4.12.9 until 4.12.25': {
    reflected: [{ code: star, ...said({ hono: '4.12.24' }) }, { code: star, ...said({ hono: '4.12.9' }) }, { code: star, filename: installed({ hono: '4.12.10' }) }],
    blocked: ([{}, said({ hono: '4.12.25' }), said({ hono: '4.12.8' }), said({ hono: '3.12.12' })] as const).map((settings): Case => ({ ...dropped(star), ...settings })),
    valid: [{ code: "import { cors } from 'hono/cors'; app.use('*', cors({ origin: '*' }));", ...said({ hono: '4.12.24' }) }],
  },
});

testRule('hono/cors', reflected, { data, setup: "import { cors } from 'hono/cors'; " }, {
  'awaited nothing before 4.9.6': {
    alwaysAllows: ["app.use('*', cors({ origin: «async (origin) => origin», credentials: true }));"],
    valid: [{ code: "app.use('*', cors({ origin: async (origin) => origin, credentials: true }));", ...said({ hono: '3.12.12' }) }],
  },
});

testRule('socket.io', reflected, { data: { ...data, library: 'socket.io before 3' } }, {
  'let everybody in until version 3, and had no option `cors`': {
    implicit: [
      { code: "const server = require('http').createServer(app); const io = «require('socket.io')(server)»; // no cors", ...said({ 'socket.io': '2.5.1' }) },
      { code: "const server = require('http').createServer(app); const io = «require('socket.io')(server)»;", ...said({ 'socket.io': '2.5.1' }) },
      { code: "const server = require('http').Server(app); const io = «require('socket.io')(server, { path: '/live' })»;", ...said({ 'socket.io': '2.5.1' }) },
      { code: "import http from 'node:http'; import socketIo from 'socket.io'; const io = «socketIo(http.createServer())»;", ...said({ 'socket.io': '2.5.1' }) },
      { code: "const io = «require('socket.io')(server, { cors: { origin: 'https://app.acme.dev' } })»;", ...said({ 'socket.io': '2.5.1' }) },
    ],
    valid: [
      { code: "const io = require('socket.io')(server, { origins: 'https://app.acme.dev:443' }); // no cors", ...said({ 'socket.io': '2.5.1' }) },
      // These may be options.
      { code: "const io = require('socket.io')(config.server); // no cors", ...said({ 'socket.io': '2.5.1' }) },
      "const server = require('http').createServer(app); const io = require('socket.io')(server); // no cors",
      "const server = require('http').createServer(app); const io = require('socket.io')(server);",
      { code: "import io from 'socket.io-client'; const socket = io('https://acme.dev');", ...said({ 'socket.io': '2.5.1' }) },
    ],
  },
});

const vite = (version: string): string => installed({ vite: version }).replace('server.ts', 'vite.config.ts');

testRule('a configuration of Vite that mentions nothing', anywhere, {}, {
  'is open in the version that is installed around it': {
    wildcard: [{ code: 'export default «{ plugins: [] }»;', filename: vite('5.4.11') }],
    valid: [
      { code: 'export default { plugins: [] };', filename: vite('5.4.12') },
      { code: 'export default { plugins: [] };', filename: vite('5.4.11').replace('vite.config', 'main') },
    ],
  },
});

testRule('socket.io', options, {}, {
  'has many options of its own before version 3': {
    valid: [{ code: "const io = require('socket.io')(server, { path: '/live', pingTimeout: 60000, transports: ['websocket'] });", ...said({ 'socket.io': '2.5.1' }) }],
  },
});
