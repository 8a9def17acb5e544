import { object, primitive, type Node, type ObjectValue, type Settled, type Slot, type Value } from '../code/value.ts';
import type { LibraryModel } from '../models/model.ts';

/** The options for which something stands in their place: a flag, or the origins by themselves. Null where they are written in full. */
export function optionsInFull({ flag, short, origin }: LibraryModel, value: Settled): ObjectValue | null {
  if (isFlag(value) && typeof flag?.true === 'object') return record(null, Object.entries(flag.true).map(([name, on]) => [name, { value: primitive(on, value.at), at: value.at }]));
  const isOrigin = value.kind === 'array' || (value.kind === 'primitive' && typeof value.value === 'string');
  return short === true && isOrigin ? record(value.at, [[origin.option, { value, at: value.at }]]) : null;
}

/** Whether a value is the flag that stands for every option. */
export const isFlag = (value: Value | null): value is Extract<Settled, { kind: 'primitive' }> => value?.kind === 'primitive' && value.value === true;

function record(at: Node | null, slots: readonly (readonly [string, Slot])[]): ObjectValue {
  const options = object(at);
  for (const [name, slot] of slots) options.props.set(name, slot);
  return options;
}
