import type { TSESTree } from '@typescript-eslint/utils';
import { bare, type Tree, type Use, type Variable } from '../../code/tree.ts';
import type { Node } from '../../code/value.ts';
import { textAt, wholeText, writtenAt, writtenName, type Owner, type Written } from '../../code/written.ts';
import { headerClasses } from '../../models/clients.ts';

/** A header as the file writes it. */
export interface WrittenHeader {
  readonly name: string;
  /** Where the name stands. */
  readonly at: Node;
  /** The property, the pair, the assignment or the call that sets it. */
  readonly part: Node;
  readonly value: Node | null;
  readonly owners: readonly Owner[];
}

/** What a value is as a text: that of a flag or a number, too; null where it is not written out. */
export const valueText = (tree: Tree, node: Node): string | null => (node.type === 'Literal' ? String(node.value) : wholeText(tree, node));

const isSetter = (key: string | undefined): boolean => key === 'set' || key === 'append' || key === 'setRequestHeader';

/** The headers that an expression holds, as far as they are written: a literal, a list of pairs, a header list, what is set on either later. */
export function headersAt(tree: Tree, expression: Node, owners: readonly Owner[] = []): readonly WrittenHeader[] {
  const found = writtenAt(tree, expression, owners);
  const holders = new Set(found.flatMap((one) => one.owners.filter((owner) => !owners.includes(owner))));
  return [...found.flatMap((one) => literalHeaders(tree, one)), ...[...holders].flatMap((owner) => laterHeaders(tree, owner, []))];
}

function literalHeaders(tree: Tree, { node, owners }: Written): readonly WrittenHeader[] {
  switch (node.type) {
    case 'ObjectExpression': return node.properties.flatMap((property) => propertyHeaders(tree, property, owners));
    case 'ArrayExpression': return node.elements.flatMap((element) => pairHeader(tree, element, owners));
    case 'NewExpression': return isHeaderClass(tree, node.callee) && node.arguments[0] ? headersAt(tree, node.arguments[0], owners) : [];
    case 'CallExpression': return chainHeaders(tree, node, owners);
    default: return [];
  }
}

function propertyHeaders(tree: Tree, property: TSESTree.ObjectLiteralElement, owners: readonly Owner[]): readonly WrittenHeader[] {
  if (property.type === 'SpreadElement') return headersAt(tree, property.argument, owners);
  const name = writtenName(tree, property);
  return name === null ? [] : [{ name, at: property.key, part: property, value: property.value, owners }];
}

function pairHeader(tree: Tree, element: Node | null, owners: readonly Owner[]): readonly WrittenHeader[] {
  if (element?.type === 'SpreadElement') return headersAt(tree, element.argument, owners);
  const [key, value] = element?.type === 'ArrayExpression' ? element.elements : [];
  const name = key ? wholeText(tree, key) : null;
  return element === null || !key || name === null ? [] : [{ name, at: key, part: element, value: value ?? null, owners }];
}

/** `headers.set(name, value)`, which gives the headers back. */
function chainHeaders(tree: Tree, node: TSESTree.CallExpression, owners: readonly Owner[]): readonly WrittenHeader[] {
  const { callee } = node;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || !isSetter(callee.property.name)) return [];
  return [...setHeader(tree, node, owners), ...headersAt(tree, callee.object, owners)];
}

/** What a call of `set(name, value)` or `set({ … })` sets. */
export function setHeader(tree: Tree, node: TSESTree.CallExpression, owners: readonly Owner[]): readonly WrittenHeader[] {
  const [key, value] = node.arguments;
  const text = key === undefined ? null : textAt(tree, key);
  if (key === undefined || text === null) return key === undefined || bare(key).type !== 'ObjectExpression' ? [] : headersAt(tree, key, owners);
  return text.whole && value !== undefined ? [{ name: text.text, at: key, part: node, value, owners }] : [];
}

/** What is set on a holder of headers after it was made; `path` leads from the holder to the headers. */
export function laterHeaders(tree: Tree, owner: Owner, path: readonly string[]): readonly WrittenHeader[] {
  if (!('references' in owner)) return [];
  return tree.usesOf(owner).flatMap((use) => (path.every((key, i) => use.keys[i] === key) ? changedHeaders(tree, use, path.length, [owner]) : []));
}

/** The headers that a change sets; `depth` keys lead to the headers. */
export function changedHeaders(tree: Tree, { keys, value, node, last }: Use, depth: number, owners: readonly Owner[]): readonly WrittenHeader[] {
  if (value === null) return keys.length === depth + 1 && isSetter(keys.at(-1)) && node.type === 'CallExpression' ? setHeader(tree, node, owners) : [];
  if (keys.length === depth) return depth === 0 ? [] : headersAt(tree, value, owners);
  const name = keys.at(-1) === '*' ? wholeText(tree, last.property) : (keys.at(-1) ?? null);
  return keys.length !== depth + 1 || name === null ? [] : [{ name, at: last.property, part: node, value, owners }];
}

/** Whether a class is one of header lists. */
export function isHeaderClass(tree: Tree, callee: Node): boolean {
  if (callee.type !== 'Identifier' || !Object.hasOwn(headerClasses, callee.name)) return false;
  const module = headerClasses[callee.name] ?? null;
  return module === null ? tree.variableOf(callee) === null : importedFrom(tree.variableOf(callee)) === module;
}

/** The module that a variable is imported from, or null. */
export function importedFrom(variable: Variable | null): string | null {
  const [definition] = variable?.defs ?? [];
  const parent = definition?.parent;
  return parent?.type === 'ImportDeclaration' ? parent.source.value : null;
}
