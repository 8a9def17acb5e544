import type { TSESTree } from '@typescript-eslint/utils';
import { keyOf, type Tree, type Variable } from '../../code/tree.ts';
import type { FunctionNode, Node } from '../../code/value.ts';
import { functionAt, isFunction } from '../../code/written.ts';

/** What is done with the response of a request: where it is read, and whether it goes where that cannot be seen. */
export interface ResponseUse {
  readonly reads: readonly Node[];
  readonly escapes: boolean;
}

/** What of an opaque response says nothing: its status, its headers and its body. */
const readable: ReadonlySet<string> = new Set(['json', 'text', 'blob', 'arrayBuffer', 'bytes', 'formData', 'body', 'status', 'ok', 'statusText', 'headers']);

const deepest = 8;

/** Follows the promise of a response to what reads it. */
export function responseUse(tree: Tree, call: Node): ResponseUse {
  const use = new Using(tree);
  use.promise(call, 0);
  return { reads: use.reads, escapes: use.escapes };
}

class Using {
  readonly reads: Node[] = [];
  escapes = false;
  readonly #tree: Tree;
  readonly #seen = new Set<Node>();

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  /** A promise of the response stands at a node. */
  promise(node: Node, depth: number): void {
    if (!this.#goesOn(node, depth)) return;
    const outer = this.#tree.parentOf(node);
    switch (outer?.type) {
      case 'AwaitExpression': return this.response(outer, depth + 1);
      case 'ExpressionStatement': return;
      case 'UnaryExpression': return;
      case 'ChainExpression': case 'TSNonNullExpression': case 'TSAsExpression': case 'ConditionalExpression': case 'LogicalExpression': return this.promise(outer, depth + 1);
      case 'MemberExpression': return this.#then(outer, depth);
      case 'VariableDeclarator': return this.#variable(outer, (name) => this.promise(name, depth + 1));
      case 'ReturnStatement': case 'ArrowFunctionExpression': return this.#returned(outer, depth);
      case 'NewExpression': case 'CallExpression': return this.#handedToFetch(outer, node, depth);
      default: this.escapes = true;
    }
  }

  /** The response itself stands at a node. */
  response(node: Node, depth: number): void {
    if (!this.#goesOn(node, depth)) return;
    const outer = this.#tree.parentOf(node);
    switch (outer?.type) {
      case 'MemberExpression': return this.#member(outer, depth);
      case 'VariableDeclarator': return outer.id.type === 'ObjectPattern' ? this.#pattern(outer.id) : this.#variable(outer, (name) => this.response(name, depth + 1));
      case 'ExpressionStatement': case 'IfStatement': case 'UnaryExpression': return;
      case 'ChainExpression': case 'TSNonNullExpression': case 'TSAsExpression': case 'ConditionalExpression': case 'LogicalExpression': return this.response(outer, depth + 1);
      case 'ReturnStatement': case 'ArrowFunctionExpression': return this.#returned(outer, depth);
      case 'CallExpression': return this.#argument(outer, node, depth);
      default: this.escapes = true;
    }
  }

  #goesOn(node: Node, depth: number): boolean {
    if (depth > deepest) this.escapes = true;
    if (depth > deepest || this.#seen.has(node)) return false;
    this.#seen.add(node);
    return true;
  }

  #then(member: TSESTree.MemberExpression, depth: number): void {
    const call = this.#tree.parentOf(member);
    const key = keyOf(member);
    if (call?.type !== 'CallExpression' || call.callee !== member || (key !== 'then' && key !== 'catch' && key !== 'finally')) return void (this.escapes = true);
    if (key !== 'then') return this.promise(call, depth + 1);
    const [callback] = call.arguments;
    if (callback !== undefined) this.#callback(callback, depth);
  }

  #callback(callback: Node, depth: number): void {
    const code = isFunction(callback) ? callback : functionAt(this.#tree, callback)?.code;
    if (code === undefined) this.escapes = true;
    else this.#parameter(code, 0, depth);
  }

  #parameter(code: FunctionNode, place: number, depth: number): void {
    const parameter = code.params[place];
    if (parameter?.type === 'ObjectPattern') this.#pattern(parameter);
    else if (parameter?.type === 'Identifier') {
      const variable = this.#tree.declared(code).find(({ defs }) => defs[0]?.name === parameter);
      if (variable !== undefined) this.#references(variable, (name) => this.response(name, depth + 1));
    }
  }

  #variable({ id, init: _ }: TSESTree.VariableDeclarator, follow: (name: Node) => void): void {
    const variable = id.type === 'Identifier' ? this.#tree.declared(this.#tree.parentOf(id) ?? id).find(({ name }) => name === id.name) : undefined;
    if (variable === undefined) this.escapes = true;
    else this.#references(variable, follow);
  }

  #references({ references }: Variable, follow: (name: Node) => void): void {
    for (const reference of references) if (reference.isRead()) follow(reference.identifier);
  }

  #member(member: TSESTree.MemberExpression, depth: number): void {
    const key = keyOf(member) ?? '';
    if (readable.has(key)) this.reads.push(member);
    const call = key === 'clone' ? this.#tree.parentOf(member) : null;
    if (call !== null) this.response(call, depth + 1);
  }

  #pattern(pattern: TSESTree.ObjectPattern): void {
    for (const property of pattern.properties) if (property.type === 'Property' && property.key.type === 'Identifier' && readable.has(property.key.name)) this.reads.push(property.key);
  }

  /** What is returned goes to those who call the function; one whose callers are elsewhere is not followed. */
  #returned(node: Node, depth: number): void {
    const code = node.type === 'ArrowFunctionExpression' ? node : this.#tree.functionAround(node);
    const outer = code === null ? null : this.#tree.parentOf(code);
    const name = code?.type === 'FunctionDeclaration' ? code.id : outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier' ? outer.id : null;
    const variable = name === null || code === null ? undefined : this.#tree.declared(code.type === 'FunctionDeclaration' ? code : (outer as Node)).find((one) => one.name === name.name);
    if (variable === undefined) return void (this.escapes = true);
    if (variable.references.every((reference) => !reference.isRead())) this.escapes = true;
    this.#references(variable, (reference) => this.#called(reference, depth));
  }

  #called(name: Node, depth: number): void {
    const call = this.#tree.parentOf(name);
    if (call?.type === 'CallExpression' && call.callee === name) this.promise(call, depth + 1);
    else this.escapes = true;
  }

  /** `fetch(new Request(…))` has the response of the outer one. */
  #handedToFetch(outer: TSESTree.CallExpression | TSESTree.NewExpression, node: Node, depth: number): void {
    if (outer.type === 'CallExpression' && outer.arguments[0] === node && node.type === 'NewExpression' && this.#tree.isGlobal(outer.callee, 'fetch')) this.promise(outer, depth + 1);
    else this.escapes = true;
  }

  #argument(call: TSESTree.CallExpression, node: Node, depth: number): void {
    const { callee } = call;
    if (callee.type === 'MemberExpression' && this.#tree.isGlobal(callee.object, 'console')) return;
    const called = functionAt(this.#tree, callee);
    if (called === null) this.escapes = true;
    else this.#parameter(called.code, call.arguments.indexOf(node as TSESTree.CallExpressionArgument), depth);
  }
}
