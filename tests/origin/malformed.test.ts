import { describe, expect, it } from 'vitest';
import { findFlaw } from '../../src/origin/malformed.ts';

describe('what a browser sends has no flaw', () => {
  it.each(['https://a.example', 'http://localhost:3000', 'https://a.example:8443', 'null', '*', 'http://[::1]:3000', 'http://127.0.0.1', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop', 'capacitor://localhost', 'https://xn--bcher-kva.example', 'https://a_b.example', 'http://printer', 'file://', 'app://.', 'tauri://localhost'])(
    '%s', (text) => expect(findFlaw(text)).toBe(null),
  );
});

// The meaning is what `new URL(…).origin` of Node says.
describe('an origin that is spelled otherwise', () => {
  it.each([
    'https://a.example/', 'https://A.Example', 'HTTPS://a.example', 'https://a.example:443', 'http://a.example:80', 'https://A.example:443/', 'https://bücher.example', 'http://LOCALHOST:3000/', 'https://Bücher.example/', 'http://[::1]:80',
  ])('%s', (text) => expect(findFlaw(text)).toMatchObject({ flaw: 'spelling', meant: new URL(text).origin }));

  it.each([['"https://a.example"', 'https://a.example'], [' https://a.example', 'https://a.example'], ['https://a.example\n', 'https://a.example'], ["'https://a.example/'", 'https://a.example'], ['capacitor://localhost/', 'capacitor://localhost']])(
    '%j', (text, meant) => expect(findFlaw(text)).toMatchObject({ flaw: 'spelling', meant }),
  );
});

describe('a URL that says more than an origin', () => {
  it.each(['https://a.example/login', 'https://a.example?x', 'https://a.example/#top', 'https://user@a.example', 'https://a.example//', 'http:/a.example', 'https:a.example', 'http://1.2', 'http://a%2eexample'])(
    '%s', (text) => expect(findFlaw(text)).toMatchObject({ flaw: 'path', meant: new URL(text).origin }),
  );
});

describe('a host without its scheme, or with that of no page', () => {
  it.each([
    ['app.example.com', 'https://app.example.com'], ['//app.example.com', 'https://app.example.com'], ['localhost:3000', 'http://localhost:3000'], ['127.0.0.1:8080', 'http://127.0.0.1:8080'], ['localhost', 'http://localhost'],
    ['app.example.com/', 'https://app.example.com'], ['example.com:8443', 'https://example.com:8443'], ['ws://localhost:3000', 'http://localhost:3000'], ['wss://a.example', 'https://a.example'],
  ])('%s', (text, meant) => expect(findFlaw(text)).toMatchObject({ flaw: 'scheme', meant }));
});

describe('a star that stands for nothing', () => {
  it.each([
    ['https://*.example.com', 'https://some-name.example.com'], ['http://localhost:*', 'http://localhost:49151'], ['*.example.com', 'https://some-name.example.com'], ['https://app-*.example.com', 'https://app-some-name.example.com'], ['https://a.example/*', 'https://a.example'],
  ])('%s', (text, candidate) => {
    expect(findFlaw(text)).toMatchObject({ flaw: 'wildcard', meant: null });
    expect(findFlaw(text)?.candidates).toContain(candidate);
  });
});

describe('several', () => {
  it.each(['https://a.example,https://b.example', 'https://a.example, https://b.example', 'https://a.example https://b.example', 'a.example,b.example', 'https://a.example/ , https://b.example'])(
    '%s', (text) => expect(findFlaw(text)).toMatchObject({ flaw: 'several', meant: null }),
  );
});

describe('what is no origin', () => {
  it.each(['undefined', 'true', 'false', '[object Object]', '[object Promise]', '/^https:\\/\\/a\\.example$/', 'same-origin', 'https://', 'http://', 'anonymous', 'allow all', 'a', '**'])('%s', (text) => expect(findFlaw(text)).toMatchObject({ flaw: 'other', meant: null }));
  it.each(['', ' ', '""'])('%j', (text) => expect(findFlaw(text)).toMatchObject({ flaw: 'nothing' }));
});

describe('an end', () => {
  it.each(['*'.repeat(10_000), ','.repeat(10_000), '"'.repeat(10_000), 'a.'.repeat(10_000), 'http://'.repeat(3_000), ' '.repeat(10_000)])('long texts %#', (text) => expect(() => findFlaw(text)).not.toThrow());
});
