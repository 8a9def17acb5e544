import type { TSESTree } from '@typescript-eslint/utils';
import { isOfDeployment } from '../code/build.ts';
import { mentionedNames } from '../code/free-names.ts';
import type { Host } from '../code/machine.ts';
import { isRequestOrResponse } from '../code/roles.ts';
import type { Node } from '../code/value.ts';
import { findHandedOut } from './handed-out.ts';
import { findInfluence, type Influence } from './influence.ts';
import { Installed } from './installed.ts';
import { OptionObjects } from './option-objects.ts';
import { RelevantText } from './relevant-text.ts';

/** Names of functions that give an answer to the library that asked. */
const callsBack = /\b(?:cb|callback|done|next|resolve)\(/;

/** Names under which programs find the variables of their environment, in what holds them and where handlers are given them. */
const environments: ReadonlySet<string> = new Set(['process', 'meta', 'Deno', 'Bun', 'env']);

/** What is read of what may hold the environment, and a variable of it by its name. */
const memberThere = /\w+\s*\??\.\s*\w+/y;
const variableThere = /env\s*\??\.\s*(?<name>\w+)/y;

/** What of a program can matter to CORS headers. It is found once, whatever world the program is run in. */
export class Slice implements Pick<Host, 'matters' | 'influences'> {
  readonly relevant: RelevantText;
  /** The path of the file, with slashes. */
  readonly fileName: string;
  readonly installed: Installed;
  readonly optionObjects: OptionObjects;
  readonly #program: TSESTree.Program;
  readonly #text: string;
  readonly #matters = new WeakMap<Node, boolean>();
  #influence: Influence | null = null;

  constructor(program: TSESTree.Program, text: string, fileName: string, settings: unknown) {
    this.#program = program;
    this.#text = text;
    this.fileName = fileName.replaceAll('\\', '/');
    this.installed = new Installed(fileName, settings);
    this.optionObjects = new OptionObjects(program, this.installed);
    this.relevant = new RelevantText(text, program, this.installed.modules);
  }

  readonly matters = (node: Node): boolean => {
    let known = this.#matters.get(node);
    if (known === undefined) this.#matters.set(node, (known = this.relevant.mentions(node) || callsBack.test(this.#text.slice(...node.range))));
    return known;
  };

  readonly influences = (node: Node): boolean => mentionedNames(node).some((name) => !isRequestOrResponse(name) && this.#found().names.has(name));

  /** Whether the environment may decide about CORS headers: it is named anywhere but in statements that have nothing to do with them. */
  readsEnvironment(): boolean {
    const named = this.relevant.positionsOf(environments).filter((position) => this.#isEnvironmentAt(position));
    const deciding = named.filter((position) => !this.#found().isIndifferentAt(position));
    return deciding.length > 0 && !deciding.every(findHandedOut(this.#program, this.relevant).isOnlyHandedOut);
  }

  /** Whether variables stand there that differ from world to world, or may do so: not what else `process` is used for, nor another `meta` than that of `import`. */
  #isEnvironmentAt(position: number): boolean {
    variableThere.lastIndex = memberThere.lastIndex = position;
    const variable = variableThere.exec(this.#text)?.groups?.['name'];
    if (variable !== undefined) return !isOfDeployment(variable);
    // Where `env` is read of it, that is another position.
    return !memberThere.test(this.#text) && !this.#text.startsWith('meta', position);
  }

  /** Whether what is read at a place may decide about CORS headers. */
  decidesAt(node: Node): boolean {
    return !this.#found().isIndifferentAt(node.range[0]);
  }

  #found(): Influence {
    return (this.#influence ??= findInfluence(this.#program, this.matters));
  }
}
