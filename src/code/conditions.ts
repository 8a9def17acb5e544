import type { DecisionKind } from './path.ts';
import type { Machine } from './machine.ts';
import { derived, keyOf, type Unknown, type Value } from './value.ts';

/** Whether a condition asks no more than whether a part of the request is there. */
export const isPresence = ({ input, means }: Unknown): boolean => input !== null || (means !== null && 'missing' in means && means.missing.input !== null);

/** The text that something unread is where a condition holds. */
export const textMeant = (means: Unknown['means']): string | undefined => (means !== null && 'value' in means && typeof means.value.value === 'string' ? means.value.value : undefined);

/** Who decides a condition, by what it was computed from. */
export function decisionKind(condition: Unknown): DecisionKind {
  if (condition.depends !== 'no' && !isPresence(condition)) return 'all';
  return condition.chooser === 'request' ? 'any' : 'config';
}

/** A part of the request that has nothing to do with the Origin, or the text that stands in for it: what is read of that is unread either way, and not worth a fork. */
export function withStandIn(machine: Machine, value: Value): Value {
  if (value.kind !== 'choice' || decisionKind(value.test) !== 'any' || value.test.depends !== 'no' || machine.isDecided(value.test)) return value;
  const [part, text] = value.yes.kind === 'unknown' ? [value.yes, value.no] : [value.no, value.yes];
  if (part.kind !== 'unknown' || part.role !== 'value' || part.depends !== 'no' || text.kind !== 'primitive' || text.fromOrigin || text.env !== null) return value;
  return derived(keyOf(value), [part], { input: part.input, nonNull: text.value !== null && text.value !== undefined });
}
