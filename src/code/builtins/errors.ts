import type { Machine } from '../machine.ts';
import { derived, keyOf, native, object, primitive, unknown, type Call, type NativeCode, type NativeValue, type ObjectValue, type Settled, type Value } from '../value.ts';
import { platformClass, toPrimitive } from './computed.ts';
import { itemsOf } from './items.ts';
import { listFrom } from './list-parts.ts';
import { hide } from './names.ts';
import { argument } from './table.ts';

const kinds = ['Error', 'TypeError', 'RangeError', 'SyntaxError', 'EvalError', 'ReferenceError', 'URIError', 'AggregateError'] as const;

/** What errors of a kind inherit. All of one machine share it; each kind's leads to that of `Error`. */
function prototypeOf(machine: Machine, name: string): ObjectValue {
  const key = `${name}.prototype`;
  const known = machine.builtins.get(key);
  if (known?.kind === 'object') return known;
  const made = object();
  made.proto = name === 'Error' ? null : prototypeOf(machine, 'Error');
  for (const [prop, value] of Object.entries({ name: primitive(name), message: primitive(''), stack: unknown(`${name}.stack`, { nonNull: true }), toString: native('toString', describe) })) made.props.set(prop, { value, at: null });
  machine.builtins.set(key, made);
  return made;
}

const describe: NativeCode = (_machine, call) => derived(`${keyOf(call.self)}.toString()`, [call.self], { at: call.node, nonNull: true });

/** An error with its message and cause, which `Object.keys` does not list. */
const make = (name: string): NativeCode => (machine, call) => {
  const result = object(call.node);
  result.proto = prototypeOf(machine, name);
  fillError(machine, name, result, call);
  return result;
};

/** Gives an instance what the constructor of an error stores on it. */
export function fillError(machine: Machine, name: string, self: ObjectValue, call: Call): void {
  const first = name === 'AggregateError' ? 1 : 0;
  if (first === 1) store(machine, self, 'errors', errorList(machine, call));
  const message = argument(machine, call, first);
  if (!isUndefined(message)) store(machine, self, 'message', toPrimitive(machine, message) ?? derived(`text ${keyOf(message)}`, [message], { at: call.node }), call.argNodes[first] ?? null);
  const options = argument(machine, call, first + 1);
  const cause = options.kind === 'object' ? options.props.get('cause') : undefined;
  if (cause !== undefined) store(machine, self, 'cause', cause.value, cause.at);
}

const errorList = (machine: Machine, call: Call): Value => {
  const items = itemsOf(machine, argument(machine, call, 0), call);
  return listFrom(items ?? [], call, [], items === null);
};

const isUndefined = (value: Settled): boolean => value.kind === 'primitive' && value.value === undefined;

function store(machine: Machine, self: ObjectValue, name: string, value: Value, at = value.kind === 'primitive' ? value.at : null): void {
  machine.heap.put(self.props, name, { value: name === 'message' && value.kind === 'primitive' ? primitive(String(value.value), value.at, [value]) : value, at });
  hide(machine, self, name);
}

function makeClass(name: string): NativeValue {
  const made = platformClass(name, make(name), name === 'Error' ? { captureStackTrace: native('captureStackTrace', () => primitive(undefined)), stackTraceLimit: primitive(10) } : {}, make(name));
  made.props.delete('prototype');
  return made;
}

/** Whether a native is a class of errors, of which a class of the file may be a child. */
export const isErrorClass = (value: NativeValue): boolean => (kinds as readonly string[]).includes(value.name);

/** What instances of an error class inherit. */
export const errorPrototype = (machine: Machine, owner: NativeValue): ObjectValue => prototypeOf(machine, owner.name);

/** What a class of the file inherits from one of the platform: of others than errors it is not read. */
export const nativePrototype = (machine: Machine, owner: NativeValue): Value => (isErrorClass(owner) ? errorPrototype(machine, owner) : unknown(`${owner.name}.prototype`, { nonNull: true }));

export const errorGlobals: Readonly<Record<string, () => Value>> = Object.fromEntries(kinds.map((name) => [name, () => makeClass(name)]));
