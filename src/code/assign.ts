import type { TSESTree } from '@typescript-eslint/utils';
import type { Environment } from './environment.ts';
import { evaluate, iterate } from './evaluate.ts';
import { limits, nothing, type Machine } from './machine.ts';
import { getMember, memberKey, setMember } from './members.ts';
import { binary, choose } from './operators.ts';
import { array, derived, keyOf, object, primitive, type Node, type Value } from './value.ts';

/** An assignment expression. */
export function assign(machine: Machine, node: TSESTree.AssignmentExpression, env: Environment): Value {
  if (node.operator === '=') {
    const value = evaluate(machine, node.right, env);
    bindPattern(machine, node.left, value, env, { declare: false, at: node.right, node });
    return value;
  }
  const before = evaluate(machine, node.left, env);
  const value = compound(machine, node, before, env);
  if (value !== before) bindPattern(machine, node.left, value, env, { declare: false, at: node.right, node });
  return value;
}

function compound(machine: Machine, node: TSESTree.AssignmentExpression, before: Value, env: Environment): Value {
  const operator = node.operator.slice(0, -1);
  if (operator === '||' || operator === '&&' || operator === '??') {
    const onTrue = operator === '&&' ? node.right : null;
    if (operator === '??' && machine.settle(before).kind !== 'unknown' && !isNullish(machine, before)) return before;
    return choose(machine, before, node.left, { node, yes: onTrue, no: onTrue === null ? node.right : null, env });
  }
  return binary(machine, operator, before, evaluate(machine, node.right, env), node);
}

function isNullish(machine: Machine, value: Value): boolean {
  const settled = machine.settle(value);
  return settled.kind === 'primitive' && (settled.value === null || settled.value === undefined);
}

/** `x++` and its kin. */
export function update(machine: Machine, node: TSESTree.UpdateExpression, env: Environment): Value {
  const before = evaluate(machine, node.argument, env);
  const after = binary(machine, node.operator === '++' ? '+' : '-', before, primitive(1), node);
  bindPattern(machine, node.argument, after, env, { declare: false, at: node, node });
  return node.prefix ? after : before;
}

interface Binding { readonly declare: boolean; readonly at: Node | null; readonly node: Node }

/** Binds a value to a name, a member or a destructuring pattern. */
export function bindPattern(machine: Machine, target: Node, value: Value, env: Environment, how: Binding): void {
  switch (target.type) {
    case 'Identifier': return bindName(machine, target.name, value, env);
    case 'MemberExpression': return bindMember(machine, target, value, env, how);
    case 'AssignmentPattern': return bindPattern(machine, target.left, withDefault(machine, value, target.right, env), env, how);
    case 'ObjectPattern': return bindObject(machine, target, value, env, how);
    case 'ArrayPattern': return bindArray(machine, target, value, env, how);
    case 'TSParameterProperty': return bindPattern(machine, target.parameter, value, env, how);
    case 'TSAsExpression': case 'TSNonNullExpression': return bindPattern(machine, target.expression, value, env, how);
    default:
  }
}

function bindName(machine: Machine, name: string, value: Value, env: Environment): void {
  const binding = env.find(name);
  if (binding === null) return machine.heap.put(machine.globals.bindings, name, { value, ready: true });
  machine.heap.assign(binding, 'value', value);
  if (!binding.ready) machine.heap.assign(binding, 'ready', true);
}

function bindMember(machine: Machine, target: TSESTree.MemberExpression, value: Value, env: Environment, how: Binding): void {
  const base = target.object.type === 'Super' ? (env.findSelf() ?? nothing) : evaluate(machine, target.object, env);
  const key = target.computed ? machine.settle(evaluate(machine, target.property, env)) : memberKey(target.property);
  setMember(machine, base, key, value, how.node, how.at);
}

/** The default of a pattern or parameter, where the value is undefined. */
function withDefault(machine: Machine, value: Value, preset: Node, env: Environment): Value {
  const settled = machine.settle(value);
  if (settled.kind === 'primitive') return settled.value === undefined ? evaluate(machine, preset, env) : settled;
  return settled;
}

function bindObject(machine: Machine, target: TSESTree.ObjectPattern, value: Value, env: Environment, how: Binding): void {
  const base = machine.settle(value);
  const taken = new Set<string>();
  for (const property of target.properties) {
    if (property.type === 'RestElement') {
      bindPattern(machine, property.argument, restOf(base, taken, property), env, how);
      continue;
    }
    const key = property.computed ? machine.settle(evaluate(machine, property.key, env)) : memberKey(property.key);
    if (key.kind === 'primitive') taken.add(String(key.value));
    bindPattern(machine, property.value, getMember(machine, base, key, property), env, how);
  }
}

function restOf(base: Value, taken: ReadonlySet<string>, at: Node): Value {
  if (base.kind !== 'object') return base.kind === 'unknown' ? { ...base, id: `${base.id}...`, nonNull: true } : derived(`rest ${keyOf(base)}`, [base], { at });
  const rest = object(at);
  rest.open = base.open;
  for (const [key, slot] of base.props) if (!taken.has(key)) rest.props.set(key, slot);
  return rest;
}

function bindArray(machine: Machine, target: TSESTree.ArrayPattern, value: Value, env: Environment, how: Binding): void {
  const base = machine.settle(value);
  const items = iterate(base);
  target.elements.forEach((element, i) => {
    if (element === null) return;
    if (element.type === 'RestElement') return bindPattern(machine, element.argument, items === null ? derived(`${keyOf(base)}[${i}..]`, [base]) : array(items.slice(i, limits.items)), env, how);
    const item = items?.[i]?.value ?? (items === null || ('open' in base && base.open) ? derived(`${keyOf(base)}[${i}]`, [base], { at: element }) : nothing);
    bindPattern(machine, element, item, env, how);
  });
}
