import rule from '../../rules/require-preflight.ts';
import { testRule, type DetailedCase } from '../harness.ts';
import { noOrigin } from './preflight-texts.ts';

/** A route with `cors()` that nothing answers OPTIONS for, and the code after the suggestion. */
const route = (code: string, answered: string, why = 'PUT'): DetailedCase => ({ code, data: { why, ...noOrigin }, suggest: { answer: answered } });

/** The same where no line can be added safely. */
const unanswerable = (code: string, why = 'PUT'): DetailedCase => ({ code, data: { why, ...noOrigin } });

const setup = "const express = require('express'); const cors = require('cors'); const app = express();\n";

testRule('require-preflight', rule, { setup }, {
  'cors() on one route answers the method of that route': {
    route: [
      route("«app.put»('/x', cors(), h);", "app.options('/x', cors());\napp.put('/x', cors(), h);"),
      route("«app.delete»('/x', cors(), h);", "app.options('/x', cors());\napp.delete('/x', cors(), h);", 'DELETE'),
      route("«app.patch»('/x', cors(), h);", "app.options('/x', cors());\napp.patch('/x', cors(), h);", 'PATCH'),
      route("«app.put»('/x', cors({ origin: 'https://app.acme.dev', credentials: true }), h);", "app.options('/x', cors({ origin: 'https://app.acme.dev', credentials: true }));\napp.put('/x', cors({ origin: 'https://app.acme.dev', credentials: true }), h);"),
      route("const front = cors({ origin: ['https://app.acme.dev'] }); «app.put»('/x/:id', auth, front, h);", "const front = cors({ origin: ['https://app.acme.dev'] }); app.options('/x/:id', front);\napp.put('/x/:id', auth, front, h);"),
      route("const PATH = '/x'; «app.put»(PATH, cors(), h);", "const PATH = '/x'; app.options(PATH, cors());\napp.put(PATH, cors(), h);"),
      route("const { PATH } = require('./paths'); «app.put»(PATH, cors(), h);", "const { PATH } = require('./paths'); app.options(PATH, cors());\napp.put(PATH, cors(), h);"),
      unanswerable("«app.put»('/x', [cors(), h]);"),
      // Whatever the environment names, nothing answers.
      route("«app.put»('/x', cors({ origin: process.env.FRONT }), h);", "app.options('/x', cors({ origin: process.env.FRONT }));\napp.put('/x', cors({ origin: process.env.FRONT }), h);"),
      route("const front = cors({ origin: process.env.FRONT || 'http://localhost:3000' }); «app.delete»('/x', front, h);", "const front = cors({ origin: process.env.FRONT || 'http://localhost:3000' }); app.options('/x', front);\napp.delete('/x', front, h);", 'DELETE'),
    ],
    valid: [
      "app.use(cors({ origin: process.env.FRONT })); app.put('/x', h);",
      "const front = cors({ origin: process.env.FRONT || 'http://localhost:3000' }); app.options('/x', front); app.put('/x', front, h);",
      "app.put('/x', cors({ origin: settings.front }), h);",
      "app.options('/x', cors()); app.put('/x', cors(), h);",
      "app.put('/x', cors(), h); app.options('/x', cors());",
      "app.all('/x', cors()); app.put('/x', h);",
      "app.use(cors()); app.put('/x', cors(), h);",
      "app.use('/x', cors()); app.put('/x', cors(), h);",
      // Express asks everything that matches before it answers OPTIONS by itself, so later handlers count.
      "app.put('/x', cors(), h); app.use(cors());",
      "app.put('/x', h);",
      "app.put('/x', cors({ origin: false }), h);",
      // What its own options let in was not read.
      "app.put('/x', cors(require('./options')), h);",
    ],
  },

  'a GET or a POST needs a preflight only when a script has to send more than a form can': {
    route: [
      route("app.use(express.json()); «app.post»('/x', cors(), (req, res) => res.json(req.body));", "app.use(express.json()); app.options('/x', cors());\napp.post('/x', cors(), (req, res) => res.json(req.body));", 'POST with content-type'),
      route("«app.post»('/x', cors(), express.json(), (req, res) => { save(req.body); res.end(); });", "app.options('/x', cors());\napp.post('/x', cors(), express.json(), (req, res) => { save(req.body); res.end(); });", 'POST with content-type'),
      route("«app.get»('/x', cors(), (req, res) => { if (!req.headers.authorization) return res.sendStatus(401); res.json([]); });", "app.options('/x', cors());\napp.get('/x', cors(), (req, res) => { if (!req.headers.authorization) return res.sendStatus(401); res.json([]); });", 'GET with authorization'),
      route("«app.get»('/x', cors(), (req, res) => { const token = req.get('Authorization'); res.json(find(token)); });", "app.options('/x', cors());\napp.get('/x', cors(), (req, res) => { const token = req.get('Authorization'); res.json(find(token)); });", 'GET with authorization'),
    ],
    valid: [
      "app.get('/x', cors(), h);",
      "app.head('/x', cors(), h);",
      "app.post('/x', cors(), h);",
      "app.use(express.urlencoded()); app.post('/x', cors(), (req, res) => res.json(req.body));",
      "app.use(express.json()); app.post('/x', cors(), (req, res) => res.json({}));",
      "app.use(express.json()); app.get('/x', cors(), (req, res) => res.json([]));",
      "app.get('/x', cors(), (req, res) => { res.json(list(req.get('accept-language'), req.headers.cookie, req.headers['user-agent'])); });",
      // Another route reads it.
      "app.get('/x', cors(), (req, res) => res.json([])); app.get('/me', (req, res) => res.json(find(req.headers.authorization)));",
    ],
  },

  'a path is answered by every handler that matches it': {
    route: [
      route("app.options('/y', cors()); «app.put»('/x', cors(), h);", "app.options('/y', cors()); app.options('/x', cors());\napp.put('/x', cors(), h);"),
      route("app.use('/y', cors()); «app.put»('/x', cors(), h);", "app.use('/y', cors()); app.options('/x', cors());\napp.put('/x', cors(), h);"),
      route("app.options('/x', cors()); «app.put»('/x/:id', cors(), h);", "app.options('/x', cors()); app.options('/x/:id', cors());\napp.put('/x/:id', cors(), h);"),
      route("app.options('/x/mine', cors()); «app.put»('/x/:id', cors(), h);", "app.options('/x/mine', cors()); app.options('/x/:id', cors());\napp.put('/x/:id', cors(), h);"),
      route("app.use('/y', require('./router')); «app.put»('/x', cors(), h);", "app.use('/y', require('./router')); app.options('/x', cors());\napp.put('/x', cors(), h);"),
    ],
    valid: [
      "app.options('*', cors()); app.put('/x', cors(), h);",
      "app.options('/*', cors()); app.put('/x', cors(), h);",
      "app.options('/{*splat}', cors()); app.put('/x', cors(), h);",
      "app.options('/*splat', cors()); app.put('/x', cors(), h);",
      "app.options('(.*)', cors()); app.put('/x', cors(), h);",
      "app.options(/.*/, cors()); app.put('/x', cors(), h);",
      "app.options(/^\\/x/, cors()); app.put('/x', cors(), h);",
      "app.options('/x/:any', cors()); app.put('/x/:id', cors(), h);",
      "app.options('/:any', cors()); app.put('/x', cors(), h);",
      "app.options('/X/', cors()); app.put('/x', cors(), h);",
      "app.options('/x/*', cors()); app.put('/x/y', cors(), h);",
      "app.options(['/x', '/y'], cors()); app.put('/x', cors(), h);",
      "app.options(['/x', '/y'], cors()); app.put(['/x', '/y'], cors(), h);",
      "const { PATH } = require('./paths'); app.options(PATH, cors()); app.put(PATH, cors(), h);",
      "const paths = require('./paths'); app.options(paths.all, cors()); app.put('/x', cors(), h);",
      "app.use('/api', cors()); app.put('/api/x/:id', cors(), h);",
      "app.all('*', cors()); app.put('/x', cors(), h);",
    ],
  },

  'a chain of registrations is like a list of them': {
    route: [
      unanswerable("«app.route('/x').put»(cors(), h);"),
      unanswerable("«app.get('/x', cors(), h).put»('/x', cors(), h);"),
      unanswerable("«app.route('/x').get(cors(), h).put»(cors(), h);"),
      unanswerable("module.exports.server = «app.put»('/x', cors(), h).listen(3000);"),
    ],
    valid: [
      "app.route('/x').options(cors()).put(cors(), h);",
      "app.route('/x').all(cors()).put(h);",
      "app.route('/x').put(cors(), h).options(cors());",
      "app.options('/x', cors()).put('/x', cors(), h);",
      "app.use(cors()).put('/x', cors(), h);",
      "const { PATH } = require('./paths'); app.route(PATH).options(cors()).put(cors(), h);",
    ],
  },

  'the suggestion stands in front of the statement': {
    route: [
      route("if (on) {\n  «app.put»('/x', cors(), h);\n}", "if (on) {\n  app.options('/x', cors());\napp.put('/x', cors(), h);\n}"),
      unanswerable("on && «app.put»('/x', cors(), h);"),
      unanswerable("if (on) «app.put»('/x', cors(), h);"),
      unanswerable("const made = «app.put»('/x', cors(), h);"),
      unanswerable("const put = (path) => «app.put»(path, cors(), h); put('/x');"),
    ],
  },
});
