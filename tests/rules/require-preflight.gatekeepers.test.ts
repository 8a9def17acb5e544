import rule from '../../rules/require-preflight.ts';
import { testRule } from '../harness.ts';
import { noOkStatus, noOrigin } from './preflight-texts.ts';

const imports = "import express from 'express'; import cors from 'cors'; import passport from 'passport'; import basic from 'express-basic-auth'; const app = express();";
const allow = (origin = "'https://a.com'"): string => `app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', ${origin}); next(); });`;
const jwt = "app.use(passport.authenticate('jwt', { session: false }));";
const put = "app.put('/x', (req, res) => res.json({})); app.listen(3000);";

const hono = "import { serve } from '@hono/node-server'; import { Hono } from 'hono'; import { bearerAuth } from 'hono/bearer-auth'; import { jwt } from 'hono/jwt'; const app = new Hono();";
const allowInHono = (origin = "'https://a.com'"): string => `app.use('*', async (c, next) => { c.header('Access-Control-Allow-Origin', ${origin}); await next(); });`;
const putInHono = "app.put('/x', (c) => c.json({})); serve(app);";

const koa = "const Koa = require('koa'); const Router = require('@koa/router'); const jwt = require('koa-jwt'); const app = new Koa(); const router = new Router();";
const allowInKoa = (origin = "'https://a.com'"): string => `app.use(async (ctx, next) => { ctx.set('Access-Control-Allow-Origin', ${origin}); await next(); });`;
const putInKoa = "router.put('/x', (ctx) => { ctx.body = {}; }); app.use(router.routes()); app.listen(3000);";

testRule('require-preflight', rule, {}, {
  // passport 0.7 with passport-jwt 4 and express-basic-auth 1.2 answer 401, with the headers that were set before.
  'authentication answers what the CORS handler has passed on': {
    handler: [
      { code: `${imports} ${allow("«'https://a.com'»")} ${jwt} ${put}`, data: { why: 'PUT', ...noOkStatus } },
      { code: `${imports} ${allow("«'https://a.com'»")} app.use(basic({ users: { a: 'b' } })); ${put}`, data: { why: 'PUT', ...noOkStatus } },
      { code: `${imports} app.use(cors({ origin: «'https://a.com'», preflightContinue: true })); ${jwt} ${put}`, data: { why: 'PUT', ...noOkStatus } },
      { code: `${imports} ${allow("«'https://a.com'»")} app.use('/x', passport.authenticate('bearer', { session: false })); ${put}`, data: { why: 'PUT', ...noOkStatus } },
    ],
    valid: [
      `${imports} app.use(cors({ origin: 'https://a.com' })); ${jwt} ${put}`,
      `${imports} ${allow()} app.options('*', (req, res) => res.set('Access-Control-Allow-Methods', 'PUT').sendStatus(204)); ${jwt} ${put}`,
      `${imports} ${allow()} app.use((req, res, next) => { if (req.method !== 'OPTIONS') return next(); res.set('Access-Control-Allow-Methods', 'PUT').sendStatus(204); }); ${jwt} ${put}`,
      // What the order of the handlers does is said by cors-middleware-order.
      `${imports} ${jwt} app.use(cors({ origin: 'https://a.com' })); ${put}`,
      // A function of the program, a strategy that signs nobody in, and others that answer in other ways.
      `${imports} ${allow()} app.use(passport.authenticate('jwt', { session: false }, (error, user) => log(user))); ${put}`,
      `${imports} ${allow()} app.use(passport.authenticate(['jwt', 'anonymous'], { session: false })); ${put}`,
      `${imports} ${allow()} app.use(passport.authenticate('google')); ${put}`,
      `${imports} import { authenticate } from './authenticate.js'; ${allow()} app.use(authenticate('jwt')); ${put}`,
      // The preflight does not come there.
      `${imports} ${allow()} app.get('/x', passport.authenticate('jwt', { session: false }), (req, res) => res.json([])); app.listen(3000);`,
    ],
  },

  'another handler answers what the CORS handler has passed on, or what does not come to it': {
    handler: [
      { code: `${imports} app.use(cors({ origin: «'https://a.com'», preflightContinue: true })); app.use((req, res, next) => { if (!['GET', 'PUT'].includes(req.method)) return res.sendStatus(405); next(); }); ${put}`, data: { why: 'PUT', ...noOkStatus } },
      { code: `${imports} app.use(cors({ origin: «'https://a.com'», preflightContinue: true })); app.all('/x', (req, res, next) => { if (req.method === 'OPTIONS') return res.sendStatus(404); next(); }); ${put}`, data: { why: 'PUT', ...noOkStatus } },
      { code: `${imports} app.all('/x', (req, res, next) => { if (req.method === 'OPTIONS') return res.status(405).end(); next(); }); app.use(cors({ origin: «'https://a.com'» })); ${put}`, data: { why: 'PUT', ...noOrigin } },
      { code: `${imports} app.use((req, res, next) => { if (req.method !== 'GET' && req.method !== 'PUT') return res.status(405).end(); next(); }); app.use(cors({ origin: «'https://a.com'» })); ${put}`, data: { why: 'PUT', ...noOrigin } },
    ],
    valid: [
      `${imports} app.use(cors({ origin: 'https://a.com', preflightContinue: true })); ${put}`,
      `${imports} app.use(cors({ origin: 'https://a.com', preflightContinue: true })); app.use((req, res, next) => { if (req.method === 'OPTIONS') return res.sendStatus(204); next(); }); ${put}`,
      `${imports} app.use(cors({ origin: 'https://a.com' })); app.all('/x', (req, res, next) => { if (req.method === 'OPTIONS') return res.sendStatus(405); next(); }); ${put}`,
      `${imports} app.all('/y', (req, res, next) => { if (req.method === 'OPTIONS') return res.sendStatus(405); next(); }); app.use(cors({ origin: 'https://a.com' })); ${put}`,
      `${imports} app.use((req, res, next) => { if (!['GET', 'PUT', 'OPTIONS'].includes(req.method)) return res.sendStatus(405); next(); }); app.use(cors({ origin: 'https://a.com' })); ${put}`,
    ],
  },

  // Hono 4.13 was asked with each of the three: 401, with the headers that were set before.
  'and so it does in Hono': {
    handler: [
      { code: `${hono} ${allowInHono("«'https://a.com'»")} app.use('*', bearerAuth({ token })); ${putInHono}`, data: { why: 'PUT', ...noOkStatus } },
      { code: `${hono} app.use('*', async (c, next) => { await next(); c.header('Access-Control-Allow-Origin', «'https://a.com'»); }); app.use('*', jwt({ secret, alg: 'HS256' })); ${putInHono}`, data: { why: 'PUT', ...noOkStatus } },
    ],
    valid: [
      `${hono} import { cors } from 'hono/cors'; app.use('*', cors({ origin: 'https://a.com' })); app.use('*', bearerAuth({ token })); ${putInHono}`,
      `${hono} ${allowInHono()} app.options('*', (c) => c.body(null, 204, { 'Access-Control-Allow-Methods': 'PUT' })); app.use('*', bearerAuth({ token })); ${putInHono}`,
      `${hono} ${allowInHono()} app.use('*', bearerAuth({ verifyToken: async (token, c) => c.req.method === 'OPTIONS' })); ${putInHono}`,
    ],
  },

  // koa-jwt 4 throws, and Koa answers that without the headers that were set before.
  'in Koa it takes the headers away': {
    handler: [
      { code: `${koa} ${allowInKoa("«'https://a.com'»")} app.use(jwt({ secret })); ${putInKoa}`, data: { why: 'PUT', ...noOrigin } },
    ],
    valid: [
      `${koa} ${allowInKoa()} app.use(jwt({ secret }).unless({ method: 'OPTIONS' })); ${putInKoa}`,
      `${koa} ${allowInKoa()} app.use(jwt({ secret, passthrough: true })); ${putInKoa}`,
      `${koa} app.use(async (ctx, next) => { try { await next(); } catch (error) { ctx.status = ctx.method === 'OPTIONS' ? 204 : error.status; } }); ${allowInKoa()} app.use(jwt({ secret })); ${putInKoa}`,
      `${koa} app.use(require('./errors')); ${allowInKoa()} app.use(jwt({ secret })); ${putInKoa}`,
      `${koa} app.use(async (ctx, next) => { ctx.set('Access-Control-Allow-Origin', 'https://a.com'); if (ctx.method !== 'OPTIONS') return next(); ctx.set('Access-Control-Allow-Methods', 'PUT'); ctx.status = 204; }); app.use(jwt({ secret })); ${putInKoa}`,
    ],
  },
});
