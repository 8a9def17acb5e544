import type { TSESTree } from '@typescript-eslint/utils';
import type { Environment } from './environment.ts';
import { evaluate, unread } from './evaluate.ts';
import { itemsOf } from './literals.ts';
import { nothing, type Machine } from './machine.ts';
import { array, type FunctionNode, type Node, type Value } from './value.ts';
import { children } from './walk.ts';

const takers = new Set(['from', 'fromEntries', 'Map', 'Set', 'Headers', 'URLSearchParams']);

/** Whether a generator is called where all that it yields is taken at once, and in order; one that may go on for ever is not. ESLint's trees say what stands around a call. */
export const isTakenWhole = ({ node }: { readonly node: FunctionNode }, call: Node): boolean => node.generator && !node.async && isTaken(call) && !mayBeEndless(node);

function isTaken(call: Node): boolean {
  const around = call.parent;
  if (around?.type === 'ForOfStatement') return around.right === call;
  if (around?.type === 'SpreadElement' || (around?.type === 'YieldExpression' && around.delegate)) return true;
  if (around?.type !== 'CallExpression' && around?.type !== 'NewExpression') return false;
  const { callee } = around;
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  return around.arguments[0] === call && name.type === 'Identifier' && takers.has(name.name);
}

/** Whether there is a loop whose condition is none. */
function mayBeEndless(node: Node): boolean {
  if ((node.type === 'WhileStatement' || node.type === 'DoWhileStatement') && node.test.type === 'Literal') return true;
  return (node.type === 'ForStatement' && node.test === null) || children(node).some(mayBeEndless);
}

/** The list of what a generator yields while its body runs. */
export function yieldedBy(machine: Machine, at: Node, runBody: () => unknown): Value {
  const outer = machine.yielded;
  const yielded = { items: [], open: false };
  machine.yielded = yielded;
  try {
    runBody();
  } finally {
    machine.yielded = outer;
  }
  return array(yielded.items, at, yielded.open);
}

/** `yield` gives nothing back where all is taken at once. */
export function evaluateYield(machine: Machine, node: TSESTree.YieldExpression, env: Environment): Value {
  const { yielded } = machine;
  if (yielded === null) return unread(node);
  const value = node.argument === null || node.argument === undefined ? nothing : evaluate(machine, node.argument, env);
  if (!node.delegate) yielded.items.push({ value, at: node.argument ?? node });
  else addAll(machine, yielded, value, node);
  return nothing;
}

function addAll(machine: Machine, yielded: NonNullable<Machine['yielded']>, value: Value, node: Node): void {
  const items = itemsOf(machine.settle(value), node);
  if (items === null) yielded.open = true;
  else yielded.items.push(...items);
}
