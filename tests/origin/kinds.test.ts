import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { heldHosts } from '../../src/origin/held.ts';
import { kindOfOrigin } from '../../src/origin/kinds.ts';

const kind = (origin: string, ...names: readonly string[]) => kindOfOrigin(origin, heldHosts(names, []));

describe('kindOfOrigin', () => {
  it.each([
    ['null', 'null'],
    ['chrome-extension://abcdefghijklmnopabcdefghijklmnop', 'extension'],
    ['moz-extension://6b0e4c9e-6b8f-4b57-9f0a-3f1c2d4e5f60', 'extension'],
    ['safari-web-extension://6b0e4c9e-6b8f-4b57-9f0a-3f1c2d4e5f60', 'extension'],
    ['ms-browser-extension://abc', 'extension'],
    ['capacitor://localhost', 'app'],
    ['ionic://localhost', 'app'],
    ['tauri://localhost', 'app'],
    ['app://obsidian.md', 'app'],
    ['http://localhost', 'local'],
    ['https://localhost:9999', 'local'],
    ['http://foo.localhost', 'local'],
    ['http://tauri.localhost', 'local'],
    ['http://127.0.0.1:8080', 'local'],
    ['http://127.1.2.3', 'local'],
    ['http://0.0.0.0:3000', 'local'],
    ['http://[::]:8080', 'local'],
    ['http://[::1]:5173', 'local'],
  ])('%s is %s, whatever the check names', (origin, expected) => {
    expect([kind(origin), kind(origin, 'localhost', '127.0.0.1', 'example.com', origin)]).toEqual([expected, expected]);
  });

  it.each([
    ['https://localhost.evil.example'], ['http://127.0.0.1.evil.example'], ['https://127.evil.example'], ['https://evillocalhost'], ['http://[::2]'], ['http://128.0.0.1'],
    ['https://notexample.com'], ['https://example.com.evil.example'], ['https://evil-example.com'], ['https://example.org'], ['http://evil.example'], ['https://appxexample.com'],
  ])('%s is a stranger', (origin) => expect(kind(origin, 'localhost', '127.0.0.1', 'example.com')).toBe('stranger'));

  it.each([
    ['https://example.com', 'held'],
    ['https://x.example.com', 'held'],
    ['https://example.com:8443', 'held'],
    ['https://example.com.', 'held'],
    ['http://example.com', 'insecure'],
    ['http://x.example.com:8080', 'insecure'],
    ['http://192.168.1.20', 'insecure'],
    ['http://10.0.0.5:3000', 'insecure'],
    ['https://10.0.0.5', 'held'],
    ['http://[fd00::1]', 'insecure'],
    ['http://backend:3000', 'held'],
    ['http://app.test', 'held'],
    ['http://printer.local', 'held'],
    ['http://x.corp.internal', 'held'],
    ['http://app.example', 'held'],
    ['http://app.invalid', 'held'],
    ['http://192.168.1.21', 'stranger'],
    ['http://frontend:3000', 'stranger'],
  ])('%s is %s where it is named', (origin, expected) => {
    expect(kind(origin, 'https://example.com', '192.168.1.20', '10.0.0.5', 'http://[fd00::1]', 'http://backend', 'app.test', '.local', 'corp.internal', 'app.example', 'app.invalid')).toBe(expected);
  });

  it.each([
    ['https://evil.vercel.app', 'shared', '.vercel.app'],
    ['https://a.b.vercel.app', 'shared', 'vercel.app'],
    ['https://evilvercel.app', 'stranger', 'vercel.app'],
    ['https://vercel.app.evil.example', 'stranger', '.vercel.app'],
    ['https://vercel.app', 'held', 'https://vercel.app'],
    ['https://myapp.vercel.app', 'held', 'myapp.vercel.app'],
    ['https://evil.vercel.app', 'stranger', 'myapp.vercel.app'],
    ['https://evil.co.uk', 'shared', 'co.uk'],
    ['https://evil.co.uk', 'shared', '.uk'],
    ['https://evilco.uk', 'stranger', 'co.uk'],
    ['https://evil-team.vercel.app', 'shared', '-team.vercel.app'],
    ['https://evil.s3.amazonaws.com', 'shared', '.amazonaws.com'],
    ['https://console.amazonaws.com', 'held', '.amazonaws.com'],
    ['https://evil.github.io', 'stranger', '.vercel.app'],
  ])('%s is %s where %s is named', (origin, expected, name) => expect(kind(origin, name)).toBe(expected));

  it('holds what the settings hold, even below a public suffix', () => {
    const held = heldHosts(['.vercel.app'], ['vercel.app']);
    expect([kindOfOrigin('https://evil.vercel.app', held), kindOfOrigin('http://evil.vercel.app', held), kindOfOrigin('https://evilvercel.app', held)]).toEqual(['held', 'insecure', 'stranger']);
  });

  it('answers for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.webUrl(), (text, url) => {
      expect([typeof kind(text, url), typeof kind(url, text)]).toEqual(['string', 'string']);
    }));
  });
});
