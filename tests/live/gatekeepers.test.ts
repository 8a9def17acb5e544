import { describe, expect, it } from 'vitest';
import { preflightCheck } from '../../src/spec/preflight.ts';
import type { CorsRequest } from '../../src/spec/types.ts';
import { lint } from './linting.ts';
import { ask, type Packages } from './server.ts';

const packages: Packages = { name: 'Hono 4', named: {} };
const request: CorsRequest = { origin: 'https://app.acme.dev', method: 'PUT', headers: [], credentials: false };

const server = (before: string): string =>
  `const { Hono } = require('hono');\nconst app = new Hono();\n${before}\napp.put('/', (c) => c.json({}));\n`;

const byHand = "app.use('*', async (c, next) => { c.header('Access-Control-Allow-Origin', 'https://app.acme.dev'); c.header('Access-Control-Allow-Methods', 'PUT'); await next(); });";
const preflights = "app.options('*', (c) => c.body(null, 204));";

const gatekeepers: Readonly<Record<string, string>> = {
  bearerAuth: "app.use('*', require('hono/bearer-auth').bearerAuth({ token: 'a' }));",
  basicAuth: "app.use('*', require('hono/basic-auth').basicAuth({ username: 'a', password: 'b' }));",
  jwt: "app.use('*', require('hono/jwt').jwt({ secret: 'a', alg: 'HS256' }));",
};

describe('require-preflight, authentication of Hono', () => {
  const answer = async (before: string) => {
    const { status, ...headers } = await ask(`${server(before)}module.exports = app;\n`, packages, { origin: request.origin, method: 'OPTIONS', preflight: { method: 'PUT', headers: [] } });
    return preflightCheck(request, status, headers);
  };

  it.each(Object.entries(gatekeepers))('%s answers what a CORS handler has passed on, and the browser says what the message says', async (_name, gatekeeper) => {
    const result = await answer(`${byHand}\n${gatekeeper}`);
    expect(lint(server(`${byHand}\n${gatekeeper}`), 'require-preflight')).toEqual([expect.stringContaining(result.allowed ? 'nothing' : result.consoleText)]);
  });

  it.each(Object.entries(gatekeepers))('%s does not see what is answered before', async (_name, gatekeeper) => {
    expect(await answer(`${byHand}\n${preflights}\n${gatekeeper}`)).toEqual({ allowed: true });
    expect(lint(server(`${byHand}\n${preflights}\n${gatekeeper}`), 'require-preflight')).toEqual([]);
  });
});
