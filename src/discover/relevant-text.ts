import { patternNames } from '../code/environment.ts';
import type { Node } from '../code/value.ts';
import { children } from '../code/walk.ts';

const interesting = /access-control-|cors|[A-Za-z_$][\w$]*/gi;
const gate = /access-control-|cors/i;

/** How often relevance is handed on from a declaration to those that mention its name. */
const rounds = 12;

interface Declaration {
  readonly name: string;
  readonly first: number;
  readonly end: number;
}

/** Which parts of a file can have to do with CORS: those that mention it, and those that mention a name which does. */
export class RelevantText {
  readonly #starts: number[] = [];
  readonly #words: string[] = [];
  #counts: readonly number[];

  constructor(text: string, program: Node) {
    for (const match of text.matchAll(interesting)) {
      this.#starts.push(match.index);
      this.#words.push(match[0]);
    }
    const relevant = new Set<string>();
    const declarations = this.#declarations(program);
    this.#counts = this.#count(relevant);
    for (let round = 0, before = -1; round < rounds && before < relevant.size; round++) {
      before = relevant.size;
      for (const { name, first, end } of declarations) if (this.#counts[end]! > this.#counts[first]!) relevant.add(name);
      this.#counts = this.#count(relevant);
    }
  }

  /** Whether the text of a node has to do with CORS, directly or through a name. */
  mentions(node: Node): boolean {
    return this.#counts[this.#index(node.range[1])]! > this.#counts[this.#index(node.range[0])]!;
  }

  /** How many relevant words stand before each word. */
  #count(relevant: ReadonlySet<string>): readonly number[] {
    const counts = [0];
    for (const word of this.#words) counts.push(counts.at(-1)! + (relevant.has(word) || gate.test(word) ? 1 : 0));
    return counts;
  }

  /** How many words start before a position. */
  #index(position: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #declarations(program: Node): Declaration[] {
    const found: Declaration[] = [];
    const pending: Node[] = [program];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      for (const name of declaredNames(node)) found.push({ name, first: this.#index(node.range[0]), end: this.#index(node.range[1]) });
      pending.push(...children(node));
    }
    return found;
  }
}

function declaredNames(node: Node): readonly string[] {
  switch (node.type) {
    case 'FunctionDeclaration': case 'ClassDeclaration': case 'TSEnumDeclaration': case 'TSImportEqualsDeclaration': return node.id ? [node.id.name] : [];
    case 'VariableDeclarator': return boundNames(node.id);
    case 'ImportSpecifier': case 'ImportDefaultSpecifier': case 'ImportNamespaceSpecifier': return [node.local.name];
    case 'MethodDefinition': case 'PropertyDefinition': case 'Property': return node.key.type === 'Identifier' ? [node.key.name] : [];
    case 'AssignmentExpression': return assignedNames(node.left);
    default: return [];
  }
}

function boundNames(target: Node): readonly string[] {
  const names: string[] = [];
  patternNames(target, names);
  return names;
}

const assignedNames = (target: Node): readonly string[] => (target.type === 'MemberExpression' ? (target.property.type === 'Identifier' ? [target.property.name] : []) : boundNames(target));
