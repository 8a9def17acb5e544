import { invoke } from '../calls.ts';
import { forgetDeep } from '../forget.ts';
import { nothing, type Machine } from '../machine.ts';
import { isRelevant } from '../relevance.ts';
import { derived, keyOf, listOf, primitive, type ArrayValue, type Call, type Slot, type Value } from '../value.ts';
import { forgetRuns, functionArgument, furtherItem, visitor } from './callbacks.ts';
import { thrown, toPrimitive } from './computed.ts';
import { ordered, toSpliced, withItem } from './list-changes.ts';
import { charge, filled, hole, integerArgument, joined, listFrom } from './list-parts.ts';
import { closureMarks, decidedBy, marked, marksOf } from './marks.ts';
import { argument, notComputed, type Method, type Table } from './table.ts';

/** So many items of a filter are decided one by one; with more of them, the result is a list that was not read to its end. */
const mostDecisions = 3;

const filter: Method<ArrayValue> = (machine, self, call) => {
  const visit = visitor(machine, self, call);
  const answers = self.items.map((item, i) => (item === hole ? null : visit(item, i)));
  if (self.open) answers.push(visit(furtherItem(self, call.node), -1));
  const unread = answers.filter((answer) => answer?.kind === 'unknown').length;
  const keep = (_item: Slot, i: number): boolean => {
    const answer = answers[i] ?? nothing;
    return answer.kind === 'unknown' && unread > mostDecisions ? false : machine.test(answer, call.node);
  };
  const marks = [...marksOf(answers.filter((answer) => answer !== null)), ...closureMarks(machine, call)];
  return listFrom(self.items.filter(keep), call, [self], self.open || unread > mostDecisions, marks);
};

const map: Method<ArrayValue> = (machine, self, call) => {
  const visit = visitor(machine, self, call);
  const items = self.items.map((item, i) => (item === hole ? hole : { value: visit(item, i), at: item.at }));
  const rest = self.open ? [visit(furtherItem(self, call.node), -1)] : [];
  return listFrom(items, call, [self], self.open, rest);
};

/** The further items of an open list: no round or one, where the callback can matter. */
const forEach: Method<ArrayValue> = (machine, self, call) => {
  const visit = visitor(machine, self, call);
  self.items.slice().forEach((item, i) => item !== hole && visit(item, i));
  const callback = argument(machine, call, 0);
  if (!self.open || (callback.kind === 'function' && !isRelevant(machine.host, callback.node.body))) return nothing;
  if (machine.decide(derived(`some ${keyOf(self)}`, [self, ...decidedBy(self)], { at: call.node }), call.node)) visit(furtherItem(self, call.node), -1);
  return nothing;
};

/** A list in a list in a list …: past this depth, the rest is not read. */
const deepest = 50;

/** Appends the items of a value that is a list, `depth` levels deep; false where it was not read whether it is one. */
function flatten(machine: Machine, value: Slot, depth: number, into: Slot[], level = 0): boolean {
  const settled = machine.settle(value.value);
  if (depth < 0 || (settled.kind !== 'array' && settled.kind !== 'unknown')) return into.push(value) > 0;
  if (settled.kind === 'unknown' || level > deepest) return false;
  charge(machine, settled.items.length + 64);
  let whole = !settled.open;
  for (const item of settled.items) if (item !== hole) whole = flatten(machine, item, depth - 1, into, level + 1) && whole;
  return whole;
}

const flat: Method<ArrayValue> = (machine, self, call) => {
  const depth = integerArgument(machine, call, 0, 1);
  const items: Slot[] = [];
  const whole = depth !== null && flatten(machine, { value: self, at: null }, Math.max(depth, 0), items);
  return listFrom(items, call, [self], !whole, whole ? [] : [self]);
};

const flatMap: Method<ArrayValue> = (machine, self, call) => {
  const visit = visitor(machine, self, call);
  const items: Slot[] = [];
  const unread: Value[] = [];
  for (const [i, item] of [...self.items, ...(self.open ? [furtherItem(self, call.node)] : [])].entries()) {
    if (item === hole) continue;
    const value = visit(item, i);
    if (i === self.items.length) unread.push(value);
    else if (!flatten(machine, { value, at: item.at }, 0, items)) unread.push(value);
  }
  return listFrom(items, call, [self], unread.length > 0, unread);
};

/** `reduce` and `reduceRight`. */
const reducer = (name: string, order: (items: readonly Slot[]) => readonly number[]): Method<ArrayValue> => (machine, self, call) => {
  const fn = functionArgument(machine, call, 0);
  const indices = order(self.items).filter((i) => self.items[i] !== hole);
  if (self.open) return reducedUnread(machine, name, self, call);
  const first = call.args.length > 1 ? null : indices[0];
  if (first === undefined) throw thrown('TypeError', call, decidedBy(self));
  const items = self.items.slice();
  let result: Value = first === null ? call.args[1]! : items[first]!.value;
  for (const i of first === null ? indices : indices.slice(1)) {
    machine.step();
    const item = items[i]!;
    result = invoke(machine, fn, { self: nothing, args: [result, item.value, primitive(i), self], node: call.node, argNodes: [null, item.at, null, null] });
  }
  return marked(machine.settle(result), decidedBy(self));
};

function reducedUnread(machine: Machine, name: string, self: ArrayValue, call: Call): Value {
  const from = [self, ...decidedBy(self), ...call.args.slice(1), ...closureMarks(machine, call)];
  const start = call.args[1];
  forgetRuns(machine, call);
  if (start !== undefined) forgetDeep(machine, start, 1);
  return derived(`${keyOf(self)}.${name}@${call.node.range[0]}`, from, { at: call.node });
}

const slice: Method<ArrayValue> = (machine, self, call) => {
  const start = integerArgument(machine, call, 0, 0);
  const end = integerArgument(machine, call, 1, Infinity);
  if (start === null || end === null || (self.open && (start !== 0 || end !== Infinity))) return listFrom([], call, [self], true, [self, ...call.args]);
  charge(machine, self.items.length);
  return listFrom(self.items.slice(start, end), call, [self], self.open);
};

const concat: Method<ArrayValue> = (machine, self, call) => {
  const parts = [self, ...call.args.map((arg) => machine.settle(arg))];
  charge(machine, self.items.length);
  const items = parts.flatMap((part, i): readonly Slot[] => {
    if (part.kind === 'array') return part.items;
    return part.kind === 'unknown' ? [] : [{ value: part, at: call.argNodes[i - 1] ?? null }];
  });
  const open = parts.some((part) => part.kind === 'unknown' || (part.kind === 'array' && part.open));
  return listFrom(items, call, parts, open, parts.filter((part) => part.kind === 'unknown'));
};

const join: Method<ArrayValue> = (machine, self, call) => {
  const given = argument(machine, call, 0);
  const separator = given.kind === 'primitive' && given.value === undefined ? primitive(',') : toPrimitive(machine, given);
  const text = separator === null ? null : joined(machine, self, String(separator.value), call);
  if (text === null) return unreadText(machine, 'join', self, call);
  return marked(text, marksOf(separator === null || self.items.length < 2 ? [] : [separator]));
};

function unreadText(machine: Machine, name: string, self: ArrayValue, call: Call): Value {
  const result = notComputed(machine, name, self, call);
  return result.kind === 'unknown' ? { ...result, ...(decidedBy(self).length > 0 ? derived(result.id, [result, ...decidedBy(self)]) : {}), at: call.node } : result;
}

const at: Method<ArrayValue> = (machine, self, call) => {
  const index = integerArgument(machine, call, 0, 0);
  if (index === null || self.open) return derived(`${keyOf(self)}.at(${call.args.map(keyOf).join()})`, [self, ...call.args, ...decidedBy(self)], { at: call.node });
  const item = self.items.at(index);
  const from = [...call.args.slice(0, 1).filter((arg) => arg.kind === 'primitive'), ...decidedBy(self)];
  return item === undefined ? primitive(undefined, call.node, from) : marked(item.value, marksOf(from));
};

/** Pairs of a place and an item; in an open list no place is known. */
const entries: Method<ArrayValue> = (_machine, self, call) =>
  listFrom(self.open ? [] : self.items.map((item, i) => ({ value: listOf([primitive(i), item.value], item.at), at: item.at })), call, [self], self.open, self.open ? [self] : []);

const keys: Method<ArrayValue> = (_machine, self, call) => listFrom(self.open ? [] : self.items.map((_item, i) => ({ value: primitive(i), at: null })), call, [self], self.open);

const values: Method<ArrayValue> = (_machine, self, call) => listFrom(self.items.map(filled), call, [self], self.open);

const toSorted: Method<ArrayValue> = (machine, self, call) => {
  const { items, known } = ordered(machine, self, call);
  return listFrom(items.map(filled), call, [self], !known);
};

const toReversed: Method<ArrayValue> = (_machine, self, call) => listFrom(self.items.toReversed().map(filled), call, [self], self.open);

const asText: Method<ArrayValue> = (machine, self, call) => joined(machine, self, ',', call) ?? unreadText(machine, 'toString', self, call);

const forwards = (items: readonly Slot[]): readonly number[] => items.map((_item, i) => i);

/** The methods that compute something from a list and leave it as it is. */
export const copyingMethods: Table<ArrayValue>['methods'] = {
  filter, map, forEach, flat, flatMap, slice, concat, join, at, entries, keys, values, toSorted, toSpliced, with: withItem,
  reduce: reducer('reduce', forwards),
  reduceRight: reducer('reduceRight', (items) => forwards(items).toReversed()),
  toReversed, toString: asText,
};
