import { type Symbols, characters } from './alphabet.ts';
import type { Automaton } from './automaton.ts';
import { runnerOf } from './moves.ts';

/** A deterministic automaton: its state after a text tells whether it accepts it. */
export interface Reader {
  readonly start: number;
  /** The state after a character, given as its position in `characters`; -1 when nothing that starts like this is accepted. */
  step(state: number, character: number): number;
  accepts(state: number): boolean;
  /** The sets of characters that are told apart. */
  readonly distinguished: readonly Symbols[];
}

const unlimited = { steps: Infinity };

/** Makes an automaton deterministic, as far as it is run. For small ones that look at nothing around them. */
export function readerOf(automaton: Automaton): Reader {
  const runner = runnerOf(automaton);
  const sets: (readonly number[])[] = [[automaton.start]];
  const numbers = new Map([[String(automaton.start), 0]]);
  const steps: (number[] | undefined)[] = [];
  const moves = (state: number) => (sets[state] ?? []).map((each) => runner.moves(each, runner.startClass, unlimited));
  const numberOf = (set: readonly number[]): number => {
    const key = set.join();
    const number = numbers.get(key) ?? sets.push(set) - 1;
    numbers.set(key, number);
    return number;
  };
  const next = (state: number, character: number): number => {
    const set = new Set(moves(state).flatMap(({ on }) => on.get(runner.classes[character] ?? 0) ?? []));
    return set.size === 0 ? -1 : numberOf([...set].sort((one, other) => one - other));
  };
  return {
    start: 0,
    step: (state, character) => (steps[state] ??= Array.from(characters, (_, index) => next(state, index)))[character] ?? -1,
    accepts: (state) => moves(state).some(({ ends }) => ends),
    distinguished: runner.members,
  };
}
