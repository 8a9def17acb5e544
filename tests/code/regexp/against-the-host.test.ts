import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSurrogatePair } from '../../../src/code/regexp/characters.ts';
import { type MatchResult, matchPattern } from '../../../src/code/regexp/match.ts';
import { compilePattern } from '../../../src/code/regexp/pattern.ts';
import { flagSets, nearlyPatterns, patterns, texts } from './generated.ts';

function hostExpression(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}

/** What the host answers from a position on. */
function hostResult(expression: RegExp, text: string, from: number): MatchResult {
  const searching = new RegExp(expression.source, expression.sticky ? expression.flags : expression.flags.replace('g', '') + 'g');
  searching.lastIndex = from;
  const found = searching.exec(text);
  return found === null ? { kind: 'none' } : { kind: 'match', index: found.index, captures: [...found], groups: found.groups ?? null };
}

function usesCodePoints({ flags }: RegExp): boolean {
  return /[uv]/.test(flags);
}

function isInsidePair(text: string, index: number): boolean {
  return isSurrogatePair(text.slice(Math.max(0, index - 1), index + 1));
}

/** Where V8 departs from the language, which the matcher follows. */
function isHostMistake(expression: RegExp, text: string, host: MatchResult): boolean {
  // Under v it negates a class each time it unrolls a repeat around it, so that /(?:[^a]b)+/v matches 'ab'.
  if (expression.flags.includes('v') && expression.source.includes('[^')) return true;
  if (!usesCodePoints(expression)) return false;
  // It tears surrogate pairs apart that stand next to a back-reference to a group that comes later (https://crbug.com/v8/13410).
  if (/[\ud800-\udfff]/.test(expression.source) && /\\[1-9k]/.test(expression.source)) return true;
  // It goes from one code unit to the next in search of an empty match, where the language goes by code points.
  return host.kind === 'match' && isInsidePair(text, host.index);
}

const runs = 20_000;
const seconds = 1000;

describe('matchPattern', () => {
  it('answers as the host does, and within its steps', () => {
    const seen = { match: 0, none: 0, unknown: 0 };
    fc.assert(fc.property(patterns, flagSets, texts, fc.integer({ min: -6, max: 6 }), (source, flags, text, anyFrom) => {
      const expression = hostExpression(source, flags);
      const compiled = compilePattern(source, flags);
      expect(compiled === null).toBe(expression === null);
      if (compiled === null || expression === null) return;
      const from = Math.max(0, anyFrom);
      // From inside a pair, V8 finds what begins with the pair only if the pattern is more than a literal text.
      fc.pre(!(usesCodePoints(expression) && isInsidePair(text, from)));
      const result = matchPattern(compiled, text, from);
      seen[result.kind] += 1;
      // What takes us too many steps may take the host as many: it is asked only about what is known to end.
      if (result.kind === 'unknown') return;
      const host = hostResult(expression, text, from);
      if (!isHostMistake(expression, text, host)) expect(result).toEqual(host);
    }), { numRuns: runs });
    expect(seen.unknown).toBeLessThan(runs / 100);
    expect(Math.min(seen.match, seen.none)).toBeGreaterThan(runs / 20);
  }, 120 * seconds);
});

describe('compilePattern', () => {
  it('takes for a pattern what the host takes for one', () => {
    fc.assert(fc.property(nearlyPatterns, flagSets, (source, flags) => {
      expect(compilePattern(source, flags) === null).toBe(hostExpression(source, flags) === null);
    }), { numRuns: runs });
  }, 120 * seconds);
});
