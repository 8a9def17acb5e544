import { type Symbols, anyCharacter, anything, classesOf, textEnd, textStart } from './alphabet.ts';
import type { Automaton } from './automaton.ts';

/** How much work is left. Whoever does some takes it off, and stops soon after nothing is left. */
export interface Budget {
  steps: number;
}

/** What an automaton can do in a state once everything is done that reads nothing. */
export interface Moves {
  /** The states after a character, by its class. */
  readonly on: ReadonlyMap<number, readonly number[]>;
  /** Whether the text may end here. */
  readonly ends: boolean;
}

/** An automaton as it is run. Characters that it does not tell apart are in one class. */
export interface Runner {
  readonly start: number;
  /** The class of each character. */
  readonly classes: readonly number[];
  /** The characters of each class. */
  readonly members: readonly Symbols[];
  /** What stands before the text: a class of its own. */
  readonly startClass: number;
  /** Whether it matters in a state what stands before. */
  looksBack(state: number, budget: Budget): boolean;
  moves(state: number, classBefore: number, budget: Budget): Moves;
}

/** A state, and what must stand before and behind a place in a text for it to be reached there without reading. */
interface Reached {
  readonly state: number;
  readonly before: Symbols;
  readonly after: Symbols;
}

/** What is known of a state: found when it is asked for. */
interface Known {
  readonly reached: readonly Reached[];
  readonly looksBack: boolean;
  /** By the class of what stands before, or in the first place if that does not matter. */
  readonly moves: (Moves | undefined)[];
}

/** Runs an automaton. */
export function runnerOf(automaton: Automaton): Runner {
  const { classes, members } = classesOf(automaton.states.flatMap((state) => (state.kind === 'read' ? [state.set] : state.kind === 'check' ? [state.before, state.after] : [])));
  const known: (Known | undefined)[] = [];
  const knownOf = (state: number, budget: Budget): Known => (known[state] ??= knowledgeOf(reachable(automaton, state, budget)));
  const around = [...members, textStart];
  return {
    start: automaton.start,
    classes,
    members,
    startClass: members.length,
    looksBack: (state, budget) => knownOf(state, budget).looksBack,
    moves: (state, classBefore, budget) => {
      const { reached, looksBack, moves } = knownOf(state, budget);
      return (moves[looksBack ? classBefore : 0] ??= movesFrom(automaton, reached, around[classBefore] ?? textStart, members));
    },
  };
}

function knowledgeOf(reached: readonly Reached[]): Known {
  return { reached, looksBack: reached.some(({ before }) => before !== anything), moves: [] };
}

function movesFrom({ states }: Automaton, reached: readonly Reached[], last: Symbols, members: readonly Symbols[]): Moves {
  const on = new Map<number, number[]>();
  const classesIn = new Map<Symbols, readonly number[]>();
  let ends = false;
  for (const { state, before, after } of reached) {
    const what = states[state];
    if ((before & last) === 0n) continue;
    if (what?.kind === 'accept') ends ||= (after & textEnd) !== 0n;
    if (what?.kind !== 'read') continue;
    const set = what.set & after & anyCharacter;
    const classes = classesIn.get(set) ?? members.flatMap((member, index) => ((member & set) === 0n ? [] : [index]));
    classesIn.set(set, classes);
    for (const each of classes) addTo(on, each, what.next);
  }
  return { on, ends };
}

function addTo(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** The states that are reached without reading and do something, with what must stand on both sides for that. */
export function reachable({ states }: Automaton, start: number, budget: Budget): readonly Reached[] {
  const seen = new Set<number | string>();
  const found: Reached[] = [];
  const pending: Reached[] = [{ state: start, before: anything, after: anything }];
  for (let at = pending.pop(); at !== undefined && budget.steps >= 0; at = pending.pop()) {
    const { state, before, after } = at;
    const key = before === anything && after === anything ? state : `${state} ${before} ${after}`;
    if (seen.has(key) || before === 0n || after === 0n) continue;
    seen.add(key);
    budget.steps -= 1;
    const what = states[state];
    if (what?.kind === 'fork') for (const next of what.next) pending.push({ state: next, before, after });
    else if (what?.kind === 'check') pending.push({ state: what.next, before: before & what.before, after: after & what.after });
    else found.push(at);
  }
  return found;
}
