import { nothing, type Machine } from '../machine.ts';
import { derived, keyOf, native, object, type Call, type NativeCode, type Node, type ObjectValue, type Settled, type Value } from '../value.ts';

/** A method of a built-in, called on a receiver of its kind. */
export type Method<V extends Settled> = (machine: Machine, self: V, call: Call) => Value;

/** What values of one kind have by nature: properties that are computed when read, and methods. */
export interface Table<V extends Settled> {
  readonly properties: Readonly<Record<string, (machine: Machine, owner: V, node: Node) => Value>>;
  readonly methods: Readonly<Record<string, Method<V>>>;
}

/** The argument at a place, settled; undefined where none was given. */
export const argument = (machine: Machine, call: Call, index: number): Settled => machine.settle(call.args[index] ?? nothing);

/** What a method gives when it was called on, or with, something that was not read. */
export function notComputed(machine: Machine, name: string, self: Value, call: Call): Value {
  const operands = [self, ...call.args].map((value) => machine.settle(value));
  machine.compare(operands, call.node);
  return derived(`${keyOf(operands[0]!)}.${name}(${operands.slice(1).map(keyOf).join()})`, operands, { at: call.node });
}

/** An object whose members are functions of the platform, such as `Math`. */
export function namespace(functions: Readonly<Record<string, NativeCode>>, constants: Readonly<Record<string, Value>> = {}): ObjectValue {
  const result = object();
  for (const [name, code] of Object.entries(functions)) result.props.set(name, { value: native(name, code), at: null });
  for (const [name, value] of Object.entries(constants)) result.props.set(name, { value, at: null });
  return result;
}
