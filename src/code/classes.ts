import type { TSESTree } from '@typescript-eslint/utils';
import { bindPattern } from './assign.ts';
import { fillError, isErrorClass, nativePrototype } from './builtins/errors.ts';
import { callClosure, evaluateArguments } from './calls.ts';
import { Environment } from './environment.ts';
import { evaluate } from './evaluate.ts';
import { nothing, type Machine } from './machine.ts';
import { instanceOf, memberKey } from './members.ts';
import { classOf, closure, derived, object, type Call, type ClassNode, type ClassValue, type FunctionNode, type Node, type ObjectValue, type Value } from './value.ts';

/** The class whose prototype an object is. */
const owners = new WeakMap<ObjectValue, ClassValue>();

/** A class: its methods on a prototype, its static members on itself. Fields are set when an instance is made. */
export function evaluateClass(machine: Machine, node: ClassNode, env: Environment): Value {
  const parent = node.superClass ? machine.settle(evaluate(machine, node.superClass, env)) : null;
  const prototype = object(node);
  prototype.proto = parent?.kind === 'class' ? parent.prototype : parent?.kind === 'native' ? nativePrototype(machine, parent) : parent;
  const inner = new Environment(env);
  const result = classOf(node, inner, parent, prototype);
  owners.set(prototype, result);
  if (node.id) inner.bindings.set(node.id.name, { value: result, ready: true });
  for (const member of node.body.body) defineMember(machine, result, member, inner);
  return result;
}

function defineMember(machine: Machine, owner: ClassValue, member: TSESTree.ClassElement, env: Environment): void {
  if (member.type === 'StaticBlock' || member.type === 'TSIndexSignature') return;
  if (member.type === 'MethodDefinition' && member.kind !== 'constructor') defineMethod(machine, owner, member, env);
  else if (member.type === 'PropertyDefinition' && member.static) {
    const statics = new Environment(env, owner);
    owner.props.set(keyText(machine, member, env), { value: member.value ? evaluate(machine, member.value, statics) : nothing, at: member.value ?? member });
  }
}

function defineMethod(machine: Machine, owner: ClassValue, member: TSESTree.MethodDefinition, env: Environment): void {
  const target = member.static ? owner : owner.prototype;
  const fn = closure(member.value as FunctionNode, env, null, owner);
  const name = keyText(machine, member, env);
  if (member.kind === 'get') target.props.set(name, { value: nothing, at: member, getter: fn });
  else if (member.kind === 'method') target.props.set(name, { value: fn, at: member });
}

function keyText(machine: Machine, member: { computed: boolean; key: Node }, env: Environment): string {
  const key = member.computed ? machine.settle(evaluate(machine, member.key, env)) : memberKey(member.key);
  return key.kind === 'primitive' ? String(key.value) : `[${member.key.range[0]}]`;
}

/** Makes an instance: fields, then the constructor. */
export function construct(machine: Machine, owner: ClassValue, call: Call): Value {
  const self = instanceOf(owner, call.node);
  initialise(machine, owner, self, call);
  return self;
}

/** Runs field initialisers and constructors on an instance, parents first. */
export function initialise(machine: Machine, owner: ClassValue, self: ObjectValue, call: Call): void {
  const constructor = constructorOf(owner);
  if (constructor === null) initialiseParent(machine, owner, self, call);
  if (owner.parent?.kind !== 'class' || constructor === null) defineFields(machine, owner, self);
  if (constructor === null) return;
  defineParameterFields(machine, constructor, self, call);
  callClosure(machine, closure(constructor, new Environment(owner.env, self), self, owner), call);
}

/** Runs what the parent's constructor does to an instance: a class of the file, or a kind of error. */
function initialiseParent(machine: Machine, { parent }: ClassValue, self: ObjectValue, call: Call): void {
  if (parent?.kind === 'class') initialise(machine, parent, self, call);
  else if (parent?.kind === 'native' && isErrorClass(parent)) fillError(machine, parent.name, self, call);
}

/** The function of a class's own constructor, or null. */
export function constructorOf(owner: ClassValue): FunctionNode | null {
  for (const member of owner.node.body.body) {
    if (member.type === 'MethodDefinition' && member.kind === 'constructor' && member.value.type === 'FunctionExpression') return member.value;
  }
  return null;
}

function defineFields(machine: Machine, owner: ClassValue, self: ObjectValue): void {
  const env = new Environment(owner.env, self);
  for (const member of owner.node.body.body) {
    if (member.type !== 'PropertyDefinition' || member.static) continue;
    machine.heap.put(self.props, keyText(machine, member, env), { value: member.value ? evaluate(machine, member.value, env) : nothing, at: member.value ?? member });
  }
}

/** `constructor(private readonly origins: string[])` also sets a field. */
function defineParameterFields(machine: Machine, constructor: FunctionNode, self: ObjectValue, call: Call): void {
  constructor.params.forEach((parameter, i) => {
    if (parameter.type !== 'TSParameterProperty') return;
    const env = new Environment(null);
    const name = parameter.parameter.type === 'Identifier' ? parameter.parameter.name : null;
    if (name === null) return;
    env.bindings.set(name, { value: nothing, ready: true });
    bindPattern(machine, parameter.parameter, call.args[i] ?? nothing, env, { declare: true, at: null, node: parameter });
    machine.heap.put(self.props, name, { value: env.bindings.get(name)!.value, at: parameter });
  });
}

/** `super(…)`: the parent's fields and constructor on this instance, then the own fields. */
export function superCall(machine: Machine, node: TSESTree.CallExpression, env: Environment): Value {
  const self = env.findSelf();
  const args = evaluateArguments(machine, node.arguments, env);
  const owner = self?.kind === 'object' ? ownerAround(node, self) : null;
  if (owner !== null) initialiseParent(machine, owner, self as ObjectValue, { ...args, self: nothing, node });
  if (owner && self?.kind === 'object') defineFields(machine, owner, self);
  return owner === null ? derived(`super@${node.range[0]}`, args.args) : nothing;
}

/** The class of an instance's chain whose body holds a `super` call. */
function ownerAround(node: Node, self: ObjectValue): ClassValue | null {
  for (let proto = self.proto; proto?.kind === 'object'; proto = proto.proto) {
    const owner = owners.get(proto);
    if (owner !== undefined && owner.node.range[0] <= node.range[0] && node.range[1] <= owner.node.range[1]) return owner;
  }
  return null;
}
