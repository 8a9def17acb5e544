import type { TSESTree } from '@typescript-eslint/utils';
import type { Environment } from './environment.ts';
import { ownSlots } from './builtins/names.ts';
import { unwrapped } from './changes.ts';
import { evaluate, evaluateOwner, logical, memberOf } from './evaluate.ts';
import { itemsOf } from './literals.ts';
import { limits, nothing, Thrown, type Machine } from './machine.ts';
import { getMember, memberKey, setMember, slotValue } from './members.ts';
import { postponed } from './choices.ts';
import { binary } from './operators.ts';
import { array, derived, keyOf, object, primitive, type Node, type Settled, type Unknown, type Value } from './value.ts';

/** A place that is written to; its object and its key are computed once. */
interface Place {
  readonly read: () => Value;
  readonly write: (value: Value, at: Node) => void;
}

function placeOf(machine: Machine, target: Node, env: Environment, node: Node): Place {
  const inner = unwrapped(target);
  if (inner.type !== 'MemberExpression') return { read: () => evaluate(machine, inner, env), write: (value, at) => bindPattern(machine, target, value, env, { declare: false, at, node }) };
  const { base, key } = evaluateOwner(machine, inner, env);
  return { read: () => memberOf(machine, inner, base, key, env), write: (value, at) => setMember(machine, base, key, value, node, at) };
}

/** An assignment expression. */
export function assign(machine: Machine, node: TSESTree.AssignmentExpression, env: Environment): Value {
  const place = placeOf(machine, node.left, env, node);
  if (node.operator === '=') {
    const value = evaluate(machine, node.right, env);
    place.write(value, node.right);
    return value;
  }
  const before = place.read();
  const operator = node.operator.slice(0, -1);
  if (operator === '||' || operator === '&&' || operator === '??') return assignLogical(machine, operator, { node, place, before, env });
  const value = binary(machine, operator, before, evaluate(machine, node.right, env), node);
  place.write(value, node.right);
  return value;
}

interface Logical { readonly node: TSESTree.AssignmentExpression; readonly place: Place; readonly before: Value; readonly env: Environment }

/** `||=`, `&&=` and `??=` write only where they take the right side. */
function assignLogical(machine: Machine, operator: '||' | '&&' | '??', { node, place, before, env }: Logical): Value {
  const settled = machine.settle(before);
  if (settled.kind !== 'unknown' && !takesRight(machine, operator, settled, node)) return settled;
  const value = logical(machine, operator, { node, left: settled, leftNode: node.left, right: node.right, env });
  if (value !== settled || settled.kind !== 'unknown') place.write(value, node.right);
  return value;
}

function takesRight(machine: Machine, operator: '||' | '&&' | '??', left: Settled, node: TSESTree.AssignmentExpression): boolean {
  if (operator === '??') return left.kind === 'primitive' && (left.value === null || left.value === undefined);
  return machine.test(left, node.left) === (operator === '&&');
}

/** `x++` and its kin. */
export function update(machine: Machine, node: TSESTree.UpdateExpression, env: Environment): Value {
  const place = placeOf(machine, node.argument, env, node);
  const before = numeric(machine.settle(place.read()), node);
  const after = updated(machine, before, node);
  place.write(after, node);
  return node.prefix ? after : before;
}

/** The number that is counted up or down; what was not read may be a text. */
function numeric(value: Settled, node: Node): Value {
  if (value.kind !== 'primitive') return derived(`number ${keyOf(value)}`, [value], { at: node });
  return typeof value.value === 'bigint' ? value : primitive(Number(value.value), node, [value]);
}

function updated(machine: Machine, before: Value, node: TSESTree.UpdateExpression): Value {
  const one = primitive(before.kind === 'primitive' && typeof before.value === 'bigint' ? 1n : 1);
  return before.kind === 'primitive' ? binary(machine, node.operator === '++' ? '+' : '-', before, one, node) : derived(`(${keyOf(before)} ${node.operator})`, [before], { at: node });
}

interface Binding { readonly declare: boolean; readonly at: Node | null; readonly node: Node }

/** Binds a value to a name, a member or a destructuring pattern. */
export function bindPattern(machine: Machine, target: Node, value: Value, env: Environment, how: Binding): void {
  switch (target.type) {
    case 'Identifier': return bindName(machine, target, value, env, how);
    case 'MemberExpression': return bindMember(machine, target, value, env, how);
    case 'AssignmentPattern': return bindPattern(machine, target.left, withDefault(machine, value, target.right, env), env, how);
    case 'ObjectPattern': return bindObject(machine, target, value, env, how);
    case 'ArrayPattern': return bindArray(machine, target, value, env, how);
    case 'TSParameterProperty': return bindPattern(machine, target.parameter, value, env, how);
    case 'TSAsExpression': case 'TSNonNullExpression': case 'TSSatisfiesExpression': case 'TSTypeAssertion': return bindPattern(machine, target.expression, value, env, how);
    default:
  }
}

function bindName(machine: Machine, { name, range }: TSESTree.Identifier, value: Value, env: Environment, how: Binding): void {
  const binding = env.find(name);
  if (binding === null) return machine.heap.put(machine.globals.bindings, name, { value, ready: true });
  if (!how.declare && (binding.constant || !binding.ready)) throw new Thrown(derived(`TypeError@${range[0]}`, [], { nonNull: true }));
  machine.heap.assign(binding, 'value', value);
  if (!binding.ready) machine.heap.assign(binding, 'ready', true);
}

function bindMember(machine: Machine, target: TSESTree.MemberExpression, value: Value, env: Environment, how: Binding): void {
  const { base, key } = evaluateOwner(machine, target, env);
  setMember(machine, base, key, value, how.node, how.at);
}

/** The default of a pattern or parameter, where the value is undefined. */
function withDefault(machine: Machine, value: Value, preset: Node, env: Environment): Value {
  const settled = machine.settle(value);
  if (settled.kind === 'unknown' && !settled.nonNull) return mayDefault(machine, settled, preset, env);
  if (settled.kind !== 'primitive' || settled.value !== undefined) return settled;
  machine.noteUnset(settled);
  return evaluate(machine, preset, env);
}

/** What was not read may be undefined, and the default be taken. */
function mayDefault(machine: Machine, value: Unknown, preset: Node, env: Environment): Value {
  const test = machine.settle(binary(machine, '===', value, primitive(undefined), preset));
  const branch = (taken: boolean): Value => (taken ? evaluate(machine, preset, env) : value);
  if (test.kind !== 'unknown') return branch(machine.test(test, preset));
  return postponed(machine, test, [preset], branch) ?? branch(machine.decide(test, preset, false));
}

function bindObject(machine: Machine, target: TSESTree.ObjectPattern, value: Value, env: Environment, how: Binding): void {
  const base = machine.settle(value);
  if (base.kind === 'primitive' && (base.value === null || base.value === undefined)) throw new Thrown(derived(`TypeError@${target.range[0]}`, [base], { nonNull: true }));
  const taken: Settled[] = [];
  for (const property of target.properties) {
    if (property.type === 'RestElement') {
      bindPattern(machine, property.argument, restOf(machine, base, taken, property), env, how);
      continue;
    }
    const key = property.computed ? machine.settle(evaluate(machine, property.key, env)) : memberKey(property.key);
    taken.push(key);
    bindPattern(machine, property.value, getMember(machine, base, key, property), env, how);
  }
}

/** The properties that a pattern did not name. */
function restOf(machine: Machine, base: Settled, taken: readonly Settled[], at: Node): Value {
  if (base.kind === 'unknown') return { ...base, id: `${base.id}...`, nonNull: true };
  if (base.kind !== 'object' || !taken.every((key) => key.kind === 'primitive')) return derived(`rest ${keyOf(base)}`, [base], { at, nonNull: true });
  const names = new Set(taken.map((key) => String(key.value)));
  const rest = object(at);
  rest.open = base.open;
  for (const [name, slot] of ownSlots(base)) if (!names.has(name)) rest.props.set(name, { value: slotValue(machine, slot, base, at), at: slot.at });
  return rest;
}

function bindArray(machine: Machine, target: TSESTree.ArrayPattern, value: Value, env: Environment, how: Binding): void {
  const base = machine.settle(value);
  const items = itemsOf(base, target);
  const open = items === null || ('open' in base && base.open);
  target.elements.forEach((element, i) => {
    if (element === null) return;
    if (element.type === 'RestElement') return bindPattern(machine, element.argument, array((items ?? []).slice(open ? 0 : i).slice(0, limits.items), element, open), env, how);
    bindPattern(machine, element, open ? derived(`${keyOf(base)}[${i}]`, [base], { at: element }) : (items[i]?.value ?? nothing), env, how);
  });
}
