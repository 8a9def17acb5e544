import rule from '../../rules/valid-expose-headers.ts';
import { testRule } from '../harness.ts';

const setup = "const app = require('express')(); const cors = require('cors');\n";
const handler = (body: string): string => `app.use((req, res, next) => { ${body} next(); });`;
const header = (value: string, more = ''): string => handler(`res.set('Access-Control-Allow-Origin', 'https://a.com'); ${more} res.set('Access-Control-Expose-Headers', ${value});`);
const option = (value: string, more = ''): string => `app.use(cors({ origin: 'https://a.com', exposedHeaders: ${value}${more} }));`;
const credentials = "res.set('Access-Control-Allow-Credentials', 'true');";

testRule('valid-expose-headers', rule, { setup }, {
  'beside credentials `*` is the name of a header': {
    valid: [
      option("'*'"), option("['*']"), header("'*'"), option("['*']", ', credentials: false'), option("'*'", ", credentials: 'true'"),
      option("'*, X-Total-Count'", ', credentials: true'), option("['X-Total-Count']", ', credentials: true'),
      "app.use(cors({ exposedHeaders: '*', credentials: true }));", // blocked as a whole: no-wildcard-credentials says so
      header("'*'", "if (isPrivate(req)) res.set('Vary', 'Origin');"),
      header("'*'", "res.set('Access-Control-Allow-Credentials', req.query.credentials);"),
    ],
    wildcard: [
      option("«'*'»", ', credentials: true'), option("«['*']»", ', credentials: true'), header("«'*'»", credentials), header("«' * '»", credentials),
      header("«'*'»", `if (req.cookies.user) ${credentials}`),
      "const app4 = new (require('hono').Hono)(); const { cors: make } = require('hono/cors'); app4.use(make({ origin: 'https://a.com', exposeHeaders: «['*']», credentials: true }));",
      "const koa = new (require('koa'))(); koa.use(require('@koa/cors')({ origin: 'https://a.com', exposeHeaders: «'*'», credentials: true }));",
      "export const GET = () => new Response('', { headers: { 'Access-Control-Allow-Origin': 'https://a.com', 'Access-Control-Allow-Credentials': 'true', 'Access-Control-Expose-Headers': «'*'» } });",
    ],
  },
  'a list that a browser cannot read exposes nothing': {
    valid: [option("['X-Total', 'X-Page']"), option("'X-Total,X-Page'"), option("'X-Total, , X-Page,'"), header("['X-Total', 'X-Page']"), option('[]'), option("''"), header('names.join(";")'), header("process.env.EXPOSED"), option("require('./names')")],
    syntax: [
      { code: header("«'X-Total; X-Page'»"), data: { value: 'X-Total; X-Page' }, fixed: header("'X-Total, X-Page'") },
      { code: option("«'X-Total X-Page'»"), data: { value: 'X-Total X-Page' }, fixed: option("'X-Total, X-Page'") },
      { code: option("«['ETag', 'X-Total X-Page']»"), data: { value: 'ETag,X-Total X-Page' }, fixed: option("['ETag', 'X-Total, X-Page']") },
      { code: header("«'X-Total: X-Page'»"), data: { value: 'X-Total: X-Page' } },
      { code: header("«JSON.stringify(['X-Total', 'X-Page'])»"), data: { value: '["X-Total","X-Page"]' } },
    ],
  },
  'some headers no script ever reads': {
    valid: [option("['Authorization']"), option("['Content-Length']"), option("'X-Set-Cookie'")],
    forbidden: [{ code: option("«['X-Total', 'Set-Cookie']»"), data: { name: 'Set-Cookie' } }, { code: header("«'set-cookie, etag'»"), data: { name: 'set-cookie' } }],
  },
});
