import type { TSESTree } from '@typescript-eslint/utils';
import { unwrapped } from './changes.ts';
import { construct, superCall } from './classes.ts';
import { charge } from './builtins/list-parts.ts';
import { callClosure } from './closures.ts';
import type { Environment } from './environment.ts';
import { evaluate, evaluateMember, isMissing, shortCircuit } from './evaluate.ts';
import { forget } from './forget.ts';
import { isOpen, itemsOf } from './literals.ts';
import { handOn, noteLook } from './inputs.ts';
import { limits, nothing, Thrown, type Machine, type UnreadCall } from './machine.ts';
import { closureDependence, escapeArguments } from './escapes.ts';
import { environmentVariable, givenEnvironment } from './build.ts';
import { headerRead } from './request.ts';
import { derived, keyOf, listOf, native, object, primitive, unknown, type Call, type FunctionValue, type Node, type Settled, type Unknown, type Value } from './value.ts';

/** A call expression. */
export function evaluateCall(machine: Machine, node: TSESTree.CallExpression, env: Environment): Value {
  if (node.callee.type === 'Super') return superCall(machine, node, env);
  const { self, callee, name } = evaluateCallee(machine, node.callee, env);
  if (callee === shortCircuit) return shortCircuit;
  if (node.optional && isMissing(machine, callee, node)) return shortCircuit;
  const { args, argNodes, unreadFrom } = evaluateArguments(machine, node.arguments, env);
  return callValue(machine, callee, unreadFrom === undefined ? { args, argNodes, self, node } : { args, argNodes, unreadFrom, self, node }, name);
}

function evaluateCallee(machine: Machine, node: Node, env: Environment): { self: Value; callee: Value; name: string | null } {
  if (node.type === 'MemberExpression') {
    const { base, key, value } = evaluateMember(machine, node, env);
    return { self: base, callee: value === shortCircuit ? value : machine.settle(value), name: key.kind === 'primitive' ? String(key.value) : null };
  }
  if (node.type === 'ChainExpression') {
    const inner = evaluateCallee(machine, node.expression, env);
    return inner.callee === shortCircuit ? { ...inner, callee: nothing } : inner;
  }
  if (node !== unwrapped(node)) return evaluateCallee(machine, unwrapped(node), env);
  return { self: nothing, callee: machine.settle(evaluate(machine, node, env)), name: node.type === 'Identifier' ? node.name : null };
}

/** Argument values with their expressions; a spread of something unread stands as one unknown, and what follows stands at no known place. */
export function evaluateArguments(machine: Machine, nodes: readonly TSESTree.CallExpressionArgument[], env: Environment): Pick<Call, 'args' | 'argNodes' | 'unreadFrom'> {
  const args: Value[] = [];
  const argNodes: (Node | null)[] = [];
  let unreadFrom: number | undefined;
  for (const node of nodes) {
    const value = node.type === 'SpreadElement' ? machine.settle(evaluate(machine, node.argument, env)) : evaluate(machine, node, env);
    const items = node.type === 'SpreadElement' ? itemsOf(value as Settled, node) : null;
    if (node.type === 'SpreadElement' && (items === null || isOpen(value))) unreadFrom ??= args.length;
    charge(machine, items?.length ?? 0);
    for (const item of items ?? [{ value, at: node }]) {
      args.push(item.value);
      argNodes.push(item.at ?? node);
    }
    if (args.length > limits.items) args.length = argNodes.length = unreadFrom = Math.min(unreadFrom ?? limits.items, limits.items);
  }
  return unreadFrom === undefined ? { args, argNodes } : { args, argNodes, unreadFrom };
}

/** Calls a value by any name. Never fails but by a `throw` of the program. */
export const invoke = (machine: Machine, fn: Value, call: Call): Value => callValue(machine, machine.settle(fn), call, null);

/** Calls a settled value; `name` is the method's or function's name in the source. */
export function callValue(machine: Machine, callee: Value, call: Call, name: string | null): Value {
  if (callee.kind === 'function') return callClosure(machine, callee, call);
  if (callee.kind === 'native') return handOn(machine, callee, call, name, callee.code(machine, call));
  const asked = readFromOutside(machine, callee, call, name);
  if (asked !== null) return asked;
  return handOn(machine, callee, call, name, unreadCall(machine, { ...call, callee, name, construct: false }));
}

function readFromOutside(machine: Machine, callee: Value, call: Call, name: string | null): Value | null {
  const { self, args, node } = call;
  if (self.kind === 'unknown' && self.id === 'Deno.env' && name === 'get' && args[0]?.kind === 'primitive') return environmentVariable(machine, String(args[0].value), node);
  if (callee.kind === 'unknown' && callee.id === 'import:hono/adapter.env') return givenEnvironment(node);
  return headerRead(machine, self, name, args, node);
}

const promiseCallbacks = new Set(['then', 'catch', 'finally']);

/** Something outside is called: the host may know it, it may be a guard that throws, and functions handed to it run later. */
function unreadCall(machine: Machine, call: UnreadCall): Value {
  const known = machine.host.call(machine, call) ?? boundMethod(call);
  if (known !== null) return known;
  if (cannotBeCalled(call.callee)) throw new Thrown(derived(`TypeError@${call.node.range[0]}`, [call.callee], { nonNull: true }));
  const result = unreadResult(machine, call);
  noteLook(machine, call);
  mayThrow(machine, call, result);
  escapeArguments(machine, call, result.depends);
  for (const arg of call.args) forgetCallbacks(machine, arg);
  return promiseCallbacks.has(call.name ?? '') && call.self.kind === 'unknown' ? chained(call, result) : result;
}

/** `response.setHeader.bind(response)` is the method, with the receiver that it has; null for any other call. */
function boundMethod({ name, self, args: [receiver, ...first], argNodes: [, ...firstNodes] }: UnreadCall): Value | null {
  if (name !== 'bind' || self.kind !== 'unknown' || receiver?.kind !== 'unknown' || !self.id.startsWith(`${receiver.id}.`)) return null;
  const method = self.id.slice(receiver.id.length + 1);
  return native(method, (machine, call) => callValue(machine, self, { ...call, self: receiver, args: [...first, ...call.args], argNodes: [...firstNodes, ...call.argNodes] }, method));
}

const cannotBeCalled = (callee: Value): boolean => callee.kind !== 'unknown' && callee.kind !== 'native' && callee.kind !== 'choice' && callee.kind !== 'function' && !(callee.kind === 'object' && callee.open);

/** A function that was handed to the outside may run now, later or never: what it changes is not known from now on. */
export function forgetCallbacks(machine: Machine, value: Value, depth = 2): void {
  if (value.kind === 'function' || value.kind === 'class') forget(machine, value.node, value.env);
  else if (value.kind === 'choice') for (const branch of [value.yes, value.no]) forgetCallbacks(machine, branch, depth);
  else if (depth > 0 && (value.kind === 'object' || value.kind === 'array')) {
    const slots = value.kind === 'array' ? value.items.slice(0, 100) : [...value.props.values()].slice(0, 100);
    for (const slot of slots) forgetCallbacks(machine, slot.value, depth - 1);
  }
}

/** `.then(f)` on something unread: what `f` returns is unread too, and depends on what the promise depends on. */
const chained = (call: UnreadCall, result: Unknown): Unknown => ({ ...result, id: `${keyOf(call.self)}.${call.name}@${call.node.range[0]}` });

/** Methods of a request that give a part of it which cannot hold the origin. */
const originFreeMethods = new Set(['json', 'text', 'formData', 'arrayBuffer', 'blob', 'is', 'accepts', 'param', 'query', 'queries', 'valid', 'parseBody', 'on', 'once', 'user', 'isAuthenticated', 'cookie', 'getCookie', 'status', 'next', 'log']);

/** `express()` and `new Router()` make another one each time; a question such as `isProduction()` has one answer. */
const makesAnew = (call: UnreadCall): boolean => call.construct || (call.args.length === 0 && call.callee.kind === 'unknown' && call.callee.id.startsWith('import:') && !/^(?:is|has|can|should|get|use)/i.test(call.name ?? ''));

/** Methods that say yes or no, of whatever has them: lists, texts, sets, maps and patterns. */
const askers = new Set(['includes', 'startsWith', 'endsWith', 'has', 'some', 'every', 'test']);

function unreadResult(machine: Machine, call: UnreadCall): Unknown {
  const args = call.args.map((arg) => (arg.kind === 'unknown' ? machine.settle(arg) : arg));
  const id = `${call.construct ? 'new ' : ''}${keyOf(call.callee)}(${args.map(keyOf).join()})${makesAnew(call) ? `@${call.node.range[0]}` : ''}`;
  const receiver = call.self.kind === 'unknown' && (call.self.role === 'response' || originFreeMethods.has(call.name ?? '')) ? { ...call.self, depends: 'no' as const } : call.self;
  const operands = [receiver, ...args];
  if (operands.some((value) => value.kind === 'unknown' && value.depends === 'yes') || operands.some((value) => value.kind === 'primitive' && value.fromOrigin)) machine.compare(operands);
  const result = derived(id, [...(call.callee.kind === 'unknown' && receiver === call.self ? [call.callee] : []), ...operands], { at: call.node, isBoolean: call.self.kind === 'unknown' && askers.has(call.name ?? '') });
  const captured = result.depends === 'yes' ? 'yes' : closureDependence(machine, args);
  if (captured === 'yes' && result.depends !== 'yes') machine.noteUnread([call.self]);
  return captured === 'no' || result.depends === 'yes' ? result : { ...result, depends: captured, chooser: 'request' };
}

/** Words that say that a function decides whether a request may go on. */
const guardWords = /assert|check|valid|verif|ensure|guard|allow|deny|reject|require|protect|cors|origin|csrf/i;

/** A guard may throw; inside `try`, so may the first thing called that was not read. */
function mayThrow(machine: Machine, call: UnreadCall, result: Unknown): void {
  const guards = isGuard(call) || mayRefuse(machine, call);
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

/** Functions that end a request by an error, as SvelteKit and Next.js have them. */
const refusals = /^(?:error|fail|abort|halt|die|bail|panic|raise|refuse|forbid(?:den)?|unauthori[sz]ed|notFound|redirect|throw\w*|invariant|(?:block|deny|reject)\w*)$/i;

/** Whether a function that was not read is called for what it does, after a look at the origin: it may be how the origin is refused. */
const mayRefuse = (machine: Machine, { name, callee, self, node }: UnreadCall): boolean =>
  callee.kind === 'unknown' && self === nothing && refusals.test(name ?? '') && machine.lastCheck.node !== null && isForEffect(node);

const isForEffect = ({ parent }: Node): boolean => parent?.type === 'ExpressionStatement' || parent?.type === 'ReturnStatement' || parent?.type === 'AwaitExpression';

/** A `new` expression. */
export function evaluateNew(machine: Machine, node: TSESTree.NewExpression, env: Environment): Value {
  const callee = machine.settle(evaluate(machine, node.callee, env));
  const call: Call = { ...evaluateArguments(machine, node.arguments, env), self: nothing, node };
  return constructValue(machine, callee, call, node.callee.type === 'Identifier' ? node.callee.name : null);
}

/** Makes an instance of a settled value. */
export function constructValue(machine: Machine, callee: Settled, call: Call, name: string | null): Value {
  if (callee.kind === 'class') return construct(machine, callee, call);
  if (callee.kind === 'native' && callee.construct !== null) return handOn(machine, callee, call, name, callee.construct(machine, call));
  if (callee.kind === 'function') return constructPlain(machine, callee, call);
  const made = unreadCall(machine, { ...call, callee, name, construct: true });
  return made.kind === 'unknown' ? { ...made, nonNull: true } : made;
}

/** An instance made by a function: what it inherits is not read. */
function constructPlain(machine: Machine, fn: FunctionValue, call: Call): Value {
  if (fn.node.type === 'ArrowFunctionExpression' || fn.node.async || fn.node.generator) throw new Thrown(derived(`TypeError@${call.node.range[0]}`, [], { nonNull: true }));
  const self = object(call.node);
  self.proto = unknown(`#${fn.id}.prototype`, { nonNull: true });
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
