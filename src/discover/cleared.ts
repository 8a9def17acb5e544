import { callValue } from '../code/calls.ts';
import { entryBudget, explore } from '../code/explore.ts';
import { Thrown, type Machine } from '../code/machine.ts';
import { primitive, type FunctionValue, type Node, type Settled, type Value } from '../code/value.ts';
import { headerClearers } from '../models/applications.ts';
import { bystanders } from '../models/routers.ts';
import type { ThrownError } from '../policy/endpoint.ts';
import { leavesOf } from '../policy/tree.ts';
import { coversSameRequests } from './chains.ts';
import type { Cleared, Event, Registration } from './events.ts';
import { evidenceOf } from './evidence.ts';
import { handlerCall } from './handler-call.ts';
import { siteOf } from './middleware.ts';
import { handlersBeside, mountsOf } from './mounts.ts';

/** Whether an application of the file takes headers away when a handler fails. */
export const clearsOnErrors = (paths: readonly { readonly registrations: readonly Registration[] }[]): boolean => paths.some(({ registrations }) => registrations.some(({ receiver }) => headerClearers.test(receiver)));

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

/** The errors that go out of a handler, on whatever way, and are answered without the headers that handlers before it have set. */
export function errorsOf(machine: Machine, handler: FunctionValue, node: Node): readonly ThrownError[] {
  const found = new Map<number, ThrownError>();
  for (const one of leavesOf(explore(machine, entryBudget, () => errorsOfRun(machine, handler, node))).flat()) found.set(one.at.range[0], one);
  return [...found.values()];
}

function errorsOfRun(machine: Machine, handler: FunctionValue, node: Node): readonly ThrownError[] {
  const seen = machine.events.length;
  try {
    const value = callValue(machine, handler, handlerCall(handler, node), null);
    if (value.kind === 'promise' && value.rejected) noteUncaught(machine, handler, value.value);
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    noteUncaught(machine, handler, error.value);
  }
  return (machine.events.slice(seen) as Event[]).flatMap((event) => (event.type === 'cleared' ? thrownAt(machine, event) : []));
}

/** Where an error was made, and what it is answered with; nothing where that was not read. */
function thrownAt(machine: Machine, { status, node }: Cleared): readonly ThrownError[] {
  const answered = machine.settle(status);
  return answered.kind === 'primitive' && typeof answered.value === 'number' ? [{ at: evidenceOf(node), status: answered.value }] : [];
}

/** Whether an application of the file handles the errors of a handler, and nothing else does. */
export function isCleared(machine: Machine, fn: Value): boolean {
  const registrations = (machine.events as Event[]).filter((event) => event.type === 'register');
  const own = registrations.find(({ handlers }) => handlers.includes(fn));
  const around = own === undefined ? null : handlersAround(registrations, own, fn);
  return around !== null && !/\bonerror\b/i.test(machine.text) && around.every((handler) => passesErrors(machine, handler));
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
function passesErrors(machine: Machine, handler: Settled): boolean {
  if (handler.kind === 'function') return !mayCatch(machine, handler.node);
  return handler.kind === 'unknown' ? bystanders.test(handler.id) : isClearing(machine, handler);
}

/** Whether the handler of a library leaves it to the application to answer errors, as it does or is told to. */
function isClearing(machine: Machine, handler: Settled): boolean {
  const node = siteOf(handler);
  const site = node === null ? undefined : (machine.events as Event[]).find((event) => event.type === 'site' && event.call.node === node);
  if (site?.type !== 'site' || site.model.keepsOnErrors === undefined) return false;
  const { option } = site.model.keepsOnErrors;
  const options = site.options === null ? null : machine.settle(site.options);
  const slot = option === null || options?.kind !== 'object' ? undefined : options.props.get(option);
  const value = slot === undefined ? null : machine.settle(slot.value);
  return option === null || (value?.kind === 'primitive' && value.value === false);
}

const mayCatch = ({ text }: Machine, { range }: Node): boolean => /\bcatch\b|\.then\b/.test(text.slice(...range));
