import { nothing, type Machine } from '../machine.ts';
import { derived, native, object, primitive, type Call, type Literal, type NativeCode, type Node, type Primitive, type Settled, type Value } from '../value.ts';
import { computed, computedFunction, constructorNamed, platformClass } from './computed.ts';
import { argument, notComputed, type Method, type Table } from './table.ts';

const arities = { toExponential: 1, toFixed: 1, toPrecision: 1, toString: 1, valueOf: 0 } as const;

type HostMethods = Readonly<Record<string, (this: Literal, ...args: Literal[]) => Literal>>;

/** A method that the host computes, for a number or a truth value. */
const computedMethod = (name: string, arity: number): Method<Primitive> => (machine, self, call) => {
  const methods = (typeof self.value === 'number' ? Number.prototype : Boolean.prototype) as unknown as HostMethods;
  return computed(machine, self, call, { name, arity, run: (args) => Reflect.apply(methods[name] as () => Literal, self.value, args) });
};

/** Methods that are there, but depend on the language of the server, or belong to every object. */
const unread = Object.fromEntries(['toLocaleString', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable']
  .map((name): [string, Method<Primitive>] => [name, (machine, self, call) => notComputed(machine, name, self, call)]));

/** What numbers and truth values have by nature. */
export const numberTable: Table<Primitive> = {
  properties: { constructor: (machine: Machine, owner: Primitive, node: Node) => constructorNamed(typeof owner.value === 'number' ? 'Number' : 'Boolean')(machine, owner, node) },
  methods: { ...unread, ...Object.fromEntries(Object.entries(arities).map(([name, arity]) => [name, computedMethod(name, arity)])) },
};

const convertNumber: NativeCode = (machine, call) => (call.args.length === 0 ? primitive(0, call.node) : computed(machine, nothing, call, { name: 'Number', arity: 1, run: ([value]) => Number(value) }));

/** `Boolean(value)` is the same question as the value in a condition. */
const convertBoolean: NativeCode = (machine, call) => {
  const value = argument(machine, call, 0);
  return value.kind === 'unknown' && !value.nonNull ? truthOf(value, call) : primitive(value.kind === 'primitive' ? Boolean(value.value) : true, call.node, [value]);
};

function truthOf(value: Extract<Settled, { kind: 'unknown' }>, { node }: Call): Value {
  const negation = derived(`!${value.id}`, [value], { means: { not: value }, at: node });
  return derived(`!!${value.id}`, [value], { means: { not: negation }, at: node });
}

/** A question about a number that is no for everything else. */
const asking = (name: string, ask: (value: unknown) => boolean): Value => native(name, (machine: Machine, call: Call) => {
  const value = argument(machine, call, 0);
  return value.kind === 'unknown' ? notComputed(machine, name, nothing, { ...call, args: [value] }) : primitive(value.kind === 'primitive' && ask(value.value), call.node, [value]);
});

const questions = ['isFinite', 'isInteger', 'isNaN', 'isSafeInteger'] as const;
const numberConstants = ['EPSILON', 'MAX_SAFE_INTEGER', 'MAX_VALUE', 'MIN_SAFE_INTEGER', 'MIN_VALUE', 'NEGATIVE_INFINITY', 'NaN', 'POSITIVE_INFINITY'] as const;

const parsers = { parseInt: () => computedFunction('parseInt', 2, parseInt), parseFloat: () => computedFunction('parseFloat', 1, parseFloat) };

const numberClass = (): Value => platformClass('Number', convertNumber, {
  ...Object.fromEntries(numberConstants.map((name) => [name, primitive(Number[name])])),
  ...Object.fromEntries(questions.map((name) => [name, asking(name, Number[name])])),
  parseInt: parsers.parseInt(),
  parseFloat: parsers.parseFloat(),
});

/** `Math`: what is the same whenever it is computed. */
function math(): Value {
  const result = object();
  for (const name of Object.getOwnPropertyNames(Math) as (keyof Math & string)[]) result.props.set(name, { value: mathMember(name), at: null });
  return result;
}

function mathMember(name: keyof Math & string): Value {
  const member: unknown = Math[name];
  if (typeof member === 'number') return primitive(member);
  if (name === 'random') return native(name, (_machine, { node }) => derived(`Math.random@${node.range[0]}`, [], { at: node }));
  const run = member as (...args: never[]) => number;
  return computedFunction(name, name === 'max' || name === 'min' || name === 'hypot' ? Infinity : run.length, run);
}

export const numberGlobals: Readonly<Record<string, () => Value>> = {
  ...parsers,
  Number: numberClass,
  Boolean: () => platformClass('Boolean', convertBoolean, {}),
  Math: math,
  isNaN: () => computedFunction('isNaN', 1, isNaN),
  isFinite: () => computedFunction('isFinite', 1, isFinite),
};
