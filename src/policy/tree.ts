/**
 * Who decides a condition that was not read. `any`: the sender of the request, by a part that cannot hold the origin.
 * `all`: possibly the origin itself. `config`: the owner of the program.
 */
export type DecisionKind = 'any' | 'all' | 'config';

export interface Decision {
  /** The same condition asked twice has one key. */
  readonly key: string;
  readonly kind: DecisionKind;
  /** Where in the source it is asked. */
  readonly place: number;
  /** The variable of the environment that is asked for. */
  readonly env?: string | null;
  /** A yes means that something unread is this text, as a whole. */
  readonly equals?: string;
}

/** Every way something can go. A missing branch was not explored, because the budget was spent. */
export type Tree<L> = { readonly kind: 'leaf'; readonly leaf: L } | Fork<L>;

export interface Fork<L> {
  readonly kind: 'fork';
  readonly decision: Decision;
  readonly yes: Tree<L> | null;
  readonly no: Tree<L> | null;
}

export const leafTree = <L>(leaf: L): Tree<L> => ({ kind: 'leaf', leaf });

/**
 * A tree whose leaves are replaced by trees. A leaf that becomes null is a branch that was not explored.
 * Branches are made when somebody looks: one that denies often makes the others irrelevant.
 */
export function mapTree<L, M>(tree: Tree<L> | null, change: (leaf: L) => Tree<M> | null): Tree<M> | null {
  if (tree === null) return null;
  if (tree.kind === 'leaf') return change(tree.leaf);
  return new LazyFork(tree.decision, () => mapTree(tree.yes, change), () => mapTree(tree.no, change));
}

class LazyFork<L> implements Fork<L> {
  readonly kind = 'fork';
  readonly decision: Decision;
  readonly #make: readonly [() => Tree<L> | null, () => Tree<L> | null];
  readonly #made: [Tree<L> | null | undefined, Tree<L> | null | undefined] = [undefined, undefined];

  constructor(decision: Decision, yes: () => Tree<L> | null, no: () => Tree<L> | null) {
    this.decision = decision;
    this.#make = [yes, no];
  }

  get yes(): Tree<L> | null {
    return this.#branch(0);
  }

  get no(): Tree<L> | null {
    return this.#branch(1);
  }

  #branch(side: 0 | 1): Tree<L> | null {
    let branch = this.#made[side];
    if (branch === undefined) this.#made[side] = branch = this.#make[side]();
    return branch;
  }
}

/** The leaves of a tree, in order. */
export function leavesOf<L>(tree: Tree<L> | null): L[] {
  if (tree === null) return [];
  return tree.kind === 'leaf' ? [tree.leaf] : [...leavesOf(tree.yes), ...leavesOf(tree.no)];
}

/** Several ways between which the sender of the request chooses; null where there is none. */
export function alternatives<L>(trees: readonly (Tree<L> | null)[], key: string): Tree<L> | null {
  const [first, ...rest] = trees;
  if (first === undefined) return null;
  if (rest.length === 0) return first;
  return { kind: 'fork', decision: { key: `${key}#${rest.length}`, kind: 'any', place: -1 }, yes: first, no: alternatives(rest, key) };
}

/** The places whose both answers were tried somewhere in a tree. */
export function coveredPlaces(tree: Tree<unknown> | null, covered = new Set<number>()): ReadonlySet<number> {
  if (tree === null || tree.kind === 'leaf') return covered;
  if (tree.yes !== null && tree.no !== null) covered.add(tree.decision.place);
  coveredPlaces(tree.yes, covered);
  coveredPlaces(tree.no, covered);
  return covered;
}
