import type { TSESTree } from '@typescript-eslint/utils';
import { unwrapped } from './changes.ts';
import type { FunctionNode, Node } from './value.ts';
import { children } from './walk.ts';

const originName = /^_*(?:req(?:uest)?|client|incoming|caller|browser)?_?origin(?:_?header)?$/i;

/** Methods of lists, sets and patterns that are asked about a text, and of texts that ask what is in them. */
const searches = new Set(['includes', 'indexOf', 'has', 'test', 'exec']);
const tests = new Set(['startsWith', 'endsWith', 'includes', 'match', 'indexOf']);
const deciders = /allow|origin|valid|trust|match|check|permit|cors/i;

const cache = new WeakMap<FunctionNode, number>();

/**
 * The place of the parameter by which a function is given the Origin of a request: it is called so, and it is checked. What has a default other than
 * nothing is a setting, and so is an origin that is not held against anything. -1 where there is none.
 */
export function originParameter(fn: FunctionNode): number {
  let place = cache.get(fn);
  if (place === undefined) cache.set(fn, (place = fn.params.findIndex((parameter) => isNamedOrigin(parameter) !== null && isChecked(fn.body, isNamedOrigin(parameter)!))));
  return place;
}

/** The name of a parameter that is called as the Origin of a request is, and has no other default than nothing. */
export function isNamedOrigin(parameter: TSESTree.Parameter): string | null {
  if (parameter.type === 'AssignmentPattern') return isNothing(parameter.right) && parameter.left.type === 'Identifier' ? isNamedOrigin(parameter.left) : null;
  return parameter.type === 'Identifier' && originName.test(parameter.name) ? parameter.name : null;
}

const isNothing = (node: Node): boolean => (node.type === 'Literal' && (node.value === null || node.value === '')) || (node.type === 'Identifier' && node.name === 'undefined');

function isChecked(body: Node, name: string): boolean {
  const pending: Node[] = [body];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isCheck(node, name)) return true;
    pending.push(...children(node));
  }
  return false;
}

function isCheck(node: Node, name: string): boolean {
  const isIt = (one: Node): boolean => isNameOf(one, name);
  if (node.type === 'BinaryExpression') return /^[!=]==?$/.test(node.operator) && ((isIt(node.left) && isOtherText(node.right)) || (isIt(node.right) && isOtherText(node.left)));
  if (node.type !== 'CallExpression') return false;
  const callee = unwrapped(node.callee);
  if (callee.type === 'Identifier') return deciders.test(callee.name) && node.arguments.some(isIt);
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  const method = callee.property.name;
  if (isIt(callee.object)) return tests.has(method) && node.arguments.some((argument) => !isStar(argument));
  return (searches.has(method) || deciders.test(method)) && node.arguments.some(isIt);
}

/** The name itself, also with a fallback: `list.includes(origin || '')`. */
function isNameOf(given: Node, name: string): boolean {
  const node = unwrapped(given);
  if (node.type === 'LogicalExpression') return isNameOf(node.left, name);
  return node.type === 'Identifier' && node.name === name;
}

const isStar = (node: Node): boolean => node.type === 'Literal' && node.value === '*';

/** What an origin is held against as a whole: a variable, or the text of an origin. */
const isOtherText = (node: Node): boolean => (node.type === 'Literal' ? typeof node.value === 'string' && node.value.includes('//') : (node.type === 'Identifier' && node.name !== 'undefined') || node.type === 'MemberExpression');
