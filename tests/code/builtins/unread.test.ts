import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateText, runByNode } from '../evaluation.ts';

const timeout = 60_000;

/** What something that was not read may turn out to be. */
const candidates = ['undefined', 'null', '0', '1', '"a"', '""', '[]', '["a"]', '[["a", 1]]', '({ a: 2 })', 'new Set(["a"])', 'NaN', 'true', '-1'];

const atoms = fc.constantFrom('u', 'u', '"a"', '"b"', '1', '0', 'undefined', '["a"]', '[u]', '-1');

const callbacks = fc.constantFrom('(x) => x === "a"', '(x) => x === u', '(x) => x', '(x) => [x]', '(x, i) => i', '() => u', '(x) => typeof x === "string"', '(a, b) => (a < b ? -1 : 1)');

const args = fc.array(fc.oneof({ weight: 3, arbitrary: atoms }, { weight: 1, arbitrary: callbacks }), { maxLength: 3 }).map((list) => list.join(', '));

const callbackNames = fc.constantFrom('some', 'every', 'find', 'findLast', 'findIndex', 'filter', 'map', 'flatMap', 'sort', 'toSorted', 'forEach');

const listCalls = fc.oneof(
  fc.tuple(fc.constantFrom('includes', 'indexOf', 'lastIndexOf', 'push', 'pop', 'shift', 'unshift', 'splice', 'slice', 'concat', 'fill', 'flat', 'at', 'with', 'toSpliced', 'join', 'reverse'), args).map(([name, list]) => `${name}(${list})`),
  fc.tuple(callbackNames, callbacks).map(([name, callback]) => `${name}(${callback})`),
);

const setCalls = fc.tuple(fc.constantFrom('add', 'has', 'delete'), atoms).map(([name, list]) => `${name}(${list})`);

const mapCalls = fc.oneof(fc.tuple(fc.constantFrom('get', 'has', 'delete'), atoms).map(([name, key]) => `${name}(${key})`), fc.tuple(atoms, atoms).map(([key, value]) => `set(${key}, ${value})`));

const questions = fc.constantFrom('Array.isArray(self) ? 0 : Array.from(self.values()).length', 'self.length', 'self.size', 'self.includes?.("a")', 'self.has?.("a")', 'self.get?.("a")', 'self.indexOf?.("b")', 'self[0]', 'self.at?.(-1)', 'last');

const listStarts = fc.array(atoms, { maxLength: 4 }).chain((list) => fc.constantFrom(`[${list.join()}]`, `["b", ...[u].flat(), ${list.join()}]`));

const collectionStarts = fc.array(atoms, { maxLength: 3 });

function programs(start: fc.Arbitrary<string>, calls: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(start, fc.array(calls, { maxLength: 3 }), questions).map(([made, list, question]) => `const self = ${made}; let last; ${list.map((call) => `last = self.${call};`).join(' ')} ${question}`);
}

/** What a program gives in Node for each thing that was not read, where it does not throw. */
const answers = (program: string): readonly unknown[] => candidates.flatMap((candidate) => {
  const outcome = runByNode(`const u = ${candidate}; ${program}`);
  return outcome.kind === 'known' ? [outcome.value] : [];
});

/** Expects that what is known of a program with something unread is true whatever that is. */
function expectSound(arbitrary: fc.Arbitrary<string>): void {
  let known = 0;
  fc.assert(fc.property(arbitrary, (program) => {
    const ours = evaluateText(`const u = load(); ${program}`);
    if (ours.kind !== 'known') return;
    known++;
    for (const theirs of answers(program)) if (!isDeepStrictEqual(ours.value, theirs)) expect([program, ours.value]).toEqual([program, theirs]);
  }), { numRuns: 1500 });
  expect(known).toBeGreaterThan(100);
}

describe('what is known although something was not read holds whatever that is', { timeout }, () => {
  it('in lists', () => expectSound(programs(listStarts, listCalls)));

  it('in sets', () => expectSound(programs(collectionStarts.map((list) => `new Set([${list.join()}])`), setCalls)));

  it('in maps', () => expectSound(programs(collectionStarts.map((list) => `new Map([${list.map((key) => `[${key}, 1]`).join()}])`), mapCalls)));

  it('in objects', () => {
    const objects = fc.constantFrom('{ a: 1 }', '{ a: u }', '{ ...u }', '{ a: 1, ...u }', '{ ...u, a: 1 }', '{ b: u, a: 1 }', 'Object.assign({ a: 1 }, u)', 'Object.fromEntries([["a", u]])', 'Object.fromEntries([[u, 1], ["a", 2]])', '{ [u]: 1 }', 'Object.create(u ?? null)');
    const asked = fc.constantFrom('o.a', 'o.b', 'Object.keys(o)', 'Object.keys(o).length', 'Object.values(o).includes(1)', 'Object.hasOwn(o, "a")', 'Object.hasOwn(o, u)', 'Object.entries(o).some(([key]) => key === "a")', 'Object.entries(o).length', 'o.hasOwnProperty?.("b")');
    expectSound(fc.tuple(objects, asked).map(([object, question]) => `const o = ${object}; ${question}`));
  });
});
