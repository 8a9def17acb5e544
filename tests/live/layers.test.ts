import { describe, expect, it } from 'vitest';
import { corsCheck } from '../../src/spec/cors-check.ts';
import { preflightCheck } from '../../src/spec/preflight.ts';
import type { CorsRequest } from '../../src/spec/types.ts';
import { lint } from './linting.ts';
import { ask, newPackages, oldPackages } from './server.ts';

const server = (code: string): string => `const express = require('express');\nconst cors = require('cors');\nconst app = express();\n${code}\napp.all('/', (req, res) => res.send('ok'));\n`;
const running = (text: string): string => `${text}module.exports = app;\n`;

const own = 'https://admin.acme.dev';
const request = (origin: string, method: string, credentials = false): CorsRequest => ({ origin, method, headers: [], credentials });

/** The origin that a message about two CORS handlers names. */
const namedIn = (message: string): string => /`(https:[^`]+)`/.exec(message)?.[1] ?? '';

const loosened: Readonly<Record<string, string>> = {
  'a list after the star': `app.use(cors()); app.use('/', cors({ origin: ['${own}'] }));`,
  'a pattern after the star': `app.use(cors()); app.use('/', cors({ origin: /^https:\\/\\/admin\\.acme\\.dev$/ }));`,
  'a function after the star': `app.use(cors()); app.use('/', cors({ origin: (origin, callback) => callback(null, origin === '${own}') }));`,
  'nobody after the star': "app.use(cors()); app.use('/', cors({ origin: false }));",
  'on a route': `app.use(cors()); app.get('/', cors({ origin: ['${own}'] }), (req, res) => res.send('ok'));`,
  'a list after a longer one': `app.use(cors({ origin: ['${own}', 'https://shop.acme.dev'] })); app.use(cors({ origin: ['${own}'] }));`,
  'the star after a list': `app.use(cors({ origin: ['${own}'] })); app.use(cors());`,
  'the star after a text': `app.use(cors({ origin: '${own}' })); app.use(cors());`,
};

const kept: Readonly<Record<string, string>> = {
  'a text after the star': `app.use(cors()); app.use('/', cors({ origin: '${own}' }));`,
  'the star after a route': `app.use('/', cors({ origin: ['${own}'] }), (req, res) => res.send('ok')); app.use(cors());`,
};

describe.each([oldPackages, newPackages])('cors-middleware-order, $name', (packages) => {
  it.each(Object.entries(loosened))('who is named gets in: %s', async (_about, code) => {
    const [message = ''] = lint(server(code), 'cors-middleware-order');
    const origin = namedIn(message);
    const response = await ask(running(server(code)), packages, { origin, method: 'GET', preflight: null });
    expect(corsCheck(request(origin, 'GET'), response)).toEqual({ allowed: true });
  });

  it.each(Object.entries(kept))('nobody gets in: %s', async (_about, code) => {
    expect(lint(server(code), 'cors-middleware-order')).toEqual([]);
    const response = await ask(running(server(code)), packages, { origin: 'https://evil.example', method: 'GET', preflight: null });
    expect(corsCheck(request('https://evil.example', 'GET'), response).allowed).toBe(false);
  });

  it('a preflight is answered by the first, and the browser says what the message says', async () => {
    const text = server(`app.use(cors()); app.put('/', cors({ origin: '${own}', credentials: true }), (req, res) => res.send('ok'));`);
    const [message] = lint(text, 'cors-middleware-order');
    const response = await ask(running(text), packages, { origin: own, method: 'OPTIONS', preflight: { method: 'PUT', headers: [] } });
    const result = preflightCheck(request(own, 'PUT', true), response.status, response);
    expect(message).toContain(result.allowed ? 'nothing' : result.consoleText);
  });
});
