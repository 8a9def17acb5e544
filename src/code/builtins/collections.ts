import { nothing, type Machine } from '../machine.ts';
import { derived, keyOf, listOf, mapOf, primitive, setOf, type Call, type MapValue, type NativeCode, type Node, type Settled, type SetValue, type Slot, type Value } from '../value.ts';
import { furtherItem, visitor } from './callbacks.ts';
import { platformClass, thrown } from './computed.ts';
import { withInherited } from './inherited.ts';
import { itemsOf } from './items.ts';
import { contains } from './list-search.ts';
import { charge, listFrom, sameness } from './list-parts.ts';
import { decided, decidedBy, marked, marksOf } from './marks.ts';
import { argument, type Method, type Table } from './table.ts';

/** What tells keys apart that are certainly not the same, and is equal for those that certainly are. */
function identity(value: Settled): unknown {
  if (value.kind === 'primitive') return value.value;
  return value.kind === 'unknown' ? `unknown ${value.id}` : value;
}

/** A key as it is stored: of the two zeros, only one. */
const stored = (key: Settled): Settled => (key.kind === 'primitive' && key.value === 0 ? { ...key, value: 0 } : key);

/** The place of a key that is certainly the same; -1 where there is none. */
function placeOf(machine: Machine, keys: readonly Value[], key: Settled): number {
  charge(machine, keys.length);
  const wanted = new Set([identity(key)]);
  return keys.findIndex((one) => {
    const settled = machine.settle(one);
    return settled.kind === 'unknown' === (key.kind === 'unknown') && wanted.has(identity(settled));
  });
}

/** Each value once, in order of first appearance. */
function distinct(machine: Machine, items: readonly Slot[]): Slot[] {
  const seen = { known: new Set<unknown>(), unread: new Set<unknown>() };
  return items.flatMap((item) => {
    const value = stored(machine.settle(item.value));
    const group = value.kind === 'unknown' ? seen.unread : seen.known;
    const isNew = !group.has(identity(value));
    group.add(identity(value));
    return isNew ? [{ value, at: item.at }] : [];
  });
}

/** How many keys there are: not known where two of them may be the same. */
function sizeOf(machine: Machine, owner: SetValue | MapValue, keys: readonly Value[], node: Node): Value {
  const settled = keys.map((key) => machine.settle(key));
  const from = [...marksOf(settled.filter((key) => key.kind === 'primitive' || key.kind === 'unknown')), ...decidedBy(owner)];
  const known = !owner.open && (settled.length < 2 || settled.every((key) => key.kind !== 'unknown'));
  return known ? primitive(settled.length, node, settled.length < 2 ? decidedBy(owner) : from) : derived(`${keyOf(owner)}.size`, [owner, ...from], { at: node });
}

const add: Method<SetValue> = (machine, self, call) => {
  const value = argument(machine, call, 0);
  if (placeOf(machine, self.items.map((item) => item.value), value) < 0) machine.heap.push(self.items, { value: stored(value), at: call.argNodes[0] ?? null });
  return self;
};

/** Items of a set that are, or may be, the same as a key. */
function split<T>(machine: Machine, entries: readonly T[], keyAt: (entry: T) => Value, key: Settled, node: Node): { same: T[]; unread: T[]; others: T[]; answers: Settled[] } {
  const result: { same: T[]; unread: T[]; others: T[]; answers: Settled[] } = { same: [], unread: [], others: [], answers: [] };
  charge(machine, entries.length);
  for (const entry of entries) {
    const answer = sameness(machine, keyAt(entry), key, node, true);
    result.answers.push(answer);
    (answer.kind === 'unknown' ? result.unread : answer.kind === 'primitive' && answer.value === true ? result.same : result.others).push(entry);
  }
  return result;
}

const deleteItem: Method<SetValue> = (machine, self, call) => {
  const key = argument(machine, call, 0);
  const { same, unread, others, answers } = split(machine, self.items, (item) => item.value, key, call.node);
  if (same.length + unread.length > 0) machine.heap.replace(self.items, others);
  return removed(machine, self, same.length > 0, unread.length > 0, [key, ...marksOf(answers)], call);
};

/** Whether something was removed. What may have been removed may also still be there. */
function removed(machine: Machine, self: SetValue | MapValue, was: boolean, mayHave: boolean, from: readonly Value[], call: Call): Value {
  if (mayHave && !self.open) machine.heap.assign(self, 'open', true);
  if (was || (!mayHave && !self.open)) return primitive(was, call.node, [...from, ...decidedBy(self)]);
  return derived(`${keyOf(self)}.delete(${call.args.map(keyOf).join()})`, [...from, ...decidedBy(self)], { at: call.node });
}

function clear(machine: Machine, self: SetValue | MapValue): Value {
  if (self.kind === 'set') machine.heap.replace(self.items, []);
  else machine.heap.replace(self.entries, []);
  if (self.open) machine.heap.assign(self, 'open', false);
  return nothing;
}

const setItems: Method<SetValue> = (machine, self, call) => copied(machine, self.items, self, call);

/** A list of a collection's parts. Where two keys may be the same, it is not known how many there are, nor which values of a map were replaced. */
function copied(machine: Machine, items: readonly Slot[], self: SetValue | MapValue, call: Call, replaceable = false): Value {
  charge(machine, items.length);
  const keys = self.kind === 'set' ? self.items.map((item) => item.value) : self.entries.map((entry) => entry.key);
  const unsure = keys.length > 1 && keys.some((key) => machine.settle(key).kind === 'unknown');
  const open = self.open || unsure;
  return listFrom(unsure && replaceable ? [] : items, call, [self], open, open ? [self] : []);
}

const forEachItem: Method<SetValue> = (machine, self, call) => {
  const visit = visitor(machine, self, call, (item) => item.value);
  for (const item of self.items.slice()) visit(item, 0);
  return restRound(machine, self, call, visit);
};

/** One round for the further items of an open collection, or none. */
function restRound(machine: Machine, self: SetValue | MapValue, call: Call, visit: ReturnType<typeof visitor>): Value {
  if (self.open && machine.decide(derived(`some ${keyOf(self)}`, [self, ...decidedBy(self)], { at: call.node }), call.node)) visit(furtherItem(self, call.node), 0);
  return nothing;
}

/** What sets have by nature; weak sets as well. */
export const setTable: Table<SetValue> = withInherited<SetValue>({
  properties: { size: (machine, owner, node) => sizeOf(machine, owner, owner.items.map((item) => item.value), node) },
  methods: {
    has: (machine, self, call) => contains(machine, self, self.items, argument(machine, call, 0), call),
    add, delete: deleteItem, clear, forEach: forEachItem,
    keys: setItems, values: setItems,
    entries: (machine, self, call) => copied(machine, self.items.map(({ value, at }) => ({ value: listOf([value, value], at), at })), self, call),
  },
}, 'union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom');

/** So many entries that a look-up may mean are told apart. */
const fewest = 4;

/** `get`: later entries count before earlier ones, because a key that was not read may have replaced one. */
const get: Method<MapValue> = (machine, self, call) => {
  const key = argument(machine, call, 0);
  charge(machine, self.entries.length);
  const unread: { readonly test: Settled & { kind: 'unknown' }; readonly value: Value }[] = [];
  const answers: Settled[] = [];
  let found: Value | null = null;
  for (const entry of self.entries.toReversed()) {
    const answer = sameness(machine, entry.key, key, call.node, true);
    answers.push(answer);
    if (answer.kind === 'unknown') unread.push({ test: answer, value: entry.slot.value });
    else if (answer.kind === 'primitive' && answer.value === true && found === null) found = entry.slot.value;
    if (found !== null) break;
  }
  const from = marksOf([key, ...answers, ...decidedBy(self)]);
  if (unread.length > fewest || (found === null && self.open)) return derived(`${keyOf(self)}.get(${keyOf(key)})`, [...from, ...unread.map(({ value }) => value), self], { at: call.node });
  const last = found === null ? primitive(undefined, call.node, from) : marked(found, from);
  return unread.reduceRight<Value>((no, { test, value }) => ({ kind: 'choice', test, yes: marked(value, from), no }), last);
};

const hasKey: Method<MapValue> = (machine, self, call) =>
  contains(machine, self, self.entries.map(({ key, slot }) => ({ value: key, at: slot.at })), argument(machine, call, 0), call);

const set: Method<MapValue> = (machine, self, call) => {
  put(machine, self, argument(machine, call, 0), { value: call.args[1] ?? nothing, at: call.argNodes[1] ?? null });
  return self;
};

function put(machine: Machine, self: MapValue, key: Settled, slot: Slot): void {
  const place = placeOf(machine, self.entries.map((entry) => entry.key), key);
  if (place < 0) return machine.heap.push(self.entries, { key: stored(key), slot });
  // An entry behind it may be of the same key, and then this one counts.
  const last = place === self.entries.length - 1 || (key.kind !== 'unknown' && self.entries.slice(place + 1).every((entry) => machine.settle(entry.key).kind !== 'unknown'));
  const entry = { key: self.entries[place]!.key, slot };
  const others = self.entries.filter((_entry, i) => i !== place);
  machine.heap.replace(self.entries, last ? self.entries.with(place, entry) : [...others, entry]);
}

const deleteKey: Method<MapValue> = (machine, self, call) => {
  const key = argument(machine, call, 0);
  const { same, unread, others, answers } = split(machine, self.entries, (entry) => entry.key, key, call.node);
  // What may be gone may also have taken the place of another entry.
  if (same.length + unread.length > 0) machine.heap.replace(self.entries, unread.length > 0 ? [] : others);
  return removed(machine, self, same.length > 0, unread.length > 0, [key, ...marksOf(answers)], call);
};

const forEachEntry: Method<MapValue> = (machine, self, call) => {
  let key: Value = nothing;
  const visit = visitor(machine, self, call, () => key);
  for (const entry of self.entries.slice()) {
    key = entry.key;
    visit(entry.slot, 0);
  }
  key = furtherItem(self, call.node).value;
  return restRound(machine, self, call, visit);
};

/** What maps have by nature; weak maps as well. */
export const mapTable: Table<MapValue> = withInherited<MapValue>({
  properties: { size: (machine, owner, node) => sizeOf(machine, owner, owner.entries.map((entry) => entry.key), node) },
  methods: {
    get, has: hasKey, set, delete: deleteKey, clear, forEach: forEachEntry,
    keys: (machine, self, call) => copied(machine, self.entries.map(({ key, slot }) => ({ value: key, at: slot.at })), self, call),
    values: (machine, self, call) => copied(machine, self.entries.map(({ slot }) => slot), self, call, true),
    entries: (machine, self, call) => copied(machine, self.entries.map(({ key, slot }) => ({ value: listOf([key, slot.value], slot.at), at: slot.at })), self, call, true),
  },
});

/** The items a collection is made from: none for nothing, null where they were not read. */
function given(machine: Machine, call: Call): { readonly items: readonly Slot[] | null; readonly open: boolean; readonly source: Settled } {
  const source = argument(machine, call, 0);
  if (source.kind === 'primitive' && (source.value === null || source.value === undefined)) return { items: [], open: false, source };
  const items = itemsOf(machine, source, call);
  return { items, open: items === null || ('open' in source && source.open), source };
}

const newSet: NativeCode = (machine, call) => {
  const { items, open, source } = given(machine, call);
  return decided(setOf(distinct(machine, items ?? []), open, call.node), [...decidedBy(source), ...(open ? [source] : [])]);
};

const newMap: NativeCode = (machine, call) => {
  const { items, open, source } = given(machine, call);
  const result = mapOf([], open, call.node);
  for (const item of items ?? []) {
    machine.step();
    const pair = machine.settle(item.value);
    if (pair.kind === 'primitive') throw thrown('TypeError', call, [pair]);
    if (pair.kind !== 'array' || pair.open) result.open = true;
    else put(machine, result, machine.settle(pair.items[0]?.value ?? nothing), { value: pair.items[1]?.value ?? nothing, at: pair.items[1]?.at ?? item.at });
  }
  return decided(result, [...decidedBy(source), ...(result.open ? [source] : [])]);
};

const withoutNew: NativeCode = (_machine, call) => {
  throw thrown('TypeError', call, []);
};

const classOf = (name: string, construct: NativeCode) => (): Value => platformClass(name, withoutNew, {}, construct);

export const collectionGlobals: Readonly<Record<string, () => Value>> = { Set: classOf('Set', newSet), Map: classOf('Map', newMap), WeakSet: classOf('WeakSet', newSet), WeakMap: classOf('WeakMap', newMap) };
