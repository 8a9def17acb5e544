import type { Escape, Machine } from '../code/machine.ts';
import type { Arrivals } from '../policy/arrivals.ts';
import { methodOf } from './entries.ts';
import { applicationOf, type Event, type SiteMade } from './events.ts';
import { methodsByFile, methodsOfApplication } from './file-routes.ts';
import { siteOf } from './middleware.ts';

/** The methods by which requests come to a function that somebody outside calls; null where others may come, too, or that was not read. */
export function arrivalsAtEntry(machine: Machine, fileName: string, entry: Escape): Arrivals | null {
  const method = methodOf(entry);
  if (method !== null) return { methods: [method], at: 'its own' };
  const { via } = entry;
  return methodsByFile(machine.program, fileName, entry) ?? (via?.name === 'use' && via.self.kind === 'unknown' ? methodsOfApplication(machine, fileName, applicationOf(via.self.id)) : null);
}

/** The same for a handler that a library made at the top level, through the application that it is registered on for all methods. */
export function arrivalsAtSite(machine: Machine, fileName: string, events: readonly Event[], site: SiteMade): Arrivals | null {
  const registration = events.find((event) => event.type === 'register' && event.handlers.some((handler) => siteOf(handler) === site.call.node));
  return registration?.type === 'register' && registration.method === null ? methodsOfApplication(machine, fileName, registration.receiver) : null;
}
