import type { TSESTree } from '@typescript-eslint/utils';
import { bare, keyOf, type Tree, type Variable } from '../../code/tree.ts';
import type { Node } from '../../code/value.ts';
import { nameOf, valuesOf, wholeText, writtenAt } from '../../code/written.ts';
import { corsResponseHeader } from '../../spec/headers.ts';
import { exportOf } from './client-calls.ts';

/** Where a server fetches whatever URL a request names, and lets every origin read what comes back. */
export function findOpenProxies(tree: Tree, requests: readonly { readonly node: Node }[]): readonly Node[] {
  const sent = requests.flatMap(({ node }) => {
    const address = node.type === 'CallExpression' ? node.arguments[0] : undefined;
    const code = address === undefined ? null : tree.functionAround(node);
    return address !== undefined && code !== null && isChosenByCaller(tree, address) && allowsAny(tree, code) ? [address] : [];
  });
  return [...sent, ...tree.nodes.flatMap((node) => openServer(tree, node))];
}

/** Whether a URL is a part of the query, and nothing else is done with it than to see whether it is there. */
function isChosenByCaller(tree: Tree, expression: Node): boolean {
  const node = withoutDecoding(bare(expression));
  if (node.type !== 'Identifier') return isPartOfQuery(node) && isAskedOnce(tree, node);
  const variable = tree.variableOf(node);
  return variable !== null && comesFromQuery(variable) && variable.references.every((reference) => !reference.isRead() || reference.identifier === node || isOnlyLookedFor(tree, reference.identifier));
}

/** Whether nothing else of the query is asked in the same function: it may be the check of the URL. */
function isAskedOnce(tree: Tree, node: Node): boolean {
  const code = tree.functionAround(node);
  return code !== null && !tree.nodes.some((other) => other !== node && isWithin(other, code) && (isPartOfQuery(other) || isTakenApart(other)) && !isOnlyLookedFor(tree, other));
}

const isTakenApart = (node: Node): boolean => node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && node.init !== null && isQuery(node.init);

const isWithin = ({ range: [start, end] }: Node, { range: [from, to] }: Node): boolean => from <= start && end <= to;

const withoutDecoding = (node: Node): Node => (node.type === 'CallExpression' && node.callee.type === 'Identifier' && /^(?:decodeURIComponent|decodeURI|String)$/.test(node.callee.name) && node.arguments[0] !== undefined ? bare(node.arguments[0]) : node);

/** `req.query.url`, `url.searchParams.get('url')`. */
function isPartOfQuery(node: Node): boolean {
  if (node.type === 'MemberExpression') return isQuery(node.object);
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && keyOf(node.callee) === 'get' && bare(node.callee.object).type === 'MemberExpression' && keyOf(bare(node.callee.object) as TSESTree.MemberExpression) === 'searchParams';
}

const isQuery = (node: Node): boolean => bare(node).type === 'MemberExpression' && keyOf(bare(node) as TSESTree.MemberExpression) === 'query';

function comesFromQuery(variable: Variable): boolean {
  const [definition] = variable.defs;
  if (variable.defs.length !== 1 || definition?.node.type !== 'VariableDeclarator' || definition.node.init === null) return false;
  if (definition.node.id.type === 'ObjectPattern') return isQuery(definition.node.init) && variable.references.filter((reference) => reference.isWrite()).length === 1;
  const values = valuesOf(variable);
  return values.length === 1 && values[0] !== undefined && isPartOfQuery(withoutDecoding(bare(values[0])));
}

/** `!url`, `if (url)`, and texts that name it. */
function isOnlyLookedFor(tree: Tree, name: Node): boolean {
  const outer = tree.parentOf(name);
  return outer?.type === 'UnaryExpression' || outer?.type === 'IfStatement' || outer?.type === 'TemplateLiteral';
}

/** Whether a function writes the header that lets every origin read. */
const allowsAny = (tree: Tree, code: Node): boolean => tree.nodes.some((node) => isWithin(node, code) && node.type === 'Literal' && typeof node.value === 'string' && corsResponseHeader(node.value) === 'allowOrigin' && valueBeside(tree, node) === '*');

function valueBeside(tree: Tree, name: Node): string | null {
  const outer = tree.parentOf(name);
  if (outer?.type === 'Property' && outer.key === name) return wholeText(tree, outer.value);
  return outer?.type === 'CallExpression' && outer.arguments[0] === name && outer.arguments[1] !== undefined ? wholeText(tree, outer.arguments[1]) : null;
}

/** `createServer` of `cors-anywhere` for every origin, which it is without a list of them. */
function openServer(tree: Tree, node: Node): readonly Node[] {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || keyOf(node.callee) !== 'createServer') return [];
  const { object } = node.callee;
  const variable = object.type === 'Identifier' ? tree.variableOf(object) : null;
  if (variable === null || exportOf(tree, variable)?.module !== 'cors-anywhere') return [];
  const [options] = node.arguments;
  const [written, ...others] = options === undefined ? [] : writtenAt(tree, options);
  if (options === undefined) return [node.callee];
  if (written?.node.type !== 'ObjectExpression' || others.length > 0 || written.node.properties.some(({ type }) => type === 'SpreadElement')) return [];
  const list = written.node.properties.find((property): property is TSESTree.Property => property.type === 'Property' && nameOf(property) === 'originWhitelist');
  return list === undefined ? [node.callee] : list.value.type === 'ArrayExpression' && list.value.elements.length === 0 ? [list] : [];
}
