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

/**
 * Whether something happens to a request, judged over every way it can go. The sender of the request picks among `any`;
 * what may depend on the origin leaks only if both branches do; configuration leaks only if every branch that has to do with it does.
 */
export function judge(tree: Outcomes, look: (response: CorsResponse) => Finding): Verdict {
  let covered: ReadonlySet<number> | null = null;
  return judgeTree(tree, { look, covered: () => (covered ??= coveredPlaces(tree)) });
}

function judgeTree(tree: Outcomes, by: Judge): Verdict {
  if (tree === null) return verdict('unknown');
  if (tree.kind === 'leaf') return judgeLeaf(tree.leaf, by.look);
  const { kind } = tree.decision;
  const yes = judgeBranch(tree, tree.yes, by);
  if (isSettled[kind](yes)) return yes;
  return combine[kind](yes, judgeBranch(tree, tree.no, by));
}

/** A branch that the budget did not reach has nothing to add where the same configuration was tried both ways elsewhere. */
function judgeBranch({ decision }: Fork<readonly CorsResponse[]>, branch: Outcomes, by: Judge): Verdict {
  if (branch === null && decision.kind === 'config' && by.covered().has(decision.place)) return verdict('none');
  return judgeTree(branch, by);
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
