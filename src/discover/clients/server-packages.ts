import type { Tree } from '../../code/tree.ts';
import type { Node } from '../../code/value.ts';
import type { ServerPackage } from '../../policy/client-requests.ts';
import { evidenceOf } from '../evidence.ts';

/** What makes handlers for the requests of servers, and does nothing in a browser. */
const packages: ReadonlySet<unknown> = new Set(['cors', '@koa/cors', '@fastify/cors']);

/** Where a file imports or requires such a package. */
export const findServerPackages = (tree: Tree): readonly ServerPackage[] =>
  tree.nodes.flatMap((node) => {
    const source = sourceOf(tree, node);
    return source?.type === 'Literal' && packages.has(source.value) ? [{ name: String(source.value), at: evidenceOf(source) }] : [];
  });

/** The name of the module that a node imports, and not only its types. */
function sourceOf(tree: Tree, node: Node): Node | null {
  if (node.type === 'ImportDeclaration') return node.importKind === 'type' ? null : node.source;
  return node.type === 'CallExpression' && tree.isGlobal(node.callee, 'require') ? (node.arguments[0] ?? null) : null;
}
