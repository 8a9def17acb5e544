import type { TSESTree } from '@typescript-eslint/utils';
import { bindPattern } from './assign.ts';
import { execIf } from './branches.ts';
import { evaluateClass } from './classes.ts';
import { Environment, lexicalDeclarations, patternNames } from './environment.ts';
import { evaluate, unread } from './evaluate.ts';
import { forget } from './forget.ts';
import { execFor, execForIn, execForOf, execWhile } from './loops.ts';
import { nothing, Thrown, type Machine } from './machine.ts';
import { execExport, execExportAll, execExportDefault } from './exports.ts';
import { bindImports, importModule } from './modules.ts';
import { binary } from './operators.ts';
import { memberKey } from './members.ts';
import { calledIn } from './relevance.ts';
import { closure, derived, object, primitive, type Node, type Primitive, type Settled, type Value } from './value.ts';

/** How a statement ended, where it did not simply end. */
export type Completion = { readonly type: 'return'; readonly value: Value } | { readonly type: 'break' | 'continue'; readonly label: string | null } | null;

type Exec<N extends Node> = (machine: Machine, node: N, env: Environment, labels?: readonly string[]) => Completion;
type Execs = { [T in Node['type']]?: Exec<Extract<Node, { type: T }>> };

/** Runs a function body; gives what it returns. */
export function execBody(machine: Machine, body: TSESTree.BlockStatement, env: Environment): Value {
  declare(machine, body, body.body, env);
  const completion = execList(machine, body.body, env);
  return completion?.type === 'return' ? completion.value : nothing;
}

/** Declares what stands directly in a list of statements: functions are ready, the rest waits for its turn. */
export function declare(_machine: Machine, owner: Node, body: readonly TSESTree.Statement[], env: Environment): void {
  const { names, constants, functions } = lexicalDeclarations(owner, body);
  for (const name of names) env.bindings.set(name, { value: nothing, ready: false, constant: constants.has(name) });
  for (const node of functions) if (node.id) env.bindings.set(node.id.name, { value: closure(node, env, null), ready: true });
}

/** Runs statements in order until one ends the list. */
export function execList(machine: Machine, body: readonly Node[], env: Environment): Completion {
  for (const statement of body) {
    const completion = exec(machine, statement, env);
    if (completion !== null) return completion;
  }
  return null;
}

/** Runs a statement, whose labels are given. Forms that are not understood do nothing. */
export function exec(machine: Machine, node: Node, env: Environment, labels: readonly string[] = []): Completion {
  machine.step();
  if ('declare' in node && node.declare) return null;
  const run = (execs as Readonly<Record<string, Exec<never> | undefined>>)[node.type];
  return run ? run(machine, node as never, env, labels) : null;
}

const execs: Execs = {
  ExpressionStatement: (machine, node, env) => {
    machine.handOver(calledIn(node.expression));
    evaluate(machine, node.expression, env);
    return null;
  },
  VariableDeclaration: (machine, node, env) => {
    for (const one of node.declarations) if (one.init || node.kind !== 'var') bindPattern(machine, one.id, one.init ? evaluate(machine, one.init, env) : nothing, env, { declare: true, at: one.init, node: one });
    return null;
  },
  ReturnStatement: (machine, node, env) => {
    if (node.argument !== null) machine.handOver(calledIn(node.argument));
    return { type: 'return', value: node.argument ? evaluate(machine, node.argument, env) : nothing };
  },
  ThrowStatement: (machine, node, env) => {
    throw new Thrown(evaluate(machine, node.argument, env));
  },
  BreakStatement: (_machine, node) => ({ type: 'break', label: node.label?.name ?? null }),
  ContinueStatement: (_machine, node) => ({ type: 'continue', label: node.label?.name ?? null }),
  BlockStatement: execBlock,
  IfStatement: execIf,
  SwitchStatement: execSwitch,
  TryStatement: execTry,
  LabeledStatement: (machine, node, env, labels = []) => {
    const completion = exec(machine, node.body, env, [...labels, node.label.name]);
    return completion !== null && completion.type === 'break' && completion.label === node.label.name ? null : completion;
  },
  ForStatement: execFor,
  ForOfStatement: execForOf,
  ForInStatement: execForIn,
  WhileStatement: execWhile,
  DoWhileStatement: execWhile,
  ClassDeclaration: (machine, node, env) => {
    if (node.id) bindPattern(machine, node.id, evaluateClass(machine, node, env), env, { declare: true, at: node, node });
    return null;
  },
  ImportDeclaration: (machine, node, env) => {
    bindImports(machine, node, env);
    return null;
  },
  TSImportEqualsDeclaration: (machine, node, env) => {
    const reference = node.moduleReference;
    const value = reference.type === 'TSExternalModuleReference' ? evaluateRequire(machine, reference.expression, env) : unread(node);
    env.bindings.set(node.id.name, { value, ready: true });
    return null;
  },
  ExportNamedDeclaration: execExport,
  ExportDefaultDeclaration: execExportDefault,
  ExportAllDeclaration: execExportAll,
  TSExportAssignment: (machine, node, env) => {
    machine.heap.put(machine.exported, 'module.exports', evaluate(machine, node.expression, env));
    return null;
  },
  TSEnumDeclaration: execEnum,
  WithStatement: (machine, node, env) => {
    forget(machine, node, env);
    return null;
  },
};

const evaluateRequire = (machine: Machine, node: Node, env: Environment): Value => importModule(machine, evaluate(machine, node, env), node, 'static');

function execBlock(machine: Machine, node: TSESTree.BlockStatement, env: Environment): Completion {
  const inner = new Environment(env);
  declare(machine, node, node.body, inner);
  return execList(machine, node.body, inner);
}

function execSwitch(machine: Machine, node: TSESTree.SwitchStatement, env: Environment): Completion {
  const inner = new Environment(env);
  const statements = node.cases.flatMap((one) => one.consequent);
  declare(machine, node, statements, inner);
  const subject = machine.settle(evaluate(machine, node.discriminant, env));
  const start = node.cases.findIndex((one) => one.test !== null && machine.test(binary(machine, '===', subject, evaluate(machine, one.test, inner), one.test), one.test));
  const from = start >= 0 ? start : node.cases.findIndex((one) => one.test === null);
  if (from < 0) return null;
  const completion = execList(machine, node.cases.slice(from).flatMap((one) => one.consequent), inner);
  return completion?.type === 'break' && completion.label === null ? null : completion;
}

function execTry(machine: Machine, node: TSESTree.TryStatement, env: Environment): Completion {
  const depth = machine.attempts.length;
  let completion: Completion;
  try {
    completion = execAttempt(machine, node, env);
  } catch (error) {
    machine.attempts.length = depth;
    if (!(error instanceof Thrown) || node.finalizer === null || node.finalizer === undefined) throw error;
    const last = exec(machine, node.finalizer, env);
    if (last === null) throw error;
    return last;
  }
  return (node.finalizer ? exec(machine, node.finalizer, env) : null) ?? completion;
}

function execAttempt(machine: Machine, node: TSESTree.TryStatement, env: Environment): Completion {
  const { handler } = node;
  if (handler === null || handler === undefined) return exec(machine, node.block, env);
  const depth = machine.attempts.length;
  try {
    machine.attempts.push({ at: node.range[0], forked: !machine.isThorough && !machine.host.matters(handler.body) });
    return exec(machine, node.block, env);
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    machine.attempts.length = depth;
    const inner = new Environment(env);
    if (handler.param) {
      for (const name of namesOf(handler.param)) inner.bindings.set(name, { value: nothing, ready: true });
      bindPattern(machine, handler.param, error.value, inner, { declare: true, at: null, node: handler });
    }
    return exec(machine, handler.body, inner);
  } finally {
    machine.attempts.length = depth;
  }
}

function namesOf(target: Node): string[] {
  const names: string[] = [];
  patternNames(target, names);
  return names;
}

/** Enum members: numbers count up and are found by their value too, texts stand for themselves. A second declaration adds to the first. */
function execEnum(machine: Machine, node: TSESTree.TSEnumDeclaration, env: Environment): Completion {
  const before = env.bindings.get(node.id.name)?.value;
  const result = before?.kind === 'object' ? before : object(node);
  const inner = new Environment(env);
  inner.bindings.set(node.id.name, { value: result, ready: true });
  let next: number | null = 0;
  for (const member of node.body?.members ?? []) {
    const name = memberKey(member.id);
    const value: Settled = member.initializer ? machine.settle(evaluate(machine, member.initializer, inner)) : next === null ? derived(`enum@${member.range[0]}`, []) : primitive(next, member);
    next = value.kind === 'primitive' && typeof value.value === 'number' ? value.value + 1 : null;
    machine.heap.put(result.props, String(name.value), { value, at: member.initializer ?? member });
    inner.bindings.set(String(name.value), { value, ready: true });
    if (next !== null) machine.heap.put(result.props, String((value as Primitive).value), { value: name, at: member });
    else if (value.kind !== 'primitive' && !result.open) machine.heap.assign(result, 'open', true);
  }
  bindPattern(machine, node.id, result, env, { declare: true, at: node, node });
  return null;
}
