import { timingSafeEqual } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { getDomain } from 'tldts';
import { attackerOrigins } from '../../src/origin/attackers.ts';
import { heldHosts } from '../../src/origin/held.ts';
import type { OriginKind } from '../../src/origin/kinds.ts';
import { kindOfOrigin } from '../../src/origin/kinds.ts';
import { isSendableOrigin } from '../../src/origin/origin.ts';

type Check = (o: string) => unknown;

const named = (texts: readonly string[], exact = false) => texts.map((text) => ({ text, exact }));
const derived = (texts: readonly string[], exact = false): readonly string[] => attackerOrigins(named(texts, exact), heldHosts(texts, []));

/** The kinds of those candidates that the check, run by Node, lets in; a check that throws denies. */
function kindsThatPass(texts: readonly string[], check: Check, exact = false): ReadonlySet<OriginKind> {
  const held = heldHosts(texts, []);
  const passes = (origin: string): boolean => {
    try {
      return Boolean(check(origin));
    } catch {
      return false;
    }
  };
  return new Set(derived(texts, exact).filter(passes).map((origin) => kindOfOrigin(origin, held)));
}

const E = 'example.com';
const app = 'app.example.com';
const glob = 'https://*.example.com';
const list = ['https://example.com', 'https://b.com'];

/** Flawed checks: the texts in them, and what kind of stranger passes. */
const flawed: readonly (readonly [id: string, texts: readonly string[], check: Check, kind: OriginKind])[] = [
  ['W01 includes', [E], (o) => o.includes(E), 'stranger'],
  ['W01 indexOf', [E], (o) => ~o.indexOf(E), 'stranger'],
  ['W01 search', [E], (o) => o.search(E) >= 0, 'stranger'],
  ['W02', [E], (o) => o.match(E), 'stranger'],
  ['W03', ['https://example.com'], (o) => o.startsWith('https://example.com'), 'stranger'],
  ['W03 slice', ['https://example.com'], (o) => o.slice(0, 19) === 'https://example.com', 'stranger'],
  ['W03 http', ['http://example.com'], (o) => o.startsWith('http://example.com'), 'stranger'],
  ['W04', ['http://localhost'], (o) => o.startsWith('http://localhost'), 'stranger'],
  ['W04 port', ['http://localhost'], (o) => o.startsWith('http://localhost'), 'local'],
  ['W05', ['http://127.0.0.1'], (o) => o.startsWith('http://127.0.0.1'), 'stranger'],
  ['W06', ['http://192.168.'], (o) => o.startsWith('http://192.168.'), 'stranger'],
  ['W06 short', ['http://10.'], (o) => o.startsWith('http://10.'), 'stranger'],
  ['W08', ['http://localhost:'], (o) => o.startsWith('http://localhost:'), 'local'],
  ['W09', [E], (o) => o.endsWith(E), 'stranger'],
  ['W09 slice', [E], (o) => o.slice(-11) === E, 'stranger'],
  ['W09 port', ['example.com:8080'], (o) => o.endsWith('example.com:8080'), 'stranger'],
  ['W10', ['.example.com'], (o) => o.endsWith('.example.com'), 'insecure'],
  ['W11', [E], (o) => new URL(o).hostname.includes(E), 'stranger'],
  ['W12', [E], (o) => new URL(o).hostname.endsWith(E), 'stranger'],
  ['W12 with https', ['https:', E], (o) => new URL(o).protocol === 'https:' && new URL(o).hostname.endsWith(E), 'stranger'],
  ['W13', [E], (o) => new URL(o).hostname === E, 'insecure'],
  ['W14', ['https://example.com.au,https://b.com'], (o) => 'https://example.com.au,https://b.com'.includes(o), 'stranger'],
  ['W14 first', ['https://example.com.au'], (o) => 'https://example.com.au'.includes(o), 'stranger'],
  ['W14 second', ['https://b.com'], (o) => 'https://a.net,https://b.com'.includes(o), 'stranger'],
  ['W14 list.some', list, (o) => list.some((a) => a.includes(o)), 'stranger'],
  ['W14 hosts', ['shop.com,api.org'], (o) => 'shop.com,api.org'.includes(new URL(o).hostname), 'stranger'],
  ['W15 startsWith', list, (o) => list.some((a) => o.startsWith(a)), 'stranger'],
  ['W15 includes', list, (o) => list.some((a) => o.includes(a)), 'stranger'],
  ['W15 endsWith', [E, 'b.com'], (o) => [E, 'b.com'].find((a) => o.endsWith(a)), 'stranger'],
  ['W15 endsWith the host of an origin', list, (o) => list.some((a) => o.endsWith(new URL(a).hostname)), 'stranger'],
  ['W15 match', list, (o) => list.some((a) => o.match(a)), 'stranger'],
  ['W17', ['//', E], (o) => o.split('//')[1]?.startsWith(E), 'stranger'],
  ['W18', ['.', 'example'], (o) => o.split('.')[1] === 'example', 'stranger'],
  ['W18 from the end', ['.', 'example'], (o) => o.split('.').at(-2)?.endsWith('example'), 'stranger'],
  ['W19', ['.', E], (o) => o.split('.').slice(-2).join('.') === E, 'insecure'],
  ['W19 suffix', ['.', 'co.uk'], (o) => o.split('.').slice(-2).join('.') === 'co.uk', 'shared'],
  ['W20', [E], (o) => o.replace(/^https?:\/\//, '') === E, 'insecure'],
  ['W24', [E], (o) => /example\.com/.test(o), 'stranger'],
  ['W25', [E], (o) => /example\.com$/.test(o), 'stranger'],
  ['W26', ['.example.com'], (o) => /\.example\.com$/.test(o), 'insecure'],
  ['W27', ['https://example.com'], (o) => /^https:\/\/example\.com/.test(o), 'stranger'],
  ['W28', ['https://', '.example.com'], (o) => /^https:\/\/.*\.example\.com/.test(o), 'stranger'],
  ['W29', ['https://app.example.com'], (o) => /^https:\/\/app.example\.com$/.test(o), 'stranger'],
  ['W29 in pieces', ['https://app', 'example.com'], (o) => /^https:\/\/app.example\.com$/.test(o), 'stranger'],
  ['W30', ['https://example.co.uk'], (o) => /^https:\/\/example.co.uk$/.test(o), 'stranger'],
  ['W31', ['https://example.com'], (o) => /^https:\/\/example.com$/.test(o), 'stranger'],
  ['W32', ['https://app.example.com'], (o) => new RegExp(`^https://${app}$`).test(o), 'stranger'],
  ['W33', ['https://', app], (o) => new RegExp(`^https://${app}$`).test(o), 'stranger'],
  ['W34', [glob], (o) => new RegExp(`^${glob.replace('*', '.*')}$`).test(o), 'stranger'],
  ['W35', [glob], (o) => new RegExp(glob).test(o), 'stranger'],
  ['W36', ['https://', E], (o) => /^https:\/\/(.*)?example\.com$/.test(o), 'stranger'],
  ['W36 some', ['https://', E], (o) => /^https:\/\/.+example\.com$/.test(o), 'stranger'],
  ['W36 letters', ['https://', E], (o) => /^https:\/\/[a-z]*\.?example\.com$/.test(o), 'stranger'],
  ['W37', ['https://', 'www', 'app', E], (o) => /^https:\/\/(www|app)?.example\.com$/.test(o), 'stranger'],
  ['W38', ['https://', '.example.com'], (o) => /^https:\/\/\w+.example\.com$/.test(o), 'stranger'],
  ['W39 first', ['https://a.example.com', 'b.example.com'], (o) => /^https:\/\/a\.example\.com|b\.example\.org$/.test(o), 'stranger'],
  ['W39 second', ['https://a.net', 'b.org'], (o) => /^https:\/\/a\.net$|b\.org$/.test(o), 'stranger'],
  ['W40', ['http', '://example.com'], (o) => /^https?:\/\/example\.com$/.test(o), 'insecure'],
  ['W40 any scheme', ['://example.com'], (o) => /^.*:\/\/example\.com$/.test(o), 'insecure'],
  ['W43', ['localhost'], (o) => /localhost/.test(o), 'stranger'],
  ['W43 start', ['http://localhost'], (o) => /^http:\/\/localhost/.test(o), 'stranger'],
  ['W45', ['.vercel.app'], (o) => /\.vercel\.app$/.test(o), 'shared'],
  ['W45 endsWith', ['.github.io'], (o) => o.endsWith('.github.io'), 'shared'],
  ['W45 without the dot', ['vercel.app'], (o) => o.endsWith('vercel.app'), 'stranger'],
  ['W45 prefix', ['https://myapp-', '.vercel.app'], (o) => /^https:\/\/myapp-.*\.vercel\.app$/.test(o), 'shared'],
  ['W45 team', ['https://', '-team.vercel.app'], (o) => o.startsWith('https://') && o.endsWith('-team.vercel.app'), 'shared'],
  ['W46', ['chrome-extension://'], (o) => o.startsWith('chrome-extension://'), 'extension'],
  ['W46 moz', ['moz-extension://'], (o) => o.startsWith('moz-extension://'), 'extension'],
  ['W46 pattern', ['-extension://'], (o) => /^(?:chrome|moz)-extension:\/\//.test(o), 'extension'],
  ['http alone', ['http://', '.example.com'], (o) => o.startsWith('http://') && o.endsWith('.example.com'), 'insecure'],
  ['http alone, suffix', ['http://', E], (o) => o.startsWith('http://') && o.endsWith(E), 'stranger'],
  ['start and end', ['https://app', E], (o) => o.startsWith('https://app') && o.endsWith(E), 'stranger'],
  ['start and end of the host', ['https:', 'app', 'myorg.com'], (o) => new URL(o).hostname.startsWith('app') && new URL(o).hostname.endsWith('myorg.com'), 'stranger'],
  ['start cut off', ['https://exam'], (o) => o.startsWith('https://exam'), 'stranger'],
  ['end cut off', ['example.co'], (o) => o.includes('example.co'), 'stranger'],
  ['label between dots', ['.example.'], (o) => o.includes('.example.'), 'stranger'],
  ['top-level domain', ['.com'], (o) => o.endsWith('.com'), 'shared'],
];

const A = 'https://a.com';
const allowed: Readonly<Record<string, boolean>> = { [A]: true, 'https://b.example.com': true };
const both = [A, 'https://b.example.com'];
const wanted = Buffer.from(A);
const url = (o: string): URL | null => (URL.canParse(o) ? new URL(o) : null);

/** Checks that let in what they name and nothing else: https hosts of their author. */
const safe: readonly (readonly [id: string, texts: readonly string[], check: Check])[] = [
  ['===', [A], (o) => o === A],
  ['Object.is', [A], (o) => Object.is(o, A)],
  ['includes of a list', both, (o) => both.includes(o)],
  ['indexOf of a list', both, (o) => both.indexOf(o) !== -1],
  ['some', both, (o) => both.some((a) => a === o)],
  ['findIndex', both, (o) => both.findIndex((a) => a === o) >= 0],
  ['Set', both, (o) => new Set(both).has(o)],
  ['Map', both, (o) => new Map(both.map((a) => [a, a])).get(o) === o],
  ['split list', ['https://a.com,https://b.example.com', ','], (o) => both.join(',').split(',').includes(o)],
  ['object', both, (o) => allowed[o]],
  ['in', both, (o) => o in allowed],
  ['Object.hasOwn', both, (o) => Object.hasOwn(allowed, o)],
  ['anchored and escaped', ['https://', E], (o) => /^https:\/\/(?:[a-z0-9-]+\.)*example\.com(?::\d+)?$/.test(o)],
  ['anchored and escaped, with flags', ['https://example.com'], (o) => /^https:\/\/(?:[a-z0-9-]+\.)*example\.com(?::\d+)?$/imu.test(o)],
  ['sub-domains', ['https://*.example.com'], (o) => /^https:\/\/[^.]+\.example\.com$/.test(o)],
  ['a port', ['https://example.com:'], (o) => /^https:\/\/example\.com:\d*/.test(o)],
  ['hostname and protocol', [E, 'https:'], (o) => url(o)?.hostname === E && url(o)?.protocol === 'https:'],
  ['end of hostname and protocol', ['.example.com', 'https:'], (o) => url(o)?.hostname.endsWith('.example.com') && url(o)?.protocol === 'https:'],
  ['early return', ['https:', E, '.example.com'], (o) => {
    const { protocol, hostname } = new URL(o);
    if (protocol !== 'https:') return false;
    return hostname === E || hostname.endsWith('.example.com');
  }],
  ['origin of the URL', [A], (o) => new URL(o).origin === A],
  ['end with a scheme', ['https://', '://example.com'], (o) => o.startsWith('https://') && o.endsWith('://example.com')],
  ['lower case', [A], (o) => o.toLowerCase() === A.toLowerCase()],
  ['registered domain', [E, 'https://'], (o) => o.startsWith('https://') && getDomain(o) === E],
  ['timingSafeEqual', [A], (o) => o.length === A.length && timingSafeEqual(Buffer.from(o), wanted)],
  ['without www', ['www.', 'https://example.com'], (o) => o.replace('www.', '') === 'https://example.com'],
];

const unheld: ReadonlySet<OriginKind> = new Set(['stranger', 'shared', 'insecure', 'extension']);

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
// Some such names, `za.com` for one, are suffixes of companies.
const domain = fc.tuple(label, fc.constantFrom('com', 'co.uk', 'io', 'github.io', 'com.au', 'dev', 'internal')).map((parts) => parts.join('.')).filter((host) => getDomain(host, { allowPrivateDomains: true }) === host);
const text = fc.oneof(
  domain,
  fc.webUrl({ authoritySettings: { withPort: true, withUserInfo: true, withIPv4: true, withIPv6: true } }),
  fc.tuple(fc.constantFrom('', 'https://', '://', 'http://', '.', '-', '*.', 'app://', 'chrome-extension://'), fc.oneof(domain, label, fc.string()), fc.constantFrom('', '.', '-', ':80', ':443', ':99999', '*', ',')).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('http://192.168.', '10.', '127.1', '[::1]', '0x7f', 'bücher.de', 'null', '', '.', '__proto__', 'evil', 'attacker.test', '.example', '.vercel.app'),
);

describe('attackerOrigins', () => {
  it.each(flawed)('%s', (_, texts, check, kind) => expect([...kindsThatPass(texts, check)]).toContain(kind));

  it.each(safe)('finds none that passes a safe check: %s', (_, texts, check) => {
    for (const exact of [true, false]) expect([...kindsThatPass(texts, check, exact)].filter((kind) => unheld.has(kind))).toEqual([]);
  });

  it.each<readonly [string, readonly string[], Check, string]>([
    ['W01', [E], (o) => o.includes(E), 'https://evilexample.com'],
    ['W03', ['https://example.com'], (o) => o.startsWith('https://example.com'), 'https://example.com.evil.example'],
    ['W05', ['http://127.0.0.1'], (o) => o.startsWith('http://127.0.0.1'), 'http://127.0.0.1.evil.example'],
    ['W10', ['.example.com'], (o) => o.endsWith('.example.com'), 'http://x.example.com'],
    ['W13', [E], (o) => new URL(o).hostname === E, 'http://example.com'],
    ['W14', ['https://example.com.au,https://b.com'], (o) => 'https://example.com.au,https://b.com'.includes(o), 'https://example.com'],
    ['W18', ['example'], (o) => o.split('.')[1] === 'example', 'https://x.example.evil.example'],
    ['W29', ['https://app.example.com'], (o) => /^https:\/\/app.example\.com$/.test(o), 'https://appxexample.com'],
    ['W38', ['https://', '.example.com'], (o) => /^https:\/\/\w+.example\.com$/.test(o), 'https://evilexample.com'],
    ['W45', ['https://myapp-', '.vercel.app'], (o) => /^https:\/\/myapp-.*\.vercel\.app$/.test(o), 'https://myapp-evil.vercel.app'],
  ])('tries the most telling first: %s', (_, texts, check, expected) => {
    const held = heldHosts(texts, []);
    expect(derived(texts).find((origin) => kindOfOrigin(origin, held) !== 'held' && check(origin))).toBe(expected);
  });

  it('derives nothing but the text itself where the whole origin was compared', () => {
    expect(derived(['http://example.com', 'https://example.com:443', 'https://b.com/', 'b.com', 'null', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop', 'https://b.com'], true))
      .toEqual(['http://example.com', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop', 'https://b.com']);
  });

  it('gives the author’s own sub-domains and ports as well, for options that ask for them', () => {
    expect(derived(['.example.com'])).toEqual(expect.arrayContaining(['https://x.example.com', 'https://example.com:8443']));
    expect(derived(['http://localhost'])).toEqual(expect.arrayContaining(['http://localhost:9999', 'https://localhost:9999']));
  });

  it('takes no single label that ends in localhost for a stranger’s: nobody sells such names', () => {
    expect([...kindsThatPass(['localhost'], (o) => o.endsWith('localhost'))]).toEqual(['local']);
    expect([...kindsThatPass(['localhost'], (o) => new URL(o).hostname === 'localhost')]).toEqual(['local']);
  });

  it('uses names that the check does not mention', () => {
    expect(derived(['evil.com']).filter((origin) => origin.includes('evilevil'))).toEqual([]);
    expect(derived(['evil.com'])).toContain('https://evil.com.attacker.example');
    expect(derived(['example.com', '.example'])).toContain('https://example.com.evil.test');
  });

  it('has something of each of many texts', () => {
    const hosts = Array.from({ length: 60 }, (_, index) => `site${index}.com`);
    const origins = derived(hosts);
    expect(hosts.filter((host) => !origins.some((origin) => origin.includes(host)))).toEqual([]);
  });

  it.each(['', '.', '*', '/', '/api', 'https://', 'http', 'https:', '@', 'user@', '::', ':3000', '%', '\\', 'a..b', '..', '-', 'x'.repeat(5000)])('derives nothing from %j', (nothing) => expect(derived([nothing])).toEqual([]));

  it('derives at most 240 different origins that a page can send, always the same ones', () => {
    fc.assert(fc.property(fc.array(fc.record({ text, exact: fc.boolean() }), { maxLength: 8 }), fc.array(domain, { maxLength: 2 }), (texts, more) => {
      const held = heldHosts(texts.map((name) => name.text), more);
      const origins = attackerOrigins(texts, held);
      expect(origins.filter((origin) => !isSendableOrigin(origin) || origin === 'null')).toEqual([]);
      expect(new Set(origins).size).toBe(origins.length);
      expect(origins.length).toBeLessThanOrEqual(240);
      expect(attackerOrigins(texts, held)).toEqual(origins);
    }));
  });

  const damaged: readonly (readonly [string, (host: string) => readonly string[], (host: string) => Check])[] = [
    ['the end of a host', (host) => [host], (host) => (o) => o.startsWith('https:') && o.endsWith(host)],
    ['the start of an origin', (host) => [`https://${host}`], (host) => (o) => o.startsWith(`https://${host}`)],
    ['a part', (host) => [host], (host) => (o) => o.includes(host)],
    ['a pattern without an end', (host) => ['https://', `.${host}`], (host) => (o) => new RegExp(`^https://(?:.*\\.)?${host.replaceAll('.', '\\.')}`).test(o)],
    ['a pattern with a dot unescaped', (host) => [`https://app.${host}`], (host) => (o) => new RegExp(`^https://app.${host.replaceAll('.', '\\.')}$`).test(o)],
  ];

  it.each(damaged)('finds a stranger for any host: %s', (_, texts, check) => {
    fc.assert(fc.property(domain, (host) => {
      expect([...kindsThatPass(texts(host), check(host))]).toContain('stranger');
    }));
  });

  it.each<readonly [string, (host: string) => readonly string[], (host: string) => Check]>([
    ['a dot and https', (host) => ['https:', `.${host}`], (host) => (o) => new URL(o).protocol === 'https:' && new URL(o).hostname.endsWith(`.${host}`)],
    ['equality', (host) => [`https://${host}`], (host) => (o) => o === `https://${host}`],
    ['an anchored and escaped pattern', (host) => ['https://', `.${host}`], (host) => (o) => new RegExp(`^https://(?:[^/]*\\.)?${host.replaceAll('.', '\\.')}$`).test(o)],
  ])('finds nobody for any host: %s', (_, texts, check) => {
    fc.assert(fc.property(domain, (host) => {
      expect([...kindsThatPass(texts(host), check(host))].filter((kind) => unheld.has(kind))).toEqual([]);
    }));
  });
});
