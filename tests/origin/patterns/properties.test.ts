import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { heldHosts } from '../../../src/origin/held.ts';
import { isSendableOrigin, parseOrigin } from '../../../src/origin/origin.ts';
import { registrationOf } from '../../../src/origin/suffixes.ts';
import { decidePattern } from '../../../src/origin/patterns/decide.ts';
import { decide, expectWitness, runs, timeout } from './judging.ts';

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(?:-[a-z0-9]{1,3})?$/);
const suffix = fc.constantFrom('com', 'org', 'co.uk', 'dev', 'com.br', 'io');
/** A registered name itself: what is glued to the front of one belongs to somebody else. Names such as `js.org` are suffixes of others. */
const registered = fc.tuple(label, suffix).map((parts) => parts.join('.')).filter((name) => registrationOf(name).domain === name);
/** A registered name, with what may stand before it. */
const host = fc.tuple(fc.option(label), registered).map(([sub, name]) => [...(sub === null ? [] : [sub]), name].join('.'));
const pick = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);

/** How a pattern can be written that stands for one host. */
interface Spelling {
  readonly escape: (host: string) => string;
  readonly scheme: string;
  readonly before: string;
  readonly wrap: (name: string) => string;
  readonly port: string;
  readonly flags: string;
  readonly construct: (source: string, flags: string) => RegExp;
}

const spelling: fc.Arbitrary<Spelling> = fc.record({
  escape: pick((text: string) => text.replaceAll('.', '\\.'), (text: string) => text.replaceAll('.', '[.]'), (text: string) => text.replaceAll('.', '\\x2e'), (text: string) => text.replaceAll('.', '(?:\\.)')),
  scheme: pick('https:\\/\\/', 'https://', 'https?:\\/\\/', '(?:https):[/]{2}', '(https?):\\/\\/', 'http[s]?://'),
  before: pick('', '(?:[a-z0-9-]+\\.)*', '(?:[^.]+\\.)?', '([\\w\\-]+\\.)?', '(.*\\.)?', '(?:.+\\.|)', '(?:www\\.|app\\.)?'),
  wrap: pick((name: string) => name, (name: string) => `(?:${name})`, (name: string) => `(${name})`, (name: string) => `\\b${name}`, (name: string) => `(?:${name}|${name})`, (name: string) => `(?<host>${name})`),
  port: pick('', '(?::\\d+)?', '(:[0-9]{1,5})?', '(?::8080|:3000)?', ':\\d{4}', '(:.*)?'),
  flags: pick('', 'i', 'u', 'm', 's', 'iu', 'g', 'v', 'y', 'd'),
  construct: pick((source: string, flags: string) => new RegExp(source, flags), (source: string, flags: string) => new RegExp(new RegExp(source, flags)), (source: string, flags: string) => new RegExp(new RegExp(source).source, flags)),
});

const whole = (name: string, { scheme, before, wrap, port, escape }: Spelling): string => `${scheme}${before}${wrap(escape(name))}${port}`;

// What is valid without the flag v need not be so with it.
function build({ construct, flags }: Spelling, source: string): RegExp {
  return flags === 'v' ? construct(source.replaceAll('0-9-', '0-9\\-').replaceAll('[/]', '\\/'), flags) : construct(source, flags);
}

describe('a correct pattern', { timeout }, () => {
  it('is safe, however it is written', () => {
    fc.assert(fc.property(host, spelling, (name, how) => {
      expect(decide(build(how, `^${whole(name, how)}$`), name)).toEqual({ kind: 'safe' });
    }), { numRuns: runs });
  });

  it('is safe for a list of hosts, if every alternative is anchored', () => {
    fc.assert(fc.property(fc.array(host, { minLength: 2, maxLength: 6 }), spelling, fc.boolean(), (names, how, inside) => {
      const all = names.map((name) => whole(name, how).replace('?<host>', '?:'));
      const source = inside ? `^(?:${all.join('|')})$` : all.map((one) => `^${one}$`).join('|');
      expect(decide(build(how, source), ...names)).toEqual({ kind: 'safe' });
    }), { numRuns: runs });
  });
});

describe('a damaged pattern', { timeout }, () => {
  const expectStranger = (name: string, source: string, flags = '') => expectWitness(decide(new RegExp(source, flags), name), new RegExp(source, flags), [name]);
  const escaped = (name: string): string => name.replaceAll('.', '\\.');
  const damages: Readonly<Record<string, (name: string) => string>> = {
    'without a start': (name) => `${escaped(name)}$`,
    'without an end': (name) => `^https:\\/\\/${escaped(name)}`,
    'without either': escaped,
    'with anything before the name': (name) => `^https:\\/\\/.*${escaped(name)}$`,
    'with letters before the name': (name) => `^https?:\\/\\/[a-z]+${escaped(name)}(?::\\d+)?$`,
    'with a dot not needed before the name': (name) => `^https:\\/\\/(?:\\w+\\.?)?${escaped(name)}$`,
    'with any character before the name': (name) => `^https:\\/\\/(www|app)?.${escaped(name)}$`,
    'with anything behind it': (name) => `^https:\\/\\/${escaped(name)}.*$`,
    'with alternatives that are not grouped': (name) => `^https:\\/\\/a\\.${escaped(name)}|b\\.${escaped(name)}$`,
    'with a path that need not be there': (name) => `^https:\\/\\/${escaped(name)}(?:\\/.*)?`,
    'with dots that are not escaped': (name) => `^https:\\/\\/sub.${name}$`,
  };
  it.each(Object.keys(damages))('%s lets a stranger in', (damage) => {
    fc.assert(fc.property(registered, pick('', 'i', 'u', 'm', 's'), (name, flags) => expectStranger(name, damages[damage]?.(name) ?? '', flags)), { numRuns: runs / 4 });
  });
});

describe('any small pattern', { timeout }, () => {
  const names = ['a.com', 'b.co.uk'];
  const held = heldHosts(names, []);
  const hosts = ['a', 'b', 'c', 'xa', 'a-b', 'a_b', '0', 'ab', 'evil'].flatMap((first) => ['com', 'co.uk', 'uk', 'net', 'example', 'xcom', 'a.com', 'b.co.uk', 'com.evil.example', 'vercel.app', 'b'].map((end) => `${first}.${end}`));
  const origins = [...hosts, 'a', 'com', 'axcom', 'evil', 'localhost.com', 'xn--a', 'bxco.uk', 'b.coxuk'].flatMap((each) => ['https', 'http'].flatMap((scheme) => ['', ':1', ':8080', ':65535', ':443', ':80'].map((port) => `${scheme}://${each}${port}`)));
  const strangers = origins.filter((origin) => isSendableOrigin(origin) && !held.holds(parseOrigin(origin)?.host ?? ''));

  // The host that runs them backtracks: nothing is repeated without end that can be read in two ways, nor many things in a row.
  const character = pick('a', 'b', 'com', '\\.', '.', 'https', 'http', ':', '\\/\\/', '\\/', '[a-z]', '[^a]', '[^.]', '\\w', '\\d', '\\W', '-', 'evil', '', '1', '^https:\\/\\/', '\\.com$', 'co', 'uk');
  const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      character,
      pick('^', '$', '\\b', '\\B', '(?!.)', '(?=a)', '(?!b)', '(?<=a)', '(?<!\\/)', '(?=.*a)', '(?!.*evil)', '(?<!a.)', '(?:(.)\\1)'),
      fc.tuple(tie('pattern'), tie('pattern')).map((parts) => parts.join('')),
      fc.tuple(tie('pattern'), tie('pattern'), tie('pattern')).map((parts) => parts.join('')),
      fc.tuple(tie('pattern'), tie('pattern')).map((parts) => `(?:${parts.join('|')})`),
      fc.tuple(character, pick('*', '+', '*?')).map(([part, times]) => `(?:${part})${times}`),
      fc.tuple(tie('pattern'), pick('?', '{2}', '{1,3}', '{0}')).map(([part, times]) => `(?:${part})${times}`),
    ),
  }));
  const patterns = (length: number) => fc.array(pattern, { minLength: length, maxLength: length }).map((parts) => parts.join('')).filter((source) => source.length < 120 && (source.match(/[*+}]/g) ?? []).length <= 4);

  it('is not safe if one of many origins passes it, and its witness does', () => {
    fc.assert(fc.property(patterns(3), pick('', 'i', 'u', 'y', 'm', 's'), (source, flags) => {
      const tried = new RegExp(source, flags);
      const verdict = decide(tried, ...names);
      if (verdict.kind === 'witness') expectWitness(verdict, tried, names);
      if (verdict.kind === 'safe') expect(strangers.find((origin) => new RegExp(tried).test(origin)), String(tried)).toBe(undefined);
    }), { numRuns: runs * 2 });
  });

  it('is decided for hosts as well', () => {
    const free = [...new Set(strangers.map((origin) => parseOrigin(origin)?.host ?? ''))];
    fc.assert(fc.property(patterns(2), (source) => {
      const tried = new RegExp(source);
      const verdict = decidePattern(tried, 'host', held);
      if (verdict.kind === 'witness') expectWitness({ kind: 'witness', text: `https://${verdict.text}` }, new RegExp(`${tried.source}|^https://${verdict.text}$`), names);
      if (verdict.kind === 'witness') expect(tried.test(verdict.text), String(tried)).toBe(true);
      if (verdict.kind === 'safe') expect(free.find((each) => tried.test(each)), String(tried)).toBe(undefined);
    }), { numRuns: runs });
  });
});
