import { isFunction } from '../code/changes.ts';
import type { Escape } from '../code/machine.ts';
import type { Node } from '../code/value.ts';
import type { Event, SiteMade } from './events.ts';
import { siteOf } from './middleware.ts';

/**
 * Whether a handler that a library made at the top level is itself in use. One that only the program's own handlers call is judged with them,
 * and one that stays behind where another is handed on is not used in this build.
 */
export function sitesInUse(events: readonly Event[], escapes: readonly Escape[]): (site: SiteMade) => boolean {
  const handedOn = new Set([...events.flatMap((event) => (event.type === 'register' ? event.handlers : [])), ...escapes.map(({ fn }) => fn)].map(siteOf).filter((node) => node !== null));
  const applied = new Set(events.flatMap((event) => (event.type === 'applied' ? [event.site.call.node] : [])));
  return ({ call, model, options, isUncalled }) => model.call.kind !== 'handler' || isUncalled === true || handedOn.has(call.node) || (options !== null && 'at' in options && options.at === call.node) || (!applied.has(call.node) && handedOn.size === 0);
}

/** Without functions that are sites by themselves where another site asks them, or uses the options that they give. */
export function withoutRepeats<T extends { readonly site: SiteMade }>(sites: readonly T[]): readonly T[] {
  const asked = new Set(sites.map(({ site }) => functionAsked(site)));
  const used = new Set(sites.filter(({ site }) => !isFunction(site.call.node)).map(({ site }) => writtenAt(site)));
  return sites.filter(({ site }) => !asked.has(site.call.node) && !(isFunction(site.call.node) && used.has(writtenAt(site))));
}

/** Where the options of a site are written. */
const writtenAt = ({ options, call }: SiteMade): Node => (options !== null && 'at' in options ? options.at : null) ?? call.node;

/** The function that a site asks, and that is not the site itself. */
function functionAsked({ options, model, call }: SiteMade): Node | null {
  const value = options?.kind === 'object' ? options.props.get(model.origin.option)?.value : options;
  return value?.kind === 'function' && value.node !== call.node ? value.node : null;
}
