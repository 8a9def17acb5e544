import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isSendableOrigin, parseOrigin, serializeOrigin } from '../../src/origin/origin.ts';

/** URLs and things that look like them, often with a part that serialisation has to change or to refuse. */
const urlLike = fc.oneof(
  fc.webUrl({ authoritySettings: { withPort: true, withUserInfo: true, withIPv4Extended: true, withIPv6: true } }),
  fc.tuple(
    fc.constantFrom('http', 'HTTPS', 'app', 'Capacitor', 'blob:https', 'blob:file', 'ws', 'file', 'data', 'x-y'),
    fc.constantFrom('://', ':', ':/', '://u@'),
    fc.oneof(fc.domain(), fc.string({ unit: 'grapheme' }), fc.constantFrom('A.example', 'a_b.x', '.', 'a..b', '*.x', 'bücher.x', '127.1', 'x.', '[::1]')),
    fc.constantFrom('', ':80', ':443', ':0', ':08080', '/', '/p?q#f'),
  ).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

describe('serializeOrigin', () => {
  // The rows of what Chromium sent for odd hosts, as far as their names can be resolved.
  it.each([
    ['http://app.example.com', 'http://app.example.com'],
    ['http://APP.Example.COM', 'http://app.example.com'],
    ['http://app.example.com.', 'http://app.example.com.'],
    ['http://a_b.attacker.test', 'http://a_b.attacker.test'],
    ['http://example.com_.attacker.test', 'http://example.com_.attacker.test'],
    ['http://example.com-.attacker.test', 'http://example.com-.attacker.test'],
    ['http://_.attacker.test', 'http://_.attacker.test'],
    ['http://-.attacker.test', 'http://-.attacker.test'],
    ['http://bücher.attacker.test', 'http://xn--bcher-kva.attacker.test'],
    ['http://xn--bcher-kva.attacker.test', 'http://xn--bcher-kva.attacker.test'],
    ['http://127.0.0.1', 'http://127.0.0.1'],
    ['http://127.1', 'http://127.0.0.1'],
    ['http://0x7f.1', 'http://127.0.0.1'],
    ['http://2130706433', 'http://127.0.0.1'],
    ['http://0177.0.0.1', 'http://127.0.0.1'],
    ['http://localhost', 'http://localhost'],
    ['http://foo.localhost', 'http://foo.localhost'],
    ['http://localhost.attacker.test', 'http://localhost.attacker.test'],
    ['http://[::1]', 'http://[::1]'],
    ['http://example.com\\.attacker.test', 'http://example.com'],
    ['http://example。com.attacker.test', 'http://example.com.attacker.test'],
    ['http://ｅxample.com', 'http://example.com'],
    ['http://user:pw@attacker.test', 'http://attacker.test'],
    ['http://example.com@attacker.test', 'http://attacker.test'],
  ])('a page at %s sends %s', (text, origin) => expect(serializeOrigin(text)).toBe(origin));

  it.each([
    ['https://example.com/', 'https://example.com'],
    ['https://example.com/app?x#y', 'https://example.com'],
    ['https://example.com:443', 'https://example.com'],
    ['http://example.com:80', 'http://example.com'],
    ['http://example.com:443', 'http://example.com:443'],
    ['https://example.com:8443/', 'https://example.com:8443'],
    ['https://example.com:0', 'https://example.com:0'],
    ['HTTPS://example.com', 'https://example.com'],
    [' https://example.com\n', 'https://example.com'],
    ['https://192.168.attacker.net', 'https://192.168.attacker.net'],
    ['blob:https://example.com/0b1c', 'https://example.com'],
  ])('of %j only the origin is left: %s', (text, origin) => expect(serializeOrigin(text)).toBe(origin));

  it.each(['null', 'data:text/html,x', 'file:///home/x.html', 'FILE:///x', 'about:blank', 'javascript:1', 'blob:null/0b1c', 'blob:data:x'])('%s has an opaque origin', (text) => {
    expect(serializeOrigin(text)).toBe('null');
  });

  it.each([
    ['capacitor://localhost', 'capacitor://localhost'],
    ['ionic://localhost/index.html', 'ionic://localhost'],
    ['tauri://localhost', 'tauri://localhost'],
    ['TAURI://Localhost', 'tauri://localhost'],
    ['app://x', 'app://x'],
    ['app://./index.html', 'app://.'],
    ['app://bücher', 'app://xn--bcher-kva'],
    ['app://x:80', 'app://x:80'],
    ['chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb/p.html', 'chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb'],
    ['moz-extension://0f8a4b6e-1c2d-4e3f-8a9b-0c1d2e3f4a5b', 'moz-extension://0f8a4b6e-1c2d-4e3f-8a9b-0c1d2e3f4a5b'],
  ])('the platform sends the scheme of %s as it is: %s', (text, origin) => expect(serializeOrigin(text)).toBe(origin));

  it.each(['', '*', 'example.com', '//example.com', 'https://', 'http://app.example.com:*', 'https://exa mple.com', '"https://example.com"', 'undefined', 'https://example.com:99999', 'https://1.2.3.256'])('%j is no URL', (text) => {
    expect(serializeOrigin(text)).toBeNull();
  });

  it.each(['localhost:3000', 'app.example.com:8080', 'mailto:a@example.com', 'app:/x', 'app:///x', 'ws://example.com', 'wss://example.com', 'ftp://example.com'])('no page is loaded from %s', (text) => {
    expect(serializeOrigin(text)).toBeNull();
  });

  it.each([...'!"$&\'()*+,;=`{}~|^%<> '])('a host with %s reaches no server', (character) => {
    expect(serializeOrigin(`http://example.com${character}.attacker.test`)).toBeNull();
    expect(serializeOrigin(`app://a${character}b`)).toBeNull();
  });

  it.each(['https://.example.com', 'https://a..example.com', 'https://example.com..', 'https://.', `https://${'a'.repeat(64)}.example`, `https://aa.${'a.'.repeat(125)}a`])('%s has no name that resolves', (text) => {
    expect(serializeOrigin(text)).toBeNull();
  });

  it('takes a name as long as names can be', () => {
    const origin = `https://${'a'.repeat(63)}.${'b.'.repeat(94)}c`;
    expect(origin.length - 'https://'.length).toBe(253);
    expect(serializeOrigin(origin)).toBe(origin);
    expect(serializeOrigin(`${origin}.`)).toBe(`${origin}.`);
  });

  it('survives blobs in blobs', () => {
    expect(serializeOrigin(`${'blob:'.repeat(50_000)}https://example.com/x`)).toBe('null');
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(urlLike, (text) => {
      const origin = serializeOrigin(text);
      if (origin !== null) expect(serializeOrigin(origin)).toBe(origin);
    }), { numRuns: 1000 });
  });

  it('gives ASCII in lower case without path, user or white space', () => {
    fc.assert(fc.property(urlLike, (text) => {
      expect(serializeOrigin(text) ?? 'null').toMatch(/^(?:null|[a-z][a-z0-9+.-]*:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d+)?)$/);
    }), { numRuns: 1000 });
  });
});

describe('isSendableOrigin', () => {
  it.each([
    'null',
    'https://example.com',
    'http://localhost:3000',
    'http://127.0.0.1:8080',
    'http://[::1]:8080',
    'https://a_b.attacker.net',
    'https://example.com-.attacker.net',
    'https://example.com.',
    'https://xn--bcher-kva.example',
    'capacitor://localhost',
    'ionic://localhost',
    'tauri://localhost',
    'chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb',
    'moz-extension://0f8a4b6e-1c2d-4e3f-8a9b-0c1d2e3f4a5b',
    'app://x',
  ])('%s is', (text) => expect(isSendableOrigin(text)).toBe(true));

  it.each([
    '',
    '*',
    'NULL',
    'example.com',
    'localhost:3000',
    'https://example.com/',
    'https://example.com/app',
    'https://Example.com',
    'HTTPS://example.com',
    'https://example.com:443',
    'http://example.com:80',
    'https://bücher.example',
    'https://*.example.com',
    'https://example.com%60.attacker.net',
    'https://user@example.com',
    'http://127.1',
    'http://0x7f.1',
    ' https://example.com',
    'https://example.com\n',
    'data:text/html,x',
    'file://',
    'wss://example.com',
    'capacitor://localhost/',
    'chrome-extension://*',
    'app://X',
  ])('%j is not', (text) => expect(isSendableOrigin(text)).toBe(false));

  it('every serialised origin is', () => {
    fc.assert(fc.property(urlLike, (text) => {
      const origin = serializeOrigin(text);
      if (origin !== null) expect(isSendableOrigin(origin)).toBe(true);
    }), { numRuns: 1000 });
  });

  it('every plain https host is, and no longer with a slash', () => {
    fc.assert(fc.property(fc.domain(), (domain) => {
      expect(isSendableOrigin(`https://${domain.toLowerCase()}`)).toBe(true);
      expect(isSendableOrigin(`https://${domain.toLowerCase()}/`)).toBe(false);
    }));
  });
});

describe('parseOrigin', () => {
  it.each([
    ['https://example.com', { scheme: 'https', host: 'example.com', port: null }],
    ['https://example.com:8443', { scheme: 'https', host: 'example.com', port: 8443 }],
    ['HTTP://Example.com:80/app', { scheme: 'http', host: 'example.com', port: null }],
    ['http://[::1]:3000', { scheme: 'http', host: '[::1]', port: 3000 }],
    ['http://[::1]', { scheme: 'http', host: '[::1]', port: null }],
    ['https://example.com:0', { scheme: 'https', host: 'example.com', port: 0 }],
    ['chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb', { scheme: 'chrome-extension', host: 'aapbdbdomjkkjkaonfhkkikfgjllcleb', port: null }],
  ])('%s', (text, parts) => expect(parseOrigin(text)).toEqual(parts));

  it.each(['null', 'data:,x', '', '*', 'example.com', 'localhost:3000', 'https://*.example.com'])('%j has no parts', (text) => {
    expect(parseOrigin(text)).toBeNull();
  });

  it('the parts make up the origin', () => {
    fc.assert(fc.property(urlLike, (text) => {
      const parts = parseOrigin(text);
      const port = parts?.port == null ? '' : `:${parts.port}`;
      const joined = parts === null ? 'null' : `${parts.scheme}://${parts.host}${port}`;
      expect(joined).toBe(serializeOrigin(text) ?? 'null');
    }), { numRuns: 1000 });
  });
});
