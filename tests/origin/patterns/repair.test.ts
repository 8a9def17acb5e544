import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { heldHosts } from '../../../src/origin/held.ts';
import { decidePattern } from '../../../src/origin/patterns/decide.ts';
import { repairPattern } from '../../../src/origin/patterns/repair.ts';
import { decide, runs, timeout } from './judging.ts';

const repair = (pattern: RegExp, named: readonly string[], httpsOnly = false): string | null => {
  const repaired = repairPattern(pattern, heldHosts(named, []), named.filter((name) => name.includes('//')), { httpsOnly });
  return repaired === null ? null : `/${repaired.source}/${repaired.flags}`;
};

const example = 'https://example.com';
const app = 'https://app.example.com';

type Row = readonly [pattern: RegExp, named: readonly string[], repaired: string | null];

describe('the repair of a pattern', () => {
  it.each<Row>([
    // Anchors.
    [/^https:\/\/example\.com/, [example], String.raw`/^https:\/\/example\.com$/`],
    [/https?:\/\/(.+\.)?example\.com(\/.*)?/, [example], String.raw`/^https?:\/\/(.+\.)?example\.com(\/.*)?$/`],
    [/^https:\/\/.*\.example\.com/, [app], String.raw`/^https:\/\/.*\.example\.com$/`],
    [/example\.com/, [example], String.raw`/^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/`],
    [/example\.com$/, [app], String.raw`/^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/`],
    [/^.*\.example\.com/, [app], String.raw`/^https:\/\/(?:[a-z0-9-]+\.)+example\.com$/`],
    [/^https:\/\/example\.com\/?/, [example], String.raw`/^https:\/\/example\.com$/`],
    [/^https:\/\/example\.com/, ['https://example.com:8443'], String.raw`/^https:\/\/example\.com(?::\d+)?$/`],
    // Dots.
    [/^https:\/\/app.example.com$/, [app], String.raw`/^https:\/\/app\.example\.com$/`],
    [/^https:\/\/example.com/i, [example], String.raw`/^https:\/\/example\.com$/i`],
    [/^https:\/\/.*.example.com$/, [app], String.raw`/^https:\/\/.*\.example\.com$/`],
    [/^https:\/\/\w+.example\.com$/, [app], String.raw`/^https:\/\/\w+\.example\.com$/`],
    [/^https:\/\/(www|app)?.example\.com$/, [app], String.raw`/^https:\/\/(?:(www|app)\.)?example\.com$/`],
    [/https:\/\/*.example.com/, [app], String.raw`/^https:\/\/(?:[a-z0-9-]+\.)+example\.com$/`],
    [/^(https:\/\/a\.test|https:\/\/b.test)$/, ['https://a.test', 'https://b.test'], String.raw`/^(https:\/\/a\.test|https:\/\/b\.test)$/`],
    // What may stand before a name.
    [/^https:\/\/(.*)?example\.com$/, [example], String.raw`/^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/`],
    [/^https:\/\/.+example\.com$/, [app], String.raw`/^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/`],
    [/^https:\/\/[a-z]*\.?example\.com$/, [example, app], String.raw`/^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/`],
    [/^https?:\/\/.*example\.com.*$/, [example], String.raw`/^https?:\/\/(?:[a-z0-9-]+\.)*example\.com$/`],
    // Alternatives.
    [/^https:\/\/a\.test|b\.test$/, ['https://a.test', 'https://b.test'], String.raw`/^https:\/\/a\.test$|^https:\/\/b\.test$/`],
    // Local names, with any port.
    [/localhost/, ['http://localhost:3000'], String.raw`/^https?:\/\/localhost(?::\d+)?$/`],
    [/^http:\/\/localhost/, ['http://localhost'], String.raw`/^http:\/\/localhost(?::\d+)?$/`],
    [/^http:\/\/127\.0\.0\.1/, ['http://127.0.0.1'], String.raw`/^http:\/\/127\.0\.0\.1(?::\d+)?$/`],
    // What makes a pattern remember is of no use.
    [/^https:\/\/example\.com$/g, [example], String.raw`/^https:\/\/example\.com$/`],
    [/https:\/\/example\.com/y, [example], String.raw`/^https:\/\/example\.com$/`],
    // Nothing to repair.
    [/^https:\/\/example\.com$/, [example], String.raw`/^https:\/\/example\.com$/`],
  ])('%s with %j: %s', (pattern, named, repaired) => expect(repair(pattern, named)).toBe(repaired));

  it.each<Row>([
    [/\.vercel\.app$/, ['.vercel.app'], null],
    [/^https:\/\/myapp-.*\.vercel\.app$/, ['.vercel.app'], null],
    [/(?:)/, [], null],
    [/^https:\/\/example\.[a-z]+$/, [example], null],
    [/^https:\/\/(\w)\1\.example\.com/, ['https://aa.example.com'], null],
  ])('there is none for %s', (pattern, named, repaired) => expect(repair(pattern, named)).toBe(repaired));

  it('is none for what is no pattern', () => expect(repairPattern({ source: '(', flags: '' }, heldHosts([], []), [], { httpsOnly: false })).toBe(null));
});

describe('the repair of a pattern that http passes', () => {
  it.each<Row>([
    [/^https?:\/\/example\.com$/, [example], String.raw`/^https:\/\/example\.com$/`],
    [/^http:\/\/example\.com$/, ['http://example.com'], String.raw`/^https:\/\/example\.com$/`],
    [/^(http|https):\/\/example\.com$/, [example], String.raw`/^https:\/\/example\.com$/`],
    [/^(?:https|http):\/\/example\.com$/, [example], String.raw`/^https:\/\/example\.com$/`],
    [/^.*:\/\/example\.com$/, [example], String.raw`/^https:\/\/example\.com$/`],
    [/\/\/example\.com$/, [example], String.raw`/^https:\/\/example\.com$/`],
    [/\.example\.com$/, [app], String.raw`/^https:\/\/(?:[a-z0-9-]+\.)+example\.com$/`],
  ])('%s with %j: %s', (pattern, named, repaired) => expect(repair(pattern, named, true)).toBe(repaired));
});

describe('every repair', { timeout }, () => {
  const host = fc.tuple(fc.stringMatching(/^[a-z][a-z0-9]{1,5}$/), fc.constantFrom('com', 'org', 'co.uk')).map((parts) => parts.join('.'));
  const piece = fc.constantFrom('^', '$', 'https:\\/\\/', 'https?:\\/\\/', '.*', '(.*\\.)?', '\\w+', '.', '\\.', 'app', '(?:www|app)?', '|', '(:\\d+)?', '\\/', '');

  it('is safe, matches what was named, and can stand between slashes', () => {
    fc.assert(fc.property(host, fc.array(piece, { maxLength: 4 }), fc.array(piece, { maxLength: 3 }), fc.boolean(), fc.boolean(), (name, before, after, escaped, httpsOnly) => {
      const pattern = new RegExp([...before, escaped ? name.replaceAll('.', '\\.') : name, ...after].join(''));
      const named = [`https://${name}`, `https://app.${name}`, `https://${name}:8443`];
      const repaired = repairPattern(pattern, heldHosts([name], []), named, { httpsOnly });
      if (repaired === null) return;
      const built = new RegExp(repaired.source, repaired.flags);
      expect(built.source).toBe(repaired.source);
      expect(decide(built, name), String(built)).toEqual({ kind: 'safe' });
      for (const origin of named) if (pattern.test(origin)) expect(built.test(origin), `${pattern} became ${built}: ${origin}`).toBe(true);
      if (httpsOnly) expect([`http://${name}`, `http://app.${name}`].filter((origin) => built.test(origin))).toEqual([]);
      expect(decidePattern(built, 'origin', { domains: [], suffixes: [], holds: () => false }).kind).toBe('witness');
    }), { numRuns: runs / 2 });
  });
});
