import { primitive, unknown, type Settled, type Value } from '../code/value.ts';
import type { Registration } from './events.ts';

/** Where a router, or another application, is made part of an application: by itself or, in Koa, by what its `routes()` gives. */
export const mountsOf = (registrations: readonly Registration[], receiver: string): readonly Registration[] =>
  registrations.filter((one) => one.receiver !== receiver && one.handlers.some((handler) => isMountOf(handler, receiver)));

/** Whether a handler is a router. */
const isMountOf = (handler: Value, receiver: string): boolean => handler.kind === 'unknown' && (handler.id === receiver || handler.id.startsWith(`${receiver}.routes(`));

/** The handlers that stand before a router where it is mounted. */
export const handlersBeside = ({ handlers }: Registration, receiver: string): readonly Settled[] => handlers.slice(0, handlers.findIndex((handler) => isMountOf(handler, receiver))) as Settled[];

/** A registration of a router, as the application sees it: at the path where the router is mounted, and its own below that. */
export const mountedAt = (mount: Registration, own: Registration): Registration => ({ ...own, receiver: mount.receiver, registrar: mount.registrar, path: joined(mount.path, own.path) });

function joined(outer: Value | null, inner: Value | null): Value | null {
  if (outer === null || inner === null) return outer ?? inner;
  const [first, second] = [textOf(outer), textOf(inner)];
  return first === null || second === null ? unknown('a path in a router') : primitive(`${first}/${second}`);
}

const textOf = (value: Value): string | null => (value.kind === 'primitive' && typeof value.value === 'string' ? value.value : null);
