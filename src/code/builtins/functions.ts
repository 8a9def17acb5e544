import { constructorOf } from '../classes.ts';
import { iterate } from '../evaluate.ts';
import { constructValue, invoke } from '../calls.ts';
import { limits, nothing, type Machine } from '../machine.ts';
import { closure, derived, keyOf, native, primitive, type Call, type ClassValue, type FunctionNode, type FunctionValue, type NativeValue, type Node, type Settled, type Value } from '../value.ts';
import { thrown } from './computed.ts';
import { withInherited } from './inherited.ts';
import { charge } from './list-parts.ts';
import { argument, notComputed, type Method, type Table } from './table.ts';

type Callable = FunctionValue | NativeValue | ClassValue;

const receiver = (call: Call): Value => call.args[0] ?? nothing;

const callMethod: Method<Callable> = (machine, self, call) =>
  invoke(machine, self, { ...call, self: receiver(call), args: call.args.slice(1), argNodes: call.argNodes.slice(1) });

/** `apply`: a list that was not read stands as one unknown argument. */
const apply: Method<Callable> = (machine, self, call) => invoke(machine, self, { ...call, self: receiver(call), ...listArguments(machine, argument(machine, call, 1), call) });

/** The items of a list as arguments. */
export function listArguments(machine: Machine, list: Settled, call: Call): Pick<Call, 'args' | 'argNodes'> {
  if (list.kind === 'primitive') {
    if (list.value !== null && list.value !== undefined) throw thrown('TypeError', call, [list]);
    return { args: [], argNodes: [] };
  }
  const items = list.kind === 'array' && !list.open ? iterate(list) : null;
  if (items === null) return { args: [derived(`${keyOf(list)}[]`, [list], { at: call.node })], argNodes: [null] };
  return { args: items.map((item) => item.value), argNodes: items.map((item) => item.at) };
}

const bind: Method<Callable> = (machine, self, call) => {
  const bound = call.args.slice(1);
  charge(machine, bound.length + (self.kind === 'function' ? self.bound.length : 0));
  if (self.kind === 'class' || bound.length + (self.kind === 'function' ? self.bound.length : 0) > limits.items) return notComputed(machine, 'bind', self, call);
  return self.kind === 'function' ? boundClosure(self, receiver(call), bound) : boundNative(self, receiver(call), bound, call);
};

/** A function bound before keeps its `this`, and so does an arrow function, which has none of its own. */
const boundClosure = (fn: FunctionValue, self: Value, bound: readonly Value[]): FunctionValue =>
  ({ ...closure(fn.node, fn.env, fn.self ?? self, fn.home), bound: [...fn.bound, ...bound] });

function boundNative(fn: NativeValue, self: Value, bound: readonly Value[], { argNodes }: Call): NativeValue {
  const withBound = (call: Call, own: Value): Call => ({ ...call, self: own, args: [...bound, ...call.args], argNodes: [...bound.map((_value, i) => argNodes[i + 1] ?? null), ...call.argNodes] });
  return native(fn.name, (machine, call) => fn.code(machine, withBound(call, self)), {
    construct: (machine, call) => constructValue(machine, fn, withBound(call, nothing), null),
    ...(fn.tag !== null && bound.length === 0 ? { tag: fn.tag } : {}),
  });
}

/** How many parameters stand before the first one with a default, without a TypeScript `this`. */
function arity(node: FunctionNode): number {
  const params = node.params.filter((one) => !(one.type === 'Identifier' && one.name === 'this'));
  const end = params.findIndex((one) => one.type === 'RestElement' || one.type === 'AssignmentPattern' || (one.type === 'TSParameterProperty' && one.parameter.type === 'AssignmentPattern'));
  return end < 0 ? params.length : end;
}

function lengthOf(_machine: Machine, owner: Callable, at: Node): Value {
  if (owner.kind === 'native') return derived(`${owner.name}.length`, [], { at });
  if (owner.kind === 'function') return primitive(Math.max(0, arity(owner.node) - owner.bound.length), at);
  const constructor = constructorOf(owner);
  if (constructor === null && owner.parent !== null) return derived(`${keyOf(owner)}.length`, [], { at });
  return primitive(constructor === null ? 0 : arity(constructor), at);
}

/** A function's own name. One that it gets from where it stands is not read. */
function nameOf(_machine: Machine, owner: Callable, at: Node): Value {
  const own = owner.kind === 'native' ? null : owner.node.id;
  return own === null || own === undefined || (owner.kind === 'function' && owner.bound.length > 0) ? derived(`${keyOf(owner)}.name`, [], { at }) : primitive(own.name, at);
}

function prototypeOf(_machine: Machine, owner: Callable, at: Node): Value {
  if (owner.kind === 'class') return owner.prototype;
  if (owner.kind === 'function' && owner.node.type === 'ArrowFunctionExpression') return primitive(undefined, at);
  return derived(`${keyOf(owner)}.prototype`, [], { at, nonNull: owner.kind === 'function' && !owner.node.async });
}

/** What functions and classes have by nature, those of the platform included. */
export const functionTable: Table<Callable> = withInherited<Callable>({
  properties: { length: lengthOf, name: nameOf, prototype: prototypeOf },
  methods: { call: callMethod, apply, bind },
});
