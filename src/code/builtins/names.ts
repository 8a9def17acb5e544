import type { Machine } from '../machine.ts';
import { object, type Node, type ObjectValue, type Settled, type Slot, type Value } from '../value.ts';

/** Ends the chain of an object that inherits nothing, not even from `Object.prototype`. */
export const noPrototype: ObjectValue = object();

/** Whether an object inherits nothing from `Object.prototype`. */
export function isBare(value: Settled): boolean {
  let proto: Value | null = value.kind === 'object' ? value.proto : null;
  for (let i = 0; proto?.kind === 'object' && i < 100; i++) {
    if (proto === noPrototype) return true;
    proto = proto.proto;
  }
  return false;
}

const hidden = new WeakMap<object, Map<string, true>>();

/** Keeps a property out of `Object.keys` and its kin, as `Object.defineProperty` does. */
export function hide(machine: Machine, owner: object, name: string): void {
  let names = hidden.get(owner);
  if (names === undefined) hidden.set(owner, (names = new Map()));
  machine.heap.put(names, name, true);
}

/** Shows a property again. */
export function show(machine: Machine, owner: object, name: string): void {
  const names = hidden.get(owner);
  if (names !== undefined) machine.heap.remove(names, name);
}

const isHidden = (owner: object, name: string): boolean => hidden.get(owner)?.has(name) ?? false;

interface Owner { readonly props: ReadonlyMap<string, Slot>; readonly kind: string; readonly at: Node | null }

/** The names and slots of an object's own properties in JavaScript's order: whole numbers first. Private ones are left out. */
export function ownSlots(owner: Owner, all = false): readonly (readonly [string, Slot])[] {
  const slots = [...owner.props].filter(([name]) => (all || !isHidden(owner, name)) && !isPrivate(owner, name));
  const numbered = slots.filter(([name]) => isIndex(name)).sort(([a], [b]) => Number(a) - Number(b));
  return numbered.length === 0 ? slots : [...numbered, ...slots.filter(([name]) => !isIndex(name))];
}

/** `#name` of an instance is a private field, that of a plain object a name like any other. */
const isPrivate = (owner: Owner, name: string): boolean => name.startsWith('#') && owner.kind === 'object' && (owner as ObjectValue).proto !== null;

const isIndex = (name: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(name) && Number(name) < 2 ** 32 - 1;
