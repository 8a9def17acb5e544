import type { TSESTree } from '@typescript-eslint/utils';
import type { Environment } from './environment.ts';
import { evaluate } from './evaluate.ts';
import { forget } from './forget.ts';
import { decisionKind } from './conditions.ts';
import type { Machine } from './machine.ts';
import type { Supposition } from './path.ts';
import { handsOver, isRelevant, leavesQuietly } from './relevance.ts';
import { exec, type Completion } from './statements.ts';
import type { Node, Unknown, Value } from './value.ts';

/**
 * A fork is worth its price only where a branch can change a header, a return or a variable. Where a branch does nothing but leave,
 * for a reason that is not the origin, what is to be seen stands behind it.
 */
export function execIf(machine: Machine, node: TSESTree.IfStatement, env: Environment): Completion {
  const { near } = machine;
  machine.near = near || isNear(machine, node);
  const branch = branchOf(machine, node, evaluate(machine, node.test, env));
  machine.near = near;
  if (branch === 'neither') return passBy(machine, node, env);
  return branch === null || branch === undefined ? null : exec(machine, branch, env);
}

const isNear = (machine: Machine, { consequent, alternate }: TSESTree.IfStatement): boolean => machine.host.matters(consequent) || (alternate !== null && machine.host.matters(alternate));

function branchOf(machine: Machine, node: TSESTree.IfStatement, test: Value): TSESTree.Statement | null | undefined | 'neither' {
  const asked = test.kind === 'primitive' || machine.isThorough ? null : openConditions(machine, test);
  if (asked !== null && !isRelevant(machine.host, node.consequent) && !isRelevant(machine.host, node.alternate)) return 'neither';
  if (asked !== null && asked.every(({ depends }) => depends === 'no') && leaves(machine, node.consequent, asked)) {
    for (const condition of asked) machine.lookInto(condition);
    return node.alternate;
  }
  const preferred = !isExit(node.consequent);
  const holds = (asked !== null && asked.length > 1 ? decideTogether(machine, test, node.test, preferred) : null) ?? machine.test(test, node.test, preferred);
  return holds ? node.consequent : node.alternate;
}

/** Whether a branch has nothing to do with what is looked for: it only leaves, or, where the sender of the request chooses it, leaves the answer to something that has not either. */
function leaves(machine: Machine, branch: Node, asked: readonly Unknown[]): boolean {
  return leavesQuietly(machine.host, branch) || (machine.answers && handsOver(machine.host, branch) && asked.every((condition) => decisionKind(condition) === 'any'));
}

/** The conditions on which a test depends, where none of them was read or is decided by now, and nothing else of weight decides with them; else null. */
function openConditions(machine: Machine, test: Value): readonly Unknown[] | null {
  if (test.kind === 'primitive') return test.fromOrigin || test.env !== null ? null : [];
  if (test.kind === 'unknown') return test.nonNull || machine.isDecided(test) ? null : [test];
  if (test.kind !== 'choice') return null;
  const parts = [test.test, test.yes, test.no].map((part) => openConditions(machine, part));
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part!);
}

/**
 * Decides `a && b` or `a || b` as one condition, where the sender of the request chooses both: how they come to fail, or to hold, makes
 * no difference to what follows. Null where that is not what the test is.
 */
function decideTogether(machine: Machine, test: Value, node: Node, preferred: boolean): boolean | null {
  const all = partsOf(test, 'yes');
  const parts = all ?? partsOf(test, 'no');
  if (parts === null || !parts.every((part) => decisionKind(part) === 'any')) return null;
  for (const part of parts) machine.lookInto(part);
  const together = parts.map((part) => suppositionOf(part, all !== null));
  const key = together.map(({ key: one, answer }) => `${answer ? '' : '!'}${one}`).join(' && ');
  const areAllSo = !machine.path.isExcluded(together) && machine.fork(key, 'any', node, (all !== null) === preferred);
  if (areAllSo) for (const part of parts) machine.suppose(part, all !== null);
  else machine.path.exclude(together);
  return areAllSo === (all !== null);
}

/** The conditions that have to hold (`yes`), or to fail (`no`), for a test to be decided by the last of them; null for other tests. */
function partsOf(test: Value, side: 'yes' | 'no'): readonly Unknown[] | null {
  if (test.kind === 'unknown') return [test];
  if (test.kind !== 'choice' || test[side === 'yes' ? 'no' : 'yes'] !== test.test) return null;
  const rest = partsOf(test[side], side);
  return rest === null ? null : [test.test, ...rest];
}

function suppositionOf({ id, means }: Unknown, answer: boolean): Supposition {
  return means !== null && 'not' in means ? suppositionOf(means.not, !answer) : { key: id, answer };
}

/** Branches that are not run may have changed what they assign all the same. */
function passBy(machine: Machine, node: TSESTree.IfStatement, env: Environment): null {
  forget(machine, node, env);
  return null;
}

/** A branch that only leaves: the other one shows more of the program. */
function isExit(node: Node): boolean {
  if (node.type === 'BlockStatement') return node.body.length > 0 && isExit(node.body.at(-1)!);
  return node.type === 'ReturnStatement' || node.type === 'ThrowStatement' || node.type === 'ContinueStatement';
}
