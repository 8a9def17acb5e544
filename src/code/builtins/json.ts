import { limits, nothing, type Machine } from '../machine.ts';
import { array, object, primitive, type Call, type NativeCode, type Primitive, type Settled, type Value } from '../value.ts';
import { attempt, computed, toPrimitive } from './computed.ts';
import { argument, notComputed } from './table.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const deepest = 50;

/** `JSON.parse` of a known text. */
export const parseJson: NativeCode = (machine, call) => {
  const text = toPrimitive(machine, argument(machine, call, 0));
  const reviver = argument(machine, call, 1);
  if (text === null || reviver.kind !== 'primitive' || String(text.value).length > limits.text || isDeep(String(text.value))) return notComputed(machine, 'parse', nothing, call);
  return fromJson(attempt(call, [text], () => JSON.parse(String(text.value)) as Json), text, call);
};

/** Whether a text may hold lists or objects that are nested too deeply to be walked. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth++;
    if (character === ']' || character === '}') depth--;
    if (depth > deepest) return true;
  }
  return false;
}

function fromJson(json: Json, text: Primitive, call: Call): Value {
  const at = call.node;
  if (Array.isArray(json)) return array(json.map((item) => ({ value: fromJson(item, text, call), at })), at);
  if (json === null || typeof json !== 'object') return primitive(json, at, [text]);
  const result = object(at);
  for (const [name, item] of Object.entries(json)) result.props.set(name, { value: fromJson(item, text, call), at });
  return result;
}

/** A value that becomes no text that is known. */
class NotKnown extends Error {}

/** `JSON.stringify` of a known value. */
export const stringifyJson: NativeCode = (machine, call) => {
  const replacer = argument(machine, call, 1);
  const space = toPrimitive(machine, argument(machine, call, 2));
  const walk: Walk = { machine, leaves: [], above: new Set(), count: 0 };
  const value = replacer.kind === 'primitive' && space !== null ? toJson(walk, argument(machine, call, 0)) : null;
  if (value === null) return notComputed(machine, 'stringify', nothing, call);
  const run = (): string | undefined => JSON.stringify(value.host, null, space?.value as string | number);
  return computed(machine, nothing, { ...call, args: walk.leaves }, { name: 'stringify', arity: Infinity, run });
};

interface Walk {
  readonly machine: Machine;
  /** All that the text is computed from. */
  readonly leaves: Primitive[];
  /** The lists and objects around the one that is looked at. */
  readonly above: Set<Settled>;
  count: number;
}

function toJson(walk: Walk, value: Value): { readonly host: unknown } | null {
  try {
    return { host: hostValue(walk, value) };
  } catch (error) {
    if (error instanceof NotKnown) return null;
    throw error;
  }
}

/** A value as one of the host that has the same JSON. */
function hostValue(walk: Walk, value: Value): unknown {
  const settled = walk.machine.settle(value);
  if (++walk.count > limits.items || walk.above.size > deepest) throw new NotKnown();
  switch (settled.kind) {
    case 'primitive':
      walk.leaves.push(settled);
      return settled.value;
    case 'url': return hostValue(walk, toPrimitive(walk.machine, settled) ?? settled);
    case 'function': case 'native': case 'class': return settled.props.has('toJSON') ? unreadable() : undefined;
    case 'array': case 'object': return within(walk, settled);
    case 'set': case 'map': case 'pattern': return settled.props.size > 0 ? unreadable() : {};
    default: return unreadable();
  }
}

function unreadable(): never {
  throw new NotKnown();
}

/** A list or object with what it holds. One inside itself has no JSON: the host throws when it meets the cycle. */
function within(walk: Walk, value: Extract<Settled, { kind: 'array' | 'object' }>): unknown {
  if (walk.above.has(value)) return cycle;
  if (value.open || value.props.has('toJSON') || (value.kind === 'object' && value.proto !== null)) throw new NotKnown();
  walk.above.add(value);
  const result = value.kind === 'array' ? value.items.map((item) => hostValue(walk, item.value)) : hostObject(walk, value.props);
  walk.above.delete(value);
  return result;
}

const cycle: { self?: unknown } = {};
cycle.self = cycle;

function hostObject(walk: Walk, props: Extract<Settled, { kind: 'object' }>['props']): object {
  const result = Object.create(null) as Record<string, unknown>;
  for (const [name, { value, getter }] of props) result[name] = getter === undefined ? hostValue(walk, value) : unreadable();
  return result;
}
