import type { Host } from './machine.ts';
import type { Node } from './value.ts';
import { children } from './walk.ts';

const caches = new WeakMap<Host, WeakMap<Node, boolean>>();

/**
 * Whether running a statement can change what is looked for: it mentions it, returns or throws,
 * or touches a variable through which it is influenced. Logging and the like cannot.
 */
export function isRelevant(host: Host, node: Node | null | undefined): boolean {
  if (node === null || node === undefined) return false;
  let cache = caches.get(host);
  if (cache === undefined) caches.set(host, (cache = new WeakMap()));
  let relevant = cache.get(node);
  if (relevant === undefined) cache.set(node, (relevant = host.matters(node) || find(host, node)));
  return relevant;
}

const ending = new Set(['ReturnStatement', 'ThrowStatement', 'BreakStatement', 'ContinueStatement', 'YieldExpression']);

function find(host: Host, node: Node): boolean {
  if (ending.has(node.type)) return true;
  if (node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression' || node.type === 'FunctionDeclaration') return false;
  if (node.type === 'AssignmentExpression' && host.influences(node.left)) return true;
  if (node.type === 'UpdateExpression' && host.influences(node.argument)) return true;
  if (node.type === 'CallExpression' && host.influences(node.callee)) return true;
  return children(node).some((child) => isRelevant(host, child));
}

const endings = new WeakMap<Node, boolean>();

/** Whether something that runs can end what stands around it: by `return`, `throw`, `break` or `continue`. */
export function endsEarly(node: Node): boolean {
  let ends = endings.get(node);
  if (ends === undefined) endings.set(node, (ends = ending.has(node.type) || (!/Function/.test(node.type) && children(node).some(endsEarly))));
  return ends;
}

/** Whether a branch only leaves the function, without a value that could matter: it throws, returns nothing, or sends an answer. */
export function leavesQuietly(host: Host, node: Node): boolean {
  if (host.matters(node)) return false;
  if (node.type === 'BlockStatement') return node.body.length > 0 && leavesQuietly(host, node.body.at(-1)!) && node.body.every((statement) => !hasOtherExit(statement, node.body.at(-1)!));
  if (node.type === 'ThrowStatement') return true;
  return node.type === 'ReturnStatement' && (node.argument === null || answers(node.argument));
}

/** Whether a branch leaves the answer to a function that has nothing to do with what is looked for. */
export function handsOver(host: Host, node: Node): boolean {
  if (host.matters(node)) return false;
  if (node.type === 'BlockStatement') return node.body.length > 0 && handsOver(host, node.body.at(-1)!) && node.body.every((statement) => !hasOtherExit(statement, node.body.at(-1)!));
  const returned = node.type === 'ReturnStatement' && node.argument?.type === 'AwaitExpression' ? node.argument.argument : node.type === 'ReturnStatement' ? node.argument : null;
  return returned?.type === 'CallExpression' && returned.arguments.length > 0;
}

const hasOtherExit = (statement: Node, last: Node): boolean => statement !== last && statement.type !== 'ExpressionStatement' && statement.type !== 'VariableDeclaration';

const answering = /^_*(?:res|response|reply|rep|resp|ctx|c|next)$/;
const responseClass = /^[A-Z]\w*Response$|^Response$/;

/** A call of the response or of `next`, or a response that is made there: an object of its class, or one with a status code. */
function answers(node: Node): boolean {
  if (node.type === 'CallExpression' || node.type === 'NewExpression') return answers(node.callee);
  if (node.type === 'MemberExpression') return answers(node.object);
  if (node.type === 'AwaitExpression') return answers(node.argument);
  if (node.type === 'ObjectExpression') return node.properties.some((one) => one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === 'statusCode');
  return node.type === 'Identifier' && (answering.test(node.name) || responseClass.test(node.name));
}
