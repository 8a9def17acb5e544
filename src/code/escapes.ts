import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction } from './changes.ts';
import { constructorOf, initialise } from './classes.ts';
import { entryArguments } from './roles.ts';
import { dependsOn } from './free-names.ts';
import { nothing, Thrown, type Escape, type Machine, type UnreadCall } from './machine.ts';
import { instanceOf } from './members.ts';
import { closure, dependence, type Call, type ClassValue, type Dependence, type FunctionValue, type ObjectValue, type Value } from './value.ts';

/** Functions handed to something unread, also inside lists and objects, may be called by it later. */
export function escapeArguments(machine: Machine, call: UnreadCall, depends: Dependence): void {
  for (const arg of call.args) escapeValue(machine, arg, { how: 'argument', depends: depends === 'no' ? 'no' : givenDependence(machine, call, arg), via: call, name: null }, call.name === 'serve' ? 4 : 2); // routes by path and method
}

const listeners = new Set(['on', 'once', 'addListener']);

/** What a function is called with can depend on what it is handed on with, not on what it closes over itself. */
function givenDependence(machine: Machine, { args, callee, name, self }: UnreadCall, fn: Value): Dependence {
  const others = args.filter((arg) => arg !== fn);
  const isSource = self.kind === 'unknown' && (self.role === 'response' || (self.role === 'request' && listeners.has(name ?? '')));
  const own = dependence(isSource ? others : [callee, self, ...others]);
  return own === 'yes' ? own : strongest(own, closureDependence(machine, others));
}

const strongest = (a: Dependence, b: Dependence): Dependence => (a === 'yes' || b === 'yes' ? 'yes' : a === 'maybe' || b === 'maybe' ? 'maybe' : 'no');

/** Everything that can be called through a value that leaves the file. */
export function escapeValue(machine: Machine, value: Value, way: Omit<Escape, 'fn' | 'self'>, depth: number): void {
  switch (value.kind) {
    case 'function': return machine.escape({ fn: value, self: null, ...way });
    case 'native': return value.tag === null ? undefined : machine.escape({ fn: value, self: null, ...way });
    case 'class': return escapeClass(machine, value, way);
    case 'choice':
      escapeValue(machine, value.yes, way, depth);
      return escapeValue(machine, value.no, way, depth);
    case 'promise': return escapeValue(machine, value.value, way, depth);
    case 'array': return depth > 0 ? value.items.forEach((item) => escapeValue(machine, item.value, way, depth - 1)) : undefined;
    case 'object': return depth > 0 ? escapeObject(machine, value, way, depth) : undefined;
    default: return undefined;
  }
}

function escapeObject(machine: Machine, value: Extract<Value, { kind: 'object' }>, way: Omit<Escape, 'fn' | 'self'>, depth: number): void {
  for (const [name, slot] of value.props) {
    const inner = slot.value;
    if (inner.kind === 'function') machine.escape({ fn: inner, self: value, ...way, name });
    else escapeValue(machine, inner, { ...way, name }, depth - 1);
  }
  if (value.proto?.kind === 'object') for (const [name, slot] of value.proto.props) if (slot.value.kind === 'function') machine.escape({ fn: slot.value, self: value, ...way, name });
}

/**
 * Of a class, its constructor, its methods and the functions in its fields may be called, on an instance that nobody here made; without a constructor,
 * its fields are set all the same.
 * The instance is made when one of them is run, so that what its constructor does not know is decided there.
 */
function escapeClass(machine: Machine, value: ClassValue, way: Omit<Escape, 'fn' | 'self'>): void {
  for (const [name, slot] of value.props) if (slot.value.kind === 'function') machine.escape({ fn: slot.value, self: value, ...way, name });
  const constructor = constructorOf(value);
  if (constructor !== null) machine.escape({ fn: closure(constructor, value.env, null, value), self: null, ...way, name: 'constructor', owner: value });
  else if (way.how === 'export' && fieldsOf(value).some(({ value: initial }) => initial != null && !isFunction(initial) && machine.host.matters(initial))) unknownInstance(machine, value);
  for (const [name, fn] of instanceFunctions(value)) machine.escape({ fn, self: null, ...way, name, owner: value });
}

/** Methods and function-valued fields by name, own and inherited. */
function instanceFunctions(value: ClassValue): Map<string, FunctionValue> {
  const found = value.parent?.kind === 'class' ? instanceFunctions(value.parent) : new Map<string, FunctionValue>();
  for (const [name, slot] of value.prototype.props) if (slot.value.kind === 'function') found.set(name, slot.value);
  for (const member of fieldsOf(value)) {
    if (member.computed || member.key.type !== 'Identifier') continue;
    const { value: initial } = member;
    if (initial?.type === 'ArrowFunctionExpression' || initial?.type === 'FunctionExpression') found.set(member.key.name, closure(initial, value.env, null, value));
  }
  return found;
}

/** The fields that instances of a class get from it itself. */
export const fieldsOf = ({ node }: ClassValue): readonly TSESTree.PropertyDefinition[] => node.body.body.filter((member) => member.type === 'PropertyDefinition' && !member.static) as readonly TSESTree.PropertyDefinition[];

/** An instance made by somebody else: its constructor has run with arguments that are not known here. */
export function unknownInstance(machine: Machine, owner: ClassValue): ObjectValue {
  const self = instanceOf(owner, owner.node);
  try {
    initialise(machine, owner, self, { ...unknownArguments(owner), self: nothing, node: owner.node });
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
  }
  return self;
}

function unknownArguments(owner: ClassValue): Pick<Call, 'args' | 'argNodes'> {
  const constructor = constructorOf(owner) ?? (owner.parent?.kind === 'class' ? constructorOf(owner.parent) : null);
  const args = constructor === null ? [] : entryArguments(constructor, { handler: false, depends: 'no', chooser: 'config' });
  return { args, argNodes: args.map(() => null) };
}

/** What functions among the arguments can depend on through the names they close over. */
export function closureDependence(machine: Machine, args: readonly Value[]): Dependence {
  let found: Dependence = 'no';
  for (const arg of args) if (arg.kind === 'function' && found !== 'yes') found = strongest(found, dependsOn(arg, machine));
  return found;
}
