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

/** Names under which programs find the variables of their environment, and the one that modules may export it by. */
const environments: ReadonlySet<string> = new Set(['process', 'meta', 'Deno', 'Bun']);
const ofModules: ReadonlySet<string> = new Set(['env']);
const environmentModule = /['"](?:node:)?process['"]/;

/** What is read of what holds the environment: something else, or one variable by its name. */
const memberThere = /\w+\s*\??\.\s*(?:(?!env\b)\w+|env\s*\??\.\s*(?<variable>\w+))/y;

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
    const imported = environmentModule.test(this.#text) ? this.relevant.positionsOf(ofModules) : [];
    const deciding = [...named, ...imported].filter((position) => !this.#found().isIndifferentAt(position));
    return deciding.length > 0 && !deciding.every(findHandedOut(this.#program, this.relevant).isOnlyHandedOut);
  }

  /** Whether variables stand there that differ from world to world, or may do so: not what else `process` is used for, nor another `meta` than that of `import`. */
  #isEnvironmentAt(position: number): boolean {
    memberThere.lastIndex = position;
    const member = memberThere.exec(this.#text);
    if (member === null) return !/^\.?meta\b/.test(this.#text.slice(position, position + 6));
    const variable = member.groups?.['variable'];
    return variable !== undefined && !isOfDeployment(variable);
  }

  /** Whether what is read at a place may decide about CORS headers. */
  decidesAt(node: Node): boolean {
    return !this.#found().isIndifferentAt(node.range[0]);
  }

  #found(): Influence {
    return (this.#influence ??= findInfluence(this.#program, this.matters));
  }
}
