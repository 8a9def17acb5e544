import rule from '../../rules/no-reflected-origin.ts';
import { about, testRule, type Case } from '../harness.ts';
import { conditions, helpers } from './allowlist-conditions.ts';

const data = { witness: 'https://evil.example', credentials: ' with credentials' };

/** With credentials, a `true` that is reported may be replaced by a list of nobody. */
const offersNobody = (code: string): Case => (code.includes('«true»') ? { code, suggest: { nobody: code.replace('«true»', '[]') } } : code);

/** A callback for the cors package that lets in an origin on a condition. */
const allowIf = (condition: string): string => `app.use(cors({ origin: (o, cb) => { if (${condition}) cb(null, true); else cb(null, false); }, credentials: true }));`;

/** A callback that denies an origin on a condition. */
const denyIf = (condition: string): string => `app.use(cors({ origin: (o, cb) => { if (${condition}) return cb(new Error('CORS')); cb(null, true); }, credentials: true }));`;

/** A callback that asks the same, and lets the origin in all the same. */
const askOnly = (condition: string): string => `app.use(cors({ origin: (o, cb) => { if (!(${condition})) log.warn(o); cb(null, «true»); }, credentials: true }));`;

const parses = (condition: string): boolean => condition.includes('new URL(o)');

const obeyedByNobody = conditions.filter((condition) => !parses(condition));

/** What decides about an origin in the conditions that do so elsewhere, or in one of their parts. */
const decisive: ReadonlyMap<string, string> = new Map([
  ['!list.every((a) => a !== o)', 'list.every((a) => a !== o)'], ['list.reduce((found, a) => found || a === o, false)', 'a === o'],
  ["'https://app.acme.dev' === o || o === 'https://admin.acme.dev'", "o === 'https://admin.acme.dev'"],
  ['isAllowed(o)', 'one === origin'], ['isListed(list, o)', 'origins[i++] === origin'], ['check.origin(o)', 'list[1]'], ['new Origins(list).allows(o)', 'this.#origins.has(origin)'],
  ['allows(list)(o)', 'origins.includes(origin)'],
]);

const setup = `const app = require('express')(); const cors = require('cors');\n${helpers.join('\n')}\n`;

testRule('an allowlist', rule, { data, setup }, {
  'may be asked in any spelling that lets in no stranger': { valid: conditions.map(allowIf) },
  'may be asked first, and end what follows': { valid: conditions.map((condition) => denyIf(`!(${condition})`)) },
  'that is asked and not obeyed lets in everybody': {
    ineffective: obeyedByNobody.map((condition) => about(decisive.get(condition) ?? condition, offersNobody(askOnly(condition)))),
    // `new URL('null')` throws, so that a sandboxed frame is turned away.
    reflectedCredentials: conditions.filter(parses).map(askOnly).map(offersNobody),
  },
  'may answer by itself': {
    valid: [
      ...conditions.map((condition) => `app.use(cors({ origin: (o, cb) => cb(null, ${condition}), credentials: true }));`),
      ...conditions.map((condition) => `app.use(cors({ origin: (o, cb) => cb((${condition}) ? null : new Error('CORS'), true), credentials: true }));`),
    ],
  },
});

testRule('an allowlist that is not in the file', rule, { data, setup: "const app = require('express')(); const cors = require('cors');\n" }, {
  'is believed, wherever it is': {
    valid: [
      "const { isAllowed } = require('./origins'); app.use(cors({ origin: (o, cb) => cb(null, isAllowed(o)), credentials: true }));",
      "import list from './origins.json'; app.use(cors({ origin: (o, cb) => cb(null, list.includes(o)), credentials: true }));",
      "const list = require('./origins.json'); app.use(cors({ origin: (o, cb) => { if (list.indexOf(o) !== -1) cb(null, true); else cb(new Error('CORS')); }, credentials: true }));",
      "const list = require('./origins.json'); app.use(cors({ origin: list, credentials: true }));",
      "const list = JSON.parse(fs.readFileSync('origins.json', 'utf8')); app.use(cors({ origin: (o, cb) => cb(null, list.some((a) => a === o)), credentials: true }));",
      "const list = JSON.parse(process.env.ORIGINS); app.use(cors({ origin: (o, cb) => cb(null, list.includes(o)), credentials: true }));",
      "const list = process.env.ORIGINS.split(','); app.use(cors({ origin: (o, cb) => cb(null, list.includes(o)), credentials: true }));",
      "const list = (process.env.ORIGINS || '').split(',').map((a) => a.trim()).filter(Boolean); app.use(cors({ origin: (o, cb) => cb(null, list.includes(o)), credentials: true }));",
      "const list = [process.env.APP, process.env.ADMIN].filter(Boolean); app.use(cors({ origin: (o, cb) => cb(null, list.includes(o)), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, _.includes(config.origins, o)), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, config.get('origins').includes(o)), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { for (const a of config.origins) { if (a === o) return cb(null, true); } cb(null, false); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { if (!o || config.origins.has(o)) cb(null, true); else cb(new Error('CORS')); }, credentials: true }));",
      "app.use(cors({ origin: async (o, cb) => { cb(null, await db.has(o)); }, credentials: true }));",
      "app.use(cors({ origin: async (o, cb) => { const found = await prisma.origin.findUnique({ where: { origin: o } }); cb(null, found !== null); }, credentials: true }));",
      "app.use(cors({ origin: async (o, cb) => { const { rows } = await pool.query('select 1 from origins where origin = $1', [o]); cb(null, rows.length > 0); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { db.origins.findOne({ o }, (error, found) => cb(error, !!found)); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { db.origins.findOne({ o }, (error, found) => { if (found) cb(null, true); else cb(null, false); }); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => loadOrigins().then((list) => cb(null, list)).catch(cb), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => loadOrigins().then((list) => cb(null, list.includes(o))), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cache.get(o) ? cb(null, true) : cb(null, false), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { assert(config.origins.includes(o)); cb(null, true); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { ensureAllowed(o); cb(null, true); }, credentials: true }));",
      "app.use(cors({ origin: async (o, cb) => { try { await verifyOrigin(o); cb(null, true); } catch (error) { cb(error); } }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { if (crypto.timingSafeEqual(hash(o), hash(known))) cb(null, true); else cb(null, false); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { const { hostname, protocol } = new URL(o); cb(null, protocol === 'https:' && tldts.getDomain(hostname) === 'acme.dev'); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, micromatch.isMatch(o, ['https://*.acme.dev'])), credentials: true }));",
      "const allowed = {}; for (const name of config.origins) allowed[name] = true; app.use(cors({ origin: (o, cb) => cb(null, allowed[o] === true), credentials: true }));",
      "let list = []; refresh().then((fresh) => { list = fresh; }); app.use(cors({ origin: (o, cb) => cb(null, list.includes(o)), credentials: true }));",
      "const list = new Set(); setInterval(async () => { for (const a of await loadOrigins()) list.add(a); }, 60_000); app.use(cors({ origin: (o, cb) => cb(null, list.has(o)), credentials: true }));",
    ],
  },
  'lets in everybody where it is not obeyed': {
    alwaysAllows: [
      "const list = require('./origins.json'); app.use(cors({ origin: (o, cb) => { if (!list.includes(o)) log.warn(o); cb(null, «true»); }, credentials: true }));",
      "const list = require('./origins.json'); app.use(cors({ origin: (o, cb) => { if (list.includes(o)) return cb(null, «o»); log.warn(o); cb(null, «o»); }, credentials: true }));",
      "app.use(cors({ origin: async (o, cb) => { await audit.insert({ o }); cb(null, «true»); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { metrics.increment('cors'); cb(null, «true»); }, credentials: true }));",
    ].map(offersNobody),
  },
});

testRule('a yes or no that is taken for a place in the list', rule, { data, setup: "const app = require('express')(); const cors = require('cors'); const list = require('./origins.json');\n" }, {
  'passes for every origin': {
    reflectedCredentials: [
      "app.use((req, res, next) => { const { origin } = req.headers; if (list.includes(origin) !== -1) { res.set('Access-Control-Allow-Origin', «origin»); res.set('Access-Control-Allow-Credentials', 'true'); } next(); });",
      "app.use((req, res, next) => { const { origin } = req.headers; if (list.includes(origin) != -1) { res.set('Access-Control-Allow-Origin', «origin»); res.set('Access-Control-Allow-Credentials', 'true'); } next(); });",
      "app.use((req, res, next) => { const { origin } = req.headers; if (list.some((one) => one === origin) > -1) { res.set('Access-Control-Allow-Origin', «origin»); res.set('Access-Control-Allow-Credentials', 'true'); } next(); });",
      "app.use((req, res, next) => { const { origin } = req.headers; if (list.includes(origin) >= 0) { res.set('Access-Control-Allow-Origin', «origin»); res.set('Access-Control-Allow-Credentials', 'true'); } next(); });",
    ],
    valid: [
      ...['list.includes(origin) === true', 'list.includes(origin) !== false', 'list.includes(origin) == 1', 'list.includes(origin) > 0', 'list.includes(origin) >= 1', 'list.indexOf(origin) !== -1', 'list.indexOf(origin) > -1', 'list.includes(origin) === -1', 'list.findIndex((one) => one === origin) !== -1'].map(
        (test) => `app.use((req, res, next) => { const { origin } = req.headers; if (${test}) { res.set('Access-Control-Allow-Origin', origin); res.set('Access-Control-Allow-Credentials', 'true'); } next(); });`,
      ),
    ],
  },
});
