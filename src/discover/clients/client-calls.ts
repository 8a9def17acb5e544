import type { TSESTree } from '@typescript-eslint/utils';
import { bare, keyOf, type Tree, type Variable } from '../../code/tree.ts';
import type { Node } from '../../code/value.ts';
import { valuesOf } from '../../code/written.ts';
import { clientModels, type ClientModel } from '../../models/clients.ts';
import { importedFrom } from './written-headers.ts';

/** A call that sends a request, or that makes a client which will. */
export interface ClientCall {
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly model: ClientModel;
  /** The place of the options among the arguments. */
  readonly place: number;
  /** It is known what is called, not only how it is named. */
  readonly certain: boolean;
}

interface Client {
  readonly model: ClientModel;
  readonly certain: boolean;
}

const globalObjects: ReadonlySet<string> = new Set(['window', 'globalThis', 'self']);

/** The call of a client that a node is, or null. */
export function clientCallAt(tree: Tree, node: Node): ClientCall | null {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null;
  const callee = bare(node.callee);
  const client = clientAt(tree, callee);
  const direct = node.type === 'NewExpression' ? client?.model.constructed : client?.model.called;
  if (client !== null && direct !== undefined) return { node, ...client, place: direct };
  if (node.type === 'NewExpression' || callee.type !== 'MemberExpression') return null;
  const key = keyOf(callee) ?? '';
  const receiver = clientAt(tree, callee.object) ?? wrapperAt(tree, callee.object);
  const place = receiver?.model.methods?.[key] ?? receiver?.model.makers?.[key];
  return receiver === null || place === undefined || typeof place !== 'number' ? null : { node, ...receiver, place };
}

/** The client that an expression stands for. */
function clientAt(tree: Tree, expression: Node, depth = 0): Client | null {
  const node = bare(expression);
  if (node.type === 'Identifier') return named(tree, node, depth);
  if (node.type === 'CallExpression') return depth < 4 ? made(tree, node, depth) : null;
  if (node.type !== 'MemberExpression') return null;
  const key = keyOf(node) ?? '';
  if (node.object.type === 'Identifier' && globalObjects.has(node.object.name) && tree.variableOf(node.object) === null) return certainly(clientModels.find(({ globals }) => globals.includes(key)));
  if (key === 'default') return clientAt(tree, node.object, depth + 1);
  return likely(tree, key);
}

const certainly = (model: ClientModel | undefined): Client | null => (model === undefined ? null : { model, certain: true });

function named(tree: Tree, node: TSESTree.Identifier, depth: number): Client | null {
  const variable = tree.variableOf(node);
  if (variable === null) return certainly(clientModels.find(({ globals }) => globals.includes(node.name))) ?? likely(tree, node.name);
  if (variable.defs[0]?.type === 'Parameter') return node.name === 'fetch' ? certainly(clientModels[0]) : likely(tree, node.name);
  const imported = exportOf(tree, variable);
  if (imported !== null) return certainly(clientModels.find(({ modules }) => Object.hasOwn(modules, imported.module) && modules[imported.module]?.includes(imported.name))) ?? (/^[.@~]/.test(imported.module) ? likely(tree, node.name) : null);
  const values = depth < 4 ? valuesOf(variable) : [];
  for (const value of values) {
    const client = bare(value).type === 'Identifier' || bare(value).type === 'CallExpression' || bare(value).type === 'MemberExpression' ? clientAt(tree, value, depth + 1) : null;
    if (client !== null) return client;
  }
  return likely(tree, node.name);
}

/** A client that a method of another makes, such as `create`. */
function made(tree: Tree, { callee, arguments: args }: TSESTree.CallExpression, depth: number): Client | null {
  if (requiredModule(tree, callee, args) !== null) return certainly(clientModels.find(({ modules }) => modules[requiredModule(tree, callee, args) ?? '']?.includes('*')));
  if (callee.type !== 'MemberExpression') return null;
  const client = clientAt(tree, callee.object, depth + 1);
  return client?.model.makers?.[keyOf(callee) ?? ''] === undefined ? null : client;
}

function requiredModule(tree: Tree, callee: Node, [argument]: readonly Node[]): string | null {
  return tree.isGlobal(callee, 'require') && argument?.type === 'Literal' && typeof argument.value === 'string' ? argument.value : null;
}

/** Where a variable is imported from, and by which name; `*` for all of a module. */
export function exportOf(tree: Tree, variable: Variable): { readonly module: string; readonly name: string } | null {
  const module = importedFrom(variable);
  const [definition] = variable.defs;
  if (module !== null) return { module, name: definition?.node.type === 'ImportSpecifier' ? importedName(definition.node) : definition?.node.type === 'ImportDefaultSpecifier' ? 'default' : '*' };
  const { node } = definition ?? {};
  const init = node?.type === 'VariableDeclarator' && node.init !== null ? bare(node.init) : null;
  const required = init?.type === 'CallExpression' ? requiredModule(tree, init.callee, init.arguments) : null;
  if (required === null || node?.type !== 'VariableDeclarator') return null;
  return { module: required, name: node.id.type === 'Identifier' ? '*' : propertyFor(node.id, variable) };
}

const importedName = ({ imported }: TSESTree.ImportSpecifier): string => (imported.type === 'Identifier' ? imported.name : imported.value);

/** The property that a pattern takes for a variable. */
function propertyFor(pattern: TSESTree.BindingName, variable: Variable): string {
  const found = pattern.type === 'ObjectPattern' ? pattern.properties.find((property) => property.type === 'Property' && property.value.type === 'Identifier' && property.value.name === variable.name) : undefined;
  return found?.type === 'Property' && found.key.type === 'Identifier' ? found.key.name : '';
}

/** What a name alone says. */
function likely(tree: Tree, name: string): Client | null {
  const model = clientModels.find(({ named: says }) => says?.names.test(name) && !/mock|stub/i.test(name) && (says.beside === null || importsModule(tree, says.beside)));
  return model === undefined ? null : { model, certain: false };
}

/** Something of another file of the project with methods like those of clients, which is not plainly a server or a stand-in. */
function wrapperAt(tree: Tree, expression: Node): Client | null {
  const variable = expression.type === 'Identifier' ? tree.variableOf(expression) : null;
  const imported = variable === null ? null : exportOf(tree, variable);
  if (imported === null || !/^(?:\.|@\/|~|src\/)/.test(imported.module) || /mock|stub|nock|server|router?|app$|test|fixture/i.test(`${variable?.name} ${imported.module.split('/').at(-1)}`)) return null;
  const model = clientModels.find(({ name }) => name === 'axios');
  return model === undefined ? null : { model, certain: false };
}

const importsModule = (tree: Tree, module: string): boolean => tree.program.body.some((node) => node.type === 'ImportDeclaration' && node.source.value === module);
