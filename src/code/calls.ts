import type { TSESTree } from '@typescript-eslint/utils';
import { bindPattern } from './assign.ts';
import { construct, superCall } from './classes.ts';
import { Environment, patternNames, varNames } from './environment.ts';
import { evaluate, evaluateMember, isMissing, iterate, shortCircuit } from './evaluate.ts';
import { limits, nothing, Thrown, type Machine, type UnreadCall } from './machine.ts';
import { closureDependence, escapeArguments } from './escapes.ts';
import { environmentVariable, headerRead } from './request.ts';
import { execBody } from './statements.ts';
import { array, derived, keyOf, listOf, primitive, promise, type Call, type FunctionNode, type FunctionValue, type Node, type Settled, type Unknown, type Value } from './value.ts';

/** A call expression. */
export function evaluateCall(machine: Machine, node: TSESTree.CallExpression, env: Environment): Value {
  if (node.callee.type === 'Super') return superCall(machine, node, env);
  const { self, callee, name } = evaluateCallee(machine, node.callee, env);
  if (callee === shortCircuit) return shortCircuit;
  if (node.optional && isMissing(machine, callee, node)) return shortCircuit;
  return callValue(machine, callee, { ...evaluateArguments(machine, node.arguments, env), self, node }, name);
}

function evaluateCallee(machine: Machine, node: Node, env: Environment): { self: Value; callee: Value; name: string | null } {
  if (node.type === 'MemberExpression') {
    const { base, key, value } = evaluateMember(machine, node, env);
    return { self: base, callee: value === shortCircuit ? value : machine.settle(value), name: key.kind === 'primitive' ? String(key.value) : null };
  }
  if (node.type === 'TSNonNullExpression' || node.type === 'ChainExpression') return evaluateCallee(machine, node.expression, env);
  return { self: nothing, callee: machine.settle(evaluate(machine, node, env)), name: node.type === 'Identifier' ? node.name : null };
}

/** Argument values with their expressions; a spread of something unread stands as one unknown. */
export function evaluateArguments(machine: Machine, nodes: readonly TSESTree.CallExpressionArgument[], env: Environment): Pick<Call, 'args' | 'argNodes'> {
  const args: Value[] = [];
  const argNodes: (Node | null)[] = [];
  for (const node of nodes) {
    const value = evaluate(machine, node.type === 'SpreadElement' ? node.argument : node, env);
    const items = node.type === 'SpreadElement' ? iterate(machine.settle(value)) : null;
    for (const item of items ?? [{ value, at: node }]) {
      args.push(item.value);
      argNodes.push(item.at ?? node);
    }
  }
  return { args, argNodes };
}

/** Calls a value by any name. Never fails but by a `throw` of the program. */
export const invoke = (machine: Machine, fn: Value, call: Call): Value => callValue(machine, machine.settle(fn), call, null);

/** Calls a settled value; `name` is the method's or function's name in the source. */
export function callValue(machine: Machine, callee: Value, call: Call, name: string | null): Value {
  if (callee.kind === 'function') return callClosure(machine, callee, call);
  if (callee.kind === 'native') return callee.code(machine, call);
  const asked = readFromOutside(machine, call, name);
  if (asked !== null) return asked;
  return unreadCall(machine, { ...call, callee, name, construct: false });
}

function readFromOutside(machine: Machine, call: Call, name: string | null): Value | null {
  const { self, args, node } = call;
  if (self.kind === 'unknown' && self.id === 'Deno.env' && name === 'get' && args[0]?.kind === 'primitive') return environmentVariable(machine, String(args[0].value), node);
  return headerRead(machine, self, name, args, node);
}

const promiseCallbacks = new Set(['then', 'catch', 'finally']);

/** Something outside is called: the host may know it, it may be a guard that throws, and functions handed to it run later. */
export function unreadCall(machine: Machine, call: UnreadCall): Value {
  const known = machine.host.call(machine, call);
  if (known !== null) return known;
  const result = unreadResult(machine, call);
  mayThrow(machine, call, result);
  escapeArguments(machine, call, result.depends);
  return promiseCallbacks.has(call.name ?? '') && call.self.kind === 'unknown' ? chained(call, result) : result;
}

/** `.then(f)` on something unread: what `f` returns is unread too, and depends on what the promise depends on. */
const chained = (call: UnreadCall, result: Unknown): Unknown => ({ ...result, id: `${keyOf(call.self)}.${call.name}@${call.node.range[0]}` });

/** Methods of a request that give a part of it which cannot hold the origin. */
const originFreeMethods = new Set(['json', 'text', 'formData', 'arrayBuffer', 'blob', 'is', 'accepts', 'param', 'query', 'queries', 'valid', 'parseBody', 'on', 'once', 'user', 'isAuthenticated', 'cookie', 'getCookie', 'status', 'next', 'log']);

/** `express()` and `new Router()` make another one each time; a question such as `isProduction()` has one answer. */
const makesAnew = (call: UnreadCall): boolean => call.construct || (call.args.length === 0 && call.callee.kind === 'unknown' && call.callee.id.startsWith('import:') && !/^(?:is|has|can|should|get|use)/i.test(call.name ?? ''));

function unreadResult(machine: Machine, call: UnreadCall): Unknown {
  const args = call.args.map((arg) => (arg.kind === 'unknown' ? machine.settle(arg) : arg));
  const id = `${call.construct ? 'new ' : ''}${keyOf(call.callee)}(${args.map(keyOf).join()})${makesAnew(call) ? `@${call.node.range[0]}` : ''}`;
  const receiver = call.self.kind === 'unknown' && (call.self.role === 'response' || originFreeMethods.has(call.name ?? '')) ? { ...call.self, depends: 'no' as const } : call.self;
  const operands = [receiver, ...args];
  if (operands.some((value) => value.kind === 'unknown' && value.depends === 'yes') || operands.some((value) => value.kind === 'primitive' && value.fromOrigin)) machine.compare(operands);
  const result = derived(id, [...(call.callee.kind === 'unknown' && receiver === call.self ? [call.callee] : []), ...operands], { at: call.node });
  const captured = result.depends === 'yes' ? 'yes' : closureDependence(machine, args);
  return captured === 'no' || result.depends === 'yes' ? result : { ...result, depends: captured, chooser: 'request' };
}

/** Words that say that a function decides whether a request may go on. */
const guardWords = /assert|check|valid|verif|ensure|guard|allow|deny|reject|require|protect|cors|origin|csrf/i;

/** A guard may throw; inside `try`, so may the first thing called that was not read. */
function mayThrow(machine: Machine, call: UnreadCall, result: Unknown): void {
  const guards = isGuard(call);
  const attempt = machine.attempts.at(-1);
  if (!guards && (attempt === undefined || attempt.forked)) return;
  if (attempt !== undefined && !guards) attempt.forked = true;
  const kind = guards || result.depends !== 'no' ? 'all' : 'any';
  if (!machine.fork(`throws ${guards ? result.id : `try@${attempt?.at ?? 0}`}`, kind, call.node)) throw new Thrown(derived(`error@${call.node.range[0]}`, [], { nonNull: true }));
}

function isGuard({ name, callee, self, args }: UnreadCall): boolean {
  if (callee.kind !== 'unknown' || !guardWords.test(name ?? callee.id)) return false;
  if (self.kind === 'unknown' && (self.role === 'request' || self.role === 'response' || self.role === 'headers')) return false;
  return args.some((arg) => (arg.kind === 'unknown' && (arg.role === 'request' || arg.role === 'headers' || arg.depends === 'yes')) || (arg.kind === 'primitive' && arg.fromOrigin));
}

/** Runs a function of the file with known arguments. One that calls itself after something had to be decided would only repeat that. */
export function callClosure(machine: Machine, fn: FunctionValue, call: Call): Value {
  const args = fn.bound.length > 0 ? [...fn.bound, ...call.args] : call.args;
  const outer = machine.active.get(fn.node);
  const decided = machine.path.decisions.length;
  if (machine.callDepth >= limits.callDepth || fn.node.generator || (outer !== undefined && decided > outer)) return derived(`#${fn.node.range[0]}(${args.map(keyOf).join()})`, args, { at: call.node });
  machine.callDepth++;
  machine.active.set(fn.node, decided);
  try {
    return fn.node.async ? settledPromise(() => runBody(machine, fn, args, call)) : runBody(machine, fn, args, call);
  } finally {
    machine.callDepth--;
    if (outer === undefined) machine.active.delete(fn.node);
    else machine.active.set(fn.node, outer);
  }
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
  const env = new Environment(fn.env, arrow ? null : (fn.self ?? call.self));
  if (!arrow) env.bindings.set('arguments', { value: listOf(args), ready: true });
  if (node.type === 'FunctionExpression' && node.id) env.bindings.set(node.id.name, { value: fn, ready: true });
  bindParameters(machine, node, args, env, call);
  if (node.body === null || node.body === undefined) return nothing;
  if (node.body.type !== 'BlockStatement') return evaluate(machine, node.body, env);
  for (const name of varNames(node.body, node.body.body)) if (!env.bindings.has(name)) env.bindings.set(name, { value: nothing, ready: true });
  return execBody(machine, node.body, env);
}

function bindParameters(machine: Machine, node: FunctionNode, args: readonly Value[], env: Environment, call: Call): void {
  const names: string[] = [];
  for (const parameter of node.params) patternNames(parameter, names);
  for (const name of names) env.bindings.set(name, { value: nothing, ready: true });
  node.params.forEach((parameter, i) => {
    if (parameter.type === 'RestElement') bindPattern(machine, parameter.argument, array(args.slice(i).map((value, j) => ({ value, at: call.argNodes[i + j] ?? null })), parameter), env, { declare: true, at: null, node: parameter });
    else bindPattern(machine, parameter, args[i] ?? nothing, env, { declare: true, at: call.argNodes[i] ?? null, node: parameter });
  });
}

/** A `new` expression. */
export function evaluateNew(machine: Machine, node: TSESTree.NewExpression, env: Environment): Value {
  const callee = machine.settle(evaluate(machine, node.callee, env));
  const call: Call = { ...evaluateArguments(machine, node.arguments, env), self: nothing, node };
  return constructValue(machine, callee, call, node.callee.type === 'Identifier' ? node.callee.name : null);
}

/** Makes an instance of a settled value. */
export function constructValue(machine: Machine, callee: Settled, call: Call, name: string | null): Value {
  if (callee.kind === 'class') return construct(machine, callee, call);
  if (callee.kind === 'native' && callee.construct !== null) return callee.construct(machine, call);
  if (callee.kind === 'function') return constructPlain(machine, callee, call);
  const made = unreadCall(machine, { ...call, callee, name, construct: true });
  return made.kind === 'unknown' ? { ...made, nonNull: true } : made;
}

function constructPlain(machine: Machine, fn: FunctionValue, call: Call): Value {
  const self = derived(`new #${fn.node.range[0]}@${call.node.range[0]}`, [], { nonNull: true });
  const result = machine.settle(callClosure(machine, { ...fn, self }, call));
  return result.kind === 'primitive' ? self : result;
}

/** A tagged template is a call of something with its texts. */
export function evaluateTagged(machine: Machine, node: TSESTree.TaggedTemplateExpression, env: Environment): Value {
  const { self, callee, name } = evaluateCallee(machine, node.tag, env);
  const values = node.quasi.expressions.map((expression) => evaluate(machine, expression, env));
  if (callee.kind === 'unknown') return derived(`${callee.id}\`${node.range[0]}\``, values, { at: node });
  const texts = listOf(node.quasi.quasis.map((quasi) => primitive(quasi.value.cooked ?? undefined, quasi)), node.quasi);
  texts.props.set('raw', { value: listOf(node.quasi.quasis.map((quasi) => primitive(quasi.value.raw, quasi)), node.quasi), at: node.quasi });
  return callValue(machine, callee, { self, args: [texts, ...values], argNodes: [node.quasi, ...node.quasi.expressions], node }, name);
}
