import type { CorsResponse, Outcomes } from './policy.ts';
import { coveredPlaces, type DecisionKind, type Fork } from './tree.ts';

/**
 * What one response shows. `leak`: what was asked for happens. `deny`: it was considered and does not happen.
 * `none`: this way has nothing to do with it. `unknown`: not read.
 */
export type Finding = 'leak' | 'deny' | 'none' | 'unknown';

export interface Verdict {
  readonly finding: Finding;
  /** The responses that leak. */
  readonly responses: readonly CorsResponse[];
  /** Some requests are denied and others are not. */
  readonly conditional: boolean;
}

const verdict = (finding: Finding, responses: readonly CorsResponse[] = [], conditional = false): Verdict => ({ finding, responses, conditional });

/** How single responses are looked at, and which decisions were tried both ways somewhere. */
interface Judge {
  readonly look: (response: CorsResponse) => Finding;
  readonly covered: () => ReadonlySet<number>;
}

/** Configuration that is supposed while a tree is judged, by its key; inside a check, what is left open is asked for by the check. */
interface Supposed {
  readonly answers: ReadonlyMap<string, boolean>;
  readonly inCheck: boolean;
}

/** The key of configuration on which the verdict of a check depends. */
interface Open {
  readonly key: string;
}

/** How much configuration a check is judged under, at most. */
const mostSupposed = 6;

/**
 * Whether something happens to a request, judged over every way it can go. The sender of the request picks among `any`;
 * what may depend on the origin leaks only if both branches do; configuration leaks only if every branch that has to do with it does.
 */
export function judge(tree: Outcomes, look: (response: CorsResponse) => Finding): Verdict {
  let covered: ReadonlySet<number> | null = null;
  const verdictOrKey = judgeTree(tree, { look, covered: () => (covered ??= coveredPlaces(tree)) }, { answers: new Map(), inCheck: false });
  return 'key' in verdictOrKey ? verdict('unknown') : verdictOrKey;
}

function judgeTree(tree: Outcomes, by: Judge, supposed: Supposed): Verdict | Open {
  if (tree === null) return verdict('unknown');
  if (tree.kind === 'leaf') return judgeLeaf(tree.leaf, by.look);
  const { kind, key } = tree.decision;
  const answer = kind === 'config' ? supposed.answers.get(key) : undefined;
  if (answer !== undefined) return judgeBranch(tree, answer ? tree.yes : tree.no, by, supposed);
  if (kind === 'config' && supposed.inCheck) return { key };
  return kind === 'all' && !supposed.inCheck ? judgeCheck(tree, by, supposed.answers) : judgeFork(tree, by, supposed);
}

function judgeFork(tree: Fork<readonly CorsResponse[]>, by: Judge, supposed: Supposed): Verdict | Open {
  const { kind } = tree.decision;
  const yes = judgeBranch(tree, tree.yes, by, supposed);
  if ('key' in yes || isSettled[kind](yes)) return yes;
  const no = judgeBranch(tree, tree.no, by, supposed);
  return 'key' in no ? no : combine[kind](yes, no);
}

/** A check is judged as a whole under each configuration: a branch that does nothing is not beside the point there, it denies. */
function judgeCheck(tree: Fork<readonly CorsResponse[]>, by: Judge, answers: Supposed['answers']): Verdict {
  const found = judgeFork(tree, by, { answers, inCheck: true });
  if (!('key' in found)) return found;
  if (answers.size >= mostSupposed) return verdict('unknown');
  const yes = judgeCheck(tree, by, new Map([...answers, [found.key, true]]));
  return isSettled.config(yes) ? yes : combine.config(yes, judgeCheck(tree, by, new Map([...answers, [found.key, false]])));
}

/** A branch that the budget did not reach has nothing to add where the same configuration was tried both ways elsewhere. */
function judgeBranch({ decision }: Fork<readonly CorsResponse[]>, branch: Outcomes, by: Judge, supposed: Supposed): Verdict | Open {
  if (branch === null && decision.kind === 'config' && by.covered().has(decision.place)) return verdict('none');
  return judgeTree(branch, by, supposed);
}

function judgeLeaf(responses: readonly CorsResponse[], look: (response: CorsResponse) => Finding): Verdict {
  const leaking = responses.filter((response) => look(response) === 'leak');
  if (leaking.length > 0) return verdict('leak', leaking);
  const findings = responses.map(look);
  return verdict((['unknown', 'deny'] as const).find((finding) => findings.includes(finding)) ?? 'none');
}

/** Whether one branch already says that nothing leaks, whatever the other does. */
const isSettled: Record<DecisionKind, (yes: Verdict) => boolean> = {
  any: () => false,
  all: ({ finding }) => finding === 'deny' || finding === 'unknown',
  config: ({ finding }) => finding === 'deny' || finding === 'unknown',
};

type Combine = (yes: Verdict, no: Verdict) => Verdict;

const leaks = ({ finding }: Verdict): boolean => finding === 'leak';

const both = (yes: Verdict, no: Verdict): Verdict => verdict('leak', [...yes.responses, ...no.responses], yes.conditional || no.conditional);

const strongest = (yes: Verdict, no: Verdict): Finding => (['unknown', 'deny', 'none'] as const).find((finding) => yes.finding === finding || no.finding === finding) ?? 'none';

const combine: Record<DecisionKind, Combine> = {
  any: (yes, no) => {
    if (!leaks(yes) && !leaks(no)) return verdict(strongest(yes, no));
    const denies = yes.finding === 'deny' || no.finding === 'deny';
    return verdict('leak', [...yes.responses, ...no.responses], denies || yes.conditional || no.conditional);
  },
  all: (yes, no) => {
    if (leaks(yes) && leaks(no)) return both(yes, no);
    return verdict(leaks(yes) || leaks(no) ? 'unknown' : strongest(yes, no));
  },
  config: (yes, no) => {
    if (leaks(yes) && leaks(no)) return both(yes, no);
    if (!leaks(yes) && !leaks(no)) return verdict(strongest(yes, no));
    const [leaking, other] = leaks(yes) ? [yes, no] : [no, yes];
    return other.finding === 'none' ? leaking : verdict(other.finding);
  },
};
