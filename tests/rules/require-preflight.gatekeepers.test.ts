import rule from '../../rules/require-preflight.ts';
import { testRule } from '../harness.ts';
import { noOkStatus } from './preflight-texts.ts';

const imports = "import express from 'express'; import cors from 'cors'; import passport from 'passport'; import basic from 'express-basic-auth'; const app = express();";
const allow = (origin = "'https://a.com'"): string => `app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', ${origin}); next(); });`;
const jwt = "app.use(passport.authenticate('jwt', { session: false }));";
const put = "app.put('/x', (req, res) => res.json({})); app.listen(3000);";

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
});
