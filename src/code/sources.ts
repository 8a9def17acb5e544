import type { Machine } from './machine.ts';
import type { Unknown, Value } from './value.ts';

const made = new WeakMap<object, readonly Value[]>();
const added = new WeakMap<object, Map<number, Value>>();

/** What the content of a value depends on beyond what it holds: what it was filtered by, or what was poured into it that was not read. */
export function sourcesOf(value: Value): readonly Value[] {
  const [first, later] = [made.get(value), added.get(value)];
  if (later === undefined) return first ?? [];
  return first === undefined ? [...later.values()] : [...first, ...later.values()];
}

/** Notes on a value that was just made what its content depends on. */
export const makeFrom = (value: Value, sources: readonly Value[]): void => void made.set(value, sources);

/** Notes what a value holds from now on. */
export function addSource(machine: Machine, value: Value, source: Value): void {
  if (source.kind === 'primitive' && !source.fromOrigin && source.env === null) return;
  let sources = added.get(value);
  if (sources === undefined) added.set(value, (sources = new Map()));
  if (![...sources.values()].includes(source)) machine.heap.put(sources, sources.size, source);
}

const spread = new WeakMap<Value, Unknown>();

/** Notes that what an object has beside the properties that were read is that of something unread. */
export const noteSpread = (value: Value, source: Unknown): void => void spread.set(value, source);

/** What was spread into an object and not read, where nothing else can have added to it; null otherwise. */
export function spreadSource(value: Value): Unknown | null {
  const source = spread.get(value);
  const all = sourcesOf(value);
  return source !== undefined && all.length === 1 && all[0] === source ? source : null;
}
