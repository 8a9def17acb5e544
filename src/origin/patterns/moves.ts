import { type Symbols, anyCharacter, anything, classesOf, textEnd, textStart } from './alphabet.ts';
import type { Automaton } from './automaton.ts';

/** How much work is left. Whoever does some takes it off, and stops soon after nothing is left. */
export interface Budget {
  steps: number;
}

/** What an automaton can do in a state once everything is done that reads nothing. */
export interface Moves {
  /** The states after a character of a class. */
  readonly on: readonly (readonly number[])[];
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

interface Reached {
  readonly state: number;
  readonly before: Symbols;
  readonly after: Symbols;
}

/** Runs an automaton. What is reached from a state is found when it is asked for. */
export function runnerOf(automaton: Automaton): Runner {
  const { classes, members } = classesOf(automaton.states.flatMap((state) => (state.kind === 'read' ? [state.set] : state.kind === 'check' ? [state.before, state.after] : [])));
  const reached: (readonly Reached[] | undefined)[] = [];
  const moves = new Map<number, Moves>();
  const from = (state: number, budget: Budget): readonly Reached[] => (reached[state] ??= reachable(automaton, state, budget));
  const looksBack = (state: number, budget: Budget): boolean => from(state, budget).some(({ before }) => before !== anything);
  const around = [...members, textStart];
  return {
    start: automaton.start,
    classes,
    members,
    startClass: members.length,
    looksBack,
    moves: (state, classBefore, budget) => {
      const key = state * 64 + (looksBack(state, budget) ? classBefore : 0);
      const found = moves.get(key) ?? movesFrom(automaton, from(state, budget), around[classBefore] ?? textStart, members);
      moves.set(key, found);
      return found;
    },
  };
}

function movesFrom({ states }: Automaton, reached: readonly Reached[], last: Symbols, members: readonly Symbols[]): Moves {
  const on = members.map((): number[] => []);
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
    for (const each of classes) on[each]?.push(what.next);
  }
  return { on, ends };
}

/** The states that are reached without reading and do something, with what must stand on both sides for that. */
function reachable({ states }: Automaton, start: number, budget: Budget): readonly Reached[] {
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
