import type { TSESTree } from '@typescript-eslint/utils';
import type { Environment } from './environment.ts';
import type { Machine } from './machine.ts';

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
  /** What it holds unless something that was not read has replaced it. */
  readonly unless?: Value;
}

export interface Reference {
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
  /** It was made from a text in which the program wrote no pattern. */
  readonly isSpelled?: true;
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

/** A part of the request that its sender chose, such as `query.origin`, and where it was read. */
export interface Input {
  readonly path: string;
  readonly at: Node;
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
  /** It is true or false, whichever. */
  readonly isBoolean: boolean;
  /** Set on conditions: being true means that `id` is `value`, that another condition is false, or that something is null or undefined. */
  readonly means: { readonly id: string; readonly value: Primitive } | { readonly not: Unknown } | { readonly missing: Unknown } | null;
  /** The parts of the request that it consists of, with no more than constants around them; null where anything else went into it. */
  readonly input: readonly Input[] | null;
  /** The paths of the parts of the request that it was computed from otherwise. */
  readonly looksAt: readonly string[];
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
