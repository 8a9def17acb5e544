import type { AST } from '@eslint-community/regexpp';
import { type Symbols, anyCharacter, anything, noSymbols, textEnd, textStart, wordCharacters } from './alphabet.ts';
import { type CharacterMode, symbolsOf } from './character-sets.ts';

/** What an automaton does in a state. States are numbers; `next` are others. */
export type State =
  | { readonly kind: 'accept' }
  | { readonly kind: 'read'; readonly set: Symbols; readonly next: number }
  | { readonly kind: 'fork'; readonly next: number[] }
  | { readonly kind: 'check'; readonly before: Symbols; readonly after: Symbols; readonly next: number };

/** A nondeterministic automaton over the characters of origins. `exact` is false when a part of the pattern was only estimated. */
export interface Automaton {
  readonly states: readonly State[];
  readonly start: number;
  readonly exact: boolean;
}

/**
 * How a pattern is read. What an automaton cannot follow (back-references, general look-arounds) is estimated: `over` makes it
 * accept whatever the pattern accepts and maybe more, `under` maybe less. `coarse` also forgets how often things are repeated.
 */
export interface Reading {
  readonly estimate: 'over' | 'under';
  readonly coarse: boolean;
}

interface Assembly extends Reading {
  readonly states: State[];
  /** The states that read, by what they read and what follows: the ends of alternatives are often the same. */
  readonly readers: Map<Symbols, Map<number, number>>;
  exact: boolean;
}

/** No origin is longer: a host has 253 characters at most, with a scheme before it and a port behind it. */
const longestText = 270;
const mostStates = 40_000;

class TooLarge extends Error {}

/** The automaton that accepts a text when the pattern matches it as a whole. Null: it would be too large. */
export function automatonOf(pattern: AST.Pattern, flags: AST.Flags, reading: Reading): Automaton | null {
  const assembly: Assembly = { ...reading, states: [{ kind: 'accept' }], readers: new Map(), exact: true };
  try {
    const start = alternation(assembly, pattern.alternatives, 0, modeOf(flags));
    return { states: assembly.states, start, exact: assembly.exact };
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

function modeOf({ ignoreCase, unicode, unicodeSets }: AST.Flags): CharacterMode {
  return { ignoreCase, unicode: unicodeSets ? 'v' : unicode ? 'u' : '' };
}

function add(assembly: Assembly, state: State): number {
  if (assembly.states.length >= mostStates) throw new TooLarge();
  return assembly.states.push(state) - 1;
}

function read(assembly: Assembly, set: Symbols, next: number): number {
  const known = assembly.readers.get(set) ?? new Map<number, number>();
  assembly.readers.set(set, known);
  const state = known.get(next) ?? add(assembly, { kind: 'read', set, next });
  known.set(next, state);
  return state;
}

// Built from the end: everything is told the state that follows it.
function alternation(assembly: Assembly, alternatives: readonly AST.Alternative[], next: number, mode: CharacterMode): number {
  const starts = alternatives.map(({ elements }) => elements.reduceRight((after, element) => elementStart(assembly, element, after, mode), next));
  const [only] = starts;
  return starts.length === 1 && only !== undefined ? only : add(assembly, { kind: 'fork', next: starts });
}

function elementStart(assembly: Assembly, element: AST.Element, next: number, mode: CharacterMode): number {
  switch (element.type) {
    case 'Assertion': return assertion(assembly, element, next, mode);
    case 'Backreference': return estimated(assembly, next, anyCharacter);
    case 'CapturingGroup': return alternation(assembly, element.alternatives, next, mode);
    case 'Group': return alternation(assembly, element.alternatives, next, modified(mode, element.modifiers));
    case 'Quantifier': return repetition(assembly, element, next, mode);
    default: {
      const set = symbolsOf(element, mode);
      return set === null ? estimated(assembly, next, anyCharacter) : read(assembly, set, next);
    }
  }
}

function modified(mode: CharacterMode, modifiers: AST.Modifiers | null): CharacterMode {
  const ignoreCase = (mode.ignoreCase || modifiers?.add.ignoreCase === true) && modifiers?.remove?.ignoreCase !== true;
  return { ...mode, ignoreCase };
}

/** Any text of these characters, or none at all. */
function estimated(assembly: Assembly, next: number, set: Symbols): number {
  assembly.exact = false;
  if (assembly.estimate === 'under') return add(assembly, { kind: 'read', set: noSymbols, next });
  return loop(assembly, (again) => add(assembly, { kind: 'read', set, next: again }), next);
}

function loop(assembly: Assembly, body: (again: number) => number, next: number): number {
  const ways: number[] = [];
  const again = add(assembly, { kind: 'fork', next: ways });
  ways.push(body(again), next);
  return again;
}

function repetition(assembly: Assembly, { element, ...range }: AST.Quantifier, next: number, mode: CharacterMode): number {
  const body = (after: number): number => elementStart(assembly, element, after, mode);
  const { min, max } = counts(assembly, range.min, range.max);
  const optional = max === Infinity ? loop(assembly, body, next) : options(assembly, body, max - min, next);
  return repeated(body, min, optional);
}

// No origin is long enough for the difference that the first two make.
function counts(assembly: Assembly, least: number, most: number): { readonly min: number; readonly max: number } {
  const max = most > longestText ? Infinity : most;
  const min = Math.min(least, longestText);
  if (!assembly.coarse || max <= 1 || (min <= 1 && max === Infinity)) return { min, max };
  assembly.exact = false;
  return { min: Math.min(min, 1), max: Infinity };
}

function options(assembly: Assembly, body: (after: number) => number, count: number, next: number): number {
  let start = next;
  for (let index = 0; index < count; index += 1) start = add(assembly, { kind: 'fork', next: [body(start), next] });
  return start;
}

function repeated(body: (after: number) => number, count: number, next: number): number {
  let start = next;
  for (let index = 0; index < count; index += 1) start = body(start);
  return start;
}

function assertion(assembly: Assembly, node: AST.Assertion, next: number, mode: CharacterMode): number {
  switch (node.kind) {
    // An origin has no line ends, so the flag m does not matter.
    case 'start': return add(assembly, { kind: 'check', before: textStart, after: anything, next });
    case 'end': return add(assembly, { kind: 'check', before: anything, after: textEnd, next });
    case 'word': return wordBoundary(assembly, node.negate, next);
    default: return lookaround(assembly, node, next, mode);
  }
}

function wordBoundary(assembly: Assembly, negate: boolean, next: number): number {
  const sides = [wordCharacters, anything & ~wordCharacters];
  const ways = sides.map((before) => add(assembly, { kind: 'check', before, after: negate ? before : anything & ~before, next }));
  return add(assembly, { kind: 'fork', next: ways });
}

function lookaround(assembly: Assembly, node: AST.LookaroundAssertion, next: number, mode: CharacterMode): number {
  const seen = neighbours(node, mode);
  if (seen === null) return estimated(assembly, next, noSymbols);
  const set = node.negate ? anything & ~seen : seen;
  return add(assembly, node.kind === 'lookahead' ? { kind: 'check', before: anything, after: set, next } : { kind: 'check', before: set, after: anything, next });
}

/** What may stand next to a look-around that looks no further than one character, such as `(?![\s\S])`. Null: it looks further. */
function neighbours(node: AST.LookaroundAssertion, mode: CharacterMode): Symbols | null {
  let all = noSymbols;
  for (const { elements: [first, ...rest] } of node.alternatives) {
    const seen = first === undefined ? anything : neighbour(first, node.kind, mode);
    if (seen === null || rest.length > 0) return null;
    all |= seen;
  }
  return all;
}

function neighbour(element: AST.Element, kind: 'lookahead' | 'lookbehind', mode: CharacterMode): Symbols | null {
  switch (element.type) {
    case 'Character': case 'CharacterClass': case 'CharacterSet': case 'ExpressionCharacterClass': return symbolsOf(element, mode);
    case 'Assertion': return element.kind === 'end' && kind === 'lookahead' ? textEnd : element.kind === 'start' && kind === 'lookbehind' ? textStart : null;
    default: return null;
  }
}
