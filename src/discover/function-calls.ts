import type { Machine, UnreadCall } from '../code/machine.ts';
import { headersOf, responseOf, unknown, type Value } from '../code/value.ts';
import { bodyReaders, eventWriters, requestHeaderGivers, responseMakers } from '../models/functions.ts';
import type { Event } from './events.ts';
import { idsOf } from './export-ids.ts';
import { linesOf } from './record.ts';
import { writeHeaders } from './response-calls.ts';

const makers = idsOf(responseMakers);
const givers = idsOf(requestHeaderGivers);

/** Takes a call of a function apart that a platform has for requests and responses; null when it is no such call. */
export function functionCall(machine: Machine, call: UnreadCall): Value | null {
  const { callee, name, self, args } = call;
  if (callee.kind === 'unknown' && makers.has(callee.id)) return madeResponse(machine, call);
  if (callee.kind === 'unknown' && givers.has(callee.id)) return unknown('request.headers', { role: 'headers', depends: 'maybe', chooser: 'request', nonNull: true, at: call.node });
  if (self.kind === 'unknown' || name === null) return null;
  // What a handler takes out of its event, under its own name.
  if (callee.kind === 'unknown' && callee.root !== null && callee.id.endsWith('.setHeaders')) return writeHeaders(machine, call, callee, eventWriters.find(({ method }) => method === 'setHeaders')!);
  const [event, ...rest] = args;
  if (bodyReaders.has(name) && event?.kind === 'unknown' && event.role === 'request') machine.reads.add('body');
  const writer = eventWriters.find(({ method }) => method === name);
  return writer !== undefined && event?.kind === 'unknown' && event.role === 'request' ? writeHeaders(machine, { ...call, args: rest, argNodes: call.argNodes.slice(1) }, event, writer) : null;
}

function madeResponse(machine: Machine, { args, node }: UnreadCall): Value {
  const init = args[1] === undefined ? null : machine.settle(args[1]);
  const given = init?.kind === 'object' ? init.props.get('headers') : undefined;
  const isOpen = init?.kind === 'unknown' || (init?.kind === 'object' && init.open);
  const response = responseOf(unknown('status'), headersOf(given === undefined ? [] : linesOf(machine, given.value, node), isOpen, node), node);
  machine.emit({ type: 'response', response, node } satisfies Event);
  return response;
}
