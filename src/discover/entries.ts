import { callValue } from '../code/calls.ts';
import { escapeValue, fieldsOf, unknownInstance } from '../code/escapes.ts';
import { entryBudget, explore, innerBudget } from '../code/explore.ts';
import { nothing, Thrown, type Escape, type Machine } from '../code/machine.ts';
import { namedMember } from '../code/members.ts';
import { originParameter } from '../code/origin-parameters.ts';
import { entryArguments } from '../code/roles.ts';
import { unknown, type Call, type ClassValue, type FunctionValue, type Node, type Value } from '../code/value.ts';
import { exportedHandlers, handlerTakers, registrars } from '../models/routers.ts';
import { alternatives, leafTree, mapTree, type Tree } from '../policy/tree.ts';
import { findChain, runAfter, runBefore } from './chains.ts';
import { noteUncaught } from './cleared.ts';
import { decorationsOf, writeDecorated } from './decorated-headers.ts';
import { carriesHeaders, writesHeaders, type Event } from './events.ts';
import { isDecoratedGuard, isGuarded, isValidated } from './guards.ts';
import type { OptionObjects } from './option-objects.ts';
import { requestOrigin } from './origin-option.ts';
import { emitReturned } from './orphans.ts';
import type { RelevantText } from './relevant-text.ts';
import { isClient, targetOf } from './response-calls.ts';

/** How deep functions inside entries are followed. */
const deepest = 4;

/** What one run of an entry did. */
export interface Run {
  readonly events: readonly Event[];
  readonly returned: Value | null;
  readonly fn: FunctionValue;
}

/** Whether somebody outside calls this function with a request, rather than with configuration. */
function isHandler(escape: Escape): boolean {
  if (escape.how === 'export' || escape.how === 'stored') return escape.name === null || exportedHandlers.has(escape.name);
  const name = escape.via?.name ?? null;
  return name !== null && (name in registrars || handlerTakers.has(name));
}

/** Whether every request of a server comes here, whatever its method: a server's one listener, or the one handler that a platform asks. */
export function catchesAll(escape: Escape): boolean {
  if (escape.how === 'argument') return escape.via?.name === 'createServer' || escape.via?.name === 'serve' || escape.via?.name === 'addEventListener';
  return escape.how === 'export' && (escape.name === 'fetch' || escape.name === 'default');
}

/** The one method by which requests come to a function, as it was registered or is exported; null where others may come, too. */
export function methodOf({ how, name, via }: Escape): string | null {
  if (how === 'argument') return via?.name == null ? null : (registrars[via.name] ?? null);
  return how === 'export' && name !== null ? (/^(?:onRequest)?(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/i.exec(name)?.[1]?.toUpperCase() ?? null) : null;
}

/** The functions among the escapes that can have to do with CORS. */
export function entriesAmong(escapes: readonly Escape[], relevant: RelevantText): readonly Entry[] {
  return escapes.filter((one): one is Entry => one.fn.kind === 'function' && !(one.via !== null && isClient(one.via.callee)) && isRelevant(one, relevant));
}

/** Whether a function, or what it is decorated with, can have to do with CORS. */
const isRelevant = ({ fn, owner, name }: Escape, relevant: RelevantText): boolean =>
  fn.kind === 'function' && (relevant.mentions(namedPart(fn.node)) || (owner !== undefined && name === 'constructor' && fieldsOf(owner).some((field) => relevant.mentions(field))) || (owner !== undefined && decorationsOf(owner, name).some((one) => relevant.mentions(one))));

/** A function with the name it is declared by. */
const namedPart = (fn: Node): Node => (fn.parent?.type === 'VariableDeclarator' || fn.parent?.type === 'Property' || fn.parent?.type === 'MethodDefinition' || fn.parent?.type === 'AssignmentExpression' ? fn.parent : fn);

type Entry = Escape & { readonly fn: FunctionValue };

/** What is asked of the runs of an entry. */
export interface Look<T> {
  readonly relevant: RelevantText;
  readonly optionObjects: OptionObjects;
  /** Looks at the end of each run. */
  readonly finish: (run: Run) => readonly T[];
  readonly inside: Inside;
}

/**
 * The functions inside entries. While it is found out what there is, each is run once, and noted where it decides something about a response;
 * afterwards only those are run.
 */
export interface Inside {
  isWorth(fn: Node): boolean;
  decides(fn: Node): boolean;
  note(fn: Node, decides: boolean): void;
  /** Whether none of its requests ever came to a function, and that one did. */
  isHidden(fn: Node): boolean;
  reach(fn: Node): void;
}

/** Explores an entry and the functions that escape from it. */
export function exploreEntry<T>(machine: Machine, escape: Entry, look: Look<T>, depth = 0): Tree<readonly T[]> | null {
  return mapTree(explore(machine, depth === 0 ? entryBudget : innerBudget, () => runEntry(machine, escape, look, depth)), (inner) => inner);
}

function runEntry<T>(machine: Machine, escape: Entry, look: Look<T>, depth: number): Tree<readonly T[]> | null {
  if (depth === 0) {
    machine.heap.assign(machine, 'runStart', machine.events.length);
    machine.reads.clear();
  }
  if (depth > 0 && isAnswer(escape) && !machine.fork(`calls ${escape.fn.node.range[0]}`, 'all', escape.fn.node)) return leafTree([]);
  const seen = machine.escapes.length;
  const called = callEntry(machine, escape, look.inside);
  if (called === null) return leafTree([]);
  escapeReturned(machine, called.value, escape);
  if (called.value !== null) emitSupposed(machine, called.value, called.from, escape.fn.node);
  if (called.value !== null) emitReturned(machine, called.value, escape, look.optionObjects);
  const events = machine.events as Event[];
  const decides = events.slice(called.from).some((event) => decidesHere(event, escape.fn.node)) || (called.value !== null && carriesHeaders(called.value));
  const inner = depth < deepest ? entriesAmong(machine.escapes.slice(seen), look.relevant).filter(({ fn }) => look.inside.isWorth(fn.node)) : [];
  const own = leafTree(look.finish({ events: events.slice(machine.runStart), returned: called.value, fn: escape.fn }));
  look.inside.note(escape.fn.node, decides);
  const nested = inner.map((one) => exploreEntry(machine, one, look, depth + 1));
  if (inner.some(({ fn }) => look.inside.decides(fn.node))) look.inside.note(escape.fn.node, true);
  return alternatives([own, ...nested], `inside ${escape.fn.node.range[0]}`);
}

/** What was written on what something unread gave is written on the response, if that is what is returned. It may have had headers of its own. */
function emitSupposed(machine: Machine, given: Value, from: number, node: Node): void {
  const value = machine.settle(given.kind === 'promise' ? given.value : given);
  if (value.kind !== 'unknown' || value.root !== null) return;
  const target = targetOf(value);
  const writes = (machine.events as Event[]).slice(from).flatMap((event) => (event.type === 'supposed' && event.write.target === target ? [event.write] : []));
  if (writes.length === 0) return;
  for (const write of writes) machine.emit(write);
  machine.emit({ type: 'lent', target, node } satisfies Event);
  machine.emit({ type: 'status', target, status: unknown('a status'), node, final: false } satisfies Event);
}

/** Whether an event says something of a response: it carries headers, or belongs to the response of a function around this one. */
const decidesHere = (event: Event, fn: Node): boolean => writesHeaders(event) || event.type === 'site' || ('target' in event && event.target !== `root:${fn.range[0]}`);

/** Whether a function was handed on together with the origin: that it is called may be the answer. */
const isAnswer = ({ how, depends }: Escape): boolean => how === 'argument' && depends === 'yes';

/** Calls a function as its caller outside would; its own events start at `from`. Null when a handler before it kept the request. */
function callEntry(machine: Machine, escape: Entry, inside: Inside): { readonly value: Value | null; readonly from: number } | null {
  const { fn } = escape;
  const args = withOrigin(machine, escape, entryArguments(fn.node, { handler: isHandler(escape), depends: escape.depends, chooser: escape.depends === 'no' && escape.how !== 'argument' ? 'config' : chooserOf(escape) }));
  const call: Call = { self: escape.self ?? nothing, args, node: fn.node, argNodes: args.map(() => null) };
  let from = machine.events.length;
  let isReached = false;
  try {
    if ((isGuarded(machine, fn) || (escape.owner !== undefined && isDecoratedGuard(machine, escape.owner, escape.name))) && !machine.fork(`guards ${fn.node.range[0]}`, 'all', fn.node)) return null;
    if (isValidated(machine, fn) || (escape.owner !== undefined && (escape.owner.node.decorators ?? []).length > 0)) machine.lookAt(['']);
    const chain = findChain(machine, fn, inside.isHidden(fn.node));
    if (chain?.isBehindUnread === true) machine.emit({ type: 'lent', target: `root:${fn.node.range[0]}`, node: fn.node } satisfies Event);
    if (chain !== null && !runBefore(machine, chain.before, call)) return null;
    inside.reach(fn.node);
    isReached = true;
    from = machine.events.length;
    if (escape.owner !== undefined) writeDecorated(machine, escape.owner, escape.name, fn.node);
    const value = escape.owner === undefined ? callValue(machine, fn, call, null) : callMember(machine, escape.owner, escape.name, call);
    if (chain !== null) runAfter(machine, chain.after, call, from);
    if (value.kind === 'promise' && value.rejected) noteUncaught(machine, fn, value.value);
    return { from, value };
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    if (isReached) noteUncaught(machine, fn, error.value);
    return { from, value: null };
  }
}

/** Another file hands the Origin of the request to a function that is exported with a parameter for it. */
function withOrigin(machine: Machine, { fn, how }: Entry, args: readonly Value[]): readonly Value[] {
  const place = how === 'argument' ? -1 : originParameter(fn.node);
  return place === -1 ? args : args.map((arg, i) => (i === place ? requestOrigin(machine, fn.node.params[i]!) : arg));
}

/** Calls a function of an instance that somebody else made. */
function callMember(machine: Machine, owner: ClassValue, name: string | null, call: Call): Value {
  const self = unknownInstance(machine, owner);
  if (name === null || name === 'constructor') return nothing;
  return callValue(machine, machine.settle(namedMember(machine, self, name, call.node)), { ...call, self }, name);
}

/** Inside an entry the request decides what callbacks are given; at the top level it is configuration. */
const chooserOf = (escape: Escape): 'request' | 'config' => (escape.depends !== 'no' || (escape.via !== null && escape.via.self.kind === 'unknown' && escape.via.self.root !== null) ? 'request' : 'config');

function escapeReturned(machine: Machine, value: Value | null, escape: Escape): void {
  if (value !== null) escapeValue(machine, value, { how: 'return', depends: 'no', via: escape.via, name: escape.name }, 2);
}
