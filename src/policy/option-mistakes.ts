import type { OptionMistake, Policy } from './policy.ts';
import { leavesOf } from './tree.ts';

/** What the options of a library say in vain, each once. */
export function findOptionMistakes(policy: Policy): readonly OptionMistake[] {
  const found = new Map<number, OptionMistake>();
  const responses = policy.library === null ? [] : leavesOf(policy.outcomes({ origin: undefined, method: undefined, preflight: null })).flat();
  for (const { mistakes = [] } of responses) for (const mistake of mistakes) found.set(mistake.at.range[0], mistake);
  return [...found.values()];
}
