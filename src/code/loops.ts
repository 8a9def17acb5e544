import type { TSESTree } from '@typescript-eslint/utils';
import { bindPattern } from './assign.ts';
import { hole } from './builtins/list-parts.ts';
import { decidedBy } from './builtins/marks.ts';
import { ownSlots } from './builtins/names.ts';
import { Environment, patternNames } from './environment.ts';
import { awaited, evaluate } from './evaluate.ts';
import { forget } from './forget.ts';
import { isOpen, iterate, itemsOf } from './literals.ts';
import { limits, nothing, type Machine } from './machine.ts';
import { endsEarly, isRelevant } from './relevance.ts';
import { exec, type Completion } from './statements.ts';
import { derived, keyOf, primitive, type Settled, type Slot, type Value } from './value.ts';

type Labels = readonly string[];
type Counting = TSESTree.ForStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement;
type Iterating = TSESTree.ForOfStatement | TSESTree.ForInStatement;

/** `continue` goes on; `break` and `return` leave the loop. `undefined` means: next round. */
function afterRound(completion: Completion, labels: Labels): Completion | undefined {
  if (completion === null || (completion.type === 'continue' && (completion.label === null || labels.includes(completion.label)))) return undefined;
  return completion.type === 'break' && completion.label === null ? null : completion;
}

/** `for (init; test; update)`. Closures of one round keep its variables. */
export function execFor(machine: Machine, node: TSESTree.ForStatement, env: Environment, labels: Labels = []): Completion {
  const scope = new Environment(env);
  if (node.init?.type === 'VariableDeclaration') declareLoop(node.init, scope);
  if (node.init?.type === 'VariableDeclaration') exec(machine, node.init, scope);
  else if (node.init) evaluate(machine, node.init, scope);
  return rounds(machine, node, scope, labels);
}

/** `while (test)` and `do … while (test)`. */
export function execWhile(machine: Machine, node: TSESTree.WhileStatement | TSESTree.DoWhileStatement, env: Environment, labels: Labels = []): Completion {
  if (node.type === 'DoWhileStatement') {
    const ended = afterRound(exec(machine, node.body, env), labels);
    if (ended !== undefined) return ended;
  }
  return rounds(machine, node, env, labels);
}

/** How many rounds are run one by one where something inside was not read. */
const undecidedRounds = 3;

/** Rounds while the test holds. Where the test was not read, or there is no end in sight, one round stands for all others. */
function rounds(machine: Machine, node: Counting, scope: Environment, labels: Labels): Completion {
  const decided = machine.path.decisions.length;
  let env = scope;
  for (let round = 0; round < limits.rounds; round++) {
    const test = node.test ? machine.settle(evaluate(machine, node.test, env)) : primitive(true);
    if (test.kind === 'unknown' && !test.nonNull) return !isRelevant(machine.host, node.body) || !machine.test(test, node.test) ? null : furtherRounds(machine, node, env, labels);
    if (!machine.test(test, node.test)) return null;
    if (round >= undecidedRounds && machine.path.decisions.length > decided) return furtherRounds(machine, node, env, labels);
    const ended = afterRound(exec(machine, node.body, env), labels);
    if (ended !== undefined) return ended;
    env = nextScope(env, node);
    if (node.type === 'ForStatement' && node.update) evaluate(machine, node.update, env);
  }
  return furtherRounds(machine, node, env, labels);
}

/** The variables of a round start with what those of the round before ended with. */
function nextScope(env: Environment, node: Counting): Environment {
  if (node.type !== 'ForStatement' || env.bindings.size === 0) return env;
  const next = new Environment(env.outer);
  for (const [name, binding] of env.bindings) next.bindings.set(name, { ...binding });
  return next;
}

/** The last one of some rounds: what the others changed is forgotten before, and what the end of the loop changes, after. */
function furtherRounds(machine: Machine, node: Counting, env: Environment, labels: Labels): Completion {
  forget(machine, node, env);
  const ended = afterRound(exec(machine, node.body, env), labels);
  if (ended !== undefined) return ended;
  if (node.type === 'ForStatement' && node.update) evaluate(machine, node.update, env);
  if (node.test) forget(machine, node.test, env);
  return null;
}

function declareLoop(node: TSESTree.VariableDeclaration, env: Environment): void {
  if (node.kind === 'var') return;
  const names: string[] = [];
  for (const one of node.declarations) patternNames(one.id, names);
  for (const name of names) env.bindings.set(name, { value: nothing, ready: false, constant: node.kind !== 'let' });
}

/** `for (const item of list)`. Unread items of an open list may stand anywhere among the others. */
export function execForOf(machine: Machine, node: TSESTree.ForOfStatement, env: Environment, labels: Labels = []): Completion {
  const subject = machine.settle(evaluate(machine, node.right, env));
  const items = itemsOf(subject, node.right);
  if (items === null || isOpen(subject)) {
    const ended = unreadRounds(machine, node, subject, env, labels);
    if (ended !== undefined) return ended;
  }
  const ended = knownRounds(machine, node, subject, env, labels);
  if (ended === undefined && isOpen(subject)) forget(machine, node.body, env);
  return ended ?? null;
}

/** A list is looked at as it is when its turn comes; of a collection that changes meanwhile, the rest is unread. */
function knownRounds(machine: Machine, node: Iterating, subject: Settled, env: Environment, labels: Labels): Completion | undefined {
  const items = iterate(subject) ?? [];
  const size = sizeOf(subject);
  for (let i = 0; i < (subject.kind === 'array' ? subject.items : items).length; i++) {
    const ended = i >= limits.rounds ? lastRound(machine, node, subject, env, labels) : execItem(machine, node, (subject.kind === 'array' ? subject.items : items)[i]!, env, labels);
    if (ended !== undefined || i >= limits.rounds) return ended;
    if (subject.kind !== 'array' && sizeOf(subject) !== size) return unreadRounds(machine, node, subject, env, labels);
  }
  return undefined;
}

const sizeOf = (value: Settled): number => (value.kind === 'set' ? value.items.length : value.kind === 'map' ? value.entries.length : 0);

/**
 * Items of a list that was not read: no round, or some, of which the last one is run. Where no round can end the loop, nobody has to decide
 * that: what the body changes is not known afterwards.
 */
function unreadRounds(machine: Machine, node: Iterating, subject: Settled, env: Environment, labels: Labels): Completion | undefined {
  if (!isRelevant(machine.host, node.body)) return undefined;
  if (!endsEarly(node.body)) {
    const ended = lastRound(machine, node, subject, env, labels);
    forget(machine, node.body, env);
    return ended;
  }
  const some = derived(`some ${keyOf(subject)}`, [subject, ...decidedBy(subject)], { at: node.right });
  return machine.decide(some, node.right) ? lastRound(machine, node, subject, env, labels) : undefined;
}

function lastRound(machine: Machine, node: Iterating, subject: Settled, env: Environment, labels: Labels): Completion | undefined {
  forget(machine, node, env);
  return execItem(machine, node, { value: derived(`${keyOf(subject)}[]`, [subject, ...decidedBy(subject)], { at: node.left }), at: node.left }, env, labels);
}

function execItem(machine: Machine, node: Iterating, item: Slot, env: Environment, labels: Labels): Completion | undefined {
  const inner = new Environment(env);
  const declared = node.left.type === 'VariableDeclaration';
  if (node.left.type === 'VariableDeclaration') declareLoop(node.left, inner);
  const target = node.left.type === 'VariableDeclaration' ? node.left.declarations[0].id : node.left;
  const value = node.type === 'ForOfStatement' && node.await ? awaited(machine, item.value) : item.value;
  bindPattern(machine, target, value, inner, { declare: declared, at: item.at, node });
  return afterRound(exec(machine, node.body, inner), labels);
}

/** `for (const key in object)`. Keys that were deleted meanwhile are left out. */
export function execForIn(machine: Machine, node: TSESTree.ForInStatement, env: Environment, labels: Labels = []): Completion {
  const subject = machine.settle(evaluate(machine, node.right, env));
  const keys = keysOf(subject);
  if (keys === null || isOpen(subject)) {
    const ended = unreadRounds(machine, node, subject, env, labels);
    if (ended !== undefined) return ended;
  }
  for (const [i, key] of (keys ?? []).entries()) {
    if (i >= limits.rounds) return lastRound(machine, node, subject, env, labels) ?? null;
    if (i > 0 && !keysOf(subject)?.includes(key)) continue;
    const ended = execItem(machine, node, { value: primitive(key, subject.kind === 'object' ? (subject.props.get(key)?.at ?? null) : null), at: node.right }, env, labels);
    if (ended !== undefined) return ended;
  }
  if (isOpen(subject)) forget(machine, node.body, env);
  return null;
}

/** The enumerable names of a value, inherited ones too; null where they were not read. Methods of classes are not enumerable. */
function keysOf(subject: Value): readonly string[] | null {
  switch (subject.kind) {
    case 'primitive': return typeof subject.value === 'string' ? Array.from({ length: subject.value.length }, (_none, i) => String(i)) : [];
    case 'array': return [...subject.items.flatMap((item, i) => (item === hole ? [] : [String(i)])), ...ownSlots(subject).map(([name]) => name)];
    case 'object': {
      const own = ownSlots(subject).map(([name]) => name);
      if (subject.proto === null || (subject.proto.kind === 'object' && subject.proto.proto === null && /^Class/.test(subject.proto.at?.type ?? ''))) return own;
      return subject.proto.kind === 'object' && subject.proto.proto === null ? [...new Set([...own, ...ownSlots(subject.proto).map(([name]) => name)])] : null;
    }
    default: return null;
  }
}
