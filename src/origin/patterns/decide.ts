import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { HeldHosts } from '../held.ts';
import { type Automaton, type Reading, automatonOf } from './automaton.ts';
import { searching } from './searching.ts';
import type { Scheme, Subject } from './shapes.ts';
import { type Question, attackerText } from './witness.ts';

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
const mostSteps = 150_000;

/**
 * Whether a pattern, searched for as `test` does (nothing is anchored by itself), matches some text of an attacker: a
 * serialised origin of http or https, or the host of one (`new URL(origin).hostname`), whose host is neither held nor local.
 * A witness is the most readable such text: with https, a host that can be registered, and the word `evil` where possible.
 *
 * Undecided: the pattern is invalid, too large, or looks around or back in a way that matters. IP addresses are left out, so
 * a pattern that admits nothing else counts as safe.
 */
export function decidePattern(pattern: PatternText, subject: Subject, held: HeldHosts): PatternVerdict {
  return decide(pattern, { subject, held, schemes: subject === 'host' ? ['https'] : ['https', 'http'], readable: true });
}

/** Whether a pattern matches no origin of these schemes whose host is neither held nor local. False when that is not decided. */
export function isSafePattern(pattern: PatternText, held: HeldHosts, schemes: readonly Scheme[]): boolean {
  return decide(pattern, { subject: 'origin', held, schemes, readable: false }).kind === 'safe';
}

function decide(pattern: PatternText, question: Omit<Question, 'budget'>): PatternVerdict {
  try {
    if (pattern.source.length > longestSource) return { kind: 'undecided' };
    return decideParsed(parsePattern(pattern), { ...question, budget: { steps: mostSteps } });
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

// That no text is found in more than the pattern accepts proves it safe, and one that is found in less of it is a witness.
function decideParsed(parsed: ParsedPattern, question: Question): PatternVerdict {
  const [more, found] = read(parsed, { estimate: 'over', coarse: false }, question);
  if (found === null) return { kind: 'safe' };
  if (found !== undefined && more?.exact === true) return { kind: 'witness', text: found };
  const [, certain] = more === null || more.exact ? [] : read(parsed, { estimate: 'under', coarse: false }, question);
  if (typeof certain === 'string') return { kind: 'witness', text: certain };
  const [, rough] = found === undefined ? read(parsed, { estimate: 'over', coarse: true }, question) : [];
  return { kind: rough === null ? 'safe' : 'undecided' };
}

/** A pattern under a reading, and what an attacker has that it matches. */
function read({ pattern, flags }: ParsedPattern, reading: Reading, question: Question): readonly [Automaton | null, string | null | undefined] {
  const whole = automatonOf(pattern, flags, reading);
  return [whole, whole === null ? undefined : attackerText(searching(whole, flags.sticky), question)];
}
