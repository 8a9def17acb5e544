import type { Machine } from '../code/machine.ts';
import type { ClassValue, Node, Settled, Value } from '../code/value.ts';
import { coversSameRequests } from './chains.ts';
import { decorationsOf } from './decorated-headers.ts';
import type { Event, Registration } from './events.ts';

/** Names and texts of what may ask for the origin. */
const asksOrigin = /origin|allow_?list|white_?list/i;

/** Options of a route under which handlers stand that run before its own. */
const hookNames = ['onRequest', 'preParsing', 'preValidation', 'preHandler', 'beforeHandle', 'pre'] as const;

/** Whether something that may ask for the origin stands before a handler and is not run with it: what was not read, and hooks. */
export function isGuarded(machine: Machine, handler: Value): boolean {
  const events = machine.events as Event[];
  const registrations = events.filter((event) => event.type === 'register');
  const own = registrations.find((one) => one.handlers.includes(handler));
  if (own === undefined) return false;
  const hooks = events.flatMap((event) => (event.type === 'hook' && event.receiver === own.receiver ? [event.handler] : []));
  const options = own.handlers.flatMap((one) => (one.kind === 'object' ? hookNames.flatMap((name) => one.props.get(name)?.value ?? []) : []));
  return before(registrations, own, handler).some((value) => value.kind === 'unknown' && asksOrigin.test(value.id)) || [...hooks, ...options].some((hook) => mayAsk(machine, hook));
}

/** Names of what may look whether a request is right before its handler gets it. */
const validates = /valid|schema|celebrate|joi|zod|yup|ajv|check|guard|sanitiz|verif|allow/i;

/** Whether something that may look at what the sender of a request chose stands before a handler and is not run with it. A route may have a schema, too. */
export function isValidated(machine: Machine, handler: Value): boolean {
  const registrations = (machine.events as Event[]).filter((event) => event.type === 'register');
  const own = registrations.find((one) => one.handlers.includes(handler));
  if (own === undefined) return false;
  return own.handlers.some((one) => one.kind === 'object') || before(registrations, own, handler).some((value) => value.kind === 'unknown' && validates.test(value.id));
}

/** What is registered before a handler for the same requests, also where its router is mounted. */
function before(registrations: readonly Registration[], own: Registration, handler: Value): readonly Value[] {
  const earlier = registrations.slice(0, registrations.indexOf(own)).filter((one) => one.receiver === own.receiver && coversSameRequests(one, own) !== false);
  const mount = registrations.find((one) => one.receiver !== own.receiver && one.handlers.some((value) => value.kind === 'unknown' && value.id === own.receiver));
  const mounted = mount === undefined ? [] : [...registrations.slice(0, registrations.indexOf(mount)).filter((one) => one.receiver === mount.receiver && one.registrar === 'use' && coversSameRequests(one, mount) !== false).flatMap((one) => one.handlers), ...mount.handlers];
  return [...mounted, ...earlier.flatMap((one) => one.handlers), ...own.handlers.slice(0, own.handlers.indexOf(handler))];
}

/** Whether a hook may ask for the origin, by its name or by what it mentions. */
function mayAsk(machine: Machine, value: Value): boolean {
  const hook: Settled = machine.settle(value);
  if (hook.kind === 'array') return hook.items.some((item) => mayAsk(machine, item.value));
  return hook.kind === 'function' ? asksOrigin.test(textOf(machine, hook.node)) : hook.kind === 'unknown' && asksOrigin.test(hook.id);
}

const textOf = (machine: Machine, { range }: Node): string => machine.text.slice(...range);

/** Whether a class, or one of its methods, is decorated with what may ask for the origin. The name of a header that is set asks for nothing. */
export function isDecoratedGuard(machine: Machine, owner: ClassValue, name: string | null): boolean {
  const decorations = [...(owner.node.decorators ?? []), ...decorationsOf(owner, name)];
  return decorations.some((one) => asksOrigin.test(textOf(machine, one).replaceAll(/access-control-allow-origin/gi, '')));
}
