import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction } from './changes.ts';
import type { Environment } from './environment.ts';
import { escapeValue } from './escapes.ts';
import type { Machine } from './machine.ts';
import { isRequestOrResponse } from './roles.ts';
import { closure, type FunctionNode, type Node } from './value.ts';
import { children } from './walk.ts';

/**
 * Lets what a piece of a file does come about: what nothing in it mentions is used elsewhere, as if it were exported,
 * and its statements stand in a function that is given the requests and responses it mentions and declares nowhere. A program that does something else by
 * itself is no piece: what it does not use is dead.
 */
export function escapeFragment(machine: Machine, env: Environment): void {
  const whole = wholeOf(machine.program, env);
  if (whole.params.length === 0 && machine.program.body.some((one) => runs(one) && !callsUndeclared(one, env))) return;
  const counts = countNames(machine.program);
  for (const [name, { value }] of [...env.bindings]) {
    if (counts.get(name) !== 1 || machine.exported.has(name)) continue;
    escapeValue(machine, value, { how: 'export', depends: 'no', via: null, name }, 1);
    machine.heap.put(machine.exported, name, value);
  }
  machine.escape({ fn: closure(whole, env, null, null), self: null, how: 'export', depends: 'no', via: null, name: null });
}

/** Whether a statement is a call of what the program declares nowhere. */
const callsUndeclared = (node: Node, env: Environment): boolean => node.type === 'ExpressionStatement' && node.expression.type === 'CallExpression' && node.expression.callee.type === 'Identifier' && !env.bindings.has(node.expression.callee.name);

/**
 * Lets the functions run that are plainly what a file is for, although nothing in it calls them: they take nothing and give nothing, and no other statement
 * does anything.
 */
export function escapeMains(machine: Machine, env: Environment): void {
  if (machine.program.body.some(runs)) return;
  const counts = countNames(machine.program);
  for (const [name, { value }] of [...env.bindings]) if (counts.get(name) === 1 && value.kind === 'function' && isMain(value.node)) escapeValue(machine, value, { how: 'export', depends: 'no', via: null, name }, 1);
}

/** Whether a statement of the top level does something by itself. */
const runs = (node: Node): boolean => node.type === 'ExpressionStatement' ? node.directive === undefined && node.expression.type !== 'AssignmentExpression' : !/^(?:Import|Export|TS|Function|Class|Variable|Return)/.test(node.type);

const isMain = (fn: FunctionNode): boolean => fn.params.length === 0 && fn.body.type === 'BlockStatement' && !givesValue(fn.body);

/** Whether a function returns something, by itself. */
function givesValue(body: Node): boolean {
  if (body.type === 'ReturnStatement') return body.argument !== null;
  return !/Function/.test(body.type) && children(body).some(givesValue);
}

const counted = new WeakMap<Node, ReadonlyMap<string, number>>();

/** How often each name stands in a program: that of a function which nothing calls stands there once. Each way through the program asks for it. */
export function countNames(program: Node): ReadonlyMap<string, number> {
  let counts = counted.get(program);
  if (counts === undefined) counted.set(program, (counts = count(program)));
  return counts;
}

function count(program: Node): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const pending: Node[] = [program];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier') counts.set(node.name, (counts.get(node.name) ?? 0) + 1);
    pending.push(...children(node));
  }
  return counts;
}

/** The names that a program mentions outside its functions. */
function namesOutside(program: Node): readonly string[] {
  const names = new Set<string>();
  const pending: Node[] = [program];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'Identifier') names.add(node.name);
    else if (node.type === 'MemberExpression' && !node.computed) pending.push(node.object);
    else if (!isFunction(node)) pending.push(...children(node));
  }
  return [...names];
}

const cache = new WeakMap<Node, TSESTree.FunctionExpression>();

/** A program as a function. What it imports and exports stays where it is. */
function wholeOf(program: TSESTree.Program, env: Environment): TSESTree.FunctionExpression {
  let whole = cache.get(program);
  if (whole === undefined) cache.set(program, (whole = functionOf(program, namesOutside(program).filter((name) => isRequestOrResponse(name) && !env.bindings.has(name)))));
  return whole;
}

function functionOf(program: TSESTree.Program, names: readonly string[]): TSESTree.FunctionExpression {
  const { range, loc } = program;
  const place = { range: [range[0], range[0]], loc };
  const params = names.map((name) => ({ type: 'Identifier', name, optional: false, decorators: [], ...place }));
  const statements = program.body.filter(({ type }) => !/^(?:Import|Export|TSImport|TSExport)/.test(type));
  return { type: 'FunctionExpression', id: null, async: true, generator: false, expression: false, declare: false, params, body: { type: 'BlockStatement', body: statements, range, loc }, range, loc, parent: program } as unknown as TSESTree.FunctionExpression;
}
