import { automatonOf, type Automaton } from './automaton.ts';
import { remembering } from '../memory.ts';
import { parsePattern, type PatternText } from './decide.ts';
import { matches } from './matches.ts';
import { searching } from './searching.ts';

/** The automaton that accepts what a pattern, searched for as `test` does, is found in; null where that is only estimated. Throws where the pattern is invalid. */
export function exactAutomaton(pattern: PatternText): Automaton | null {
  const { pattern: tree, flags } = parsePattern(pattern);
  const whole = automatonOf(tree, flags, { estimate: 'under', coarse: false });
  return whole?.exact === true ? searching(whole, flags.sticky) : null;
}

const longestRemembered = 500;
const automata = remembering<{ readonly automaton: Automaton | null }>(50);
const answers = remembering<{ readonly found: boolean | null }>(2000);

/** Whether a pattern is found in an origin, or in its host; null where that cannot be told. */
export function isFoundIn(pattern: PatternText, text: string): boolean | null {
  const key = `/${pattern.source}/${pattern.flags}`;
  return pattern.source.length > longestRemembered ? null : answers(`${key} ${text}`, () => ({ found: look(pattern, key, text) })).found;
}

function look(pattern: PatternText, key: string, text: string): boolean | null {
  try {
    const { automaton } = automata(key, () => ({ automaton: exactAutomaton(pattern) }));
    return automaton === null ? null : matches(automaton, text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}
