import { constructValue, invoke } from '../calls.ts';
import { spreadInto } from '../evaluate.ts';
import { nothing, type Machine } from '../machine.ts';
import { freeze, isFrozen } from '../frozen.ts';
import { getMember, namedMember, setMember, slotValue } from '../members.ts';
import { binary } from '../operators.ts';
import { addSource, makeFrom } from '../sources.ts';
import { array, derived, keyOf, native, object, primitive, type Call, type NativeCode, type NativeValue, type ObjectValue, type Settled, type Slot, type Value } from '../value.ts';
import { isCallable } from './callbacks.ts';
import { thrown, toPrimitive } from './computed.ts';
import { listArguments } from './functions.ts';
import { hasOwn } from './inherited.ts';
import { itemsOf } from './items.ts';
import { charge, hole, listFrom } from './list-parts.ts';
import { hide, noPrototype, ownSlots, show } from './names.ts';
import { argument, notComputed } from './table.ts';

const isMissing = (value: Settled): boolean => value.kind === 'primitive' && (value.value === null || value.value === undefined);

interface Own { readonly slots: readonly (readonly [string, Slot])[]; readonly open: boolean }

/** The own properties of a value; null where it was not read. */
function ownOf(machine: Machine, value: Settled, call: Call, all = false): Own | null {
  if (isMissing(value)) throw thrown('TypeError', call, [value]);
  if (value.kind === 'unknown') return null;
  if (value.kind === 'primitive') return { slots: typeof value.value === 'string' ? Array.from(value.value, (_letter, i) => [String(i), { value: primitive(value.value?.toString()[i], call.node, [value]), at: null }] as const) : [], open: false };
  const slots = ownSlots(value, all);
  charge(machine, slots.length);
  if (value.kind !== 'array') return { slots, open: 'open' in value && value.open && value.kind === 'object' };
  charge(machine, value.items.length);
  const items = value.items.map((item, i) => [String(i), item] as const).filter(([, item]) => item !== hole);
  return { slots: [...(value.open ? [] : items), ...slots], open: value.open };
}

/** `Object.keys`, `values` and `entries`. */
const lister = (item: (machine: Machine, name: string, slot: Slot, owner: Settled, call: Call) => Value, all = false): NativeCode => (machine, call) => {
  const owner = argument(machine, call, 0);
  const own = ownOf(machine, owner, call, all);
  if (own === null) return listFrom([], call, [], true, [owner]);
  const items = own.slots.map(([name, slot]) => ({ value: item(machine, name, slot, owner, call), at: slot.at }));
  return listFrom(items, call, [owner], own.open, owner.kind === 'primitive' ? [owner] : own.open ? [owner] : []);
};

const keyItem = (_machine: Machine, name: string, slot: Slot): Value => primitive(name, slot.at);
const valueItem = (machine: Machine, _name: string, slot: Slot, owner: Settled, { node }: Call): Value => slotValue(machine, slot, owner, node);
const entryItem = (machine: Machine, name: string, slot: Slot, owner: Settled, { node }: Call): Value => array([{ value: primitive(name, slot.at), at: slot.at }, { value: slotValue(machine, slot, owner, node), at: slot.at }], slot.at);

function openFrom(machine: Machine, target: ObjectValue, source: Settled): void {
  if (!target.open) machine.heap.assign(target, 'open', true);
  addSource(machine, target, source);
}

/** `Object.assign`: also writes the members of what was not read. */
const assign: NativeCode = (machine, call) => {
  const target = argument(machine, call, 0);
  if (isMissing(target)) throw thrown('TypeError', call, [target]);
  for (const given of call.args.slice(1)) {
    const source = machine.settle(given);
    if (isMissing(source)) continue;
    const own = ownOf(machine, source, call);
    if (own === null && target.kind === 'object') spreadInto(machine, target, source);
    for (const [name, slot] of own?.slots ?? []) setMember(machine, target, primitive(name), slotValue(machine, slot, source, call.node), call.node, slot.at);
    if (own?.open && target.kind === 'object') openFrom(machine, target, source);
  }
  return target;
};

const fromEntries: NativeCode = (machine, call) => {
  const source = argument(machine, call, 0);
  const result = object(call.node);
  const items = itemsOf(machine, source, call);
  result.open = items === null || ('open' in source && source.open);
  if (result.open) makeFrom(result, [source]);
  for (const item of items ?? []) {
    const pair = machine.settle(item.value);
    if (pair.kind === 'primitive') throw thrown('TypeError', call, [pair]);
    const name = pair.kind === 'array' && !pair.open ? toPrimitive(machine, pair.items[0]?.value ?? nothing) : null;
    const value = pair.kind === 'array' ? pair.items[1] : undefined;
    if (name === null) result.open = true;
    else result.props.set(String(name.value), value ?? { value: nothing, at: item.at });
  }
  return result;
};

/** `Object.create`. What inherits from something that is no object of the file is not read. */
const create: NativeCode = (machine, call) => {
  const proto = argument(machine, call, 0);
  if (proto.kind === 'primitive' && proto.value !== null) throw thrown('TypeError', call, [proto]);
  if (proto.kind !== 'primitive' && proto.kind !== 'object' && proto.kind !== 'unknown') return { ...derived(`create ${keyOf(proto)}`, [proto], { at: call.node }), nonNull: true };
  const result = object(call.node);
  result.proto = proto.kind === 'primitive' ? noPrototype : proto;
  if (call.args.length > 1) defineAll(machine, result, argument(machine, call, 1), call);
  return result;
};

const setPrototypeOf: NativeCode = (machine, call) => {
  const target = argument(machine, call, 0);
  const proto = argument(machine, call, 1);
  if (target.kind !== 'object') return target;
  machine.heap.assign(target, 'proto', proto.kind === 'primitive' ? noPrototype : proto.kind === 'object' ? proto : derived(`prototype ${keyOf(proto)}`, [proto]));
  return target;
};

const getPrototypeOf: NativeCode = (machine, call) => {
  const value = argument(machine, call, 0);
  if (isMissing(value)) throw thrown('TypeError', call, [value]);
  const proto = value.kind === 'object' ? value.proto : value.kind === 'class' ? value.parent : null;
  if (proto === noPrototype) return primitive(null, call.node);
  return proto ?? derived(`prototype ${keyOf(value)}`, [], { at: call.node, nonNull: value.kind !== 'unknown' });
};

/** Defines one property by its descriptor; what was not read may be anything. */
function define(machine: Machine, target: Settled, name: string, descriptor: Settled, call: Call): void {
  if (descriptor.kind === 'primitive') throw thrown('TypeError', call, [descriptor]);
  const part = (key: string): Settled => machine.settle(namedMember(machine, descriptor, key, call.node));
  const getter = part('get');
  const unread = derived(`${keyOf(target)}.${name}`, [descriptor], { at: call.node });
  if (target.kind === 'unknown' || target.kind === 'array') return setMember(machine, target, primitive(name), getter.kind === 'primitive' ? part('value') : unread, call.node, slotOf(descriptor, 'value')?.at ?? null);
  if (target.kind === 'primitive' || isFrozen(target)) throw thrown('TypeError', call, [target]);
  const at = slotOf(descriptor, 'value')?.at ?? call.node;
  machine.heap.put(target.props, name, getter.kind === 'function' ? { value: nothing, at, getter } : { value: isMissing(getter) ? part('value') : unread, at });
  if (descriptor.kind !== 'unknown' && machine.test(part('enumerable'), call.node, false)) show(machine, target, name);
  else hide(machine, target, name);
}

const slotOf = (value: Settled, name: string): Slot | undefined => (value.kind === 'object' ? value.props.get(name) : undefined);

const defineProperty: NativeCode = (machine, call) => {
  const target = argument(machine, call, 0);
  const key = toPrimitive(machine, argument(machine, call, 1));
  if (key !== null) define(machine, target, String(key.value), argument(machine, call, 2), call);
  else if (target.kind === 'object' && !target.open) machine.heap.assign(target, 'open', true);
  return target;
};

function defineAll(machine: Machine, target: Settled, descriptors: Settled, call: Call): void {
  if (descriptors.kind === 'primitive' && descriptors.value === undefined) return;
  const own = ownOf(machine, descriptors, call);
  for (const [name, slot] of own?.slots ?? []) define(machine, target, name, machine.settle(slotValue(machine, slot, descriptors, call.node)), call);
  if ((own === null || own.open) && target.kind === 'object' && !target.open) machine.heap.assign(target, 'open', true);
}

const defineProperties: NativeCode = (machine, call) => {
  const target = argument(machine, call, 0);
  if (isMissing(argument(machine, call, 1))) throw thrown('TypeError', call, call.args);
  defineAll(machine, target, argument(machine, call, 1), call);
  return target;
};

/** `Object.is`: as `===`, but for NaN and the two zeros. */
const is: NativeCode = (machine, call) => {
  const [a, b] = [argument(machine, call, 0), argument(machine, call, 1)];
  if (a.kind !== 'primitive' || b.kind !== 'primitive') return binary(machine, '===', a, b, call.node);
  if (a.fromOrigin || b.fromOrigin) machine.compare([a, b], call.node, true);
  return primitive(Object.is(a.value, b.value), call.node, [a, b]);
};

const itself: NativeCode = (machine, call) => argument(machine, call, 0);

const freezing: NativeCode = (machine, call) => {
  const value = argument(machine, call, 0);
  if (value.kind !== 'primitive' && value.kind !== 'unknown') freeze(machine, value);
  return value;
};

const asksFrozen: NativeCode = (machine, call) => {
  const value = argument(machine, call, 0);
  return value.kind === 'primitive' || isFrozen(value) ? primitive(true, call.node) : notComputed(machine, 'isFrozen', nothing, call);
};

const onFirst = (machine: Machine, call: Call): Call => ({ ...call, self: argument(machine, call, 0), args: call.args.slice(1), argNodes: call.argNodes.slice(1) });

const hasOwnStatic: NativeCode = (machine, call) => {
  const owner = argument(machine, call, 0);
  if (isMissing(owner)) throw thrown('TypeError', call, [owner]);
  return hasOwn(machine, owner, onFirst(machine, call));
};

const named = (functions: Readonly<Record<string, NativeCode>>): Readonly<Record<string, NativeValue>> => Object.fromEntries(Object.entries(functions).map(([name, code]) => [name, native(name, code)]));

/** Names of lists and functions include `length` and others that are not kept as properties. */
const getOwnPropertyNames: NativeCode = (machine, call) => {
  const owner = argument(machine, call, 0);
  return owner.kind === 'object' || owner.kind === 'unknown' ? lister(keyItem, true)(machine, call) : listFrom([], call, [owner], true, [owner]);
};

/** The functions of `Object`. */
export const objectStatics: Readonly<Record<string, NativeValue>> = named({
  keys: lister(keyItem), values: lister(valueItem), entries: lister(entryItem), getOwnPropertyNames,
  assign, fromEntries, create, setPrototypeOf, getPrototypeOf, defineProperty, defineProperties, is, hasOwn: hasOwnStatic,
  freeze: freezing, isFrozen: asksFrozen, seal: itself, preventExtensions: itself,
});

/** The functions of `Reflect`. */
export const reflection: Readonly<Record<string, NativeCode>> = {
  get: (machine, call) => getMember(machine, argument(machine, call, 0), argument(machine, call, 1), call.node),
  set: (machine, call) => {
    setMember(machine, argument(machine, call, 0), argument(machine, call, 1), call.args[2] ?? nothing, call.node, call.argNodes[2] ?? null);
    return primitive(true, call.node);
  },
  has: (machine, call) => binary(machine, 'in', argument(machine, call, 1), argument(machine, call, 0), call.node),
  ownKeys: getOwnPropertyNames,
  getPrototypeOf,
  apply: (machine, call) => {
    const fn = argument(machine, call, 0);
    if (!isCallable(fn)) throw thrown('TypeError', call, [fn]);
    return invoke(machine, fn, { ...call, self: call.args[1] ?? nothing, ...listArguments(machine, argument(machine, call, 2), call) });
  },
  construct: (machine, call) => constructValue(machine, argument(machine, call, 0), { ...call, self: nothing, ...listArguments(machine, argument(machine, call, 1), call) }, null),
  defineProperty: (machine, call) => {
    defineProperty(machine, call);
    return primitive(true, call.node);
  },
  deleteProperty: (machine, call) => {
    const target = argument(machine, call, 0);
    const key = toPrimitive(machine, argument(machine, call, 1));
    if (target.kind === 'object' && key !== null) machine.heap.remove(target.props, String(key.value));
    return primitive(true, call.node);
  },
  setPrototypeOf: (machine, call) => {
    setPrototypeOf(machine, call);
    return primitive(true, call.node);
  },
  getOwnPropertyDescriptor: (machine, call) => notComputed(machine, 'getOwnPropertyDescriptor', nothing, call),
  isExtensible: (machine, call) => notComputed(machine, 'isExtensible', nothing, call),
  preventExtensions: () => primitive(true),
};

