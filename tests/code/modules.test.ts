import { parse } from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { explore, topBudget } from '../../src/code/explore.ts';
import { Machine } from '../../src/code/machine.ts';
import { runProgram } from '../../src/code/program.ts';
import type { Value } from '../../src/code/value.ts';
import { neutralHost } from './evaluation.ts';

const known = (value: Value | undefined): unknown => {
  switch (value?.kind) {
    case 'primitive': return value.value;
    case 'array': return value.items.map((item) => known(item.value));
    case 'object': return value.open ? 'open' : Object.fromEntries([...value.props].map(([name, slot]) => [name, known(slot.value)]));
    default: return value?.kind;
  }
};

/** What a module exports, as far as it is known: by name, and what `module.exports` is at the end. */
function exportsOf(text: string, sourceType: 'module' | 'script' = 'module'): { named: Record<string, unknown>; commonjs: unknown } {
  const machine = new Machine(parse(text, { range: true, loc: true, sourceType }), text, neutralHost, 'unset');
  const tree = explore(machine, topBudget, () => {
    const { threw, exported } = runProgram(machine);
    return { threw, named: Object.fromEntries([...machine.exported].map(([name, value]) => [name, known(value)])), commonjs: known(exported.at(-1)) };
  });
  expect(machine.faults).toEqual([]);
  if (tree?.kind !== 'leaf') throw new Error(`Not one way through ${text}`);
  expect(tree.leaf.threw).toBe(false);
  return tree.leaf;
}

const named = (text: string): unknown => exportsOf(text).named;
const commonjs = (text: string): unknown => exportsOf(text, 'script').commonjs;

describe('what a module exports', () => {
  it.each<[string, unknown]>([
    ['export const a = 1, b = [2];', { a: 1, b: [2] }],
    ['export let a = 1; a = 2;', { a: 2 }],
    ['export function f() {} export class C {}', { f: 'function', C: 'class' }],
    ['const a = 1; export { a, a as b, a as default };', { a: 1, b: 1, default: 1 }],
    ['export { a }; const a = 1;', { a: 1 }],
    ['export const { a, b: [c] } = { a: 1, b: [2] };', { a: 1, c: 2 }],
    ['export default { a: 1 };', { default: { a: 1 } }],
    ['export default function f() {}', { default: 'function' }],
    ['export default function () {}', { default: 'function' }],
    ['export default class A {}', { default: 'class' }],
    ['export default class {}', { default: 'class' }],
    ['const a = 1; export default a;', { default: 1 }],
    ['let a = 1; export default a; a = 2;', { default: 1 }],
    ['export enum E { A = "a" }', { E: { A: 'a' } }],
    ['const a = { b: 1 }; export { a }; a.b = 2;', { a: { b: 2 } }],
    ['export { a as "b c" }; const a = 1;', { 'b c': 1 }],
    ['export type A = string; export interface B {} export const c = 1;', { c: 1 }],
    ['export * from "x"; export { y } from "x";', {}],
    ['export default await Promise.resolve(1);', { default: 1 }],
    ['export const self = this;', { self: undefined }],
  ])('%s', (text, expected) => expect(named(text)).toEqual(expected));
});

describe('what a CommonJS file exports', () => {
  it.each<[string, unknown]>([
    ['module.exports = { a: 1 };', { a: 1 }],
    ['exports.a = 1; exports["b"] = 2;', { a: 1, b: 2 }],
    ['module.exports.a = 1;', { a: 1 }],
    ['exports.a = 1; module.exports = { b: 2 };', { b: 2 }],
    ['exports = { a: 1 };', {}],
    ['module.exports = exports = { a: 1 }; exports.b = 2;', { a: 1, b: 2 }],
    ['exports = module.exports = {}; exports.a = 1;', { a: 1 }],
    ['Object.assign(module.exports, { a: 1 });', { a: 1 }],
    ['const a = 1; module.exports = { a, f() {} };', { a: 1, f: 'function' }],
    ['module.exports = () => 1;', 'function'],
    ['module.exports = f; function f() {} f.a = 1;', 'function'],
    ['this.a = 1;', { a: 1 }],
    ['(function (root) { root.a = 1; })(this);', { a: 1 }],
    ['module["exports"] = { a: 1 };', { a: 1 }],
    ['const m = module; m.exports = { a: 1 };', { a: 1 }],
    ['exports.a = exports.b = 1;', { a: 1, b: 1 }],
    ['Object.defineProperty(exports, "__esModule", { value: true }); exports.default = 1;', { __esModule: true, default: 1 }],
    ['if (true) module.exports = { a: 1 }; else module.exports = {};', { a: 1 }],
  ])('%s', (text, expected) => expect(commonjs(text)).toEqual(expected));

  it('is what a TypeScript file exports with `export =`', () => expect(named('export = { a: 1 };')).toEqual({ 'module.exports': { a: 1 } }));
});

describe('what is imported', () => {
  it.each([
    'import a from "x"; export const b = a;', 'import { a } from "x"; export const b = a;', 'import * as a from "x"; export const b = a;', 'import { a as c } from "x"; export const b = c.d;', 'import a, { c } from "x"; export const b = c;', 'import { default as c } from "x"; export const b = c;', 'import { "a b" as c } from "x"; export const b = c;',
    'import a = require("x"); export const b = a;', 'const { a } = require("x"); export const b = a;', 'export const b = require("x").a;', 'export const b = require(missing);', 'export const b = (await import("x")).a;', 'import type { A } from "x"; export const b = missing;',
  ])('%s is not known where the module was not read', (text) => expect(named(text)).toEqual({ b: 'unknown' }));
});

describe('a variable that functions assign', () => {
  it.each([
    'export let a = 1; export function f() { a = 2; }', 'export let a = 1; export const f = () => { a++; };', 'export let a = 1; export const f = (x) => { [a] = x; };', 'export let a = 1; export const f = (x) => { ({ a } = x); };', 'export let a = 1; export class C { f() { a ||= 5; } }', 'export let a = 1; export const f = (l) => { for (a of l); };',
  ])('%s may hold anything when a request comes', (text) => {
    const machine = new Machine(parse(text, { range: true, loc: true, sourceType: 'module' }), text, neutralHost, 'unset');
    runProgram(machine);
    const fn = [...machine.exported.values()].find((value) => value.kind === 'function' || value.kind === 'class');
    expect(fn?.kind === 'function' || fn?.kind === 'class' ? fn.env.find('a')?.value.kind : null).toBe('unknown');
  });
});
