import type { Machine } from '../machine.ts';
import { compareKeys } from '../members.ts';
import { derived, keyOf, native, primitive, type ArrayValue, type NativeValue, type Settled, type Value } from '../value.ts';
import { toPrimitive } from './computed.ts';
import { hole } from './list-parts.ts';
import { argument, notComputed, type Method, type Table } from './table.ts';
import { decidedBy } from './marks.ts';

/** Whether a value itself has a property: `hasOwnProperty` and `Object.hasOwn`. A name from the origin is held against the names there are. */
export const hasOwn: Method<Settled> = (machine, self, call) => {
  const key = argument(machine, call, 0);
  const name = toPrimitive(machine, key);
  if (name === null || (self.kind !== 'object' && self.kind !== 'array')) return notComputed(machine, 'hasOwnProperty', self, call);
  if (name.fromOrigin) compareKeys(machine, self, name, call.node);
  const own = self.props.has(String(name.value)) || (self.kind === 'array' && (name.value === 'length' || (!self.open && isPlace(self, String(name.value)))));
  if (!own && self.open) return derived(`${keyOf(self)}.hasOwnProperty(${keyOf(name)})`, [name, self], { at: call.node });
  return primitive(own, call.node, [name, ...decidedBy(self)]);
};

/** Whether a name is the place of an item that a list has. */
const isPlace = ({ items }: ArrayValue, name: string): boolean => /^(?:0|[1-9]\d*)$/.test(name) && items[Number(name)] !== undefined && items[Number(name)] !== hole;

const unread = (name: string): Method<Settled> => (machine, self, call) => notComputed(machine, name, self, call);

/** What every object inherits from `Object.prototype`. */
export const inheritedMethods: Readonly<Record<string, Method<Settled>>> = {
  hasOwnProperty: hasOwn,
  propertyIsEnumerable: unread('propertyIsEnumerable'),
  isPrototypeOf: unread('isPrototypeOf'),
  toString: unread('toString'),
  toLocaleString: unread('toLocaleString'),
  valueOf: (_machine: Machine, self: Settled) => self,
  __defineGetter__: unread('__defineGetter__'),
  __defineSetter__: unread('__defineSetter__'),
  __lookupGetter__: unread('__lookupGetter__'),
  __lookupSetter__: unread('__lookupSetter__'),
};

/** A property that exists, of which nothing else is known. */
const present = (name: string): Table<Settled>['properties'][string] => (_machine, owner, node): Value => derived(`${keyOf(owner)}.${name}`, [], { at: node, nonNull: true });

export const inheritedProperties: Table<Settled>['properties'] = { constructor: present('constructor'), ['__proto__']: present('__proto__') };

/** A table with what its values inherit, and with methods that exist but are not computed. */
export function withInherited<V extends Settled>({ properties, methods }: Table<V>, unreadNames = ''): Table<V> {
  const others = Object.fromEntries(unreadNames.split(' ').filter((name) => name !== '').map((name) => [name, unread(name)]));
  return { properties: { ...inheritedProperties, ...properties }, methods: { ...inheritedMethods, ...others, ...methods } };
}

/** Functions of the platform that exist but are not computed. */
export const unreadFunctions = (names: string): Readonly<Record<string, NativeValue>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, native(name, (machine, call) => notComputed(machine, name, call.self, call))]));

/** The methods of a table as functions, for `Array.prototype.slice.call(…)`. */
export function methodsOf<V extends Settled>(kind: V['kind'], table: Table<V>): Readonly<Record<string, NativeValue>> {
  return Object.fromEntries(Object.entries(table.methods).map(([name, method]) => [name, native(name, (machine, call) => {
    const self = machine.settle(call.self);
    return self.kind === kind ? method(machine, self as V, call) : notComputed(machine, name, self, call);
  })]));
}
