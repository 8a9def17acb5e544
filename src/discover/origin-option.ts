import { invoke } from '../code/calls.ts';
import { requestHeader } from '../code/request.ts';
import { Thrown, type Machine } from '../code/machine.ts';
import { binary } from '../code/operators.ts';
import { builtinMember } from '../code/builtins/index.ts';
import { native, nothingAt, primitive, unknown, type Node, type Settled, type Value } from '../code/value.ts';
import type { OriginMeaning, OriginReading } from '../models/model.ts';
import { libraryCall, type Option } from './options.ts';

/**
 * What the origin option comes to for the request of this run. `value` is what Access-Control-Allow-Origin gets: null for none,
 * an unknown where it was not read. `off` switches the whole library off for this request; `error` ends it with one.
 */
export interface OriginResult {
  readonly kind: 'sent' | 'off' | 'error' | 'unread';
  readonly value: Value | null;
  readonly at: Node;
  readonly env: string | null;
  /** A function of the program gave it. */
  readonly isAnswer?: true;
}

/** The symbolic or concrete Origin header of this run, as the library reads it. */
function requestOrigin(machine: Machine, node: Node): Settled {
  const headers = unknown('request.headers', { role: 'headers', depends: 'maybe', chooser: 'request' });
  return machine.settle(requestHeader(machine, headers, 'origin', node, undefined));
}

/** Reads the origin option for the request of this run. */
export function readOrigin(machine: Machine, reading: OriginReading, option: Option, node: Node): OriginResult {
  if (option.kind === 'unread') return { kind: 'unread', value: null, at: node, env: null };
  if (option.kind === 'absent') return applyMeaning(machine, reading, reading.absent, nothingAt(node), node);
  return applyMeaning(machine, reading, meaningOf(reading, option.value), option.value, option.at);
}

function meaningOf(reading: OriginReading, value: Settled): OriginMeaning | 'unread' {
  switch (value.kind) {
    case 'unknown': return value.input === null ? 'unread' : reading.text;
    case 'function': case 'native': return reading.function;
    case 'array': return reading.list;
    case 'pattern': return reading.pattern;
    case 'primitive': return primitiveMeaning(reading, value.value);
    default: return reading.other;
  }
}

function primitiveMeaning(reading: OriginReading, value: unknown): OriginMeaning {
  if (value === '*') return reading.star;
  if (value === true) return reading.true;
  if (value === false) return reading.false;
  if (!value) return reading.empty;
  return typeof value === 'string' ? reading.text : reading.other;
}

function applyMeaning(machine: Machine, reading: OriginReading, meaning: OriginMeaning | 'unread', value: Settled, at: Node): OriginResult {
  const env = value.kind === 'primitive' ? value.env : null;
  const sent = (text: Value | null): OriginResult => ({ kind: 'sent', value: text, at, env });
  const reflectIf = (allowed: boolean): OriginResult => sent(allowed ? requestOrigin(machine, at) : null);
  switch (meaning) {
    case 'any': return sent(primitive('*', at));
    case 'reflect': return reflectIf(true);
    case 'off': return { kind: 'off', value: null, at, env };
    case 'fixed': return sent(value);
    case 'test': return reflectIf(machine.test(matches(machine, value, at), at));
    case 'list': return value.kind === 'array' ? reflectIf(isListed(machine, value, at)) : reflectIf(true);
    case 'ask': return ask(machine, reading, value, at);
    default: return { kind: 'unread', value: null, at, env };
  }
}

/** The pattern, tested on the request's Origin as `RegExp.prototype.test` does. */
function matches(machine: Machine, pattern: Settled, at: Node): Value {
  const test = pattern.kind === 'pattern' ? builtinMember(machine, pattern, 'test', at) : null;
  if (test?.kind !== 'native') return unknown(`test@${at.range[0]}`, { depends: 'yes', chooser: 'request' });
  return test.code(machine, { ...libraryCall(at, [requestOrigin(machine, at)]), self: pattern });
}

function isListed(machine: Machine, list: Extract<Settled, { kind: 'array' }>, at: Node): boolean {
  for (const item of list.items) if (machine.test(isAllowedBy(machine, machine.settle(item.value), item.at ?? at), item.at ?? at)) return true;
  return list.open && machine.test(unknown(`#${list.id} has the origin`, { depends: 'yes', chooser: 'request' }), at);
}

function isAllowedBy(machine: Machine, item: Settled, at: Node): Value {
  if (item.kind === 'pattern') return matches(machine, item, at);
  if (item.kind === 'array') return primitive(isListed(machine, item, at));
  if (item.kind === 'unknown' || (item.kind === 'primitive' && typeof item.value === 'string')) return binary(machine, '===', requestOrigin(machine, at), item, at);
  return primitive(item.kind === 'primitive' ? Boolean(item.value) : true, at);
}

/** What a function said through its callback. */
export interface Reply {
  readonly value: Value;
  readonly at: Node;
}

/** Asks a function that answers through the callback after its arguments. One that has not called back when it returns may do so later: unread. */
export function askThroughCallback(machine: Machine, fn: Value, args: readonly Value[], at: Node): Reply | 'error' | 'unread' {
  let reply: (Reply & { readonly error: Value }) | null = null;
  const callback = native('callback', (_machine, call) => {
    reply ??= { error: call.args[0] ?? nothingAt(at), value: call.args[1] ?? nothingAt(at), at: call.argNodes[1] ?? call.node };
    return nothingAt(at);
  });
  try {
    invoke(machine, fn, libraryCall(at, [...args, callback]));
  } catch (error) {
    if (error instanceof Thrown) return 'error';
    throw error;
  }
  return reply === null ? 'unread' : checked(machine, reply);
}

function checked(machine: Machine, reply: Reply & { readonly error: Value }): Reply | 'error' {
  const error = machine.settle(reply.error);
  const failed = error.kind === 'unknown' ? machine.decide(error, reply.at) : machine.test(error, reply.at);
  return failed ? 'error' : reply;
}

function ask(machine: Machine, reading: OriginReading, fn: Settled, at: Node): OriginResult {
  const reply = askThroughCallback(machine, fn, [requestOrigin(machine, at)], at);
  if (reply === 'error' || reply === 'unread') return { kind: reply, value: null, at, env: null };
  const answer = machine.settle(reply.value);
  if (answer.kind === 'primitive' && typeof answer.value === 'boolean') machine.test(answer, reply.at);
  const meaning = meaningOf(reading, answer);
  return { ...applyMeaning(machine, reading, meaning === 'ask' ? reading.other : meaning, answer, reply.at), isAnswer: true };
}
