import { limits, nothing, Thrown, type Machine } from '../machine.ts';
import { derived, native, primitive, unknown, type ArrayValue, type Call, type Literal, type NativeValue, type Node, type ObjectValue, type PatternValue, type Primitive, type Unknown, type UrlValue, type Value } from '../value.ts';
import { patternText } from './pattern-text.ts';
import { notComputed } from './table.ts';

const sources = new WeakMap<PatternValue | UrlValue, readonly Value[]>();

/** Remembers what a pattern or a URL was made from, for what is computed from it. */
export function madeFrom<V extends PatternValue | UrlValue>(value: V, from: readonly Value[]): V {
  sources.set(value, from);
  return value;
}

/** A value with what it was made from. */
export const withSources = (value: Value): readonly Value[] => (value.kind === 'pattern' || value.kind === 'url' ? [value, ...(sources.get(value) ?? [])] : [value]);

const deepestCoercion = 4;

/** The primitive that a value becomes where one is wanted; null where that is not known. Lists become their joined items. */
export function toPrimitive(machine: Machine, value: Value, depth = deepestCoercion): Primitive | null {
  const settled = machine.settle(value);
  switch (settled.kind) {
    case 'primitive': return settled;
    case 'array': return depth === 0 ? null : joined(machine, settled, depth - 1);
    case 'object': return isPlain(settled) ? primitive('[object Object]', settled.at) : null;
    case 'url': return settled.props.size > 0 ? null : primitive(settled.url.href, settled.at, withSources(settled));
    case 'pattern': return settled.props.size > 0 ? null : primitive(patternText(settled), settled.at, withSources(settled));
    default: return null;
  }
}

const isPlain = ({ open, proto, props }: ObjectValue): boolean => !open && proto === null && !['toString', 'valueOf', '__proto__'].some((name) => props.has(name));

function joined(machine: Machine, list: ArrayValue, depth: number): Primitive | null {
  if (list.open || list.props.size > 0) return null;
  const items: Primitive[] = [];
  let length = 0;
  for (const { value } of list.items) {
    const item = toPrimitive(machine, value, depth);
    if (item === null || (length += shown(item).length + 1) > limits.text) return null;
    items.push(item);
  }
  return primitive(items.map(shown).join(), list.at, items);
}

const shown = ({ value }: Primitive): string => (value === null || value === undefined ? '' : String(value));

/** What a function of the host is given: the receiver, where it has one, and as many arguments as it looks at. */
export type Run = (args: readonly Literal[]) => Literal;

/** How a method is computed: its name, how many arguments matter to it, and the host's own function. */
export interface Computation {
  readonly name: string;
  readonly arity: number;
  readonly run: Run;
}

/** What the host computes from known primitives. Anything that was not read among the receiver and the arguments makes it unread. */
export function computed(machine: Machine, self: Value, call: Call, { name, arity, run }: Computation): Value {
  const given = { ...call, args: call.args.slice(0, arity) };
  const operands = [self, ...given.args].map((value) => toPrimitive(machine, value));
  if (!operands.every((operand) => operand !== null) || lengthOf(operands) > limits.text) return notComputed(machine, name, self, given);
  compareWithOrigin(machine, operands, call.node, name);
  const result = attempt(call, operands, () => run(operands.slice(1).map(({ value }) => value)));
  return typeof result === 'string' && result.length > limits.text ? notComputed(machine, name, self, given) : primitive(result, call.node, operands);
}

/** How long the texts among some operands are together. */
export const lengthOf = (operands: readonly Primitive[]): number => operands.reduce((sum, { value }) => sum + (typeof value === 'string' ? value.length : 0), 0);

/** Notes constants that stand beside text from the origin. */
export function compareWithOrigin(machine: Machine, operands: readonly Primitive[], node: Node | null = null, method: string | null = null): void {
  if (operands.some(({ fromOrigin }) => fromOrigin)) machine.compare(operands, node, false, method);
}

/** What a function of the host gives; what it throws, the program throws. */
export function attempt<T>(call: Call, operands: readonly Value[], run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Error) || /call stack/i.test(error.message)) throw error;
    throw thrown(error.name, call, operands);
  }
}

/** An exception of the platform, computed from `operands`. */
export const thrown = (name: string, { node }: Call, operands: readonly Value[]): Thrown => new Thrown(derived(`${name}@${node.range[0]}`, operands, { at: node, nonNull: true }));

/** A function of the platform that is computed by the host's own. */
export const computedFunction = (name: string, arity: number, run: (...args: never[]) => Literal): NativeValue =>
  native(name, (machine, call) => computed(machine, nothing, call, { name, arity, run: (args) => run(...(args as never[])) }));

/** A class of the platform: what calling it gives, and its static members. Instances that `construct` does not make are not read. */
export function platformClass(name: string, code: NativeValue['code'], statics: Readonly<Record<string, Value>>, construct: NativeValue['code'] = unreadInstance(name)): NativeValue {
  const result = native(name, code, { construct });
  for (const [key, value] of Object.entries({ prototype: unknown(`${name}.prototype`, { nonNull: true }), ...statics })) result.props.set(key, { value, at: null });
  return result;
}

/** An instance whose members are not read, of a class that was given `args`. */
export const unreadInstance = (name: string): NativeValue['code'] => (machine, call) => {
  const made = notComputed(machine, `new ${name}`, nothing, call);
  return made.kind === 'unknown' ? { ...made, nonNull: true } : made;
};

/** The property `constructor` of what a class of the platform made. */
export const constructorNamed = (name: string) => (_machine: Machine, _owner: Value, node: Node): Unknown => derived(name, [], { at: node, nonNull: true });
