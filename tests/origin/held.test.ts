import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { heldHosts } from '../../src/origin/held.ts';

// Public suffixes: https://publicsuffix.org/list/public_suffix_list.dat, both of its sections.
describe('heldHosts', () => {
  it.each([
    ['https://example.com', ['example.com']],
    ['https://example.com/', ['example.com']],
    ['HTTPS://App.Example.com:8443', ['example.com']],
    ['example.com:8080', ['example.com']],
    ['.example.com', ['example.com']],
    ['*.example.com', ['example.com']],
    ['https://*.example.com', ['example.com']],
    ['https://app-*.example.com:*', ['example.com']],
    ['://example.com', ['example.com']],
    ['//example.com', ['example.com']],
    ['example.com.', ['example.com']],
    ['https://example.com.au,https://b.com', ['example.com.au', 'b.com']],
    ['a.b.example.co.uk', ['example.co.uk']],
    ['myapp.vercel.app', ['myapp.vercel.app']],
    ['https://www.me.github.io', ['me.github.io']],
    ['https://bücher.de', ['xn--bcher-kva.de']],
    ['http://api.corp.internal', ['corp.internal']],
    ['.internal', ['internal']],
    ['a_b.example.com', ['example.com']],
  ])('%s holds %j', (name, domains) => {
    const held = heldHosts([name], []);
    expect({ domains: held.domains, suffixes: held.suffixes }).toEqual({ domains, suffixes: [] });
    for (const domain of domains) expect([held.holds(domain), held.holds(`x.${domain}`), held.holds(`evil${domain}`)]).toEqual([true, true, false]);
  });

  it.each([
    ['.vercel.app', ['vercel.app']],
    ['vercel.app', ['vercel.app']],
    ['https://*.github.io', ['github.io']],
    ['.co.uk', ['co.uk']],
    ['co.uk', ['co.uk']],
    ['.com', ['com']],
    ['-team.vercel.app', ['vercel.app']],
    ['https://*-team.vercel.app', ['vercel.app']],
  ])('%s names a suffix and holds nothing', (name, suffixes) => {
    const held = heldHosts([name], []);
    expect({ domains: held.domains, suffixes: held.suffixes }).toEqual({ domains: [], suffixes });
    for (const suffix of suffixes) expect([held.holds(suffix), held.holds(`evil.${suffix}`)]).toEqual([false, false]);
  });

  it.each(['', '.', '*', 'https://', 'http://*', '@example.com', 'com', 'app', '192.168.', '192.168', '10.', '-example.com', 'example\\.com', 'a..b', '://', '%', 'https://user@example.com', '127.1', 'https://[', 'x'.repeat(300)])('%j names no host', (name) => {
    const held = heldHosts([name], []);
    expect({ domains: held.domains, suffixes: held.suffixes }).toEqual({ domains: [], suffixes: [] });
    expect(['example.com', 'com', 'app', '192.168.0.1', '192.0.0.168', '127.0.0.1', 'example'].filter(held.holds)).toEqual([]);
  });

  it.each([
    ['localhost', 'localhost'],
    ['http://localhost:3000', 'localhost'],
    ['http://backend', 'backend'],
    ['example', 'example'],
    ['.example.', 'example'],
    ['127.0.0.1', '127.0.0.1'],
    ['http://192.168.1.20:8080', '192.168.1.20'],
    ['http://[::1]:3000', '[::1]'],
  ])('%s holds the host %s alone', (name, host) => {
    const held = heldHosts([name], []);
    expect(held.domains).toEqual([]);
    expect([held.holds(host), held.holds(`evil.${host}`), held.holds(`${host}.evil.example`), held.holds(`evil${host}`)]).toEqual([true, false, false, false]);
  });

  it('knows the siblings of a customer, and the customers of a company, from those who were named', () => {
    const held = heldHosts(['myapp.vercel.app', '.amazonaws.com'], []);
    expect(['myapp.vercel.app', 'x.myapp.vercel.app', 'amazonaws.com', 'console.amazonaws.com'].filter((host) => !held.holds(host))).toEqual([]);
    expect(['evil.vercel.app', 'myapp-evil.vercel.app', 'vercel.app', 'evil.s3.amazonaws.com'].filter(held.holds)).toEqual([]);
  });

  it('reads a host as browsers and resolvers do', () => {
    const { holds } = heldHosts(['example.com'], []);
    expect([holds('example.com.'), holds('APP.example.com'), holds('example.com.evil.example'), holds('')]).toEqual([true, true, false, false]);
  });

  it.each(['vercel.app', '.vercel.app', '*.vercel.app', 'https://vercel.app'])('holds all below what the settings name: %s', (entry) => {
    const held = heldHosts(['evil.example'], [entry]);
    expect(held.domains).toEqual(['evil.example', 'vercel.app']);
    expect([held.holds('vercel.app'), held.holds('a.b.vercel.app'), held.holds('evilvercel.app')]).toEqual([true, true, false]);
  });

  it('holds no more below a host from the settings than is below it', () => {
    const { holds } = heldHosts([], ['api.partner.com', '10.0.0.1', '%']);
    expect([holds('api.partner.com'), holds('x.api.partner.com'), holds('partner.com'), holds('10.0.0.1')]).toEqual([true, true, false, true]);
  });

  it('answers for any text', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), fc.string({ unit: 'grapheme' }), (names, host) => {
      expect(typeof heldHosts(names, names).holds(host)).toBe('boolean');
    }));
  });
});
