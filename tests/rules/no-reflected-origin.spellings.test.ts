import rule from '../../rules/no-reflected-origin.ts';
import { about, testRule } from '../harness.ts';

testRule('no-reflected-origin', rule, { data: { witness: 'https://evil.example' }, setup: "const app = require('express')();\n" }, {
  'the Origin header is read in any spelling': {
    reflected: [
      "app.get('/', (req, res) => { res.setHeader('Access-Control-Allow-Origin', «req.headers.origin»); res.end(); });",
      "app.get('/', (req, res) => { res.setHeader('Access-Control-Allow-Origin', «req.headers['origin']»); });",
      "app.get('/', (req, res) => { const key = 'origin'; res.setHeader('Access-Control-Allow-Origin', «req.headers[key]»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.get('origin')»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.get('Origin')»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.header('ORIGIN')»); });",
      "app.get('/', (req, res) => { const origin = req.headers.origin; res.set('Access-Control-Allow-Origin', «origin»); });",
      "app.get('/', (req, res) => { const o = req.header('Origin'); res.set('Access-Control-Allow-Origin', «o»); });",
      "app.get('/', (req, res) => { const { origin } = req.headers; res.set('Access-Control-Allow-Origin', «origin»); });",
      "app.get('/', (req, res) => { const { origin: caller } = req.headers; res.set('Access-Control-Allow-Origin', «caller»); });",
      "app.get('/', (req, res) => { const { headers: { origin } } = req; res.set('Access-Control-Allow-Origin', «origin»); });",
      "app.get('/', ({ headers }, res) => { res.set('Access-Control-Allow-Origin', «headers.origin»); });",
      "app.get('/', ({ headers: { origin } }, res) => { res.set('Access-Control-Allow-Origin', «origin»); });",
      "app.get('/', (req, res) => { let o; o = req.headers.origin; res.set('Access-Control-Allow-Origin', «o»); });",
      "app.get('/', (req, res) => { const headers = req.headers; res.set('Access-Control-Allow-Origin', «headers.origin»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req?.headers?.origin»); });",
      "app.get('/', (q, r) => { r.set('Access-Control-Allow-Origin', «q.headers.origin»); });",
      "app.get('/', function (request, response) { response.set('Access-Control-Allow-Origin', «request.headers.origin»); });",
    ],
    valid: [
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); });",
      "app.get('/', (req, res) => { const req2 = { headers: { origin: 'https://app.acme.dev' } }; res.set('Access-Control-Allow-Origin', req2.headers.origin); });",
      "app.get('/', (req, res) => { const { origin } = require('./settings'); res.set('Access-Control-Allow-Origin', origin); });",
      "app.get('/', (req, res) => { const origin = 'https://app.acme.dev'; { const origin = req.headers.origin; audit(origin); } res.set('Access-Control-Allow-Origin', origin); });",
      // Node gives header names in lower case: this is always undefined, which Node refuses to send.
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', req.headers.Origin || 'https://app.acme.dev'); });",
    ],
  },

  'what the Origin is wrapped in does not make it a check': {
    reflected: [
      "app.get('/', (req, res) => { res.set(`Access-Control-Allow-Origin`, «`${req.get('origin')}`»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «'' + req.headers.origin»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «String(req.headers.origin)»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.headers.origin.toLowerCase()»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.headers.origin.trim()»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.headers.origin.toString()»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.headers.origin as string»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.headers.origin!»); });",
      { code: "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «<string>req.headers.origin»); });", filename: 'server.ts' },
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «(req.headers.origin satisfies unknown) as any»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «new URL(req.headers.origin).origin»); });",
      "app.get('/', (req, res) => { const u = new URL(req.headers.origin); res.set('Access-Control-Allow-Origin', «`${u.protocol}//${u.host}`»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «[req.headers.origin].join()»); });",
      "app.get('/', async (req, res) => { res.set('Access-Control-Allow-Origin', «await req.headers.origin»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', («audit(), req.headers.origin»)); });",
    ],
    valid: [
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', `https://${'app'}.acme.dev`); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'.toLowerCase()); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', clean(req.headers.origin)); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', new URL(req.headers.origin).hostname); });",
    ],
  },

  'a fallback for requests without an Origin leaves all others reflected': {
    reflected: [
      "app.get('/', (req, res) => { const h = 'Access-Control-Allow-Origin'; res.append(h, «req.header('Origin') || '*'»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.headers.origin || ''»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.headers.origin ?? ''»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.headers.origin ?? 'https://app.acme.dev'»); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.headers.origin ? req.headers.origin : '*'»); });",
      "app.get('/', (req, res) => { const { origin = '*' } = req.headers; res.set('Access-Control-Allow-Origin', «origin»); });",
      "app.get('/', (req, res) => { let o = req.headers.origin; o ??= '*'; res.set('Access-Control-Allow-Origin', «o»); });",
      "app.get('/', (req, res) => { let o = '*'; if (req.headers.origin) o = req.headers.origin; res.set('Access-Control-Allow-Origin', «o»); });",
      "app.get('/', (req, res) => { let o = '*'; o = req.headers.origin || o; res.set('Access-Control-Allow-Origin', «o»); });",
    ],
    ineffective: [
      about('o', "app.get('/', (req, res) => { let o = req.headers.origin; if (!o) o = '*'; res.set('Access-Control-Allow-Origin', «o»); });"),
    ],
    reflectedCredentials: [
      // Never `*` with credentials for a browser that sends an Origin: this rule's, not no-wildcard-credentials'.
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', «req.headers.origin || '*'»); res.set('Access-Control-Allow-Credentials', 'true'); });",
      "app.get('/', (req, res) => { res.set({ 'Access-Control-Allow-Origin': «req.headers.origin ? req.headers.origin : '*'», 'Access-Control-Allow-Credentials': true }); });",
    ],
    valid: [
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', process.env.APP || req.headers.referer ? 'https://app.acme.dev' : '*'); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', 'https://app.acme.dev' || req.headers.origin); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', req.headers.origin && 'https://app.acme.dev'); });",
      "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', req.headers.origin ? 'https://app.acme.dev' : '*'); });",
    ],
  },

  'the header is named in any spelling': {
    reflected: [
      "app.get('/', (req, res) => { res.setHeader('access-control-allow-origin', «req.headers.origin»); });",
      "app.get('/', (req, res) => { res.setHeader('ACCESS-CONTROL-ALLOW-ORIGIN', «req.headers.origin»); });",
      "app.get('/', (req, res) => { res.setHeader('Access-Control-' + 'Allow-Origin', «req.headers.origin»); });",
      "const prefix = 'Access-Control-'; app.get('/', (req, res) => { res.setHeader(`${prefix}Allow-Origin`, «req.headers.origin»); });",
      "const H = { ACAO: 'Access-Control-Allow-Origin' }; app.get('/', (req, res) => { res.setHeader(H.ACAO, «req.headers.origin»); });",
      "enum H { ACAO = 'Access-Control-Allow-Origin' } app.get('/', (req, res) => { res.setHeader(H.ACAO, «req.headers.origin»); });",
      "const H = Object.freeze({ ACAO: 'Access-Control-Allow-Origin' } as const); app.get('/', (req, res) => { res.setHeader(H['ACAO'], «req.headers.origin»); });",
      "const ACAO = 'Access-Control-Allow-Origin'; app.get('/', (req, res) => { res.set({ [ACAO]: «req.headers.origin» }); });",
      "app.get('/', (req, res) => { for (const name of ['Vary', 'Access-Control-Allow-Origin']) res.setHeader(name, «req.headers.origin»); });",
      "class Names { static readonly acao = 'Access-Control-Allow-Origin'; } app.get('/', (req, res) => { res.setHeader(Names.acao, «req.headers.origin»); });",
    ],
    valid: [
      "// Access-Control-Allow-Origin\napp.get('/', (req, res) => { res.setHeader('X-Origin', req.headers.origin); });",
      "// Access-Control-Allow-Origin\napp.get('/', (req, res) => { res.setHeader('Timing-Allow-Origin', req.headers.origin); });",
      "const ACAO = 'Access-Control-Allow-Origin'; app.get('/', (req, res) => { res.setHeader(ACAO + 's', req.headers.origin); });",
      "const H = { ACAO: 'Access-Control-Allow-Origin', MINE: 'X-Caller' }; app.get('/', (req, res) => { res.setHeader(H.MINE, req.headers.origin); });",
      "app.get('/', (req, res) => { res.setHeader('Access-Control-Allow-Headers', req.headers['access-control-request-headers']); });",
      "app.get('/', (req, res) => { res.removeHeader('Access-Control-Allow-Origin', req.headers.origin); });",
    ],
  },

  'the Origin that is only read, logged or stored allows nobody': {
    valid: [
      "app.get('/', (req, res) => { console.log('cors', req.headers.origin); res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); });",
      "app.get('/', async (req, res) => { await audit.insert({ origin: req.headers.origin, header: 'Access-Control-Allow-Origin' }); res.json({}); });",
      "app.get('/', (req, res) => { res.json({ 'Access-Control-Allow-Origin': req.headers.origin }); });",
      "app.get('/', (req, res) => { res.locals['Access-Control-Allow-Origin'] = req.headers.origin; res.end(); });",
      "app.get('/', (req, res) => { if (res.getHeader('Access-Control-Allow-Origin') === req.headers.origin) res.end(); });",
    ],
  },
});
