import type { Machine } from './machine.ts';
import { dependence, type Dependence, type FunctionValue, type Node, type Value } from './value.ts';
import { children } from './walk.ts';

const cache = new WeakMap<Node, readonly string[]>();

/** The names a function mentions, its own parameters included. */
export function mentionedNames(fn: Node): readonly string[] {
  let names = cache.get(fn);
  if (names === undefined) cache.set(fn, (names = collect(fn)));
  return names;
}

function collect(fn: Node): readonly string[] {
  const names = new Set<string>();
  const pending: Node[] = [fn];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'Identifier') names.add(node.name);
    else if (node.type === 'MemberExpression' && !node.computed) pending.push(node.object);
    else pending.push(...children(node));
  }
  return [...names];
}

/** What a function can depend on through the names it closes over: the origin, the request, or neither. */
export const dependsOn = (fn: FunctionValue, _machine: Machine): Dependence => dependence(closedOver(fn));

/** The values that a function finds under the names it mentions, functions and responses left out. */
export function closedOver(fn: FunctionValue): readonly Value[] {
  const values: Value[] = [];
  for (const name of mentionedNames(fn.node)) {
    const value = fn.env.find(name)?.value;
    if (value !== undefined && value.kind !== 'function' && value.kind !== 'native' && !(value.kind === 'unknown' && value.role === 'response')) values.push(value);
  }
  return values;
}

const memberCache = new WeakMap<Node, ReadonlyMap<string, ReadonlySet<string>>>();

/** Of each name a function mentions, the members read from it, destructuring included. */
export function mentionedMembers(fn: Node): ReadonlyMap<string, ReadonlySet<string>> {
  let members = memberCache.get(fn);
  if (members === undefined) memberCache.set(fn, (members = collectMembers(fn)));
  return members;
}

function collectMembers(fn: Node): ReadonlyMap<string, ReadonlySet<string>> {
  const members = new Map<string, Set<string>>();
  const add = (name: string, member: string): void => {
    const known = members.get(name);
    if (known) known.add(member);
    else members.set(name, new Set([member]));
  };
  const pending: Node[] = [fn];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    noteMembers(node, add);
    pending.push(...children(node));
  }
  return members;
}

function noteMembers(node: Node, add: (name: string, member: string) => void): void {
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier') {
    if (!node.computed && node.property.type === 'Identifier') add(node.object.name, node.property.name);
    else if (node.property.type === 'Literal') add(node.object.name, String(node.property.value));
  } else if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && node.init?.type === 'Identifier') {
    for (const one of node.id.properties) if (one.type === 'Property' && one.key.type === 'Identifier') add(node.init.name, one.key.name);
  }
}
