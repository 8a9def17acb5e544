import type { TSESTree } from '@typescript-eslint/utils';
import { changesOf, unwrapped, type Changes } from './changes.ts';
import type { Environment } from './environment.ts';
import type { Machine } from './machine.ts';
import { findSlot } from './members.ts';
import { derived, type FunctionValue, type HeadersValue, type Node, type Settled, type Slot, type Value } from './value.ts';

/** Methods that change the list or collection they are called on. */
const changing = new Set(['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin', 'add', 'set', 'delete', 'clear', 'append']);

/** Functions of the platform that change their first argument. */
const changingFunctions = new Set(['assign', 'defineProperty', 'defineProperties', 'setPrototypeOf', 'deleteProperty', 'set']);

interface Scope { readonly node: Node; readonly env: Environment }

/** One piece of code whose changes are forgotten. */
interface Place {
  readonly env: Environment;
  readonly changes: Changes;
  /** What was followed from it already: the sources of variables, and functions. */
  readonly seen: Set<unknown>;
}

/**
 * Forgets what code may have changed that was not run, or not as often as the program runs it: variables that it assigns, and objects that
 * it writes to, also through the functions of the file that it calls.
 */
export function forget(machine: Machine, node: Node, env: Environment): void {
  machine.heap.assign(machine, 'forgotten', machine.forgotten + 1);
  const seen = new Set<Node>();
  const pending: Scope[] = [{ node, env }];
  for (let scope = pending.pop(); scope !== undefined; scope = pending.pop()) {
    if (seen.has(scope.node)) continue;
    seen.add(scope.node);
    machine.step();
    pending.push(...forgetScope(machine, scope));
  }
}

/** How many functions are kept in mind that run while something is awaited. */
const mostSuspended = 20;

/** A function runs, or goes on, some time later: at every `await`, and at the end, it may have changed what it changes. */
export function suspend(machine: Machine, fn: FunctionValue): void {
  const { assigned, written, calls } = changesOf(fn.node);
  if (assigned.size + written.length + calls.length === 0) return;
  if (machine.suspended.length < mostSuspended && !machine.suspended.some((one) => one.node === fn.node && one.env === fn.env)) machine.heap.push(machine.suspended, fn);
}

/** Forgets what the functions change that may have run while something was awaited. */
export function forgetSuspended(machine: Machine): void {
  for (const fn of machine.suspended) forget(machine, fn.node, fn.env);
}

/** Forgets what one piece of code changes by itself; gives the functions that it calls. */
function forgetScope(machine: Machine, { node, env }: Scope): Scope[] {
  const changes = changesOf(node);
  const from = changes.assigned.size + changes.written.length + changes.calls.length > 0 ? mentionedValues(changes, env) : [];
  for (const name of changes.assigned) forgetName(machine, name, env, from);
  const place: Place = { env, changes, seen: new Set() };
  for (const written of changes.written) forgetMember(machine, written, place, from);
  return changes.calls.flatMap(({ callee, args }) => forgetCall(machine, unwrapped(callee), args, place));
}

/** What the changed things depend on afterwards: anything that is mentioned beside them. */
function mentionedValues(changes: Changes, env: Environment): Value[] {
  const named = [...changes.mentioned].map((name) => env.find(name)?.value);
  return [...named, changes.mentionsSelf ? env.findSelf() : null].filter((value): value is Value => {
    if (value === undefined || value === null) return false;
    return value.kind !== 'function' && value.kind !== 'native' && !(value.kind === 'unknown' && value.role === 'response');
  });
}

function forgetName(machine: Machine, name: string, env: Environment, from: readonly Value[]): void {
  const binding = env.find(name);
  if (binding === null || binding.constant) return;
  machine.heap.assign(binding, 'value', derived(`later:${name}#${machine.forgotten}`, from));
}

/** A member that is written by name: the others of a plain object stay as they are. One that was not there may be there now. */
function forgetMember(machine: Machine, member: TSESTree.MemberExpression, place: Place, from: readonly Value[]): void {
  const owner = valueAt(unwrapped(member.object), place.env);
  const name = nameOf(member);
  const slot = owner?.kind === 'object' && name !== null ? findSlot(owner, name) : undefined;
  if (owner?.kind !== 'object' || name === null || slot === undefined || slot?.getter !== undefined || slot?.setter !== undefined) return forgetObject(machine, member.object, place);
  machine.heap.assign(machine, 'forgotten', machine.forgotten + 1);
  if (!owner.props.has(name) || place.changes.deleted.has(member)) open(machine, owner);
  if (owner.props.has(name)) machine.heap.put(owner.props, name, { value: derived(`later:#${owner.id}.${name}#${machine.forgotten}`, [owner.props.get(name)!.value, ...from]), at: slot?.at ?? null });
}

function nameOf({ property, computed }: TSESTree.MemberExpression): string | null {
  if (!computed) return property.type === 'Identifier' ? property.name : null;
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : null;
}

function forgetObject(machine: Machine, node: Node, place: Place): void {
  const { env, changes, seen } = place;
  const inner = unwrapped(node);
  const value = valueAt(inner, env);
  const root = rootOf(inner);
  if (value?.kind === 'pattern' && inner.type === 'Identifier') return forgetName(machine, inner.name, env, [value]);
  if (value !== null) return forgetDeep(machine, value, 0);
  const sources = root.type === 'Identifier' && env.find(root.name) === null ? changes.sources.get(root.name) : undefined;
  if (sources === undefined || seen.has(sources)) return;
  seen.add(sources);
  machine.step();
  for (const source of sources.flatMap(sourcesOf)) forgetSource(machine, source, place);
}

/** A local variable that is written to may be another name for what gave it its value: an object outside, or what a function of the file returned. */
function forgetSource(machine: Machine, source: Node, place: Place): void {
  if (source.type === 'Identifier' || source.type === 'MemberExpression') return forgetObject(machine, source, place);
  const fn = source.type === 'CallExpression' ? valueAt(unwrapped(source.callee), place.env) : null;
  if (fn?.kind !== 'function' || place.seen.has(fn)) return;
  place.seen.add(fn);
  const changes = changesOf(fn.node);
  for (const returned of changes.returned.flatMap(sourcesOf)) forgetSource(machine, returned, { env: fn.env, changes, seen: place.seen });
}

/** The expressions of which one gives a variable its value. */
function sourcesOf(expression: Node): Node[] {
  const node = unwrapped(expression);
  if (node.type === 'LogicalExpression') return [...sourcesOf(node.left), ...sourcesOf(node.right)];
  if (node.type === 'ConditionalExpression') return [...sourcesOf(node.consequent), ...sourcesOf(node.alternate)];
  if (node.type === 'SequenceExpression') return sourcesOf(node.expressions.at(-1)!);
  return [node.type === 'AwaitExpression' ? unwrapped(node.argument) : node];
}

function rootOf(node: Node): Node {
  let root = unwrapped(node);
  while (root.type === 'MemberExpression') root = unwrapped(root.object);
  return root;
}

/** The value that a path of names leads to outside the code; null where that is not known. */
function valueAt(node: Node, env: Environment): Value | null {
  if (node.type === 'Identifier') return env.find(node.name)?.value ?? null;
  if (node.type === 'ThisExpression') return env.findSelf();
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null;
  const base = valueAt(unwrapped(node.object), env);
  if (base === null || base.kind === 'unknown') return base;
  if (base.kind === 'choice' || base.kind === 'primitive') return null;
  const slot = findSlot(base, node.property.name);
  return slot === null || slot.getter !== undefined ? null : slot.value;
}

function forgetCall(machine: Machine, callee: Node, args: readonly Node[], place: Place): Scope[] {
  const { env } = place;
  if (callee.type === 'FunctionExpression' || callee.type === 'ArrowFunctionExpression') return [];
  const value = valueAt(callee, env);
  if (value?.kind === 'function') return forgetCallOf(machine, value, callee, args, place);
  if (value?.kind === 'class') return value.node.body.body.map((member) => ({ node: member, env: value.env }));
  if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && !callee.computed) {
    const owner = valueAt(unwrapped(callee.object), env);
    if (owner?.kind === 'headers') return forgetHeader(machine, owner, callee.property.name, args[0]);
    if (changing.has(callee.property.name) || args.some(changesItems)) forgetObject(machine, callee.object, place);
    if (changingFunctions.has(callee.property.name) && isNamespace(callee.object) && args[0] !== undefined) forgetObject(machine, args[0], place);
  }
  return [];
}

/** A header that is named is not known any more; one that is not may be any that was not there yet. */
function forgetHeader(machine: Machine, owner: HeadersValue, method: string, name: Node | undefined): Scope[] {
  if (!changing.has(method)) return [];
  machine.heap.assign(machine, 'forgotten', machine.forgotten + 1);
  const text = name?.type === 'Literal' && typeof name.value === 'string' ? name.value.toLowerCase() : null;
  const lines = owner.lines.map((line) => (line.name.kind === 'primitive' && line.name.value === text ? { ...line, value: derived(`later:#${owner.id}.${text}#${machine.forgotten}`, [line.value], { depends: 'maybe', chooser: 'request' }) } : line));
  machine.heap.replace(owner.lines, lines);
  open(machine, owner);
  return [];
}

/** `Object` or `Reflect`, and nothing that only has a method of such a name. */
const isNamespace = (node: Node): boolean => node.type === 'Identifier' && (node.name === 'Object' || node.name === 'Reflect');

/** Whether a callback writes to members of what it is given: the items of a list. */
const changesItems = (arg: Node): boolean => (arg.type === 'ArrowFunctionExpression' || arg.type === 'FunctionExpression') && changesOf(arg).written.some((one) => isGiven(rootOf(one), changesOf(arg)));

const isGiven = (root: Node, { given }: Changes): boolean => root.type === 'Identifier' && given.has(root.name);

/** A function of the file is called: it may change what it closes over, its receiver and what it is given. */
function forgetCallOf(machine: Machine, fn: FunctionValue, callee: Node, args: readonly Node[], place: Place): Scope[] {
  const inner = changesOf(fn.node);
  if (callee.type === 'MemberExpression' && inner.written.some((one) => rootOf(one).type === 'ThisExpression')) forgetObject(machine, callee.object, place);
  if (changesParameters(fn)) for (const arg of args) forgetObject(machine, arg.type === 'SpreadElement' ? arg.argument : arg, place);
  return [{ node: fn.node, env: fn.env }];
}

/** Whether a function writes to members of what it is given. */
export function changesParameters(fn: FunctionValue): boolean {
  const changes = changesOf(fn.node);
  const isParameter = (node: Node): boolean => {
    const root = rootOf(node);
    return root.type !== 'Identifier' || isGiven(root, changes) || root.name === 'arguments' || (fn.env.find(root.name) === null && changes.sources.has(root.name));
  };
  return changes.written.some(isParameter) || changes.calls.some(({ callee, args }) => (callee.type === 'MemberExpression' && isParameter(callee.object)) || args.some((arg) => unwrapped(arg).type === 'Identifier' && isParameter(arg)));
}

/** Forgets what a value holds, and what the values in it hold, to some depth. */
export function forgetDeep(machine: Machine, value: Value, depth: number, seen = new Set<Value>()): void {
  if (seen.has(value)) return;
  seen.add(value);
  machine.step();
  if (value.kind === 'choice') for (const branch of [value.yes, value.no]) forgetDeep(machine, branch, depth, seen);
  else {
    const parts = forgetContent(machine, value);
    if (depth > 0) for (const part of parts) forgetDeep(machine, part, depth - 1, seen);
  }
}

/** Forgets what a value holds; gives what it held. */
function forgetContent(machine: Machine, value: Settled): Value[] {
  machine.heap.assign(machine, 'forgotten', machine.forgotten + 1);
  switch (value.kind) {
    case 'object': {
      const held = [...value.props];
      for (const [name, slot] of held) machine.heap.put(value.props, name, { value: derived(`later:#${value.id}.${name}#${machine.forgotten}`, [slot.value]), at: slot.at });
      open(machine, value);
      return held.map(([, slot]) => slot.value);
    }
    case 'array': case 'set': return emptied(machine, value, value.items);
    case 'map': {
      const held = value.entries.map(({ slot }) => slot.value);
      machine.heap.replace(value.entries, []);
      open(machine, value);
      return held;
    }
    case 'headers':
      machine.heap.replace(value.lines, []);
      open(machine, value);
      return [];
    case 'response': return [value.headers];
    default: return [];
  }
}

function emptied(machine: Machine, value: Extract<Settled, { open: boolean }>, items: Slot[]): Value[] {
  const held = items.map((item) => item.value);
  machine.heap.replace(items, []);
  open(machine, value);
  return held;
}

function open(machine: Machine, value: { open: boolean }): void {
  if (!value.open) machine.heap.assign(value, 'open', true);
}
