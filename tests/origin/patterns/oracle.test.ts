import fc from 'fast-check';
import { DFA, JS, NFA } from 'refa';
import { describe, expect, it } from 'vitest';
import { heldHosts } from '../../../src/origin/held.ts';
import { decidePattern } from '../../../src/origin/patterns/decide.ts';
import { runs, timeout } from './judging.ts';

/*
 * The decision about a pattern, held against another library's: refa builds the language of the pattern between what an
 * origin can be and what the author holds, and says whether anything is left. Patterns are given without anchors, which are
 * added by what stands around them.
 */

const maxCharacter = 0xff_ff;
const automaton = (source: string): NFA => NFA.fromRegex(JS.Parser.fromLiteral({ source, flags: '' }).parse().expression, { maxCharacter });
const complement = (nfa: NFA): DFA => {
  const dfa = DFA.fromFA(nfa);
  dfa.complement();
  return dfa;
};

const origins = automaton('https?:\\/\\/[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*(?::(?:[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d\\d|655[0-2]\\d|6553[0-5]))?');
const author = automaton('https?:\\/\\/(?:[a-z0-9_-]+\\.)*acme\\.dev(?::\\d+)?');
const strangers = NFA.fromIntersection(origins, complement(author));

interface Anchored {
  readonly core: string;
  readonly start: boolean;
  readonly end: boolean;
}

/** Whether refa finds a stranger's origin in which the pattern is found. */
function admitsStranger({ core, start, end }: Anchored): boolean {
  const found = automaton(`${start ? '' : '[^]*'}(?:${core})${end ? '' : '[^]*'}`);
  return !NFA.fromIntersection(found, strangers).isEmpty;
}

const part = fc.constantFrom('https:\\/\\/', 'https?:\\/\\/', 'acme', '\\.', '.', 'dev', 'acme\\.dev', 'acme.dev', '(?:[a-z0-9-]+\\.)*', '[^.]+\\.', '.*', '(?:www\\.)?', '\\w+', '(?::\\d+)?', ':8080', 'app', '-', '[a-z]', 'x{2,3}');
const core = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const either = fc.oneof({ weight: 4, arbitrary: core }, { weight: 1, arbitrary: fc.tuple(core, core).map((two) => two.join('|')) });
const anchored: fc.Arbitrary<Anchored> = fc.record({ core: either, start: fc.boolean(), end: fc.boolean() });

describe('what is decided about a pattern', { timeout }, () => {
  it('is what refa decides', () => {
    const held = heldHosts(['acme.dev'], []);
    fc.assert(fc.property(anchored, (pattern) => {
      const source = `${pattern.start ? '^' : ''}(?:${pattern.core})${pattern.end ? '$' : ''}`;
      const { kind } = decidePattern({ source, flags: '' }, 'origin', held);
      // Local hosts and IP addresses are nobody's for us, which matters only where nothing else is left.
      if (kind !== 'undecided') expect([source, kind]).toEqual([source, admitsStranger(pattern) ? 'witness' : 'safe']);
    }), { numRuns: runs });
  });
});
