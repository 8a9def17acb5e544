import rule from '../../rules/require-preflight.ts';
import { testRule, type DetailedCase } from '../harness.ts';
import { noOrigin } from './preflight-texts.ts';

const setup = "const express = require('express'); const app = express();\n";
const use = (body: string): string => `app.use((req, res, next) => { res.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' }); ${body} });`;
const stops = (marked: string, stopped: string): DetailedCase => ({ code: use(marked), suggest: { stop: use(stopped) } });
const any = { why: 'every request that needs a preflight' };

testRule('require-preflight', rule, { setup }, {
  'an answer to a preflight is the end of it': {
    continued: [
      stops("if (req.method === 'OPTIONS') «res.sendStatus(200)»; next();", "if (req.method === 'OPTIONS') return res.sendStatus(200); next();"),
      stops("if (req.method === 'OPTIONS') { «res.status(204).end()»; } next();", "if (req.method === 'OPTIONS') { return res.status(204).end(); } next();"),
      stops("if ('OPTIONS' == req.method) { res.header('Access-Control-Max-Age', '600'); «res.send(200)»; } next();", "if ('OPTIONS' == req.method) { res.header('Access-Control-Max-Age', '600'); return res.send(200); } next();"),
      stops("if (req.method === 'OPTIONS') { res.writeHead(200); «res.end()»; } next();", "if (req.method === 'OPTIONS') { res.writeHead(200); return res.end(); } next();"),
      stops("if (req.method.toUpperCase() === 'OPTIONS') «res.json({})»; return next();", "if (req.method.toUpperCase() === 'OPTIONS') return res.json({}); return next();"),
      stops("const isPreflight = req.method === 'OPTIONS'; if (isPreflight) «res.sendStatus(200)»; res.locals.cors = true; next();", "const isPreflight = req.method === 'OPTIONS'; if (isPreflight) return res.sendStatus(200); res.locals.cors = true; next();"),
      stops("switch (req.method) { case 'OPTIONS': «res.sendStatus(200)»; } next();", "switch (req.method) { case 'OPTIONS': return res.sendStatus(200); } next();"),
      { code: use("req.method === 'OPTIONS' && «res.sendStatus(200)»; next();") },
      { code: use("req.method === 'OPTIONS' ? «res.sendStatus(200)» : log(req); next();") },
      { code: "module.exports = (req, res, next) => { res.setHeader('Access-Control-Allow-Origin', '*'); if (req.method === 'OPTIONS') { «res.end()»; } next(); };", suggest: { stop: "module.exports = (req, res, next) => { res.setHeader('Access-Control-Allow-Origin', '*'); if (req.method === 'OPTIONS') { return res.end(); } next(); };" } },
      { code: "require('http').createServer((req, res) => { res.setHeader('Access-Control-Allow-Origin', '*'); if (req.method === 'OPTIONS') { res.writeHead(204, { 'Access-Control-Allow-Headers': '*' }); «res.end()»; } res.writeHead(200, { 'Content-Type': 'application/json' }); res.end('{}'); });", suggest: { stop: "require('http').createServer((req, res) => { res.setHeader('Access-Control-Allow-Origin', '*'); if (req.method === 'OPTIONS') { res.writeHead(204, { 'Access-Control-Allow-Headers': '*' }); return res.end(); } res.writeHead(200, { 'Content-Type': 'application/json' }); res.end('{}'); });" } },
    ],
    valid: [
      use("if (req.method === 'OPTIONS') return res.sendStatus(200); next();"),
      use("if (req.method === 'OPTIONS') { res.sendStatus(200); return; } next();"),
      use("if (req.method === 'OPTIONS') res.sendStatus(200); else next();"),
      use("req.method === 'OPTIONS' ? res.sendStatus(200) : next();"),
      use("if (req.method === 'OPTIONS') { return void res.status(204).end(); } return next();"),
      use("if (req.method !== 'OPTIONS') { next(); } else { res.sendStatus(204); }"),
      use("if (req.method === 'OPTIONS') res.status(204); next();"),
      // The second `end` does nothing.
      use("if (req.method === 'OPTIONS') { res.sendStatus(204).end(); return; } next();"),
      use("if (req.method === 'OPTIONS') { res.send(); res.end(); return; } next();"),
      // A mistake of every method, and of no preflight.
      use('res.send(); next();'),
      use("if (req.method === 'OPTIONS') res.on('finish', () => count()); next();"),
      // On a context the answer is noted, and sent by the framework afterwards.
      "new (require('koa'))().use(async (ctx, next) => { ctx.set('Access-Control-Allow-Origin', '*'); if (ctx.method === 'OPTIONS') { ctx.status = 204; ctx.body = ''; } await next(); });",
    ],
  },

  'what was registered before may have answered already': {
    handler: [{ code: "app.options('/y', (req, res) => res.sendStatus(204)); app.use((req, res, next) => { if (req.method === 'OPTIONS') return res.sendStatus(200); res.set('Access-Control-Allow-Origin', «'*'»); next(); });", data: { ...any, ...noOrigin } }],
    valid: [
      "const cors = require('cors'); app.options('*', cors()); app.use((req, res, next) => { if (req.method === 'OPTIONS') return res.sendStatus(200); res.set('Access-Control-Allow-Origin', '*'); next(); });",
      "const cors = require('cors'); app.use(cors({ origin: 'https://app.acme.dev' })); app.use((req, res, next) => { if (req.method === 'OPTIONS') return res.sendStatus(404); res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); next(); });",
      "app.use(require('./cors')); app.use((req, res, next) => { if (req.method === 'OPTIONS') return res.sendStatus(200); res.set('Access-Control-Allow-Origin', '*'); next(); });",
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); next(); }); app.use((req, res, next) => { if (req.method === 'OPTIONS') return res.sendStatus(200); res.set('Access-Control-Allow-Credentials', 'true'); next(); });",
    ],
  },

  'a function of a platform is asked for what its configuration says': {
    handler: [
      { code: "exports.handler = async (event) => { if (event.httpMethod === 'OPTIONS') return { statusCode: 200, body: '' }; return { statusCode: 200, headers: { 'Access-Control-Allow-Origin': «'*'» }, body: '[]' }; };", data: { ...any, ...noOrigin } },
    ],
    valid: [
      "exports.handler = async (event) => { const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Content-Type' }; if (event.httpMethod === 'OPTIONS') return { statusCode: 200, headers, body: '' }; return { statusCode: 200, headers, body: event.body }; };",
      // Whether a gateway answers OPTIONS stands in a file that is no JavaScript.
      "exports.handler = async (event) => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: JSON.stringify(save(JSON.parse(event.body))) });",
      "exports.handler = async (event) => { if (!event.headers.Authorization) return { statusCode: 401 }; return { statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'X-Api-Key', 'Access-Control-Allow-Methods': 'PUT' }, body: '[]' }; };",
      "exports.put = async (event) => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: '' }); exports.options = async (event) => { if (event.httpMethod !== 'OPTIONS') return { statusCode: 405 }; return { statusCode: 204, headers: { 'Access-Control-Allow-Origin': '*' } }; };",
    ],
  },

  'a gateway that handles preflights': {
    continued: [{ code: use("if (req.method === 'OPTIONS') «res.sendStatus(200)»; next();"), options: [{ gatewayHandlesPreflight: true }], suggest: { stop: use("if (req.method === 'OPTIONS') return res.sendStatus(200); next();") } }],
    valid: [
      { code: "const cors = require('cors'); app.put('/x', cors(), h);", options: [{ gatewayHandlesPreflight: true }] },
      { code: "app.put('/x', (req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.end(); });", options: [{ gatewayHandlesPreflight: true }] },
      { code: "exports.handler = async (event) => { if (event.httpMethod === 'OPTIONS') return { statusCode: 200, body: '' }; return { statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: '[]' }; };", options: [{ gatewayHandlesPreflight: true }] },
      { code: "require('http').createServer((req, res) => { res.setHeader('Access-Control-Allow-Origin', '*'); if (req.method === 'PUT') return res.end(); res.writeHead(405).end(); });", options: [{ gatewayHandlesPreflight: true }] },
    ],
  },
});
