import type { TSESTree } from '@typescript-eslint/utils';
import { charge, hole } from './builtins/list-parts.ts';
import { noPrototype, ownSlots } from './builtins/names.ts';
import type { Environment } from './environment.ts';
import { evaluate } from './evaluate.ts';
import { limits, nothing, Thrown, type Machine } from './machine.ts';
import { memberKey, slotValue, storeUnread } from './members.ts';
import { addSource, noteSpread } from './sources.ts';
import { array, closure, derived, object, primitive, type ArrayValue, type FunctionNode, type HeadersValue, type Node, type ObjectValue, type Settled, type Slot, type Value } from './value.ts';

/** The object that an object literal makes. */
export function evaluateObject(machine: Machine, node: TSESTree.ObjectExpression, env: Environment): Value {
  const result = object(node);
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') spreadInto(machine, result, evaluate(machine, property.argument, env), property);
    else evaluateProperty(machine, result, property, env);
  }
  return result;
}

function evaluateProperty(machine: Machine, target: ObjectValue, property: TSESTree.Property, env: Environment): void {
  const key = property.computed ? machine.settle(evaluate(machine, property.key, env)) : memberKey(property.key);
  if (property.kind !== 'init') return defineAccessor(machine, target, key, property, env);
  const value = property.method ? closure(property.value as FunctionNode, env, null) : evaluate(machine, property.value, env);
  const slot: Slot = { value, at: property.shorthand ? property : property.value };
  if (key.kind !== 'primitive') storeUnread(machine, target, key, slot, property);
  else if (key.value === '__proto__' && !property.computed && !property.shorthand && !property.method) setPrototype(machine, target, value);
  else target.props.set(String(key.value), slot);
}

/** `__proto__: value` in a literal; what is no object changes nothing. */
function setPrototype(machine: Machine, target: ObjectValue, value: Value): void {
  const proto = machine.settle(value);
  if (proto.kind !== 'primitive' || proto.value === null) machine.heap.assign(target, 'proto', proto.kind === 'primitive' ? noPrototype : proto.kind === 'object' ? proto : derived(`prototype@${target.id}`, [proto]));
}

function defineAccessor(machine: Machine, target: ObjectValue, key: Settled, property: TSESTree.Property, env: Environment): void {
  const fn = closure(property.value as FunctionNode, env, null);
  if (key.kind !== 'primitive') return storeUnread(machine, target, key, { value: derived(`accessor@${property.range[0]}`, []), at: property.value }, property);
  target.props.set(String(key.value), accessor(target.props.get(String(key.value)), property.kind === 'get' ? { getter: fn } : { setter: fn }, property.value));
}

/** A slot with a getter or a setter; the other half of the pair stays. */
export const accessor = (before: Slot | undefined, half: Pick<Slot, 'getter' | 'setter'>, at: Node): Slot =>
  ({ value: nothing, at, ...(before?.getter ? { getter: before.getter } : {}), ...(before?.setter ? { setter: before.setter } : {}), ...half });

/** Copies the properties of a value into an object, as spread and `Object.assign` do. What was not read of it may replace any property. */
export function spreadInto(machine: Machine, target: ObjectValue, source: Value, node: Node | null = null): void {
  const from = machine.settle(source);
  if (from.kind === 'unknown' || ('open' in from && from.open)) forgetReplaced(machine, target, from);
  if (from.kind === 'array' && !from.open) from.items.forEach((item, i) => item !== hole && machine.heap.put(target.props, String(i), item));
  charge(machine, 'props' in from ? from.props.size + (from.kind === 'array' ? from.items.length : 0) : 0);
  if (from.kind === 'primitive') spreadText(machine, target, from, node);
  else if (from.kind !== 'unknown') for (const [name, slot] of ownSlots(from)) machine.heap.put(target.props, name, { value: slotValue(machine, slot, from, node ?? target.at ?? machine.program), at: slot.at });
}

function forgetReplaced(machine: Machine, target: ObjectValue, from: Settled): void {
  const id = from.kind === 'unknown' ? from.id : 'id' in from ? `#${from.id}` : '';
  for (const [name, { value, at, unless = value }] of target.props) if (!('props' in from && from.props.has(name))) machine.heap.put(target.props, name, { value: derived(`${id}...${name}`, [from]), at, unless });
  if (!target.open && from.kind === 'unknown') noteSpread(target, from);
  machine.heap.assign(target, 'open', true);
  addSource(machine, target, from);
}

function spreadText(machine: Machine, target: ObjectValue, from: Extract<Settled, { kind: 'primitive' }>, node: Node | null): void {
  if (typeof from.value !== 'string') return;
  for (let i = 0; i < from.value.length; i++) machine.heap.put(target.props, String(i), { value: primitive(from.value[i], node, [from]), at: node });
}

/** The list that an array literal makes. */
export function evaluateArray(machine: Machine, node: TSESTree.ArrayExpression, env: Environment): Value {
  const result = array([], node);
  for (const element of node.elements) {
    if (element === null) result.items.push(hole);
    else if (element.type === 'SpreadElement') spreadItems(machine, result, evaluate(machine, element.argument, env), element);
    else result.items.push({ value: evaluate(machine, element, env), at: element });
  }
  return result;
}

/** Appends the items of an iterable to a list. */
function spreadItems(machine: Machine, target: ArrayValue, source: Value, at: Node): void {
  const from = machine.settle(source);
  const items = itemsOf(from, at);
  if (items === null || isOpen(from)) addSource(machine, target, from);
  if (items === null) target.open = true;
  else {
    charge(machine, items.length);
    target.items.push(...items.slice(0, limits.items).map((item) => ({ value: item.value, at: item.at ?? at })));
    if (isOpen(from) || target.items.length > limits.items) target.open = true;
  }
}

export const isOpen = (value: Value): boolean => 'open' in value && value.open;

/** The known items of an iterable, or null when it was not read. What cannot be iterated throws. */
export function itemsOf(value: Settled, node: Node): readonly Slot[] | null {
  const items = iterate(value);
  if (items === null && cannotBeIterated(value)) throw new Thrown(derived(`TypeError@${node.range[0]}`, [value], { nonNull: true }));
  return items;
}

function cannotBeIterated(value: Settled): boolean {
  if (value.kind === 'object') return !value.open && value.proto === null;
  return value.kind === 'primitive' || value.kind === 'function' || value.kind === 'promise' || value.kind === 'pattern';
}

/** The lines of a header list in the order of their names; null where that is not known. */
function headerItems({ lines, open }: HeadersValue): readonly Slot[] | null {
  const named = new Map(lines.map((line) => [line.name.kind === 'primitive' ? String(line.name.value).toLowerCase() : null, line]));
  if (open || named.size < lines.length || named.has(null)) return null;
  return [...named].sort(([a], [b]) => (a! < b! ? -1 : 1)).map(([, { name, value, at }]) => ({ value: array([{ value: name, at }, { value, at }]), at }));
}

/** The known items of an iterable, or null when it was not read. */
export function iterate(value: Value): readonly Slot[] | null {
  switch (value.kind) {
    case 'array': case 'set': return value.items;
    case 'map': return value.entries.map(({ key, slot }) => ({ value: array([{ value: key, at: slot.at }, slot]), at: slot.at }));
    case 'primitive': return typeof value.value === 'string' ? [...value.value].map((letter) => ({ value: primitive(letter, value.at, [value]), at: value.at })) : null;
    case 'headers': return headerItems(value);
    default: return null;
  }
}
