import { callValue } from '../code/calls.ts';
import type { Machine } from '../code/machine.ts';
import type { Call, Settled, Value } from '../code/value.ts';
import type { Event, Registration } from './events.ts';
import { coversPath } from './route-paths.ts';

/** How many handlers before one are run. */
const longestChain = 6;

/** The registration by which a handler was registered, with those before it on the same receiver that may see the same requests. */
export function findChain(machine: Machine, handler: Value): { readonly own: Registration; readonly before: readonly Settled[] } | null {
  const registrations = machine.events.filter((event): event is Registration => (event as Event).type === 'register');
  const index = registrations.findIndex((one) => one.handlers.includes(handler as Settled));
  const own = registrations[index];
  if (own === undefined) return null;
  const earlier = registrations.slice(0, index).filter((one) => one.receiver === own.receiver && coversSameRequests(one, own) === true).flatMap((one) => one.handlers);
  const before = ([...earlier, ...own.handlers.slice(0, own.handlers.indexOf(handler as Settled))] as Settled[]).filter(isHandler);
  return { own, before: before.slice(-longestChain) };
}

/** Error handlers have four parameters and see no ordinary request. */
const isHandler = (value: Settled): boolean => (value.kind === 'function' && value.node.params.length < 4) || (value.kind === 'native' && value.tag !== null);

/** Whether an earlier registration sees the requests of a later one; null when that was not read. */
export function coversSameRequests(earlier: Registration, later: Registration): boolean | null {
  if (earlier.method !== null && earlier.method !== later.method) return false;
  return coversPath(earlier.path, later.path, earlier.registrar === 'use');
}

/**
 * Runs the handlers before one, on the same request. False when one of them keeps the request: it neither called `next`
 * nor left that to something that was not read.
 */
export function runBefore(machine: Machine, before: readonly Settled[], call: Call): boolean {
  for (const handler of before) {
    const seen = machine.events.length;
    const escaped = machine.escapes.length;
    callValue(machine, handler, call, null);
    const since = machine.events.slice(seen) as Event[];
    const goesOn = since.some((event) => event.type === 'next' || (event.type === 'applied' && event.response.ending !== 'answers'));
    const isLater = machine.escapes.length > escaped;
    if (!goesOn && isLater && !machine.fork(`later ${handler.kind === 'function' ? handler.node.range[0] : 0}`, 'all', call.node)) return false;
    if (!goesOn && !isLater) return false;
  }
  return true;
}
