import { callValue } from '../code/calls.ts';
import { escapeValue, unknownInstance } from '../code/escapes.ts';
import { entryBudget, explore } from '../code/explore.ts';
import { nothing, Thrown, type Escape, type Machine } from '../code/machine.ts';
import { namedMember } from '../code/members.ts';
import { entryArguments } from '../code/roles.ts';
import type { Call, ClassValue, FunctionValue, Node, Value } from '../code/value.ts';
import { exportedHandlers, handlerTakers, registrars } from '../models/routers.ts';
import { alternatives, leafTree, mapTree, type Tree } from '../policy/tree.ts';
import { findChain, runBefore } from './chains.ts';
import type { Event } from './events.ts';
import { isDecoratedGuard, isGuarded } from './guards.ts';
import type { RelevantText } from './relevant-text.ts';
import { isClient } from './response-calls.ts';

/** How deep functions inside entries are followed. */
const deepest = 4;

/** What one run of an entry did. */
export interface Run {
  readonly events: readonly Event[];
  readonly returned: Value | null;
  readonly fn: FunctionValue;
}

/** Whether somebody outside calls this function with a request, rather than with configuration. */
export function isHandler(escape: Escape): boolean {
  if (escape.how === 'export' || escape.how === 'stored') return escape.name === null || exportedHandlers.has(escape.name);
  const name = escape.via?.name ?? null;
  return name !== null && (name in registrars || handlerTakers.has(name));
}

/** Whether every request of a server comes here, whatever its method: a server's one listener, or the one handler that a platform asks. */
export function catchesAll(escape: Escape): boolean {
  if (escape.how === 'argument') return escape.via?.name === 'createServer' || escape.via?.name === 'serve' || escape.via?.name === 'addEventListener';
  return escape.how === 'export' && (escape.name === 'fetch' || escape.name === 'default');
}

/** The functions among the escapes that can have to do with CORS. */
export function entriesAmong(escapes: readonly Escape[], relevant: RelevantText): readonly Entry[] {
  return escapes.filter((one): one is Entry => one.fn.kind === 'function' && !(one.via !== null && isClient(one.via.callee)) && relevant.mentions(one.fn.node));
}

type Entry = Escape & { readonly fn: FunctionValue };

/** What is asked of the runs of an entry. */
export interface Look<T> {
  readonly relevant: RelevantText;
  /** Looks at the end of each run. */
  readonly finish: (run: Run) => readonly T[];
  /** Where it only matters what there is: the functions inside that were run already. */
  readonly seen?: Set<Node>;
}

/** Explores an entry and the functions that escape from it. */
export function exploreEntry<T>(machine: Machine, escape: Entry, look: Look<T>, depth = 0): Tree<readonly T[]> | null {
  return mapTree(explore(machine, entryBudget, () => runEntry(machine, escape, look, depth)), (inner) => inner);
}

function runEntry<T>(machine: Machine, escape: Entry, look: Look<T>, depth: number): Tree<readonly T[]> | null {
  if (depth === 0) {
    machine.heap.assign(machine, 'runStart', machine.events.length);
    machine.reads.clear();
  }
  if (depth > 0 && isAnswer(escape) && !machine.fork(`calls ${escape.fn.node.range[0]}`, 'all', escape.fn.node)) return leafTree([]);
  const seen = machine.escapes.length;
  const returned = callEntry(machine, escape);
  if (returned === null) return leafTree([]);
  escapeReturned(machine, returned.value, escape);
  const inner = depth < deepest ? entriesAmong(machine.escapes.slice(seen), look.relevant).filter(({ fn }) => look.seen?.has(fn.node) !== true) : [];
  for (const { fn } of inner) look.seen?.add(fn.node);
  const own = leafTree(look.finish({ events: machine.events.slice(machine.runStart) as Event[], returned: returned.value, fn: escape.fn }));
  const nested = inner.map((one) => exploreEntry(machine, one, look, depth + 1));
  return alternatives([own, ...nested], `inside ${escape.fn.node.range[0]}`);
}

/** Whether a function was handed on together with the origin: that it is called may be the answer. */
const isAnswer = ({ how, depends }: Escape): boolean => how === 'argument' && depends === 'yes';

/** Calls a function as its caller outside would. Null when a handler before it kept the request. */
function callEntry(machine: Machine, escape: Entry): { readonly value: Value | null } | null {
  const { fn } = escape;
  const args = entryArguments(fn.node, { handler: isHandler(escape), depends: escape.depends, chooser: escape.depends === 'no' && escape.how !== 'argument' ? 'config' : chooserOf(escape) });
  const call: Call = { self: escape.self ?? nothing, args, node: fn.node, argNodes: args.map(() => null) };
  try {
    if ((isGuarded(machine, fn) || (escape.owner !== undefined && isDecoratedGuard(machine, escape.owner, escape.name))) && !machine.fork(`guards ${fn.node.range[0]}`, 'all', fn.node)) return null;
    const chain = findChain(machine, fn);
    if (chain?.isBehindUnread === true) machine.emit({ type: 'lent', target: `root:${fn.node.range[0]}`, node: fn.node } satisfies Event);
    if (chain !== null && !runBefore(machine, chain.before, call)) return null;
    return { value: escape.owner === undefined ? callValue(machine, fn, call, null) : callMember(machine, escape.owner, escape.name, call) };
  } catch (error) {
    if (error instanceof Thrown) return { value: null };
    throw error;
  }
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
