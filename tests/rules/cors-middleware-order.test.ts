import rule from '../../rules/cors-middleware-order.ts';
import { testRule, type DetailedCase } from '../harness.ts';

const unreadable = { consoleText: "No 'Access-Control-Allow-Origin' header is present on the requested resource." };
const blocked = { consoleText: `Response to preflight request doesn't pass access control check: ${unreadable.consoleText}` };
const redirected = { consoleText: "Response to preflight request doesn't pass access control check: Redirect is not allowed for a preflight request." };

const express = "const express = require('express'); const cors = require('cors'); const app = express();\n";
const koa = "const Koa = require('koa'); const cors = require('@koa/cors'); const app = new Koa();\n";
const hono = "import { Hono } from 'hono'; import { cors } from 'hono/cors'; const app = new Hono();\n";
const fastify = "const fastify = require('fastify')();\n";
const nest = (body: string): string => `import { NestFactory } from '@nestjs/core'; async function start() { ${body} } start();`;

/** A handler that stands before CORS and answers the preflight. */
const refused = (setup: string, handler: string, last = '«app.use»(cors());', status = '401', name = 'a handler', rest = blocked): DetailedCase => {
  const code = `${setup}app.use(${handler});\n${last}`;
  return { code, data: { handler: name, status, ...rest }, suggest: { move: `${setup}${last.replace(/[«»]/g, '')}\napp.use(${handler});` } };
};

const demand = "if (!req.headers.authorization) return res.status(401).end(); next();";
const handler = (body = demand): string => `(req, res, next) => { ${body} }`;

const loose = { origin: 'https://evil.example', other: '`cors()`' };

/** What credentials make of the star. */
const starred = "Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.";
const ofAdmin = { origin: 'https://admin.acme.dev', consoleText: starred };

/** Two CORS handlers that the same requests come to. */
const layered = (code: string, data: Readonly<Record<string, string>> = {}): DetailedCase => ({ code: express + code, data: { ...loose, ...data } });

testRule('cors-middleware-order', rule, {}, {
  'a preflight brings no credentials, so authentication before CORS answers it': {
    refused: [
      refused(express, handler()),
      refused(express, handler("const token = req.header('x-auth-token'); if (!token) return res.status(403).json({ message: 'No token' }); try { req.user = jwt.verify(token, key); next(); } catch (error) { res.status(401).json({}); }"), undefined, '403'),
      refused(express, handler("if (!req.headers['x-api-key']) { res.writeHead(401); return res.end(); } next();")),
      refused(express, handler("if (!req.cookies.session) return res.sendStatus(401); next();")),
      refused(express, handler("if (!req.session.user && req.path !== '/login') return res.redirect('/login'); next();"), undefined, '302', undefined, redirected),
      refused(express, handler("if (!req.headers.authorization) return next(new Error('Who are you?')); next();"), undefined, 'an error'),
      refused(express, handler("if (req.url.startsWith('/public')) return next(); if (!req.user) return res.sendStatus(401); next();")),
      refused(express, handler(), "«app.use»((req, res, next) => { res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); next(); });"),
      refused(koa, "async (ctx, next) => { if (!ctx.get('Authorization')) ctx.throw(401); await next(); }", undefined, 'an error'),
      refused(koa, 'async (ctx, next) => { if (!ctx.headers.authorization) { ctx.status = 401; return; } await next(); }'),
      refused(hono, "async (c, next) => { if (!c.req.header('Authorization')) return c.json({ message: 'Who are you?' }, 401); await next(); }"),
      // A star stands for all that is below a path.
      { code: `${hono}app.use('/api/*', async (c, next) => { if (!c.req.header('Authorization')) return c.json({}, 401); await next(); });\n«app.use»('/api/*', cors());`, data: { handler: 'a handler', status: '401', ...blocked }, suggest: { move: `${hono}app.use('/api/*', cors());\napp.use('/api/*', async (c, next) => { if (!c.req.header('Authorization')) return c.json({}, 401); await next(); });` } },
      { code: `${express}app.use('/api/*', ${handler()});\n«app.use»('/api/orders', cors());`, data: { handler: 'a handler', status: '401', ...blocked }, suggest: { move: `${express}app.use('/api/orders', cors());\napp.use('/api/*', ${handler()});` } },
      { code: `${express}const auth = ${handler()};\napp.use(auth);\n«app.use»(cors());`, data: { handler: '`auth`', status: '401', ...blocked }, suggest: { move: `${express}const auth = ${handler()};\napp.use(cors());\napp.use(auth);` } },
      { code: `${express}const auth = ${handler()};\n«app.use»(auth, cors());`, data: { handler: '`auth`', status: '401', ...blocked } },
    ],
    valid: [
      `${express}app.use(cors()); app.use(${handler()});`,
      `${express}app.use(${handler(`if (req.method === 'OPTIONS') return next(); ${demand}`)}); app.use(cors());`,
      `${express}app.options('*', cors()); app.use(${handler()}); app.use(cors());`,
      // Without credentials everybody is a guest.
      `${express}app.use(${handler('if (req.headers.authorization) { try { req.user = verify(req.headers.authorization); } catch { return res.sendStatus(401); } } next();')}); app.use(cors());`,
      `${express}app.use(${handler(`if (config.isOpen) return next(); ${demand}`)}); app.use(cors());`,
      // In Hono a path without a star is that path alone.
      `${hono}app.use('/api', async (c, next) => { if (!c.req.header('Authorization')) return c.json({}, 401); await next(); }); app.use('/api/*', cors());`,
      `${hono}app.use('/', async (c, next) => { if (!c.req.header('Authorization')) return c.json({}, 401); await next(); }); app.use('/api/*', cors());`,
      `${hono}app.use('/api/v1/*', async (c, next) => { if (!c.req.header('Authorization')) return c.json({}, 401); await next(); }); app.use('/api/*', cors());`,
      // What CORS is not for: another path, another application.
      `${express}app.use('/admin', ${handler()}); app.use(cors());`,
      `${express}const pages = express(); pages.use(${handler()}); app.use(cors());`,
      // Front-ends ask by https; limits are seldom reached.
      `${express}app.use(${handler("if (req.secure) return next(); res.redirect('https://' + req.headers.host + req.url);")}); app.use(cors());`,
      `${express}app.use(${handler("if (req.get('x-forwarded-proto') !== 'https') return res.redirect(301, 'https://' + req.get('host') + req.url); next();")}); app.use(cors());`,
      `${express}app.use(${handler('if (hits.get(req.ip) > 100) return res.sendStatus(429); next();')}); app.use(cors());`,
      `${express}app.use((error, req, res, next) => { if (!req.headers.authorization) return res.sendStatus(401); next(); }); app.use(cors());`,
      `${express}app.use(require('./auth')); app.use(cors());`,
      `${express}app.use(${handler("if (!req.headers.authorization) return deny(res); next();")}); app.use(cors());`,
      `${express}app.use(${handler('users.find(req.headers.authorization).then((user) => (user ? next() : res.sendStatus(401)));')}); app.use(cors());`,
      `module.exports = (app) => { app.use(${handler()}); app.use(require('cors')()); };`,
    ],
  },

  'what libraries make lets nobody pass without credentials': {
    refused: [
      refused("import passport from 'passport'; import cors from 'cors'; import express from 'express'; const app = express();\n", "passport.authenticate('jwt', { session: false })", undefined, '401', "`passport.authenticate('jwt', { session: false })`"),
      refused(`import jwt from 'koa-jwt'; ${koa}`, 'jwt({ secret })', undefined, '401', '`jwt({ secret })`'),
      refused(`const basic = require('express-basic-auth'); ${express}`, "basic({ users: { admin: 'x' } })", undefined, '401', "`basic({ users: { admin: 'x' } })`"),
      { code: `import { bearerAuth } from 'hono/bearer-auth'; ${hono}app.use('*', bearerAuth({ token }));\n«app.use»('*', cors());`, data: { handler: '`bearerAuth({ token })`', status: '401', ...blocked }, suggest: { move: `import { bearerAuth } from 'hono/bearer-auth'; ${hono}app.use('*', cors());\napp.use('*', bearerAuth({ token }));` } },
    ],
    valid: [
      // It knows preflights that ask for Authorization.
      `const { expressjwt } = require('express-jwt'); ${express}app.use(expressjwt({ secret, algorithms: ['RS256'] })); app.use(cors());`,
      `import jwt from 'koa-jwt'; ${koa}app.use(jwt({ secret }).unless({ method: 'OPTIONS' })); app.use(cors());`,
      `import jwt from 'koa-jwt'; ${koa}app.use(jwt({ secret, passthrough: true })); app.use(cors());`,
      `const passport = require('passport'); ${express}app.use(passport.authenticate(['jwt', 'anonymous'])); app.use(cors());`,
      `const passport = require('passport'); ${express}app.use(passport.authenticate('jwt', (error, user) => check(user))); app.use(cors());`,
      `const passport = require('passport'); ${express}app.use(passport.initialize()); app.use(passport.session()); app.use(cors());`,
      `${express}app.use(require('helmet')()); app.use(require('morgan')('tiny')); app.use(require('compression')()); app.use(express.json()); app.use(cors());`,
      `import { jwt } from './jwt'; ${hono}app.use('*', jwt({ secret })); app.use('*', cors());`,
    ],
  },

  'applications that ask in another order': {
    refused: [
      { code: `${fastify}fastify.addHook('onRequest', async (request, reply) => { if (!request.headers.authorization) return reply.code(401).send(); });\n«fastify.register»(require('@fastify/cors'));`, data: { handler: 'a handler', status: '401', ...blocked }, suggest: { move: `${fastify}fastify.register(require('@fastify/cors'));\nfastify.addHook('onRequest', async (request, reply) => { if (!request.headers.authorization) return reply.code(401).send(); });` } },
      { code: nest(`const app = await NestFactory.create(AppModule);\napp.use(${handler()});\n«app.enableCors»();`), data: { handler: 'a handler', status: '401', ...blocked }, suggest: { move: nest(`const app = await NestFactory.create(AppModule);\napp.enableCors();\napp.use(${handler()});`) } },
      { code: nest(`const app = await «NestFactory.create»(AppModule, { cors: true }); app.use(${handler()}); await app.listen(80);`), data: { handler: 'a handler', status: '401', ...blocked } },
    ],
    late: [{ code: nest('const app = await NestFactory.create(AppModule); await app.listen(80); «app.enableCors»();'), data: unreadable }],
    valid: [
      `${fastify}fastify.register(require('@fastify/cors')); fastify.addHook('onRequest', async (request, reply) => { if (!request.headers.authorization) return reply.code(401).send(); });`,
      `${fastify}fastify.addHook('preHandler', async (request, reply) => { if (!request.headers.authorization) return reply.code(401).send(); }); fastify.register(require('@fastify/cors'));`,
      `${fastify}fastify.get('/x', async () => ({})); fastify.register(require('@fastify/cors'));`,
      nest(`const app = await NestFactory.create(AppModule); app.enableCors(); app.use(${handler()}); await app.listen(80);`),
      nest('const app = await NestFactory.create(AppModule); app.useGlobalGuards(new AuthGuard()); app.enableCors(); await app.listen(80);'),
      `${express}app.listen(80); app.use(cors());`,
    ],
  },

  'routes before CORS answer without its headers': {
    uncovered: [
      { code: `${express}app.get('/x', (req, res) => res.json({}));\n«app.use»(cors());\napp.listen(80);`, data: { routes: "`app.get('/x', …)`, which is", ...unreadable }, suggest: { move: `${express}app.use(cors());\napp.get('/x', (req, res) => res.json({}));\napp.listen(80);` } },
      { code: `${express}app.use('/users', require('./routes/users'));\napp.use('/orders', require('./routes/orders'));\n«app.use»(cors({ origin: 'https://app.acme.dev' }));\nmodule.exports = app;`, data: { routes: "`app.use('/users', …)` and 1 more, which are", ...unreadable }, suggest: { move: `${express}app.use(cors({ origin: 'https://app.acme.dev' }));\napp.use('/users', require('./routes/users'));\napp.use('/orders', require('./routes/orders'));\nmodule.exports = app;` } },
      { code: `${express}app.post('/users/login', (req, res) => res.json({}));\nconst options = { origin: 'https://app.acme.dev' };\n«app.use»(cors(options));\napp.get('/users/me', (req, res) => res.json({}));`, data: { routes: "`app.post('/users/login', …)`, which is", ...unreadable } },
      { code: `${express}app.get('/orders', (req, res) => res.json([])); «app.use»((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); next(); }); app.post('/orders', (req, res) => res.json({}));`, data: { routes: "`app.get('/orders', …)`, which is", ...unreadable }, suggest: { move: `${express}app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); next(); });\napp.get('/orders', (req, res) => res.json([])); app.post('/orders', (req, res) => res.json({}));` } },
      { code: `${koa}const router = require('@koa/router')(); router.get('/x', (ctx) => { ctx.body = {}; });\napp.use(router.routes());\n«app.use»(cors());`, data: { routes: '`app.use(…)`, which is', ...unreadable }, suggest: { move: `${koa}const router = require('@koa/router')(); router.get('/x', (ctx) => { ctx.body = {}; });\napp.use(cors());\napp.use(router.routes());` } },
      { code: `${hono}app.get('/x', (c) => c.json({})); «app.use»('*', cors()); export default app;`, data: { routes: "`app.get('/x', …)`, which is", ...unreadable }, suggest: { move: `${hono}app.use('*', cors());\napp.get('/x', (c) => c.json({})); export default app;` } },
      { code: "import express from 'express'; import cors from 'cors'; class Server { constructor() { this.app = express();\n  this.app.use('/x', routes);\n  «this.app.use»(cors()); } } new Server();", data: { routes: "`this.app.use('/x', …)`, which is", ...unreadable }, suggest: { move: `import express from 'express'; import cors from 'cors'; class Server { constructor() { this.app = express();\n  this.app.use(cors());\n  this.app.use('/x', routes); } } new Server();` } },
    ],
    valid: [
      `${express}app.use(cors()); app.get('/x', (req, res) => res.json({}));`,
      // What no page of another origin asks.
      `${express}app.get('/health', (req, res) => res.send('ok')); app.post('/api/webhooks/stripe', (req, res) => res.end()); app.get('/metrics', metrics); app.use(express.static('public')); app.use(cors());`,
      { code: `${express}app.get('/about-me', (req, res) => res.json({})); app.use(cors());`, options: [{ ignorePaths: ['/about-me'] }] },
      // Pages first, and then an API for others.
      `${express}app.get('/login', (req, res) => res.render('login')); app.use(cors()); app.use('/api', require('./api'));`,
      `${express}app.use('/internal', require('./routes/internal')); app.use(cors()); app.use('/shop', require('./routes/shop'));`,
      `${express}app.get('/x', (req, res) => { res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); res.json({}); }); app.use(cors());`,
      `${express}app.get('/x', cors({ origin: 'https://app.acme.dev' }), (req, res) => res.json({})); app.use(cors());`,
      `${express}app.get('/x', (req, res) => res.json({})); app.use('/api', cors());`,
      `${express}app.get('/x', (req, res, next) => { count(); next(); }); app.use(cors());`,
      `${express}const other = express(); app.get('/x', (req, res) => res.json({})); other.use(cors());`,
      // The rest of the routes is registered elsewhere.
      `${express}app.get('/x', (req, res) => res.json({})); app.use(cors()); require('./routes')(app);`,
      `${express}app.get('/x', (req, res) => res.json({})); app.use(cors()); database.connect().then(() => app.use('/api', require('./routes')));`,
      `${express}app.use('/api', limit); app.use('/api', check()); app.use(cors());`,
      `${express}app.use(cors({ origin: 'https://app.acme.dev' })); app.get('/x', (req, res) => res.json({})); app.use(cors());`,
    ],
  },

  'a CORS handler that another one stands before takes nothing back': {
    loosened: [
      layered("app.use(cors()); «app.use»('/admin', cors({ origin: ['https://admin.acme.dev'] }));"),
      layered("app.use(cors()); «app.get»('/x', cors({ origin: /^https:\\/\\/admin\\.acme\\.dev$/ }), (req, res) => res.json({}));"),
      layered("app.use(cors()); «app.use»('/admin', cors({ origin: (origin, callback) => callback(null, origin === 'https://admin.acme.dev') }));"),
      layered("app.use(cors()); «app.use»('/internal', cors({ origin: false }));"),
      layered("app.use('/admin', cors({ origin: true })); app.use(helmet()); «app.use»('/admin', cors({ origin: ['https://admin.acme.dev'] })); app.get('/admin', (req, res) => res.json({}));", { other: '`cors({ origin: true })`' }),
      layered("app.use(cors({ origin: ['https://admin.acme.dev', 'https://shop.acme.dev'] })); «app.use»('/admin', cors({ origin: ['https://admin.acme.dev'] }));", { origin: 'https://shop.acme.dev', other: 'another CORS handler' }),
      layered("app.use(cors()); const router = express.Router(); «router.use»(cors({ origin: ['https://admin.acme.dev'] })); router.get('/x', (req, res) => res.json({})); app.use('/admin', router);"),
      layered("app.use(cors()); «app.use»((req, res, next) => { if (allowed.has(req.headers.origin)) res.set('Access-Control-Allow-Origin', req.headers.origin); next(); }); const allowed = new Set(['https://admin.acme.dev']);"),
      layered("app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); next(); }); «app.use»('/admin', cors({ origin: ['https://admin.acme.dev'] }));", { other: 'another CORS handler' }),
      { code: `${koa}app.use(cors()); «app.use»(cors({ origin: (ctx) => (ctx.get('Origin') === 'https://admin.acme.dev' ? 'https://admin.acme.dev' : '') }));`, data: loose },
      { code: `${hono}app.use('*', cors()); «app.use»('/admin/*', cors({ origin: ['https://admin.acme.dev'] }));`, data: loose },
    ],
    replaced: [
      layered("«app.use»('/admin', cors({ origin: ['https://admin.acme.dev'] })); app.use(express.json()); app.use('/shop', cors()); app.use(cors()); app.get('/admin', (req, res) => res.json({}));"),
      layered("«app.use»(cors({ origin: 'https://admin.acme.dev' })); app.use(cors()); app.get('/x', (req, res) => res.json({}));"),
    ],
    valid: [
      // What is text replaces what was set before, and preflights without credentials get what they need.
      `${express}app.use(cors()); app.use('/admin', cors({ origin: 'https://admin.acme.dev' }));`,
      // A route between them answers, so the second is for others.
      `${express}app.use('/admin', cors({ origin: ['https://admin.acme.dev'] }), require('./routes/admin')); app.use(cors());`,
      `${express}app.use('/admin', cors({ origin: ['https://admin.acme.dev'] })); app.get('/admin/x', (req, res) => res.json({})); app.use(cors());`,
      `${express}app.use('/admin', cors({ origin: ['https://admin.acme.dev'] })); app.use('/admin', require('./routes/admin')); app.use(cors());`,
      // Other paths, other applications, one or the other.
      `${express}app.use('/shop', cors()); app.use('/admin', cors({ origin: ['https://admin.acme.dev'] }));`,
      `${express}const admin = express(); app.use(cors()); admin.use(cors({ origin: ['https://admin.acme.dev'] }));`,
      `${express}if (config.isOpen) app.use(cors()); else app.use(cors({ origin: ['https://admin.acme.dev'] }));`,
      `${express}app.get('/x', cors(), (req, res) => res.json({})); app.get('/y', cors({ origin: ['https://admin.acme.dev'] }), (req, res) => res.json({}));`,
      // The same twice, and a wider one after a stricter one was opened.
      `${express}const options = { origin: ['https://admin.acme.dev'] }; app.use(cors(options)); app.use('/admin', cors(options));`,
      `${express}app.use(cors({ origin: ['https://admin.acme.dev'] })); app.use('/shop', cors());`,
      // Who is not allowed ends in an error, and never comes to a route.
      `${express}app.use(cors()); app.use('/admin', cors({ origin: (origin, callback) => (origin === 'https://admin.acme.dev' ? callback(null, true) : callback(new Error('no'))) }));`,
      `${express}app.use(cors()); app.use((req, res, next) => { if (req.headers.origin !== 'https://admin.acme.dev') return res.sendStatus(403); res.set('Access-Control-Allow-Origin', 'https://admin.acme.dev'); next(); });`,
      // What was not read may allow nobody, or everybody.
      `${express}app.use(cors(options)); app.use('/admin', cors({ origin: ['https://admin.acme.dev'] }));`,
      `${express}app.use(cors()); app.use('/admin', cors(require('./cors-options')));`,
    ],
  },

  'a preflight is answered by the first CORS handler that it comes to': {
    unseen: [
      layered("app.use(cors()); «app.use»('/admin', cors({ origin: 'https://admin.acme.dev', credentials: true }));", ofAdmin),
      layered("app.options('*', cors()); «app.use»(cors({ origin: ['https://admin.acme.dev'], credentials: true }));", ofAdmin),
      layered("app.use(cors()); «app.put»('/x', cors({ origin: 'https://admin.acme.dev', credentials: true }), (req, res) => res.json({}));", ofAdmin),
    ],
    sent: [
      layered("app.use(cors()); «app.delete»('/x', cors({ origin: 'https://admin.acme.dev' }), (req, res) => res.sendStatus(204));", { method: 'DELETE' }),
      layered("app.options('/x', cors()); «app.put»('/x', cors({ origin: ['https://admin.acme.dev'] }), (req, res) => res.json({}));", { method: 'PUT' }),
    ],
    valid: [
      `${express}app.use(cors({ origin: 'https://admin.acme.dev', credentials: true })); app.options('*', cors());`,
      `${express}app.options('*', cors({ origin: 'https://admin.acme.dev', credentials: true })); app.use(cors({ origin: 'https://admin.acme.dev', credentials: true }));`,
      `${express}app.options('*', cors()); app.use(cors());`,
      `${express}app.options('*', cors()); app.get('/x', cors({ origin: 'https://admin.acme.dev', credentials: true }), (req, res) => res.json({}));`,
      `${express}app.use(cors({ preflightContinue: true })); app.use('/admin', cors({ origin: 'https://admin.acme.dev', credentials: true }));`,
      `${express}app.options('/y', cors()); app.use('/x', cors({ origin: ['https://admin.acme.dev'], credentials: true }));`,
    ],
  },
});
