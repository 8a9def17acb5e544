import { callValue } from '../code/calls.ts';
import type { Machine } from '../code/machine.ts';
import { entryArguments, rolesOf } from '../code/roles.ts';
import type { Call, Settled, Value } from '../code/value.ts';
import { bystanders, starRouters } from '../models/routers.ts';
import type { Event, Registration } from './events.ts';
import { coversPath } from './route-paths.ts';

/** How many handlers before one are run. */
const longestChain = 6;

/** The registration by which a handler was registered, with the handlers before it on the same receiver that see the same requests. */
export interface Chain {
  readonly own: Registration;
  readonly before: readonly Settled[];
  /** Something that was not read stands before it, too. */
  readonly isBehindUnread: boolean;
  /** Handlers of libraries that come to the same requests after it, and have the last word on what they set. */
  readonly after: readonly Settled[];
}

/**
 * The chain in which a handler stands; null when it was not registered. Listeners of an event all run, whatever the others do. `isHidden`: the handlers before
 * it keep its requests to the last. What is wrong with it comes to light as soon as one of them goes, so it is judged without those that cannot pass them on.
 */
export function findChain(machine: Machine, handler: Value, isHidden: boolean): Chain | null {
  const registrations = machine.events.filter((event): event is Registration => (event as Event).type === 'register');
  const index = registrations.findIndex((one) => one.handlers.includes(handler));
  const own = registrations[index];
  if (own === undefined) return null;
  const asked = { ...own, method: own.method ?? machine.stimulus.method };
  const earlier = registrations.slice(0, index).filter((one) => one.receiver === own.receiver);
  const covering = earlier.filter((one) => coversSameRequests(one, asked) === true).flatMap((one) => one.handlers);
  const all = [...(isListener(own) ? [] : covering), ...own.handlers.slice(0, own.handlers.indexOf(handler))] as Settled[];
  const before = isHidden ? all.filter(mayPassOn) : all;
  const isBehindUnread = before.some(mayAnswer) || earlier.some((one) => coversSameRequests(one, asked) === null);
  const later = registrations.slice(index + 1).filter((one) => one.receiver === own.receiver && coversSameRequests(one, asked) === true).flatMap((one) => one.handlers);
  const after = ([...own.handlers.slice(own.handlers.indexOf(handler) + 1), ...later] as Settled[]).filter((one) => one.kind === 'native' && one.tag !== null);
  return { own, before: before.filter(isHandler).slice(-longestChain), isBehindUnread, after: after.slice(0, longestChain) };
}

/** Runs what comes after a handler, where it passed the request on by itself. */
export function runAfter(machine: Machine, after: readonly Settled[], call: Call, from: number): void {
  const since = machine.events.slice(from) as Event[];
  if (!since.some((event) => event.type === 'next') || since.some((event) => event.type === 'end')) return;
  for (const handler of after) callValue(machine, handler, call, null);
}

/** Whether it was registered for the requests of a server, and not for some path. */
const isListener = ({ registrar, path }: Registration): boolean => registrar === 'on' && path?.kind === 'primitive' && path.value === 'request';

/** Whether a handler takes what passes a request on. */
const mayPassOn = (handler: Settled): boolean => handler.kind !== 'function' || rolesOf(handler.node).includes('next');

/** What was not read may answer, unless it is known to look on. */
const mayAnswer = (value: Settled): boolean => value.kind === 'unknown' && !bystanders.test(value.id);

/** Error handlers have four parameters and see no ordinary request. */
const isHandler = (value: Settled): boolean => (value.kind === 'function' && value.node.params.length < 4) || (value.kind === 'native' && value.tag !== null);

/** Whether an earlier registration sees the requests of a later one; null when that was not read. */
export function coversSameRequests(earlier: Registration, later: Registration): boolean | null {
  if (earlier.method !== null && earlier.method !== later.method) return false;
  return coversPath(earlier.path, later.path, starRouters.test(earlier.receiver) ? 'by stars' : earlier.registrar === 'use' ? 'below' : 'to the letter');
}

/**
 * Runs the handlers before one, on the same request. False when one of them keeps the request: it neither called `next`
 * nor left that to something that was not read.
 */
export function runBefore(machine: Machine, before: readonly Settled[], call: Call): boolean {
  for (const handler of before) {
    const seen = machine.events.length;
    const escaped = machine.escapes.length;
    callValue(machine, handler, callOf(handler, call), null);
    const since = machine.events.slice(seen) as Event[];
    const goesOn = since.some((event) => event.type === 'next' || (event.type === 'applied' && event.response.ending !== 'answers'));
    const isLater = machine.escapes.length > escaped;
    if (!goesOn && isLater && !machine.fork(`later ${handler.kind === 'function' ? handler.node.range[0] : 0}`, 'all', call.node)) return false;
    if (!goesOn && !isLater) return false;
  }
  return true;
}

/** The call of a handler before another one: it is given the same request and response, whatever it calls its parameters, and what only it names. */
function callOf(handler: Settled, call: Call): Call {
  if (handler.kind !== 'function') return call;
  const own = entryArguments(handler.node, { handler: true, depends: 'no', chooser: 'request' });
  const given = own.map((arg, i) => {
    if (arg.kind !== 'unknown' || arg.root === null) return call.args[i] ?? arg;
    return call.args.find((one) => one.kind === 'unknown' && one.role === arg.role) ?? { ...arg, root: call.node.range[0] };
  });
  return { ...call, args: given, argNodes: given.map(() => null) };
}
