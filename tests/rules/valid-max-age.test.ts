import rule from '../../rules/valid-max-age.ts';
import { testRule } from '../harness.ts';

const setup = "const app = require('express')(); const cors = require('cors');\n";
const handler = (body: string): string => `app.use((req, res, next) => { ${body} next(); });`;
const header = (value: string): string => handler(`res.header('Access-Control-Max-Age', ${value});`);
const option = (value: string): string => `app.use(cors({ origin: 'https://a.com', maxAge: ${value} }));`;
const seconds = (value: string, meant: string) => ({ value, seconds: meant });

testRule('valid-max-age', rule, { setup }, {
  'seconds are digits: a browser ignores anything else': {
    valid: [option('600'), option('0'), option('60 * 60'), option("'600'"), option('86400'), header("'600'"), header('600'), header("' 600 '"), header('`${60 * 10}`'), "app.use(cors({ origin: 'https://a.com' }));"],
    seconds: [
      { code: option("«'10m'»"), data: seconds('10m', '600'), fixed: option('600') },
      { code: option('«"1 day"»'), data: seconds('1 day', '86400'), fixed: option('86400') },
      { code: header("«'600s'»"), data: seconds('600s', '600'), fixed: header("'600'") },
      { code: `const age = '2h'; ${header('«age»')}`, data: seconds('2h', '7200') },
      { code: header('«`${10}m`»'), data: seconds('10m', '600') },
    ],
    invalid: [
      { code: option('«600.5»'), data: { value: '600.5' } },
      { code: option("«'always'»"), data: { value: 'always' } },
      { code: header("«'600, 600'»"), data: { value: '600, 600' } },
      { code: header('«-3600»'), data: { value: '-3600' } },
      { code: option('«1 / 0»'), data: { value: 'Infinity' } },
    ],
  },
  '-1 says that nothing is to be remembered, and that is what comes of it': {
    valid: [option('-1'), header("'-1'"), header('-1')],
  },
  'what the environment or another file says is not known': {
    valid: [option('process.env.MAX_AGE'), header('`${process.env.MAX_AGE}`'), header('Number(process.env.MAX_AGE)'), option("require('./config').maxAge"), header('req.query.age'), option("isDev ? 600 : 60")],
    seconds: [
      { code: header("«process.env.MAX_AGE || '10m'»"), data: seconds('10m', '600') },
      { code: header("isShort ? '600' : «'10m'»").replace('«', '').replace("isShort", "«isShort"), data: seconds('10m', '600') },
    ],
  },
  'milliseconds': {
    // Days are whole days, and what is no longer than a browser remembers is harmless.
    valid: [option('60 * 60 * 24 * 365'), option('2592000'), option('1728000'), option('604800'), option('60000'), option('99999999')],
    milliseconds: [
      { code: option('«86400000»'), data: { value: '86400000', days: '1000', seconds: '86400' }, suggest: { toSeconds: option('86400') } },
      { code: option('«3_600_000»'), data: { value: '3600000', days: '41', seconds: '3600' }, suggest: { toSeconds: option('3600') } },
      { code: option('«60 * 60 * 1000»'), data: { value: '3600000', days: '41', seconds: '3600' } },
      { code: header("«'3600000'»"), data: { value: '3600000', days: '41', seconds: '3600' } },
    ],
  },
  'wherever it is sent': {
    valid: [
      "const koa1 = new (require('koa'))(); koa1.use(require('koa-cors')({ maxAge: '10m' }));", // which sends numbers only
      "fetch('/', { headers: { 'Access-Control-Max-Age': '10m' } });",
      "const options = { maxAge: '10m' }; app.use(require('express-session')({ cookie: { maxAge: '10m' } })); app.use(cors());",
    ],
    seconds: [
      { code: "const koa = new (require('koa'))(); koa.use(require('@koa/cors')({ maxAge: «'10m'» }));", data: seconds('10m', '600'), fixed: "const koa = new (require('koa'))(); koa.use(require('@koa/cors')({ maxAge: 600 }));" },
      { code: "const fastify = require('fastify')(); fastify.register(require('@fastify/cors'), { maxAge: «'10m'» });", data: seconds('10m', '600'), fixed: "const fastify = require('fastify')(); fastify.register(require('@fastify/cors'), { maxAge: 600 });" },
      { code: "exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Max-Age': «'1h'» }, body: '' });", data: seconds('1h', '3600'), fixed: "exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Max-Age': '3600' }, body: '' });" },
      { code: "export const OPTIONS = () => new Response(null, { status: 204, headers: { 'Access-Control-Max-Age': «'1h'» } });", data: seconds('1h', '3600'), fixed: "export const OPTIONS = () => new Response(null, { status: 204, headers: { 'Access-Control-Max-Age': '3600' } });" },
      { code: handler("res.writeHead(204, { 'Access-Control-Max-Age': «'1h'» });"), data: seconds('1h', '3600'), fixed: handler("res.writeHead(204, { 'Access-Control-Max-Age': '3600' });") },
    ],
  },
});
