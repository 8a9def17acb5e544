import rule from '../../rules/valid-cors-options.ts';
import { testRule } from '../harness.ts';

const setup = "const express = require('express'); const app = express(); const cors = require('cors');\n";
const use = (options: string): string => `app.use(cors(${options}));`;
const data = { library: 'cors', name: 'origin' };
const open = ': every origin is allowed';

testRule('valid-cors-options', rule, { setup, data }, {
  'an option that the library does not have': {
    misspelt: [
      // cors 2.8.6 answers `*`.
      { code: use("{ «origins»: ['https://a.com'] }"), data: { name: 'origins', meant: 'origin', effect: open }, suggest: { rename: use("{ origin: ['https://a.com'] }") } },
      { code: use("{ «allowedOrigins»: ['https://a.com'], credentials: true }"), data: { name: 'allowedOrigins', meant: 'origin', effect: open }, suggest: { rename: use("{ origin: ['https://a.com'], credentials: true }") } },
      { code: use("{ «'Access-Control-Allow-Origin'»: 'https://a.com' }"), data: { name: 'Access-Control-Allow-Origin', meant: 'origin', effect: open }, suggest: { rename: use("{ origin: 'https://a.com' }") } },
      { code: use("{ origin: 'https://a.com', «credential»: true }"), data: { name: 'credential', meant: 'credentials' }, suggest: { rename: use("{ origin: 'https://a.com', credentials: true }") } },
      { code: use("{ origin: 'https://a.com', «Credentials»: true }"), data: { name: 'Credentials', meant: 'credentials' }, suggest: { rename: use("{ origin: 'https://a.com', credentials: true }") } },
      { code: use("{ origin: 'https://a.com', «allowHeaders»: ['x-a'] }"), data: { name: 'allowHeaders', meant: 'allowedHeaders' }, fixed: use("{ origin: 'https://a.com', allowedHeaders: ['x-a'] }") },
      { code: use("{ origin: 'https://a.com', «exposeHeaders»: ['x-a'] }"), data: { name: 'exposeHeaders', meant: 'exposedHeaders' }, fixed: use("{ origin: 'https://a.com', exposedHeaders: ['x-a'] }") },
      { code: use("{ origin: 'https://a.com', «maxage»: 60 }"), data: { name: 'maxage', meant: 'maxAge' }, fixed: use("{ origin: 'https://a.com', maxAge: 60 }") },
      { code: use("{ origin: 'https://a.com', «method»: 'PUT' }"), data: { name: 'method', meant: 'methods' }, fixed: use("{ origin: 'https://a.com', methods: 'PUT' }") },
      { code: use("{ origin: 'https://a.com', «optionSuccessStatus»: 200 }"), data: { name: 'optionSuccessStatus', meant: 'optionsSuccessStatus' }, suggest: { rename: use("{ origin: 'https://a.com', optionsSuccessStatus: 200 }") } },
      { code: `const allowHeaders = ['x-a']; ${use("{ origin: 'https://a.com', «allowHeaders» }")}`, data: { name: 'allowHeaders', meant: 'allowedHeaders' }, fixed: `const allowHeaders = ['x-a']; ${use("{ origin: 'https://a.com', allowedHeaders: allowHeaders }")}` },
      { code: "const options = { «origins»: ['https://a.com'] }; app.use(cors(options)); app.options('*', cors(options));", data: { name: 'origins', meant: 'origin', effect: open }, suggest: { rename: "const options = { origin: ['https://a.com'] }; app.use(cors(options)); app.options('*', cors(options));" } },
      { code: "const { Server } = require('socket.io'); new Server(server, { cors: { «origins»: ['https://a.com'] } });", data: { library: 'socket.io', name: 'origins', meant: 'origin', effect: open }, suggest: { rename: "const { Server } = require('socket.io'); new Server(server, { cors: { origin: ['https://a.com'] } });" } },
      { code: "require('koa')().use(require('@koa/cors')({ origin: 'https://a.com', «methods»: 'PUT' }));", data: { library: '@koa/cors', name: 'methods', meant: 'allowMethods' }, fixed: "require('koa')().use(require('@koa/cors')({ origin: 'https://a.com', allowMethods: 'PUT' }));" },
    ],
    unknown: [
      { code: use("{ origin: 'https://a.com', «enabled»: true }"), data: { name: 'enabled' } },
      { code: use("{ «origins»: ['https://a.com'], origin: 'https://a.com' }"), data: { name: 'origins' } },
    ],
    valid: [
      use("{ origin: 'https://a.com', methods: ['PUT'], allowedHeaders: ['x-a'], exposedHeaders: ['x-a'], credentials: true, maxAge: 60, preflightContinue: false, optionsSuccessStatus: 200 }"),
      use("{ origin: 'https://a.com', headers: ['x-a'] }"), // works, though nobody says so
      // Somebody else may read what is not for cors.
      "const options = { origins: ['https://a.com'] }; app.use(cors({ origin: options.origins }));",
      "const options = { origins: ['https://a.com'] }; app.use(cors(options)); start(options);",
      "const options = { origins: ['https://a.com'] }; app.use(cors({ ...options, origin: options.origins }));",
      "exports.options = { origins: ['https://a.com'], credentials: true };",
      "const local = (options) => (req, res, next) => next(); app.use(local({ origins: ['https://a.com'] }));",
      "require('koa')().use(require('@koa/cors')({ origin: 'https://a.com', allowMethods: 'PUT', keepHeadersOnError: false, secureContext: true, privateNetworkAccess: true }));",
      "import httpCors from '@middy/http-cors'; export const handler = middy(h).use(httpCors({ origins: ['https://a.com'], headers: 'x-a' }));",
      "require('corser').create({ origins: ['https://a.com'], supportsCredentials: true, requestHeaders: ['x-a'] });",
    ],
  },

  '`*` in a list': {
    starInList: [
      use("{ origin: [«'*'»] }"),
      use("{ origin: ['https://a.com', «'*'»] }"),
      { code: "import { cors } from 'hono/cors'; app.use(cors({ origin: [«'*'»] }));", data: { library: 'hono/cors' } },
    ],
    valid: [
      use("{ origin: '*' }"),
      use("{ origin: ['https://a.com'] }"),
      "import cors from '@fastify/cors'; app.register(cors, { origin: ['*'] });",
      "import httpCors from '@middy/http-cors'; export const handler = middy(h).use(httpCors({ origins: ['*'] }));",
    ],
  },

  'a function that is not asked as it expects': {
    // cors 2.8.6 never answers.
    neverAnswers: [use("{ origin: «async (origin) => allowed.has(origin)» }"), use("{ origin: «(origin) => origin === 'https://a.com'» }"), "function isAllowed(origin) { return origin === 'https://a.com'; } " + use('{ origin: «isAllowed» }')],
    valid: [
      use("{ origin: (origin, callback) => callback(null, origin === 'https://a.com') }"),
      use("{ origin: async (origin, callback) => callback(null, await isAllowed(origin)) }"),
      use("{ origin: (...args) => check(...args) }"),
      use("{ origin: function () { arguments[1](null, 'https://a.com'); } }"),
      use('{ origin: isAllowed }'),
      "import cors from '@fastify/cors'; app.register(cors, { origin: async (origin) => origin === 'https://a.com' });",
      "require('koa')().use(require('@koa/cors')({ origin: (ctx) => 'https://a.com' }));",
      "import { cors } from 'hono/cors'; app.use(cors({ origin: (origin) => (origin === 'https://a.com' ? origin : null) }));",
    ],
  },

  'a function that Fastify asks, which returns its answer at once': {
    // @fastify/cors 8, 9 and 11 never answer.
    noPromise: ["(origin) => origin === 'https://a.com'", '() => true', "function (origin) { return ['https://a.com'].includes(origin) ? origin : false; }"].map((fn) => ({ code: `import cors from '@fastify/cors'; app.register(cors, { origin: «${fn}» });`, data: { library: '@fastify/cors' } })),
    valid: ["async (origin) => origin === 'https://a.com'", "(origin) => Promise.resolve(origin === 'https://a.com')", '(origin) => origins.has(origin)', '(origin) => db.find(origin)', "(...args) => check(...args)", "(origin, done) => { done(null, origin === 'https://a.com'); return true; }"].map((fn) => `import cors from '@fastify/cors'; app.register(cors, { origin: ${fn} });`),
  },

  'a function that answers twice': {
    // cors 2.8.6 sends the headers of the second answer where nothing has answered by then, and calls the next handler again.
    answersTwice: [
      use("{ origin: (origin, callback) => { if (origin !== 'https://a.com') callback(new Error('denied')); «callback(null, true)»; } }"),
      use("{ origin: function (origin, callback) { if (!['https://a.com', 'https://b.com'].includes(origin)) { callback(null, false); } «callback(null, true)»; }, credentials: true }"),
      use("{ origin: (origin, done) => { if (!origin) done(null, true); if (origin === 'https://a.com') { done(null, true); } else { «done(new Error('denied'))»; } } }"),
      use("{ origin: (origin, callback) => { if (!allowed.has(origin)) { log(origin); callback(new Error('denied')); } «callback(null, true)»; } }"),
    ],
    valid: [
      use("{ origin: (origin, callback) => { if (origin !== 'https://a.com') return callback(new Error('denied')); callback(null, true); } }"),
      use("{ origin: (origin, callback) => { if (origin === 'https://a.com') { callback(null, true); return; } callback(null, false); } }"),
      use("{ origin: (origin, callback) => { if (allowed.has(origin)) callback(null, true); if (!allowed.has(origin)) callback(null, false); } }"),
      use("{ origin: (origin, callback) => { for (const one of ['https://a.com', 'https://b.com']) if (one === origin) return callback(null, true); callback(null, false); } }"),
      use("{ origin: async (origin, callback) => { try { callback(null, (await load()).includes(origin)); } catch (error) { callback(error); } } }"),
      use("{ origin: async (origin, callback) => { try { callback(null, origin === 'https://a.com'); log(origin); } catch (error) { callback(error); } } }"),
      use("{ origin: (origin, callback) => { load().then((all) => callback(null, all)).catch(callback); } }"),
      use("{ origin: (origin, callback) => { try { callback(null, new URL(origin).hostname === 'a.com'); } catch { callback(null, false); } } }"),
    ],
  },

  'a function that does not answer everybody': {
    // cors 2.8.6 waits for ever.
    mayNotAnswer: [
      use("{ origin: «(origin, callback) => { if (origin === 'https://a.com') callback(null, true); }» }"),
      use("{ origin: «function (origin, done) { if (!origin || ['https://a.com', 'https://b.com'].includes(origin)) { done(null, true); } else { console.warn('denied', origin); } }» }"),
      use("{ origin: «(origin, callback) => { if (!origin) return; callback(null, origin === 'https://a.com'); }» }"),
      // Of whatever is in a list that other files have, some origin is not.
      use("{ origin: «(origin, callback) => { if (allowed.includes(origin)) callback(null, true); }» }"),
      use("{ origin: «(origin, callback) => { if (!origin || allowed.indexOf(origin) !== -1) { callback(null, true); } else { log(origin); } }» }"),
      use("{ origin: «async (origin, callback) => { if (origin === 'https://a.com') return callback(null, true); const all = await load(); if (all.includes(origin)) callback(null, true); }» }"),
      use("{ origin: «(origin, callback) => { for (const one of allowed) if (one === origin) return callback(null, true); }» }"),
      use("{ origin: «(origin, callback) => { if (blocked.has(origin)) return; callback(null, 'https://a.com'); }» }"),
      { code: "import cors from '@fastify/cors'; app.register(cors, { origin: «(origin, cb) => { if (/^https:\\/\\/a\\.com$/.test(origin)) cb(null, true); }» });", data: { library: '@fastify/cors' } },
    ],
    valid: [
      use("{ origin: (origin, callback) => { if (origin === 'https://a.com') callback(null, true); else callback(null, false); } }"),
      use("{ origin: (origin, callback) => { if (origin === 'https://a.com') return callback(null, true); throw new Error('denied'); } }"),
      use("{ origin: (origin, callback) => { if (origin === 'https://a.com') return callback(null, true); deny(origin, callback); } }"),
      use("{ origin: (origin, callback) => { if (origin === 'https://a.com') return callback(null, true); load().then((all) => callback(null, all.has(origin))); } }"),
      use("{ origin: (origin, callback) => { if (allowed.includes(origin)) callback(null, true); else callback(null, false); } }"),
      use("{ origin: async (origin, callback) => { if (origin === 'https://a.com') return callback(null, true); callback(null, (await load()).includes(origin)); } }"),
      use("{ origin: (origin, callback) => { for (const one of allowed) if (one === origin) return callback(null, true); callback(new Error('denied')); } }"),
      use("{ origin: (origin, callback) => { if (!allowed.includes(origin)) throw new Error('denied'); callback(null, true); } }"),
      use("{ origin: (origin, callback) => { if (!allowed.includes(origin)) return deny(callback); callback(null, true); } }"),
      use("{ origin: (origin, callback) => { if (isAllowed(origin)) callback(null, true); } }"), // which may throw
      use("{ origin: async (origin, callback) => { const found = await Origins.find({ origin }); if (found) callback(null, true); } }"), // a list is always there
      use("{ origin: async (origin, callback) => { const all = await load(); for (const one of all) if (one === origin) return callback(null, true); callback(null, false); } }"),
      use("{ origin: (origin, callback) => { if (open) callback(null, 'https://a.com'); } }"),
      use("{ origin: (origin, callback) => { const answer = callback; answer(null, 'https://a.com'); } }"),
    ],
  },

  'a text where the library has use for lists alone': {
    noList: [
      // hono 4.13.19 leaves the methods out, and throws for the headers.
      { code: "import { cors } from 'hono/cors'; app.use(cors({ origin: 'https://a.com', allowMethods: «'GET, PUT'» }));", data: { library: 'hono/cors' }, suggest: { list: "import { cors } from 'hono/cors'; app.use(cors({ origin: 'https://a.com', allowMethods: ['GET', 'PUT'] }));" } },
      { code: "import { cors } from 'hono/cors'; app.use(cors({ origin: 'https://a.com', allowHeaders: «`Content-Type`» }));", data: { library: 'hono/cors' } },
      { code: "const cors = require('koa2-cors'); app.use(cors({ origin: 'https://a.com', allowMethods: «'PUT'» }));", data: { library: 'koa2-cors' }, suggest: { list: "const cors = require('koa2-cors'); app.use(cors({ origin: 'https://a.com', allowMethods: ['PUT'] }));" } },
    ],
    valid: [
      use("{ origin: 'https://a.com', methods: 'GET, PUT', allowedHeaders: 'Content-Type' }"),
      "require('koa')().use(require('@koa/cors')({ origin: 'https://a.com', allowMethods: 'GET, PUT' }));",
      "import { cors } from 'hono/cors'; app.use(cors({ origin: 'https://a.com', allowMethods: ['GET', 'PUT'], allowHeaders: [] }));",
      "import { cors } from 'hono/cors'; app.use(cors({ origin: 'https://a.com', allowMethods: (origin) => ['GET'], exposeHeaders: names }));",
    ],
  },

  'a value of a type that is not understood': {
    asText: [
      { code: "require('koa')().use(require('@koa/cors')({ origin: «['https://a.com', 'https://b.com']» }));", data: { library: '@koa/cors' } },
      { code: "require('koa')().use(require('@koa/cors')({ origin: «/a\\.com$/» }));", data: { library: '@koa/cors' } },
    ],
    fails: [{ code: "import { cors } from 'hono/cors'; app.use(cors({ origin: «/a\\.com$/» }));", data: { library: 'hono/cors' } }],
    noFlag: [{ code: use("{ origin: 'https://a.com', credentials: «'true'» }"), data: { name: 'credentials' }, suggest: { flag: use("{ origin: 'https://a.com', credentials: true }") } }],
    valid: [use("{ origin: 'https://a.com', credentials: false }"), use("{ origin: /^https:\\/\\/a\\.com$/ }"), "require('koa')().use(require('@koa/cors')({ origin: 'https://a.com' }));", "import cors from '@fastify/cors'; app.register(cors, { origin: 'https://a.com', credentials: 'true' });"],
  },

  'a pattern that goes on where it stopped': {
    // cors 2.8.6 alternates between allowing and denying.
    stateful: [use("{ origin: «/^https:\\/\\/a\\.com$/g» }"), use("{ origin: ['https://b.com', «/^https:\\/\\/a\\.com$/y»] }")],
    valid: [use("{ origin: /^https:\\/\\/a\\.com$/i }"), "import cors from '@fastify/cors'; app.register(cors, { origin: /^https:\\/\\/a\\.com$/g });"],
  },

  'a library that was not called': {
    // Express 5 with cors 2.8.6 never answers, Koa with @koa/cors 5 answers 404, and Hono takes the function for a response.
    uncalled: [
      { code: "const cors = require('cors'); const app = require('express')(); app.use(«cors»); app.get('/', show); app.listen(3000);", data: { name: 'cors', outcome: 'hangs' } },
      { code: "import cors from 'cors'; import express from 'express'; const app = express(); app.get('/', «cors», show); app.listen(3000);", data: { name: 'cors', outcome: 'hangs' } },
      { code: "import cors from 'cors'; import express from 'express'; const router = express.Router(); router.use('/a', log, «cors»); export default router;", data: { name: 'cors', outcome: 'hangs' } },
      { code: "const middleware = { cors: require('cors') }; app.use(«middleware.cors»);", data: { name: 'middleware.cors', outcome: 'hangs' } },
      { code: "const Koa = require('koa'); const cors = require('@koa/cors'); const app = new Koa(); app.use(«cors»); app.listen(3000);", data: { name: 'cors', outcome: 'is answered with 404' } },
      { code: "import { Hono } from 'hono'; import { cors } from 'hono/cors'; const app = new Hono(); app.use('*', «cors»); export default app;", data: { name: 'cors', outcome: 'ends in an error' } },
      { code: "export function start(app) { const cors = require('cors'); app.use(«cors»); app.get('/', show); }", data: { name: 'cors', outcome: 'hangs' } },
    ],
    valid: [
      "const cors = require('cors')({ origin: 'https://a.com' }); const app = require('express')(); app.use(cors); app.listen(3000);",
      "import cors from './cors.js'; import express from 'express'; const app = express(); app.use(cors); app.listen(3000);",
      "import cors from '@fastify/cors'; import fastify from 'fastify'; const app = fastify(); app.register(cors); app.listen({ port: 3000 });",
      "import { cors } from '@elysiajs/cors'; import { Elysia } from 'elysia'; const app = new Elysia().use(cors({ origin: 'a.com' }));",
      "import cors from 'cors'; const app = require('express')(); app.use((req, res, next) => cors({ origin: 'https://a.com' })(req, res, next)); app.listen(3000);",
      "import cors from 'cors'; app.set('cors', cors); plugins.add(cors); export { cors };",
      "import cors from 'cors'; import { app } from './app.js'; app.use(wrap(cors));",
    ],
  },
});
