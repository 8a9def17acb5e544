import rule from '../../rules/no-untrusted-origin.ts';
import { testRule } from '../harness.ts';

const setup = "const app = require('express')(); const cors = require('cors');\n";
const server = (check: string): string => `app.use(cors({ origin: (o, cb) => cb(null, ${check}), credentials: true }));`;
const option = (origin: string): string => `app.use(cors({ origin: ${origin}, credentials: true }));`;

testRule('no-untrusted-origin', rule, { setup }, {
  'an origin without TLS, named on purpose': {
    valid: [
      option("['https://a.com', 'https://b.com']"),
      option("['http://localhost:3000', 'http://127.0.0.1:8080', 'http://app.localhost']"),
      option("['http://a.test', 'http://intranet', 'http://printer.local']"),
      "app.use(cors({ origin: ['http://a.com'] }));",
      { code: option("['http://a.com']"), options: [{ http: false }] },
      { code: option("['http://a.com', 'http://api.a.com:8080']"), options: [{ ignoreHosts: ['a.com'] }] },
    ],
    http: [
      { code: option("[«'http://a.com'», 'https://b.com']"), data: { witness: 'http://a.com' }, suggest: { https: option("['https://a.com', 'https://b.com']") } },
      { code: option("«'http://a.com'»"), data: { witness: 'http://a.com' }, suggest: { https: option("'https://a.com'") } },
      { code: option("[«'http://a.com'»]"), data: { witness: 'http://a.com' }, suggest: { https: option("['https://a.com']") }, options: [{ ignoreHosts: ['b.com'] }] },
      { code: server("o === «'http://a.com'»"), data: { witness: 'http://a.com' }, suggest: { https: server("o === 'https://a.com'") } },
      { code: server('«/^https?:\\/\\/(?:.+\\.)?a\\.com$/.test(o)»'), data: { witness: 'http://a.com' } },
      { code: server("o.startsWith('http://') && «o.endsWith('.a.com')»"), data: { witness: 'http://evil.a.com' } },
    ],
  },
  'a suffix under which anybody has names': {
    valid: [
      option("'https://mine.vercel.app'"),
      option('/^https:\\/\\/(?:mine|yours)\\.vercel\\.app$/'),
      server("o.startsWith('https://') && o.endsWith('.mine.vercel.app')"),
      { code: option('/^https:\\/\\/[a-z-]+\\.vercel\\.app$/'), options: [{ sharedSuffix: false }] },
      { code: option('/^https:\\/\\/[a-z-]+\\.vercel\\.app$/'), settings: { cors: { heldHosts: ['vercel.app'] } } },
      option('/^https:\\/\\/[a-z-]+\\.vercel\\.app$/').replace('true', 'false'),
    ],
    shared: [
      { code: option('«/^https:\\/\\/[a-z-]+\\.vercel\\.app$/»'), data: { suffix: '.vercel.app', witness: 'https://evil.vercel.app' } },
      { code: server("«o.endsWith('.github.io')»"), data: { suffix: '.github.io', witness: 'https://evil.github.io' } },
      { code: server("«o.split('.').slice(-2).join('.') === 'co.uk'»"), data: { suffix: '.co.uk', witness: 'https://evil.co.uk' } },
    ],
  },
  'every extension': {
    valid: [server("o === 'chrome-extension://gighmmpiobklfepjocnamgkkbiglidom'"), { code: server("o.startsWith('chrome-extension://')"), options: [{ extensions: false }] }],
    extension: [{ code: server("«o.startsWith('chrome-extension://')» || o === 'https://a.com'"), data: { witness: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' } }],
  },
  'the machine of a user, where the options ask': {
    valid: [server("o.startsWith('http://localhost:')"), { code: option("['https://localhost.a.com']"), options: [{ localhost: true }] }],
    localhost: [
      { code: server("«o.startsWith('http://localhost:')»"), data: { witness: 'http://localhost:9999' }, options: [{ localhost: true }] },
      { code: option("[«'http://localhost:3000'»]"), data: { witness: 'http://localhost:3000' }, options: [{ localhost: true }] },
    ],
  },
  'every sub-domain, where the options ask': {
    valid: [server("o.startsWith('https://') && o.endsWith('.a.com')"), { code: option("['https://x.a.com', 'https://a.com']"), options: [{ anySubdomain: true }] }],
    subdomain: [{ code: server("o.startsWith('https://') && «o.endsWith('.a.com')»"), data: { witness: 'https://evil.a.com' }, options: [{ anySubdomain: true }] }],
  },
  'what other rules say': {
    valid: [option('true'), server("o.includes('a.com')"), option("'null'"), option("'*'")],
  },
});
