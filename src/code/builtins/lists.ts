import { iterate } from '../evaluate.ts';
import { isFrozen } from '../frozen.ts';
import { limits, type Machine } from '../machine.ts';
import { isArgumentList, namedMember } from '../members.ts';
import { derived, keyOf, native, object, primitive, type ArrayValue, type Call, type Settled, type Slot, type Value } from '../value.ts';
import { functionArgument } from './callbacks.ts';
import { platformClass, thrown } from './computed.ts';
import { methodsOf, unreadFunctions, withInherited } from './inherited.ts';
import { changingMethods, lengthOf } from './list-changes.ts';
import { copyingMethods } from './list-copies.ts';
import { argumentSlots, charge, filled, hole, listFrom } from './list-parts.ts';
import { searchMethods } from './list-search.ts';
import { argument, type Method, type Table } from './table.ts';

const always = new Set(['push', 'pop', 'shift', 'unshift', 'splice']);

/** A frozen list throws where something would be stored in it. */
const unlessFrozen = (name: string, method: Method<ArrayValue>): Method<ArrayValue> => (machine, self, call) => {
  if (isFrozen(self) && (always.has(name) || self.items.length > 1)) throw thrown('TypeError', call, []);
  return method(machine, self, call);
};

/** What lists have by nature. In an open list, no place is known: further items may stand anywhere. */
export const listTable: Table<ArrayValue> = withInherited<ArrayValue>({
  properties: { length: (_machine, owner, node) => lengthOf(owner, { node }) },
  methods: { ...searchMethods, ...copyingMethods, ...Object.fromEntries(Object.entries(changingMethods).map(([name, method]) => [name, unlessFrozen(name, method)])) },
});

/** `Array.isArray`. */
function isArray(machine: Machine, call: Call): Value {
  const value = argument(machine, call, 0);
  if (value.kind === 'unknown') return derived(`Array.isArray(${keyOf(value)})`, [value], { at: call.node });
  return primitive(value.kind === 'array' && !isArgumentList(value), call.node, value.kind === 'primitive' ? [value] : []);
}

/** `Array.from`: of an iterable, or of an object with a length. */
function from(machine: Machine, call: Call): Value {
  const source = argument(machine, call, 0);
  const items = sourceItems(machine, source, call);
  const open = items === null || ('open' in source && source.open && source.kind !== 'object');
  const list = listFrom(items ?? [], call, [source], open, open ? [source] : []);
  const mapped = argument(machine, call, 1);
  if (mapped.kind === 'primitive' && mapped.value === undefined) return list;
  functionArgument(machine, call, 1);
  return listTable.methods['map']!(machine, list, { ...call, args: call.args.slice(1), argNodes: call.argNodes.slice(1) });
}

function sourceItems(machine: Machine, source: Settled, call: Call): readonly Slot[] | null {
  const items = iterate(source);
  charge(machine, items?.length ?? 0);
  if (items !== null) return items.map(filled);
  if (source.kind === 'primitive') {
    if (source.value === null || source.value === undefined) throw thrown('TypeError', call, [source]);
    return [];
  }
  return source.kind === 'object' && !source.open && source.proto === null ? arrayLike(machine, source, call) : null;
}

/** The items of an object with a length and members 0, 1, 2 … */
function arrayLike(machine: Machine, source: Settled, call: Call): readonly Slot[] | null {
  const length = machine.settle(namedMember(machine, source, 'length', call.node));
  if (length.kind !== 'primitive' || typeof length.value === 'bigint') return null;
  const count = Math.trunc(Number(length.value)) || 0;
  if (count > limits.items) return null;
  charge(machine, count);
  return Array.from({ length: Math.max(count, 0) }, (_none, i) => ({ value: namedMember(machine, source, String(i), call.node), at: null }));
}

/** `Array(3)` has three places where nothing is stored; `Array(…items)` is a list of them. */
function create(machine: Machine, call: Call): Value {
  if (call.args.length !== 1) return listFrom(argumentSlots(call), call, [], false);
  const length = argument(machine, call, 0);
  if (length.kind === 'unknown') return listFrom([], call, [], true, [length]);
  if (length.kind !== 'primitive' || typeof length.value !== 'number') return listFrom(argumentSlots(call), call, [], false);
  if (length.value < 0 || length.value >= 2 ** 32 || !Number.isInteger(length.value)) throw thrown('RangeError', call, [length]);
  charge(machine, Math.min(length.value, limits.items));
  return listFrom(Array.from({ length: Math.min(length.value, limits.items) }, () => hole), call, [], length.value > limits.items, [length]);
}

function makeArray(): Value {
  const prototype = object();
  prototype.open = true;
  for (const [name, method] of Object.entries(methodsOf('array', listTable))) prototype.props.set(name, { value: method, at: null });
  return platformClass('Array', create, {
    prototype,
    isArray: native('isArray', isArray),
    from: native('from', from),
    of: native('of', (_machine, call) => listFrom(argumentSlots(call), call, [], false)),
    ...unreadFunctions('fromAsync'),
  }, create);
}

export const listGlobals: Readonly<Record<string, () => Value>> = { Array: makeArray };

