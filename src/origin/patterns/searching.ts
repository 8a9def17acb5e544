import { anyCharacter } from './alphabet.ts';
import type { Automaton, State } from './automaton.ts';
import { reachable } from './moves.ts';

/** The automaton that accepts a text when a part of it, or with the flag y its start, is accepted by another that was made from a pattern. */
export function searching({ states, start, exact }: Automaton, sticky: boolean): Automaton {
  const [rest, end, before, skipped] = [states.length, states.length + 1, states.length + 2, states.length + 3];
  const accepted: readonly State[] = [{ kind: 'fork', next: [rest, end] }, ...states.slice(1), { kind: 'read', set: anyCharacter, next: 0 }, { kind: 'accept' }];
  if (sticky || isAnchored({ states, start, exact })) return { states: accepted, start, exact };
  return { states: [...accepted, { kind: 'fork', next: [start, skipped] }, { kind: 'read', set: anyCharacter, next: before }], start: before, exact };
}

/** Whether nothing is accepted but at the start of the text. To look for it elsewhere is a waste. */
function isAnchored(automaton: Automaton): boolean {
  return reachable(automaton, automaton.start, { steps: Infinity }).every(({ before }) => (before & anyCharacter) === 0n);
}
