import { patternNames } from '../code/environment.ts';
import type { Node } from '../code/value.ts';
import { children } from '../code/walk.ts';
import { unspoken } from '../models/unspoken.ts';

/** How the headers are called, and how they are miscalled. */
const headers = ['access-control-', 'control-allow-', 'access[-_]?controll?s?[-_]?(?:allow|expose|max)', '(?:allow-access|access-allow)-'];

/** Words that have to do with CORS by themselves: what a response varies by is said as a header, by a method, or among others. */
const gate = new RegExp([...headers, 'cors', '\\bvary\\b(?=[\'"`]?\\s*[:,(\\]])'].join('|'), 'gi');

/** What libraries export that allow origins without a word of it: names as they are written, for others are alike but for their case. */
const exported = new RegExp(`\\b(?:${Object.values(unspoken).join('|')})\\b`, 'g');

/** How often relevance is handed on from a declaration to those that mention its name. */
const rounds = 12;

interface Declaration {
  readonly name: string;
  readonly node: Node;
}

/** A name in the text: of a variable as it is, of a member after a dot. What the gate looks for has no name, and is always relevant. */
interface Word {
  readonly start: number;
  readonly name: string | null;
}

/** Which parts of a file can have to do with CORS: those that mention it, and those that mention a name which does. */
export class RelevantText {
  readonly #starts: readonly number[];
  readonly #words: readonly Word[];
  #counts: readonly number[];

  constructor(text: string, program: Node, modules: readonly string[] = []) {
    const { words, declarations } = namesIn(program);
    for (const { index } of [...text.matchAll(gate), ...text.matchAll(exported)]) words.push({ start: index, name: null });
    for (const module of modules) for (let at = text.indexOf(module); at !== -1; at = text.indexOf(module, at + 1)) words.push({ start: at, name: null });
    this.#words = words.sort((a, b) => a.start - b.start);
    this.#starts = words.map(({ start }) => start);
    const relevant = new Set<string>();
    this.#counts = this.#count(relevant);
    for (let round = 0, before = -1; round < rounds && before < relevant.size; round++) {
      before = relevant.size;
      for (const { name, node } of declarations) if (!relevant.has(name) && this.mentions(node)) relevant.add(name);
      if (relevant.size > before) this.#counts = this.#count(relevant);
    }
  }

  /** Whether the text of a node has to do with CORS, directly or through a name. */
  mentions(node: Node): boolean {
    return this.#counts[this.#index(node.range[1])]! > this.#counts[this.#index(node.range[0])]!;
  }

  /** Where variables or members of some names stand. */
  positionsOf(names: ReadonlySet<string>): readonly number[] {
    return this.#words.filter(({ name }) => name !== null && names.has(name.replace('.', ''))).map(({ start }) => start);
  }

  /** How many relevant words stand before each word. */
  #count(relevant: ReadonlySet<string>): readonly number[] {
    const counts = [0];
    for (const { name } of this.#words) counts.push(counts.at(-1)! + (name === null || relevant.has(name) ? 1 : 0));
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
}

/** The names that a program mentions, and those that it declares. A key that is written out mentions nothing. */
function namesIn(program: Node): { words: Word[]; declarations: Declaration[] } {
  const words: Word[] = [];
  const declarations: Declaration[] = [];
  const pending: Node[] = [program];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const name of declaredNames(node)) declarations.push({ name, node });
    // Whatever a program calls it, what comes from a module of that name has to do with it.
    if (node.type === 'ImportDeclaration') for (const { local } of node.specifiers) declarations.push({ name: local.name, node: node.source });
    if (node.type === 'Identifier') words.push({ start: node.range[0], name: node.name });
    const key = keyOf(node);
    if (key?.type === 'Identifier' && node.type === 'MemberExpression') words.push({ start: key.range[0], name: `.${key.name}` });
    for (const child of children(node)) if (child !== key) pending.push(child);
  }
  return { words, declarations };
}

/** What names a member, where that is not computed. */
function keyOf(node: Node): Node | null {
  if (node.type === 'MemberExpression') return node.computed ? null : node.property;
  return (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') && !node.computed ? node.key : null;
}

function declaredNames(node: Node): readonly string[] {
  switch (node.type) {
    case 'FunctionDeclaration': case 'ClassDeclaration': case 'TSEnumDeclaration': case 'TSImportEqualsDeclaration': return node.id ? [node.id.name] : [];
    case 'VariableDeclarator': return boundNames(node.id);
    case 'ImportSpecifier': case 'ImportDefaultSpecifier': case 'ImportNamespaceSpecifier': return [node.local.name];
    case 'MethodDefinition': case 'PropertyDefinition': return memberName(node.key);
    case 'Property': return /Function/.test(node.value.type) ? memberName(node.key) : [];
    case 'AssignmentExpression': return node.left.type === 'MemberExpression' ? memberName(node.left.property) : boundNames(node.left);
    default: return [];
  }
}

const memberName = (key: Node): readonly string[] => (key.type === 'Identifier' ? [`.${key.name}`] : []);

function boundNames(target: Node): readonly string[] {
  const names: string[] = [];
  patternNames(target, names);
  return names;
}
