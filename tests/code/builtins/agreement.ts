import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { evaluateText, runByNode, type Outcome } from '../evaluation.ts';

/** Whether the machine may leave a program unread: `never` where all of it is known. */
export type Unread = 'never' | 'sometimes';

vi.setConfig({ testTimeout: 120_000 });

const runs = 500;

/** Expects of every generated program that what the machine knows of it is what Node makes of it. */
export function expectAgreement(programs: fc.Arbitrary<string>, unread: Unread = 'never'): void {
  const seen = { known: 0, threw: 0, unknown: 0 };
  fc.assert(fc.property(programs, (program) => {
    const ours = evaluateText(program);
    seen[ours.kind] += 1;
    if (ours.kind === 'unknown') return unread === 'sometimes';
    const theirs = plain(runByNode(program));
    if (!isDeepStrictEqual(plain(ours), theirs)) expect(plain(ours)).toStrictEqual(theirs);
    return true;
  }), { numRuns: runs });
  expect(seen.known).toBeGreaterThan(runs / 10);
}

/** Expects that the machine knows of each program what Node makes of it. */
export function expectSame(...programs: readonly string[]): void {
  for (const program of programs) expect([program, plain(evaluateText(program))]).toStrictEqual([program, plain(runByNode(program))]);
}

/** An outcome with the groups of matches as plain objects: the machine knows objects, not their lack of a prototype. */
function plain(outcome: Outcome): Outcome {
  return outcome.kind === 'known' ? { kind: 'known', value: plainValue(outcome.value) } : outcome;
}

function plainValue(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const { groups } = value as { groups?: object };
  const named = Object.entries(value).filter(([name]) => !/^\d+$/.test(name));
  return Object.assign(value.map(plainValue), Object.fromEntries(named), groups === undefined ? {} : { groups: { ...groups } });
}

const letters = ['a', 'b', 'B', 'é', 'ß', 'İ', 'ﬁ', '😀', '\ud83d', ' ', '\n', '.', '-', ',', ':', '/', '0', '1', '%', '$', '&'];

/** Short texts of characters that methods of strings treat differently. */
export const texts: fc.Arbitrary<string> = fc.array(fc.oneof(fc.constantFrom('a', 'b', '.'), fc.constantFrom(...letters)), { maxLength: 8 }).map((units) => units.join(''));

/** A value as it is written in a program. */
export const written = (value: string | number | boolean | null | undefined): string => (typeof value === 'string' ? JSON.stringify(value) : Object.is(value, -0) ? '-0' : String(value));

const numbers = fc.oneof(fc.integer({ min: -5, max: 40 }), fc.constantFrom(NaN, Infinity, -Infinity, -0, 1.5, 1e21, 255.255));

/** Expressions of all the kinds that are turned into texts and numbers without any code of the program. */
export const operands: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: texts.map(written) },
  { weight: 4, arbitrary: numbers.map(written) },
  { weight: 1, arbitrary: fc.constantFrom('undefined', 'null', 'true', 'false', '[]', '["a"]', '[1, [2, null]]', '({})', '"12"', '"0x1f"', '" 7 "', '"-1e3"') },
);

/** The arguments of a call. */
export const argumentLists: fc.Arbitrary<string> = fc.array(operands, { maxLength: 3 }).map((list) => list.join(', '));
