import type { TSESTree } from '@typescript-eslint/utils';
import { parseSync } from 'oxc-parser';
import { explore } from '../../src/code/explore.ts';
import { limits, Machine } from '../../src/code/machine.ts';
import { ownSlots } from '../../src/code/builtins/names.ts';
import { hole } from '../../src/code/builtins/list-parts.ts';
import { runProgram } from '../../src/code/program.ts';
import type { Value } from '../../src/code/value.ts';
import type { Tree } from '../../src/policy/tree.ts';
import { neutralHost } from './evaluation.ts';

/** What is known of a value: all of it, some parts, or nothing. */
export type Shape =
  | { readonly kind: 'any' | 'function' }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly Shape[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Shape])[]; readonly open: boolean };

/** How a program ends on one way through it. */
export type Way = 'threw' | Shape;

/** All ways through a program; not complete where the machine gave up on some. */
export interface Ways {
  readonly ways: readonly Way[];
  readonly complete: boolean;
  readonly machine: Machine;
}

const budget = { paths: 40, nearPaths: 40, steps: limits.topSteps };

/** The ways that the machine finds through a module, each with what it exports as default. */
export function waysOf(text: string): Ways {
  const { program, errors } = parseSync('generated.ts', text, { astType: 'ts', range: true, preserveParens: false });
  if (errors.length > 0) throw new Error(`No program: ${text}`, { cause: errors });
  const machine = new Machine(program as unknown as TSESTree.Program, text, neutralHost, 'unset');
  const tree = explore(machine, budget, () => (runProgram(machine).threw ? 'threw' : shapeOf(machine, machine.exported.get('default'), 6)));
  const ways: Way[] = [];
  return { complete: collect(tree, ways), ways, machine };
}

function collect(tree: Tree<Way> | null, ways: Way[]): boolean {
  if (tree === null) return false;
  if (tree.kind === 'leaf') return ways.push(tree.leaf) > 0;
  const branches = [collect(tree.yes, ways), collect(tree.no, ways)];
  return branches.every(Boolean);
}

const any: Shape = { kind: 'any' };

function shapeOf(machine: Machine, given: Value | undefined, depth: number): Shape {
  const value = given === undefined ? undefined : machine.settle(given);
  if (value === undefined || depth === 0) return any;
  switch (value.kind) {
    case 'primitive': return { kind: 'value', value: value.value };
    case 'function': case 'native': case 'class': return { kind: 'function' };
    case 'array': return value.open ? any : { kind: 'list', items: value.items.map((item) => (item === hole ? any : shapeOf(machine, item.value, depth - 1))) };
    case 'object': return { kind: 'object', open: value.open, entries: ownSlots(value).map(([name, slot]) => [name, slot.getter || slot.setter ? any : shapeOf(machine, slot.value, depth - 1)]) };
    default: return any;
  }
}

/** Whether a value of Node can be what is known. */
export function matches(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case 'any': return true;
    case 'function': return typeof value === 'function';
    case 'value': return Object.is(shape.value, value);
    case 'list': return Array.isArray(value) && value.length === shape.items.length && shape.items.every((item, i) => matches(item, value[i]));
    default: return typeof value === 'object' && value !== null && !Array.isArray(value) && matchesObject(shape, value as Readonly<Record<string, unknown>>);
  }
}

function matchesObject({ entries, open }: Extract<Shape, { kind: 'object' }>, value: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(value);
  if (!open && (names.length !== entries.length || !entries.every(([name], i) => names[i] === name))) return false;
  return entries.every(([name, shape]) => (shape.kind === 'any' || Object.hasOwn(value, name)) && matches(shape, value[name]));
}
