import { characters } from './alphabet.ts';
import type { Automaton } from './automaton.ts';
import { runnerOf, type Runner } from './moves.ts';

const unlimited = { steps: Infinity };

const runners = new WeakMap<Automaton, Runner>();

/** What runs an automaton; it learns with each text. */
function runnerFor(automaton: Automaton): Runner {
  let runner = runners.get(automaton);
  if (runner === undefined) runners.set(automaton, (runner = runnerOf(automaton)));
  return runner;
}

/** Whether an automaton accepts a text. One with other characters than origins have is never accepted. */
export function matches(automaton: Automaton, text: string): boolean {
  const runner = runnerFor(automaton);
  let [states, before]: [ReadonlySet<number>, number] = [new Set([runner.start]), runner.startClass];
  for (const character of text) {
    const next = runner.classes[characters.indexOf(character)];
    if (next === undefined) return false;
    states = new Set([...states].flatMap((state) => runner.moves(state, before, unlimited).on.get(next) ?? []));
    before = next;
  }
  return [...states].some((state) => runner.moves(state, before, unlimited).ends);
}
