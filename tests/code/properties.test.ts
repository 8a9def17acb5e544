import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../src/code/machine.ts';
import { programs, type Program } from './generated-programs.ts';
import { matches, waysOf, type Ways } from './ways.ts';

/** In all; a program with something unread costs as much as several others. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 500);
const withHoles = Math.floor(runs / 3);
const timeout = 60_000 + runs * 200;

/** What the outside may turn out to be: what each hole gives, and how often it calls what it is handed. */
interface Outside {
  readonly values: readonly unknown[];
  readonly calls: number;
}

const outsides: fc.Arbitrary<Outside> = fc.record({
  values: fc.array(fc.constantFrom<unknown>(undefined, null, 0, 1, 2, -1, NaN, '', 'x', 'y', '10', true, false), { minLength: 4, maxLength: 4 }),
  calls: fc.nat({ max: 2 }),
});

type Outcome = { readonly value: unknown } | 'threw' | 'too long';

/** What Node makes of a program in strict mode. */
function inNode({ body, result }: Program, { values, calls }: Outside): Outcome {
  const run = runInThisContext(`(function (hole) { 'use strict'; ${body} return ${result}; })`) as (hole: (i: number, callback?: (value: unknown) => unknown) => unknown) => unknown;
  try {
    return {
      value: run((i, callback) => {
        for (let n = 0; callback !== undefined && n < calls; n++) callback(values[i]);
        return values[i];
      }),
    };
  } catch (error) {
    return error instanceof RangeError ? 'too long' : 'threw';
  }
}

const waysThrough = ({ body, result }: Program): Ways => waysOf(`${body} export default ${result};`);

/** Whether what Node computes is on one of the ways. */
const isAmong = ({ ways }: Ways, theirs: Outcome): boolean => ways.some((way) => (typeof theirs === 'string' ? way === theirs : way !== 'threw' && matches(way, theirs.value)));

function expectSound(program: Program, outside: readonly Outside[]): boolean {
  const found = waysThrough(program);
  expect(found.machine.faults).toEqual([]);
  expect(found.machine.spentSteps).toBeLessThan(limits.totalSteps + limits.topSteps);
  if (!found.complete) return false;
  for (const one of outside) {
    const theirs = inNode(program, one);
    if (theirs !== 'too long' && !isAmong(found, theirs)) expect({ outside: one, ways: found.ways }).toEqual({ outside: one, ways: theirs });
  }
  return true;
}

describe('a generated program', { timeout }, () => {
  it('gives what Node computes, as far as it is known', () => {
    let complete = 0;
    fc.assert(fc.property(programs(false), (program) => void (expectSound(program, [{ values: [], calls: 0 }]) && complete++)), { numRuns: runs - withHoles });
    expect(complete).toBeGreaterThan(runs / 2);
  });

  it('gives, whatever was not read, what one of the ways through it gives', () => {
    let complete = 0;
    fc.assert(fc.property(programs(true), fc.array(outsides, { minLength: 8, maxLength: 8 }), (program, outside) => void (expectSound(program, outside) && complete++)), { numRuns: withHoles });
    expect(complete).toBeGreaterThan(withHoles / 4);
  });
});
