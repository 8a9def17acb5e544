import { bindPattern } from './assign.ts';
import { changesOf } from './changes.ts';
import { Environment, patternNames, varNames } from './environment.ts';
import { evaluate, isAwaited } from './evaluate.ts';
import { isTakenWhole, yieldedBy } from './generators.ts';
import { changesParameters, forget, forgetDeep, suspend } from './forget.ts';
import { argumentList } from './members.ts';
import { limits, nothing, Thrown, type Machine } from './machine.ts';
import { calledIn } from './relevance.ts';
import { execBody } from './statements.ts';
import { isStrict } from './strict.ts';
import { array, derived, keyOf, promise, unknown, type Call, type FunctionNode, type FunctionValue, type Node, type Value } from './value.ts';

/** Runs a function of the file with known arguments. One that calls itself after something had to be decided would only repeat that. */
export function callClosure(machine: Machine, fn: FunctionValue, call: Call): Value {
  const args = argumentsOf(fn, call);
  const outer = machine.active.get(fn.node);
  const decided = machine.path.decisions.length;
  if (machine.callDepth >= limits.callDepth || (fn.node.generator && !isTakenWhole(fn, call.node)) || (outer !== undefined && decided > outer)) return notRun(machine, fn, args, call);
  const { answers } = machine;
  machine.callDepth++;
  machine.active.set(fn.node, decided);
  machine.answers = call.node === fn.node || (answers && call.node === machine.handedOver);
  try {
    if (fn.node.generator) return yieldedBy(machine, call.node, () => runBody(machine, fn, args, call));
    return fn.node.async ? runAsync(machine, fn, args, call) : runBody(machine, fn, args, call);
  } finally {
    machine.callDepth--;
    machine.answers = answers;
    if (outer === undefined) machine.active.delete(fn.node);
    else machine.active.set(fn.node, outer);
  }
}

/** What a function is called with: from where something unread was spread, no argument stands at a known place. */
function argumentsOf(fn: FunctionValue, call: Call): readonly Value[] {
  const { unreadFrom } = call;
  const args = unreadFrom === undefined ? call.args : call.args.map((value, i) => (i < unreadFrom ? value : derived(`${keyOf(value)}...${i}`, call.args.slice(unreadFrom), { at: call.node })));
  return fn.bound.length > 0 ? [...fn.bound, ...args] : args;
}

/** Recursion that is too deep to follow may also be without end. */
function mayOverflow(machine: Machine, { node }: Call): void {
  if (machine.callDepth >= limits.callDepth && machine.attempts.length > 0 && !machine.fork(`deep@${node.range[0]}`, 'config', node)) throw new Thrown(derived(`RangeError@${node.range[0]}`, [], { nonNull: true }));
}

/** A function that is called and not run: what it may have changed is forgotten. */
function notRun(machine: Machine, fn: FunctionValue, args: readonly Value[], call: Call): Value {
  mayOverflow(machine, call);
  const { assigned, written, calls } = changesOf(fn.node);
  if (assigned.size + written.length + calls.length > 0) {
    forget(machine, fn.node, fn.env);
    for (const value of changesParameters(fn) ? [...args, selfOf(machine, fn, call)] : []) forgetDeep(machine, value, 1);
  }
  const version = calls.length + assigned.size + written.length > 0 ? `#${machine.forgotten}` : '';
  return derived(`#${fn.node.range[0]}(${args.map(keyOf).join()})${version}`, args, { at: call.node, nonNull: fn.node.generator || fn.node.async });
}

/** An async function that waited and is not waited for does the rest later. */
function runAsync(machine: Machine, fn: FunctionValue, args: readonly Value[], call: Call): Value {
  const { awaits } = machine;
  const result = settledPromise(() => runBody(machine, fn, args, call));
  if (machine.awaits > awaits && !isAwaited(call.node) && call.node !== fn.node) goOnLater(machine, fn);
  return result;
}

/** What is done later was done already: it is forgotten now, and again when it is done. */
export function goOnLater(machine: Machine, fn: FunctionValue): void {
  forget(machine, fn.node, fn.env);
  suspend(machine, fn);
}

function settledPromise(run: () => Value): Value {
  try {
    const value = run();
    return value.kind === 'promise' ? value : promise(value);
  } catch (error) {
    if (error instanceof Thrown) return promise(error.value, true);
    throw error;
  }
}

function runBody(machine: Machine, fn: FunctionValue, args: readonly Value[], call: Call): Value {
  const { node } = fn;
  const arrow = node.type === 'ArrowFunctionExpression';
  const env = new Environment(fn.env, arrow ? null : selfOf(machine, fn, call), fn.home);
  const open = call.unreadFrom !== undefined;
  if (!arrow) env.bindings.set('arguments', { value: argumentList(array(args.map((value) => ({ value, at: null })), null, open)), ready: true });
  if (node.type === 'FunctionExpression' && node.id) env.bindings.set(node.id.name, { value: fn, ready: true, constant: true });
  bindParameters(machine, node, args, env, call);
  if (node.body === null || node.body === undefined) return nothing;
  if (node.body.type !== 'BlockStatement') {
    machine.handOver(calledIn(node.body));
    return evaluate(machine, node.body, env);
  }
  for (const name of varNames(node.body, node.body.body)) if (!env.bindings.has(name)) env.bindings.set(name, { value: nothing, ready: true });
  return execBody(machine, node.body, env);
}

/** What `this` is in a call. Outside strict code a plain call gives the global object; what the outside gives its callbacks is not known. */
function selfOf(machine: Machine, fn: FunctionValue, call: Call): Value {
  if (fn.self !== null) return fn.self;
  if (call.self !== nothing) return call.self;
  if (call.node === fn.node) return unknown(`this@${fn.node.range[0]}`);
  return isStrict(machine.program) || fn.home !== null || fn.env.findHome() !== null || saysStrict(fn.node) ? nothing : unknown('globalThis', { nonNull: true });
}

const saysStrict = ({ body }: FunctionNode): boolean =>
  body?.type === 'BlockStatement' && body.body.some((one) => one.type === 'ExpressionStatement' && 'directive' in one && one.directive === 'use strict');

function bindParameters(machine: Machine, node: FunctionNode, args: readonly Value[], env: Environment, call: Call): void {
  const names: string[] = [];
  for (const parameter of node.params) patternNames(parameter, names);
  for (const name of names) env.bindings.set(name, { value: nothing, ready: false });
  const open = call.unreadFrom !== undefined;
  parametersOf(node).forEach((parameter, i) => {
    const at = call.argNodes[i] ?? null;
    if (parameter.type === 'RestElement') bindPattern(machine, parameter.argument, restOf(args, i, call, parameter), env, { declare: true, at: null, node: parameter });
    else bindPattern(machine, parameter, args[i] ?? (open ? derived(`${args.map(keyOf).join()}...${i}`, args, { at: call.node }) : nothing), env, { declare: true, at, node: parameter });
  });
}

const restOf = (args: readonly Value[], from: number, call: Call, at: Node): Value =>
  array(args.slice(from).map((value, i) => ({ value, at: call.argNodes[from + i] ?? null })), at, call.unreadFrom !== undefined);

/** The parameters without a TypeScript `this`, which is no parameter. */
const parametersOf = (node: FunctionNode): readonly Node[] => node.params.filter((one, i) => i > 0 || one.type !== 'Identifier' || one.name !== 'this');
