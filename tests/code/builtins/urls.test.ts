import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateText, runByNode, valueOfText } from '../evaluation.ts';
import { expectAgreement, expectSame, texts, written } from './agreement.ts';

const pieces = ['https:', 'http:', 'file:', 'data:', 'blob:', '//', '/', '@', 'user', 'a.example', 'EXAMPLE.com', 'münchen.de', '127.1', '[::1]', ':8080', ':443', ':99999', 'null', '?q=1', '#f', '..', ' ', '%2e', 'x', '\\'];
const addresses = fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join('')), texts,
  fc.tuple(fc.constantFrom('https://', 'http://'), fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 })).map(([scheme, parts]) => scheme + parts.join(''))).map(written);
const parts = ['hash', 'host', 'hostname', 'href', 'origin', 'password', 'pathname', 'port', 'protocol', 'search', 'username'];
const all = `[${parts.map((part) => `u.${part}`).join(', ')}]`;

describe('URL', () => {
  it('reads addresses as Node does, or throws where it throws', () => expectAgreement(addresses.map((address) => `const u = new URL(${address}); ${all}`)));

  it('takes a base', () => expectAgreement(fc.tuple(addresses, fc.oneof(fc.constant('"https://a.example/x/y?z"'), fc.constant('undefined'), addresses)).map((list) => `new URL(${list.join(', ')}).href`)));

  it('changes with what is written to its parts', () => {
    const values = fc.oneof(fc.constantFrom('"81"', '"443"', '"b.example"', '"http:"', '"ftp"', '"?x=y"', '"#z"', '""', '80', 'null', '"https://c.example/d"', '"/a b"', '"c.example:90"'), texts.map(written));
    const writes = fc.array(fc.tuple(fc.constantFrom(...parts.filter((part) => part !== 'origin' && part !== 'href')), values).map(([part, value]) => `u.${part} = ${value};`), { minLength: 1, maxLength: 3 });
    expectAgreement(writes.map((list) => `const u = new URL("https://user@a.example:8080/p?q#h"); ${list.join(' ')} ${all}`));
  });

  it('says whether an address is one', () => {
    // Once Node 20 has optimised URL.canParse, it says no to characters such as ß: its constructor is asked instead.
    fc.assert(fc.property(addresses, (address) => {
      expect(evaluateText(`URL.canParse(${address})`)).toEqual({ kind: 'known', value: runByNode(`new URL(${address})`).kind === 'known' });
    }));
    expectSame('URL.canParse("/x", "https://a.example")', 'URL.canParse("/x")', 'URL.canParse()');
  });

  it('becomes a text where one is wanted', () => expectSame('String(new URL("https://a.example"))', 'new URL("https://a.example").toString()', 'JSON.stringify({ at: new URL("https://a.example") })', 'new URL(new URL("/x", "https://a.example")).href', 'new URL()', 'URL("https://a.example")'));

  it('that is none reaches the catch clause', () => {
    expectSame('let host = ""; try { host = new URL("null").host; } catch { host = "none"; } host');
    expect(evaluateText('URL.parse("null")')).toEqual({ kind: 'known', value: null });
    expect(evaluateText('URL.parse("/x", "https://a.example").href')).toEqual({ kind: 'known', value: 'https://a.example/x' });
  });

  it('comes from the origin when that is what it was made of', () => {
    expect(valueOfText('new URL(require("origin:https://app.example.com")).hostname')).toMatchObject({ value: 'app.example.com', fromOrigin: true });
    expect(valueOfText('new URL("https://app.example.com").hostname')).toMatchObject({ fromOrigin: false });
    expect(valueOfText('const u = new URL("https://app.example.com"); u.host = require("origin:b.example"); u.host')).toMatchObject({ value: 'b.example', fromOrigin: true });
  });

  it('of an address that was not read is there, and its parts are not read', () => {
    expect(valueOfText('new URL(unread)')).toMatchObject({ kind: 'unknown', nonNull: true });
    expect(valueOfText('new URL(unread).hostname')).toMatchObject({ kind: 'unknown', nonNull: false });
    expect(evaluateText('const u = new URL("https://a.example"); u.host = unread; u.origin')).toEqual({ kind: 'unknown' });
    expect(evaluateText('const u = new URL("https://a.example"); u.host = unread; String(u)')).toEqual({ kind: 'unknown' });
  });
});

describe('URLSearchParams', () => {
  const queries = fc.array(fc.constantFrom('a', 'b', '=', '&', '1', '%20', '+', '?'), { maxLength: 8 }).map((list) => written(list.join('')));

  it('are read as Node reads them', () => {
    expectAgreement(queries.map((query) => `const p = new URLSearchParams(${query}); [p.get("a"), p.get("b"), p.has("a"), p.has("1", "1"), p.toString()]`));
    expectSame('new URLSearchParams({ a: "1", b: 2 }).toString()', 'new URLSearchParams().get("a")', 'new URL("https://a.example/?x=1").searchParams.get("x")');
  });

  it('change, and the URL with them', () => {
    expectSame('const u = new URL("https://a.example/?x=1"); u.searchParams.set("x", "2"); u.searchParams.append("y", "3"); u.searchParams.delete("z"); [u.href, u.searchParams.get("y")]');
    expect(evaluateText('const u = new URL("https://a.example/?x=1"); u.searchParams.set("x", unread); u.search')).toEqual({ kind: 'unknown' });
    expect(evaluateText('const p = new URLSearchParams("x=1"); p.set("x", unread); p.get("x")')).toEqual({ kind: 'unknown' });
  });

  it('that were not read are not known', () => expect(evaluateText('new URLSearchParams(unread).get("a")')).toEqual({ kind: 'unknown' }));
});
