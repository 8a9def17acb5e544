import type { TSESTree } from '@typescript-eslint/utils';
import { decisionKind, isPresence, textMeant } from './conditions.ts';
import { Environment } from './environment.ts';
import { Heap } from './heap.ts';
import { comparisonsOf, lengthsOf, Noted, unreadTexts } from './noted.ts';
import { Path, type DecisionKind } from './path.ts';
import { buildAnswer } from './build.ts';
import { pathsIn, primitive, type Call, type ClassValue, type Dependence, type Node, type Primitive, type Settled, type Slot, type Unknown, type Value } from './value.ts';

/** Past one of these the answer is unknown; the numbers are those that a trial on real code proved enough. */
export const limits = { steps: 5000, topSteps: 20_000, totalSteps: 150_000, callDepth: 40, nesting: 400, rounds: 500, items: 12_000, text: 20_000 } as const;

/** The request that a run answers. `symbolic` leaves a part open. */
export interface Stimulus {
  readonly origin: string | null | 'symbolic';
  readonly method: string | 'symbolic';
  /** Further request headers, lower-case; absent ones are unknown. */
  readonly headers: ReadonlyMap<string, string>;
  /** It brings no credentials, and no headers that its sender chose. What asks for them reads `credentials`. */
  readonly bare?: boolean;
}

export const symbolicRequest: Stimulus = { origin: 'symbolic', method: 'symbolic', headers: new Map() };

/** A call of something that was not read. */
export interface UnreadCall extends Call {
  readonly callee: Value;
  /** The method's name, for `receiver.name(…)`. */
  readonly name: string | null;
  readonly construct: boolean;
}

/** What the floor above knows: libraries, and what calls on the outside world mean. */
export interface Host {
  /** The exports of a module, or null when it is not read. The seam for reading other files. */
  module(machine: Machine, specifier: string, node: Node): Value | null;
  /** What a name is usually given to that a file does not declare; null where that says nothing. */
  global?(machine: Machine, name: string, node: Node): Value | null;
  /** A value for an unread call, or null when the host does not know it either. */
  call(machine: Machine, call: UnreadCall): Value | null;
  /** Whether what a node does can matter to what is looked for; a fork for its sake is worth its price. */
  matters(node: Node): boolean;
  /** Whether an expression names a variable through which what is looked for is influenced. */
  influences(node: Node): boolean;
  /** A write to a member of something unread or of the headers of a response. */
  write(machine: Machine, base: Value, key: string, value: Value, node: Node, valueNode: Node | null): void;
}

/** A function that somebody outside may call. */
export interface Escape {
  readonly fn: Value;
  readonly self: Value | null;
  readonly how: 'argument' | 'export' | 'return' | 'stored';
  /** The dependence of the call it was handed to. */
  readonly depends: Dependence;
  readonly via: UnreadCall | null;
  readonly name: string | null;
  /** The class of whose instances it is a function. */
  readonly owner?: ClassValue;
}

/** Ends a run whose budget is spent. */
export class Spent extends Error {}

/** Ends the attempt to look at both branches of a condition without deciding it: code of the program would run. */
export class RunsCode extends Error {}

/** A `throw` of the program. */
export class Thrown {
  readonly value: Value;
  constructor(value: Value) {
    this.value = value;
  }
}

/** The state of the abstract machine that runs one file. It knows JavaScript and HTTP requests, no CORS. */
export class Machine {
  readonly heap = new Heap();
  readonly host: Host;
  readonly program: TSESTree.Program;
  readonly text: string;
  readonly world: 'set' | 'unset';
  /** What variables of the environment are supposed to hold, by name. */
  readonly supposed: ReadonlyMap<string, string>;
  path = new Path([]);
  stimulus: Stimulus = symbolicRequest;
  globals = new Environment(null);
  /** The functions and objects of the platform that were asked for, by name. */
  readonly builtins = new Map<string, Value>();
  readonly events: object[] = [];
  readonly escapes: Escape[] = [];
  readonly exported = new Map<string, Value>();
  /** What was held against the Origin, in the file and in what is asked now. */
  noted = new Noted();
  /** Request methods that the program asked for, and what it read of requests: `body`, or a header's name. */
  readonly methods = new Set<string>();
  readonly reads = new Set<string>();
  /** Where the events of the entry that runs now begin: functions inside it go on with its response. */
  runStart = 0;
  /** Errors of the machine itself, of which there should be none. */
  readonly faults: unknown[] = [];
  /** Whether this run read the Origin, and something else of what the request is given as; and whether what runs is but a piece of a file. */
  readsOrigin = false;
  readsRequest = false;
  isFragment = false;
  /** Every answer is looked for, and not only what is said about CORS: no branch is passed by because it does nothing but leave. */
  isThorough = false;
  /** The names of the variables of the environment that were read, by where that is done. */
  readonly variables = new Map<Node, string>();
  /** The last comparison on this path that the origin decided. */
  lastCheck: { node: Node | null } = { node: null };
  /** The last variable of the environment that decided something on this path by being unset. */
  lastUnset: string | null = null;
  /** The parts of the request that decided something on this path, or that something unread was given; an empty path stands for all. */
  lookedAt: readonly string[] = [];
  steps = 0;
  maxSteps: number = limits.steps;
  spentSteps = 0;
  callDepth = 0;
  /** The functions that run now, and how much was decided when they were called. */
  readonly active = new Map<Node, number>();
  /** The `try` statements around what runs now, innermost last. */
  readonly attempts: { readonly at: number; forked: boolean }[] = [];
  nesting = 0;
  /** Whether what runs now is the test of a branch in which what is looked for stands. */
  near = false;
  /** How often on this path something had to be forgotten, which then has another name each time, was awaited, or went on in an optional chain that may have ended. */
  forgotten = 0;
  awaits = 0;
  doubts = 0;
  /** Whether what runs now gives the answer of the whole: it was called from outside, or its value is returned as it is. `handedOver` is what is returned so. */
  answers = false;
  handedOver: Node | null = null;
  /** How many conditions are looked at without being decided. */
  postponing = 0;
  /** What the generator that runs now has yielded; null where none does. */
  yielded: { readonly items: Slot[]; open: boolean } | null = null;
  /** Functions of which the rest runs while something else is awaited. */
  readonly suspended: { readonly node: Node; readonly env: Environment }[] = [];

  constructor(program: TSESTree.Program, text: string, host: Host, world: 'set' | 'unset', supposed: ReadonlyMap<string, string> = new Map()) {
    this.program = program;
    this.text = text;
    this.host = host;
    this.world = world;
    this.supposed = supposed;
  }

  /** Notes that the value of an expression is what the function returns that runs now, or that nothing is done with it. */
  handOver(node: Node): void {
    if (this.answers) this.handedOver = node;
  }

  /** Counts one step and ends the run when its budget is spent. */
  step(): void {
    if (++this.steps > this.maxSteps) throw new Spent('steps');
  }

  emit(event: object): void {
    this.heap.push(this.events, event);
  }

  escape(escape: Escape): void {
    if (!this.escapes.some((known) => known.fn === escape.fn || (escape.owner !== undefined && known.owner === escape.owner && known.name === escape.name))) this.heap.push(this.escapes, escape);
  }

  /** The value behind choices and facts; forks when a choice has to be made. */
  settle(value: Value): Settled {
    let current = value;
    while (current.kind === 'choice') current = this.decide(current.test, null) ? current.yes : current.no;
    return current.kind === 'unknown' ? (this.path.known(current) ?? current) : current;
  }

  /** Whether a value is truthy; forks when it was not read, and then goes the preferred way first. */
  test(value: Value, node: Node | null, preferred = true): boolean {
    const settled = this.settle(value);
    if (settled.kind === 'unknown') return this.decide(settled, node, preferred);
    if (settled.kind !== 'primitive') return true;
    if (settled.fromOrigin && typeof settled.value !== 'string') this.heap.assign(this, 'lastCheck', { node: settled.at ?? node });
    this.noteUnset(settled);
    return Boolean(settled.value);
  }

  /** Notes that a variable of the environment is unset, where that decides something. */
  noteUnset(value: Primitive): void {
    if (value.env !== null && this.world === 'unset') this.heap.assign(this, 'lastUnset', value.env);
  }

  /** Decides a condition that was not read, and learns from the answer. */
  decide(condition: Unknown, node: Node | null, preferred = true): boolean {
    const { means } = condition;
    if (means !== null && 'not' in means) return !this.test(means.not, node, !preferred);
    if (condition.nonNull) return true;
    const known = this.path.known(condition);
    if (known !== undefined) return Boolean(known.value);
    const follows = means === null ? undefined : this.path.follows(means);
    if (follows !== undefined) return follows;
    if (this.path.answer(`${condition.id}==null`) === true) return false;
    this.lookInto(condition);
    const kind = decisionKind(condition);
    const taken = (kind === 'config' ? buildAnswer(condition) : undefined) ?? this.path.decide(condition.id, kind, node ?? condition.at, condition.env, preferred, this.near, textMeant(means));
    if (taken && means !== null && 'value' in means) this.path.learn(means.id, means.value);
    return taken;
  }

  /** Whether the answer to a condition follows from what was decided before. */
  isDecided(condition: Unknown): boolean {
    const { id, means } = condition;
    if (means !== null && 'not' in means) return this.isDecided(means.not);
    return this.path.known(condition) !== undefined || this.path.answer(id) !== undefined || (means !== null && this.path.follows(means) !== undefined);
  }

  /** Notes which parts of the request a condition is about. Whether one is there at all is no question about what it holds. */
  lookInto(condition: Unknown): void {
    const { means } = condition;
    if (means !== null && 'not' in means) this.lookInto(means.not);
    else if (!isPresence(condition)) this.lookAt(pathsIn([condition]));
  }

  /** Notes that parts of the request were looked at. */
  lookAt(paths: readonly string[]): void {
    if (paths.some((path) => !this.lookedAt.includes(path))) this.heap.assign(this, 'lookedAt', [...new Set([...this.lookedAt, ...paths])]);
  }

  /** Forks on something that is no value of the program, such as an exception. */
  fork(key: string, kind: DecisionKind, node: Node, preferred = true): boolean {
    return this.path.decide(key, kind, node, null, preferred, this.near);
  }

  /** Takes a condition for decided, and learns from that. */
  suppose({ id, means }: Unknown, answer: boolean): void {
    if (means !== null && 'not' in means) return this.suppose(means.not, !answer);
    this.path.suppose({ key: id, answer });
    if (answer && means !== null && 'value' in means) this.path.learn(means.id, means.value);
  }

  /** Notes the constants that the Origin was compared with; `whole` where only what equals them as a whole passes, `method` where a text was asked by it. */
  compare(values: readonly Value[], by: Node | null = null, whole = false, method: string | null = null): void {
    for (const comparison of comparisonsOf(values, { whole, method, by, origin: this.stimulus.origin })) this.noted.compare(comparison);
    for (const length of lengthsOf(values)) this.noted.lengths.add(length);
    if (!whole && values.some((value) => value.kind === 'primitive' && value.fromOrigin)) this.noteUnread(values);
  }

  /** Notes what was not read, and is held against a part of the Origin. */
  noteUnread(values: readonly Value[]): void {
    for (const value of unreadTexts(values)) this.noted.unread.set(value.env ?? value.id, value);
  }
}

export const nothing: Primitive = primitive(undefined);
