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
export const leavesQuietly = (host: Host, node: Node): boolean => !host.matters(node) && leavesBy(isQuietExit, node);

/** The call of which an expression gives the result, once it is there and unless it fails. */
export function calledIn(node: Node): Node {
  if (node.type === 'AwaitExpression' || (node.type === 'UnaryExpression' && node.operator === 'void')) return calledIn(node.argument);
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return node;
  const { object, property } = node.callee;
  return property.type === 'Identifier' && property.name === 'catch' ? calledIn(object) : node;
}

/** Whether a branch leaves the answer to a function that has nothing to do with what is looked for. */
export const handsOver = (host: Host, node: Node): boolean => !host.matters(node) && leavesBy((exit) => isQuietExit(exit) || isHandingOver(exit), node);

const isQuietExit = (node: Node): boolean => node.type === 'ThrowStatement' || (node.type === 'ReturnStatement' && (node.argument === null || answers(node.argument)));

function isHandingOver(node: Node): boolean {
  const returned = node.type === 'ReturnStatement' && node.argument?.type === 'AwaitExpression' ? node.argument.argument : node.type === 'ReturnStatement' ? node.argument : null;
  return returned?.type === 'CallExpression' && returned.arguments.length > 0;
}

/** Whether a branch ends by such an exit, and has none of another kind. */
function leavesBy(isSuch: (exit: Node) => boolean, node: Node): boolean {
  if (node.type !== 'BlockStatement') return isSuch(node);
  const last = node.body.at(-1);
  return last !== undefined && leavesBy(isSuch, last) && node.body.every((statement) => statement === last || exitsOf(statement).every(isSuch));
}

const exits = new WeakMap<Node, readonly Node[]>();

/** By what a statement can end the function around it, or, within a loop or another statement that is outside of it, what follows. */
function exitsOf(node: Node): readonly Node[] {
  let found = exits.get(node);
  if (found === undefined) exits.set(node, (found = /Function/.test(node.type) ? [] : ending.has(node.type) ? [node] : children(node).flatMap(exitsOf).filter((exit) => !isEndedBy(node, exit))));
  return found;
}

/** Whether a loop or a `switch` is what a `break` or `continue` in it is about. */
const isEndedBy = ({ type }: Node, exit: Node): boolean =>
  (exit.type === 'BreakStatement' || exit.type === 'ContinueStatement') && exit.label === null && (/^(?:For|While|DoWhile)/.test(type) || (type === 'SwitchStatement' && exit.type === 'BreakStatement'));

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
