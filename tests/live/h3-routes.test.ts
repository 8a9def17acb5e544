import { describe, expect, it } from 'vitest';
import { preflightCheck } from '../../src/spec/preflight.ts';
import type { CorsRequest } from '../../src/spec/types.ts';
import { lint } from './linting.ts';
import { ask, type Packages } from './server.ts';

const packages: Packages = { name: 'h3 2', named: { h3: 'h3-2' } };
const request: CorsRequest = { origin: 'https://app.acme.dev', method: 'PUT', headers: [], credentials: false };

const server = (code: string): string => `const { H3, handleCors, noContent, serve } = require('h3');\nconst app = new H3();\n${code}\n`;
const headers = "event.res.headers.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); event.res.headers.set('Access-Control-Allow-Methods', 'PUT');";
const put = "app.put('/', () => 'ok');";

const unanswered: Readonly<Record<string, string>> = {
  'a handler before the route': `app.use((event) => { ${headers} });\n${put}`,
  'a handler around the route': `app.use((event, next) => { ${headers} return next(); });\n${put}`,
  'the route alone': `app.put('/', (event) => { ${headers} return 'ok'; });`,
};

const answered: Readonly<Record<string, string>> = {
  'a route': `app.use((event) => { ${headers} });\napp.options('/', () => '');\n${put}`,
  'a route for all methods': `app.use((event) => { ${headers} });\napp.all('/', () => 'ok');`,
  'the handler before': `app.use((event) => { ${headers} if (event.req.method === 'OPTIONS') return ''; });\n${put}`,
  'handleCors': `app.use((event) => { const answer = handleCors(event, { origin: ['https://app.acme.dev'], methods: ['PUT'] }); if (answer !== false) return answer; });\n${put}`,
};

describe('require-preflight, routes of h3 2', () => {
  const answer = async (code: string) => {
    const { status, ...sent } = await ask(`${server(code)}module.exports = { fetch: (request) => app.fetch(request) };\n`, packages, { origin: request.origin, method: 'OPTIONS', preflight: { method: 'PUT', headers: [] } });
    return preflightCheck(request, status, sent);
  };

  it.each(Object.entries(unanswered))('the browser says what the message says: %s', async (_about, code) => {
    const result = await answer(code);
    expect(lint(`${server(code)}serve(app);\n`, 'require-preflight')).toEqual([expect.stringContaining(result.allowed ? 'nothing' : result.consoleText)]);
  });

  it.each(Object.entries(answered))('the browser sends the request: %s', async (_about, code) => {
    expect(await answer(code)).toEqual({ allowed: true });
    expect(lint(`${server(code)}serve(app);\n`, 'require-preflight')).toEqual([]);
  });
});
