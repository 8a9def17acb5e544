import { bare, keyOf, type Tree } from '../../code/tree.ts';
import type { Node } from '../../code/value.ts';
import { nameOf, type Owner } from '../../code/written.ts';

/** Where what a variable or a field holds goes to: only into requests, into a response too, or elsewhere as well. */
export type Destination = 'requests' | 'response' | 'elsewhere';

const responseMethods: ReadonlySet<string> = new Set(['json', 'writeHead', 'setHeader', 'setHeaders', 'header', 'headers', 'set', 'append', 'status', 'send', 'respond', 'reply', 'fulfill', 'next', 'redirect', 'end', 'html', 'text', 'body']);

/** Where a holder of request headers goes to beyond the requests it was found in. */
export function destinationOf(tree: Tree, owner: Owner, isRequest: (node: Node) => boolean): Destination {
  if (isSharedForCors(tree, owner)) return 'response';
  const places = placesOf(tree, owner).map((place) => destinationAt(tree, place, isRequest));
  return places.includes('response') ? 'response' : places.includes('elsewhere') || isExported(tree, owner) ? 'elsewhere' : 'requests';
}

function placesOf(tree: Tree, owner: Owner): readonly Node[] {
  if ('references' in owner) return owner.references.flatMap((reference) => (reference.isRead() ? [reference.identifier as Node] : []));
  const key = owner.key.type === 'Identifier' ? owner.key.name : '';
  return tree.nodes.filter((node) => node.type === 'MemberExpression' && node.object.type === 'ThisExpression' && keyOf(node) === key);
}

function destinationAt(tree: Tree, place: Node, isRequest: (node: Node) => boolean): Destination {
  let inner = place;
  for (const outer of tree.around(place)) {
    if (isRequest(outer)) return 'requests';
    if (outer.type === 'NewExpression' || outer.type === 'CallExpression') {
      if (outer.callee === inner) return 'requests';
      return destinationOfCall(outer.callee);
    }
    if (outer.type === 'ObjectExpression' && outer.properties.some((property) => property.type === 'Property' && /^status(?:Code)?$/.test(nameOf(property) ?? ''))) return 'response';
    if (outer.type === 'ReturnStatement') return tree.functionAround(outer) === null ? 'elsewhere' : 'requests';
    if (/Statement$|Declarator$|^Program$|^ArrowFunctionExpression$|^PropertyDefinition$/.test(outer.type)) return 'requests';
    inner = outer;
  }
  return 'elsewhere';
}

function destinationOfCall(expression: Node): Destination {
  const callee = bare(expression);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? (keyOf(callee) ?? '') : '';
  if (/Response$/.test(name) || (callee.type === 'MemberExpression' && responseMethods.has(name) && !/headers$/i.test(nameOfObject(callee.object)))) return 'response';
  return /^(?:Headers|HttpHeaders|AxiosHeaders|assign|freeze|log|stringify)$/.test(name) ? 'requests' : 'elsewhere';
}

const nameOfObject = (node: Node): string => (node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? (keyOf(node) ?? '') : '');

/** Headers that other files may put into responses, which is what such a name says they are for. */
const isSharedForCors = (tree: Tree, owner: Owner): boolean => 'references' in owner && /cors/i.test(owner.name) && isExported(tree, owner);

function isExported(tree: Tree, owner: Owner): boolean {
  if (!('references' in owner)) return false;
  const [definition] = owner.defs;
  const declaration = definition === undefined ? null : tree.parentOf(definition.node);
  const outer = declaration === null ? null : declaration.type === 'ExportNamedDeclaration' ? declaration : tree.parentOf(declaration);
  return outer?.type === 'ExportNamedDeclaration' || owner.references.some(({ identifier }) => /^Export/.test(tree.parentOf(identifier)?.type ?? ''));
}
