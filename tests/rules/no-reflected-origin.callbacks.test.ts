import rule from '../../rules/no-reflected-origin.ts';
import { about, testRule, withoutCredentials, type Case } from '../harness.ts';

const data = { witness: 'https://evil.example', credentials: ' with credentials' };
const setup = "const app = require('express')(); const cors = require('cors'); const list = ['https://app.acme.dev', 'https://admin.acme.dev'];\n";

/** With credentials, a `true` that is reported may be replaced by a list of nobody. */
const offersNobody = (code: string): Case => (code.includes('«true»') ? { code, suggest: { nobody: code.replace('«true»', '[]') } } : code);

testRule('an origin callback of the cors package', rule, { data, setup }, {
  'that never denies reflects, however it is written': {
    reflectedCredentials: [
      "app.use(cors({ origin: (origin, cb) => cb(null, «origin !== 'null'»), credentials: true }));",
    ].map(offersNobody),
    alwaysAllows: [
      "app.use(cors({ origin: (origin, cb) => cb(null, «true»), credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => { cb(null, «true»); }, credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => { return cb(null, «true»); }, credentials: true }));",
      "app.use(cors({ origin: function (origin, callback) { callback(null, «true»); }, credentials: true }));",
      "app.use(cors({ origin: function check(o, done) { done(null, «true»); }, credentials: true }));",
      "app.use(cors({ origin(origin, cb) { cb(null, «true»); }, credentials: true }));",
      "app.use(cors({ async origin(origin, cb) { cb(null, «true»); }, credentials: true }));",
      "app.use(cors({ origin: async (origin, cb) => cb(null, «true»), credentials: true }));",
      "app.use(cors({ origin: async (origin, cb) => { await ready; cb(null, «true»); }, credentials: true }));",
      "app.use(cors({ origin: (_, cb) => cb(undefined, «true»), credentials: true }));",
      "app.use(cors({ origin: (_, cb) => cb(false, «true»), credentials: true }));",
      "app.use(cors({ origin: (...args) => args[1](null, «true»), credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => cb(null, «origin»), credentials: true }));",
      "app.use(cors({ origin(o, cb) { cb(null, «o»); }, credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => cb(null, «origin || '*'»), credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => cb(null, «origin ?? false»), credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => cb(null, «1»), credentials: true }));",
      "const allowAll = (origin, cb) => cb(null, «true»); app.use(cors({ origin: allowAll, credentials: true }));",
      "const origin = (o, cb) => cb(null, «true»); app.use(cors({ origin, credentials: true }));",
      "app.use(cors({ origin: allowAll, credentials: true })); function allowAll(origin, cb) { cb(null, «true»); }",
      "const allow = () => (origin, cb) => cb(null, «true»); app.use(cors({ origin: allow(), credentials: true }));",
      "class Policy { static origin(origin, cb) { cb(null, «true»); } } app.use(cors({ origin: Policy.origin, credentials: true }));",
      "class Policy { origin = (origin, cb) => { cb(null, «true»); }; } const policy = new Policy(); app.use(cors({ origin: policy.origin, credentials: true }));",
      "function allow(cb) { cb(null, «true»); } app.use(cors({ origin: (origin, cb) => allow(cb), credentials: true }));",
      "function allowAll(origin, cb) { cb(null, «true»); } app.use(cors({ origin: allowAll.bind(null), credentials: true }));",
      "const error = null; app.use(cors({ origin: (origin, cb) => cb(error, «true»), credentials: true }));",
      "const reply = { yes: (cb) => cb(null, «true») }; app.use(cors({ origin: (origin, cb) => reply.yes(cb), credentials: true }));",
      "export const corsOptions = { origin: (origin, cb) => cb(null, «true»), credentials: true };",
      "export const corsOptions = { origin: (origin, cb) => { console.log('CORS', origin); cb(null, «true»); }, credentials: true };",
    ].map(offersNobody),
    ineffective: [
      about('origin', "app.use(cors({ origin: (origin, cb) => cb(null, «[origin]»), credentials: true }));"),
      about('/.*/', "app.use(cors({ origin: (origin, cb) => cb(null, «/.*/»), credentials: true }));"),
      about('origin', "app.use(cors({ origin: (origin, cb) => cb(null, «!!origin»), credentials: true }));"),
    ],
    valid: [
      "app.use(cors({ origin: (origin, cb) => cb(null, false), credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => cb(null), credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => cb(new Error('CORS')), credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => cb(new Error('CORS'), true), credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => cb('refused', origin), credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => { throw new Error('CORS'); }, credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => cb(null, list), credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => cb(null, list[0]), credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => cb(null, '*'), credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => cb(null, 'true'), credentials: true }));",
      "app.use(cors({ origin: (origin, cb) => { cb(null, false); cb(null, true); }, credentials: true }));",
      // The package waits for the callback: what is returned reaches nobody, and every request hangs.
      "app.use(cors({ origin: (origin) => origin, credentials: true }));",
      "app.use(cors({ origin: () => true, credentials: true }));",
      "app.use(cors({ origin: async (origin) => list.includes(origin), credentials: true }));",
      "function allowAll(origin, cb) { cb(null, true); }\napp.use(cors({ origin: list, credentials: true }));",
    ],
  },

  'that never denies reflects without credentials, too': {
    alwaysAllows: [
      withoutCredentials({ code: 'app.use(cors({ origin: (origin, cb) => cb(null, «true») }));', suggest: { public: "app.use(cors({ origin: (origin, cb) => cb(null, '*') }));" } }),
      withoutCredentials('app.use(cors({ origin(o, cb) { cb(null, «o») } }));'),
    ],
    valid: ['app.use(cors({ origin: (origin, cb) => cb(null, list.includes(origin)) }));'],
  },

  'that tests something, and lets in everybody all the same, reflects': {
    reflectedCredentials: [
      "app.use(cors({ origin: (o, cb) => cb(null, «list.indexOf(o)»), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, «list.findIndex((a) => a === o)»), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { if (o === 'null') return cb(null, false); cb(null, «o»); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { if (!o.startsWith('https://')) return cb(new Error('https only')); cb(null, «true»); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { try { new URL(o); cb(null, «true»); } catch { cb(new Error('no origin')); } }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { if (new URL(o).protocol === 'https:') cb(null, «true»); else cb(null, false); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { if (/^https?:\\/\\/.+/.test(o)) cb(null, «true»); else cb(null, false); }, credentials: true }));",
      "const blocked = ['https://spam.acme.dev']; app.use(cors({ origin: (o, cb) => cb(null, «!blocked.includes(o)»), credentials: true }));",
    ].map(offersNobody),
    ineffective: [
      about('list.includes(o)', offersNobody("app.use(cors({ origin: (o, cb) => { if (!list.includes(o)) console.warn('unexpected origin', o); cb(null, «true»); }, credentials: true }));")),
      about('list.includes(o)', offersNobody("app.use(cors({ origin: (o, cb) => { if (list.includes(o)) return cb(null, true); return cb(null, «true»); }, credentials: true }));")),
      about('list.includes(o)', offersNobody("app.use(cors({ origin: (o, cb) => { if (list.includes(o)) { cb(null, true); } else { log.warn(o); cb(null, «true»); } }, credentials: true }));")),
      about('list.includes(o)', "app.use(cors({ origin: (o, cb) => cb(null, «list.includes(o) || true»), credentials: true }));"),
      about('list.includes(o)', "app.use(cors({ origin: (o, cb) => cb(null, «list.includes(o) ? o : o»), credentials: true }));"),
      about('list.find((a) => a === o)', "app.use(cors({ origin: (o, cb) => cb(null, «list.find((a) => a === o) || o»), credentials: true }));"),
      about('o', offersNobody("app.use(cors({ origin: (o, cb) => { if (!o) return cb(null, true); cb(null, «true»); }, credentials: true }));")),
      about("typeof o !== 'string'", offersNobody("app.use(cors({ origin: (o, cb) => { if (typeof o !== 'string') return cb(null, false); cb(null, «true»); }, credentials: true }));")),
      about('list.includes(o)', "app.use(cors({ origin: (o, cb) => { list.push(o); cb(null, «list.includes(o)»); }, credentials: true }));"),
      about('list.includes(o)', offersNobody("app.use(cors({ origin: (o, cb) => { if (list.includes(o) || process.env.NODE_ENV === 'production') cb(null, «true»); else cb(null, false); }, credentials: true }));")),
      about('list[0]', offersNobody("app.use(cors({ origin: (o, cb) => { switch (o) { case list[0]: return cb(null, true); default: return cb(null, «true»); } }, credentials: true }));")),
      about('list.includes(o)', offersNobody("function isAllowed(o) { return list.includes(o) || !list.includes(o); } app.use(cors({ origin: (o, cb) => { if (isAllowed(o)) cb(null, «true»); else cb(null, false); }, credentials: true }));")),
    ],
    alwaysAllows: [
      "app.use(cors({ origin: (o, cb) => { if (o) cb(null, «true»); else cb(new Error('no origin')); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { const ok = list.includes(o); cb(null, «true»); }, credentials: true }));",
      "const isAllowed = (o) => true; app.use(cors({ origin: (o, cb) => cb(null, «isAllowed(o)»), credentials: true }));",
    ].map(offersNobody),
    valid: [
      "app.use(cors({ origin: (o, cb) => { if (!list.includes(o)) { console.warn('unexpected origin', o); return cb(null, false); } cb(null, true); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, list.includes(o) && true), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, list.includes(o) ? o : list[0]), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, list.find((a) => a === o) || list[0]), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, list.filter((a) => a === o)), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { if (o) cb(null, false); else cb(null, true); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { if (list.includes(o) || process.env.NODE_ENV !== 'production') cb(null, true); else cb(null, false); }, credentials: true }));",
    ],
  },
});

testRule('options that the cors package asks for at each request', rule, { data, setup }, {
  'reflect when they never deny': {
    reflectedCredentials: [
      "app.use(cors((req, cb) => cb(null, { origin: «true», credentials: true })));",
      "app.use(cors((req, cb) => { cb(null, { origin: «true», credentials: true }); }));",
      "app.use(cors(function (req, callback) { callback(null, { origin: «true», credentials: true }); }));",
      "app.use(cors(async (req, cb) => { cb(null, { origin: «true», credentials: true }); }));",
      "const options = { origin: «true», credentials: true }; app.use(cors((req, cb) => cb(null, options)));",
      "const delegate = (req, cb) => cb(null, { origin: «true», credentials: true }); app.use(cors(delegate));",
      "app.get('/', cors(delegate), (req, res) => res.json({})); function delegate(req, cb) { cb(null, { origin: «true», credentials: true }); }",
      "app.use(cors((req, cb) => cb(null, { origin: «req.header('Origin')», credentials: true })));",
      "app.use(cors((req, cb) => cb(null, { origin: «req.headers.origin», credentials: true })));",
      "app.use(cors((req, cb) => { const { origin } = req.headers; cb(null, { origin: «origin», credentials: true }); }));",
      "app.use(cors((req, cb) => cb(null, { origin: «[req.get('origin')]», credentials: true })));",
      "app.use(cors((req, cb) => cb(null, { origin: «req.path.startsWith('/public') || true», credentials: true })));",
    ].map(offersNobody),
    alwaysAllows: [
      "app.use(cors((req, cb) => cb(null, { origin: (o, done) => done(null, «true»), credentials: true })));",
    ].map(offersNobody),
    ineffective: [
      about("list.includes(req.header('Origin'))", offersNobody("app.use(cors((req, cb) => { let options; if (list.includes(req.header('Origin'))) options = { origin: true, credentials: true }; else options = { origin: «true», credentials: true }; cb(null, options); }));")),
      about("list.includes(req.header('Origin'))", offersNobody("app.use(cors((req, cb) => { if (!list.includes(req.header('Origin'))) console.warn('unexpected'); cb(null, { origin: «true», credentials: true }); }));")),
    ],
    valid: [
      "app.use(cors((req, cb) => cb(null, { origin: list.includes(req.header('Origin')), credentials: true })));",
      "app.use(cors((req, cb) => { let options; if (list.indexOf(req.header('Origin')) !== -1) { options = { origin: true, credentials: true }; } else { options = { origin: false }; } cb(null, options); }));",
      "app.use(cors((req, cb) => { const ok = list.includes(req.headers.origin); cb(ok ? null : new Error('CORS'), { origin: ok, credentials: ok }); }));",
      "app.use(cors((req, cb) => cb(null, { origin: list, credentials: true })));",
      "app.use(cors((req, cb) => cb(new Error('CORS'), { origin: true, credentials: true })));",
      "app.use(cors((req, cb) => loadOptions(req.header('Origin')).then((options) => cb(null, options), cb)));",
      "app.use(cors((req, cb) => { if (isTrusted(req)) cb(null, { origin: true, credentials: true }); else cb(null, { origin: false }); }));",
      "app.use(cors((req, cb) => cb(null, optionsFor(req))));",
      "app.use(cors((req) => ({ origin: true, credentials: true })));",
    ],
  },
});
