import { invoke } from '../code/calls.ts';
import { isFunction } from '../code/changes.ts';
import { mentionedNames } from '../code/free-names.ts';
import { Thrown, type Machine } from '../code/machine.ts';
import { native, nothingAt, primitive, unknown, type FunctionValue, type Node, type Settled, type Value } from '../code/value.ts';
import type { Asking } from '../models/model.ts';
import { children } from '../code/walk.ts';
import { libraryCall } from './options.ts';

/** What a function said. */
export interface Reply {
  readonly value: Value;
  readonly at: Node;
}

export type Outcome = Reply | 'error' | 'off' | 'unread';

/** A function called back, and then again at a place. */
export interface Repeated {
  readonly again: Node;
}

/** Something that stands for the request that a library was asked by. */
export const aRequest = (node: Node): Value => unknown(`request@${node.range[0]}`, { role: 'request', depends: 'maybe', chooser: 'request', nonNull: true, root: -2 });

/** Something that stands for the headers of that request, or for the request itself where a library handed that on before. */
export const someHeaders = (node: Node): Value => unknown(`request@${node.range[0]}.headers`, { role: 'request', depends: 'maybe', chooser: 'request', nonNull: true, root: -2 });

/** Asks a function of the program which origin it allows, as a library does. `silent`: it is waited for, and it does not answer on this way, nor later; `in vain`: what it returns is no promise, which is all that is heard beside the callback. Where it answers twice, both answers count, for whoever is first (cors 2.8.6). */
export function askForOrigin(machine: Machine, { gives, also, answers, noError }: Asking, fn: Settled, origin: Settled, at: Node): Outcome | Repeated | 'silent' | 'in vain' {
  const none = gives === 'blank origin' ? '' : gives === 'null origin' ? null : undefined;
  const given = gives === 'request' ? aRequest(at) : none !== undefined && isNone(origin) ? { ...primitive(none, at), fromOrigin: true } : origin;
  if (answers === 'callback' || answers === 'either') {
    const reply = answers === 'callback' ? askThroughCallback(machine, fn, [given], at) : askEitherWay(machine, fn, [given], at, noError);
    return reply === 'none yet' ? (callsAtOnce(fn) ? 'silent' : 'unread') : reply;
  }
  return askForResult(machine, fn, also === 'request' ? [given, aRequest(at)] : [given], at, answers === 'awaits');
}

const isNone = (origin: Settled): boolean => origin.kind === 'primitive' && origin.value === undefined;

/** Asks a function that answers through the callback after its arguments. One that has not called back when it returns may do so later. */
export function askThroughCallback(machine: Machine, fn: Value, args: readonly Value[], at: Node): Outcome | Repeated | 'none yet' {
  const { callback, reply } = listen(at);
  const returned = attempt(machine, fn, [...args, callback], at);
  const said = reply();
  if (said?.again != null) return { again: said.again };
  return returned === 'error' ? 'error' : answerOf(machine, said);
}

/** Whether a function never gets at the callback that it is given after the origin. */
export function takesNoCallback({ node, bound }: FunctionValue): boolean {
  return bound.length === 0 && isFunction(node) && node.params.length < 2 && node.params.every(({ type }) => type !== 'RestElement') && !mentionedNames(node.body).includes('arguments');
}

/** Whether a function can call its callback, the second parameter, by itself alone and never later: it only calls it, and does so in no function of its own. */
function callsAtOnce(fn: Settled): boolean {
  const parameter = fn.kind === 'function' && fn.bound.length === 0 && fn.node.params.length === 2 ? fn.node.params[1] : undefined;
  if (fn.kind !== 'function' || parameter?.type !== 'Identifier') return false;
  const { name } = parameter;
  const isCalled = (node: Node): boolean => node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === name;
  const isClear = (node: Node): boolean => {
    if (isFunction(node)) return !mentionedNames(node).includes(name);
    if (node.type === 'Identifier' && (node.name === name || node.name === 'arguments')) return false;
    return isCalled(node) && node.type === 'CallExpression' ? node.arguments.every(isClear) : children(node).every(isClear);
  };
  return isClear(fn.node.body);
}

/** A function of some arguments that returns its answer; `awaits` where a promise of it will do. */
export function askForResult(machine: Machine, fn: Value, args: readonly Value[], at: Node, awaits: boolean): Outcome {
  const returned = attempt(machine, fn, args, at);
  return returned === 'error' ? 'error' : resultOf(machine, returned, at, awaits);
}

/** Asks a function that answers through a callback, or else by a promise. One that does both has not been observed. */
function askEitherWay(machine: Machine, fn: Settled, args: readonly Value[], at: Node, noError?: Asking['noError']): Outcome | 'none yet' | 'in vain' {
  const { callback, reply } = listen(at);
  const returned = attempt(machine, fn, [...args, callback], at);
  if (returned === 'error') return 'error';
  const said = reply();
  if (said?.again != null) return 'unread';
  const { kind } = machine.settle(returned);
  if (said === null && fn.kind === 'function' && takesNoCallback(fn) && (kind === 'primitive' || kind === 'array')) return 'in vain';
  if (kind !== 'promise') return answerOf(machine, said, noError);
  return said === null ? resultOf(machine, returned, at, true) : 'unread';
}

/** Asks a function that answers through a callback if it has a parameter for one, and else by a promise. */
export function askByLength(machine: Machine, fn: Settled, request: Value, at: Node): Outcome {
  if (fn.kind !== 'function') return 'unread';
  if (fn.node.params.length === 2) return orUnread(askThroughCallback(machine, fn, [request], at));
  const returned = attempt(machine, fn, [request], at);
  if (returned === 'error') return 'error';
  const value = machine.settle(returned);
  return value.kind === 'promise' || value.kind === 'unknown' ? resultOf(machine, value, at, true) : 'error';
}

/** What has not been said yet may be said later, and of what was said twice it is not known what counts. */
export const orUnread = (reply: Outcome | Repeated | 'none yet'): Outcome => (reply === 'none yet' || (typeof reply === 'object' && 'again' in reply) ? 'unread' : reply);

interface Said extends Reply {
  readonly error: Value;
  /** Where it was said again; null where it was not. */
  readonly again: Node | null;
}

/** A callback, and what it was called with first. */
function listen(at: Node): { readonly callback: Value; readonly reply: () => Said | null } {
  let said: Said | null = null;
  const callback = native('callback', (_machine, call) => {
    said = said === null ? { error: call.args[0] ?? nothingAt(at), value: call.args[1] ?? nothingAt(at), at: call.argNodes[1] ?? call.node, again: null } : { ...said, again: said.again ?? call.node };
    return nothingAt(at);
  });
  return { callback, reply: () => said };
}

function attempt(machine: Machine, fn: Value, args: readonly Value[], at: Node): Value | 'error' {
  try {
    return invoke(machine, fn, libraryCall(at, args));
  } catch (error) {
    if (error instanceof Thrown) return 'error';
    throw error;
  }
}

function answerOf(machine: Machine, said: Said | null, noError: Asking['noError'] = 'falsy'): Outcome | 'none yet' {
  if (said === null) return 'none yet';
  const error = machine.settle(said.error);
  if (noError === 'null' && error.kind === 'primitive' && !error.value && error.value !== null) return 'off';
  const failed = error.kind === 'unknown' ? machine.decide(error, said.at) : machine.test(error, said.at);
  return failed ? 'error' : { value: said.value, at: said.at };
}

function resultOf(machine: Machine, returned: Value, at: Node, awaits: boolean): Outcome {
  const value = machine.settle(returned);
  if (value.kind !== 'promise') return { value, at: (value.kind === 'unknown' || value.kind === 'primitive' ? value.at : null) ?? at };
  if (!awaits) return value.rejected ? 'unread' : { value, at };
  return value.rejected ? 'error' : resultOf(machine, value.value, at, true);
}
