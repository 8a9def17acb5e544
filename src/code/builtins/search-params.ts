import { limits, nothing, type Machine } from '../machine.ts';
import { derived, keyOf, native, object, primitive, type Literal, type NativeCode, type Node, type ObjectValue, type Primitive, type Settled, type Value } from '../value.ts';
import { computed, lengthOf, toPrimitive, unreadInstance } from './computed.ts';
import { argument, notComputed } from './table.ts';

/** The parameters of a URL. `text`: as they stand in it; null when something was done to them that was not read. */
interface State {
  text: string | null;
  from: readonly Value[];
}

type Changed = (text: Value) => unknown;

const readers: Readonly<Record<string, (params: URLSearchParams, name: string, value: string | undefined) => Literal>> = {
  get: (params, name) => params.get(name),
  has: (params, name, value) => params.has(name, value),
  toString: (params: URLSearchParams) => params.toString(),
};

const writers: Readonly<Record<string, (params: URLSearchParams, name: string, value: string | undefined) => void>> = {
  append: (params, name, value) => params.append(name, String(value)),
  set: (params, name, value) => params.set(name, String(value)),
  delete: (params, name, value) => params.delete(name, value),
  sort: (params) => params.sort(),
};

/** The parameters of a known URL or text, with the methods that read and change them; further members are not read. `changed` hears of new texts. */
export function searchParamsOf(params: URLSearchParams, from: readonly Value[], node: Node, changed: Changed = () => undefined): ObjectValue {
  const state: State = { text: params.toString(), from };
  const result = object(node);
  result.open = true;
  for (const [name, code] of [...Object.keys(readers).map((one) => [one, reader(one, state)] as const), ...Object.keys(writers).map((one) => [one, writer(one, state, changed)] as const)]) {
    result.props.set(name, { value: native(name, code), at: null });
  }
  return result;
}

const reader = (name: string, state: State): NativeCode => (machine, call) => {
  const { text, from } = state;
  if (text === null) return notComputed(machine, name, call.self, call);
  const result = computed(machine, nothing, call, { name, arity: 2, run: ([key, value]) => readers[name]!(new URLSearchParams(text), String(key), value === undefined ? undefined : String(value)) });
  return result.kind === 'primitive' ? { ...result, ...inherited(result, from) } : derived(`${keyOf(result)} of ${text}`, [result, ...from], { at: call.node });
};

const inherited = (result: Primitive, from: readonly Value[]): Pick<Primitive, 'fromOrigin' | 'env'> => {
  const { fromOrigin, env } = primitive(null, null, [result, ...from]);
  return { fromOrigin, env };
};

const writer = (name: string, state: State, changed: Changed): NativeCode => (machine, call) => {
  const known = call.args.slice(0, 2).map((arg) => toPrimitive(machine, arg));
  const next = state.text === null || !known.every((one) => one !== null) || lengthOf(known) > limits.text ? null : rewritten(name, state.text, known);
  machine.heap.assign(state, 'text', next);
  machine.heap.assign(state, 'from', [...state.from, ...call.args]);
  changed(next === null ? derived(`${name}@${call.node.range[0]}`, state.from) : primitive(next, call.node, state.from));
  return nothing;
};

function rewritten(name: string, text: string, [key, value]: readonly Primitive[]): string | null {
  const params = new URLSearchParams(text);
  writers[name]!(params, String(key?.value), value?.value === undefined ? undefined : String(value.value));
  const next = params.toString();
  return next.length > limits.text ? null : next;
}

/** `new URLSearchParams(init)` of a text, a list of pairs or an object. */
export const constructSearchParams: NativeCode = (machine, call) => {
  const init = argument(machine, call, 0);
  const pairs = pairsOf(machine, init);
  return pairs === null ? unreadInstance('URLSearchParams')(machine, call) : searchParamsOf(new URLSearchParams(pairs.init), pairs.from, call.node);
};

type Init = string | Record<string, string>;

/** What parameters are made of; null where it was not read, or is not understood. */
function pairsOf(machine: Machine, init: Settled): { readonly init: Init; readonly from: readonly Value[] } | null {
  if (init.kind === 'primitive') return { init: init.value === undefined ? '' : String(init.value), from: [init] };
  if (init.kind !== 'object' || init.open || init.proto !== null || [...init.props.values()].some(({ getter }) => getter !== undefined)) return null;
  const entries = [...init.props].map(([name, { value }]): [string, Primitive | null] => [name, toPrimitive(machine, value)]);
  if (!entries.every((entry): entry is [string, Primitive] => entry[1] !== null)) return null;
  return { init: Object.fromEntries(entries.map(([name, { value }]) => [name, String(value)])), from: entries.map(([, value]) => value) };
}

