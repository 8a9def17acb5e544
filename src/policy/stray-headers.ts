import type { Policy, StrayHeader } from './policy.ts';
import { leavesOf } from './tree.ts';

/** The CORS headers that a policy writes in vain, for whatever request, each once. One that is missed on some way is missed. */
export function findStrayHeaders(policy: Policy): readonly StrayHeader[] {
  const found = new Map<number, StrayHeader>();
  for (const { strays } of leavesOf(policy.outcomes({ origin: undefined, method: undefined, preflight: null })).flat()) {
    for (const stray of strays) if (stray.isMissed || !found.has(stray.at.range[0])) found.set(stray.at.range[0], stray);
  }
  return [...found.values()];
}
