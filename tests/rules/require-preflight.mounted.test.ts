import rule from '../../rules/require-preflight.ts';
import { testRule, type DetailedCase } from '../harness.ts';
import { noMethod, noOkStatus, noOrigin } from './preflight-texts.ts';

const express = "const express = require('express'); const cors = require('cors'); const app = express(); const router = express.Router();\n";
const koa = "const Koa = require('koa'); const Router = require('@koa/router'); const app = new Koa(); const router = new Router();\n";
const put = "router.put('/x', (req, res) => res.json({}));";
const putKoa = "router.put('/x', (ctx) => { ctx.body = {}; });";
const allow = (value: string): string => `app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', ${value}); next(); });`;
const allowKoa = (value: string, more = ''): string => `app.use(async (ctx, next) => { ctx.set('Access-Control-Allow-Origin', ${value}); ${more} await next(); });`;

const reported = (code: string, data: object): DetailedCase => ({ code, data: { why: 'PUT', ...data } });

testRule('require-preflight', rule, {}, {
  // Express 4 and 5 answer OPTIONS by 200 for the routes of a router, with what was set before.
  'the routes of a router come after the handlers of the application that it is mounted on': {
    handler: [
      reported(`${express}${allow("«'https://app.acme.dev'»")} ${put} app.use('/api', router); app.listen(80);`, noMethod('PUT')),
      reported(`${express}router.use((req, res, next) => { res.set('Access-Control-Allow-Origin', «'https://app.acme.dev'»); next(); }); ${put} app.use('/api', router); app.listen(80);`, noMethod('PUT')),
      reported(`${express}app.use(express.json()); ${put.replace('res.json', "res.set('Access-Control-Allow-Origin', «'https://app.acme.dev'»).json")} app.use(router); app.listen(80);`, noOrigin),
    ],
    route: [
      { code: `${express}«router.put»('/x', cors(), (req, res) => res.json({})); app.use('/api', router); app.listen(80);`, data: { why: 'PUT', ...noOrigin }, suggest: { answer: `${express}router.options('/x', cors());\nrouter.put('/x', cors(), (req, res) => res.json({})); app.use('/api', router); app.listen(80);` } },
    ],
    valid: [
      `${express}app.use(cors()); router.put('/x', cors(), (req, res) => res.json({})); app.use('/api', router); app.listen(80);`,
      `${express}${allow("'https://app.acme.dev'")} app.options('*', (req, res) => res.set('Access-Control-Allow-Methods', 'PUT').sendStatus(204)); ${put} app.use('/api', router); app.listen(80);`,
      `${express}app.options('/api/x', cors()); router.put('/x', cors(), (req, res) => res.json({})); app.use('/api', router); app.listen(80);`,
      `${express}app.use('/api', cors(), router); router.put('/x', cors(), (req, res) => res.json({})); app.listen(80);`,
      `${express}router.options('/x', cors()); router.put('/x', cors(), (req, res) => res.json({})); app.use('/api', router); app.listen(80);`,
      // What may answer was not read, or is elsewhere.
      `${express}app.use(require('./cors')); router.put('/x', cors(), (req, res) => res.json({})); app.use('/api', router); app.listen(80);`,
      `${express}router.put('/x', cors(), (req, res) => res.json({})); module.exports = router;`,
      `${express}router.put('/x', cors(), (req, res) => res.json({})); app.use('/api', router); module.exports = app;`,
      `${express}router.put('/x', cors(), (req, res) => res.json({})); app.use('/api', router); app.use('/v2', router); app.listen(80);`,
      `${express}router.put('/x', cors(), (req, res) => res.json({})); require('./server').use('/api', router);`,
      `${express}require('./routes')(router); router.put('/x', cors(), (req, res) => res.json({})); app.use('/api', router); app.listen(80);`,
      `${express}router.get('/x', cors(), (req, res) => res.json({})); app.use('/api', router); app.listen(80);`,
    ],
  },

  // Koa 2 and 3 answer 404 where no handler does, with what was set before; allowedMethods() answers 200.
  'the routes of a router of Koa': {
    handler: [
      reported(`${koa}${allowKoa("«'https://app.acme.dev'»")} ${putKoa} app.use(router.routes()); app.listen(80);`, noOkStatus),
      reported(`${koa}app.proxy = true; app.keys = ['a']; ${allowKoa("«'https://app.acme.dev'»")} ${putKoa} app.use(router.routes()); app.listen(80);`, noOkStatus),
      reported(`${koa}${allowKoa("«'https://app.acme.dev'»", "ctx.set('Access-Control-Allow-Methods', 'GET, PUT');")} ${putKoa} app.use(require('koa-bodyparser')()); app.use(router.routes()); app.listen(80);`, noOkStatus),
      reported(`${koa}${allowKoa("«'https://app.acme.dev'»")} ${putKoa} app.use(router.routes()).use(router.allowedMethods()); app.listen(80);`, noMethod('PUT')),
    ],
    valid: [
      `${koa}${allowKoa("'https://app.acme.dev'", "ctx.set('Access-Control-Allow-Methods', 'GET, PUT');")} ${putKoa} app.use(router.routes()); app.use(router.allowedMethods()); app.listen(80);`,
      `${koa}app.routes = (more) => app.use(more); ${allowKoa("'https://app.acme.dev'")} ${putKoa} app.use(router.routes()); app.listen(80);`,
      `${koa}app.use(require('@koa/cors')()); ${putKoa} app.use(router.routes()); app.listen(80);`,
      `${koa}${allowKoa("'https://app.acme.dev'", "if (ctx.method === 'OPTIONS') { ctx.set('Access-Control-Allow-Methods', 'PUT'); ctx.status = 204; return; }")} ${putKoa} app.use(router.routes()); app.listen(80);`,
      `${koa}app.use(require('./cors')); ${allowKoa("'https://app.acme.dev'")} ${putKoa} app.use(router.routes()); app.listen(80);`,
      `${koa}${allowKoa("'https://app.acme.dev'")} ${putKoa} module.exports = router.routes();`,
      `${koa}${allowKoa("'https://app.acme.dev'")} router.get('/x', (ctx) => { ctx.body = {}; }); app.use(router.routes()); app.listen(80);`,
    ],
  },
});
