import { expect } from 'vitest';
import { heldHosts } from '../../../src/origin/held.ts';
import { isSendableOrigin, parseOrigin } from '../../../src/origin/origin.ts';
import { type PatternVerdict, decidePattern } from '../../../src/origin/patterns/decide.ts';

/** What is decided about a pattern in a check that names some hosts. */
export function decide(pattern: RegExp, ...names: readonly string[]): PatternVerdict {
  return decidePattern(pattern, 'origin', heldHosts(names, []));
}

/** A witness passes the pattern when the host runs it, a browser can send it, and the author does not hold it. */
export function expectWitness(verdict: PatternVerdict, pattern: RegExp, names: readonly string[]): void {
  expect(verdict, String(pattern)).toMatchObject({ kind: 'witness' });
  const text = verdict.kind === 'witness' ? verdict.text : '';
  expect(new RegExp(pattern).test(text), `${pattern} matches ${text}`).toBe(true);
  expect(isSendableOrigin(text), `a browser sends ${text}`).toBe(true);
  expect(heldHosts(names, []).holds(parseOrigin(text)?.host ?? ''), `${text} is held`).toBe(false);
}

/** How many cases the properties try. More in a long run: `CORS_FUZZ_RUNS=10000 npx vitest run tests/origin/patterns`. */
export const runs = Number(process.env['CORS_FUZZ_RUNS'] ?? 200);

/** Properties that try so many take longer than a test usually may. */
export const timeout = 20_000 + runs * 200;
