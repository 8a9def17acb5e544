import { iterate } from '../evaluate.ts';
import type { Machine } from '../machine.ts';
import type { Call, Settled, Slot } from '../value.ts';
import { thrown } from './computed.ts';
import { charge, filled } from './list-parts.ts';

/** The items of anything that can be spread; null where it was not read. What is neither iterable nor unread throws. */
export function itemsOf(machine: Machine, value: Settled, call: Call): readonly Slot[] | null {
  const items = iterate(value);
  if (items === null && (value.kind === 'primitive' || value.kind === 'function' || value.kind === 'pattern' || (value.kind === 'object' && !value.open && value.proto === null))) throw thrown('TypeError', call, [value]);
  charge(machine, items?.length ?? 0);
  return items?.map(filled) ?? null;
}

