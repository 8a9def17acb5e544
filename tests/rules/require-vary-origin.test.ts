import rule from '../../rules/require-vary-origin.ts';
import { testRule, type DetailedCase } from '../harness.ts';

const setup = "const express = require('express'); const app = express(); const cors = require('cors'); const list = ['https://app.acme.dev', 'https://admin.acme.dev'];\n";
const get = (body: string): string => `app.get('/', (req, res) => { const { origin } = req.headers; ${body} });`;
const first = (code: string): DetailedCase => ({ code, data: { origin: 'https://app.acme.dev' } });
const anyone = (code: string): DetailedCase => ({ code, data: { origin: 'https://app.example' } });

testRule('require-vary-origin', rule, { setup }, {
  'an origin from a list, without Vary': {
    missing: [
      first(get("if (list.includes(origin)) res.setHeader('Access-Control-Allow-Origin', «origin»); res.end();")),
      first(get("res.set('Access-Control-Allow-Origin', «list.includes(origin) ? origin : ''»).json({});")),
      { code: get("res.set('Access-Control-Allow-Origin', «list.includes(origin) ? origin : list[0]»).json({});"), data: { origin: 'https://admin.acme.dev' } },
      first(get("const found = list.find((one) => one === origin); if (found) res.set('Access-Control-Allow-Origin', «found»); res.json({});")),
      first(get("if (new Set(list).has(origin)) res.writeHead(200, { 'Access-Control-Allow-Origin': «origin» }); res.end();")),
      first("app.use((req, res, next) => { if (list.includes(req.get('origin'))) res.header({ 'Access-Control-Allow-Origin': «req.get('origin')» }); next(); });"),
      first(get("switch (origin) { case 'https://app.acme.dev': case 'https://admin.acme.dev': res.set('Access-Control-Allow-Origin', «origin»); } res.json({});")),
      first(get("res.set('Vary', 'Accept-Encoding'); if (list.includes(origin)) res.set('Access-Control-Allow-Origin', «origin»); res.json({});")),
      first(get("res.set('Cache-Control', 'public, max-age=60'); if (list.includes(origin)) res.set('Access-Control-Allow-Origin', «origin»); res.json({});")),
      first("export async function GET(request) { const origin = request.headers.get('origin'); const headers = {}; if (list.includes(origin)) headers['Access-Control-Allow-Origin'] = «origin»; return Response.json({}, { headers }); }"),
      first("module.exports = (handler) => async (req, res) => { const { origin } = req.headers; if (list.includes(origin)) res.setHeader('Access-Control-Allow-Origin', «origin»); await handler(req, res); };"),
      first("exports.handler = async (event) => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': «list.includes(event.headers.origin) ? event.headers.origin : 'null'» }, body: '' });"),
      first("const Koa = require('koa'); new Koa().use(async (ctx, next) => { if (list.includes(ctx.get('Origin'))) ctx.set('Access-Control-Allow-Origin', «ctx.get('Origin')»); await next(); });"),
    ],
    valid: [
      get("if (list.includes(origin)) { res.setHeader('Access-Control-Allow-Origin', origin); res.vary('Origin'); } res.end();"),
      "module.exports = (handler) => async (req, res) => { const { origin } = req.headers; res.setHeader('Vary', 'Origin'); if (list.includes(origin)) res.setHeader('Access-Control-Allow-Origin', origin); await handler(req, res); };",
      "const { finish } = require('./finish'); module.exports = async (req, res) => { const { origin } = req.headers; if (list.includes(origin)) res.setHeader('Access-Control-Allow-Origin', origin); await finish(req, res); };",
      get("res.vary('origin'); if (list.includes(origin)) res.setHeader('Access-Control-Allow-Origin', origin); res.end();"),
      get("res.set('Vary', 'Accept-Encoding, Origin'); if (list.includes(origin)) res.set('Access-Control-Allow-Origin', origin); res.json({});"),
      get("res.set('Vary', '*'); if (list.includes(origin)) res.set('Access-Control-Allow-Origin', origin); res.json({});"),
      get("res.append('Vary', 'Origin'); res.append('Vary', 'Accept'); if (list.includes(origin)) res.set('Access-Control-Allow-Origin', origin); res.json({});"),
      "app.use((req, res, next) => { res.vary('Origin'); next(); }); app.use((req, res, next) => { if (list.includes(req.get('origin'))) res.set('Access-Control-Allow-Origin', req.get('origin')); next(); });",
      get("if (list.includes(origin)) res.set('Access-Control-Allow-Origin', origin); if (origin) res.set('Vary', 'Origin'); res.json({});"),
      get("if (settings.cached) { res.set('Vary', 'Origin'); } else { res.set('Cache-Control', 'no-store'); } if (list.includes(origin)) res.set('Access-Control-Allow-Origin', origin); res.json({});"),
      "export async function GET(request) { const origin = request.headers.get('origin'); const headers = new Headers({ Vary: 'Origin' }); if (list.includes(origin)) headers.set('Access-Control-Allow-Origin', origin); return Response.json({}, { headers }); }",
    ],
  },

  'a check of another form': {
    missing: [
      { code: get("if (origin?.endsWith('.acme.dev')) res.set('Access-Control-Allow-Origin', «origin»); res.json({});"), data: { origin: 'https://app.acme.dev' } },
      { code: get("if (/^https:\\/\\/[a-z]+\\.acme\\.dev$/.test(origin)) res.set('Access-Control-Allow-Origin', «origin»); res.json({});"), data: { origin: 'https://app.acme.dev' } },
    ],
    valid: [get("if (origin?.endsWith('.acme.dev')) { res.set('Access-Control-Allow-Origin', origin); res.vary('Origin'); } res.json({});")],
  },

  'one of two origins, by a check': {
    missing: [
      first(get("res.set('Access-Control-Allow-Origin', «origin === 'https://app.acme.dev' ? 'https://app.acme.dev' : 'https://www.acme.dev'»).json({});")),
      first(get("const isApp = /^https:\\/\\/app\\.acme\\.dev$/.test(origin); res.writeHead(200, { 'Access-Control-Allow-Origin': «isApp ? 'https://app.acme.dev' : 'https://www.acme.dev'» }); res.end();")),
    ],
    valid: [
      get("res.set('Access-Control-Allow-Origin', origin === 'https://app.acme.dev' ? origin : 'https://app.acme.dev').json({});"),
      get("res.set('Access-Control-Allow-Origin', req.query.app ? 'https://app.acme.dev' : 'https://www.acme.dev').json({});"),
      get("res.set('Access-Control-Allow-Origin', origin === 'https://app.acme.dev' ? 'https://app.acme.dev' : 'https://www.acme.dev').vary('Origin').json({});"),
      get("if (origin === 'https://app.acme.dev') res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); res.json({});"),
    ],
  },

  'a check that was not read': {
    missing: [
      anyone(get("if (settings.origins.includes(origin)) res.set('Access-Control-Allow-Origin', «origin»); res.json({});")),
      anyone(get("if (origin === settings.shop || origin === settings.admin) res.set('Access-Control-Allow-Origin', «origin»); res.json({});")),
      anyone("app.get('/', async (req, res) => { if (await isAllowed(req.get('origin'))) res.set('Access-Control-Allow-Origin', «req.get('origin')»); res.json({}); });"),
      anyone(get("if ((process.env.ORIGINS ?? '').split(',').includes(origin)) res.set('Access-Control-Allow-Origin', «origin»); res.json({});")),
    ],
    valid: [
      get("if (settings.origins.includes(origin)) res.set('Access-Control-Allow-Origin', origin).vary('Origin'); res.json({});"),
      // One origin is allowed, whichever it is.
      get("if (origin === settings.origin) res.set('Access-Control-Allow-Origin', origin); res.json({});"),
      get("if (origin === process.env.FRONT_END) res.set('Access-Control-Allow-Origin', origin); res.json({});"),
      get("res.set('Access-Control-Allow-Origin', settings.origin); res.json({});"),
    ],
  },

  'an answer that is the same for every origin': {
    valid: [
      get("res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); res.json({});"),
      get("res.set('Access-Control-Allow-Origin', '*'); res.json({});"),
      get("res.set('Access-Control-Allow-Origin', ['https://app.acme.dev'].includes(origin) ? origin : 'https://app.acme.dev'); res.json({});"),
      get("if (origin === 'https://app.acme.dev') res.set('Access-Control-Allow-Origin', origin); res.json({});"),
      "const allowed = process.env.NODE_ENV === 'production' ? 'https://app.acme.dev' : 'http://localhost:3000'; app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', allowed); next(); });",
      "app.use(cors({ origin: process.env.FRONT_END || 'https://app.acme.dev' }));",
      get("res.set('Access-Control-Allow-Origin', req.query.admin ? 'https://admin.acme.dev' : 'https://app.acme.dev'); res.json({});"),
      get('log(origin); if (list.includes(origin)) count(); res.json({}); /* cors */'),
    ],
  },

  'what lets everybody in is another mistake': {
    valid: [
      get("res.set('Access-Control-Allow-Origin', origin); res.json({});"),
      get("res.set('Access-Control-Allow-Origin', origin || '*'); res.set('Access-Control-Allow-Credentials', 'true'); res.json({});"),
    ],
  },

  'an answer that no cache keeps': {
    valid: [
      get("res.set('Cache-Control', 'no-store'); if (list.includes(origin)) res.set('Access-Control-Allow-Origin', origin); res.json({});"),
      get("res.set('Cache-Control', settings.caching); if (list.includes(origin)) res.set('Access-Control-Allow-Origin', origin); res.json({});"),
      "app.post('/', (req, res) => { if (list.includes(req.headers.origin)) res.set('Access-Control-Allow-Origin', req.headers.origin); res.json({}); });",
      "export function POST(request) { const origin = request.headers.get('origin'); return Response.json({}, { headers: { 'Access-Control-Allow-Origin': list.includes(origin) ? origin : '' } }); }",
      "app.use((req, res, next) => { if (req.method === 'OPTIONS' && list.includes(req.headers.origin)) { res.set('Access-Control-Allow-Origin', req.headers.origin); res.sendStatus(204); } else next(); });",
    ],
  },

  'what others may add to': {
    valid: [
      get("if (list.includes(origin)) res.set('Access-Control-Allow-Origin', origin); vary(res, 'Origin'); res.json({});"),
      get("res.set(settings.headers); if (list.includes(origin)) res.set('Access-Control-Allow-Origin', origin); res.json({});"),
      get("res.set('Vary', settings.vary); if (list.includes(origin)) res.set('Access-Control-Allow-Origin', origin); res.json({});"),
    ],
  },
  'headers that a function gives to another file are all there are': {
    valid: [
      "export const corsHeaders = (request) => ({ 'Access-Control-Allow-Origin': list.includes(request.headers.get('origin')) ? request.headers.get('origin') : '', Vary: 'Origin' });",
      "export const corsHeaders = (request) => ({ ...settings.headers, 'Access-Control-Allow-Origin': list.includes(request.headers.get('origin')) ? request.headers.get('origin') : '' });",
      "export const corsHeaders = (request) => ({ 'Access-Control-Allow-Origin': list[0], 'Access-Control-Allow-Methods': request.method });",
      // In its own file they are sent with Vary beside.
      "export const corsHeaders = (request) => ({ 'Access-Control-Allow-Origin': list.includes(request.headers.get('origin')) ? request.headers.get('origin') : '' }); export const GET = (request) => new Response('', { headers: { ...corsHeaders(request), Vary: 'Origin' } });",
    ],
    missing: [
      "export const corsHeaders = (request) => ({ 'Access-Control-Allow-Origin': «list.includes(request.headers.get('origin')) ? request.headers.get('origin') : ''» });",
      "export function getCorsHeaders(origin) { const headers = {}; if (list.includes(origin)) headers['Access-Control-Allow-Origin'] = «origin»; return headers; }",
    ].map((code) => ({ code, data: { origin: 'https://app.acme.dev' } })),
  },

  'libraries that say what they vary by, and those that do not': {
    missing: [
      { code: "import { cors as make, Router } from 'itty-router'; export const { preflight, corsify } = make({ origin: «['https://app.acme.dev', 'https://admin.acme.dev']» });", data: { origin: 'https://app.acme.dev' } },
    ],
    valid: [
      'app.use(cors({ origin: list }));',
      "app.use(cors({ origin: (origin, callback) => callback(null, list.includes(origin)) }));",
      "import { Hono } from 'hono'; import { cors as allow } from 'hono/cors'; export default new Hono().use(allow({ origin: ['https://app.acme.dev', 'https://admin.acme.dev'] }));",
      "import fastify from 'fastify'; import plugin from '@fastify/cors'; fastify().register(plugin, { origin: list });",
      "import { cors as make } from 'itty-router'; export const { preflight, corsify } = make({ origin: 'https://app.acme.dev' });",
    ],
  },

  'Origin that is taken out of Vary again': {
    overwritten: [
      first(get("if (list.includes(origin)) { res.vary('Origin'); res.set('Access-Control-Allow-Origin', origin); } res.set('Vary', «'Accept-Encoding'»).json({});")),
      first("app.use(cors({ origin: list })); app.get('/', (req, res) => { res.set('Vary', «'Accept-Encoding'»); res.json({}); });"),
      first("app.use(cors({ origin: list })); app.get('/', (req, res) => { res.set({ ETag: 'a', Vary: «'Accept'» }).json({}); });"),
    ],
    valid: [
      "app.use(cors({ origin: list })); app.get('/', (req, res) => { res.vary('Accept-Encoding'); res.json({}); });",
      "app.use(cors({ origin: list })); app.get('/', (req, res) => { res.append('Vary', 'Accept-Encoding'); res.json({}); });",
      "app.use(cors({ origin: list })); app.get('/', (req, res) => { res.set('Vary', 'Origin, Accept-Encoding'); res.json({}); });",
      "app.use(cors({ origin: 'https://app.acme.dev' })); app.get('/', (req, res) => { res.set('Vary', 'Accept-Encoding'); res.json({}); });",
      "app.use(cors()); app.get('/', (req, res) => { res.set('Vary', 'Accept-Encoding'); res.json({}); });",
    ],
  },

  'Vary for those alone who are let in': {
    branch: [
      { ...first(get("if (!list.includes(origin)) return res.status(404).end(); res.set('Access-Control-Allow-Origin', «origin»).vary('Origin').json({});")), options: [{ strictBranch: true }] },
      { ...first(get("if (list.includes(origin)) { res.set('Access-Control-Allow-Origin', «origin»); res.vary('Origin'); } res.json({});")), options: [{ strictBranch: true }] }],
    branchOfLibrary: [{ code: 'app.use(cors({ origin: (origin, done) => done(null, «list.includes(origin)») }));', data: { origin: 'https://app.acme.dev', library: 'cors' }, options: [{ strictBranch: true }] }],
    valid: [
      get("if (list.includes(origin)) { res.set('Access-Control-Allow-Origin', origin); res.vary('Origin'); } res.json([]);"),
      { code: get("res.vary('Origin'); if (list.includes(origin)) res.set('Access-Control-Allow-Origin', origin); res.json([]);"), options: [{ strictBranch: true }] },
      { code: get("if (!list.includes(origin)) return res.status(403).end(); res.set('Access-Control-Allow-Origin', origin).vary('Origin').json({});"), options: [{ strictBranch: true }] },
      { code: "app.use(cors({ origin: (origin, done) => (!origin || list.includes(origin) ? done(null, true) : done(new Error('who?'))) }));", options: [{ strictBranch: true }] },
      { code: 'app.use(cors({ origin: list, credentials: true }));', options: [{ strictBranch: true }] },
    ],
  },
});
