import type { TSESTree } from '@typescript-eslint/utils';
import { bindPattern } from './assign.ts';
import { Environment, patternNames } from './environment.ts';
import { evaluate, iterate } from './evaluate.ts';
import { limits, nothing, type Machine } from './machine.ts';
import { isRelevant } from './relevance.ts';
import { exec, type Completion } from './statements.ts';
import { derived, keyOf, primitive, type Node, type Slot, type Value } from './value.ts';

/** `continue` goes on; `break` and `return` leave the loop. `undefined` means: next round. */
function afterRound(completion: Completion): Completion | undefined {
  if (completion === null || (completion.type === 'continue' && completion.label === null)) return undefined;
  return completion.type === 'break' && completion.label === null ? null : completion;
}

/** `for (init; test; update)`. */
export function execFor(machine: Machine, node: TSESTree.ForStatement, env: Environment): Completion {
  const inner = new Environment(env);
  if (node.init?.type === 'VariableDeclaration') declareLoop(node.init, inner);
  if (node.init) node.init.type === 'VariableDeclaration' ? exec(machine, node.init, inner) : evaluate(machine, node.init, inner);
  return rounds(machine, node.test, node.body, inner, () => node.update && evaluate(machine, node.update, inner));
}

/** `while (test)` and `do … while (test)`. */
export function execWhile(machine: Machine, node: TSESTree.WhileStatement | TSESTree.DoWhileStatement, env: Environment): Completion {
  if (node.type === 'DoWhileStatement') {
    const ended = afterRound(exec(machine, node.body, env));
    if (ended !== undefined) return ended;
  }
  return rounds(machine, node.test, node.body, env, () => null);
}

/** Rounds while the test holds. When the test, or something inside, was not read, one round has to do. */
function rounds(machine: Machine, testNode: Node | null | undefined, body: Node, env: Environment, update: () => unknown): Completion {
  for (let round = 0; round < limits.rounds; round++) {
    const test = testNode ? machine.settle(evaluate(machine, testNode, env)) : primitive(true);
    if (test.kind === 'unknown' && (round > 0 || !isRelevant(machine.host, body))) return null;
    if (!machine.test(test, testNode ?? null)) return null;
    const decided = machine.path.decisions.length;
    const ended = afterRound(exec(machine, body, env));
    if (ended !== undefined) return ended;
    update();
    if (test.kind === 'unknown' || machine.path.decisions.length > decided) return null;
  }
  return null;
}

function declareLoop(node: TSESTree.VariableDeclaration, env: Environment): void {
  if (node.kind === 'var') return;
  const names: string[] = [];
  for (const one of node.declarations) patternNames(one.id, names);
  for (const name of names) env.bindings.set(name, { value: nothing, ready: true });
}

/** `for (const item of list)`. */
export function execForOf(machine: Machine, node: TSESTree.ForOfStatement, env: Environment): Completion {
  const subject = machine.settle(evaluate(machine, node.right, env));
  const items = iterate(subject);
  for (const item of (items ?? []).slice(0, limits.rounds)) {
    const ended = execItem(machine, node, item, env);
    if (ended !== undefined) return ended;
  }
  return items === null || ('open' in subject && subject.open) ? unreadRound(machine, node, subject, env) : null;
}

/** Keys of a list that was not read: no round or one. */
function unreadRound(machine: Machine, node: TSESTree.ForOfStatement | TSESTree.ForInStatement, subject: Value, env: Environment): Completion {
  if (!isRelevant(machine.host, node.body)) return null;
  const some = derived(`some ${keyOf(subject)}`, [subject], { at: node.right });
  if (!machine.decide(some, node.right)) return null;
  return execItem(machine, node, { value: derived(`${keyOf(subject)}[]`, [subject], { at: node.left }), at: node.left }, env) ?? null;
}

function execItem(machine: Machine, node: TSESTree.ForOfStatement | TSESTree.ForInStatement, item: Slot, env: Environment): Completion | undefined {
  const inner = new Environment(env);
  if (node.left.type === 'VariableDeclaration') declareLoop(node.left, inner);
  const target = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]!.id : node.left;
  bindPattern(machine, target, item.value, inner, { declare: true, at: item.at, node });
  return afterRound(exec(machine, node.body, inner));
}

/** `for (const key in object)`. */
export function execForIn(machine: Machine, node: TSESTree.ForInStatement, env: Environment): Completion {
  const subject = machine.settle(evaluate(machine, node.right, env));
  const keys = subject.kind === 'object' ? [...subject.props.keys()] : subject.kind === 'array' ? subject.items.map((_item, i) => String(i)) : null;
  for (const key of (keys ?? []).slice(0, limits.rounds)) {
    const ended = execItem(machine, node, { value: primitive(key), at: node.right }, env);
    if (ended !== undefined) return ended;
  }
  return keys === null || ('open' in subject && subject.open) ? unreadRound(machine, node, subject, env) : null;
}
