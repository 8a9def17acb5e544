import type { Machine } from '../code/machine.ts';
import { nothing } from '../code/machine.ts';
import type { ObjectValue, Value } from '../code/value.ts';
import { corsModel } from '../models/cors.ts';
import type { Event, SiteMade } from './events.ts';

/**
 * Exported objects that are plainly options of a CORS library, but are used in another file: each is a site where it is written.
 * Without knowing the other file they are read as the most used library reads them.
 */
export function emitOrphans(machine: Machine, exported: readonly Value[]): void {
  const used = new Set((machine.events as Event[]).filter((event) => event.type === 'site').map((site) => site.options));
  for (const object of exported.flatMap((value) => optionObjects(value, 2))) {
    if (used.has(object) || object.at === null) continue;
    machine.emit({ type: 'site', model: corsModel, options: object, call: { self: nothing, args: [object], node: object.at, argNodes: [object.at] } } satisfies SiteMade);
  }
}

function optionObjects(value: Value, depth: number): ObjectValue[] {
  if (value.kind !== 'object') return [];
  if (isOptions(value)) return [value];
  return depth === 0 ? [] : [...value.props].flatMap(([name, slot]) => (depth === 2 || /cors/i.test(name) ? optionObjects(slot.value, depth - 1) : []));
}

function isOptions({ props }: ObjectValue): boolean {
  const origin = props.get(corsModel.origin.option)?.value;
  if (origin === undefined) return false;
  if (origin.kind === 'function') return origin.node.params.length > 1;
  return corsModel.companions.some((name) => props.has(name));
}
