import type { TSESTree } from '@typescript-eslint/utils';
import type { Environment } from './environment.ts';
import { evaluate } from './evaluate.ts';
import { forget } from './forget.ts';
import { decisionKind, type Machine } from './machine.ts';
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
  const asked = test.kind === 'primitive' ? null : openConditions(machine, test);
  if (asked !== null && !isRelevant(machine.host, node.consequent) && !isRelevant(machine.host, node.alternate)) return 'neither';
  if (asked !== null && asked.every(({ depends }) => depends === 'no') && leaves(machine, node.consequent, asked)) {
    for (const condition of asked) machine.lookInto(condition);
    return node.alternate;
  }
  return machine.test(test, node.test, !isExit(node.consequent)) ? node.consequent : node.alternate;
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
