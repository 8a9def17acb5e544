import type { Machine } from '../code/machine.ts';
import type { Node, Settled } from '../code/value.ts';
import { bystanders } from '../models/routers.ts';
import type { Route } from '../policy/policy.ts';
import { coversSameRequests } from './chains.ts';
import type { Event, Registration, SiteMade } from './events.ts';
import { evidenceOf } from './evidence.ts';
import { siteOf } from './middleware.ts';
import type { Entry } from './session.ts';

/**
 * The routes of which a library answers the preflights: those of the application that it is a plugin of, or before which it is registered for every
 * request. None where something else may answer them: headers written by hand, another library, or a handler that was not read and may be about CORS.
 */
export function routesGoverned({ text }: Machine, events: readonly Event[], site: SiteMade): readonly Route[] {
  const kind = site.model.call.kind;
  const others = events.filter((event) => event.type === 'site' && event.call.node !== site.call.node);
  if (others.length > 0 || byHand.test(text) || (kind !== 'plugin' && kind !== 'handler')) return [];
  const registrations = events.filter((event) => event.type === 'register');
  const governed = kind === 'plugin' ? routesOf(registrations, site) : routesAfter(registrations, site);
  return governed.filter(({ handlers, method }) => method !== null && handlers.every((handler) => siteOf(handler) === null)).map(({ node, method }) => ({ method: method!, verb: verbOf(node), handler: null }));
}

const byHand = /access-control-allow-methods/i;

const verbOf = (node: Node): Route['verb'] => evidenceOf(node.type === 'CallExpression' ? node.callee : node);

/** A plugin works on the whole application, also on what was registered before it. */
function routesOf(registrations: readonly Registration[], { call: { self } }: SiteMade): readonly Registration[] {
  return self.kind === 'unknown' ? registrations.filter(({ receiver }) => receiver === self.id) : [];
}

function routesAfter(registrations: readonly Registration[], { call }: SiteMade): readonly Registration[] {
  const index = registrations.findIndex(({ handlers, method }) => method === null && handlers.some((handler) => siteOf(handler) === call.node));
  const own = registrations[index];
  if (own === undefined) return [];
  const before = registrations.slice(0, index).filter(({ receiver }) => receiver === own.receiver);
  if (before.some(({ method }) => method === 'OPTIONS') || [...before, own].some(({ handlers }) => (handlers as readonly Settled[]).some((handler) => siteOf(handler) !== call.node && mayAnswer(handler)))) return [];
  const later = registrations.slice(index + 1).filter((one) => one.receiver === own.receiver && coversSameRequests(own, one) === true);
  return later.flatMap((one) => [one, ...mountedBy(registrations, one)]);
}

/** What is registered on the routers of the file that a registration mounts, and on those that they mount. */
function mountedBy(registrations: readonly Registration[], { handlers, method }: Registration, depth = deepestMount): readonly Registration[] {
  if (depth === 0 || method !== null) return [];
  const mounted = new Set((handlers as readonly Settled[]).flatMap((handler) => (handler.kind === 'unknown' ? [handler.id.replace(/\.(?:routes|middleware)\(\)$/, '')] : [])));
  return registrations.filter(({ receiver }) => mounted.has(receiver)).flatMap((one) => [one, ...mountedBy(registrations, one, depth - 1)]);
}

const deepestMount = 3;

/** Whether a handler that was not read may answer preflights. Most look at every request and answer none. */
const mayAnswer = (handler: Settled): boolean => handler.kind === 'unknown' && !bystanders.test(handler.id) && /cors|origin|preflight|options|security/i.test(handler.id);

/** The methods that a module exports handlers for, beside the one for OPTIONS, which answers their preflights. */
export function routesBeside({ exported }: Machine, { how, name }: Pick<Entry, 'how' | 'name'>): readonly Route[] {
  if (how !== 'export' || name !== 'OPTIONS') return [];
  return ['PUT', 'PATCH', 'DELETE'].flatMap((method) => {
    const handler = exported.get(method);
    return handler?.kind === 'function' ? [{ method, verb: nameOf(handler.node), handler: evidenceOf(handler.node) }] : [];
  });
}

const nameOf = (node: Node): Route['verb'] => evidenceOf('id' in node && node.id?.type === 'Identifier' ? node.id : node);
