import { iterate } from '../evaluate.ts';
import { nothing, type Machine } from '../machine.ts';
import { requestHeader } from '../request.ts';
import { derived, headersOf, keyOf, listOf, primitive, type Call, type HeaderLine, type HeadersValue, type Primitive, type Settled, type Slot, type Unknown, type Value } from '../value.ts';
import { forgetRuns, functionArgument } from './callbacks.ts';
import { thrown, toPrimitive } from './computed.ts';
import { withInherited } from './inherited.ts';
import { listFrom } from './list-parts.ts';
import { decided, decidedBy, marksOf } from './marks.ts';
import { ownSlots } from './names.ts';
import type { Method, Table } from './table.ts';
import { placeOfPair } from '../written.ts';
import { invoke } from '../calls.ts';

/** A header name in lower case; null where it was not read. One that is no name throws. */
function nameOf(machine: Machine, value: Value, call: Call): Primitive | null {
  const name = toPrimitive(machine, value);
  if (name === null) return null;
  const text = String(name.value);
  if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(text)) throw thrown('TypeError', call, [name]);
  return primitive(text.toLowerCase(), name.at, [name]);
}

/** A header value as the Fetch standard takes it: as text, without white space at its ends. What cannot be one throws. */
function valueOf(machine: Machine, value: Value, call: Call): Value {
  const settled = machine.settle(value);
  const given = toPrimitive(machine, settled);
  if (given === null) return derived(`text ${keyOf(settled)}`, [settled], { at: settled.at, input: settled.kind === 'unknown' ? settled.input : null });
  const text = String(given.value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
  // A header value is bytes, none of which ends a line.
  if (/[\0\n\r]|[^\0-\xff]/.test(text)) throw thrown('TypeError', call, [given]);
  return text === given.value ? given : primitive(text, given.at, [given]);
}

interface Line { readonly name: Value; readonly value: Value; readonly at: HeaderLine['at']; readonly write: HeaderLine['write'] }

function lineOf(machine: Machine, name: Value, slot: Slot, call: Call, write: HeaderLine['write']): Line {
  return { name: nameOf(machine, name, call) ?? machine.settle(name), value: valueOf(machine, slot.value, call), at: slot.at, write };
}

const isNamed = (machine: Machine, line: HeaderLine, name: Primitive): boolean => {
  const own = machine.settle(line.name);
  return own.kind === 'primitive' && own.value === name.value;
};

/** Adds a line; a name that was not read may be any. */
function append(machine: Machine, self: HeadersValue, line: Line, call: Call): void {
  const name = machine.settle(line.name);
  const mayPrecede = self.open && name.kind === 'primitive' && !self.lines.some((one) => isNamed(machine, one, name));
  // Among the lines that were not read there may be one of that name, to which this one is added.
  machine.heap.push(self.lines, mayPrecede ? { ...line, value: derived(`${keyOf(self)} with ${keyOf(line.value)}`, [line.value, ...decidedBy(self)], { at: call.node }) } : line);
  if (name.kind !== 'primitive' && !self.open) machine.heap.assign(self, 'open', true);
}

function argumentLine(machine: Machine, call: Call): Line {
  const line = lineOf(machine, call.args[0] ?? nothing, { value: call.args[1] ?? nothing, at: call.argNodes[1] ?? null }, call, call.node);
  return { ...line, at: placeOfPair(machine.settle(line.name), line.at) };
}

/** `set`: takes the place of the first line of that name, and the others are gone. */
const set: Method<HeadersValue> = (machine, self, call) => {
  if (call.args.length < 2) throw thrown('TypeError', call, call.args);
  const line = argumentLine(machine, call);
  const { name } = line;
  const place = name.kind === 'primitive' ? self.lines.findIndex((one) => isNamed(machine, one, name)) : -1;
  if (name.kind !== 'primitive') append(machine, self, line, call);
  else if (place < 0) machine.heap.push(self.lines, line);
  else machine.heap.replace(self.lines, self.lines.flatMap((one, i) => (i === place ? [line] : isNamed(machine, one, name) ? [] : [one])));
  return nothing;
};

const appendMethod: Method<HeadersValue> = (machine, self, call) => {
  if (call.args.length < 2) throw thrown('TypeError', call, call.args);
  append(machine, self, argumentLine(machine, call), call);
  return nothing;
};

/** `delete`: a name that was not read may have been any of those that are there. */
const deleteMethod: Method<HeadersValue> = (machine, self, call) => {
  const name = nameOf(machine, call.args[0] ?? nothing, call);
  machine.heap.replace(self.lines, name === null ? [] : self.lines.filter((line) => !isNamed(machine, line, name)));
  if (name === null && !self.open) machine.heap.assign(self, 'open', true);
  return nothing;
};

/** What `get` finds: all lines of a name as one text, or null. */
const get: Method<HeadersValue> = (machine, self, call) => {
  const name = nameOf(machine, call.args[0] ?? nothing, call);
  const lines = name === null ? [] : self.lines.filter((line) => isNamed(machine, line, name));
  if (name === null || (self.open && lines.length === 0)) return unreadHeader(machine, self, name, call);
  if (lines.length === 0) return primitive(null, call.node, [name, ...decidedBy(self)]);
  return combined(machine, lines, name, self, call);
};

function combined(machine: Machine, lines: readonly HeaderLine[], name: Primitive, self: HeadersValue, call: Call): Value {
  const values = lines.map((line) => machine.settle(line.value));
  if (values.length === 1 && values[0]!.kind === 'unknown') return values[0];
  if (!values.every((value) => value.kind === 'primitive')) return derived(`${keyOf(self)}.get(${keyOf(name)})`, [...values, ...decidedBy(self)], { at: call.node });
  return primitive(values.map(({ value }) => String(value)).join(', '), call.node, [name, ...values]);
}

/** A copy of the request's headers holds what the request holds. */
function unreadHeader(machine: Machine, self: HeadersValue, name: Primitive | null, call: Call): Value {
  const source = decidedBy(self).find((value): value is Unknown => value.kind === 'unknown' && value.role === 'headers');
  if (source !== undefined && name !== null) return requestHeader(machine, source, String(name.value), call.node, null);
  const parts = [...call.args, ...decidedBy(self), ...self.lines.filter(({ name: own }) => machine.settle(own).kind === 'unknown').map(({ value }) => value)];
  return derived(`${keyOf(self)}.get(${call.args.map(keyOf).join()})`, parts, { at: call.node });
}

const has: Method<HeadersValue> = (machine, self, call) => {
  const name = nameOf(machine, call.args[0] ?? nothing, call);
  const found = name !== null && self.lines.some((line) => isNamed(machine, line, name));
  if (name === null || (self.open && !found)) return derived(`${keyOf(self)}.has(${call.args.map(keyOf).join()})`, [...call.args, ...decidedBy(self)], { at: call.node });
  return primitive(found, call.node, [name, ...decidedBy(self)]);
};

interface Pair { readonly name: Primitive; readonly value: Value; readonly at: HeaderLine['at'] }

/** The headers as they are iterated: sorted by name, one text for each; cookies stay apart. */
function sorted(machine: Machine, self: HeadersValue, call: Call): readonly Pair[] {
  const names = new Map<string, HeaderLine[]>();
  for (const line of self.lines) {
    const name = machine.settle(line.name);
    if (name.kind !== 'primitive') continue;
    const known = names.get(String(name.value));
    if (known === undefined) names.set(String(name.value), [line]);
    else known.push(line);
  }
  return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([text, lines]) => {
    const name = primitive(text, lines[0]!.at, [machine.settle(lines[0]!.name)]);
    return text === 'set-cookie' ? lines.map(({ value, at }) => ({ name, value, at })) : [{ name, value: combined(machine, lines, name, self, call), at: lines[0]!.at }];
  });
}

const lister = (item: (pair: Pair) => Value): Method<HeadersValue> => (machine, self, call) =>
  listFrom(sorted(machine, self, call).map((pair) => ({ value: item(pair), at: pair.at })), call, [self], self.open, self.open ? [self] : []);

const forEach: Method<HeadersValue> = (machine, self, call) => {
  const fn = functionArgument(machine, call, 0);
  const visit = (name: Value, value: Value, at: HeaderLine['at']): unknown => invoke(machine, fn, { self: call.args[1] ?? nothing, args: [value, name, self], node: call.node, argNodes: [at, null, null] });
  if (self.open) forgetRuns(machine, call);
  for (const { name, value, at } of sorted(machine, self, call)) visit(name, value, at);
  if (!self.open || !machine.decide(derived(`some ${keyOf(self)}`, [self, ...decidedBy(self)], { at: call.node }), call.node)) return nothing;
  const unread = (what: string): Unknown => derived(`${keyOf(self)} ${what}`, [self, ...decidedBy(self)], { at: call.node });
  visit(unread('name'), unread('value'), call.node);
  forgetRuns(machine, call);
  return nothing;
};

const getSetCookie: Method<HeadersValue> = (machine, self, call) => {
  const lines = self.lines.filter((line) => isNamed(machine, line, primitive('set-cookie')));
  return listFrom(lines.map(({ value, at }) => ({ value, at })), call, [self], self.open);
};

/** What the headers of the Fetch API have by nature. Names are kept in lower case. */
export const headersTable: Table<HeadersValue> = withInherited<HeadersValue>({
  properties: {},
  methods: {
    set, append: appendMethod, delete: deleteMethod, get, has, forEach, getSetCookie,
    keys: lister(({ name }) => name), values: lister(({ value }) => value), entries: lister(({ name, value, at }) => listOf([name, value], at)),
  },
});

/** A header list of its own from what a constructor was given: an object, pairs, another list. What was not read leaves it open. */
export function headersFrom(machine: Machine, source: Settled, call: Call): HeadersValue {
  const result = headersOf([], false, call.node);
  if (source.kind === 'primitive' && source.value !== undefined) throw thrown('TypeError', call, [source]);
  if (source.kind === 'headers') result.lines.push(...source.lines);
  else if (source.kind === 'object') for (const [name, slot] of ownSlots(source)) addLine(machine, result, primitive(name, slot.at), slot, call);
  else for (const item of iterate(source) ?? []) addPair(machine, result, item, call);
  // Only now: what is written in one list with the rest counts as all there is of its name.
  result.open ||= isOpen(source);
  return decided(result, source.kind === 'headers' ? decidedBy(source) : result.open ? [...marksOf([source]), source] : []);
}

/** A list of headers is open where what it was made from is. */
const isOpen = (source: Settled): boolean => ('open' in source ? source.open : source.kind !== 'primitive');

const addLine = (machine: Machine, headers: HeadersValue, name: Value, slot: Slot, call: Call): void => {
  const value = slot.getter === undefined ? slot.value : derived('a getter', []);
  append(machine, headers, lineOf(machine, name, { value, at: slot.at }, call, null), call);
};

function addPair(machine: Machine, headers: HeadersValue, item: Slot, call: Call): void {
  const pair = machine.settle(item.value);
  if (pair.kind === 'array' && !pair.open && pair.items.length === 2) addLine(machine, headers, pair.items[0]!.value, pair.items[1]!, call);
  else if (pair.kind === 'primitive' || (pair.kind === 'array' && !pair.open)) throw thrown('TypeError', call, [pair]);
  else machine.heap.assign(headers, 'open', true);
}
