import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { HeldHosts } from '../held.ts';
import { remembering } from '../memory.ts';
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
const longestSource = 30_000;

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

const remembered = remembering<PatternVerdict>(100);

function decide(pattern: PatternText, question: Question): PatternVerdict {
  const { subject, held, schemes, readable } = question;
  return remembered(JSON.stringify([pattern.source, pattern.flags, subject, schemes, readable, held.domains, held.suffixes]), () => decideAnew(pattern, question));
}

function decideAnew(pattern: PatternText, question: Question): PatternVerdict {
  try {
    if (pattern.source.length > longestSource) return { kind: 'undecided' };
    return decideParsed(parsePattern(pattern), question);
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
// What forgets the counts is small, and mostly enough for that: it comes first.
function decideParsed(parsed: ParsedPattern, question: Question): PatternVerdict {
  const rough = automatonIn(parsed, { estimate: 'over', coarse: true });
  if (rough !== null && attackerText(rough, { ...question, readable: false }) === null) return { kind: 'safe' };
  const more = rough?.exact === true ? rough : automatonIn(parsed, { estimate: 'over', coarse: false });
  const text = more === null ? undefined : attackerText(more, question);
  if (text === null) return { kind: 'safe' };
  if (more?.exact !== false) return text === undefined ? { kind: 'undecided' } : { kind: 'witness', text };
  const less = automatonIn(parsed, { estimate: 'under', coarse: false });
  const certain = less === null ? null : attackerText(less, question);
  return typeof certain === 'string' ? { kind: 'witness', text: certain } : { kind: 'undecided' };
}

function automatonIn({ pattern, flags }: ParsedPattern, reading: Reading): Automaton | null {
  const whole = automatonOf(pattern, flags, reading);
  return whole === null ? null : searching(whole, flags.sticky);
}
