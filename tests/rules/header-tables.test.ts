import reflected from '../../rules/no-reflected-origin.ts';
import untrusted from '../../rules/no-untrusted-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';

const credentials = "{ key: 'Access-Control-Allow-Credentials', value: 'true' }";

/** The configuration of a server whose headers stand in a table by path. */
const table = (...rows: string[]): string => `export default { reactStrictMode: true, async headers() { return [${rows.join(', ')}]; } };`;
const row = (value: string, { has = '', more = `, ${credentials}` } = {}): string => `{ source: '/api/:path*', ${has}headers: [{ key: 'Access-Control-Allow-Origin', value: ${value} }${more}] }`;
const fromOrigin = (pattern: string): { readonly has: string } => ({ has: `has: [{ type: 'header', key: 'origin', value: ${pattern} }], ` });

testRule('a table of headers by path', wildcard, {}, {
  'is sent as it stands': {
    blocked: [
      table(row("«'*'»")),
      table("{ source: '/', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] }", row("«'*'»")),
      `const nextConfig = { headers: async () => [${row("«'*'»")}] }; module.exports = nextConfig;`,
    ],
    valid: [
      table(row("'*'", { more: '' })),
      table(row("'https://app.acme.dev'")),
      table(row("'*'", { more: '' }), row("'https://app.acme.dev'")),
      `export default { headers: async () => ({ 'Access-Control-Allow-Origin': '*' }) };`,
    ],
  },
});

testRule('what a condition of a table captures', reflected, { data: { witness: 'https://evil.example' } }, {
  'is sent in the place of its name': {
    reflectedCredentials: [table(row("«':origin'»", fromOrigin("'(?<origin>.*)'"))), table(row("«':site'»", fromOrigin("'(?<site>https?://.+)'")))],
    valid: [
      table(row("':origin'", fromOrigin("'(?<origin>https://(?:app|admin)\\\\.acme\\\\.dev)'"))),
      table(row("'https://app.acme.dev'", fromOrigin("'(?<origin>.*)'"))),
      table(row("':origin'")),
      table(row("':origin'", { has: "has: [{ type: 'cookie', key: 'origin', value: '(?<origin>.*)' }], " })),
    ],
  },
});

testRule('a condition of a table that lets in too many', weak, { data: { reach: ' It can then read this response as the user.', supposed: '' } }, {
  'is a check that is anchored by itself': {
    pattern: [{ code: table(row("':origin'", fromOrigin("«'(?<origin>https://.*acme\\\\.dev)'»"))), data: { check: '/^(?:(?<origin>https://.*acme\\.dev))$/', witness: 'https://evilacme.dev' } }],
    valid: [table(row("':origin'", fromOrigin("'(?<origin>https://(?:[a-z0-9-]+\\\\.)*acme\\\\.dev)'")))],
  },
});

testRule('a fixed origin in a table', untrusted, {}, {
  'is trusted as it stands': {
    http: [{ code: table(row("«'http://app.acme.dev'»")), data: { witness: 'http://app.acme.dev' }, suggest: { https: table(row("'https://app.acme.dev'")) } }],
    valid: [table(row("'http://app.acme.dev'", { more: '' }))],
  },
});
