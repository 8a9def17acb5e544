import type { TSESTree } from '@typescript-eslint/utils';
import type { ClassValue, Node, Value } from './value.ts';

export interface Binding {
  value: Value;
  /** False while a `let`, `const` or class is still in its dead zone. */
  ready: boolean;
  readonly constant?: boolean;
}

/** A scope: names declared here, and the scope around it. */
export class Environment {
  readonly bindings = new Map<string, Binding>();
  readonly outer: Environment | null;
  /** What `this` is here; null where the scope around it decides. */
  readonly self: Value | null;
  /** The class whose code this is, for `super`. */
  readonly home: ClassValue | null;

  constructor(outer: Environment | null, self: Value | null = null, home: ClassValue | null = null) {
    this.outer = outer;
    this.self = self;
    this.home = home;
  }

  /** The binding of a name, or null for a global. */
  find(name: string): Binding | null {
    for (let env: Environment | null = this; env !== null; env = env.outer) {
      const binding = env.bindings.get(name);
      if (binding !== undefined) return binding;
    }
    return null;
  }

  /** What `this` is here, or null at the top of a module. */
  findSelf(): Value | null {
    for (let env: Environment | null = this; env !== null; env = env.outer) if (env.self !== null) return env.self;
    return null;
  }

  /** The class around the code that runs here, or null. */
  findHome(): ClassValue | null {
    for (let env: Environment | null = this; env !== null; env = env.outer) if (env.home !== null) return env.home;
    return null;
  }
}

export interface Declarations {
  readonly names: readonly string[];
  readonly constants: ReadonlySet<string>;
  readonly functions: readonly TSESTree.FunctionDeclaration[];
}

const lexicalCache = new WeakMap<object, Declarations>();
const varCache = new WeakMap<object, readonly string[]>();

/** The `let`, `const`, class and function declarations that stand directly in a list of statements. What is only declared to a type checker is left out. */
export function lexicalDeclarations(owner: Node, body: readonly TSESTree.Statement[]): Declarations {
  let found = lexicalCache.get(owner);
  if (found === undefined) lexicalCache.set(owner, (found = collectLexical(body)));
  return found;
}

function collectLexical(body: readonly TSESTree.Statement[]): Declarations {
  const names: string[] = [];
  const constants: string[] = [];
  const functions: TSESTree.FunctionDeclaration[] = [];
  for (const statement of body) {
    const node = exportedDeclaration(statement);
    if ('declare' in node && node.declare) continue;
    if (node.type === 'FunctionDeclaration') functions.push(node);
    else if ((node.type === 'ClassDeclaration' || node.type === 'TSEnumDeclaration') && node.id) names.push(node.id.name);
    else if (node.type === 'VariableDeclaration' && node.kind !== 'var') for (const one of node.declarations) patternNames(one.id, node.kind === 'let' ? names : constants);
  }
  return { names: [...names, ...constants], constants: new Set(constants), functions };
}

/** The declaration that an `export` statement wraps, or the statement itself. */
function exportedDeclaration(statement: Node): Node {
  if ((statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') && statement.declaration) return statement.declaration;
  return statement;
}

/** The names of all `var` declarations of a function body or program, however deep in its blocks. */
export function varNames(owner: Node, body: readonly Node[]): readonly string[] {
  let found = varCache.get(owner);
  if (found === undefined) {
    const names: string[] = [];
    for (const statement of body) collectVars(statement, names);
    varCache.set(owner, (found = names));
  }
  return found;
}

const blocks: Readonly<Record<string, readonly string[]>> = {
  BlockStatement: ['body'], IfStatement: ['consequent', 'alternate'], ForStatement: ['init', 'body'], ForInStatement: ['left', 'body'],
  ForOfStatement: ['left', 'body'], WhileStatement: ['body'], DoWhileStatement: ['body'], TryStatement: ['block', 'handler', 'finalizer'],
  CatchClause: ['body'], SwitchStatement: ['cases'], SwitchCase: ['consequent'], LabeledStatement: ['body'], ExportNamedDeclaration: ['declaration'],
};

function collectVars(root: Node, names: string[]): void {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'VariableDeclaration') {
      if (node.kind === 'var' && !node.declare) for (const one of node.declarations) patternNames(one.id, names);
      continue;
    }
    for (const key of blocks[node.type] ?? []) {
      const child = (node as unknown as Record<string, Node | Node[] | null>)[key];
      if (Array.isArray(child)) pending.push(...child);
      else if (child) pending.push(child);
    }
  }
}

/** Adds the names that a destructuring pattern binds. */
export function patternNames(target: Node | null, names: string[]): void {
  if (target === null) return;
  switch (target.type) {
    case 'Identifier': names.push(target.name); break;
    case 'AssignmentPattern': patternNames(target.left, names); break;
    case 'RestElement': patternNames(target.argument, names); break;
    case 'ArrayPattern': for (const element of target.elements) patternNames(element, names); break;
    case 'ObjectPattern': for (const one of target.properties) patternNames(one.type === 'RestElement' ? one.argument : one.value, names); break;
    case 'TSParameterProperty': patternNames(target.parameter, names); break;
    default: break;
  }
}
