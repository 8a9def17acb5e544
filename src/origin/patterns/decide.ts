import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { HeldHosts } from '../held.ts';
import { type Reading, automatonOf, searching } from './automaton.ts';
import type { Subject } from './shapes.ts';
import { attackerText } from './witness.ts';

/** A regular expression, whatever wrote it. */
export interface PatternText {
  readonly source: string;
  readonly flags: string;
}

export type PatternVerdict =
  | { readonly kind: 'safe' }
  | { readonly kind: 'witness'; readonly text: string }
  | { readonly kind: 'undecided' };

/** Longer ones are left undecided: reading them alone takes too long. */
const longestSource = 200_000;
const mostSteps = 120_000;

/**
 * Whether a pattern, searched for as `test` does (nothing is anchored by itself), matches some text of an attacker: a
 * serialised origin of http or https, or the host of one (`new URL(origin).hostname`), whose host is neither held nor local.
 * A witness is the most readable such text: with https, a host that can be registered, and the word `evil` where possible.
 *
 * Undecided: the pattern is invalid, too large, or looks around or back in a way that matters. IP addresses are left out, so
 * a pattern that admits nothing else counts as safe.
 */
export function decidePattern(pattern: PatternText, subject: Subject, held: HeldHosts): PatternVerdict {
  try {
    return pattern.source.length > longestSource ? { kind: 'undecided' } : decideParsed(parsePattern(pattern), subject, held);
  } catch (error) {
    // Too deeply nested for the recursion of the parser, or for that over its tree.
    if (error instanceof RangeError || error instanceof SyntaxError) return { kind: 'undecided' };
    throw error;
  }
}

export interface ParsedPattern {
  readonly pattern: AST.Pattern;
  readonly flags: AST.Flags;
}

/** The tree of a pattern. Throws a `SyntaxError` where the language does. */
export function parsePattern({ source, flags }: PatternText): ParsedPattern {
  const parser = new RegExpParser();
  const parsedFlags = parser.parseFlags(flags);
  return { flags: parsedFlags, pattern: parser.parsePattern(source, 0, source.length, parsedFlags) };
}

const readings: readonly Reading[] = [
  { estimate: 'over', coarse: false },
  { estimate: 'under', coarse: false },
  { estimate: 'over', coarse: true },
];

function decideParsed(parsed: ParsedPattern, subject: Subject, held: HeldHosts): PatternVerdict {
  for (const reading of readings) {
    const verdict = decideReading(parsed, reading, subject, held);
    if (verdict.kind !== 'undecided') return verdict;
  }
  return { kind: 'undecided' };
}

// That no text is found in more than the pattern accepts proves it safe, and one that is found in less of it is a witness.
function decideReading({ pattern, flags }: ParsedPattern, reading: Reading, subject: Subject, held: HeldHosts): PatternVerdict {
  const whole = automatonOf(pattern, flags, reading);
  if (whole === null) return { kind: 'undecided' };
  const text = attackerText(searching(whole, flags.sticky), { subject, held, budget: { steps: mostSteps } });
  if (text === null && (whole.exact || reading.estimate === 'over')) return { kind: 'safe' };
  return typeof text === 'string' && (whole.exact || reading.estimate === 'under') ? { kind: 'witness', text } : { kind: 'undecided' };
}
