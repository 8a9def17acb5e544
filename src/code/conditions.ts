import type { DecisionKind } from './path.ts';
import type { Unknown } from './value.ts';

/** Whether a condition asks no more than whether a part of the request is there. */
export const isPresence = ({ input, means }: Unknown): boolean => input !== null || (means !== null && 'missing' in means && means.missing.input !== null);

/** The text that something unread is where a condition holds. */
export const textMeant = (means: Unknown['means']): string | undefined => (means !== null && 'value' in means && typeof means.value.value === 'string' ? means.value.value : undefined);

/** Who decides a condition, by what it was computed from. */
export function decisionKind(condition: Unknown): DecisionKind {
  if (condition.depends !== 'no' && !isPresence(condition)) return 'all';
  return condition.chooser === 'request' ? 'any' : 'config';
}
