import { invoke } from '../calls.ts';
import { limits, nothing, type Machine } from '../machine.ts';
import { derived, keyOf, primitive, type ArrayValue, type Call, type Settled, type Slot, type Value } from '../value.ts';
import { forgetRuns, functionArgument } from './callbacks.ts';
import { thrown, toPrimitive } from './computed.ts';
import { argumentSlots, charge, clamped, forgetItems, hole, integerArgument, listFrom } from './list-parts.ts';
import { decidedBy, marked } from './marks.ts';
import { argument, type Method, type Table } from './table.ts';

/** The number of items, where all were read. */
export function lengthOf(list: ArrayValue, call: Pick<Call, 'node'>): Value {
  if (list.open) return derived(`${keyOf(list)}.length`, [list, ...decidedBy(list)], { at: call.node });
  return primitive(list.items.length, call.node, decidedBy(list));
}

/** Replaces what a list holds; past the limit the rest is unread. */
function rewrite(machine: Machine, list: ArrayValue, items: readonly Slot[]): void {
  charge(machine, items.length);
  machine.heap.replace(list.items, items.slice(0, limits.items));
  if (items.length > limits.items && !list.open) machine.heap.assign(list, 'open', true);
}

const push: Method<ArrayValue> = (machine, self, call) => {
  if (self.items.length + call.args.length > limits.items) rewrite(machine, self, [...self.items, ...argumentSlots(call)]);
  else machine.heap.push(self.items, ...argumentSlots(call));
  return lengthOf(self, call);
};

const unshift: Method<ArrayValue> = (machine, self, call) => {
  rewrite(machine, self, [...argumentSlots(call), ...self.items]);
  return lengthOf(self, call);
};

/** `pop` and `shift`: of an open list, any item may be taken. */
const taker = (name: 'pop' | 'shift'): Method<ArrayValue> => (machine, self, call) => {
  if (self.open) return takenUnread(machine, name, self, call);
  const item = self.items.at(name === 'pop' ? -1 : 0);
  rewrite(machine, self, name === 'pop' ? self.items.slice(0, -1) : self.items.slice(1));
  return item === undefined ? primitive(undefined, call.node, decidedBy(self)) : marked(item.value, decidedBy(self));
};

function takenUnread(machine: Machine, name: string, self: ArrayValue, call: Call): Value {
  const taken = derived(`${keyOf(self)}.${name}@${call.node.range[0]}`, [self, ...decidedBy(self)], { at: call.node });
  forgetItems(machine, self);
  return taken;
}

interface Cut { readonly start: number; readonly count: number }

/** Which items `splice` and `toSpliced` take out; null where that is not known. */
function cutOf(machine: Machine, self: ArrayValue, call: Call): Cut | null {
  const { length } = self.items;
  const start = integerArgument(machine, call, 0, 0);
  const count = call.args.length === 0 ? 0 : call.args.length === 1 ? length : integerArgument(machine, call, 1, 0);
  if (self.open || start === null || count === null) return null;
  const first = clamped(start, length);
  return { start: first, count: Math.min(Math.max(count, 0), length - first) };
}

const splice: Method<ArrayValue> = (machine, self, call) => {
  const cut = cutOf(machine, self, call);
  if (cut === null) {
    const removed = listFrom([], call, [self], true, [self, ...call.args]);
    forgetItems(machine, self);
    return removed;
  }
  const { start, count } = cut;
  const removed = listFrom(self.items.slice(start, start + count), call, [self], false);
  rewrite(machine, self, [...self.items.slice(0, start), ...argumentSlots(call, 2), ...self.items.slice(start + count)]);
  return removed;
};

const fill: Method<ArrayValue> = (machine, self, call) => {
  const start = integerArgument(machine, call, 1, 0);
  const end = integerArgument(machine, call, 2, self.items.length);
  if (self.open || start === null || end === null) forgetItems(machine, self);
  else {
    const { length } = self.items;
    const filler: Slot = { value: call.args[0] ?? nothing, at: call.argNodes[0] ?? null };
    rewrite(machine, self, self.items.map((item, i) => (i >= clamped(start, length) && i < clamped(end, length) ? filler : item)));
  }
  return self;
};

const copyWithin: Method<ArrayValue> = (machine, self, call) => {
  const { length } = self.items;
  const [target, start, end] = [integerArgument(machine, call, 0, 0), integerArgument(machine, call, 1, 0), integerArgument(machine, call, 2, length)];
  if (self.open || target === null || start === null || end === null) forgetItems(machine, self);
  else rewrite(machine, self, [...self.items].copyWithin(target, start, end));
  return self;
};

const reverse: Method<ArrayValue> = (machine, self) => {
  rewrite(machine, self, self.items.toReversed());
  return self;
};

/** A list in order, and whether the order is known. */
interface Order { readonly items: readonly Slot[]; readonly known: boolean }

/** The items as `sort` orders them: by the comparator, else by their texts; undefined ones stand last, and places never filled behind them. */
export function ordered(machine: Machine, self: ArrayValue, call: Call): Order {
  charge(machine, self.items.length);
  const comparator = argument(machine, call, 0);
  const byText = comparator.kind === 'primitive' && comparator.value === undefined;
  const holes = self.items.filter((item) => item === hole);
  const stored = self.items.filter((item) => item !== hole);
  const undefinedOnes = stored.filter((item) => isUndefined(machine.settle(item.value)));
  const rest = stored.filter((item) => !isUndefined(machine.settle(item.value)));
  const order = byText ? sortedByText(machine, rest) : sortedBy(machine, rest, functionArgument(machine, call, 0), call);
  // What was not read may be undefined, which stands last whatever the comparator says.
  const placed = rest.length < 2 || rest.every((item) => isPlaced(machine.settle(item.value)));
  return order === null ? { items: self.items, known: false } : { items: [...order, ...undefinedOnes, ...holes], known: !self.open && placed };
}

const isPlaced = (value: Settled): boolean => value.kind !== 'unknown' || value.nonNull;

const isUndefined = (value: Settled): boolean => value.kind === 'primitive' && value.value === undefined;

function sortedByText(machine: Machine, items: readonly Slot[]): readonly Slot[] | null {
  const texts = items.map((item) => toPrimitive(machine, item.value));
  if (!texts.every((text) => text !== null)) return items.length < 2 ? items : null;
  const keyed = items.map((item, i) => ({ item, text: String(texts[i]!.value) }));
  return keyed.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ item }) => item);
}

/** Sorts by a comparator of the program; null as soon as one of its answers is not known. */
function sortedBy(machine: Machine, items: readonly Slot[], comparator: Settled, call: Call): readonly Slot[] | null {
  let known = true;
  const compare = (a: Slot, b: Slot): number => {
    if (!known) return 0;
    machine.step();
    const answer = machine.settle(invoke(machine, comparator, { self: nothing, args: [a.value, b.value], node: call.node, argNodes: [a.at, b.at] }));
    const number = answer.kind === 'unknown' ? null : toPrimitive(machine, answer);
    if (number === null || typeof number.value === 'bigint') known = false;
    return number === null ? 0 : Number(number.value) || 0;
  };
  const result = items.toSorted(compare);
  if (!known) forgetRuns(machine, call);
  return known ? result : null;
}

const sort: Method<ArrayValue> = (machine, self, call) => {
  const { items, known } = ordered(machine, self, call);
  rewrite(machine, self, items);
  if (!known && !self.open) machine.heap.assign(self, 'open', true);
  return self;
};

/** The methods that change the list they are called on. */
export const changingMethods: Table<ArrayValue>['methods'] = { push, unshift, pop: taker('pop'), shift: taker('shift'), splice, fill, copyWithin, reverse, sort };

/** `toSpliced`: a list without what is cut out, and with the further arguments in its place. */
export const toSpliced: Method<ArrayValue> = (machine, self, call) => {
  const cut = cutOf(machine, self, call);
  if (cut === null) return listFrom([], call, [self], true, [self, ...call.args]);
  return listFrom([...self.items.slice(0, cut.start), ...argumentSlots(call, 2), ...self.items.slice(cut.start + cut.count)], call, [self], false);
};

/** `with`: a list with another item at one place; a place that the list does not have throws. */
export const withItem: Method<ArrayValue> = (machine, self, call) => {
  const index = integerArgument(machine, call, 0, 0);
  if (index === null || self.open) return listFrom([], call, [self], true, [self, ...call.args]);
  const place = index < 0 ? self.items.length + index : index;
  if (place < 0 || place >= self.items.length) throw thrown('RangeError', call, call.args);
  return listFrom(self.items.with(place, { value: call.args[1] ?? nothing, at: call.argNodes[1] ?? null }), call, [self], false);
};
