import rule from '../../rules/valid-allow-credentials.ts';
import { corsCheck } from '../../src/spec/cors-check.ts';
import { testRule, type DetailedCase } from '../harness.ts';

const setup = "const express = require('express'); const app = express(); const cors = require('cors');\n";
const get = (body: string): string => `app.get('/', (req, res) => { const { origin } = req.headers; res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); ${body} res.json({}); });`;

/** What a browser prints about a value. */
function consoleText(allowCredentials: string): string {
  const [origin, none] = ['https://app.example', { allowMethods: null, allowHeaders: null, exposeHeaders: null, maxAge: null, vary: null }];
  const result = corsCheck({ origin, method: 'GET', headers: [], credentials: true }, { ...none, allowOrigin: origin, allowCredentials });
  return result.allowed ? '' : result.consoleText;
}

const about = (value: string, code: string, literal: string | null = null): DetailedCase => ({
  code, data: { value, consoleText: consoleText(value) }, ...(literal === null ? {} : { suggest: { allow: code.replace(`«${literal}»`, "'true'") } }),
});

testRule('valid-allow-credentials', rule, { setup }, {
  'only `true` allows credentials': {
    value: [
      about('True', get("res.setHeader('Access-Control-Allow-Credentials', «'True'»);"), "'True'"),
      about('TRUE', get("res.set({ 'Access-Control-Allow-Credentials': «'TRUE'» });"), "'TRUE'"),
      about('1', get("res.header('Access-Control-Allow-Credentials', «1»);"), '1'),
      about('yes', get("res.set('Access-Control-Allow-Credentials', «'yes'»);"), "'yes'"),
      about('*', get("res.writeHead(200, { 'Access-Control-Allow-Credentials': «'*'» });"), "'*'"),
      about('include', "export const GET = () => new Response('', { headers: { 'Access-Control-Allow-Credentials': «'include'» } });", "'include'"),
      about('true, true', get("res.set('Access-Control-Allow-Credentials', «['true', 'true']»);")),
      about('true, true', get("res.append('Access-Control-Allow-Credentials', 'true'); res.append('Access-Control-Allow-Credentials', «true»);")),
      about('Yes', get("const YES = 'Yes'; res.set('Access-Control-Allow-Credentials', «YES»);")),
      about('True', get("if (['https://app.acme.dev'].includes(origin)) res.set('Access-Control-Allow-Credentials', «'True'»);"), "'True'"),
      about('True', get("res.set('Access-Control-Allow-Credentials', «req.query.a ? 'true' : 'True'»);")),
      about('True', "exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': 'https://app.acme.dev', 'Access-Control-Allow-Credentials': «'True'» }, body: '' });", "'True'"),
      about('yes', "import { cors as make } from 'itty-router'; export const { preflight, corsify } = make({ origin: 'https://app.acme.dev', credentials: «'yes'» });", "'yes'"),
    ],
    valid: [
      get("res.setHeader('Access-Control-Allow-Credentials', 'true');"),
      // Node, Express, Koa and the Fetch API make a text of it.
      get("res.setHeader('Access-Control-Allow-Credentials', true);"),
      get("res.set({ 'Access-Control-Allow-Credentials': true });"),
      "const Koa = require('koa'); new Koa().use(async (ctx, next) => { ctx.set('Access-Control-Allow-Credentials', true); await next(); });",
      "export const GET = () => new Response('', { headers: { 'Access-Control-Allow-Credentials': true } });",
      get("res.set('Access-Control-Allow-Credentials', ' true ');"),
      get("res.set('Access-Control-Allow-Credentials', ['true']);"),
      // What says no is as though it was left out.
      get("res.set('Access-Control-Allow-Credentials', 'false');"),
      get("res.set('Access-Control-Allow-Credentials', false);"),
      get("res.set('Access-Control-Allow-Credentials', isOurs(origin) ? 'true' : '');"),
      get("res.set('Access-Control-Allow-Credentials', settings.credentials);"),
      "app.use(cors({ origin: 'https://app.acme.dev', credentials: true }));",
      "fetch('/x', { headers: { 'Access-Control-Allow-Credentials': 'True' } });",
      "if (response.headers.get('Access-Control-Allow-Credentials') === 'True') warn();",
    ],
  },
});
