import type { TSESTree } from '@typescript-eslint/utils';
import { bare, keyOf, type Tree } from '../../code/tree.ts';
import type { Node } from '../../code/value.ts';
import { functionAt, isFunction, nameOf, textAt, valuesOf, writtenAt, type Owner, type WrittenText } from '../../code/written.ts';
import { requestHeaderClass, type ClientModel } from '../../models/clients.ts';
import { clientCallAt, type ClientCall } from './client-calls.ts';
import { changedHeaders, headersAt, isHeaderClass, laterHeaders, setHeader, valueText, type WrittenHeader } from './written-headers.ts';

/** A request as the file writes it. */
export interface WrittenRequest {
  readonly node: Node;
  readonly standard: boolean;
  readonly certain: boolean;
  readonly completesUrl: boolean;
  readonly url: WrittenText | null;
  readonly method: WrittenText | null;
  readonly mode: WrittenText | null;
  readonly headers: readonly WrittenHeader[];
  readonly foreignOption: ForeignProperty | null;
}

/** The property that holds an option of another client. */
export interface ForeignProperty {
  readonly property: Node;
  readonly model: ClientModel & Required<Pick<ClientModel, 'foreignOption'>>;
}

const plain = { standard: false, certain: true, completesUrl: false, url: null, method: null, mode: null, foreignOption: null };

/** The requests that the code of a file sends, and what it says of all requests of a client. */
export function findRequests(tree: Tree): readonly WrittenRequest[] {
  return tree.nodes.flatMap((node) => {
    const call = clientCallAt(tree, node);
    const request = call === null ? null : requestOf(tree, call);
    const headers = headersBy(tree, node);
    return [...(request === null ? [] : [request]), ...(headers.length === 0 ? [] : [{ ...plain, node, headers }]), ...opened(tree, node)];
  });
}

function requestOf(tree: Tree, { node, model, place, certain }: ClientCall): WrittenRequest {
  const [first] = node.arguments;
  const address = first === undefined || first.type === 'SpreadElement' ? null : textAt(tree, first);
  const options = place > 0 || address !== null ? node.arguments[Math.max(place, 1)] : first;
  const named = (name: string): WrittenText | null => (options === undefined ? null : optionText(tree, options, name));
  return {
    node, standard: model.standard, certain, completesUrl: model.completesUrls ?? false,
    url: address ?? named('url') ?? named('baseURL'), method: named('method'), mode: named('mode'),
    headers: [...(options === undefined ? [] : optionHeaders(tree, options, model)), ...chained(tree, node, model)],
    foreignOption: options === undefined || !certain ? null : foreignProperty(tree, options, model),
  };
}

/** The option of another client in an object that is written out, and that has not the one that is meant. */
function foreignProperty(tree: Tree, options: Node, model: ClientModel): ForeignProperty | null {
  const { foreignOption } = model;
  const [only, ...others] = writtenAt(tree, options);
  if (foreignOption === undefined || only?.node.type !== 'ObjectExpression' || others.length > 0) return null;
  const { properties } = only.node;
  const named = (name: string) => properties.find((property): property is TSESTree.Property => property.type === 'Property' && nameOf(property) === name);
  const property = named(foreignOption.name);
  if (property === undefined || valueText(tree, property.value) !== foreignOption.value || named(foreignOption.instead) !== undefined || properties.some(({ type }) => type === 'SpreadElement')) return null;
  return only.owners.some((owner) => 'references' in owner && tree.usesOf(owner).length > 1) ? null : { property, model: { ...model, foreignOption } };
}

/** The text of an option, if it has one. */
function optionText(tree: Tree, options: Node, name: string): WrittenText | null {
  const values = optionValues(tree, options, name);
  return values.length === 1 && values[0] !== undefined ? textAt(tree, values[0]) : null;
}

/** What an option is written to be, in the object, in those spread into it, and where it is set later. */
function optionValues(tree: Tree, options: Node, name: string, holders: readonly Owner[] = []): readonly Node[] {
  return writtenAt(tree, options, holders).flatMap(({ node, owners }) => {
    const later = owners.flatMap((owner) => ('references' in owner ? tree.usesOf(owner) : [])).flatMap(({ keys, value }) => (keys.length === 1 && keys[0] === name && value !== null ? [value] : []));
    return node.type !== 'ObjectExpression' ? later : [...later, ...node.properties.flatMap((property) => (property.type === 'SpreadElement' ? optionValues(tree, property.argument, name, owners) : nameOf(property) === name ? [property.value as Node] : []))];
  });
}

function optionHeaders(tree: Tree, options: Node, { headerOptions = ['headers'], headerCallbacks = [] }: ClientModel): readonly WrittenHeader[] {
  const owners = new Set(writtenAt(tree, options).flatMap((one) => one.owners));
  const written = headerOptions.flatMap((name) => [...optionValues(tree, options, name).flatMap((value) => headersAt(tree, value, ownersOf(tree, options))), ...[...owners].flatMap((owner) => laterHeaders(tree, owner, [name]))]);
  const called = headerCallbacks.flatMap((name) => optionValues(tree, options, name).flatMap((value) => parameterHeaders(tree, value, [])));
  return [...written.flatMap((header) => [header, ...groupHeaders(tree, header)]), ...called];
}

/** Holders of the options hold their headers, too. */
const ownersOf = (tree: Tree, options: Node) => [...new Set(writtenAt(tree, options).flatMap(({ owners }) => owners))];

/** Headers for all requests, or for those of one method, as some clients group them. */
const groupHeaders = (tree: Tree, { name, value, owners }: WrittenHeader): readonly WrittenHeader[] => (value !== null && /^(?:common|get|post|put|patch|delete)$/.test(name) ? headersAt(tree, value, owners) : []);

/** Headers that are set on a request that a call made: `.set(name, value)`. */
function chained(tree: Tree, node: Node, { name }: ClientModel): readonly WrittenHeader[] {
  const found: WrittenHeader[] = [];
  for (let at: Node = node; name === 'superagent'; ) {
    const use = tree.useAt(at);
    if (use === null || use.value !== null || use.keys.length !== 1 || use.node.type !== 'CallExpression') break;
    if (use.keys[0] === 'set') found.push(...setHeader(tree, use.node, []));
    at = use.node;
  }
  return found;
}

/** Headers that are set otherwise than by the options of a call. */
function headersBy(tree: Tree, node: Node): readonly WrittenHeader[] {
  if (node.type === 'NewExpression') return isHeaderClass(tree, node.callee) && node.callee.type === 'Identifier' && node.callee.name === requestHeaderClass ? listHeaders(tree, node) : [];
  if (node.type === 'AssignmentExpression') return defaultHeaders(tree, node.left, (path) => changedHeaders(tree, { keys: path, value: node.right, args: [], node, last: node.left as TSESTree.MemberExpression }, 0, []), () => headersAt(tree, node.right));
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return [];
  const key = keyOf(node.callee);
  if (key === 'setRequestHeader') return setHeader(tree, node, []);
  if (key === 'use' && /\.interceptors\.request$/.test(pathOf(node.callee.object))) return node.arguments[0] === undefined ? [] : parameterHeaders(tree, node.arguments[0], ['headers']);
  return key === 'assign' && node.arguments[0] !== undefined && defaults.test(pathOf(node.arguments[0])) ? node.arguments.slice(1).flatMap((argument) => headersAt(tree, argument)) : [];
}

/** `defaults.headers`, `defaults.headers.common` and the like, on whatever client; `Vue.http.headers.common`. */
const defaults = /\.(?:defaults|http)\.headers(?:\.(?:common|get|post|put|patch|delete))?$/;

function defaultHeaders(tree: Tree, left: Node, one: (path: readonly string[]) => readonly WrittenHeader[], all: () => readonly WrittenHeader[]): readonly WrittenHeader[] {
  if (left.type !== 'MemberExpression') return [];
  if (defaults.test(pathOf(left))) return all();
  return defaults.test(pathOf(left.object)) ? one([keyOf(left) ?? '*']) : [];
}

/** The names of a chain of members, joined by dots. */
function pathOf(expression: Node): string {
  const node = bare(expression);
  if (node.type === 'MemberExpression') return `${pathOf(node.object)}.${keyOf(node) ?? '*'}`;
  return node.type === 'Identifier' ? node.name : '';
}

/** The headers that a list is made with and gets later, unless it is one of a response. */
function listHeaders(tree: Tree, node: TSESTree.NewExpression): readonly WrittenHeader[] {
  for (const outer of tree.around(node)) if (outer.type === 'NewExpression' && outer.callee.type === 'Identifier' && /Response$/.test(outer.callee.name)) return [];
  const found = node.arguments[0] === undefined ? [] : [...headersAt(tree, node.arguments[0])];
  let at: Node = node;
  for (let use = tree.useAt(at); use !== null && use.node.type === 'CallExpression' && use.keys.length === 1; use = tree.useAt(at)) {
    found.push(...changedHeaders(tree, use, 0, []));
    at = use.node;
  }
  const outer = tree.parentOf(at);
  const variables = outer?.type === 'VariableDeclarator' ? tree.declared(outer) : [];
  return [...found, ...variables.flatMap((variable) => [...laterHeaders(tree, variable, []), ...valuesOf(variable).flatMap((value) => (value === outer || value === at ? [] : headersAt(tree, value, [variable])))])];
}

/** What a function sets on the headers of its parameter, or gives back as them; `path` leads from the parameter to the headers. */
function parameterHeaders(tree: Tree, callback: Node, path: readonly string[]): readonly WrittenHeader[] {
  const code = isFunction(callback) ? callback : (functionAt(tree, callback)?.code ?? null);
  const variables = code === null ? [] : tree.declared(code).filter(({ defs }) => defs[0]?.name === code.params[0]);
  return variables.flatMap((variable) => [path, [...path, 'common']].flatMap((way) => laterHeaders(tree, variable, way).map((header) => ({ ...header, owners: [] }))));
}

/** `xhr.open(method, url)` of a request that the file makes. */
function opened(tree: Tree, node: Node): readonly WrittenRequest[] {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || keyOf(node.callee) !== 'open') return [];
  const [method, url] = node.arguments;
  const [made] = writtenAt(tree, node.callee.object);
  if (method === undefined || url === undefined || made?.node.type !== 'NewExpression' || !tree.isGlobal(made.node.callee, 'XMLHttpRequest')) return [];
  return [{ ...plain, node, standard: true, method: textAt(tree, method), url: textAt(tree, url), headers: [] }];
}
