import type { Node } from '../code/value.ts';
import { children } from '../code/walk.ts';

const rounds = 8;

/** A statement that gives names a value, with the conditions around it. */
interface Source {
  readonly node: Node;
  readonly targets: readonly string[];
  readonly names: readonly string[];
  /** It answers a library that asks which origin to allow. */
  readonly answers: boolean;
}

/** Through what a program can influence CORS headers. */
export interface Influence {
  readonly names: ReadonlySet<string>;
  /** Whether the innermost statement around a position neither matters by itself nor gives such a name its value. */
  readonly isIndifferentAt: (position: number) => boolean;
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const statements = new Set(['ExpressionStatement', 'VariableDeclarator', 'ReturnStatement', 'ThrowStatement']);

/**
 * The names through which a statement can influence CORS headers: those that stand in a statement that matters by itself or in a condition around it,
 * and those that stand where such a name gets its value, which for a function is what it returns.
 */
export function findInfluence(program: Node, matters: (node: Node) => boolean): Influence {
  const sources: Source[] = [];
  const names = new Set<string>();
  collect(program, (node, { tests, owner, inside, answers: isAsked }) => {
    const asked = tests.flatMap(identifiers);
    const mentioned = [...identifiers(node), ...asked];
    const answers = isAsked && node.type !== 'VariableDeclarator' && node.type !== 'ExpressionStatement';
    if (answers || matters(node)) for (const name of mentioned) names.add(name);
    else if (isExit(node) && inside !== null && matters(inside)) for (const name of asked) names.add(name);
    sources.push({ node, targets: statements.has(node.type) && node.type !== 'ReturnStatement' ? targetsOf(node) : owner, names: mentioned, answers });
  });
  const gives = ({ targets }: Source): boolean => targets.some((target) => names.has(target));
  for (let round = 0, before = -1; round < rounds && before < names.size; round++) {
    before = names.size;
    for (const source of sources) if (gives(source)) for (const name of source.names) names.add(name);
  }
  names.delete('console'); // stands in many such statements, and changes nothing
  return {
    names,
    isIndifferentAt(position) {
      const source = innermostAt(sources, position);
      return source !== null && !source.answers && !gives(source) && !matters(source.node);
    },
  };
}

const lengthOf = ({ node: { range: [start, end] } }: Source): number => end - start;

function innermostAt(sources: readonly Source[], position: number): Source | null {
  let innermost: Source | null = null;
  for (const source of sources) {
    const [start, end] = source.node.range;
    if (start <= position && position < end && (innermost === null || lengthOf(source) < lengthOf(innermost))) innermost = source;
  }
  return innermost;
}

interface Place {
  readonly node: Node;
  /** The tests of the branches and loops around it, within one function. */
  readonly tests: readonly Node[];
  /** The names of the function around it. */
  readonly owner: readonly string[];
  /** The function around it. */
  readonly inside: Node | null;
  /** Whether that is an option that says which origin to allow. */
  readonly answers: boolean;
  readonly parent: Node | null;
}

/** What keeps the rest of a function from being run. */
const isExit = ({ type }: Node): boolean => type === 'ReturnStatement' || type === 'ThrowStatement';

/** Visits innermost statements, and what arrow functions give without one. */
function collect(root: Node, visit: (node: Node, place: Place) => void): void {
  const pending: Place[] = [{ node: root, tests: [], owner: [], inside: null, answers: false, parent: null }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, parent } = next;
    const isFunction = functions.has(node.type);
    const tests = isFunction ? [] : [...next.tests, ...testsOf(node)];
    const owner = isFunction ? namesOf(node, parent) : next.owner;
    const inside = isFunction ? node : next.inside;
    const answers = isFunction ? parent?.type === 'Property' && owner.some((name) => /origin/i.test(name)) : next.answers;
    if (statements.has(node.type) || (parent?.type === 'ArrowFunctionExpression' && parent.body === node && node.type !== 'BlockStatement')) visit(node, { node, tests, owner, inside, answers, parent });
    for (const child of children(node)) pending.push({ node: child, tests, owner, inside, answers, parent: node });
  }
}

/** What a function is called: by itself, or by the variable or property that it is stored in. */
function namesOf(node: Node, parent: Node | null): readonly string[] {
  if (node.type === 'FunctionDeclaration') return node.id === null ? [] : [node.id.name];
  if (parent?.type === 'VariableDeclarator') return identifiers(parent.id);
  if (parent?.type === 'Property' || parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition') return parent.key.type === 'Identifier' ? [parent.key.name] : [];
  return parent?.type === 'AssignmentExpression' ? identifiers(parent.left) : [];
}

function testsOf(node: Node): readonly Node[] {
  if ('test' in node && node.test !== null && typeof node.test === 'object') return [node.test];
  if (node.type === 'SwitchStatement') return [node.discriminant];
  return node.type === 'ForOfStatement' || node.type === 'ForInStatement' ? [node.right] : [];
}

const nameCache = new WeakMap<Node, readonly string[]>();

/** The variables that an expression or statement names, functions inside left out. */
function identifiers(root: Node): readonly string[] {
  let names = nameCache.get(root);
  if (names !== undefined) return names;
  const found = new Set<string>();
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'Identifier') found.add(node.name);
    else if (node.type === 'MemberExpression' && !node.computed) pending.push(node.object);
    else if (node.type === 'Property' && !node.computed) pending.push(node.value);
    else if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && isListen(node.callee.property)) pending.push(node.callee);
    else if (!functions.has(node.type)) pending.push(...children(node));
  }
  nameCache.set(root, (names = [...found]));
  return names;
}

/** The variables that a statement assigns, declares or calls a method of. */
function targetsOf(node: Node): readonly string[] {
  if (node.type === 'VariableDeclarator') return identifiers(node.id);
  if (node.type !== 'ExpressionStatement') return [];
  const { expression } = node;
  if (expression.type === 'AssignmentExpression' || expression.type === 'UpdateExpression') return identifiers(expression.type === 'UpdateExpression' ? expression.argument : expression.left);
  if (expression.type !== 'CallExpression' || expression.callee.type !== 'MemberExpression' || isListen(expression.callee.property)) return [];
  return identifiers(expression.callee.object);
}

/** To listen changes nothing of an application; programs name a port for it. */
const isListen = (method: Node): boolean => method.type === 'Identifier' && method.name === 'listen';
