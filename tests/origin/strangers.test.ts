import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isSendableOrigin, parseOrigin } from '../../src/origin/origin.ts';
import { strangerOrigins } from '../../src/origin/strangers.ts';

function hostsFor(constants: readonly string[]): readonly string[] {
  return strangerOrigins(constants).map((origin) => parseOrigin(origin)?.host ?? '');
}

function expectUnrelated(constants: readonly string[]): void {
  for (const host of hostsFor(constants)) {
    for (const constant of constants) {
      expect(host).not.toContain(constant.toLowerCase());
      for (const label of host.split('.')) expect(constant.toLowerCase()).not.toContain(label);
    }
  }
}

describe('strangerOrigins', () => {
  it('reads well where nothing stands against it', () => {
    expect(strangerOrigins([])).toEqual(['https://evil.example', 'https://attacker.test']);
  });

  it.each([
    ['hosts', ['https://example.com', 'https://app.test']],
    ['the words it likes best', ['evil', 'attacker', 'stranger', 'mallory', 'intruder', 'outsider']],
    ['the domains it likes best', ['.example', '.test', '.invalid']],
    ['every readable word', ['evil attacker stranger mallory intruder outsider', 'example test invalid', 'net org xyz guru']],
    ['upper case', ['EVIL', 'https://Example.COM', 'TEST']],
    ['long texts', ['the latest invalid example of an evil attacker']],
    ['short texts', ['e', 'at', 'in', 'st']],
    ['vowels', ['a', 'e', 'i', 'o', 'u']],
    ['most consonants', ['c', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'x']],
    ['separators', [',', ' ', '/', ':', '://', '-', '_', '*']],
  ])('avoids %s', (_, constants) => expectUnrelated(constants));

  it('passes over constants that every host contains', () => {
    expect(strangerOrigins(['', '.'])).toEqual(strangerOrigins([]));
    expectUnrelated(['example', 'test']);
    expect(strangerOrigins(['', '.', 'example', 'test'])).toEqual(strangerOrigins(['example', 'test']));
  });

  it('finds the least related two where no host is free of the constants', () => {
    const [first = '', second = ''] = hostsFor([...'abcdefghijklmnopqrstuvwxyz']);
    expect(new Set(first.replace('.', '')).size).toBe(2);
    expect(new Set(second.replace('.', '')).size).toBe(2);
    expect(second).not.toBe(first);
  });

  const constants = fc.array(fc.oneof(fc.string({ minLength: 3 }), fc.domain(), fc.webUrl(), fc.constantFrom('evil', 'example', 'test', 'invalid', 'attacker', 'net', 'xyz')), { maxLength: 8 });

  it('avoids any constants of some length', () => {
    fc.assert(fc.property(constants, (texts) => expectUnrelated(texts)), { numRuns: 500 });
  });

  it('gives two https origins a browser can send, unlike each other in every label and in length', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), constants, (odd, texts) => {
      const origins = strangerOrigins([...odd, ...texts]);
      const [first = '', second = ''] = hostsFor([...odd, ...texts]);
      for (const origin of origins) expect(isSendableOrigin(origin) && origin.startsWith('https://')).toBe(true);
      expect(first.length).not.toBe(second.length);
      expect(first.split('.').filter((label) => second.includes(label))).toEqual([]);
    }), { numRuns: 500 });
  });

  it('gives the same two every time, in whatever order the constants come', () => {
    fc.assert(fc.property(constants, (texts) => {
      expect(strangerOrigins([...texts].reverse())).toEqual(strangerOrigins(texts));
    }));
  });
});
