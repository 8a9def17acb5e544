import type { TSESTree } from '@typescript-eslint/utils';
import type { Environment } from './environment.ts';
import { toPrimitive } from './builtins/computed.ts';
import { isInstanceOfNative } from './builtins/instances.ts';
import { unwrapped } from './changes.ts';
import { evaluate, shortCircuit } from './evaluate.ts';
import { joinedInput } from './inputs.ts';
import { limits, nothing, Thrown, type Machine } from './machine.ts';
import { compareKeys, deleteMember, findSlot, isRead, memberKey, namedMember } from './members.ts';
import { dependence, derived, keyOf, primitive, type ClassValue, type Literal, type Node, type ObjectValue, type Primitive, type Settled, type Unknown, type Value } from './value.ts';

/** The value of `left operator right`. */
export function binary(machine: Machine, operator: string, left: Value, right: Value, node: Node): Value {
  const a = machine.settle(left);
  const b = machine.settle(right);
  if (a.kind === 'primitive' && b.kind === 'primitive') return onPrimitives(machine, operator, a, b, node);
  const equality = equalities[operator];
  if (equality !== undefined) return equals(machine, a, b, node, equality);
  if (operator === 'in' && a.kind === 'primitive' && b.kind === 'object' && (!b.open || findSlot(b, String(a.value)) !== null)) return isIn(machine, a, b, node);
  if ((operator === 'in' || operator === 'instanceof') && (b.kind === 'primitive' || (operator === 'instanceof' && b.kind === 'object' && !b.open))) throw new Thrown(derived(`TypeError@${node.range[0]}`, [a, b], { nonNull: true }));
  if (operator in operations && a.kind !== 'unknown' && b.kind !== 'unknown') return onObjects(machine, operator, a, b, node);
  const isInstance = operator !== 'instanceof' ? null : b.kind === 'class' ? (isRead(b) ? isInstanceOf(a, b) : null) : b.kind === 'native' ? isInstanceOfNative(machine, a, b) : null;
  return isInstance === null ? (ofTruth(operator, a, b, node) ?? unreadBinary(operator, a, b, node)) : primitive(isInstance, node, a.kind === 'primitive' ? [a] : []);
}

/** An order that holds, or does not, for true and false alike, such as `list.includes(origin) > -1`; null where it depends. */
function ofTruth(operator: string, a: Settled, b: Settled, node: Node): Primitive | null {
  const [hidden, other] = a.kind === 'unknown' ? [a, b] : [b, a];
  if (!/^[<>]=?$/.test(operator) || hidden.kind !== 'unknown' || !hidden.isBoolean || other.kind !== 'primitive') return null;
  const [yes, no] = [true, false].map((truth) => compute(operator, (a === hidden ? truth : other.value) as never, (b === hidden ? truth : other.value) as never));
  return yes === no && yes !== undefined ? primitive(yes, node) : null;
}

/** Objects stand for the primitives that they become, where those are known. */
function onObjects(machine: Machine, operator: string, a: Settled, b: Settled, node: Node): Value {
  const left = toPrimitive(machine, a);
  const right = toPrimitive(machine, b);
  return left === null || right === null ? unreadBinary(operator, a, b, node) : onPrimitives(machine, operator, left, right, node);
}

const unreadBinary = (operator: string, a: Settled, b: Settled, node: Node): Unknown =>
  derived(`(${keyOf(a)} ${operator} ${keyOf(b)})`, [a, b], { at: node, ...(operator === '+' ? { prefix: startOf(a), input: joinedInput([a, b]) } : {}) });

/** What a text starts with when it is continued by something unread. */
const startOf = (value: Settled): string => (value.kind === 'unknown' ? value.prefix : value.kind === 'primitive' && typeof value.value === 'string' ? value.value : '');

/** `name in object`. A name from the origin is held against the names there are. */
function isIn(machine: Machine, name: Primitive, owner: ObjectValue, node: Node): Value {
  if (name.fromOrigin) compareKeys(machine, owner, name, node);
  if (findSlot(owner, String(name.value)) !== null) return primitive(true, node, name.fromOrigin ? [name] : []);
  const inherited = machine.settle(namedMember(machine, owner, String(name.value), node));
  return inherited.kind === 'unknown' && !inherited.nonNull ? unreadBinary('in', name, owner, node) : primitive(inherited.kind !== 'primitive', node, name.fromOrigin ? [name] : []);
}

/** Whether a value was made by a class of the file; null where that was not read. */
function isInstanceOf(value: Settled, owner: ClassValue): boolean | null {
  if (value.kind === 'unknown') return null;
  let proto: Value | null = value.kind === 'object' ? value.proto : null;
  for (let i = 0; proto?.kind === 'object' && i < limits.callDepth; i++) {
    if (proto === owner.prototype) return true;
    proto = proto.proto;
  }
  return proto === null ? false : null;
}

interface Equality { readonly negated: boolean; readonly strict: boolean }

const equalities: Readonly<Record<string, Equality>> = {
  '===': { negated: false, strict: true }, '!==': { negated: true, strict: true }, '==': { negated: false, strict: false }, '!=': { negated: true, strict: false },
};

function onPrimitives(machine: Machine, operator: string, a: Primitive, b: Primitive, node: Node): Value {
  if ((a.fromOrigin || b.fromOrigin) && !isJoining(operator, a, b)) machine.compare([a, b], node, operator in equalities);
  if (isHuge(operator, a, b)) return unreadBinary(operator, a, b, node);
  const result = compute(operator, a.value as never, b.value as never);
  if (result === undefined) throw new Thrown(derived(`TypeError@${node.range[0]}`, [a, b], { nonNull: true }));
  if (typeof result === 'string' && result.length > limits.text) return { ...unreadBinary(operator, a, b, node), nonNull: true };
  const isConstant = (operator === '===' || operator === '!==') && typeof a.value !== typeof b.value && !isMissing(a) && !isMissing(b);
  return primitive(result, node, isConstant ? [] : [a, b]);
}

/** What a text is joined with is not held against it, as in the message of an error. */
const isJoining = (operator: string, ...operands: Primitive[]): boolean => operator === '+' && operands.some(({ value }) => typeof value === 'string');

/** Whether a computation with big integers could take long. */
const isHuge = (operator: string, ...operands: Primitive[]): boolean =>
  operands.some(({ value }) => typeof value === 'bigint' && (operator === '**' || operator === '<<' || value > largest || value < -largest));

const largest = 10n ** 300n;

const isMissing = ({ value }: Primitive): boolean => value === null || value === undefined;

/** What JavaScript computes for two primitives; undefined where it throws. */
function compute(operator: string, a: never, b: never): Exclude<Literal, undefined | null> | undefined {
  try {
    return operations[operator]?.(a, b);
  } catch {
    return undefined;
  }
}

const operations: Readonly<Record<string, (a: never, b: never) => string | number | boolean | bigint>> = {
  '===': (a, b) => a === b, '!==': (a, b) => a !== b, '==': (a, b) => a == b, '!=': (a, b) => a != b,
  '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b, '%': (a, b) => a % b, '**': (a, b) => a ** b,
  '<': (a, b) => a < b, '>': (a, b) => a > b, '<=': (a, b) => a <= b, '>=': (a, b) => a >= b,
  '&': (a, b) => a & b, '|': (a, b) => a | b, '^': (a, b) => a ^ b, '<<': (a, b) => a << b, '>>': (a, b) => a >> b, '>>>': (a, b) => a >>> b,
};

/** Equality where at least one side is no primitive. */
function equals(machine: Machine, a: Settled, b: Settled, node: Node, { negated, strict }: Equality): Value {
  const certain = certainEquality(a, b, strict);
  if (certain === null && !strict && a.kind !== 'unknown' && b.kind !== 'unknown') return onObjects(machine, negated ? '!=' : '==', a, b, node);
  if (certain !== null) return primitive(certain !== negated, node, [a, b].filter((side) => side.kind !== 'unknown'));
  if (dependence([a, b]) === 'no') noteMethod(machine, a, b);
  else machine.compare([a, b], node, true);
  const same = strict ? equalityOf(a, b, node) : looseEqualityOf(a, b, node);
  return negated ? not(same, node) : same;
}

/** Notes a request method that the program asks for. */
function noteMethod(machine: Machine, a: Settled, b: Settled): void {
  const [hidden, other] = a.kind === 'unknown' ? [a, b] : [b, a];
  if (hidden.kind === 'unknown' && /\.(?:method|httpMethod)$/.test(hidden.id) && other.kind === 'primitive' && typeof other.value === 'string') machine.methods.add(other.value);
}

function certainEquality(a: Settled, b: Settled, strict: boolean): boolean | null {
  if (a.kind === 'unknown' || b.kind === 'unknown') {
    const [hidden, other] = a.kind === 'unknown' ? [a, b] : [b as Unknown, a];
    if (other.kind === 'unknown') return hidden.id === other.id && hidden.nonNull ? true : null;
    if (other.kind !== 'primitive') return null;
    if (other.value === null || other.value === undefined) return hidden.nonNull ? false : null;
    if (Number.isNaN(other.value) || (hidden.isBoolean && !isTruth(other, strict))) return false;
    return hidden.env !== null && hidden.nonNull ? false : null;
  }
  if (a.kind !== 'primitive' && b.kind !== 'primitive') return a.id === b.id;
  const primitiveSide = a.kind === 'primitive' ? a : (b as Primitive);
  return strict || primitiveSide.value === null || primitiveSide.value === undefined ? false : null;
}

/** Whether a value can be equal to true or to false. */
const isTruth = ({ value }: Primitive, strict: boolean): boolean => typeof value === 'boolean' || (!strict && [true, false].some((truth) => (truth as unknown) == value));

function equalityOf(a: Settled, b: Settled, node: Node): Unknown {
  const [hidden, other] = a.kind === 'unknown' ? [a, b] : [b, a];
  const means = hidden.kind === 'unknown' && other.kind === 'primitive' ? { id: hidden.id, value: { ...other, fromOrigin: other.fromOrigin || hidden.depends === 'yes' } } : null;
  const isPresence = hidden.kind === 'unknown' && hidden.input !== null && other.kind === 'primitive' && isMissing(other);
  return derived(`${keyOf(hidden)}===${keyOf(other)}`, [a, b], { means, at: node, ...(isPresence ? { input: [] } : {}) });
}

/** What `==` finds equal need not be the same: only of texts that are no number it teaches what `===` does. */
function looseEqualityOf(a: Settled, b: Settled, node: Node): Unknown {
  const [hidden, other] = a.kind === 'unknown' ? [a, b] : [b, a];
  if (other.kind === 'primitive' && hidden.kind === 'unknown') {
    if (other.value === null || other.value === undefined) return missing(hidden, node);
    if (typeof other.value === 'string' && Number.isNaN(Number(other.value))) return equalityOf(a, b, node);
  }
  return derived(`(${keyOf(hidden)} == ${keyOf(other)})`, [a, b], { at: node });
}

/** The condition that something unread is null or undefined. */
export const missing = (value: Unknown, node: Node): Unknown => derived(`${value.id}==null`, [value], { means: { missing: value }, at: node });

/** The negation of a condition that was not read; both are one decision. */
const not = (condition: Unknown, node: Node): Unknown => derived(`!${condition.id}`, [condition], { means: { not: condition }, at: node });

/** The value of a unary operator. */
export function unary(machine: Machine, node: TSESTree.UnaryExpression, env: Environment): Value {
  if (node.operator === 'typeof' && node.argument.type === 'Identifier' && env.find(node.argument.name) === null && node.argument.name === 'window') return primitive('undefined', node);
  if (node.operator === 'delete') return remove(machine, node, env);
  const operand = machine.settle(evaluate(machine, node.argument, env));
  if (node.operator === 'void') return nothing;
  if (operand.kind === 'unknown') return onUnknown(node, operand);
  if (node.operator === '!') return primitive(operand.kind === 'primitive' ? !operand.value : false, negatedAt(node, operand), [operand]);
  if (node.operator === 'typeof') return primitive(typeName(operand), node, [operand]);
  return operand.kind === 'primitive' ? onePrimitive(node, operand) : derived(`${node.operator}${keyOf(operand)}`, [operand], { at: node });
}

/** A negation decides nothing by itself: what is said of the answer of a check is said of the check. */
function negatedAt(node: TSESTree.UnaryExpression, operand: Settled): Node {
  if (operand.kind !== 'primitive' || (operand.fromOrigin && typeof operand.value === 'string')) return node.argument;
  return operand.fromOrigin ? operand.at ?? node.argument : node;
}

function onUnknown(node: TSESTree.UnaryExpression, operand: Unknown): Value {
  return node.operator === '!' ? not(operand, node) : derived(`${node.operator} ${operand.id}`, [operand], { at: node, ...(node.operator === 'typeof' ? { looksAt: [] } : {}) });
}

function onePrimitive(node: TSESTree.UnaryExpression, operand: Primitive): Value {
  const value = operand.value as never;
  if (node.operator === '+' && typeof value === 'bigint') throw new Thrown(derived(`TypeError@${node.range[0]}`, [operand], { nonNull: true }));
  return primitive(node.operator === '-' ? -value : node.operator === '+' ? +value : ~value, node, [operand]);
}

function typeName(value: Settled): string {
  if (value.kind === 'primitive') return typeof value.value;
  return value.kind === 'function' || value.kind === 'native' || value.kind === 'class' ? 'function' : 'object';
}

/** `delete`: what a list loses, or any one of an object's properties, is not tracked. */
function remove(machine: Machine, node: TSESTree.UnaryExpression, env: Environment): Value {
  const target = unwrapped(node.argument);
  if (target.type !== 'MemberExpression' || target.object.type === 'Super') return derived(`delete@${node.range[0]}`, [evaluate(machine, node.argument, env)], { at: node });
  const base = machine.settle(evaluate(machine, target.object, env));
  if (base === shortCircuit || (target.optional && base.kind === 'primitive' && isMissing(base))) return primitive(true, node);
  const key = target.computed ? machine.settle(evaluate(machine, target.property, env)) : memberKey(target.property);
  deleteMember(machine, base, key, node);
  return primitive(true, node);
}
