import { forgetDeep } from './forget.ts';
import { isFrozen } from './frozen.ts';
import { limits, nothing, RunsCode, Thrown, type Machine } from './machine.ts';
import { binary } from './operators.ts';
import { builtinMember } from './builtins/index.ts';
import { setUrlPart } from './builtins/urls.ts';
import { inheritedMember, unknownMember } from './request.ts';
import { invoke } from './calls.ts';
import { addSource, sourcesOf, spreadSource } from './sources.ts';
import { isStrict } from './strict.ts';
import { derived, keyOf, object, primitive, type ArrayValue, type ClassValue, type Node, type ObjectValue, type Primitive, type Settled, type Slot, type Unknown, type Value } from './value.ts';

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
  machine.compare([owner, name], node);
  return derived(`${keyOf(owner)}[${keyOf(name)}]`, [owner, name], { at: node });
}

const argumentLists = new WeakSet<Value>();

/** A list as the `arguments` of a function: it has items and a length, but no methods of lists. */
export function argumentList(list: ArrayValue): ArrayValue {
  argumentLists.add(list);
  return list;
}

export const isArgumentList = (value: Value): boolean => argumentLists.has(value);

/** A member by name, for natives that read options. */
export function namedMember(machine: Machine, owner: Settled, name: string, node: Node, key: Value = nothing): Value {
  const isByOrigin = key.kind === 'primitive' && key.fromOrigin;
  if (isByOrigin && 'props' in owner) compareKeys(machine, owner, key, node);
  if (owner.kind === 'unknown') return isByOrigin ? memberByOrigin(machine, owner, key, node) : machine.settle(unknownMember(machine, owner, name, node));
  if (owner.kind === 'primitive') return builtinMember(machine, owner, name, node) ?? (isHeaderValue(owner, name) ? owner : nothing);
  const slot = findSlot(owner, name);
  if (slot !== null) return slotValue(machine, slot, owner, node);
  if (name === 'callee' && isArgumentList(owner) && isStrict(machine.program)) throw typeError(node, owner);
  if (name !== 'length' && isArgumentList(owner)) return derived(`#${owner.id}.${name}`, [owner], { at: node });
  const builtin = builtinMember(machine, owner, name, node);
  if (builtin !== null) return builtin;
  const spread = isByOrigin ? null : spreadSource(owner);
  if (spread !== null) return machine.settle(unknownMember(machine, spread, name, node));
  if ('open' in owner && owner.open) return derived(`#${owner.id}.${name}`, isByOrigin ? [key, ...sourcesOf(owner)] : sourcesOf(owner), { at: node });
  if (hasUnreadParent(owner)) return inheritedMember(`#${owner.id}`, name, node);
  return isByOrigin ? primitive(undefined, node, [key]) : primitive(undefined, node);
}

/** Functions of CloudFront have request headers as objects, `request.headers.origin.value`; texts, which others have there, have no such member. */
const isHeaderValue = ({ fromOrigin, value }: Primitive, name: string): boolean => name === 'value' && fromOrigin && typeof value === 'string';

/** Notes the names that an object has, where one from the Origin is looked up: no other is found. */
export function compareKeys(machine: Machine, { props }: { readonly props: ReadonlyMap<string, unknown> }, key: Primitive, node: Node): void {
  machine.compare([key, ...[...props.keys()].map((name) => primitive(name))], node, true);
}

/** What something unread has under the origin as a name: an allowlist is often asked so. */
function memberByOrigin(machine: Machine, owner: Unknown, key: Primitive, node: Node): Value {
  const written = machine.path.written(`${owner.id}.${String(key.value)}`);
  return written === undefined ? unreadMember(machine, owner, key, node) : machine.settle(written.value);
}

const unreadClasses = new WeakSet<ClassValue>();

/** Notes that a class has static members that were not read. */
export const markUnread = (owner: ClassValue): unknown => unreadClasses.add(owner);

/** Whether all static members of a class are known. */
export const isRead = (owner: ClassValue): boolean => !unreadClasses.has(owner) && (owner.parent?.kind !== 'class' || isRead(owner.parent));

function hasUnreadParent(owner: Settled): boolean {
  if (owner.kind === 'class' && !isRead(owner)) return true;
  for (let proto = protoOf(owner), i = 0; proto !== null; proto = protoOf(proto), i++) {
    if (i > limits.callDepth || (proto.kind !== 'object' && proto.kind !== 'class' && proto.kind !== 'primitive') || ('open' in proto && proto.open)) return true;
  }
  return false;
}

const protoOf = (value: Settled): Value | null => (value.kind === 'object' ? value.proto : value.kind === 'class' ? value.parent : null);

/** The slot of a property, own or inherited; null when there is none. */
export function findSlot(owner: Settled, name: string): Slot | null {
  if (owner.kind === 'array' && isIndex(name)) return owner.open ? null : (owner.items[Number(name)] ?? null);
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
  if (slot.getter && machine.postponing > 0) throw new RunsCode();
  return slot.getter ? invoke(machine, slot.getter, { self, args: [], node, argNodes: [] }) : slot.value;
}

const isIndex = (name: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(name);

const typeError = (node: Node, owner: Value): Thrown => new Thrown(derived(`TypeError@${node.range[0]}`, [owner], { nonNull: true }));

/** Writes a member. */
export function setMember(machine: Machine, base: Value, key: Value, value: Value, node: Node, at: Node | null): void {
  const owner = machine.settle(base);
  const name = machine.settle(key);
  if (owner.kind === 'primitive') return refuse(machine, owner, node, owner.value === null || owner.value === undefined);
  if (isFrozen(owner)) return refuse(machine, owner, node);
  if (name.kind === 'primitive') setNamed(machine, owner, String(name.value), { value, at }, node);
  else if (owner.kind === 'object') storeUnread(machine, owner, name, { value, at }, node);
  else if (owner.kind === 'array') storeUnreadItem(machine, owner, name, { value, at }, node);
}

/** What cannot be written throws in strict code, and is ignored elsewhere. */
function refuse(machine: Machine, owner: Value, node: Node, always = false): void {
  if (always || isStrict(machine.program)) throw typeError(node, owner);
}

function setNamed(machine: Machine, owner: Exclude<Settled, Primitive>, name: string, slot: Slot, node: Node): void {
  const { value, at } = slot;
  if (owner.kind === 'unknown') {
    machine.path.write(`${owner.id}.${name}`, slot);
    machine.host.write(machine, owner, name, value, node, at);
    escapeStored(machine, value, name);
  } else if (owner.kind === 'array') setItem(machine, owner, name, slot, node);
  else if (owner.kind !== 'url' || !setUrlPart(machine, owner, name, value)) {
    const accessor = findSlot(owner, name);
    if (accessor?.setter) return void invoke(machine, accessor.setter, { self: owner, args: [value], node, argNodes: [at] });
    if (accessor?.getter) return refuse(machine, owner, node);
    machine.heap.put(owner.props, name, slot);
    if (owner.kind === 'native' || owner.kind === 'headers' || owner.kind === 'response') machine.host.write(machine, owner, name, value, node, at);
  }
}

function escapeStored(machine: Machine, value: Value, name: string): void {
  const stored = machine.settle(value);
  if (stored.kind === 'function') machine.escape({ fn: stored, self: null, how: 'stored', depends: 'no', via: null, name });
}

/** Stores under a name that was not read: each property there is may be the one. */
export function storeUnread(machine: Machine, owner: ObjectValue, key: Settled, slot: Slot, node: Node): void {
  if (key.kind !== 'unknown' || !/^Symbol\b/.test(key.id)) {
    for (const [name, before] of owner.props) machine.heap.put(owner.props, name, either(nameTest(machine, key, name, node), slot, before));
  }
  if (!owner.open) machine.heap.assign(owner, 'open', true);
  for (const source of [key, slot.value]) addSource(machine, owner, source);
}

/** A number and its text name the same property. */
function nameTest(machine: Machine, key: Settled, name: string, node: Node): Unknown {
  const same = isIndex(name) || key.kind !== 'unknown' ? null : machine.settle(binary(machine, '===', key, primitive(name), node));
  return same?.kind === 'unknown' ? same : derived(`${keyOf(key)} names ${name}`, [key], { at: node });
}

const either = (test: Unknown, yes: Slot, no: Slot): Slot =>
  no.getter || no.setter ? { value: derived(`${test.id}?`, [test, yes.value]), at: no.at } : { value: { kind: 'choice', test, yes: yes.value, no: no.value }, at: no.at };

function storeUnreadItem(machine: Machine, list: ArrayValue, key: Settled, slot: Slot, node: Node): void {
  machine.heap.replace(list.items, list.items.map((before, i) => either(nameTest(machine, key, String(i), node), slot, before)));
  for (const source of [key, slot.value]) addSource(machine, list, source);
  openList(machine, list);
}

function openList(machine: Machine, list: ArrayValue): void {
  if (!list.open) machine.heap.assign(list, 'open', true);
}

function setItem(machine: Machine, list: ArrayValue, name: string, slot: Slot, node: Node): void {
  if (name === 'length') return setLength(machine, list, machine.settle(slot.value), node);
  if (!isIndex(name)) return machine.heap.put(list.props, name, slot);
  const index = Number(name);
  if (list.open) return storeUnreadItem(machine, list, primitive(index), slot, node);
  if (index === list.items.length && index < limits.items) return machine.heap.push(list.items, slot);
  if (index > list.items.length) return storeUnreadItem(machine, list, derived(`place ${name}`, []), slot, node);
  machine.heap.replace(list.items, [...list.items.slice(0, index), slot, ...list.items.slice(index + 1)]);
}

/** A list that becomes longer has places where nothing is stored; they are not tracked. */
function setLength(machine: Machine, list: ArrayValue, length: Settled, node: Node): void {
  if (length.kind === 'primitive' && (!Number.isInteger(Number(length.value)) || Number(length.value) < 0)) throw typeError(node, list);
  const count = length.kind === 'primitive' ? Number(length.value) : 0;
  if (length.kind !== 'primitive' || count > list.items.length) openList(machine, list);
  machine.heap.replace(list.items, list.items.slice(0, count));
}

/** Deletes a member. */
export function deleteMember(machine: Machine, base: Value, key: Value, node: Node): void {
  const owner = machine.settle(base);
  const name = machine.settle(key);
  if (owner.kind === 'primitive') return refuse(machine, owner, node, owner.value === null || owner.value === undefined);
  if (isFrozen(owner)) return refuse(machine, owner, node);
  if (name.kind !== 'primitive') forgetDeep(machine, owner, 0);
  else if (owner.kind === 'unknown') machine.path.write(`${owner.id}.${String(name.value)}`, { value: nothing, at: node });
  else if (owner.kind === 'array' && isIndex(String(name.value))) deleteItem(machine, owner, Number(name.value));
  else machine.heap.remove(owner.props, String(name.value));
}

/** What a list lacks afterwards is not tracked, but for places that it does not have. */
function deleteItem(machine: Machine, list: ArrayValue, index: number): void {
  if (list.open || index < list.items.length) forgetDeep(machine, list, 0);
}

/** A fresh instance of a class, without its constructor having run. */
export function instanceOf(owner: ClassValue, node: Node): ObjectValue {
  const result = object(node);
  result.proto = owner.prototype;
  return result;
}
