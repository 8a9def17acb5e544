import { limits, nothing, Thrown, type Machine } from './machine.ts';
import { builtinMember } from './builtins/index.ts';
import { setUrlPart } from './builtins/urls.ts';
import { inheritedMember, unknownMember } from './request.ts';
import { invoke } from './calls.ts';
import { derived, keyOf, object, primitive, type ClassValue, type Node, type ObjectValue, type Primitive, type Settled, type Slot, type Value } from './value.ts';

/** The key of a member that is written as a name, a string or a number. */
export function memberKey(node: Node): Primitive {
  if (node.type === 'Identifier') return primitive(node.name, node);
  if (node.type === 'PrivateIdentifier') return primitive(`#${node.name}`, node);
  if (node.type === 'Literal') return primitive(String(node.value), node);
  return primitive('', node);
}

/** What a member of a value holds. A member of null or undefined throws, as it does when the program runs. */
export function getMember(machine: Machine, base: Value, key: Value, node: Node): Value {
  const owner = machine.settle(base);
  const name = machine.settle(key);
  if (owner.kind === 'primitive' && (owner.value === null || owner.value === undefined)) throw new Thrown(derived(`TypeError@${node.range[0]}`, [owner]));
  if (name.kind !== 'primitive') return unreadMember(machine, owner, name, node);
  return namedMember(machine, owner, String(name.value), node, name);
}

function unreadMember(machine: Machine, owner: Settled, name: Settled, node: Node): Value {
  machine.compare([owner, name]);
  return derived(`${keyOf(owner)}[${keyOf(name)}]`, [owner, name], { at: node });
}

/** A member by name, for natives that read options. */
export function namedMember(machine: Machine, owner: Settled, name: string, node: Node, key: Value = nothing): Value {
  if (owner.kind === 'unknown') return machine.settle(unknownMember(machine, owner, name, node));
  if (owner.kind === 'primitive') return builtinMember(machine, owner, name, node) ?? nothing;
  const slot = findSlot(owner, name);
  if (slot !== null) return slotValue(machine, slot, owner, node);
  const builtin = builtinMember(machine, owner, name, node);
  if (builtin !== null) return builtin;
  if ('open' in owner && owner.open) return derived(`#${owner.id}.${name}`, [], { at: node });
  if (hasUnreadParent(owner)) return inheritedMember(`#${owner.id}`, name, node);
  return key.kind === 'primitive' && key.fromOrigin ? primitive(undefined, node, [key]) : primitive(undefined, node);
}

function hasUnreadParent(owner: Settled): boolean {
  for (let proto = protoOf(owner); proto !== null; proto = protoOf(proto as Settled)) if (proto.kind === 'unknown') return true;
  return false;
}

const protoOf = (value: Settled): Value | null => (value.kind === 'object' ? value.proto : value.kind === 'class' ? value.parent : null);

/** The slot of a property, own or inherited; null when there is none. */
export function findSlot(owner: Settled, name: string): Slot | null {
  if (owner.kind === 'array' && /^\d+$/.test(name)) return owner.items[Number(name)] ?? null;
  for (let holder: Value | null = owner, i = 0; holder !== null && i < limits.callDepth; i++) {
    if (!('props' in holder)) return null;
    const slot = holder.props.get(name);
    if (slot !== undefined) return slot;
    holder = protoOf(holder);
  }
  return null;
}

/** What a slot holds; a getter is run. */
export function slotValue(machine: Machine, slot: Slot, self: Value, node: Node): Value {
  return slot.getter ? invoke(machine, slot.getter, { self, args: [], node, argNodes: [] }) : slot.value;
}

/** Writes a member. */
export function setMember(machine: Machine, base: Value, key: Value, value: Value, node: Node, at: Node | null): void {
  const owner = machine.settle(base);
  const name = machine.settle(key);
  if (name.kind !== 'primitive') return setUnread(machine, owner);
  const text = String(name.value);
  if (owner.kind === 'unknown') {
    machine.path.write(`${owner.id}.${text}`, { value, at });
    machine.host.write(machine, owner, text, value, node, at);
    escapeStored(machine, value, text);
  } else if (owner.kind === 'array') setItem(machine, owner, text, { value, at });
  else if (owner.kind !== 'primitive' && !(owner.kind === 'url' && setUrlPart(machine, owner, text, value))) {
    machine.heap.put(owner.props, text, { value, at });
    if (owner.kind === 'native' || owner.kind === 'headers' || owner.kind === 'response') machine.host.write(machine, owner, text, value, node, at);
  }
}

function escapeStored(machine: Machine, value: Value, name: string): void {
  const stored = machine.settle(value);
  if (stored.kind === 'function') machine.escape({ fn: stored, self: null, how: 'stored', depends: 'no', via: null, name });
}

function setUnread(machine: Machine, owner: Settled): void {
  if ((owner.kind === 'object' || owner.kind === 'array') && !owner.open) machine.heap.assign(owner as ObjectValue, 'open', true);
}

function setItem(machine: Machine, list: Extract<Settled, { kind: 'array' }>, name: string, slot: Slot): void {
  const index = /^\d+$/.test(name) ? Number(name) : -1;
  if (name === 'length' && slot.value.kind === 'primitive') return machine.heap.replace(list.items, list.items.slice(0, Number(slot.value.value)));
  if (index < 0) return machine.heap.put(list.props, name, slot);
  if (index > list.items.length) return setUnread(machine, list);
  machine.heap.replace(list.items, [...list.items.slice(0, index), slot, ...list.items.slice(index + 1)]);
}

/** A fresh instance of a class, without its constructor having run. */
export function instanceOf(owner: ClassValue, node: Node): ObjectValue {
  const result = object(node);
  result.proto = owner.prototype;
  return result;
}
