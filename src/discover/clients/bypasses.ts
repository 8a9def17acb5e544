import type { TSESTree } from '@typescript-eslint/utils';
import { bare, keyOf, type Tree } from '../../code/tree.ts';
import type { Node } from '../../code/value.ts';
import { nameOf } from '../../code/written.ts';
import { publicProxyOf } from '../../models/public-proxies.ts';
import type { Bypass } from '../../policy/client-requests.ts';
import { evidenceOf } from '../evidence.ts';

/** What a file does to get around CORS, other than in a request: public proxies, windows and browsers without a same-origin policy. */
export const findBypasses = (tree: Tree, isRequestUrl: (node: Node) => boolean): readonly Bypass[] =>
  tree.nodes.flatMap((node) => {
    const host = proxyAt(tree, node, isRequestUrl);
    const kind = host !== null ? 'proxy' : isInsecureWindow(tree, node) ? 'webSecurity' : isInsecureLaunch(tree, node) ? 'launch' : null;
    return kind === null ? [] : [{ kind, at: evidenceOf(node), host: host ?? '' }];
  });

/** The host of a public proxy, at a text that starts with its URL, where that is put before another URL or is named as what it is. */
function proxyAt(tree: Tree, node: Node, isRequestUrl: (node: Node) => boolean): string | null {
  const text = node.type === 'Literal' && typeof node.value === 'string' ? node.value : node.type === 'TemplateLiteral' ? (node.quasis[0]?.value.cooked ?? '') : '';
  const host = text.length < 4 ? null : publicProxyOf(text);
  return host !== null && (isRequestUrl(node) || isUsedAsProxy(tree, node)) ? host : null;
}

function isUsedAsProxy(tree: Tree, node: Node): boolean {
  if (node.type === 'TemplateLiteral' && node.expressions.length > 0) return !isCompared(tree, node);
  const outer = tree.parentOf(node);
  if (node.type === 'Literal' && goesFurther.test(String(node.value))) return !isCompared(tree, node) && outer?.type !== 'JSXAttribute';
  switch (outer?.type) {
    case 'BinaryExpression': return outer.operator === '+' && outer.left === node;
    case 'VariableDeclarator': return outer.id.type === 'Identifier' && isProxyName(outer.id.name);
    case 'Property': return outer.value === node && (isProxyName(nameOf(outer) ?? '') || isInProxies(tree, outer));
    case 'PropertyDefinition': return outer.key.type === 'Identifier' && isProxyName(outer.key.name);
    case 'AssignmentExpression': return outer.right === node && isProxyName(outer.left.type === 'Identifier' ? outer.left.name : outer.left.type === 'MemberExpression' ? (keyOf(outer.left) ?? '') : '');
    case 'JSXAttribute': return outer.name.type === 'JSXIdentifier' && isProxyName(outer.name.name);
    case 'LogicalExpression': case 'ConditionalExpression': return isUsedAsProxy(tree, outer);
    case 'ArrayExpression': return isInProxies(tree, outer);
    default: return false;
  }
}

/** The URL behind the proxy's own, in its path or its query. */
const goesFurther = /^[^?#]*[^/:?#]\/+https?:\/\/|\?(?:\w+=)?https?(?::|%3a)/i;

/** Names of a place that a request goes to by way of another: `PROXY`, `corsProxyUrl`, `CORS_API`. */
const isProxyName = (name: string): boolean => /proxy|proxies|cors|relay/i.test(name) && !/block|deny|forbid|known|public|bad/i.test(name);

/** Whether a list or an object stands in a variable that is named as one of proxies. */
function isInProxies(tree: Tree, node: Node): boolean {
  const declarator = [...tree.around(node)].find((outer) => outer.type === 'VariableDeclarator' || /Statement$|Function/.test(outer.type));
  return declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier' && isProxyName(declarator.id.name);
}

/** Whether a text is only looked for in another one. */
function isCompared(tree: Tree, node: Node): boolean {
  const outer = tree.parentOf(node);
  return (outer?.type === 'BinaryExpression' && outer.operator !== '+') || (outer?.type === 'CallExpression' && outer.callee.type === 'MemberExpression' && /^(?:includes|startsWith|indexOf|has)$/.test(keyOf(outer.callee) ?? ''));
}

/** `webSecurity: false` among the web preferences of a window, or assigned to them. */
function isInsecureWindow(tree: Tree, node: Node): boolean {
  if (node.type === 'AssignmentExpression') return node.left.type === 'MemberExpression' && keyOf(node.left) === 'webSecurity' && isFalse(node.right);
  if (node.type !== 'Property' || nameOf(node) !== 'webSecurity' || !isFalse(node.value)) return false;
  const outer = tree.parentOf(tree.parentOf(node) ?? node);
  return isPreferences(outer) || (outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier' && isHandedOn(tree, outer));
}

const isFalse = (node: Node): boolean => bare(node).type === 'Literal' && (bare(node) as TSESTree.Literal).value === false;

const isPreferences = (node: Node | null): boolean => node?.type === 'Property' && nameOf(node) === 'webPreferences';

/** Whether a variable goes into web preferences. */
const isHandedOn = (tree: Tree, declarator: TSESTree.VariableDeclarator): boolean =>
  tree.declared(declarator).some(({ name, references }) => /webPreferences/i.test(name) || references.some(({ identifier }) => [...tree.around(identifier)].slice(0, 3).some((outer) => isPreferences(outer))));

const insecureSwitch = /^(?:--)?disable-web-security$/;

/** The switch that turns the same-origin policy off, where a browser is started with it. */
function isInsecureLaunch(tree: Tree, node: Node): boolean {
  if (node.type !== 'Literal' || typeof node.value !== 'string' || !insecureSwitch.test(node.value)) return false;
  const outer = tree.parentOf(node);
  if (outer?.type === 'CallExpression') return outer.arguments[0] === node && outer.callee.type === 'MemberExpression' && /^(?:appendSwitch|push|addArguments|appendArgument)$/.test(keyOf(outer.callee) ?? '');
  return outer?.type === 'ArrayExpression' && node.value.startsWith('--') && isArguments(tree, outer);
}

/** Whether a list is one of arguments, by the name it has. */
function isArguments(tree: Tree, list: Node): boolean {
  const outer = [...tree.around(list)].find(({ type }) => !/^(?:SpreadElement|ArrayExpression|ConditionalExpression|LogicalExpression|CallExpression|MemberExpression|TSAsExpression)$/.test(type));
  const name = outer?.type === 'Property' ? nameOf(outer) : outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier' ? outer.id.name : null;
  return name !== null && /arg|flag|switch|option/i.test(name);
}

/** The pieces of code in which the URLs of requests begin. */
export function urlStarts(tree: Tree, requests: readonly { readonly url: { readonly at: Node } | null }[]): ReadonlySet<Node> {
  return new Set(requests.flatMap(({ url }) => (url === null ? [] : [url.at])));
}
