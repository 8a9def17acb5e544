import rule from '../../rules/require-cors-on-errors.ts';
import { testRule, type DetailedCase } from '../harness.ts';

const allow = "res.setHeader('Access-Control-Allow-Origin', 'https://app.acme.dev');";
const handler = (body: string): string => `module.exports = (req, res) => { ${body} };`;
const worker = (body: string): string => `export default { async fetch(request) { ${body} } };`;
const lambda = (body: string): string => `exports.handler = async (event) => { ${body} };`;
const headers = "headers: { 'Access-Control-Allow-Origin': 'https://app.acme.dev' }";
const data = { consoleText: "No 'Access-Control-Allow-Origin' header is present on the requested resource." };
const every = { options: [{ everyResponse: true }] as const };

const koa = "const Koa = require('koa'); const app = new Koa();\n";
const set = "ctx.set('Access-Control-Allow-Origin', 'https://app.acme.dev');";
const router = "const Router = require('@koa/router'); const router = new Router(); ";
const routes = 'app.use(router.routes()); app.listen(3000);';
const thrown = (code: string, status: string): DetailedCase => ({ ...every, code: koa + code, data: { ...data, status } });

testRule('require-cors-on-errors', rule, { data }, {
  'what was sent has no more headers': {
    tooLate: [
      handler(`res.json({}); «${allow.slice(0, -1)}»;`),
      handler(`res.send('ok'); «res.header({ 'Access-Control-Allow-Origin': '*' })»;`),
      handler(`res.sendStatus(200); «res.set('Access-Control-Allow-Origin', '*')»;`),
      `require('http').createServer((req, res) => { res.writeHead(200); «${allow.slice(0, -1)}»; res.end(); });`,
      `require('http').createServer((req, res) => { res.write('[]'); «${allow.slice(0, -1)}»; res.end(); });`,
    ],
    valid: [
      handler(`${allow} res.json({});`),
      handler(`if (req.query.id) { ${allow} res.json({}); } else res.sendStatus(404);`),
      handler("res.writeHead(200, { 'Access-Control-Allow-Origin': '*' }); res.end();"),
      handler(`res.status(200); ${allow} res.json({});`),
      // What is called back comes later.
      handler(`load((error, found) => res.json(found)); ${allow}`),
      handler(`load().then((found) => res.json(found)); ${allow}`),
      handler("res.json({}); res.setHeader('Server-Timing', 'total');"),
      handler("res.json({}); log('Access-Control-Allow-Origin', '*');"),
      // A context keeps what it is told until its handlers are done.
      "const app = new (require('koa'))(); app.use((ctx) => { ctx.body = {}; ctx.set('Access-Control-Allow-Origin', '*'); });",
    ],
  },

  'a preflight is followed by a request': {
    preflightOnly: [
      worker("if (request.method === 'OPTIONS') return new Response(null, { headers: { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Methods': 'GET' } }); return Response.json({});"),
      "export default function handler(req, res) { if (req.method === 'OPTIONS') { res.setHeader('Access-Control-Allow-Origin', «'https://app.acme.dev'»); return res.status(204).end(); } res.status(200).json({}); }",
      lambda("if (event.httpMethod === 'OPTIONS') return { statusCode: 204, headers: { 'Access-Control-Allow-Origin': «'*'» } }; return { statusCode: 200, body: '{}' };"),
    ],
    valid: [
      worker(`if (request.method === 'OPTIONS') return new Response(null, { ${headers} }); return Response.json({}, { ${headers} });`),
      "const app = require('express')(); app.use((req, res, next) => { if (req.method === 'OPTIONS') { res.set('Access-Control-Allow-Origin', '*'); return res.sendStatus(204); } next(); });",
      worker(`if (request.method === 'OPTIONS') return new Response(null, { ${headers} }); return handle(request);`),
      worker(`if (request.method === 'OPTIONS') return new Response(null, { ${headers} }); return withCors(Response.json({}));`),
      worker("if (request.method === 'OPTIONS') return new Response(null, { status: 204 }); return Response.json({});"),
      // It is there for preflights alone.
      lambda(`if (event.httpMethod === 'OPTIONS') return { statusCode: 204, ${headers} }; return { statusCode: 405 };`),
      "export default function handler(req, res) { if (req.method === 'OPTIONS') { res.setHeader('Access-Control-Allow-Origin', '*'); return res.status(204).end(); } cors(res); res.status(200).json({}); }",
    ],
  },

  'errors carry the headers, too, where that is asked for': {
    bare: [
      { ...every, code: lambda(`try { const found = await load(event.body); return { statusCode: 200, ${headers}, body: JSON.stringify(found) }; } catch (error) { return «{ statusCode: 500, body: 'failed' }»; }`), data: { ...data, status: '500' } },
      { ...every, code: worker(`const id = new URL(request.url).searchParams.get('id'); if (!id) return «new Response('Which one?', { status: 400 })»; return Response.json({}, { ${headers} });`), data: { ...data, status: '400' } },
      { ...every, code: handler(`if (!req.query.id) return «res.status(400).json({})»; ${allow} res.json({});`), data: { ...data, status: '400' } },
    ],
    valid: [
      lambda(`try { const found = await load(event.body); return { statusCode: 200, ${headers}, body: JSON.stringify(found) }; } catch (error) { return { statusCode: 500, body: 'failed' }; }`),
      { ...every, code: lambda(`try { const found = await load(event.body); return { statusCode: 200, ${headers}, body: JSON.stringify(found) }; } catch (error) { return { statusCode: 500, ${headers} }; }`) },
      { ...every, code: handler(`${allow} if (!req.query.id) return res.status(400).json({}); res.json({});`) },
      // Whoever is refused by its origin is not told more.
      { ...every, code: handler("if (req.headers.origin !== 'https://app.acme.dev') return res.sendStatus(403); res.setHeader('Access-Control-Allow-Origin', req.headers.origin); res.json({});") },
      { ...every, code: worker("const made = await (await import('./limits')).allows(request) ? Response.json({}) : new Response('Too many', { status: 429 }); const copy = new Response(made.body, made); copy.headers.set('Access-Control-Allow-Origin', '*'); return copy;") },
      { ...every, code: `const app = require('express')(); app.use(require('cors')()); app.get('/x', (req, res) => { if (!req.query.id) return res.sendStatus(404); ${allow} res.json({}); });` },
      // Another path is for others.
      { ...every, code: worker(`const url = new URL(request.url); if (url.pathname === '/api') return Response.json({}, { ${headers} }); return new Response('Not found', { status: 404 });`) },
      { ...every, code: handler(`if (!req.query.id) return deny(res); ${allow} res.json({});`) },
      { ...every, code: worker('if (!id) return new Response(null, { status: 400 }); return Response.json({});') },
    ],
  },

  // Koa 2.16.2 and 3.3.0 were asked.
  'an error of a context takes away what was set before it': {
    cleared: [
      thrown(`app.use((ctx) => { ${set} if (!ctx.state.user) «ctx.throw(401)»; ctx.body = {}; });`, '401'),
      thrown(`app.use(async (ctx) => { ${set} «ctx.assert(ctx.query.id, 400, 'Which one?')»; ctx.body = await load(ctx.query.id); });`, '400'),
      thrown(`app.use(async (ctx) => { ${set} if (!ctx.query.id) throw «new Error('Which one?')»; ctx.body = await load(ctx.query.id); });`, '500'),
      thrown(`app.use(async (ctx, next) => { ${set} if (!ctx.get('Authorization')) «ctx.throw(401, 'Who are you?')»; await next(); });`, '401'),
      thrown(`app.use((ctx) => { if (!['https://app.acme.dev'].includes(ctx.get('Origin'))) return; ctx.set('Access-Control-Allow-Origin', ctx.get('Origin')); ctx.vary('Origin'); if (!ctx.query.id) «ctx.throw(404)»; ctx.body = {}; });`, '404'),
      thrown(`const Router = require('@koa/router'); const router = new Router(); router.get('/x', (ctx) => { ${set} if (!ctx.query.id) «ctx.throw(404)»; ctx.body = {}; }); app.use(require('koa-bodyparser')()); app.use(router.routes());`, '404'),
    ],
    valid: [
      `${koa}app.use((ctx) => { ${set} if (!ctx.state.user) ctx.throw(401); ctx.body = {}; });`,
      { ...every, code: `${koa}app.use((ctx) => { ${set} if (!ctx.state.user) { ctx.status = 401; return; } ctx.body = {}; });` },
      { ...every, code: `${koa}app.use((ctx) => { ${set} if (!ctx.state.user) ctx.throw(401, { headers: { 'Access-Control-Allow-Origin': 'https://app.acme.dev' } }); ctx.body = {}; });` },
      { ...every, code: `${koa}app.use((ctx) => { ${set} if (!ctx.state.user) { const error = new Error('Who are you?'); error.headers = { 'Access-Control-Allow-Origin': 'https://app.acme.dev' }; throw error; } ctx.body = {}; });` },
      { ...every, code: `${koa}app.use((ctx) => { ${set} if (!ctx.state.user) ctx.throw(...denied); ctx.body = {}; });` },
      // Something around it answers instead.
      { ...every, code: `${koa}app.use(async (ctx, next) => { try { await next(); } catch (error) { ctx.status = error.status; ctx.body = error.message; } }); app.use((ctx) => { ${set} if (!ctx.state.user) ctx.throw(401); ctx.body = {}; });` },
      { ...every, code: `${koa}app.use(require('./errors')); app.use((ctx) => { ${set} if (!ctx.state.user) ctx.throw(401); ctx.body = {}; });` },
      { ...every, code: `${koa}app.use((ctx) => { ${set} try { if (!ctx.state.user) ctx.throw(401); ctx.body = {}; } catch (error) { ctx.status = 401; } });` },
      { ...every, code: `${koa}app.use(require('@koa/cors')()); app.use((ctx) => { ${set} if (!ctx.state.user) ctx.throw(401); ctx.body = {}; });` },
      { ...every, code: `const Router = require('@koa/router'); const router = new Router(); router.get('/x', (ctx) => { ${set} if (!ctx.query.id) ctx.throw(404); ctx.body = {}; }); module.exports = router;` },
      // Nothing was set yet, or not for this origin.
      { ...every, code: `${koa}app.use((ctx) => { if (!ctx.state.user) ctx.throw(401); ${set} ctx.body = {}; });` },
      { ...every, code: `${koa}app.use((ctx) => { ${set} if (ctx.get('Origin') !== 'https://app.acme.dev') ctx.throw(403); ctx.body = {}; });` },
      // Express leaves headers as they are.
      { ...every, code: `const app = require('express')(); app.use((req, res) => { ${allow} if (!req.query.id) throw new Error('Which one?'); res.json({}); });` },
    ],
  },

  // @koa/cors 2 to 5 keep their headers unless they are told otherwise, koa2-cors 2 does not; both were asked behind Koa 3.3.0.
  'an error of a later handler takes away what was set before it': {
    cleared: [
      thrown(`${router}app.use(async (ctx, next) => { ${set} await next(); }); router.get('/x', (ctx) => { if (!ctx.query.id) «ctx.throw(404)»; ctx.body = {}; }); ${routes}`, '404'),
      thrown(`${router}app.use(async (ctx, next) => { ${set} await next(); }); router.post('/x', async (ctx) => { const found = await load(ctx.request.body); if (!found) throw «new Error('none')»; ctx.body = found; }); ${routes}`, '500'),
      thrown(`${router}router.use(async (ctx, next) => { ${set} await next(); }); router.get('/x', (ctx) => { if (!ctx.state.user) «ctx.throw(401)»; ctx.body = {}; }); ${routes}`, '401'),
      thrown(`${router}app.use(require('@koa/cors')({ origin: 'https://app.acme.dev', keepHeadersOnError: false })); router.get('/x', (ctx) => { if (!ctx.query.id) «ctx.throw(404)»; ctx.body = {}; }); ${routes}`, '404'),
      thrown(`${router}app.use(require('koa2-cors')({ origin: () => 'https://app.acme.dev' })); router.get('/x', (ctx) => { if (!ctx.query.id) «ctx.throw(404)»; ctx.body = {}; }); ${routes}`, '404'),
    ],
    valid: [
      `${koa}${router}app.use(async (ctx, next) => { ${set} await next(); }); router.get('/x', (ctx) => { if (!ctx.query.id) ctx.throw(404); ctx.body = {}; }); ${routes}`,
      { ...every, code: `${koa}${router}app.use(require('@koa/cors')({ origin: 'https://app.acme.dev' })); router.get('/x', (ctx) => { if (!ctx.query.id) ctx.throw(404); ctx.body = {}; }); ${routes}` },
      { ...every, code: `${koa}${router}app.use(require('@koa/cors')({ origin: 'https://app.acme.dev', keepHeadersOnError: keeps })); router.get('/x', (ctx) => { if (!ctx.query.id) ctx.throw(404); ctx.body = {}; }); ${routes}` },
      { ...every, code: `${koa}${router}app.use(async (ctx, next) => { ${set} await next(); }); router.get('/x', (ctx) => { if (!ctx.query.id) { ctx.status = 404; return; } ctx.body = {}; }); ${routes}` },
      { ...every, code: `${koa}${router}app.use(async (ctx, next) => { ${set} try { await next(); } catch (error) { ctx.status = error.status; } }); router.get('/x', (ctx) => { if (!ctx.query.id) ctx.throw(404); ctx.body = {}; }); ${routes}` },
      { ...every, code: `${koa}${router}app.use(require('./errors')); app.use(async (ctx, next) => { ${set} await next(); }); router.get('/x', (ctx) => { if (!ctx.query.id) ctx.throw(404); ctx.body = {}; }); ${routes}` },
      { ...every, code: `${koa}${router}require('koa-onerror')(app); app.use(async (ctx, next) => { ${set} await next(); }); router.get('/x', (ctx) => { if (!ctx.query.id) ctx.throw(404); ctx.body = {}; }); ${routes}` },
      { ...every, code: `${koa}${router}app.use(async (ctx, next) => { ${set} await next(); }); router.get('/x', (ctx) => { try { if (!ctx.query.id) ctx.throw(404); ctx.body = {}; } catch { ctx.status = 404; } }); ${routes}` },
      // Nobody is let in, or by somebody else.
      { ...every, code: `${koa}${router}app.use(async (ctx, next) => { ctx.set('Cache-Control', 'no-store'); /* cors */ await next(); }); router.get('/x', (ctx) => { if (!ctx.query.id) ctx.throw(404); ctx.body = {}; }); ${routes}` },
      { ...every, code: `const express = require('express'); const app = express(); app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); next(); }); app.get('/x', (req, res) => { if (!req.query.id) throw new Error('Which one?'); res.json({}); }); app.listen(3000);` },
    ],
  },
});
