import rule from '../../rules/no-duplicate-allow-origin.ts';
import { corsCheck } from '../../src/spec/cors-check.ts';
import { testRule, type DetailedCase } from '../harness.ts';

const setup = "const express = require('express'); const app = express(); const cors = require('cors'); const list = ['https://a.com', 'https://b.com'];\n";
const get = (body: string): string => `app.get('/', (req, res) => { const { origin } = req.headers; ${body} res.json({}); });`;

/** Several lines of a header are one text to a browser: https://fetch.spec.whatwg.org/#concept-header-list-get */
function twice(lines: readonly string[], code: string): DetailedCase {
  const none = { allowCredentials: null, allowMethods: null, allowHeaders: null, exposeHeaders: null, maxAge: null, vary: null };
  const result = corsCheck({ origin: 'https://a.com', method: 'GET', headers: [], credentials: false }, { ...none, allowOrigin: lines.join(', ') });
  return { code, data: { consoleText: result.allowed ? '' : result.consoleText } };
}

const inPlace = (earlier: string, code: string): DetailedCase => ({ code, data: { earlier: `\`${earlier}\`` } });

const both = ['https://a.com', 'https://b.com'];

testRule('no-duplicate-allow-origin', rule, { setup }, {
  'what is appended to the header': {
    twice: [
      twice(both, get("res.append('Access-Control-Allow-Origin', 'https://a.com'); res.append('Access-Control-Allow-Origin', «'https://b.com'»);")),
      twice(both, get("for (const one of list) res.append('Access-Control-Allow-Origin', «one»);")),
      twice(both, get("res.set('Access-Control-Allow-Origin', 'https://a.com'); res.append('Access-Control-Allow-Origin', «'https://b.com'»);")),
      twice(['https://a.com', 'https://a.com'], get("res.setHeader('Access-Control-Allow-Origin', 'https://a.com'); res.appendHeader('Access-Control-Allow-Origin', «'https://a.com'»);")),
      twice(['*', '*'], "app.use(cors()); app.get('/', (req, res) => { res.append('Access-Control-Allow-Origin', «'*'»); res.json({}); });"),
      twice(['https://a.com', 'https://a.com'], "app.use(cors({ origin: list })); app.get('/', (req, res) => { if (list.includes(req.headers.origin)) res.append('Access-Control-Allow-Origin', «req.headers.origin»); res.json({}); });"),
      twice(both, "export const GET = () => { const headers = new Headers({ 'Access-Control-Allow-Origin': 'https://a.com' }); headers.append('Access-Control-Allow-Origin', «'https://b.com'»); return new Response('', { headers }); };"),
      twice(both, "import { Hono } from 'hono'; new Hono().get('/', (c) => { c.header('Access-Control-Allow-Origin', 'https://a.com'); c.header('Access-Control-Allow-Origin', «'https://b.com'», { append: true }); return c.text(''); });"),
    ],
    valid: [
      get("res.append('Access-Control-Allow-Origin', 'https://a.com');"),
      get("if (origin === 'https://a.com') res.append('Access-Control-Allow-Origin', 'https://a.com'); else res.append('Access-Control-Allow-Origin', 'https://b.com');"),
      get("for (const one of list) if (one === origin) res.append('Access-Control-Allow-Origin', one);"),
      get("res.append('Access-Control-Allow-Methods', 'GET'); res.append('Access-Control-Allow-Methods', 'PUT'); res.append('Vary', 'Origin');"),
      get("res.append('Access-Control-Allow-Origin', 'https://a.com'); res.removeHeader('Access-Control-Allow-Origin'); res.append('Access-Control-Allow-Origin', 'https://a.com');"),
      "app.use(cors({ origin: 'https://a.com' })); app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', 'https://b.com'); res.json({}); });",
      "app.get('/a', cors({ origin: 'https://a.com' }), h); app.get('/b', (req, res) => { res.append('Access-Control-Allow-Origin', 'https://b.com'); res.json({}); });",
      "const headers = new Headers(); headers.append('Access-Control-Allow-Origin', '*'); headers.append('Access-Control-Allow-Origin', '*'); fetch('/x', { headers });",
    ],
  },

  'what is written in the place of something that is never sent': {
    overwritten: [
      inPlace("'https://a.com'", get("res.set('Access-Control-Allow-Origin', 'https://a.com'); res.set('Access-Control-Allow-Origin', «'https://b.com'»);")),
      inPlace("'https://a.com'", "require('http').createServer((req, res) => { res.setHeader('Access-Control-Allow-Origin', 'https://a.com'); res.writeHead(200, { 'Access-Control-Allow-Origin': «'*'» }); res.end(); });"),
      inPlace("'*'", get("res.header('Access-Control-Allow-Origin', '*'); if (req.method === 'OPTIONS') res.header('Access-Control-Allow-Methods', 'PUT'); res.header('Access-Control-Allow-Origin', «'https://b.com'»);")),
      inPlace('origin', get("if (list.includes(origin)) { res.set('Access-Control-Allow-Origin', origin); res.vary('Origin'); } res.set('Access-Control-Allow-Origin', «'https://c.com'»);")),
      inPlace("'https://a.com'", "import { Hono } from 'hono'; new Hono().get('/', (c) => { c.header('Access-Control-Allow-Origin', 'https://a.com'); c.header('Access-Control-Allow-Origin', «'https://b.com'», { append: false }); return c.text(''); });"),
    ],
    valid: [
      // What holds until more is known.
      get("res.set('Access-Control-Allow-Origin', 'https://a.com'); if (list.includes(origin)) res.set('Access-Control-Allow-Origin', origin); res.vary('Origin');"),
      get("res.set('Access-Control-Allow-Origin', 'https://a.com'); if (req.path === '/fonts') res.set('Access-Control-Allow-Origin', '*');"),
      get("res.set('Access-Control-Allow-Origin', 'https://a.com'); if (!req.query.id) return res.status(400).end(); res.set('Access-Control-Allow-Origin', '*');"),
      get("res.set('Access-Control-Allow-Origin', '*'); const found = load(req); if (!found) return res.sendStatus(404); res.set('Access-Control-Allow-Origin', 'https://a.com');"),
      get("res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Origin', '*');"),
      get("res.set('Access-Control-Allow-Origin', '*'); res.removeHeader('Access-Control-Allow-Origin'); res.set('Access-Control-Allow-Origin', 'https://a.com');"),
      // What one handler sets for all, and another for itself.
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', 'https://a.com'); next(); }); app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.json({}); });",
      "app.use(cors({ origin: 'https://a.com' })); app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.json({}); });",
      "const headers = { 'Access-Control-Allow-Origin': 'https://a.com' }; exports.handler = async () => ({ statusCode: 200, headers: { ...headers, 'Access-Control-Allow-Origin': '*' }, body: '' });",
    ],
  },

  'a list, of which each item is a line': {
    twice: [
      twice(both, get("res.setHeader('Access-Control-Allow-Origin', «['https://a.com', 'https://b.com']»);")),
      twice(both, get("res.writeHead(200, { 'Access-Control-Allow-Origin': «list» });")),
      twice(both, get("res.set({ 'Access-Control-Allow-Origin': «list» });")),
      twice(both, "exports.handler = async () => ({ statusCode: 200, multiValueHeaders: { 'Access-Control-Allow-Origin': «['https://a.com', 'https://b.com']» }, body: '' });"),
    ],
    valid: [
      get("res.setHeader('Access-Control-Allow-Origin', ['https://a.com']);"),
      get("res.setHeader('Access-Control-Allow-Origin', list.filter((one) => one === origin));"),
      get("res.setHeader('Access-Control-Allow-Origin', settings.origins);"),
      get("res.setHeader('Access-Control-Allow-Origin', 'https://a.com, https://b.com');"),
      get("res.setHeader('Access-Control-Allow-Methods', ['GET', 'PUT']);"),
      'app.use(cors({ origin: list }));',
    ],
  },
});
