import type { TSESTree } from '@typescript-eslint/utils';
import { bindPattern } from './assign.ts';
import { fillError, isErrorClass, nativePrototype } from './builtins/errors.ts';
import { evaluateArguments } from './calls.ts';
import { callClosure } from './closures.ts';
import { Environment, varNames } from './environment.ts';
import { evaluate } from './evaluate.ts';
import { accessor } from './literals.ts';
import { nothing, type Machine } from './machine.ts';
import { instanceOf, markUnread, memberKey } from './members.ts';
import { declare, execList } from './statements.ts';
import { classOf, closure, derived, object, type Call, type ClassNode, type ClassValue, type FunctionNode, type Node, type ObjectValue, type Value } from './value.ts';

/** The class whose prototype an object is. */
const owners = new WeakMap<ObjectValue, ClassValue>();

/** The class of which a value is the prototype; null where it is none of the file's. */
export const classOfPrototype = (prototype: Value): ClassValue | null => (prototype.kind === 'object' ? (owners.get(prototype) ?? null) : null);

/** A class: its methods on a prototype, its static members on itself. Fields are set when an instance is made. */
export function evaluateClass(machine: Machine, node: ClassNode, env: Environment): Value {
  const parent = node.superClass ? machine.settle(evaluate(machine, node.superClass, env)) : null;
  const prototype = object(node);
  prototype.proto = parent?.kind === 'class' ? parent.prototype : parent?.kind === 'native' ? nativePrototype(machine, parent) : parent;
  const inner = new Environment(env);
  const result = classOf(node, inner, parent, prototype);
  owners.set(prototype, result);
  if (node.id) inner.bindings.set(node.id.name, { value: result, ready: true });
  for (const member of node.body.body) if (member.type === 'MethodDefinition' && member.kind !== 'constructor') defineMethod(machine, result, member, inner);
  for (const member of node.body.body) defineStatic(machine, result, member);
  evaluateDecorators(machine, node, env);
  return result;
}

/** Decorators of a class are calls that may say something; what they make of the class is not read. */
function evaluateDecorators(machine: Machine, { decorators = [] }: ClassNode, env: Environment): void {
  for (const { expression } of decorators) if (machine.host.matters(expression)) evaluate(machine, expression, env);
}

/** Static fields and blocks, in the order in which they are written. */
function defineStatic(machine: Machine, owner: ClassValue, member: TSESTree.ClassElement): void {
  const env = new Environment(owner.env, owner, owner);
  if (member.type === 'StaticBlock') execStaticBlock(machine, member, env);
  else if ((member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') && member.static && !isDeclared(member)) defineField(machine, owner, member, env);
}

function execStaticBlock(machine: Machine, node: TSESTree.StaticBlock, env: Environment): void {
  for (const name of varNames(node, node.body)) env.bindings.set(name, { value: nothing, ready: true });
  declare(machine, node, node.body, env);
  execList(machine, node.body, env);
}

type Field = TSESTree.PropertyDefinition | TSESTree.AccessorProperty;

/** A field that only tells a type checker what a parent class sets. */
const isDeclared = (member: Field): boolean => 'declare' in member && member.declare;

function defineField(machine: Machine, target: ObjectValue | ClassValue, member: Field, env: Environment): void {
  const name = keyText(machine, target, member, env);
  const value = member.value ? evaluate(machine, member.value, env) : nothing;
  if (name !== null) machine.heap.put(target.props, name, { value, at: member.value ?? member });
}

function defineMethod(machine: Machine, owner: ClassValue, member: TSESTree.MethodDefinition, env: Environment): void {
  const target = member.static ? owner : owner.prototype;
  const fn = closure(member.value as FunctionNode, env, null, owner);
  const name = keyText(machine, target, member, env);
  if (name === null) return;
  if (member.kind === 'method') target.props.set(name, { value: fn, at: member });
  else target.props.set(name, accessor(target.props.get(name), member.kind === 'get' ? { getter: fn } : { setter: fn }, member));
}

/** The name of a member; null where it is not known: then the class may have any member. */
function keyText(machine: Machine, target: ObjectValue | ClassValue, member: { computed: boolean; key: Node }, env: Environment): string | null {
  const key = member.computed ? machine.settle(evaluate(machine, member.key, env)) : memberKey(member.key);
  if (key.kind === 'primitive') return String(key.value);
  if (target.kind === 'class') markUnread(target);
  else if (!target.open) machine.heap.assign(target, 'open', true);
  return null;
}

/** Makes an instance: fields, then the constructor, which may give another object. */
export function construct(machine: Machine, owner: ClassValue, call: Call): Value {
  const self = instanceOf(owner, call.node);
  return initialise(machine, owner, self, call) ?? self;
}

/** Runs field initialisers and constructors on an instance, parents first. Gives the object that the constructor returned, if it did. */
export function initialise(machine: Machine, owner: ClassValue, self: ObjectValue, call: Call): Value | null {
  const constructor = constructorOf(owner);
  const inherited = constructor === null ? initialiseParent(machine, owner, self, call) : null;
  if (owner.parent === null || constructor === null) defineFields(machine, owner, self);
  if (constructor === null) return inherited;
  defineParameterFields(machine, constructor, self, call);
  const result = machine.settle(callClosure(machine, closure(constructor, owner.env, self, owner), call));
  return result.kind === 'primitive' ? null : result;
}

/** Runs what the parent's constructor does to an instance: a class or function of the file, or a kind of error. */
function initialiseParent(machine: Machine, { parent }: ClassValue, self: ObjectValue, call: Call): Value | null {
  if (parent?.kind === 'class') return initialise(machine, parent, self, call);
  if (parent?.kind === 'native' && isErrorClass(parent)) fillError(machine, parent.name, self, call);
  else if (parent?.kind === 'function') callClosure(machine, { ...parent, self }, call);
  else if (parent?.kind === 'unknown') machine.host.call(machine, { ...call, callee: parent, name: null, construct: true });
  return null;
}

/** The function of a class's own constructor, or null. */
export function constructorOf(owner: ClassValue): FunctionNode | null {
  for (const member of owner.node.body.body) {
    if (member.type === 'MethodDefinition' && member.kind === 'constructor' && member.value.type === 'FunctionExpression') return member.value;
  }
  return null;
}

function defineFields(machine: Machine, owner: ClassValue, self: ObjectValue): void {
  const env = new Environment(owner.env, self, owner);
  for (const member of owner.node.body.body) {
    if ((member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') && !member.static && !isDeclared(member)) defineField(machine, self, member, env);
  }
}

/** `constructor(private readonly origins: string[])` also sets a field. */
function defineParameterFields(machine: Machine, constructor: FunctionNode, self: ObjectValue, call: Call): void {
  constructor.params.forEach((parameter, i) => {
    if (parameter.type !== 'TSParameterProperty') return;
    const env = new Environment(null);
    const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    if (target.type !== 'Identifier') return;
    const { name } = target;
    env.bindings.set(name, { value: nothing, ready: true });
    bindPattern(machine, parameter.parameter, call.args[i] ?? nothing, env, { declare: true, at: null, node: parameter });
    machine.heap.put(self.props, name, { value: env.bindings.get(name)!.value, at: parameter });
  });
}

/** `super(…)`: the parent's fields and constructor on this instance, then the own fields. */
export function superCall(machine: Machine, node: TSESTree.CallExpression, env: Environment): Value {
  const self = env.findSelf();
  const owner = env.findHome();
  const args = evaluateArguments(machine, node.arguments, env);
  if (owner === null || self?.kind !== 'object') return derived(`super@${node.range[0]}`, args.args);
  initialiseParent(machine, owner, self, { ...args, self: nothing, node });
  defineFields(machine, owner, self);
  return self;
}
