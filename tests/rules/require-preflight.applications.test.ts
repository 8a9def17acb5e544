import rule from '../../rules/require-preflight.ts';
import { testRule, type DetailedCase } from '../harness.ts';
import { noOrigin } from './preflight-texts.ts';

const line = "app.put('/x', cors(), h);";

/** The route is reported, whatever stands before and after it. */
const around = (before: string, after = ''): DetailedCase => ({
  code: `${before} «app.put»('/x', cors(), h);${after}`,
  data: { why: 'PUT', ...noOrigin },
  suggest: { answer: `${before} app.options('/x', cors());\n${line}${after}` },
});

const cors = "const cors = require('cors');";
const made = `${cors} const app = require('express')();`;

testRule('require-preflight', rule, {}, {
  'the application is made in the file': {
    route: [
      around(made),
      around("import cors from 'cors'; import express from 'express'; const app = express();"),
      around(`${cors} const express = require('express'); let app; app = express();`),
      around("import cors from 'cors'; import express, { type Express } from 'express'; const app: Express = express();"),
      around("import cors from 'cors'; import * as express from 'express'; const app = express();"),
      { code: `${cors} const express = require('express'); function start() { const app = express(); «app.put»('/x', cors(), h); app.listen(80); } start();`, data: { why: 'PUT', ...noOrigin }, suggest: { answer: `${cors} const express = require('express'); function start() { const app = express(); app.options('/x', cors());\napp.put('/x', cors(), h); app.listen(80); } start();` } },
    ],
    valid: [
      `${cors} ${line}`,
      `${cors} const app = require('./app'); ${line}`,
      `import cors from 'cors'; import { app } from './app'; ${line}`,
      `${cors} module.exports = (app) => { ${line} };`,
      // A router is asked after the application that it is mounted on.
      `${cors} const app = require('express').Router(); ${line}`,
      `import cors from 'cors'; import { Router } from 'express'; const app = Router(); ${line} export default app;`,
      // Other frameworks answer OPTIONS in other ways.
      `${cors} const app = require('restify').createServer(); ${line}`,
    ],
  },

  'a server, settings and error handlers add no answer': {
    route: [
      around(made, ' app.listen(3000);'),
      around(`${made} app.set('trust proxy', 1); app.disable('x-powered-by'); app.get('env');`),
      around(`${made} const http = require('http');`, ' http.createServer(app).listen(3000);'),
      around(`${made} const { createServer } = require('https');`, ' createServer({ key, cert }, app).listen(443);'),
      around(`${made} const functions = require('firebase-functions');`, ' exports.api = functions.https.onRequest(app);'),
      around(`${made} app.use(require('helmet')()); app.use(require('express').static('public')); app.use(require('express').json());`),
      around(`${made} app.use((req, res, next) => { log(req.url); next(); });`),
      around(made, ' app.use((err, req, res, next) => { res.sendStatus(500); });'),
      around(`${made} app.use((req, res, next) => { if (!req.query.key) return res.sendStatus(401); next(); });`),
    ],
  },

  'a field of an instance has other uses, too': {
    route: [
      { code: `${cors} const express = require('express'); class Server { constructor() { this.app = express(); «this.app.put»('/x', cors(), h); this.app.listen(80); } } new Server();`, data: { why: 'PUT', ...noOrigin } },
    ],
    valid: [
      `${cors} const express = require('express'); class Server { constructor() { this.app = express(); this.app.put('/x', cors(), h); this.app.listen(80); } } new Server().app.options('*', cors());`,
      `${cors} const express = require('express'); class Server { constructor() { this.app = express(); this.app.put('/x', cors(), h); routes(this.app); } } new Server();`,
      `${cors} const express = require('express'); class Server { constructor() { this.app = express(); this.app.put('/x', cors(), h); } } module.exports = Server;`,
      `${cors} const shared = { app: require('express')() }; shared.app.put('/x', cors(), h); require('./routes')(shared);`,
    ],
  },

  'what gets the application may give it handlers': {
    valid: [
      `${made} ${line} module.exports = app;`,
      `${made} ${line} module.exports = { app };`,
      `${made} ${line} exports.app = app;`,
      `${made} ${line} module.exports = () => app;`,
      `import cors from 'cors'; import express from 'express'; export const app = express(); ${line}`,
      `import cors from 'cors'; import express from 'express'; const app = express(); ${line} export default app;`,
      `import cors from 'cors'; import express from 'express'; const app = express(); ${line} export { app as server };`,
      `import cors from 'cors'; import express from 'express'; export function create() { const app = express(); ${line} return app; }`,
      `${made} require('./middleware')(app); ${line}`,
      `${made} ${line} require('./routes')(app);`,
      `${made} const server = new ApolloServer(options); server.applyMiddleware({ app }); ${line}`,
      `${made} ${line} exports.handler = require('serverless-http')(app);`,
      `${made} global.app = app; ${line}`,
      `${made} const server = app; server.use(cors()); ${line}`,
      `${made} routes.forEach((route) => route.register(app)); ${line}`,
    ],
  },

  'a registration that was not run may answer': {
    valid: [
      `${made} ${line} database.connect().then(() => { app.use(cors()); app.listen(3000); });`,
      `${made} ${line} database.once('open', () => { app.use('/api', require('./api')); app.listen(3000); });`,
      `${made} ${line} exports.mount = (path, handler) => app.use(path, handler);`,
      `${made} if (process.env.CORS === 'on') app.use(cors()); ${line}`,
      `${made} if (config.cors) app.use(cors()); ${line}`,
      `${made} if (config.cors) { app.options('*', cors()); } ${line}`,
    ],
  },

  'a handler that was not read may answer OPTIONS, or keep it': {
    route: [around(made, ' app.use("/api", require("./api"));')],
    valid: [
      `${made} app.use(require('./middleware')); ${line}`,
      `${made} app.use(require('./cors').preflight); ${line}`,
      `${made} ${line} app.use(require('./routes'));`,
      `${made} app.use(rateLimit({ max: 10 })); ${line}`,
      `${made} const handle = require('./cors'); app.use((req, res, next) => handle(req, res, next)); ${line}`,
      `${made} app.use((req, res, next) => { if (req.method === 'OPTIONS') return preflight(res); next(); }); ${line}`,
      `${made} app.use((req, res, next) => { sessions.load(req, () => next()); }); app.options('*', cors()); ${line}`,
      `${made} app.use((req, res, next) => { jwt.verify(req.query.token, key, (err) => { if (err) return res.sendStatus(401); next(); }); }); app.options('*', cors()); ${line}`,
      `${made} app.use((req, res, next) => { authenticate(req).then(() => next(), next); }); app.options('*', cors()); ${line}`,
      `${made} app.use((req, res, next) => passport.authenticate('jwt')(req, res, next)); app.options('*', cors()); ${line}`,
      `${made} app.options('/x', (req, res) => { allow(res); res.sendStatus(204); }); ${line}`,
      `${made} app.options('/x', require('./preflight')); ${line}`,
      `${made} app.use((req, res, next) => { if (list.includes(req.get('Origin'))) return cors()(req, res, next); next(); }); ${line}`,
    ],
  },

  'cors() for the whole application answers for every route': {
    valid: [
      `${made} app.use(cors({ origin: ['https://app.acme.dev'], credentials: true })); ${line}`,
      `${made} app.use(require('helmet')()); app.use(require('morgan')('tiny')); app.use(require('compression')()); app.use(cors()); ${line}`,
      `${made} app.use(cors()); app.use(passport.initialize()); app.use(jwt({ secret })); ${line}`,
      `${made} app.get('/health', h); app.use(cors()); ${line}`,
      `${made} app.use([log, cors()]); ${line}`,
      `${made} const all = [cors(), log]; app.use(all); ${line}`,
      `${made} app.use(cors({ origin: (origin, callback) => load().then((list) => callback(null, list)).catch(callback) })); ${line}`,
      `${made} app.use(cors((req, callback) => callback(null, { origin: ['https://app.acme.dev'].includes(req.header('Origin')) }))); ${line}`,
      `${made} app.use(cors({ origin: /^https:\\/\\/app\\.acme\\.dev$/ })); ${line}`,
      `${made} app.use(cors({ origin: (origin, callback) => callback(null, origin.length > 5 && origin.endsWith('.acme.dev')) })); ${line}`,
      // The first handler answers for its own origin, which no handler on the route can change.
      `${made} app.use(cors({ origin: 'https://app.acme.dev' })); app.put('/x', cors({ origin: 'https://www.acme.dev' }), h);`,
      `${made} app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Methods', ['GET', 'PUT']); next(); }); app.put('/x', h);`,
    ],
    route: [
      // Switched off, and asked to pass OPTIONS on to nobody.
      around(`${made} app.use(cors({ origin: false }));`),
      around(`${made} app.use('/y', cors());`),
    ],
  },
});
