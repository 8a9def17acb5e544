import rule from '../../rules/valid-allow-origin.ts';
import { corsCheck } from '../../src/spec/cors-check.ts';
import { testRule, type DetailedCase } from '../harness.ts';

const setup = "const express = require('express'); const app = express(); const cors = require('cors');\n";
const get = (body: string): string => `app.get('/', (req, res) => { const { origin } = req.headers; ${body} });`;

/** What a browser prints about a value, to a page of an origin. */
function consoleText(allowOrigin: string): string {
  const none = { allowCredentials: null, allowMethods: null, allowHeaders: null, exposeHeaders: null, maxAge: null, vary: null };
  const result = corsCheck({ origin: 'https://app.example', method: 'GET', headers: [], credentials: false }, { ...none, allowOrigin });
  return result.allowed ? '' : result.consoleText;
}

const about = (text: string, meant: string, code: string, more: Partial<DetailedCase> = {}): DetailedCase => ({ code, data: { text, meant, consoleText: consoleText(text.trim()) }, ...more });
const fixed = (text: string, meant: string, code: string): DetailedCase => about(text, meant, code, { fixed: code.replace(/[«»]/g, '').replace(text, meant) });
const suggested = (text: string, meant: string, code: string): DetailedCase => about(text, meant, code, { suggest: { use: code.replace(/[«»]/g, '').replace(text, meant) } });

testRule('valid-allow-origin', rule, { setup }, {
  'an origin that is sent and spelled otherwise than a browser does': {
    sent: [
      fixed('https://app.acme.dev/', 'https://app.acme.dev', "app.use(cors({ origin: «'https://app.acme.dev/'» }));"),
      fixed('https://App.Acme.dev', 'https://app.acme.dev', "app.use(cors({ origin: «'https://App.Acme.dev'», credentials: true }));"),
      fixed('https://app.acme.dev:443', 'https://app.acme.dev', get("res.setHeader('Access-Control-Allow-Origin', «'https://app.acme.dev:443'»);")),
      fixed('https://bücher.example', 'https://xn--bcher-kva.example', get("res.set({ 'Access-Control-Allow-Origin': «'https://bücher.example'» });")),
      fixed('http://18.118.206.44/', 'http://18.118.206.44', get("res.writeHead(200, { 'Access-Control-Allow-Origin': «'http://18.118.206.44/'» });")),
      fixed('"https://app.acme.dev"', 'https://app.acme.dev', `export const GET = () => new Response('', { headers: { 'Access-Control-Allow-Origin': «'"https://app.acme.dev"'» } });`),
      fixed('https://app.acme.dev/', 'https://app.acme.dev', "exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': «'https://app.acme.dev/'» }, body: '' });"),
      fixed('https://app.acme.dev/', 'https://app.acme.dev', "const Koa = require('koa'); const allow = require('@koa/cors'); new Koa().use(allow({ origin: «'https://app.acme.dev/'» }));"),
      about('https://app.acme.dev/', 'https://app.acme.dev', "const FRONT = 'https://app.acme.dev/'; app.use(cors({ origin: «FRONT» }));"),
      about('https://app.acme.dev/', 'https://app.acme.dev', "const host = 'app.acme.dev'; app.use(cors({ origin: «`https://${host}/`» }));"),
      about('https://app.acme.dev/', 'https://app.acme.dev', "app.use(cors({ origin: «process.env.FRONT_END || 'https://app.acme.dev/'» }));"),
      about('https://app.acme.dev/', 'https://app.acme.dev', get("res.set('Access-Control-Allow-Origin', «req.query.a ? 'https://app.acme.dev' : 'https://app.acme.dev/'»);")),
      about('https://app.acme.dev/', 'https://app.acme.dev', get("res.set('Access-Control-Allow-Origin', «origin === 'https://admin.acme.dev' ? origin : 'https://app.acme.dev/'»);")),
    ],
    valid: [
      "app.use(cors({ origin: 'https://app.acme.dev' }));",
      "app.use(cors({ origin: 'http://localhost:3000' }));",
      "app.use(cors({ origin: '*' })); app.get('/x', cors({ origin: 'null' }), h);",
      "app.use(cors({ origin: 'https://app.acme.dev/'.replace(/\\/$/, '') }));",
      "app.use(cors({ origin: process.env.FRONT_END }));",
      "app.use(cors({ origin: 'capacitor://localhost' })); app.use(cors({ origin: 'file://' }));",
      get("res.setHeader('Access-Control-Allow-Origin', ' https://app.acme.dev ');"),
      get("res.setHeader('Location', 'https://app.acme.dev/'); res.setHeader('X-Origin', 'https://App.acme.dev'); /* cors */"),
      "fetch('https://app.acme.dev/', { headers: { 'Access-Control-Allow-Origin': 'https://app.acme.dev/' } });",
      "new Chart({ origin: 'https://app.acme.dev/' }); /* cors */",
      // Without an Origin no page asks.
      get("res.set('Access-Control-Allow-Origin', origin || 'https://app.acme.dev/');"),
    ],
  },

  'more than an origin, or less': {
    sent: [
      suggested('https://app.acme.dev/login', 'https://app.acme.dev', "app.use(cors({ origin: «'https://app.acme.dev/login'» }));"),
      suggested('app.acme.dev', 'https://app.acme.dev', "app.use(cors({ origin: «'app.acme.dev'» }));"),
      suggested('localhost:3000', 'http://localhost:3000', get("res.set('Access-Control-Allow-Origin', «'localhost:3000'»);")),
      suggested('//app.acme.dev', 'https://app.acme.dev', get("res.set('Access-Control-Allow-Origin', «'//app.acme.dev'»);")),
    ],
    valid: ["import { cors as elysia } from '@elysiajs/cors'; import { Elysia } from 'elysia'; new Elysia().use(elysia({ origin: 'app.acme.dev' }));"],
  },

  'a text that the Origin is compared with': {
    compared: [
      fixed('https://app.acme.dev/', 'https://app.acme.dev', "app.use(cors({ origin: [«'https://app.acme.dev/'», 'https://admin.acme.dev'] }));"),
      fixed('https://app.acme.dev/', 'https://app.acme.dev', "exports.options = { origin: ['http://localhost:3000', «'https://app.acme.dev/'»], optionsSuccessStatus: 200 };"),
      fixed(' https://app.acme.dev', 'https://app.acme.dev', get("if ([«' https://app.acme.dev'»].includes(origin)) res.set('Access-Control-Allow-Origin', origin);")),
      fixed('https://App.acme.dev', 'https://app.acme.dev', get("if (origin === «'https://App.acme.dev'») res.set('Access-Control-Allow-Origin', origin);")),
      fixed('https://app.acme.dev:443', 'https://app.acme.dev', get("if (new Set([«'https://app.acme.dev:443'»]).has(origin)) res.set('Access-Control-Allow-Origin', origin);")),
      fixed('https://app.acme.dev/', 'https://app.acme.dev', "const list = [«'https://app.acme.dev/'», 'https://admin.acme.dev']; app.use(cors({ origin: (origin, callback) => (list.indexOf(origin) !== -1 || !origin ? callback(null, true) : callback(new Error('no'))) }));"),
      fixed('https://app.acme.dev/', 'https://app.acme.dev', "import { Hono } from 'hono'; import { cors as allow } from 'hono/cors'; export default new Hono().use(allow({ origin: «'https://app.acme.dev/'» }));"),
      fixed('https://app.acme.dev/', 'https://app.acme.dev', "import fastify from 'fastify'; import plugin from '@fastify/cors'; fastify().register(plugin, { origin: [«'https://app.acme.dev/'»] });"),
      fixed('https://app.acme.dev/', 'https://app.acme.dev', get("switch (origin) { case «'https://app.acme.dev/'»: case 'https://admin.acme.dev': res.set('Access-Control-Allow-Origin', origin); }")),
      fixed('https://app.acme.dev/', 'https://app.acme.dev', "const list = [«'https://app.acme.dev/'»]; app.use((req, res, next) => { const { origin } = req.headers; res.set('Access-Control-Allow-Origin', list.includes(origin) ? origin : list[0]); next(); });"),
      suggested('https://app.acme.dev/shop', 'https://app.acme.dev', "app.use(cors({ origin: ['https://admin.acme.dev', «'https://app.acme.dev/shop'»] }));"),
      suggested('app.acme.dev', 'https://app.acme.dev', "app.use(cors({ origin: [«'app.acme.dev'»] }));"),
    ],
    valid: [
      "app.use(cors({ origin: ['https://app.acme.dev', 'http://localhost:3000', /\\.acme\\.dev$/] }));",
      // The origin that is meant is let in beside it.
      "app.use(cors({ origin: ['https://app.acme.dev', 'https://app.acme.dev/'] }));",
      get("if (['https://app.acme.dev/'].includes(origin + '/')) res.set('Access-Control-Allow-Origin', origin);"),
      get("if (['https://app.acme.dev/'].map((one) => one.replace(/\\/$/, '')).includes(origin)) res.set('Access-Control-Allow-Origin', origin);"),
      get("if (['https://app.acme.dev/'].some((one) => one.startsWith(origin))) res.set('Access-Control-Allow-Origin', origin);"),
      get("if (['https://App.acme.dev'].some((one) => one.toLowerCase() === origin)) res.set('Access-Control-Allow-Origin', origin);"),
      get("if (origin === 'https://app.acme.dev/' || isOurs(origin)) res.set('Access-Control-Allow-Origin', origin);"),
      get("if (['localhost', 'app.acme.dev'].includes(new URL(origin).hostname)) res.set('Access-Control-Allow-Origin', origin);"),
      // Nobody is let in by these.
      get("if (origin === 'https://bad.example/') return res.status(403).end(); if (origin === 'https://app.acme.dev') res.set('Access-Control-Allow-Origin', origin);"),
      get("if (origin !== 'https://app.acme.dev/') log(origin); res.set('Access-Control-Allow-Origin', '*');"),
      get("if (origin === '') return next(); if (origin === 'https://app.acme.dev') res.set('Access-Control-Allow-Origin', origin);"),
      "const list = ['https://app.acme.dev/']; list.forEach(open); /* cors */",
    ],
  },

  'several in one text': {
    several: [
      about('https://a.com,https://b.com', '', "app.use(cors({ origin: «'https://a.com,https://b.com'» }));"),
      about('https://a.com, https://b.com', '', get("res.set('Access-Control-Allow-Origin', «'https://a.com, https://b.com'»);")),
      about('https://a.com https://b.com', '', get("res.set('Access-Control-Allow-Origin', «'https://a.com https://b.com'»);")),
      about('https://a.com,https://b.com', '', "const list = ['https://a.com', 'https://b.com']; app.use(cors({ origin: «list.join(',')» }));"),
    ],
    severalCompared: [about('http://localhost:3000, http://localhost:3001', '', "const list = [«'http://localhost:3000, http://localhost:3001'»]; app.use(cors({ origin: (origin, callback) => callback(null, list.indexOf(origin) !== -1) }));")],
    valid: ["app.use(cors({ origin: 'https://a.com,https://b.com'.split(',') }));", "app.use(cors({ origin: ['https://a.com', 'https://b.com'] }));", get("if ('https://a.com,https://b.com'.split(',').includes(origin)) res.set('Access-Control-Allow-Origin', origin);")],
  },

  'a star that stands for nothing': {
    wildcard: [
      about('https://*.acme.dev', '', "app.use(cors({ origin: «'https://*.acme.dev'» }));"),
      about('http://localhost:*', '', get("res.set('Access-Control-Allow-Origin', «'http://localhost:*'»);")),
      about('*.acme.dev', '', get("res.set('Access-Control-Allow-Origin', «'*.acme.dev'»);")),
    ],
    wildcardCompared: [
      about('https://*.acme.dev', '', "app.use(cors({ origin: ['https://acme.dev', «'https://*.acme.dev'»] }));"),
      about('https://*.acme.dev', '', "import { Hono } from 'hono'; import { cors as allow } from 'hono/cors'; export default new Hono().use(allow({ origin: [«'https://*.acme.dev'»] }));"),
    ],
    valid: [
      "import middy from '@middy/core'; import httpCors from '@middy/http-cors'; export const handler = middy(work).use(httpCors({ origins: ['https://*.acme.dev'] }));",
      "import { createYoga } from 'graphql-yoga'; createYoga({ schema, cors: { origin: 'https://*.acme.dev' } });",
      get("if (['https://*.acme.dev'].some((glob) => glob === origin || minimatch(origin, glob))) res.set('Access-Control-Allow-Origin', origin);"),
      get("if (['https://*.acme.dev'].some((glob) => new RegExp('^' + glob.replace('.', '\\\\.').replace('*', '[^.]+') + '$').test(origin))) res.set('Access-Control-Allow-Origin', origin);"),
      "app.use(cors({ origin: ['*'] }));",
    ],
  },

  'what is no origin': {
    invalid: [
      about('true', '', get("res.set('Access-Control-Allow-Origin', «true»);")),
      about('/acme\\.dev$/', '', get("res.set('Access-Control-Allow-Origin', «/acme\\.dev$/»);")),
      about('same-origin', '', get("res.set('Access-Control-Allow-Origin', «'same-origin'»);")),
      // cors 2.8.6 and @koa/cors 5 send a text as it is; a path is none that is meant to turn everybody away.
      about('/', '', "app.use(cors({ origin: «'/'» }));"),
      about('/api', '', "app.use(cors({ origin: «'/api'», credentials: true }));"),
      about('/', '', "require('koa')().use(require('@koa/cors')({ origin: «'/'» }));"),
      about('[object Promise]', '', "const find = async () => 'https://app.acme.dev'; app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «find()»); });"),
    ],
    empty: [about('', '', get("res.set('Access-Control-Allow-Origin', «''»);"))],
    valid: [
      get("res.set('Access-Control-Allow-Origin', ['https://app.acme.dev'].includes(origin) ? origin : '');"),
      get("res.set('Access-Control-Allow-Origin', isAllowed(origin) ? origin : 'false');"),
      get("res.set('Access-Control-Allow-Origin', /^https:\\/\\/app\\.acme\\.dev$/.test(origin) ? origin : 'none');"),
      "app.use(cors({ origin: false }));",
      "app.use(cors({ origin: 'none' }));",
      "app.use(cors({ origin: ['https://app.acme.dev', '/'] }));",
      "app.use(cors({ origin: (origin, callback) => callback(null, origin === 'https://app.acme.dev' ? origin : '/') }));",
      get("res.set('Access-Control-Allow-Origin', settings.origin);"),
    ],
  },

  'a variable of the environment that is unset': {
    unset: [
      { code: get("res.set('Access-Control-Allow-Origin', «process.env.FRONT_END»);"), data: { env: 'FRONT_END' }, options: [{ checkEnv: true }] },
      { code: get("res.set('Access-Control-Allow-Origin', «`https://${process.env.HOST_NAME}`»);"), data: { env: 'HOST_NAME' }, options: [{ checkEnv: true }] },
    ],
    valid: [
      get("res.set('Access-Control-Allow-Origin', process.env.FRONT_END);"),
      get("res.set('Access-Control-Allow-Origin', `https://${process.env.HOST_NAME}`);"),
      { code: get("res.set('Access-Control-Allow-Origin', process.env.FRONT_END ?? 'https://app.acme.dev');"), options: [{ checkEnv: true }] },
      { code: "if (!process.env.FRONT_END) throw new Error('FRONT_END'); " + get("res.set('Access-Control-Allow-Origin', process.env.FRONT_END);"), options: [{ checkEnv: true }] },
    ],
  },
});
