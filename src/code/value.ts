import type { TSESTree } from '@typescript-eslint/utils';
import type { Environment } from './environment.ts';
import type { Machine } from './machine.ts';
import { sourcesOf } from './sources.ts';

export type Node = TSESTree.Node;
export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** Whether a value that was not read can hold, or was computed from, the request's Origin. */
export type Dependence = 'no' | 'maybe' | 'yes';

/** Who chooses a value that was not read: the sender of the request, or the owner of the program. */
export type Chooser = 'request' | 'config';

/** What a value that was not read is used as. */
export type Role = 'request' | 'headers' | 'response' | 'next' | 'value';

export type Literal = string | number | bigint | boolean | null | undefined;

/** A value the machine knows. `fromOrigin` and `env` say what it was computed from; `at` is where it was written. */
export interface Primitive {
  readonly kind: 'primitive';
  readonly value: Literal;
  readonly fromOrigin: boolean;
  readonly env: string | null;
  readonly at: Node | null;
}

/** A stored value and the expression that stored it. */
export interface Slot {
  readonly value: Value;
  readonly at: Node | null;
  readonly getter?: FunctionValue;
  readonly setter?: FunctionValue;
}

interface Reference {
  readonly id: number;
  readonly props: Map<string, Slot>;
  readonly at: Node | null;
}

/** An object in property order. `open`: it has further properties that were not read. */
export interface ObjectValue extends Reference {
  readonly kind: 'object';
  open: boolean;
  proto: Value | null;
}

/** A list. `open`: it has further items that were not read. */
export interface ArrayValue extends Reference {
  readonly kind: 'array';
  items: Slot[];
  open: boolean;
}

export interface FunctionValue extends Reference {
  readonly kind: 'function';
  readonly node: FunctionNode;
  readonly env: Environment;
  /** `this` of an arrow function or a bound one; null where the caller gives it. */
  readonly self: Value | null;
  readonly bound: readonly Value[];
  readonly home: ClassValue | null;
}

export interface Call {
  readonly self: Value;
  readonly args: readonly Value[];
  readonly node: Node;
  /** The argument expressions, as far as they stand one for one beside `args`. */
  readonly argNodes: readonly (Node | null)[];
  /** From which argument on the places are not known, because something unread was spread. */
  readonly unreadFrom?: number;
}

export type NativeCode = (machine: Machine, call: Call) => Value;

/** A function of the platform or of a modelled library. */
export interface NativeValue extends Reference {
  readonly kind: 'native';
  readonly name: string;
  readonly code: NativeCode;
  readonly construct: NativeCode | null;
  /** What a floor above attached to it. */
  readonly tag: object | null;
}

export interface ClassValue extends Reference {
  readonly kind: 'class';
  readonly node: ClassNode;
  readonly env: Environment;
  readonly parent: Value | null;
  readonly prototype: ObjectValue;
}

export interface PatternValue extends Reference {
  readonly kind: 'pattern';
  readonly source: string;
  readonly flags: string;
  lastIndex: number;
}

export interface PromiseValue extends Reference {
  readonly kind: 'promise';
  readonly value: Value;
  readonly rejected: boolean;
}

export interface SetValue extends Reference {
  readonly kind: 'set';
  items: Slot[];
  open: boolean;
}

export interface MapValue extends Reference {
  readonly kind: 'map';
  entries: { readonly key: Value; readonly slot: Slot }[];
  open: boolean;
}

export interface UrlValue extends Reference {
  readonly kind: 'url';
  readonly url: URL;
  readonly fromOrigin: boolean;
}

/** One line of a header list; `how` is the write that made it. */
export interface HeaderLine {
  readonly name: Value;
  readonly value: Value;
  readonly at: Node | null;
  readonly write: Node | null;
}

export interface HeadersValue extends Reference {
  readonly kind: 'headers';
  lines: HeaderLine[];
  open: boolean;
}

/** A response object of the Fetch API. */
export interface ResponseValue extends Reference {
  readonly kind: 'response';
  readonly status: Value;
  readonly headers: HeadersValue;
}

/** Something that was not read. `id` is the same for the same thing asked twice on one path. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly id: string;
  readonly depends: Dependence;
  readonly chooser: Chooser;
  readonly role: Role;
  /** The entry whose parameter it was reached from, or null. */
  readonly root: number | null;
  readonly env: string | null;
  readonly nonNull: boolean;
  /** Set on conditions: being true means that `id` is `value`, that another condition is false, or that something is null or undefined. */
  readonly means: { readonly id: string; readonly value: Primitive } | { readonly not: Unknown } | { readonly missing: Unknown } | null;
  /** What a text that was not read starts with. */
  readonly prefix: string;
  readonly at: Node | null;
}

/** One of two values, by a condition that was not read; it is decided when somebody looks. */
export interface Choice {
  readonly kind: 'choice';
  readonly test: Unknown;
  readonly yes: Value;
  readonly no: Value;
}

export type Settled =
  | Primitive | ObjectValue | ArrayValue | FunctionValue | NativeValue | ClassValue | PatternValue | PromiseValue
  | SetValue | MapValue | UrlValue | HeadersValue | ResponseValue | Unknown;

export type Value = Settled | Choice;

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

const plainUnknown = {
  kind: 'unknown', depends: 'no', chooser: 'config', role: 'value', root: null, env: null, nonNull: false, means: null, prefix: '', at: null,
} as const;

/** Something that was not read, called `id`. */
export const unknown = (id: string, extra: Partial<Omit<Unknown, 'kind' | 'id'>> = {}): Unknown => ({ ...plainUnknown, ...extra, id: shortId(id) });

/** A value computed by something unread, or by an operation that was not understood, from `from`. */
export function derived(id: string, from: readonly Value[], extra: Partial<Omit<Unknown, 'kind' | 'id'>> = {}): Unknown {
  return unknown(id, { depends: dependence(from), chooser: chooserOf(from), root: rootOf(from), env: envOf(from), ...extra });
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
