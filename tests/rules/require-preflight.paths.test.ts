import rule from '../../rules/require-preflight.ts';
import { testRule, type DetailedCase } from '../harness.ts';

const setup = "import cors from 'cors'; import express from 'express'; const app = express();\n";
const inFive = { cors: { versions: { express: '^5.1.0' } } };
const five = (code: string): DetailedCase => ({ code, settings: inFive });

/** What stands in the place of a path with a `*` after `--fix`. */
const fixed = (path: string, meant: string, code: (path: string) => string): DetailedCase => ({
  ...five(code(`«'${path}'»`)),
  data: { library: 'Express 5', instead: `\`'${meant}'\`` },
  fixed: code(`'${meant}'`),
});

// What Express 5.3.0 was asked: it throws "Missing parameter name" on each of these, and takes the others.
testRule('require-preflight', rule, { setup, data: { library: 'Express 5', instead: '`*splat`' } }, {
  'a `*` without a name ends the program before it answers': {
    path: [
      fixed('*', '/{*splat}', (path) => `app.options(${path}, cors());`),
      fixed('/*', '/{*splat}', (path) => `app.options(${path}, cors({ origin: 'https://app.acme.dev' })); app.use(cors());`),
      fixed('/api/*', '/api/{*splat}', (path) => `app.use(${path}, cors());`),
      fixed('*', '/{*splat}', (path) => `app.all(${path}, cors());`),
      fixed('*', '/{*splat}', (path) => `const router = express.Router(); router.options(${path}, cors()); app.use(router);`),
      fixed('*', '/{*splat}', (path) => `app.options(${path}, (req, res) => { res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); res.sendStatus(204); });`),
      five("app.options(«'/a*'», cors());"),
      five("app.options(«'/a/*/b'», cors());"),
    ],
    valid: [
      five("app.options('/{*splat}', cors());"),
      five("app.options('/*splat', cors());"),
      five('app.options(/.*/, cors());'),
      five("app.options('/a', cors()); app.get('*', (req, res) => res.sendStatus(404));"),
      "app.options('*', cors());",
      { code: "app.options('*', cors());", settings: { cors: { versions: { express: '4.21.2' } } } },
      { code: "app.options('/*', cors());", settings: { cors: { versions: { express: 'latest' } } } },
      five("import { Hono } from 'hono'; import { cors as allow } from 'hono/cors'; const hono = new Hono(); hono.options('*', allow());"),
      five("import other from './app.js'; other.options('*', cors());"),
    ],
  },
});
