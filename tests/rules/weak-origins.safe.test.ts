import { describe, expect, it } from 'vitest';
import type { Surroundings } from './stand-ins.ts';
import { letsIn, reportsOf } from './weak-origins.reports.ts';
import { harmless, texts, patterns, type Row } from './weak-origins.rows.ts';
import { spelled } from './weak-origins.spellings.ts';

const A = 'https://a.com';
const raw = String.raw;

const setup = [
  "const list = ['https://a.com', 'https://b.com'];",
  "const set = new Set(list); const map = new Map([['https://a.com', 'a'], ['https://b.com', 'b']]);",
  "const ALLOWED = { 'https://a.com': true, 'https://b.com': true };",
  "const bySwitch = function (origin) { switch (origin) { case 'https://a.com': case 'https://b.com': return true; default: return false; } };",
  'const byLoop = function (origin) { for (const one of list) { if (one === origin) { return true; } } return false; };',
  "const parsed = function (origin) { try { return new URL(origin); } catch (error) { return { protocol: '', hostname: '', origin: '' }; } };",
  "const early = function (origin) { let url; try { url = new URL(origin); } catch (error) { return false; } if (url.protocol !== 'https:') { return false; } return url.hostname === 'a.com' || url.hostname.endsWith('.a.com'); };",
].join('\n');

/** Checks that let in https://a.com and nobody who does not belong to its author. */
const safe: readonly string[] = [
  `o === '${A}'`, `o == '${A}'`, `Object.is(o, '${A}')`, `'${A}' === o || o === 'https://b.com'`,
  `['${A}', 'https://b.com'].includes(o)`, 'list.includes(o)', 'list.indexOf(o) !== -1', 'list.indexOf(o) > -1', '~list.indexOf(o)',
  'list.some((a) => a === o)', 'list.find((a) => a === o)', 'list.findIndex((a) => a === o) !== -1', '!list.every((a) => a !== o)', 'list.filter((a) => a === o).length > 0',
  'set.has(o)', 'map.has(o)', 'map.get(o)', 'bySwitch(o)', 'byLoop(o)', 'ALLOWED[o]', 'o in ALLOWED', 'Object.hasOwn(ALLOWED, o)', 'Object.keys(ALLOWED).includes(o)',
  raw`/^https:\/\/(?:[a-z0-9-]+\.)*a\.com(?::\d+)?$/.test(o)`, raw`/^https:\/\/(?:[a-z0-9-]+\.)*a\.com(?::\d+)?$/i.test(o)`, raw`/^https:\/\/(?:[a-z0-9-]+\.)*a\.com(?::\d+)?$/u.test(o)`,
  raw`/^https:\/\/(?:[a-z0-9-]+\.)*a\.com(?::\d+)?$/m.test(o)`, raw`/^https:\/\/(?:[a-z0-9\-]+\.)*a\.com(?::\d+)?$/v.test(o)`, raw`/^https:\/\/a[.]com$/.test(o)`, raw`/^https:\/\/(?:a|b)\.com$/.test(o)`,
  "new URL(o).hostname === 'a.com' && new URL(o).protocol === 'https:'", "new URL(o).protocol === 'https:' && (new URL(o).hostname === 'a.com' || new URL(o).hostname.endsWith('.a.com'))",
  "parsed(o).protocol === 'https:' && parsed(o).hostname === 'a.com'", 'early(o)', "URL.canParse(o) && new URL(o).protocol === 'https:' && new URL(o).host === 'a.com'",
  `new URL(o).origin === '${A}'`, 'list.includes(new URL(o).origin)', `o.startsWith('https:') && o.endsWith('://a.com')`, "o.toLowerCase() === 'HTTPS://A.COM'.toLowerCase()", 'list.map((a) => a.toLowerCase()).includes(o.toLowerCase())',
  "'https://a.com,https://b.com'.split(',').includes(o)", "`${o}/`.startsWith('https://a.com/')", `o.length === 13 && o.startsWith('${A}')`, `o.replace('${A}', '') === ''`,
];

const strangers = ['https://unrelated.test', 'https://a.com.evil.example', 'https://evila.com', 'https://axcom.net', 'http://a.com', 'https://a.co', 'null'];

async function expectSilence(text: string, { meant, refused, given }: { readonly meant: readonly string[]; readonly refused: readonly string[]; readonly given?: Surroundings | undefined }): Promise<void> {
  expect(reportsOf(text)).toEqual([]);
  for (const origin of meant) expect([origin, await letsIn(text, origin, given)]).toEqual([origin, true]);
  for (const origin of refused) expect([origin, await letsIn(text, origin, given)]).toEqual([origin, false]);
}

describe.each(safe)('safe: %s', (check) => {
  it.each(spelled(check, { setup }))('$name', ({ text }) => expectSilence(text, { meant: [A], refused: strangers }));
});

describe.each(harmless)('$id lets in nobody who counts: $check', ({ check, meant, given }) => {
  it.each(spelled(check))('$name', ({ text }) => expectSilence(text, { meant, refused: ['https://unrelated.test', 'https://example.com.evil.example', 'null'], given }));
});

describe('without credentials, whoever is on the way reads nothing that is not public to begin with', () => {
  const schemes = [...texts, ...patterns].filter(({ messageId }: Row) => messageId === 'noScheme');
  it('takes some rows', () => expect(schemes.map(({ id }) => id)).toEqual(['W10', 'W13', 'W19', 'W20', 'W26']));
  describe.each(schemes)('$id $check', ({ check, setup: before, meant = ['https://example.com'] }) => {
    it.each(spelled(check, { setup: before, credentials: false }))('$name', ({ text }) => expectSilence(text, { meant, refused: ['https://unrelated.test'] }));
  });
});

const unread: readonly (readonly [check: string, before: string])[] = [
  ['isKnown(o)', "const isKnown = require('./origins');"],
  ['config.isOriginAllowed(o)', "const config = require('./config');"],
  ['tenants.get(o)', "const tenants = require('./tenants');"],
  ["_.includes(o, 'a.com')", "const _ = require('lodash');"],
  ["getDomain(o) === 'a.com' && o.startsWith('https:')", "const { getDomain } = require('tldts');"],
  ["psl.get(new URL(o).hostname) === 'a.com' && new URL(o).protocol === 'https:'", "const psl = require('psl');"],
  ["parseDomain(new URL(o).hostname).domain === 'a'", "const { parseDomain } = require('parse-domain');"],
  ["micromatch.isMatch(o, ['https://*.a.com'])", "const micromatch = require('micromatch');"],
  ["originMatcher(o, ['https://a.com'])", "const originMatcher = require('origin-matcher');"],
  ["o.length === 13 && crypto.timingSafeEqual(Buffer.from(o), Buffer.from('https://a.com'))", "const crypto = require('crypto');"],
];

describe.each(unread)('unknown: %s', (check, before) => {
  it.each(spelled(check, { setup: before }))('$name', ({ text }) => expect(reportsOf(text)).toEqual([]));
});

const head = `const app = require('express')(); const cors = require('cors'); const ALLOWED = new Set(['${A}']); const list = [...ALLOWED]; const ACAO = 'Access-Control-Allow-Origin'; const ACAC = 'Access-Control-Allow-Credentials';\n`;
const handler = (body: string): string => `app.use((req, res, next) => { const { origin } = req.headers; ${body} });`;

/** Whole servers: what is refused, and how, before the write. */
const servers: readonly string[] = [
  handler("res.set({ [ACAO]: list.includes(origin) ? origin : list[0], [ACAC]: 'true', Vary: 'Origin' }); next();"),
  handler("if (!ALLOWED.has(origin)) return next(); res.set({ [ACAO]: origin, [ACAC]: 'true' }); next();"),
  handler("if (!ALLOWED.has(origin)) throw new Error('CORS'); res.set({ [ACAO]: origin, [ACAC]: 'true' }); next();"),
  handler("if (!ALLOWED.has(origin)) { res.status(403).end(); return; } res.set({ [ACAO]: origin ?? 'https://a.com', [ACAC]: 'true' }); next();"),
  handler("switch (origin) { case 'https://a.com': res.set({ [ACAO]: origin, [ACAC]: 'true' }); } next();"),
  handler("const url = URL.parse ? new URL(origin) : new URL(origin); if (url?.protocol === 'https:' && url?.hostname === 'a.com') res.set({ [ACAO]: origin, [ACAC]: 'true' }); next();"),
  "app.use(cors({ origin: (o, cb) => { if (!ALLOWED.has(o)) return cb(new Error('CORS')); cb(null, true); }, credentials: true }));",
  'app.use(cors({ origin: (o, cb) => { if (!ALLOWED.has(o)) return cb(null, false); cb(null, true); }, credentials: true }));',
  'app.use(cors({ origin: (o, cb) => { if (!o) return cb(null, true); cb(null, ALLOWED.has(o)); }, credentials: true }));',
  'app.use(cors({ origin: list, credentials: true }));',
  'app.use(cors({ origin: [/^https:\\/\\/a\\.com$/], credentials: true }));',
];

it.each(servers)('refused before the write: %s', (server) => expectSilence(head + server, { meant: [A], refused: strangers }));

const asynchronous: readonly string[] = [
  "app.use(async (req, res, next) => { const { origin } = req.headers; if (await isAllowed(origin)) res.set({ [ACAO]: origin, [ACAC]: 'true' }); next(); });",
  "app.use(async (req, res, next) => { const { origin } = req.headers; const row = await db.origin.findUnique({ where: { origin } }); if (row) res.set({ [ACAO]: origin, [ACAC]: 'true' }); next(); });",
  "app.use(async (req, res, next) => { const { origin } = req.headers; if (!(await tenants.get(origin))) return next(); res.set({ [ACAO]: origin, [ACAC]: 'true' }); next(); });",
];

it.each(asynchronous)('unknown: %s', (server) => expect(reportsOf(head + server)).toEqual([]));
