import type { RuleName } from '../../rules/index.ts';
import type { Sent } from './server.ts';

/** A server that lets in somebody else by a flaw in what it asks of the origin, and its look-alike that does not. */
export interface Flaw {
  readonly rule: RuleName;
  readonly reported: string;
  readonly silent: string;
  /** The origins that the look-alike names. */
  readonly named: readonly string[];
  /** How an origin is sent that is not in the Origin header. */
  readonly send?: (origin: string) => Sent;
}

const ACAO = "'Access-Control-Allow-Origin'";
const on = "'Access-Control-Allow-Credentials', 'true'";
const raw = String.raw;

const app = (code: string): string => `const express = require('express');\nconst cors = require('cors');\nconst app = express();\n${code}\napp.use((req, res) => res.send('ok'));\nmodule.exports = app;\n`;
const node = (check: string, setup = ''): string => `const http = require('node:http');\n${setup}\nmodule.exports = http.createServer((req, res) => { const { origin = '' } = req.headers; if (${check}) { res.setHeader(${ACAO}, origin); res.setHeader(${on}); } res.end('ok'); });\n`;
const fetched = (check: string, setup = ''): string => `${setup}\nmodule.exports = { async fetch(request) { const origin = request.headers.get('Origin') ?? ''; const headers = new Headers({ Vary: 'Origin' }); if (${check}) { headers.set(${ACAO}, origin); headers.set(${on}); } return new Response('ok', { headers }); } };\n`;

const option = (origin: string): string => app(`app.use(cors({ origin: ${origin}, credentials: true }));`);
const callback = (check: string): string => option(`(origin, done) => { if (${check}) done(null, true); else done(null, false); }`);
const handler = (code: string): string => app(`app.use((req, res, next) => { ${code} res.set(${on}); next(); });`);

type Written = (check: string, setup?: string) => string;

/** A flaw that is written the same way as its look-alike. */
const flaw = (rule: RuleName, write: Written, reported: string, silent: string, named: readonly string[] = ['https://example.com'], setup?: string): Flaw => ({ rule, reported: write(reported, setup), silent: write(silent, setup), named });

const weak = 'no-weak-origin-check';
const sites = "const sites = ['https://example.com.au', 'https://www.example.org'];";
const siteOrigins = ['https://example.com.au', 'https://www.example.org'];
const isListed = "['https://app.example.com'].includes";

export const flaws: Readonly<Record<string, Flaw>> = {
  'cors: a pattern without a start': flaw(weak, option, raw`/example\.com$/`, raw`/^https:\/\/example\.com$/`),
  'cors: a dot that is any character, in a list': flaw(weak, option, raw`['https://example.com', /^https:\/\/app.example\.com$/]`, raw`['https://example.com', /^https:\/\/app\.example\.com$/]`, ['https://example.com', 'https://app.example.com']),
  'cors: the end of a text in a callback': flaw(weak, callback, "origin.endsWith('example.com')", "origin.startsWith('https:') && origin.endsWith('//example.com')"),
  'cors: the starts of a list': flaw(weak, callback, "['https://example.com', 'https://example.org'].some((one) => origin.startsWith(one))", "['https://example.com', 'https://example.org'].some((one) => origin === one)", ['https://example.com', 'https://example.org']),
  'cors: a list as one text': flaw(weak, callback, "['https://example.com.au', 'https://www.example.org'].join().includes(origin)", "['https://example.com.au', 'https://www.example.org'].includes(origin)", siteOrigins),
  'cors: a host that ends in any way': flaw(weak, callback, "new URL(origin).hostname.endsWith('example.com')", "new URL(origin).protocol === 'https:' && new URL(origin).hostname.endsWith('.example.com')", ['https://app.example.com']),
  'cors: options by request': flaw(weak, (check) => app(`app.use(cors((req, done) => { const origin = req.header('Origin'); done(null, { origin: ${check}, credentials: true }); }));`), "/^https:.*example\\.com/.test(origin)", "/^https:\\/\\/(?:.*\\.)?example\\.com$/.test(origin)", ['https://example.com', 'https://a.example.com']),
  'cors: null in a list': flaw('no-null-origin', option, "['https://example.com', 'null']", "['https://example.com', 'https://example.org']", ['https://example.com', 'https://example.org']),
  'cors: null in a callback': flaw('no-null-origin', callback, "origin === 'https://example.com' || origin === 'null'", "origin === 'https://example.com' && origin !== 'null'"),
  'cors: plain http in a list': flaw('no-untrusted-origin', option, "['https://example.com', 'http://www.example.com']", "['https://example.com', 'https://www.example.com']", ['https://example.com', 'https://www.example.com']),
  'cors: a suffix where everybody can have a name': flaw('no-untrusted-origin', option, raw`/^https:\/\/[\w-]+\.vercel\.app$/`, raw`/^https:\/\/example-[12]\.vercel\.app$/`, ['https://example-1.vercel.app', 'https://example-2.vercel.app']),
  'cors: everybody where a variable is unset': flaw('no-reflected-origin', (list) => app(`const list = process.env.LIVE_TEST_LIST?.split(',') ?? ${list};\napp.use(cors({ origin: (origin, done) => done(null, list === null || list.includes(origin)), credentials: true }));`), 'null', "['https://example.com']"),
  'express: part of a text': flaw(weak, handler, `const from = req.get('Origin'); if (from.includes('example.com')) res.set(${ACAO}, from);`, `const from = req.get('Origin'); if (['https://example.com'].includes(from)) res.set(${ACAO}, from);`),
  'express: the query': { ...flaw('no-reflected-origin', handler, `if (req.query.site) res.set(${ACAO}, req.query.site);`, `if (${isListed}(req.query.site)) res.set(${ACAO}, req.query.site);`, ['https://app.example.com']), send: (origin) => ({ path: `/?site=${encodeURIComponent(origin)}` }) },
  'express: the Referer': { ...flaw('no-reflected-origin', handler, `const { origin } = new URL(req.get('Referer')); res.set(${ACAO}, origin);`, `const { origin } = new URL(req.get('Referer')); if (${isListed}(origin)) res.set(${ACAO}, origin);`, ['https://app.example.com']), send: (origin) => ({ headers: { referer: `${origin}/page` } }) },
  'node: the start of a text': flaw(weak, node, "origin.indexOf('https://example.com') === 0", "['https://example.com'].indexOf(origin) === 0"),
  'node: some characters': flaw(weak, node, "origin.slice(0, 19) === 'https://example.com'", "origin.slice(0) === 'https://example.com'"),
  'node: the host alone': flaw(weak, node, "URL.canParse(origin) && new URL(origin).hostname === 'example.com'", "URL.canParse(origin) && new URL(origin).protocol === 'https:' && new URL(origin).hostname === 'example.com'"),
  'node: a label': flaw(weak, node, "origin.split('.')[1] === 'example'", "origin.startsWith('https://') && origin.split('.').slice(1).join('.') === 'example.com'", ['https://app.example.com']),
  'node: a pattern from a host': flaw(weak, node, 'new RegExp(`^https://${host}$`).test(origin)', 'origin === `https://${host}`', ['https://app.example.com'], "const host = 'app.example.com';"),
  'node: a list from a variable, as one text': flaw(weak, node, 'list.includes(origin)', "list.split(',').includes(origin)", ['https://app.example.com'], "const list = process.env.LIVE_TEST_SITES ?? '';"),
  'node: null': flaw('no-null-origin', node, "new Set(['null', 'https://example.com']).has(origin)", "new Set(['https://null', 'https://example.com']).has(origin)"),
  'node: http or https': flaw('no-untrusted-origin', node, raw`/^https?:\/\/example\.com$/.test(origin)`, raw`/^https:\/\/example\.com$/.test(origin)`),
  'fetch: a pattern without an end': flaw(weak, fetched, raw`/^https:\/\/example\.com/.test(origin)`, raw`/^https:\/\/example\.com(?::\d+)?$/.test(origin)`, ['https://example.com', 'https://example.com:8443']),
  'fetch: a choice that is not grouped': flaw(weak, fetched, raw`origin.match(/^https:\/\/a\.example\.com|b\.example\.com$/)`, raw`origin.match(/^https:\/\/(?:a\.example\.com|b\.example\.com)$/)`, ['https://a.example.com', 'https://b.example.com']),
  'fetch: what a list contains': flaw(weak, fetched, 'sites.some((site) => site.includes(origin)) && origin', 'sites.some((site) => site === origin)', siteOrigins, sites),
  'fetch: null': flaw('no-null-origin', fetched, "['https://example.com', 'null'].includes(origin)", "['https://example.com'].includes(origin)"),
  'fetch: the start of a local address': flaw(weak, fetched, "origin.startsWith('http://localhost')", raw`/^http:\/\/localhost(?::\d+)?$/.test(origin)`, ['http://localhost', 'http://localhost:3000']),
  'fetch: a suffix where everybody can have a name': flaw('no-untrusted-origin', fetched, "origin.startsWith('https://') && origin.endsWith('.github.io')", "origin.startsWith('https://') && origin.endsWith('//example.github.io')", ['https://example.github.io']),
  'fetch: both ways': flaw('no-reflected-origin', fetched, "sites.includes(origin) || origin !== 'null'", "sites.includes(origin) && origin !== 'null'", siteOrigins, sites),
};
