import type { Machine } from './machine.ts';
import type { Value } from './value.ts';

const frozen = new WeakMap<object, Map<'frozen', true>>();

/** Makes an object or a list refuse every change, as `Object.freeze` does. */
export function freeze(machine: Machine, value: Value): void {
  let mark = frozen.get(value);
  if (mark === undefined) frozen.set(value, (mark = new Map()));
  machine.heap.put(mark, 'frozen', true);
}

export const isFrozen = (value: Value): boolean => frozen.get(value)?.has('frozen') ?? false;
