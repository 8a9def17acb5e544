import { limits, type Machine } from '../machine.ts';
import { matchPattern, type MatchResult } from '../regexp/match.ts';
import { compilePattern } from '../regexp/pattern.ts';
import { partOfOrigin } from '../noted.ts';
import { array, derived, keyOf, object, primitive, type Call, type Node, type PatternValue, type Primitive, type Settled, type Value } from '../value.ts';
import { toPrimitive, withSources } from './computed.ts';
import { constantsOf, patternText } from './pattern-text.ts';

export type Match = Extract<MatchResult, { kind: 'match' }>;

/** A text that is held against a pattern, with all that the answer is computed from. */
export interface Search {
  readonly pattern: PatternValue;
  readonly text: string;
  readonly from: readonly Value[];
}

/** What has to be known to hold a text against a pattern; null where something was not read. `by`: what is decided by it, if anything is. */
export function searchOf(machine: Machine, pattern: PatternValue, text: Value, by: Node | null = null): Search | null {
  const known = toPrimitive(machine, text);
  const sources = withSources(pattern);
  const from = [...(known === null ? [text] : [known]), ...sources];
  // What the Origin itself says, as a pattern, is nothing that the check names.
  const constants = isAboutOrigin(sources) ? [] : constantsOf(pattern.source);
  if (isAboutOrigin(from)) machine.compare([...from, ...constants.map((constant) => primitive(constant))], by);
  if (known?.fromOrigin === true) machine.noted.search({ pattern, subject: partOfOrigin(String(known.value), machine.stimulus.origin), by });
  return known === null || String(known.value).length > limits.text ? null : { pattern, text: String(known.value), from };
}

const isAboutOrigin = (values: readonly Value[]): boolean => values.some((value) => (value.kind === 'unknown' && value.depends !== 'no') || (value.kind === 'primitive' && value.fromOrigin));

/** The first match at or after a position, whatever the pattern's own state; null where that is not known. */
export function matchFrom(machine: Machine, { pattern, text }: Search, index: number, flags = pattern.flags): Match | 'none' | null {
  machine.step();
  const compiled = compilePattern(pattern.source, flags);
  const result = compiled === null ? null : matchPattern(compiled, text, index);
  if (result === null || result.kind === 'unknown') return null;
  return result.kind === 'none' ? 'none' : result;
}

const isStateful = ({ flags }: PatternValue): boolean => /[gy]/.test(flags);

/** Where a pattern with the flag g or y goes on; null where that is not known. */
function lastIndexOf(machine: Machine, pattern: PatternValue): number | null {
  const written = pattern.props.get('lastIndex');
  if (written === undefined) return pattern.lastIndex;
  const value = machine.settle(written.value);
  return value.kind === 'primitive' && typeof value.value !== 'bigint' ? Math.min(Math.max(Math.trunc(Number(value.value)) || 0, 0), Number.MAX_SAFE_INTEGER) : null;
}

/** Sets where a pattern goes on. */
export function setLastIndex(machine: Machine, pattern: PatternValue, index: number): void {
  machine.heap.remove(pattern.props, 'lastIndex');
  machine.heap.assign(pattern, 'lastIndex', index);
}

/** What `exec` finds, and leaves behind in the pattern; null where that is not known. */
export function execute(machine: Machine, search: Search): Match | 'none' | null {
  const { pattern, text } = search;
  if (!isStateful(pattern)) return matchFrom(machine, search, 0);
  const start = lastIndexOf(machine, pattern);
  if (start === null) return null;
  const match = start > text.length ? 'none' : matchFrom(machine, search, start);
  if (match !== null) setLastIndex(machine, pattern, match === 'none' ? 0 : endOf(match));
  return match;
}

const endOf = ({ index, captures }: Match): number => index + (captures[0]?.length ?? 0);

/** Where to look on after a match: behind it, and one character further where it was empty. */
function nextStart({ pattern, text }: Search, match: Match): number {
  return match.captures[0] === '' ? advance(text, endOf(match), pattern) : endOf(match);
}

/** The position after the character at `index`, by code points where the pattern counts so. */
export function advance(text: string, index: number, { flags }: PatternValue): number {
  return index + (/[uv]/.test(flags) && (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
}

/** All matches from a position on; null where they are not known, or too many. */
export function allMatches(machine: Machine, search: Search, start: number): readonly Match[] | null {
  const matches: Match[] = [];
  for (let index = start; matches.length < limits.rounds;) {
    const match = matchFrom(machine, search, index);
    if (match === null) return null;
    if (match === 'none') return matches;
    matches.push(match);
    index = nextStart(search, match);
  }
  return null;
}

/** Where `matchAll` begins; null where that is not known. */
export const startOf = (machine: Machine, pattern: PatternValue): number | null => lastIndexOf(machine, pattern);

/** A match as `exec` gives it: the captures, with `index`, `input` and `groups`. */
export function matchValue({ text, from, pattern }: Search, match: Match, call: Call): Value {
  const value = (part: string | number | undefined): Primitive => primitive(part, call.node, from);
  const result = array(match.captures.map((part) => ({ value: value(part), at: call.node })), call.node);
  const groups = match.groups === null ? value(undefined) : object(call.node);
  if (groups.kind === 'object') for (const [name, part] of Object.entries(match.groups ?? {})) groups.props.set(name, { value: value(part), at: call.node });
  for (const [name, part] of Object.entries({ index: value(match.index), input: value(text), groups })) result.props.set(name, { value: part, at: call.node });
  if (pattern.flags.includes('d')) result.props.set('indices', { value: derived(`indices@${call.node.range[0]}`, from), at: call.node });
  return result;
}

/** The answer to a search that was not computed. A pattern with a state goes on nobody knows where. */
export function unreadMatch(machine: Machine, name: string, pattern: PatternValue, operands: readonly Value[], call: Call): Value {
  const settled = operands.map((operand): Settled => machine.settle(operand));
  const state = pattern.props.get('lastIndex')?.value ?? primitive(pattern.lastIndex);
  const id = `${patternText(pattern)}.${name}(${settled.map((operand) => (operand.kind === 'pattern' ? patternText(operand) : keyOf(operand))).join()})${isStateful(pattern) ? ` from ${keyOf(state)}` : ''}`;
  const result = derived(id, [...settled, ...withSources(pattern)], { at: call.node });
  if (isStateful(pattern)) machine.heap.put(pattern.props, 'lastIndex', { value: derived(`lastIndex after ${id}`, [result], { at: call.node }), at: call.node });
  return result;
}
