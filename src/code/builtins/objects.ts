import { type Machine } from '../machine.ts';
import { derived, keyOf, native, object, primitive, type Node, type ObjectValue, type Settled, type Value } from '../value.ts';
import { platformClass, unreadInstance } from './computed.ts';
import { inheritedMethods, inheritedProperties, methodsOf, unreadFunctions } from './inherited.ts';
import { isBare } from './names.ts';
import { objectStatics, reflection } from './object-statics.ts';
import { argument, namespace, notComputed, type Method, type Table } from './table.ts';

const toText: Method<ObjectValue> = (machine, self, call) =>
  self.proto === null && !self.open ? primitive('[object Object]', call.node) : notComputed(machine, 'toString', self, call);

const methods = { ...inheritedMethods, toString: toText } as Table<ObjectValue>['methods'];

/** A function that an object inherits: the same one each time, and none where the object inherits nothing. */
const inheritedFunction = (name: string) => (machine: Machine, owner: ObjectValue, node: Node): Value => {
  if (isBare(owner)) return owner.open ? derived(`${keyOf(owner)}.${name}`, [], { at: node }) : primitive(undefined, node);
  const key = `object.${name}`;
  const known = machine.builtins.get(key);
  if (known !== undefined) return known;
  const made = native(name, (running, call) => {
    const self = running.settle(call.self);
    const method = methods[name]!;
    return self.kind === 'object' ? method(running, self, call) : (inheritedMethods[name] ?? method)(running, self as never, call);
  });
  machine.builtins.set(key, made);
  return made;
};

const inherits = (name: string): Table<ObjectValue>['properties'][string] => (machine, owner, node) =>
  isBare(owner) && !owner.open ? primitive(undefined, node) : inheritedProperties[name]!(machine, owner, node);

/** What objects have by nature. A look-up of the name `constructor` finds a function, as in JavaScript. */
export const objectTable: Table<ObjectValue> = {
  properties: { ...Object.fromEntries(Object.keys(methods).map((name) => [name, inheritedFunction(name)])), constructor: inherits('constructor'), ['__proto__']: inherits('__proto__') },
  methods: {},
};

/** `Object(value)`: an object for nothing, the value itself where it is one. */
const convert: Parameters<typeof native>[1] = (machine, call) => {
  const value: Settled = argument(machine, call, 0);
  if (value.kind === 'primitive') return value.value === null || value.value === undefined ? object(call.node) : derived(`Object(${keyOf(value)})`, [value], { at: call.node, nonNull: true });
  return value.kind === 'unknown' ? notComputed(machine, 'Object', primitive(undefined), call) : value;
};

function makeObject(): Value {
  const prototype = object();
  prototype.open = true;
  for (const [name, method] of Object.entries({ ...methodsOf('object', { properties: {}, methods }), ...inheritedNatives() })) prototype.props.set(name, { value: method, at: null });
  return platformClass('Object', convert, { prototype, ...objectStatics, ...unreadFunctions('getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertySymbols isSealed isExtensible groupBy') }, convert);
}

/** `Object.prototype.hasOwnProperty.call(anything, name)`. */
const inheritedNatives = (): Readonly<Record<string, Value>> => Object.fromEntries(Object.entries(inheritedMethods)
  .filter(([name]) => name !== 'toString')
  .map(([name, method]) => [name, native(name, (machine, call) => method(machine, machine.settle(call.self), call))]));

const unreadProxy: Parameters<typeof native>[1] = (_machine, call) => derived(`new Proxy@${call.node.range[0]}(${call.args.map(keyOf).join()})`, call.args, { at: call.node, nonNull: true });

export const objectGlobals: Readonly<Record<string, () => Value>> = {
  Object: makeObject,
  Function: () => platformClass('Function', unreadInstance('Function'), {}),
  Reflect: () => namespace(reflection),
  Proxy: () => platformClass('Proxy', unreadProxy, {}, unreadProxy),
};
