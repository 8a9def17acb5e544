import type { TSESTree } from '@typescript-eslint/utils';
import { assign, update } from './assign.ts';
import { toPrimitive } from './builtins/computed.ts';
import { evaluateCall, evaluateNew, evaluateTagged } from './calls.ts';
import { changesOf } from './changes.ts';
import { classOfPrototype, evaluateClass } from './classes.ts';
import type { Environment } from './environment.ts';
import { forget, forgetSuspended } from './forget.ts';
import { evaluateYield } from './generators.ts';
import { globalValue } from './globals.ts';
import { joinedInput } from './inputs.ts';
import { evaluateArray, evaluateObject } from './literals.ts';
import { limits, nothing, Thrown, type Machine } from './machine.ts';
import { findSlot, getMember, memberKey, slotValue } from './members.ts';
import { importModule } from './modules.ts';
import { choose, postponed } from './choices.ts';
import { withStandIn } from './conditions.ts';
import { binary, missing, unary } from './operators.ts';
import { closure, derived, keyOf, pattern, primitive, unknown, type Node, type Settled, type Value } from './value.ts';

/** The value of an expression. Forms that are not understood are unknown; it never fails. */
export function evaluate(machine: Machine, node: Node, env: Environment): Value {
  machine.step();
  if (machine.nesting >= limits.nesting) {
    forget(machine, node, env);
    return unread(node);
  }
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
    if ('bigint' in node) return primitive(BigInt(node.bigint), node);
    return primitive(node.value, node);
  },
  TemplateLiteral: evaluateTemplate,
  Identifier: (machine, node, env) => readName(machine, node.name, env, node),
  ThisExpression: (_machine, _node, env) => env.findSelf() ?? nothing,
  MemberExpression: (machine, node, env) => evaluateMember(machine, node, env).value,
  ChainExpression: evaluateChain,
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
  AwaitExpression: evaluateAwait,
  YieldExpression: (machine, node, env) => evaluateYield(machine, node, env),
  TSAsExpression: inner,
  TSSatisfiesExpression: inner,
  TSNonNullExpression: inner,
  TSTypeAssertion: inner,
  TSInstantiationExpression: inner,
  MetaProperty: (_machine, node, env) => (node.meta.name === 'import' ? unknown('import.meta', { nonNull: true, at: node }) : newTarget(node, env)),
};

/** `new.target`: the class of the instance that is being made. */
function newTarget(node: Node, env: Environment): Value {
  const self = env.findSelf();
  return (self?.kind === 'object' && self.proto !== null ? classOfPrototype(self.proto) : null) ?? unread(node);
}

const awaitedCalls = new WeakSet<Node>();

/** Whether a call is waited for where it stands: what runs after it sees everything that it did. */
export const isAwaited = (call: Node): boolean => awaitedCalls.has(call);

function evaluateAwait(machine: Machine, node: TSESTree.AwaitExpression, env: Environment): Value {
  awaitedCalls.add(node.argument);
  const value = evaluate(machine, node.argument, env);
  machine.awaits++;
  forgetSuspended(machine);
  return awaited(machine, value);
}

/** What `await` gives: the value of a known promise, anything else itself. A rejected one throws. */
export function awaited(machine: Machine, value: Value): Value {
  const settled = machine.settle(value);
  if (settled.kind === 'object' && findSlot(settled, 'then') !== null) return derived(`await ${keyOf(settled)}`, [settled]);
  if (settled.kind !== 'promise') return settled;
  if (settled.rejected) throw new Thrown(settled.value);
  return awaited(machine, settled.value);
}

/** Marks an optional chain whose base was null or undefined. */
export const shortCircuit: Value = unknown('short circuit');

/** An optional chain. Where it may have ended early, what it would have changed is not known. */
function evaluateChain(machine: Machine, node: TSESTree.ChainExpression, env: Environment): Value {
  const { doubts } = machine;
  const value = evaluate(machine, node.expression, env);
  if (machine.doubts > doubts && mayChange(node)) forget(machine, node, env);
  return value === shortCircuit ? nothing : value;
}

/** Whether running a node may change anything. */
const mayChange = (node: Node): boolean => changesOf(node).assigned.size + changesOf(node).written.length + changesOf(node).calls.length > 0;

function readName(machine: Machine, name: string, env: Environment, node: Node): Value {
  const binding = env.find(name);
  if (binding === null) return name === 'undefined' ? primitive(undefined, node) : globalValue(machine, name, node);
  if (!binding.ready) throw new Thrown(derived(`ReferenceError@${node.range[0]}`, [], { nonNull: true }));
  return binding.value;
}

/** A member expression: the object and what the member holds. The value is `shortCircuit` for `a?.b` on nothing. */
export function evaluateMember(machine: Machine, node: TSESTree.MemberExpression, env: Environment): { base: Value; key: Value; value: Value } {
  const { base, key } = evaluateOwner(machine, node, env);
  return { base, key, value: base === shortCircuit ? shortCircuit : memberOf(machine, node, base, key, env) };
}

/** The object and the key of a member expression. The object is `shortCircuit` where an optional chain ends. */
export function evaluateOwner(machine: Machine, node: TSESTree.MemberExpression, env: Environment): { base: Value; key: Value } {
  const base = node.object.type === 'Super' ? (env.findSelf() ?? nothing) : evaluate(machine, node.object, env);
  if (base === shortCircuit || (node.optional && isMissing(machine, base, node))) return { base: shortCircuit, key: nothing };
  return { base: machine.settle(withStandIn(machine, base)), key: node.computed ? machine.settle(evaluate(machine, node.property, env)) : memberKey(node.property) };
}

/** What a member expression reads, of an object and a key that are known already. */
export function memberOf(machine: Machine, node: TSESTree.MemberExpression, base: Value, key: Value, env: Environment): Value {
  return node.object.type === 'Super' ? superMember(machine, base, key, node, env) : getMember(machine, base, key, node);
}

/** `super.name`: what the parent class has, with this object as its receiver. */
function superMember(machine: Machine, self: Value, key: Value, node: Node, env: Environment): Value {
  const home = env.findHome();
  const holder = home === null ? null : self.kind === 'class' ? home.parent : home.prototype.proto;
  const slot = holder === null || holder.kind === 'choice' || key.kind !== 'primitive' ? null : findSlot(holder, String(key.value));
  return slot === null ? unread(node) : slotValue(machine, slot, self, node);
}

/** Whether a value is null or undefined; forks when that was not read and it matters. */
export function isMissing(machine: Machine, value: Value, node: Node): boolean {
  const settled = machine.settle(value);
  if (settled.kind === 'primitive') return settled.value === null || settled.value === undefined;
  if (settled.kind !== 'unknown' || settled.nonNull) return false;
  machine.doubts++;
  return settled.role === 'value' && settled.depends === 'yes' && machine.decide(missing(settled, node), node, false);
}

function evaluateTemplate(machine: Machine, node: TSESTree.TemplateLiteral, env: Environment): Value {
  const values: Settled[] = [];
  // Each becomes a text before the next one is computed, which may change it.
  const parts = node.expressions.map((expression) => toPrimitive(machine, (values[values.length] = machine.settle(withStandIn(machine, evaluate(machine, expression, env))))));
  const texts = node.quasis.map((quasi) => quasi.value.cooked ?? '');
  if (values.length === 1 && values[0]!.kind === 'unknown' && texts.every((text) => text === '')) return values[0];
  const known = parts.every((part) => part !== null) && texts.concat(parts.map((part) => String(part.value))).reduce((sum, { length }) => sum + length, 0) <= limits.text;
  if (!known) return derived(`text@${node.range[0]}(${values.map((value) => (value.kind === 'primitive' || value.kind === 'unknown' ? keyOf(value) : `${keyOf(value)}@${machine.steps}`)).join()})`, values, { at: node, nonNull: texts.some((text) => text !== ''), prefix: texts[0]!, input: joinedInput(texts.flatMap((text, i) => [primitive(text), ...values.slice(i, i + 1)])) });
  return primitive(texts.map((text, i) => text + (i < parts.length ? String(parts[i]!.value) : '')).join(''), node, parts);
}

function evaluateLogical(machine: Machine, node: TSESTree.LogicalExpression, env: Environment): Value {
  return logical(machine, node.operator, { node, left: evaluate(machine, node.left, env), leftNode: node.left, right: node.right, env });
}

interface Operands { readonly node: Node; readonly left: Value; readonly leftNode: Node; readonly right: Node; readonly env: Environment }

/** The value of `left || right`, `left && right` or `left ?? right`. */
export function logical(machine: Machine, operator: '||' | '&&' | '??', { node, left, leftNode, right, env }: Operands): Value {
  if (operator !== '??') return choose(machine, left, leftNode, { node, yes: operator === '&&' ? right : null, no: operator === '||' ? right : null, env });
  const settled = machine.settle(left);
  if (settled.kind === 'primitive' && (settled.value === null || settled.value === undefined)) return fallback(machine, settled, evaluate(machine, right, env));
  if (settled.kind !== 'unknown' || settled.nonNull) return settled;
  const test = missing(settled, node);
  const branch = (taken: boolean): Value => (taken ? evaluate(machine, right, env) : settled);
  return postponed(machine, test, [right], branch) ?? branch(machine.decide(test, node, false));
}

/** Hands on that a default was taken because a variable of the environment is unset. */
export function fallback(machine: Machine, missing: Value, value: Value): Value {
  if (missing.kind !== 'primitive' || missing.env === null) return value;
  return value.kind === 'primitive' && value.env === null ? { ...value, env: missing.env } : value;
}

export { iterate, spreadInto } from './literals.ts';
