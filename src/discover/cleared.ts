import type { Machine } from '../code/machine.ts';
import { primitive, type FunctionValue, type Node, type Settled, type Value } from '../code/value.ts';
import { headerClearers } from '../models/applications.ts';
import { bystanders } from '../models/routers.ts';
import { coversSameRequests } from './chains.ts';
import type { Event, Registration } from './events.ts';
import { handlersBeside, mountsOf } from './mounts.ts';

/**
 * Notes that an error went out of a handler by which an application takes all headers away that were set before, as Koa 2 and 3 do. Nothing is noted where something
 * around the handler may catch it, and where the error may have headers of its own, which are set then.
 */
export function noteUncaught(machine: Machine, fn: FunctionValue, error: Value): void {
  const thrown = machine.settle(error);
  if (thrown.kind !== 'object' || thrown.at === null || thrown.props.has('headers') || !isCleared(machine, fn)) return;
  const status = (thrown.props.get('status') ?? thrown.props.get('statusCode'))?.value ?? primitive(500);
  machine.emit({ type: 'cleared', target: `root:${fn.node.range[0]}`, status, node: thrown.at } satisfies Event);
}

/** Whether an application of the file handles the errors of a handler, and nothing else does. */
function isCleared(machine: Machine, fn: FunctionValue): boolean {
  const registrations = (machine.events as Event[]).filter((event) => event.type === 'register');
  const own = registrations.find(({ handlers }) => handlers.includes(fn));
  const around = own === undefined ? null : handlersAround(registrations, own, fn);
  return around !== null && !/onerror/i.test(machine.text) && around.every((handler) => passesErrors(machine, handler));
}

/** The handlers that call a handler, from inside out; null where its application is not of the file. */
function handlersAround(registrations: readonly Registration[], own: Registration, fn: Value): readonly Settled[] | null {
  const before = (one: Registration): readonly Value[] => registrations.slice(0, registrations.indexOf(one)).filter((other) => other.receiver === one.receiver && coversSameRequests(other, one) !== false).flatMap(({ handlers }) => handlers);
  const inner = [...before(own), ...own.handlers.slice(0, own.handlers.indexOf(fn))] as Settled[];
  if (headerClearers.test(own.receiver)) return inner;
  const [mount, ...more] = mountsOf(registrations, own.receiver);
  return mount === undefined || more.length > 0 || !headerClearers.test(mount.receiver) ? null : [...inner, ...(before(mount) as Settled[]), ...handlersBeside(mount, own.receiver)];
}

/** Whether a handler lets the errors of what comes after it go on. */
const passesErrors = (machine: Machine, handler: Settled): boolean => (handler.kind === 'function' ? !mayCatch(machine, handler.node) : handler.kind === 'unknown' && bystanders.test(handler.id));

const mayCatch = ({ text }: Machine, { range }: Node): boolean => /\bcatch\b|\.then\b/.test(text.slice(...range));
