import type { TSESTree } from '@typescript-eslint/utils';
import { bare, keyOf, type Tree, type Variable } from './tree.ts';
import type { FunctionNode, Node, Settled } from './value.ts';

/** A text as far as its beginning is written in the file. */
export interface WrittenText {
  readonly text: string;
  /** Whether that is all of it. */
  readonly whole: boolean;
  /** The piece of code that holds the beginning. */
  readonly at: Node;
}

/** What holds a value: a variable, or a field of a class. */
export type Owner = Variable | TSESTree.PropertyDefinition;

/** What an expression can be, as it is written, and what holds it on the way there. */
export interface Written {
  readonly node: Node;
  readonly owners: readonly Owner[];
}

const deepest = 12;
const deepestText = 60;

/** The text that an expression is, or starts with; null where no part of that is written. Branches are not looked into. */
export function textAt(tree: Tree, expression: Node, depth = 0): WrittenText | null {
  const node = bare(expression);
  if (depth > deepestText || !tree.step()) return null;
  if (node.type === 'Literal') return typeof node.value === 'string' ? { text: node.value, whole: true, at: node } : null;
  if (node.type === 'TemplateLiteral') return templateText(tree, node, depth);
  if (node.type === 'BinaryExpression' && node.operator === '+') return joined(textAt(tree, node.left, depth + 1), () => textAt(tree, node.right, depth + 1));
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return null;
  const values = writtenAt(tree, node);
  const [only] = values;
  return values.length === 1 && only !== undefined && only.node !== node ? textAt(tree, only.node, depth + 1) : null;
}

function templateText(tree: Tree, { quasis, expressions, ...node }: TSESTree.TemplateLiteral, depth: number): WrittenText | null {
  let text: WrittenText | null = { text: quasis[0]?.value.cooked ?? '', whole: true, at: node as TSESTree.TemplateLiteral };
  for (const [index, expression] of expressions.entries()) {
    const next = textAt(tree, expression, depth + 1);
    text = text.text === '' && index === 0 ? next : joined(text, () => next);
    if (text === null || !text.whole) return text;
    text = { ...text, text: text.text + (quasis[index + 1]?.value.cooked ?? '') };
  }
  return text;
}

function joined(left: WrittenText | null, right: () => WrittenText | null): WrittenText | null {
  if (left === null || !left.whole) return left;
  const rest = right();
  return rest === null ? { ...left, whole: false } : { text: left.text + rest.text, whole: rest.whole, at: left.text === '' ? rest.at : left.at };
}

/**
 * What an expression can be as far as that is written in the file: what its names were given, both branches of a condition, what
 * functions of the file return. An expression that cannot be followed is itself.
 */
export function writtenAt(tree: Tree, expression: Node, owners: readonly Owner[] = []): readonly Written[] {
  const node = bare(expression);
  if (owners.length > deepest || !tree.step()) return [];
  switch (node.type) {
    case 'ConditionalExpression': return [...writtenAt(tree, node.consequent, owners), ...writtenAt(tree, node.alternate, owners)];
    case 'LogicalExpression': return [...writtenAt(tree, node.left, owners), ...writtenAt(tree, node.right, owners)];
    case 'Identifier': return named(tree, node, owners);
    case 'MemberExpression': return membersAt(tree, node, owners);
    case 'CallExpression': return called(tree, node, owners);
    default: return [{ node, owners }];
  }
}

function named(tree: Tree, node: TSESTree.Identifier, owners: readonly Owner[]): readonly Written[] {
  const variable = tree.variableOf(node);
  if (variable === null || owners.includes(variable)) return [{ node, owners }];
  const values = valuesOf(variable);
  return values.length === 0 ? [{ node, owners: [...owners, variable] }] : values.flatMap((value) => writtenAt(tree, value, [...owners, variable]));
}

/** All that a variable is ever given; nothing if it gets a value in another way, too. */
export function valuesOf({ defs, references }: Variable): readonly Node[] {
  const [definition] = defs;
  if (defs.length !== 1 || definition?.node.type !== 'VariableDeclarator' || definition.node.id.type !== 'Identifier') return [];
  return references.flatMap((reference) => (reference.isWrite() && reference.writeExpr ? [reference.writeExpr] : []));
}

/** A member: of an object that is written, or a field of the class around `this`. */
function membersAt(tree: Tree, node: TSESTree.MemberExpression, owners: readonly Owner[]): readonly Written[] {
  const key = keyOf(node);
  if (key === null) return [{ node, owners }];
  if (node.object.type === 'ThisExpression') return fieldAt(tree, node, key, owners);
  const values = writtenAt(tree, node.object, owners).flatMap((object) => propertyOf(object, key));
  return values.length === 0 ? [{ node, owners }] : values.flatMap((value) => (value.node === node ? [value] : writtenAt(tree, value.node, value.owners)));
}

function propertyOf({ node, owners }: Written, key: string): readonly Written[] {
  if (node.type !== 'ObjectExpression') return [];
  return node.properties.flatMap((property) => (property.type === 'Property' && nameOf(property) === key ? [{ node: property.value, owners }] : []));
}

function fieldAt(tree: Tree, node: Node, key: string, owners: readonly Owner[]): readonly Written[] {
  const body = classAround(tree, node);
  const field = body?.body.find((member) => member.type === 'PropertyDefinition' && !member.computed && member.key.type === 'Identifier' && member.key.name === key);
  if (field?.type !== 'PropertyDefinition' || field.value === null || owners.includes(field)) return [{ node, owners }];
  return writtenAt(tree, field.value, [...owners, field]);
}

function classAround(tree: Tree, node: Node): TSESTree.ClassBody | null {
  for (const outer of tree.around(node)) if (outer.type === 'ClassBody') return outer;
  return null;
}

/** What a function of the file returns, or what `Object.assign` and `Object.freeze` are given. */
function called(tree: Tree, node: TSESTree.CallExpression, owners: readonly Owner[]): readonly Written[] {
  const { callee } = node;
  if (callee.type === 'MemberExpression' && tree.isGlobal(callee.object, 'Object') && /^(?:assign|freeze)$/.test(keyOf(callee) ?? '')) return node.arguments.flatMap((argument) => writtenAt(tree, argument, owners));
  const found = functionAt(tree, callee);
  if (found === null || owners.includes(found.variable)) return [{ node, owners }];
  return returnsOf(tree, found.code).flatMap((value) => writtenAt(tree, value, [...owners, found.variable]));
}

/** The function of the file that a name stands for. */
export function functionAt(tree: Tree, name: Node): { readonly code: FunctionNode; readonly variable: Variable } | null {
  const variable = name.type === 'Identifier' ? tree.variableOf(name) : null;
  const [definition] = variable?.defs ?? [];
  if (variable === null || definition === undefined) return null;
  const code = definition.node.type === 'FunctionDeclaration' ? definition.node : valuesOf(variable).find(isFunction);
  return code === undefined ? null : { code, variable };
}

export const isFunction = (node: Node): node is FunctionNode => node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration';

/** What a function returns. */
const returnsOf = (tree: Tree, code: FunctionNode): readonly Node[] => (code.body.type === 'BlockStatement' ? tree.returnedBy(code) : [code.body]);

/** The name of a property; null if it is computed. */
export function nameOf({ computed, key }: TSESTree.Property): string | null {
  if (key.type === 'Literal') return String(key.value);
  return !computed && key.type === 'Identifier' ? key.name : null;
}

/**
 * Where a value is written that was taken from an object together with its name, as loops over its entries do: at the property, which
 * is the same for all that hand it on. Else `handed`, which is what was handed on with the name.
 */
export function placeOfPair(name: Settled, handed: Node | null): Node | null {
  if (name.kind !== 'primitive') return handed;
  const { at } = name;
  const holder = at?.parent;
  const own = holder?.type === 'Property' && holder.value === at ? nameOf(holder) : holder?.type === 'AssignmentExpression' && holder.right === at && holder.left.type === 'MemberExpression' ? keyOf(holder.left) : null;
  return own !== null && own.toLowerCase() === String(name.value).toLowerCase() ? at : handed;
}

/** The name of a property, a constant of the file included. */
export const writtenName = (tree: Tree, property: TSESTree.Property): string | null => nameOf(property) ?? wholeText(tree, property.key);

/** The text that an expression is, if all of it is written. */
export function wholeText(tree: Tree, node: Node): string | null {
  const text = textAt(tree, node);
  return text?.whole ? text.text : null;
}
