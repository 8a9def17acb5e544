import { describe, expect, it } from 'vitest';
import { corsCheck } from '../../src/spec/cors-check.ts';
import { preflightCheck } from '../../src/spec/preflight.ts';
import type { CheckResult } from '../../src/spec/cors-check.ts';
import type { CorsRequest } from '../../src/spec/types.ts';
import { lint } from './linting.ts';
import { ask, newPackages, oldPackages, type Packages } from './server.ts';

interface Route {
  /** A server whose route answers no preflight, and one whose route does. */
  readonly reported: string;
  readonly silent: string;
  readonly request: CorsRequest;
}

const put: CorsRequest = { origin: 'https://app.acme.dev', method: 'PUT', headers: [], credentials: false };

const server = (code: string): string => `const express = require('express');\nconst cors = require('cors');\nconst app = express();\n${code}\n`;

const route = (reported: string, silent: string, request: Partial<CorsRequest> = {}): Route => ({ reported: server(reported), silent: server(silent), request: { ...put, ...request } });

const byHand = "const allow = (req, res, next) => { res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); next(); };\n";

const guard = "app.use((req, res, next) => { if (!['GET', 'PUT'].includes(req.method)) return res.sendStatus(405); next(); });";

const routes: Readonly<Record<string, Route>> = {
  'cors on one route': route("app.put('/', cors(), (req, res) => res.send('ok'));", "app.options('/', cors());\napp.put('/', cors(), (req, res) => res.send('ok'));"),
  'cors with options on one route': route(
    "const options = { origin: 'https://app.acme.dev', credentials: true };\napp.delete('/', cors(options), (req, res) => res.sendStatus(204));",
    "const options = { origin: 'https://app.acme.dev', credentials: true };\napp.options('/', cors(options));\napp.delete('/', cors(options), (req, res) => res.sendStatus(204));", { method: 'DELETE', credentials: true },
  ),
  'cors after a body parser': route("app.use(express.json());\napp.patch('/', cors({ origin: true }), (req, res) => res.json(req.body));", "app.use(express.json());\napp.use(cors({ origin: true }));\napp.patch('/', (req, res) => res.json(req.body));", { method: 'PATCH', headers: ['content-type'] }),
  'cors for all methods of a path': route("app.put('/', cors(), (req, res) => res.send('ok'));\napp.options('/other', cors());", "app.all('/', cors());\napp.put('/', (req, res) => res.send('ok'));"),
  'headers by hand on one route': route(`${byHand}app.put('/', allow, (req, res) => res.send('ok'));`, `${byHand}app.options('/', allow, (req, res) => res.set('Access-Control-Allow-Methods', 'PUT').sendStatus(204));\napp.put('/', allow, (req, res) => res.send('ok'));`),
  'headers by hand before a router': route(
    `${byHand}const router = express.Router();\napp.use(allow);\nrouter.put('/', (req, res) => res.send('ok'));\napp.use('/', router);\napp.use((req, res) => res.sendStatus(418));`,
    `${byHand}const router = express.Router();\napp.use(allow);\nrouter.options('/', (req, res) => res.set('Access-Control-Allow-Methods', 'PUT').sendStatus(204));\nrouter.put('/', (req, res) => res.send('ok'));\napp.use('/', router);`,
  ),
  'cors on a route of a router': route(
    "const router = express.Router();\nrouter.put('/', cors(), (req, res) => res.send('ok'));\napp.use('/', router);",
    "const router = express.Router();\nrouter.put('/', cors(), (req, res) => res.send('ok'));\napp.use('/', cors(), router);",
  ),
  'a guard of methods behind what passes preflights on': route(`app.use(cors({ preflightContinue: true }));\n${guard}\napp.put('/', (req, res) => res.send('ok'));`, `app.use(cors());\n${guard}\napp.put('/', (req, res) => res.send('ok'));`),
  'a guard of methods before CORS': route(`${guard}\napp.use(cors());\napp.put('/', (req, res) => res.send('ok'));`, `app.use(cors());\n${guard}\napp.put('/', (req, res) => res.send('ok'));`),
  'headers by hand before all routes': route(
    `${byHand}app.use(allow);\napp.put('/', (req, res) => res.send('ok'));`,
    `${byHand}app.use(allow);\napp.use((req, res, next) => { if (req.method === 'OPTIONS') { res.set('Access-Control-Allow-Methods', 'GET, PUT'); res.sendStatus(204); return; } next(); });\napp.put('/', (req, res) => res.send('ok'));`,
  ),
};

/** The whole exchange as a browser has it: what the preflight says, and whether the request itself would be let in. */
async function exchange(text: string, packages: Packages, request: CorsRequest): Promise<{ readonly preflight: CheckResult; readonly actual: CheckResult }> {
  const { origin, method, headers } = request;
  const running = `${text}module.exports = app;\n`;
  const preflight = await ask(running, packages, { origin, method: 'OPTIONS', preflight: { method, headers } });
  const actual = await ask(running, packages, { origin, method, preflight: null });
  return { preflight: preflightCheck(request, preflight.status, preflight), actual: corsCheck(request, actual) };
}

describe.each([oldPackages, newPackages])('require-preflight, $name', (packages) => {
  describe.each(Object.entries(routes))('%s', (_about, { reported, silent, request }) => {
    it('is reported, and the browser says what the message says', async () => {
      const { preflight, actual } = await exchange(reported, packages, request);
      expect(actual).toEqual({ allowed: true });
      expect(preflight.allowed).toBe(false);
      expect(lint(reported, 'require-preflight')).toEqual([expect.stringContaining(preflight.allowed ? '' : preflight.consoleText)]);
    });

    it('is silent where the preflight is answered, and the browser sends the request', async () => {
      expect(lint(silent, 'require-preflight')).toEqual([]);
      expect(await exchange(silent, packages, request)).toEqual({ preflight: { allowed: true }, actual: { allowed: true } });
    });
  });
});
