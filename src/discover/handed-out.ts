import { builtinModules } from 'node:module';
import { patternNames } from '../code/environment.ts';
import type { Node } from '../code/value.ts';
import { children } from '../code/walk.ts';
import type { RelevantText } from './relevant-text.ts';

/** Where a file does nothing with what stands there but hand it to functions of other files, of which nothing was read. */
export interface HandedOut {
  readonly isOnlyHandedOut: (position: number) => boolean;
}

interface Places {
  readonly foreign: Set<string>;
  readonly calls: { readonly root: string; readonly node: Node; readonly args: readonly [number, number] }[];
  readonly constants: { readonly name: string; readonly node: Node }[];
}

/** Finds what a program hands out: arguments of functions of other files where these have nothing to do with what is looked for, and constants that are nothing else. */
export function findHandedOut(program: Node, relevant: RelevantText): HandedOut {
  const { foreign, calls, constants } = placesIn(program);
  const handed = calls.filter(({ root, node }) => foreign.has(root) && !relevant.mentions(node)).map(({ args }) => args);
  const isWithin = (position: number): boolean => handed.some(([start, end]) => start <= position && position < end);
  const isSuchConstant = ({ name, node, node: { range: [start, end] } }: Places['constants'][number]): boolean =>
    !relevant.mentions(node) && relevant.positionsOf(new Set([name])).every((position) => (start <= position && position < end) || isWithin(position));
  return { isOnlyHandedOut: (position) => isWithin(position) || constants.some((one) => one.node.range[0] <= position && position < one.node.range[1] && isSuchConstant(one)) };
}

function placesIn(program: Node): Places {
  const places: Places = { foreign: new Set(), calls: [], constants: [] };
  const pending: Node[] = [program];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    note(node, places);
    pending.push(...children(node));
  }
  return places;
}

function note(node: Node, { foreign, calls, constants }: Places): void {
  if (node.type === 'ImportDeclaration' && isForeign(node.source.value)) for (const { local } of node.specifiers) foreign.add(local.name);
  if (node.type === 'VariableDeclarator' && node.init != null) {
    const names: string[] = [];
    patternNames(node.id, names);
    if (isRequired(node.init)) for (const name of names) foreign.add(name);
    else if (node.id.type === 'Identifier' && !/Function/.test(node.init.type)) constants.push({ name: node.id.name, node });
  }
  if ((node.type !== 'CallExpression' && node.type !== 'NewExpression') || node.arguments.length === 0) return;
  const root = rootOf(node.callee);
  if (root !== null) calls.push({ root, node, args: [node.arguments[0]!.range[0], node.range[1]] });
}

/** Modules of the platform are known, in part. */
const isForeign = (specifier: string): boolean => !specifier.startsWith('node:') && !builtinModules.includes(specifier);

function isRequired(init: Node): boolean {
  const [specifier] = init.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require' ? init.arguments : [];
  return specifier?.type === 'Literal' && typeof specifier.value === 'string' && isForeign(specifier.value);
}

/** The variable that a function is a member of, or is itself. */
function rootOf(callee: Node): string | null {
  if (callee.type === 'MemberExpression') return rootOf(callee.object);
  return callee.type === 'Identifier' ? callee.name : null;
}
