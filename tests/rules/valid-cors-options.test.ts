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
});
