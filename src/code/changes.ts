import type { TSESTree } from '@typescript-eslint/utils';
import { patternNames } from './environment.ts';
import type { FunctionNode, Node } from './value.ts';
import { children } from './walk.ts';

/** What running a node can change, as far as its text says. */
export interface Changes {
  /** Names that are assigned. */
  readonly assigned: ReadonlySet<string>;
  /** Members that are written or deleted. */
  readonly written: readonly TSESTree.MemberExpression[];
  /** Those of them that are deleted. */
  readonly deleted: ReadonlySet<Node>;
  /** What is called or constructed, with the arguments. */
  readonly calls: readonly { readonly callee: Node; readonly args: readonly Node[] }[];
  /** Every name that is mentioned. */
  readonly mentioned: ReadonlySet<string>;
  /** Where the variables that are declared or assigned here get their values from, by name. */
  readonly sources: ReadonlyMap<string, readonly Node[]>;
  /** What its own `return` statements, or its body alone, give; without those of functions inside it. */
  readonly returned: readonly Node[];
  /** Names of parameters and of caught errors: what the outside gives. */
  readonly given: ReadonlySet<string>;
  readonly mentionsSelf: boolean;
}

const cache = new WeakMap<Node, Changes>();

/** What running a node, and the functions written inside it, can change. */
export function changesOf(root: Node): Changes {
  let found = cache.get(root);
  if (found === undefined) cache.set(root, (found = collect(root)));
  return found;
}

function collect(root: Node): Changes {
  const assigned: string[] = [];
  const written: TSESTree.MemberExpression[] = [];
  const deleted = new Set<Node>();
  const calls: { callee: Node; args: readonly Node[] }[] = [];
  const mentioned = new Set<string>();
  const sources = new Map<string, Node[]>();
  const returned: Node[] = [];
  const given: string[] = [];
  let mentionsSelf = false;
  const pending: { node: Node; functions: number }[] = [{ node: root, functions: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node } = next;
    const functions = next.functions + (isFunction(node) ? 1 : 0);
    const target = targetOf(node, functions > 0);
    if (target !== null) noteTarget(target, assigned, written);
    if (target !== null && node.type === 'UnaryExpression') deleted.add(target);
    noteSource(node, sources);
    if (node.type === 'CallExpression' || node.type === 'NewExpression') calls.push({ callee: node.callee, args: node.arguments });
    else if (node.type === 'TaggedTemplateExpression') calls.push({ callee: node.tag, args: node.quasi.expressions });
    else if (node.type === 'Identifier') mentioned.add(node.name);
    else if (node.type === 'ThisExpression' || node.type === 'Super') mentionsSelf = true;
    else if (node.type === 'CatchClause') patternNames(node.param, given);
    else if (isFunction(node)) given.push(...parameterNames(node));
    if (functions === 1) returned.push(...returnedBy(node));
    for (const child of children(node)) pending.push({ node: child, functions });
  }
  return { assigned: new Set(assigned), written, deleted, calls, mentioned, sources, returned, given: new Set(given), mentionsSelf };
}

/** What a statement returns, or a function whose body is an expression. */
function returnedBy(node: Node): readonly Node[] {
  if (node.type === 'ReturnStatement') return node.argument === null ? [] : [node.argument];
  return node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement' ? [node.body] : [];
}

/** Notes what gives names a value: an initialiser, the right side of an assignment, the list of a loop. */
function noteSource(node: Node, sources: Map<string, Node[]>): void {
  const [target, source] = node.type === 'VariableDeclarator' ? [node.id, node.init] : node.type === 'AssignmentExpression' ? [node.left, node.right] : node.type === 'ForOfStatement' ? [loopTarget(node.left), node.right] : [null, null];
  if (target === null || source === null || target.type === 'MemberExpression') return;
  const names: string[] = [];
  patternNames(target, names);
  for (const name of names) sources.set(name, [...(sources.get(name) ?? []), source]);
}

const loopTarget = (left: Node): Node => (left.type === 'VariableDeclaration' ? left.declarations[0].id : left);

export const isFunction = (node: Node): node is FunctionNode => node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';

/** What a node writes to that others can see; null where it writes nothing. */
function targetOf(node: Node, inFunction: boolean): Node | null {
  switch (node.type) {
    case 'AssignmentExpression': return node.left;
    case 'UpdateExpression': return node.argument;
    case 'ForOfStatement': case 'ForInStatement': return node.left;
    case 'VariableDeclaration': return node.kind === 'var' && !inFunction ? node : null;
    case 'UnaryExpression': return node.operator === 'delete' ? unwrapped(node.argument) : null;
    default: return null;
  }
}

function noteTarget(target: Node, assigned: string[], written: TSESTree.MemberExpression[]): void {
  const node = unwrapped(target);
  switch (node.type) {
    case 'MemberExpression': written.push(node); break;
    case 'VariableDeclaration': if (node.kind === 'var') for (const one of node.declarations) patternNames(one.id, assigned); break;
    case 'ArrayPattern': for (const element of node.elements) if (element !== null) noteTarget(element, assigned, written); break;
    case 'ObjectPattern': for (const one of node.properties) noteTarget(one.type === 'RestElement' ? one : one.value, assigned, written); break;
    case 'RestElement': noteTarget(node.argument, assigned, written); break;
    case 'AssignmentPattern': noteTarget(node.left, assigned, written); break;
    default: patternNames(node, assigned);
  }
}

/** An expression without the marks that only a type checker sees. */
export function unwrapped(node: Node): Node {
  let inner = node;
  while (inner.type === 'TSAsExpression' || inner.type === 'TSNonNullExpression' || inner.type === 'TSSatisfiesExpression' || inner.type === 'TSTypeAssertion' || inner.type === 'ChainExpression') inner = inner.expression;
  return inner;
}

/** The names of a function's parameters. */
function parameterNames(fn: FunctionNode): readonly string[] {
  const names: string[] = [];
  for (const parameter of fn.params) patternNames(parameter, names);
  return names;
}
