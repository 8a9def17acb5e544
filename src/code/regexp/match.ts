import { isSurrogatePair } from './characters.ts';
import type { Pattern } from './pattern.ts';
import { captureEnd, captureStart, unset } from './program.ts';
import { type Run, matchesAt, newRun, read } from './run.ts';

/** As `RegExp.prototype.exec` gives it: `captures[0]` is the whole match, `groups` is null without named groups. Unknown says why. */
export type MatchResult =
  | {
    readonly kind: 'match';
    readonly index: number;
    readonly captures: readonly (string | undefined)[];
    readonly groups: Readonly<Record<string, string | undefined>> | null;
  }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly why: string };

const defaultBudget = 20_000;

/**
 * The first match at or after `from` (a UTF-16 index, like `lastIndex`; only at it with the flag y), found in at most about
 * `budget` steps of a matcher of our own. Unknown when that was not enough or the pattern is not supported.
 */
export function matchPattern(pattern: Pattern, text: string, from: number, budget: number = defaultBudget): MatchResult {
  if (pattern.kind === 'unsupported') return { kind: 'unknown', why: `unsupported in a regular expression: ${pattern.why}` };
  const run = newRun(pattern.program, text, budget);
  for (let index = firstIndex(run, from); index <= text.length; index = nextIndex(run, index)) {
    const matches = matchesAt(run, index);
    if (matches === null) return { kind: 'unknown', why: 'a regular expression takes too many steps' };
    if (matches) return { kind: 'match', index, captures: captures(run), groups: namedCaptures(run) };
    if (pattern.program.sticky) break;
  }
  return { kind: 'none' };
}

/** With code points, an index inside a surrogate pair means the pair. Hosts then give the index of the pair, and so do we. */
function firstIndex({ program, text }: Run, from: number): number {
  const index = Math.max(0, Math.trunc(from) || 0);
  return program.unicode && isSurrogatePair(text.slice(Math.max(0, index - 1), index + 1)) ? index - 1 : index;
}

function nextIndex({ program, text }: Run, index: number): number {
  return index + (program.unicode && isSurrogatePair(text.slice(index, index + 2)) ? 2 : 1);
}

function captures(run: Run): readonly (string | undefined)[] {
  return Array.from({ length: run.program.groupCount }, (_, group) => capture(run, group));
}

function capture(run: Run, group: number): string | undefined {
  const end = read(run, captureEnd(group));
  return end === unset ? undefined : run.text.slice(read(run, captureStart(group)), end);
}

function namedCaptures(run: Run): Readonly<Record<string, string | undefined>> | null {
  if (run.program.names.length === 0) return null;
  const groups = Object.create(null) as Record<string, string | undefined>;
  for (const [name, group] of run.program.names) groups[name] ??= capture(run, group);
  return groups;
}
