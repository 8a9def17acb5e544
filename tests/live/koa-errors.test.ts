import { describe, expect, it } from 'vitest';
import { corsCheck } from '../../src/spec/cors-check.ts';
import plugin from '../../rules/index.ts';
import { Linter } from 'eslint';
import { ask, type Packages } from './server.ts';

const origin = 'https://app.acme.dev';
const packages: Packages = { name: 'Koa 3', named: { koa: 'koa3' } };

/** A server whose handler throws behind something that allows an origin. There is no router among the packages of this folder, so the linted text has one and what runs has none. */
const server = (before: string, handler: string): { readonly linted: string; readonly run: string } => {
  const made = `const Koa = require('koa');\nconst app = new Koa();\napp.silent = true;\n${before}\n`;
  return {
    linted: `${made}const Router = require('@koa/router');\nconst router = new Router();\nrouter.get('/', ${handler});\napp.use(router.routes());\napp.listen(3000);\n`,
    run: `${made}app.use(${handler});\nmodule.exports = app.callback();\n`,
  };
};

const byHand = `app.use(async (ctx, next) => { ctx.set('Access-Control-Allow-Origin', '${origin}'); await next(); });`;
const throwing = "(ctx) => { if (!ctx.query.id) ctx.throw(404); ctx.body = 'ok'; }";

const cleared: Readonly<Record<string, ReturnType<typeof server>>> = {
  'headers by hand, and an error of the context': server(byHand, throwing),
  'headers by hand, and an error that has no status': server(byHand, "(ctx) => { if (!ctx.query.id) throw new Error('Which one?'); ctx.body = 'ok'; }"),
  'headers by hand, and a rejected promise': server(byHand, "async (ctx) => { if (!ctx.query.id) ctx.throw(400, 'Which one?'); ctx.body = 'ok'; }"),
  '@koa/cors that does not keep them': server(`app.use(require('@koa/cors')({ origin: '${origin}', keepHeadersOnError: false }));`, throwing),
  'koa2-cors': server(`app.use(require('koa2-cors')({ origin: () => '${origin}' }));`, throwing),
};

const kept: Readonly<Record<string, ReturnType<typeof server>>> = {
  'an answer': server(byHand, "(ctx) => { if (!ctx.query.id) { ctx.status = 404; return; } ctx.body = 'ok'; }"),
  'an error that is caught': server(`app.use(async (ctx, next) => { ctx.set('Access-Control-Allow-Origin', '${origin}'); try { await next(); } catch (error) { ctx.status = error.status; } });`, throwing),
  '@koa/cors': server(`app.use(require('@koa/cors')({ origin: '${origin}' }));`, throwing),
  kcors: server(`app.use(require('kcors')({ origin: '${origin}' }));`, throwing),
};

/** What `require-cors-on-errors` says where every response is asked for. */
const lint = (text: string): readonly string[] =>
  new Linter().verify(text, { plugins: { cors: plugin }, languageOptions: { sourceType: 'commonjs' }, rules: { 'cors/require-cors-on-errors': ['error', { everyResponse: true }] } }).map(({ message }) => message);

describe('require-cors-on-errors, Koa', () => {
  it.each(Object.entries(cleared))('the page sees nothing but what the message says: %s', async (_about, { linted, run }) => {
    const response = await ask(run, packages, { origin, method: 'GET', preflight: null });
    const result = corsCheck({ origin, method: 'GET', headers: [], credentials: false }, response);
    expect(lint(linted)).toEqual([expect.stringContaining(`instead of ${response.status} ("${result.allowed ? '' : result.consoleText}")`)]);
  });

  it.each(Object.entries(kept))('the page sees the status: %s', async (_about, { linted, run }) => {
    const response = await ask(run, packages, { origin, method: 'GET', preflight: null });
    expect(corsCheck({ origin, method: 'GET', headers: [], credentials: false }, response)).toEqual({ allowed: true });
    expect(lint(linted)).toEqual([]);
  });
});
