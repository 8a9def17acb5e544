import rule from '../../rules/no-reflected-origin.ts';
import { testRule, type Case } from '../harness.ts';

const data = { witness: 'https://evil.example' };

/** With credentials, a `true` that is reported may be replaced by a list of nobody. */
const offersNobody = (code: string): Case => (code.includes('«true»') ? { code, suggest: { nobody: code.replace('«true»', '[]') } } : code);

/** A callback for the cors package that lets in an origin on a condition. */
const allowIf = (condition: string): string => `app.use(cors({ origin: (o, cb) => { if (${condition}) cb(null, true); else cb(null, false); }, credentials: true }));`;

/** A callback that denies an origin on a condition. */
const denyIf = (condition: string): string => `app.use(cors({ origin: (o, cb) => { if (${condition}) return cb(new Error('CORS')); cb(null, true); }, credentials: true }));`;

/** A callback that asks the same, and lets the origin in all the same. */
const askOnly = (condition: string): string => `app.use(cors({ origin: (o, cb) => { if (!(${condition})) log.warn(o); cb(null, «true»); }, credentials: true }));`;

const conditions = [
  'list.includes(o)', 'list.indexOf(o) !== -1', 'list.indexOf(o) > -1', 'list.indexOf(o) >= 0', '~list.indexOf(o)', 'list.lastIndexOf(o) !== -1', 'list.some((a) => a === o)', 'list.some((a) => o === a)',
  'list.find((a) => a === o)', 'list.find((a) => a === o) !== undefined', 'list.findIndex((a) => a === o) !== -1', '!list.every((a) => a !== o)', 'list.filter((a) => a === o).length', 'list.filter((a) => a === o).length > 0',
  'list.map((a) => a === o).includes(true)', 'list.reduce((found, a) => found || a === o, false)', 'new Set(list).has(o)', '[...new Set(list)].includes(o)', 'Array.from(new Set(list)).includes(o)',
  'new Map(list.map((a) => [a, true])).has(o)', "new Map([['https://app.acme.dev', 'app']]).get(o)", "Object.keys({ 'https://app.acme.dev': 1 }).includes(o)", "Object.values({ app: 'https://app.acme.dev' }).includes(o)",
  "Object.hasOwn({ 'https://app.acme.dev': 1 }, o)", "({ 'https://app.acme.dev': 1 }).hasOwnProperty(o)", "Object.prototype.hasOwnProperty.call({ 'https://app.acme.dev': 1 }, o)", "({ 'https://app.acme.dev': true })[o]", "o in { 'https://app.acme.dev': 1 }",
  "o === 'https://app.acme.dev'", "o == 'https://app.acme.dev'", "'https://app.acme.dev' === o || o === 'https://admin.acme.dev'", "Object.is(o, 'https://app.acme.dev')", "o?.toLowerCase() === 'https://app.acme.dev'",
  "list.map((a) => a.toLowerCase()).includes(o.toLowerCase())", "o.replace(/\\/$/, '') === 'https://app.acme.dev'", "new URL(o).origin === 'https://app.acme.dev'", "new URL(o).protocol === 'https:' && new URL(o).hostname === 'app.acme.dev'",
  "new URL(o).protocol === 'https:' && new URL(o).hostname.endsWith('.acme.dev')", "/^https:\\/\\/(?:app|admin)\\.acme\\.dev$/.test(o)", "o.match(/^https:\\/\\/app\\.acme\\.dev$/)", "/^https:\\/\\/app\\.acme\\.dev$/.exec(o) !== null",
  "o.search(/^https:\\/\\/app\\.acme\\.dev$/) === 0", "new RegExp('^https://(?:' + ['app', 'admin'].join('|') + ')\\\\.acme\\\\.dev$').test(o)", "list.concat(['https://beta.acme.dev']).includes(o)", "[...list, 'https://beta.acme.dev'].includes(o)", '[list].flat().includes(o)',
  "(o + '/').startsWith('https://app.acme.dev/')", "JSON.parse('[\"https://app.acme.dev\"]').includes(o)", "'https://app.acme.dev,https://admin.acme.dev'.split(',').includes(o)", "['https://app.acme.dev '].map((a) => a.trim()).includes(o)", 'list.flatMap((a) => [a, a]).includes(o)',
  'isAllowed(o)', 'isListed(list, o)', 'check.origin(o)', 'new Origins(list).allows(o)', 'allows(list)(o)',
  // Weak, but a check: an unrelated origin is not let in.
  "o.includes('acme.dev')", "o.endsWith('acme.dev')", "o.startsWith('https://app.acme.dev')", "/acme\\.dev/.test(o)",
];

const helpers = [
  "const list = ['https://app.acme.dev', 'https://admin.acme.dev'];",
  'function isAllowed(origin) { for (const one of list) { if (one === origin) return true; } return false; }',
  'const isListed = (origins, origin) => { let i = 0; while (i < origins.length) { if (origins[i++] === origin) return true; } return false; };',
  'const check = { origin(origin) { switch (origin) { case list[0]: case list[1]: return true; default: return false; } } };',
  'class Origins { #origins; constructor(origins) { this.#origins = new Set(origins); } allows(origin) { return this.#origins.has(origin); } }',
  'const allows = (origins) => (origin) => origins.includes(origin);',
];

const setup = `const app = require('express')(); const cors = require('cors');\n${helpers.join('\n')}\n`;

testRule('an allowlist', rule, { data, setup }, {
  'may be asked in any spelling that lets in no stranger': { valid: conditions.map(allowIf) },
  'may be asked first, and end what follows': { valid: conditions.map((condition) => denyIf(`!(${condition})`)) },
  'that is asked and not obeyed lets in everybody': { reflectedCredentials: conditions.map(askOnly).map(offersNobody) },
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
    reflectedCredentials: [
      "const list = require('./origins.json'); app.use(cors({ origin: (o, cb) => { if (!list.includes(o)) log.warn(o); cb(null, «true»); }, credentials: true }));",
      "const list = require('./origins.json'); app.use(cors({ origin: (o, cb) => { if (list.includes(o)) return cb(null, «o»); log.warn(o); cb(null, «o»); }, credentials: true }));",
      "app.use(cors({ origin: async (o, cb) => { await audit.insert({ o }); cb(null, «true»); }, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { metrics.increment('cors'); cb(null, «true»); }, credentials: true }));",
    ].map(offersNobody),
  },
});
