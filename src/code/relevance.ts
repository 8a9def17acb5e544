import type { Node } from './value.ts';
import { children } from './walk.ts';

const cache = new WeakMap<Node, boolean>();

/** Whether running a statement can change a header, a return or a variable. Logging cannot. */
export function isRelevant(node: Node | null | undefined): boolean {
  if (node === null || node === undefined) return false;
  let relevant = cache.get(node);
  if (relevant === undefined) cache.set(node, (relevant = find(node)));
  return relevant;
}

const ending = new Set(['ReturnStatement', 'ThrowStatement', 'BreakStatement', 'ContinueStatement', 'AssignmentExpression', 'UpdateExpression', 'YieldExpression', 'NewExpression']);
const loggers = /^(?:console|log|logger|debug|winston|pino)$/i;

function find(node: Node): boolean {
  if (ending.has(node.type) || (node.type === 'UnaryExpression' && node.operator === 'delete')) return true;
  if (node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression' || node.type === 'FunctionDeclaration') return false;
  if (node.type === 'CallExpression' && !isLogging(node.callee)) return true;
  return children(node).some(isRelevant);
}

function isLogging(callee: Node): boolean {
  if (callee.type === 'MemberExpression') return isLogging(callee.object) || (callee.object.type === 'ThisExpression' && callee.property.type === 'Identifier' && loggers.test(callee.property.name));
  return callee.type === 'Identifier' && loggers.test(callee.name);
}
