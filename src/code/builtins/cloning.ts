import { nothing, type Machine } from '../machine.ts';
import { array, mapOf, object, pattern, setOf, type ArrayValue, type Call, type MapValue, type NativeCode, type ObjectValue, type SetValue, type Slot, type Value } from '../value.ts';
import { madeFrom, thrown, withSources } from './computed.ts';
import { argument, notComputed } from './table.ts';

/** A copy that is being made: where, and the copies of what was met already. */
interface Copying {
  readonly machine: Machine;
  readonly call: Call;
  readonly copies: Map<Value, Value>;
}

const most = 10_000;

/** `structuredClone`: a copy all the way down. Functions cannot be copied, and class instances become plain objects. */
export const clone: NativeCode = (machine, call) => {
  const copying: Copying = { machine, call, copies: new Map() };
  return copyOf(copying, argument(machine, call, 0)) ?? notComputed(machine, 'structuredClone', nothing, call);
};

/** The copy of a value; null where it is not known. */
function copyOf(copying: Copying, value: Value): Value | null {
  const known = copying.copies.get(value);
  if (known !== undefined || copying.copies.size > most) return known ?? null;
  switch (value.kind) {
    case 'primitive': case 'unknown': return value;
    case 'choice': return choiceCopy(copying, value);
    case 'function': case 'native': case 'class': throw thrown('DataCloneError', copying.call, []);
    case 'pattern': return remember(copying, value, madeFrom(pattern(value.source, value.flags, value.at), withSources(value).slice(1)));
    case 'array': return value.props.size > 0 ? null : listCopy(copying, value);
    case 'set': return setCopy(copying, value);
    case 'map': return mapCopy(copying, value);
    case 'object': return objectCopy(copying, value);
    default: return null;
  }
}

function remember<V extends Value>({ copies }: Copying, value: Value, copy: V): V {
  copies.set(value, copy);
  return copy;
}

function choiceCopy(copying: Copying, value: Extract<Value, { kind: 'choice' }>): Value | null {
  const [yes, no] = [copyOf(copying, value.yes), copyOf(copying, value.no)];
  return yes === null || no === null ? null : { ...value, yes, no };
}

function listCopy(copying: Copying, list: ArrayValue): Value | null {
  const copy = remember(copying, list, array([], list.at, list.open));
  return fill(copying, copy.items, list.items) ? copy : null;
}

function setCopy(copying: Copying, set: SetValue): Value | null {
  const copy = remember(copying, set, setOf([], set.open, set.at));
  return fill(copying, copy.items, set.items) ? copy : null;
}

/** Copies items into a new list; false where one is not known. */
function fill(copying: Copying, target: Slot[], items: readonly Slot[]): boolean {
  return items.every((item) => {
    const value = copyOf(copying, item.value);
    return value !== null && target.push({ value, at: item.at }) > 0;
  });
}

function mapCopy(copying: Copying, map: MapValue): Value | null {
  const copy = remember(copying, map, mapOf([], map.open, map.at));
  for (const entry of map.entries) {
    const [key, value] = [copyOf(copying, entry.key), copyOf(copying, entry.slot.value)];
    if (key === null || value === null) return null;
    copy.entries.push({ key, slot: { value, at: entry.slot.at } });
  }
  return copy;
}

function objectCopy(copying: Copying, source: ObjectValue): Value | null {
  const copy = remember(copying, source, object(source.at));
  copy.open = source.open;
  for (const [name, { value, at, getter }] of source.props) {
    const inner = getter === undefined ? copyOf(copying, value) : null;
    if (inner === null) return null;
    copy.props.set(name, { value: inner, at });
  }
  return copy;
}
