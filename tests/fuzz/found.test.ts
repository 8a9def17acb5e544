import { describe, expect, it } from 'vitest';
import { expectSilence, expectWitness } from './verdicts.ts';

const server = (check: string): string => `const app = require('express')();\napp.use((req, res, next) => { const { origin } = req.headers; if (${check}) { res.set('Access-Control-Allow-Origin', origin); res.set('Access-Control-Allow-Credentials', 'true'); } next(); });\n`;

const entriesOf = (...hosts: readonly string[]) => hosts.map((host) => ({ scheme: 'https', host, port: '' }));

const raw = String.raw;
const many = entriesOf('app.acme.dev', 'www.acme.io', 'shop.example.org', 'admin.example.de', 'a.b.acme.museum', 'api.acme.online', 'www.example.app', 'example.co.uk');

/** What the properties found once, in its smallest form. */
describe('a generated server that was misread once', () => {
  it.each([
    [raw`/^https:\/\/app\x2eacme\x2ecom$/.test(origin)`, entriesOf('app.acme.com')],
    [raw`/^https:\/\/app\u002eacme\u002ecom$/.test(origin)`, entriesOf('app.acme.com')],
    [raw`/https:\/\/(?:app\x2eacme\x2ecom)$/.test(origin)`, entriesOf('app.acme.com')],
    [raw`/^https:\/\/acme-[12]\.vercel\.app$/.test(origin)`, entriesOf('acme-1.vercel.app', 'acme-2.vercel.app')],
    [raw`origin.replace(/^https:\/\/(?:[a-z]{7}\.|app\.)acme\.com$/, '') === ''`, entriesOf('app.acme.com')],
  ])('is not reported: %s', async (check, entries) => expectSilence({ entries, text: server(check) }));

  it.each([
    [raw`/^https:\/\/app\x2eacme\x2ecom/.test(origin)`, entriesOf('app.acme.com')],
    [raw`/^https:\/\/acme-[12].vercel\.app$/.test(origin)`, entriesOf('acme-1.vercel.app', 'acme-2.vercel.app')],
    [raw`origin.replace(/^https:\/\/.?(?:acme(?:\.)web(?:\.)app|app(?:\.)acme(?:\.)com(?:\.)au)$/, '') === ''`, entriesOf('acme.web.app', 'app.acme.com.au')],
    ["new URL(origin).host.includes('203.0.113.7:8443')", [{ scheme: 'https', host: '203.0.113.7', port: ':8443' }]],
    ["'https://acme.com.au'.match(origin)", entriesOf('acme.com.au')],
    ["'https://acme.com.au'.search(origin) === 0", entriesOf('acme.com.au')],
    ["new RegExp(origin).test('https://acme.com.au')", entriesOf('acme.com.au')],
    ["JSON.stringify(['https://acme.com.au']).includes(origin)", entriesOf('acme.com.au')],
    [`${JSON.stringify(many.map(({ host }) => `https://${host}`))}.join().includes(origin)`, many],
    [`${JSON.stringify(many.map(({ host }) => `https://${host}`))}.some((site) => site.includes(origin))`, many],
  ])('is reported: %s', async (check, entries) => expect(await expectWitness({ entries, text: server(check) })).toEqual({ wrong: true, reported: true }));

  it('is reported by an origin that only the pattern tells', async () => {
    const text = server(raw`origin.replace(/^https:\/\/(?:[a-z]{7}|app\.)acme\.com$/, '') === ''`);
    expect(await expectWitness({ entries: entriesOf('app.acme.com'), text })).toMatchObject({ reported: true });
  });
});
