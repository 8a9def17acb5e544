import rule from '../../rules/no-weak-origin-check.ts';
import { testRule, type Case, type DetailedCase } from '../harness.ts';

const setup = "const app = require('express')(); const cors = require('cors'); const hosts = ['a.com', 'b.com'];\n";
const reach = ' It can then read this response as the user.';
const raw = String.raw;

/** A check in a callback of `cors`, reported as it is marked; the data that are not given say what is marked. */
function checked(marked: string, witness: string, { repair, ...more }: { readonly repair?: string } & Partial<DetailedCase> = {}): Case {
  const [, check = ''] = /«(.*)»/.exec(marked) ?? [];
  const suggest = repair === undefined ? {} : { suggest: { repair: server(marked.replace(/«.*»/, () => repair)) } };
  return { code: server(marked), ...suggest, ...more, data: { check, witness, supposed: '', reach, text: repair ?? '', ...more.data } };
}

/** A report that offers a text instead of what is marked. */
const offered = (code: string, text: string, data: DetailedCase['data'] = {}): Case => ({ code, data: { supposed: '', reach, text, ...data }, suggest: { repair: code.replace(/«.*»/, () => text) } });

const server = (check: string): string => `app.use(cors({ origin: (o, cb) => cb(null, ${check}), credentials: true }));`;

/** The same, where the pattern that is named in the message is what is replaced. */
function matched(pattern: string, witness: string, repair: string): Case {
  return { code: server(`«${pattern}.test(o)»`), data: { check: pattern, witness, supposed: '', reach, repair, text: repair }, suggest: { repair: server(`${repair}.test(o)`) } };
}

const handler = (body: string): string => `app.use((req, res, next) => { const o = req.headers.origin; ${body} next(); });`;
const write = "res.set({ 'Access-Control-Allow-Origin': o, 'Access-Control-Allow-Credentials': 'true' });";

const shops = Array.from({ length: 18 }, (_, i) => `'.shop${i}.acme${i}.dev'`).join(', ');

testRule('no-weak-origin-check', rule, { setup }, {
  'what many others stand before is tried as well': {
    valid: [server(`o.startsWith('https://') && ([${shops}].some((end) => o.endsWith(end)) || o.endsWith('.partner.dev'))`)],
    check: [checked(`o.startsWith('https://') && ([${shops}].some((end) => o.endsWith(end)) || «o.endsWith('partner.dev')»)`, 'https://evilpartner.dev', { repair: raw`/^https:\/\/(?:[a-z0-9-]+\.)*partner\.dev$/.test(o)` })],
  },
  'a part of the Origin decides': {
    valid: [
      server("o === 'https://example.com'"),
      server("['https://example.com'].includes(o)"),
      server("o.startsWith('https://') && o.endsWith('.example.com')"),
      server("o.startsWith('https://example.com:')"),
      handler(`if (hosts.find((a) => o === 'https://' + a)) ${write}`),
    ],
    check: [
      checked("«o.includes('example.com')»", 'https://evilexample.com', { repair: raw`/^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/.test(o)` }),
      checked("«o.startsWith('https://example.com')»", 'https://example.com.evil.example', { repair: "o === 'https://example.com'" }),
      checked("«o.endsWith('example.com')»", 'https://evilexample.com', { repair: raw`/^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/.test(o)` }),
      checked("«o.startsWith('http://localhost')»", 'http://localhost.evil.example', { repair: raw`/^http:\/\/localhost(?::\d+)?$/.test(o)` }),
      checked("!!«o.includes('example.com')» || o === 'https://b.com'", 'https://evilexample.com', { repair: raw`/^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/.test(o)` }),
      { code: handler(`if (hosts.find((a) => «o.endsWith(a)»)) ${write}`), data: { check: 'o.endsWith(a)', witness: 'https://evila.com', supposed: '', reach } },
      offered(handler(`if (!«o.includes('a.com')») return next(); ${write}`), raw`/^https:\/\/(?:[a-z0-9-]+\.)*a\.com$/.test(o)`, { check: "o.includes('a.com')", witness: 'https://evila.com' }),
    ],
  },
  'no repair is offered that would be reported, deny what was meant, or is a guess': {
    check: [
      checked("«o.startsWith('http://example.com')»", 'http://example.com.evil.example'),
      checked("«o.startsWith('https://exam')»", 'https://exam.evil.example'),
      checked("«o.startsWith('https://example.com.')»", 'https://example.com.evil.example'),
      checked("«o.endsWith('vercel.app')»", 'https://evilvercel.app'),
    ],
  },
  'the Origin is searched for in a text': {
    valid: [server("'https://example.com.au,https://b.com'.split(',').includes(o)")],
    reversed: [
      offered(server("«'https://example.com.au,https://b.com'.includes(o)»"), "'https://example.com.au,https://b.com'.split(',').includes(o)", { witness: 'https://example.com' }),
      { code: server("«'https://example.com.au https://b.com'.includes(o)»"), data: { witness: 'https://example.com', supposed: '', reach } },
    ],
  },
  'a pattern that matches more than it names': {
    valid: [server(raw`/^https:\/\/(?:app|admin)\.example\.com$/.test(o)`), server(raw`/^https:\/\/[^.]+[.]example[.]com$/.test(o)`), 'app.use(cors({ origin: [/^https:\\/\\/example\\.com$/], credentials: true }));'],
    repairable: [
      matched(raw`/^https:\/\/example\.com/`, 'https://example.com.evil.example', raw`/^https:\/\/example\.com$/`),
      matched(raw`/^https:\/\/app.example\.com$/`, 'https://appxexample.com', raw`/^https:\/\/app\.example\.com$/`),
      offered(raw`app.use(cors({ origin: [«/^https:\/\/example\.com/»], credentials: true }));`, raw`/^https:\/\/example\.com$/`, { check: raw`/^https:\/\/example\.com/`, repair: raw`/^https:\/\/example\.com$/`, witness: 'https://example.com.evil.example' }),
    ],
    pattern: [checked("!!«o.match('example.com')»", 'https://evilexample.com', { data: { check: '/example.com/' } })],
  },
  'only the scheme is missing': {
    valid: [
      server("new URL(o).protocol === 'https:' && new URL(o).hostname === 'example.com'"),
      { code: server("new URL(o).hostname === 'example.com'"), options: [{ checkScheme: false }] },
      server("new URL(o).hostname === 'example.com'").replace('true', 'false'),
    ],
    noScheme: [
      // Said once, for one question about the scheme answers for all hosts.
      { code: handler(`const { hostname } = new URL(o); if («hostname === 'a.com'» || hostname === 'b.com' || hostname.endsWith('.c.com')) ${write}`), data: { witness: 'http://a.com' } },
      offered(server("«new URL(o).hostname === 'example.com'»"), "(new URL(o).protocol === 'https:' && new URL(o).hostname === 'example.com')", { witness: 'http://example.com' }),
      offered(server("«o.endsWith('.example.com')»"), "(o.startsWith('https://') && o.endsWith('.example.com'))", { witness: 'http://x.example.com' }),
    ],
  },
  'without credentials the stranger reads what anybody else may': {
    check: [{ code: "app.use(cors({ origin: (o, cb) => cb(null, «o.startsWith('https://exam')») }));", data: { check: "o.startsWith('https://exam')", witness: 'https://exam.evil.example', supposed: '', reach: '' } }],
  },
  'the settings name hosts that are held': {
    valid: [{ code: server(raw`/^https:\/\/app\.[ae]xample\.com$/.test(o)`), settings: { cors: { heldHosts: ['example.com', 'axample.com'] } } }],
    pattern: [
      checked(raw`«/^https:\/\/app\.[ae]xample\.com$/.test(o)»`, 'https://app.axample.com', { settings: { cors: { heldHosts: ['example.com'] } }, data: { check: raw`/^https:\/\/app\.[ae]xample\.com$/` } }),
    ],
  },
  'a variable of the environment is held against a part of the Origin': {
    valid: [
      server("process.env.LIST.split(',').includes(o)"),
      server('o === process.env.X'),
      server('new RegExp(process.env.RE).test(o)'),
      server("(process.env.LIST ?? '').split(',').some((a) => a === o)"),
    ],
    reversed: [offered(server('«process.env.LIST.includes(o)»'), "process.env.LIST.split(',').includes(o)", { witness: 'https://app.example.co', supposed: ' (when LIST is `https://app.example.com`)' })],
    check: [checked('«o.startsWith(process.env.X)»', 'https://app.example.com.evil.example', { data: { supposed: ' (when X is `https://app.example.com`)' } })],
  },
  'the address that a request is sent to is held against a part of the Origin': {
    valid: [
      handler(`if (new URL(o).host === req.headers.host) ${write}`),
      handler(`if (o.endsWith('://' + req.headers.host)) ${write}`),
      handler(`if (o === \`https://\${req.get('host')}\`) ${write}`),
    ],
    check: [{ code: handler(`if («o.includes(req.headers.host)») ${write}`), data: { check: 'o.includes(req.headers.host)', witness: 'https://evilexample.com', supposed: ' (when Host is `example.com`)', reach } }],
  },
});
