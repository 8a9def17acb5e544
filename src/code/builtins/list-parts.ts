import { limits, nothing, type Machine } from '../machine.ts';
import { binary } from '../operators.ts';
import { array, primitive, type ArrayValue, type Call, type Node, type Primitive, type Settled, type Slot, type Value } from '../value.ts';
import { toPrimitive } from './computed.ts';
import { decided, decidedBy, marksOf } from './marks.ts';
import { argument } from './table.ts';

/** A place of a list where nothing was ever stored, as in `Array(3)`: it reads as undefined, and most callbacks are not run for it. */
export const hole: Slot = { value: nothing, at: null };

/** What a slot reads as, in a list without holes. */
export const filled = (slot: Slot): Slot => (slot === hole ? { value: nothing, at: null } : slot);

/** Work that is not counted otherwise costs steps by its size. */
export function charge(machine: Machine, count: number): void {
  for (let done = 0; done < count; done += 64) machine.step();
}

/** A new list, open past the limit. It depends on what the lists it was made from depend on, and on `from`. */
export function listFrom(items: readonly Slot[], call: Call, sources: readonly Value[], open: boolean, from: readonly Value[] = []): ArrayValue {
  const result = array(items.slice(0, limits.items), call.node, open || items.length > limits.items);
  return decided(result, [...sources.flatMap(decidedBy), ...from]);
}

/** Whether two values are the same by `===`, or by SameValueZero, for which NaN is itself. */
export function sameness(machine: Machine, left: Value, right: Value, node: Node, zero: boolean): Settled {
  const a = machine.settle(left);
  const b = machine.settle(right);
  if (zero && isNaNValue(a) && isNaNValue(b)) return primitive(true, node, [a, b]);
  return machine.settle(binary(machine, '===', a, b, node));
}

const isNaNValue = (value: Settled): boolean => value.kind === 'primitive' && Number.isNaN(value.value);

/** An argument as an integer: the preset where it is undefined, null where it is not known. */
export function integerArgument(machine: Machine, call: Call, index: number, preset: number): number | null {
  const value = argument(machine, call, index);
  if (value.kind !== 'primitive' || typeof value.value === 'bigint') return null;
  return value.value === undefined ? preset : toInteger(value.value);
}

const toInteger = (value: Primitive['value']): number => Math.trunc(Number(value)) || 0;

/** A relative index, as `slice` counts: from the end where it is negative, never beyond either end. */
export const clamped = (index: number, length: number): number => (index < 0 ? Math.max(0, length + index) : Math.min(index, length));

/** The arguments from a place on, as items. */
export const argumentSlots = (call: Call, from = 0): Slot[] => call.args.slice(from).map((value, i) => ({ value, at: call.argNodes[from + i] ?? null }));

/** Forgets what a list holds. */
export function forgetItems(machine: Machine, list: ArrayValue): void {
  machine.heap.replace(list.items, []);
  if (!list.open) machine.heap.assign(list, 'open', true);
}

/** The texts of a list's items with a separator between them, marked by what they were computed from; null where they are not known or too long. */
export function joined(machine: Machine, list: ArrayValue, separator: string, call: Call): Primitive | null {
  charge(machine, list.items.length);
  if (list.open) return null;
  const texts: string[] = [];
  const parts: Primitive[] = [];
  let length = 0;
  for (const { value } of list.items) {
    const part = toPrimitive(machine, value);
    if (part === null) return null;
    const text = part.value === null || part.value === undefined ? '' : String(part.value);
    length += text.length + separator.length;
    if (length > limits.text) return null;
    parts.push(part);
    texts.push(text);
  }
  return primitive(texts.join(separator), call.node, [...marksOf(parts), ...decidedBy(list)]);
}
