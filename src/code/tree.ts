import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, Node } from './value.ts';
import { children } from './walk.ts';

export type Variable = TSESLint.Scope.Variable;

/** A change of what a name holds: `name.a.b = value` or `name.a.b(…)`, with the keys on the way. */
export interface Use {
  readonly keys: readonly string[];
  /** The assigned value, or null for a call. */
  readonly value: Node | null;
  readonly args: readonly Node[];
  /** The assignment or the call. */
  readonly node: Node;
  readonly last: TSESTree.MemberExpression;
}

/** The nodes of a file with what stands around each, and what its names mean. For questions about what is written, where nothing has to be run. */
export class Tree {
  readonly program: TSESTree.Program;
  readonly nodes: readonly Node[];
  readonly #parents = new Map<Node, Node>();
  readonly #scopes: TSESLint.Scope.ScopeManager;
  #variables: Map<Node, Variable | null> | null = null;
  readonly #uses = new Map<Variable, readonly Use[]>();
  readonly #returns = new Map<Node, Node[]>();
  #steps = 0;

  constructor(program: TSESTree.Program, scopes: TSESLint.Scope.ScopeManager) {
    this.program = program;
    this.#scopes = scopes;
    const nodes: Node[] = [program];
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i] as Node;
      for (const child of children(node)) {
        this.#parents.set(child, node);
        nodes.push(child);
      }
    }
    this.nodes = nodes;
  }

  /** What stands directly around a node; null for the program. */
  parentOf(node: Node): Node | null {
    return this.#parents.get(node) ?? null;
  }

  /** What stands around a node, from the inside. */
  *around(node: Node): Generator<Node> {
    for (let outer = this.parentOf(node); outer !== null; outer = this.parentOf(outer)) yield outer;
  }

  /** The variable of the file that a name stands for; null for a name that the file does not declare. */
  variableOf(name: Node): Variable | null {
    this.#variables ??= new Map(this.#scopes.scopes.flatMap((scope) => scope.references.map((reference) => [reference.identifier as Node, reference.resolved] as const)));
    const variable = this.#variables.get(name) ?? null;
    return variable === null || variable.defs.length === 0 ? null : variable;
  }

  /** Whether a name is one that the file does not declare. */
  isGlobal(node: Node, name: string): boolean {
    return node.type === 'Identifier' && node.name === name && this.variableOf(node) === null;
  }

  /** The variables that a declaration, a parameter or a function makes. */
  declared(node: Node): readonly Variable[] {
    return this.#scopes.getDeclaredVariables(node);
  }

  /** The places in which a variable is changed by a member of it, or a method of it is called. */
  usesOf(variable: Variable): readonly Use[] {
    let uses = this.#uses.get(variable);
    if (uses === undefined) this.#uses.set(variable, (uses = variable.references.flatMap((reference) => this.useAt(reference.identifier as Node) ?? [])));
    return uses;
  }

  /** What stands in the `return` statements of a function. */
  returnedBy(code: Node): readonly Node[] {
    if (this.#returns.size === 0) {
      for (const node of this.nodes) {
        const around = node.type === 'ReturnStatement' && node.argument !== null ? this.functionAround(node) : null;
        if (around !== null) this.#returns.set(around, [...(this.#returns.get(around) ?? []), (node as TSESTree.ReturnStatement).argument as Node]);
      }
      this.#returns.set(this.program, []);
    }
    return this.#returns.get(code) ?? [];
  }

  /** The function around a node. */
  functionAround(node: Node): FunctionNode | null {
    for (let outer = this.parentOf(node); outer !== null; outer = this.parentOf(outer)) {
      if (outer.type === 'ArrowFunctionExpression' || outer.type === 'FunctionExpression' || outer.type === 'FunctionDeclaration') return outer;
    }
    return null;
  }

  /** Counts a step of a reading; false when there were too many, after which nothing that was read is to be relied on. */
  step(): boolean {
    return ++this.#steps <= mostSteps;
  }

  get isExhausted(): boolean {
    return this.#steps > mostSteps;
  }

  /** What is done with a member of a value at a place, if it is an assignment or a call. A key that is computed is `*`. */
  useAt(root: Node): Use | null {
    const keys: string[] = [];
    let last: Node = root;
    for (let outer = this.parentOf(last); outer?.type === 'MemberExpression' && outer.object === last; outer = this.parentOf(last)) {
      keys.push(keyOf(outer) ?? '*');
      last = outer;
    }
    const node = this.parentOf(last);
    if (last.type !== 'MemberExpression' || keys.length === 0) return null;
    if (node?.type === 'AssignmentExpression' && node.left === last) return { keys, value: node.right, args: [], node, last };
    return node?.type === 'CallExpression' && node.callee === last ? { keys, value: null, args: node.arguments, node, last } : null;
  }
}

/** Far more than any file needs that people write. */
const mostSteps = 50_000;

/** The name of the member that is asked for; null if it is computed otherwise than by a text. */
export function keyOf({ computed, property }: TSESTree.MemberExpression): string | null {
  if (!computed) return property.type === 'Identifier' ? property.name : null;
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : null;
}

/** The node without what only a type checker sees, and without `?.` and `await` around it. */
export function bare(node: Node): Node {
  let at = node;
  for (;;) {
    if (at.type === 'TSAsExpression' || at.type === 'TSSatisfiesExpression' || at.type === 'TSNonNullExpression' || at.type === 'TSTypeAssertion' || at.type === 'ChainExpression') at = at.expression;
    else if (at.type === 'AwaitExpression') at = at.argument;
    else return at;
  }
}
