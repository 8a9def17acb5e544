import type { TSESTree } from '@typescript-eslint/utils';
import { assign, update } from './assign.ts';
import { evaluateCall, evaluateNew, evaluateTagged } from './calls.ts';
import { evaluateClass } from './classes.ts';
import type { Environment } from './environment.ts';
import { globalValue } from './globals.ts';
import { limits, nothing, Thrown, type Machine } from './machine.ts';
import { getMember, memberKey } from './members.ts';
import { importModule } from './modules.ts';
import { binary, choose, isPure, unary } from './operators.ts';
import { array, closure, derived, object, pattern, primitive, unknown, type FunctionNode, type HeadersValue, type Node, type ObjectValue, type Slot, type Value } from './value.ts';

/** The value of an expression. Forms that are not understood are unknown; it never fails. */
export function evaluate(machine: Machine, node: Node, env: Environment): Value {
  machine.step();
  if (machine.nesting >= limits.nesting) return unread(node);
  machine.nesting++;
  try {
    return (evaluators as Readonly<Record<string, Evaluator<never> | undefined>>)[node.type]?.(machine, node as never, env) ?? unread(node);
  } finally {
    machine.nesting--;
  }
}

/** Something unread that stands at `node`. */
export const unread = (node: Node): Value => unknown(`@${node.range[0]}:${node.range[1]}`, { at: node });

type Evaluator<N extends Node> = (machine: Machine, node: N, env: Environment) => Value;
type Evaluators = { [T in Node['type']]?: Evaluator<Extract<Node, { type: T }>> };

const inner: Evaluator<Node & { expression: Node }> = (machine, node, env) => evaluate(machine, node.expression, env);

const evaluators: Evaluators = {
  Literal: (_machine, node) => {
    if ('regex' in node) return pattern(node.regex.pattern, node.regex.flags, node);
    if ('bigint' in node) return unread(node);
    return primitive(node.value as string | number | boolean | null, node);
  },
  TemplateLiteral: evaluateTemplate,
  Identifier: (machine, node, env) => readName(machine, node.name, env, node),
  ThisExpression: (_machine, _node, env) => env.findSelf() ?? nothing,
  MemberExpression: (machine, node, env) => evaluateMember(machine, node, env).value,
  ChainExpression: (machine, node, env) => {
    const value = evaluate(machine, node.expression, env);
    return value === shortCircuit ? nothing : value;
  },
  CallExpression: evaluateCall,
  NewExpression: evaluateNew,
  TaggedTemplateExpression: evaluateTagged,
  ImportExpression: (machine, node, env) => importModule(machine, evaluate(machine, node.source, env), node, 'dynamic'),
  ObjectExpression: evaluateObject,
  ArrayExpression: evaluateArray,
  FunctionExpression: (_machine, node, env) => closure(node, env, null),
  ArrowFunctionExpression: (_machine, node, env) => closure(node, env, env.findSelf() ?? nothing),
  ClassExpression: evaluateClass,
  UnaryExpression: (machine, node, env) => unary(machine, node, env),
  UpdateExpression: update,
  AssignmentExpression: assign,
  BinaryExpression: (machine, node, env) =>
    node.left.type === 'PrivateIdentifier' ? unread(node) : binary(machine, node.operator, evaluate(machine, node.left, env), evaluate(machine, node.right, env), node),
  LogicalExpression: evaluateLogical,
  ConditionalExpression: (machine, node, env) =>
    choose(machine, evaluate(machine, node.test, env), node.test, { node, yes: node.consequent, no: node.alternate, env }),
  SequenceExpression: (machine, node, env) => {
    let last: Value = nothing;
    for (const expression of node.expressions) last = evaluate(machine, expression, env);
    return last;
  },
  AwaitExpression: (machine, node, env) => awaited(machine, evaluate(machine, node.argument, env)),
  TSAsExpression: inner,
  TSSatisfiesExpression: inner,
  TSNonNullExpression: inner,
  TSTypeAssertion: inner,
  TSInstantiationExpression: inner,
  MetaProperty: (_machine, node) => (node.meta.name === 'import' ? unknown('import.meta', { nonNull: true, at: node }) : unread(node)),
};

/** What `await` gives: the value of a known promise, anything else itself. A rejected one throws. */
export function awaited(machine: Machine, value: Value): Value {
  const settled = machine.settle(value);
  if (settled.kind !== 'promise') return settled;
  if (settled.rejected) throw new Thrown(settled.value);
  return awaited(machine, settled.value);
}

/** Marks an optional chain whose base was null or undefined. */
export const shortCircuit: Value = unknown('short circuit');

function readName(machine: Machine, name: string, env: Environment, node: Node): Value {
  if (name === 'undefined') return primitive(undefined, node);
  const binding = env.find(name);
  if (binding === null) return globalValue(machine, name, node);
  return binding.ready ? binding.value : unread(node);
}

/** A member expression: the object and what the member holds. The value is `shortCircuit` for `a?.b` on nothing. */
export function evaluateMember(machine: Machine, node: TSESTree.MemberExpression, env: Environment): { base: Value; key: Value; value: Value } {
  if (node.object.type === 'Super') return { base: env.findSelf() ?? nothing, key: nothing, value: unread(node) };
  const raw = evaluate(machine, node.object, env);
  if (raw === shortCircuit) return { base: raw, key: nothing, value: shortCircuit };
  const base = machine.settle(raw);
  const key = node.computed ? machine.settle(evaluate(machine, node.property, env)) : memberKey(node.property);
  if (node.optional && isMissing(machine, base, node)) return { base, key, value: shortCircuit };
  return { base, key, value: getMember(machine, base, key, node) };
}

/** Whether a value is null or undefined; forks when that was not read and it matters. */
export function isMissing(machine: Machine, value: Value, node: Node): boolean {
  const settled = machine.settle(value);
  if (settled.kind === 'primitive') return settled.value === null || settled.value === undefined;
  return settled.kind === 'unknown' && settled.role === 'value' && settled.depends === 'yes' && !machine.decide(settled, node);
}

function evaluateTemplate(machine: Machine, node: TSESTree.TemplateLiteral, env: Environment): Value {
  const parts = node.expressions.map((expression) => machine.settle(evaluate(machine, expression, env)));
  if (!parts.every((part) => part.kind === 'primitive')) {
    if (parts.length === 1 && node.quasis.every((quasi) => quasi.value.cooked === '')) return parts[0]!;
    return derived(`text@${node.range[0]}(${parts.map((part) => (part.kind === 'unknown' ? part.id : part.kind)).join()})`, parts, { at: node, nonNull: node.quasis.some((quasi) => quasi.value.cooked !== '') });
  }
  const text = node.quasis.map((quasi, i) => (quasi.value.cooked ?? '') + (i < parts.length ? String((parts[i] as { value: unknown }).value) : '')).join('');
  return primitive(text, node, parts);
}

function evaluateLogical(machine: Machine, node: TSESTree.LogicalExpression, env: Environment): Value {
  const left = evaluate(machine, node.left, env);
  if (node.operator === '??') return evaluateNullish(machine, node, left, env);
  const onTrue = node.operator === '&&' ? node.right : null;
  return choose(machine, left, node.left, { node, yes: onTrue, no: onTrue === null ? node.right : null, env });
}

function evaluateNullish(machine: Machine, node: TSESTree.LogicalExpression, left: Value, env: Environment): Value {
  const settled = machine.settle(left);
  if (settled.kind === 'primitive' && (settled.value === null || settled.value === undefined)) return fallback(machine, settled, evaluate(machine, node.right, env));
  if (settled.kind !== 'unknown' || settled.nonNull) return settled;
  if (isPure(node.right)) return { kind: 'choice', test: settled, yes: settled, no: evaluate(machine, node.right, env) };
  return machine.decide(settled, node) ? settled : evaluate(machine, node.right, env);
}

/** Hands on that a default was taken because a variable of the environment is unset. */
export function fallback(machine: Machine, missing: Value, value: Value): Value {
  if (missing.kind !== 'primitive' || missing.env === null) return value;
  return value.kind === 'primitive' && value.env === null ? { ...value, env: missing.env } : value;
}

function evaluateObject(machine: Machine, node: TSESTree.ObjectExpression, env: Environment): Value {
  const result = object(node);
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') spreadInto(machine, result, evaluate(machine, property.argument, env));
    else evaluateProperty(machine, result, property, env);
  }
  return result;
}

function evaluateProperty(machine: Machine, target: ObjectValue, property: TSESTree.Property, env: Environment): void {
  const key = property.computed ? machine.settle(evaluate(machine, property.key, env)) : memberKey(property.key);
  if (key.kind !== 'primitive') {
    evaluate(machine, property.value, env);
    target.open = true;
    return;
  }
  const name = String(key.value);
  if (property.kind === 'get') return void target.props.set(name, { value: nothing, at: property.value, getter: closure(property.value as FunctionNode, env, target) });
  if (property.kind === 'set') return;
  const value = property.method ? closure(property.value as FunctionNode, env, null) : evaluate(machine, property.value, env);
  target.props.delete(name);
  target.props.set(name, { value, at: property.shorthand ? property : property.value });
}

/** Copies the properties of a value into an object, as spread and `Object.assign` do. */
export function spreadInto(machine: Machine, target: ObjectValue, source: Value): void {
  const from = machine.settle(source);
  if (from.kind === 'unknown') {
    for (const name of target.props.keys()) machine.heap.put(target.props, name, { value: derived(`${from.id}...${name}`, [from]), at: target.props.get(name)!.at });
    machine.heap.assign(target, 'open', true);
  } else if (from.kind === 'array') {
    from.items.forEach((item, i) => machine.heap.put(target.props, String(i), item));
  } else if (from.kind !== 'primitive') {
    if (from.kind === 'object' && from.open) machine.heap.assign(target, 'open', true);
    for (const [name, slot] of from.props) machine.heap.put(target.props, name, slot);
  }
}

function evaluateArray(machine: Machine, node: TSESTree.ArrayExpression, env: Environment): Value {
  const result = array([], node);
  for (const element of node.elements) {
    if (element === null) result.items.push({ value: nothing, at: node });
    else if (element.type === 'SpreadElement') spreadItems(machine, result, evaluate(machine, element.argument, env), element);
    else result.items.push({ value: evaluate(machine, element, env), at: element });
  }
  return result;
}

/** Appends the items of an iterable to a list. */
export function spreadItems(machine: Machine, target: { items: Slot[]; open: boolean }, source: Value, at: Node): void {
  const from = machine.settle(source);
  const items = iterate(from);
  if (items === null) target.open = true;
  else {
    target.items.push(...items.slice(0, limits.items).map((item) => ({ value: item.value, at: item.at ?? at })));
    if (isOpen(from) || items.length > limits.items) target.open = true;
  }
}

const isOpen = (value: Value): boolean => 'open' in value && value.open;

/** Headers are iterated by name; of several lines of one name the text that they make is not known here. */
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
