import { limits, Spent, type Machine } from './machine.ts';
import type { Environment } from './environment.ts';
import type { Change } from './heap.ts';
import type { Tree } from '../policy/tree.ts';
import { Path, type Decision } from './path.ts';

interface Budget {
  readonly paths: number;
  /** As many as these where decisions are left behind which stands what is looked for. */
  readonly nearPaths: number;
  readonly steps: number;
}

export const entryBudget: Budget = { paths: 16, nearPaths: 32, steps: limits.steps };
/** Functions inside an entry are explored on each of its paths. */
export const innerBudget: Budget = { paths: 8, nearPaths: 8, steps: limits.steps };
/** What is asked is asked at the end of each way through the top level. */
export const topBudget: Budget = { paths: 12, nearPaths: 12, steps: limits.topSteps };

/** The state to which a run led, to come back to. */
export interface Reached {
  readonly path: Path;
  readonly globals: Environment;
  readonly changes: readonly Change[];
}

/**
 * Runs something once for every combination of what it does not know, breadth first, each time from the same state.
 * Decisions behind which stands what is looked for are turned before all others. `keep` is given what each run led to.
 * Null when not even one run ended within its budget.
 */
export function explore<L>(machine: Machine, budget: Budget, run: () => L, keep: ((leaf: L, reached: Reached) => void) | null = null): Tree<L> | null {
  let tree: Tree<L> | null = null;
  const near: (readonly boolean[])[] = [[]];
  const far: (readonly boolean[])[] = [];
  for (let paths = 0; paths < (near.length > 0 ? budget.nearPaths : budget.paths); paths++) {
    const prefix = near.shift() ?? far.shift();
    if (prefix === undefined) break;
    const { decisions, leaf } = runPath(machine, budget, prefix, run, keep);
    if (leaf !== null) tree = insert(tree, decisions, 0, leaf.value);
    for (let i = prefix.length; i < decisions.length; i++) (decisions[i]!.near ? near : far).push([...decisions.slice(0, i).map((one) => one.taken), !decisions[i]!.taken]);
  }
  return tree;
}

/** Comes back to a state, from the one that its run began with. */
export function resume(machine: Machine, { path, globals, changes }: Reached): void {
  machine.path = path;
  machine.globals = globals;
  machine.heap.resume(changes);
}

/** Leaves a state that was come back to. */
export function leave(machine: Machine): Reached {
  const { path, globals } = machine;
  return { path, globals, changes: machine.heap.suspend(0) };
}

function runPath<L>(machine: Machine, budget: Budget, prefix: readonly boolean[], run: () => L, keep: ((leaf: L, reached: Reached) => void) | null): { decisions: readonly Decision[]; leaf: { readonly value: L } | null } {
  const outer = machine.path;
  const mark = machine.heap.mark();
  machine.path = new Path(prefix, outer);
  const leaf = attempt(machine, budget.steps, run);
  const { path, globals } = machine;
  if (leaf !== null && keep !== null) keep(leaf.value, { path, globals, changes: machine.heap.suspend(mark) });
  else machine.heap.rollback(mark);
  machine.path = outer;
  return { decisions: path.decisions, leaf };
}

/** One run within its budget. Whatever else goes wrong inside ends the run, never the caller, and is noted for tests to find. */
function attempt<L>(machine: Machine, steps: number, run: () => L): { readonly value: L } | null {
  const outer = { steps: machine.steps, maxSteps: machine.maxSteps, nesting: machine.nesting, callDepth: machine.callDepth, attempts: machine.attempts.length, near: machine.near };
  if (machine.spentSteps > limits.totalSteps) return null;
  machine.steps = 0;
  machine.maxSteps = steps;
  machine.near = false;
  try {
    return { value: run() };
  } catch (error) {
    if (!(error instanceof Spent || error instanceof RangeError)) machine.faults.push(error);
    return null;
  } finally {
    machine.spentSteps += machine.steps;
    machine.steps = outer.steps;
    machine.maxSteps = outer.maxSteps;
    machine.nesting = outer.nesting;
    machine.callDepth = outer.callDepth;
    machine.near = outer.near;
    machine.attempts.length = outer.attempts;
  }
}

function insert<L>(tree: Tree<L> | null, decisions: readonly Decision[], depth: number, leaf: L): Tree<L> {
  const decision = decisions[depth];
  if (decision === undefined) return { kind: 'leaf', leaf };
  const fork = tree?.kind === 'fork' ? tree : { kind: 'fork' as const, decision, yes: null, no: null };
  const side = decision.taken ? 'yes' : 'no';
  return { ...fork, [side]: insert(fork[side], decisions, depth + 1, leaf) };
}
