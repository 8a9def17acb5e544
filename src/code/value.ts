import type { Environment } from './environment.ts';
import type { ArrayValue, Chooser, ClassNode, ClassValue, Dependence, FunctionNode, FunctionValue, HeaderLine, HeadersValue, Literal, MapValue, NativeCode, NativeValue, Node, ObjectValue, PatternValue, Primitive, PromiseValue, Reference, ResponseValue, SetValue, Slot, Unknown, UrlValue, Value } from './kinds.ts';
import { sourcesOf } from './sources.ts';

// Whoever makes values names their kinds.
export type * from './kinds.ts';

let ids = 0;
const reference = (at: Node | null): Reference => ({ id: ++ids, props: new Map(), at });

/** A known value; `from` hands on what it was computed from. */
export function primitive(value: Literal, at: Node | null = null, from: readonly Value[] = []): Primitive {
  return { kind: 'primitive', value, fromOrigin: from.some(isFromOrigin), env: envOf(from), at };
}

/** `undefined`, as read at `node`. */
export const nothingAt = (node: Node): Primitive => primitive(undefined, node);

export const object = (at: Node | null = null): ObjectValue => ({ kind: 'object', open: false, proto: null, ...reference(at) });

export const array = (items: Slot[], at: Node | null = null, open = false): ArrayValue => ({ kind: 'array', items, open, ...reference(at) });

/** A list of values without evidence of their own. */
export const listOf = (values: readonly Value[], at: Node | null = null): ArrayValue => array(values.map((value) => ({ value, at })), at);

export const closure = (node: FunctionNode, env: Environment, self: Value | null, home: ClassValue | null = null): FunctionValue =>
  ({ kind: 'function', node, env, self, bound: [], home, ...reference(node) });

export const native = (name: string, code: NativeCode, extra: { construct?: NativeCode; tag?: object } = {}): NativeValue =>
  ({ kind: 'native', name, code, construct: extra.construct ?? null, tag: extra.tag ?? null, ...reference(null) });

export const classOf = (node: ClassNode, env: Environment, parent: Value | null, prototype: ObjectValue): ClassValue =>
  ({ kind: 'class', node, env, parent, prototype, ...reference(node) });

export const pattern = (source: string, flags: string, at: Node | null): PatternValue => ({ kind: 'pattern', source, flags, lastIndex: 0, ...reference(at) });

export const promise = (value: Value, rejected = false): PromiseValue => ({ kind: 'promise', value, rejected, ...reference(null) });

export const setOf = (items: Slot[], open: boolean, at: Node | null): SetValue => ({ kind: 'set', items, open, ...reference(at) });

export const mapOf = (entries: MapValue['entries'], open: boolean, at: Node | null): MapValue => ({ kind: 'map', entries, open, ...reference(at) });

export const urlOf = (url: URL, fromOrigin: boolean, at: Node | null): UrlValue => ({ kind: 'url', url, fromOrigin, ...reference(at) });

export const headersOf = (lines: HeaderLine[], open: boolean, at: Node | null): HeadersValue => ({ kind: 'headers', lines, open, ...reference(at) });

export const responseOf = (status: Value, headers: HeadersValue, at: Node | null): ResponseValue => ({ kind: 'response', status, headers, ...reference(at) });

const none: readonly string[] = [];

/** Something that was not read, called `id`. Most values of most files are: each property by itself is what engines make fastest. */
export function unknown(id: string, extra: Partial<Omit<Unknown, 'kind' | 'id'>> = {}): Unknown {
  const { depends = 'no', chooser = 'config', role = 'value', root = null, env = null, nonNull = false, isBoolean = false, means = null, input = null, looksAt = none, prefix = '', at = null } = extra;
  return { kind: 'unknown', id: shortId(id), depends, chooser, role, root, env, nonNull, isBoolean, means, input, looksAt, prefix, at };
}

/** A value computed by something unread, or by an operation that was not understood, from `from`. */
export function derived(id: string, from: readonly Value[], extra: Partial<Omit<Unknown, 'kind' | 'id'>> = {}): Unknown {
  return unknown(id, { depends: dependence(from), chooser: chooserOf(from), root: rootOf(from), env: envOf(from), looksAt: extra.input ? [] : pathsIn(from), ...extra });
}

/** How deep a value that is handed to something unread is searched for the origin. */
const deepest = 4;

/** The strongest dependence on the request's Origin among `values`. */
export function dependence(values: readonly Value[], depth = deepest): Dependence {
  let strongest: Dependence = 'no';
  for (const value of values) {
    const own = dependenceOf(value, depth);
    if (own === 'yes') return 'yes';
    if (own === 'maybe') strongest = 'maybe';
  }
  return strongest;
}

function dependenceOf(value: Value, depth = deepest): Dependence {
  switch (value.kind) {
    case 'unknown': return value.depends;
    case 'primitive': case 'url': return value.fromOrigin ? 'yes' : 'no';
    case 'choice': return dependence([value.test, value.yes, value.no], depth);
    default: return depth === 0 ? 'no' : dependence(partsOf(value), depth - 1);
  }
}

/** What a value is made of. */
function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'promise': return [value.value];
    case 'array': case 'set': return [...value.items.slice(0, 100).map((item) => item.value), ...sourcesOf(value)];
    case 'object': return [...[...value.props.values()].map((slot) => slot.value), ...sourcesOf(value)];
    case 'map': return [...value.entries.slice(0, 100).map(({ slot }) => slot.value), ...sourcesOf(value)];
    case 'headers': return [...value.lines.map((line) => line.value), ...sourcesOf(value)];
    default: return [];
  }
}

/** The paths of the parts of the request that values are, or were computed from; those in lists and objects too, down to a depth. */
export function pathsIn(values: readonly Value[], depth = 0): readonly string[] {
  const found: string[] = [];
  for (const value of values) for (const path of pathsOf(value, depth)) if (found.length < mostPaths && !found.includes(path)) found.push(path);
  return found.length === 0 ? none : found;
}

const mostPaths = 20;

function pathsOf(value: Value, depth: number): readonly string[] {
  if (value.kind === 'primitive') return none;
  if (value.kind === 'unknown') return value.input === null ? value.looksAt : value.input.map(({ path }) => path);
  if (value.kind === 'choice') return pathsIn([value.test, value.yes, value.no], depth);
  return depth === 0 ? none : pathsIn(partsOf(value), depth - 1);
}

const chooserOf = (values: readonly Value[]): Chooser =>
  values.some((value) => (value.kind === 'unknown' && value.chooser === 'request') || dependenceOf(value) !== 'no') ? 'request' : 'config';

function rootOf(values: readonly Value[]): number | null {
  for (const value of values) if (value.kind === 'unknown' && value.root !== null) return value.root;
  return null;
}

function envOf(values: readonly Value[]): string | null {
  for (const value of values) if ((value.kind === 'primitive' || value.kind === 'unknown') && value.env !== null) return value.env;
  return null;
}

const isFromOrigin = (value: Value): boolean => dependenceOf(value) === 'yes';

/** A short name of a value for ids: equal values have equal keys. */
export function keyOf(value: Value): string {
  if (value.kind === 'primitive') return literalKey(value.value);
  if (value.kind === 'unknown') return value.id;
  if (value.kind === 'choice') return `(${value.test.id}?${keyOf(value.yes)}:${keyOf(value.no)})`;
  return `#${value.id}`;
}

function literalKey(value: Literal): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'bigint' ? `${value}n` : Object.is(value, -0) ? '-0' : String(value);
}

const longest = 200;

/** Ids name access paths; past `longest` characters the tail is replaced by a hash, so that memory stays bounded. */
function shortId(id: string): string {
  if (id.length <= longest) return id;
  let hash = 5381;
  for (let i = 0; i < id.length; i++) hash = (Math.imul(hash, 33) ^ id.charCodeAt(i)) >>> 0;
  return `${id.slice(0, longest)}~${hash.toString(36)}`;
}
