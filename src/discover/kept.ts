import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../code/value.ts';
import { exportsSomething } from '../code/exports.ts';
import { children } from '../code/walk.ts';
import { applicationSettings } from '../models/applications.ts';
import { registrars, serverMakers } from '../models/routers.ts';

/**
 * Whether an application is used in no way but those that were seen: its variable is declared, asked for settings, given to a server,
 * and has handlers registered by the calls in `seen`. Anything else may give it handlers that are not known here.
 */
export function isKept(program: TSESTree.Program, registration: Node, seen: ReadonlySet<Node>): boolean {
  const root = rootOf(registration);
  if (root.type === 'CallExpression' || root.type === 'NewExpression') return true; // nothing else has it
  const name = applicationName(registration) ?? (exportsSomething(program) ? null : fieldName(registration));
  return name !== null && !isFieldElsewhere(program, name) && usesOf(program, name).every((use) => isHarmless(use, seen) || isMounted(use, seen));
}

/** The same, where it may leave the file by an export when all is said here. */
export function isCompleteHere(program: Node, registration: Node, seen: ReadonlySet<Node>): boolean {
  const name = applicationName(registration) ?? fieldName(registration);
  return name !== null && usesOf(program, name).every((use) => isHarmless(use, seen) || isExport(use));
}

/** Whether an application is made of nothing that has a name of its own, by which it may get other handlers: `new Hono().basePath('/api')`. */
export function isMadeAtOnce(program: Node, registration: Node): boolean {
  const name = applicationName(registration);
  return name === null || usesOf(program, name).some(([node, parent]) => parent?.type === 'VariableDeclarator' && parent.id === node && parent.init != null && applicationName(parent.init) === null);
}

/** A router is given to an application by a call that was seen. */
const isMounted = ([, parent]: Use, seen: ReadonlySet<Node>): boolean => parent?.type === 'CallExpression' && seen.has(parent);

function isExport([node, parent]: Use): boolean {
  if (parent?.type === 'ExportDefaultDeclaration' || parent?.type === 'ExportSpecifier') return true;
  return parent?.type === 'AssignmentExpression' && parent.right === node && /^(?:module\.)?exports\b/.test(nameOfMember(parent.left));
}

const nameOfMember = (node: Node): string => (node.type === 'MemberExpression' ? `${nameOfMember(node.object)}.${node.property.type === 'Identifier' ? node.property.name : ''}` : node.type === 'Identifier' ? node.name : node.type === 'ThisExpression' ? 'this' : '');

/** What a chain of registrations begins with. */
function rootOf(registration: Node): Node {
  let node = registration;
  while (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') node = node.callee.object;
  return node;
}

/** The variable on which a call registers a handler; null where it is none. */
function applicationName(registration: Node): string | null {
  const node = rootOf(registration);
  return node.type === 'Identifier' ? node.name : null;
}

/** The same for a field of the instance: `this.app`. */
function fieldName(registration: Node): string | null {
  const node = rootOf(registration);
  return isField(node) ? nameOfMember(node) : null;
}

/** Whether a field of the instance is also asked for from outside, where it is used in ways that are not looked at. */
function isFieldElsewhere(program: Node, name: string): boolean {
  const field = name.startsWith('this.') ? name.slice('this.'.length) : null;
  return field !== null && usesOf(program, `.${field}`).length > 0;
}

const isField = (node: Node): boolean => node.type === 'MemberExpression' && node.object.type === 'ThisExpression';

/** Where a variable stands, outermost first: itself, what it is part of, and what that is part of. */
type Use = readonly [self: Node, parent: Node | undefined, grandparent: Node | undefined];

const cache = new WeakMap<Node, Map<string, readonly Use[]>>();

/** Where a variable of a name stands. */
export function usesOf(program: Node, name: string): readonly Use[] {
  let names = cache.get(program);
  if (names === undefined) cache.set(program, (names = new Map()));
  let uses = names.get(name);
  if (uses === undefined) names.set(name, (uses = findUses(program, name)));
  return uses;
}

function findUses(program: Node, name: string): Use[] {
  const uses: Use[] = [];
  const pending: Use[] = [[program, undefined, undefined]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node, parent] = next;
    if (isUse(node, parent, name)) uses.push(next);
    for (const child of children(node)) pending.push([child, node, parent]);
  }
  return uses;
}

const isUse = (node: Node, parent: Node | undefined, name: string): boolean => (name.startsWith('.') ? node.type === 'MemberExpression' && node.object.type !== 'ThisExpression' && node.property.type === 'Identifier' && `.${node.property.name}` === name : node.type === 'Identifier' ? node.name === name && !isPropertyName(node, parent) : isField(node) && nameOfMember(node) === name);

const isPropertyName = (node: Node, parent: Node | undefined): boolean => parent?.type === 'MemberExpression' && parent.property === node && !parent.computed;

function isHarmless([node, parent, grandparent]: Use, seen: ReadonlySet<Node>): boolean {
  switch (parent?.type) {
    case 'VariableDeclarator': return parent.id === node;
    case 'AssignmentExpression': return parent.left === node;
    case 'CallExpression': return serverMakers.has(calledName(parent.callee));
    case 'TSTypeQuery': return true;
    case 'MemberExpression': return isMemberOf(parent, 'fetch') || isMemberOf(parent, 'info') || isSetting(parent, grandparent) || (grandparent?.type === 'CallExpression' && grandparent.callee === parent && !mayRegister(parent, grandparent, seen));
    default: return false;
  }
}

/** Methods by which an application of Hono gets other handlers: of whole applications, of what no route answers, and of what shares its routes. */
const beyondRoutes: ReadonlySet<string> = new Set(['mount', 'notFound', 'basePath', 'openapi']);

const calledName = (callee: Node): string => {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
};

/** A setting of an application of Koa is written, which gives it no handler. */
const isSetting = (member: TSESTree.MemberExpression, around: Node | undefined): boolean => around?.type === 'AssignmentExpression' && around.left === member && applicationSettings.some((name) => isMemberOf(member, name));

/** `app.fetch` answers requests, `server.info` of hapi says where it listens, and neither gives the application anything. */
const isMemberOf = (node: TSESTree.MemberExpression, name: string): boolean => !node.computed && node.property.type === 'Identifier' && node.property.name === name;

/** Whether a call of one of its methods registers a handler that was not seen. `get('setting')` does not, and `route('/x')` does where handlers stand beside the path. */
function mayRegister(callee: Node, call: TSESTree.CallExpression, seen: ReadonlySet<Node>): boolean {
  const name = calledName(callee);
  if (name === 'route') return call.arguments.length > 1;
  if (beyondRoutes.has(name)) return true;
  return name in registrars && !seen.has(call) && !(name === 'get' && call.arguments.length === 1);
}
