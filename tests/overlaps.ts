import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import plugin from '../rules/index.ts';

/** Pairs of rules that may say something of the same place, for they say different things of it. */
const permitted: ReadonlySet<string> = new Set([
  // What is open while the environment is not set up, and what lets a stranger in, or lacks Vary, once it is.
  'no-reflected-origin + no-weak-origin-check', 'no-reflected-origin + require-vary-origin',
  // A fallback to `*`, and what of the caller's is sent before it.
  'no-reflected-origin + no-wildcard-origin',
  // Who gets in, and what caches do with the answer.
  'no-weak-origin-check + require-vary-origin', 'no-untrusted-origin + require-vary-origin', 'no-null-origin + require-vary-origin',
  // A default is at the whole call, a route at its registration: what else is written there is inside.
  'no-wildcard-origin + require-preflight', 'no-reflected-origin + require-preflight', 'cors-middleware-order + no-wildcard-origin', 'no-wildcard-origin + require-cors-on-errors',
  'no-wildcard-credentials + valid-allow-methods', 'no-wildcard-origin + valid-allow-methods', 'no-reflected-origin + valid-allow-methods', 'no-weak-origin-check + valid-allow-methods',
  'no-null-origin + valid-allow-methods', 'require-vary-origin + valid-allow-methods', 'no-reflected-origin + valid-allow-headers',
  // Who gets in by what is written last, and what was written before it in vain.
  'no-duplicate-allow-origin + no-wildcard-origin', 'no-duplicate-allow-origin + no-reflected-origin', 'no-duplicate-allow-origin + no-wildcard-credentials',
  'no-wildcard-credentials + valid-cors-options', 'no-wildcard-origin + valid-cors-options', 'no-wildcard-origin + valid-max-age', 'no-wildcard-origin + valid-expose-headers',
]);

const rules = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`cors/${name}`, 'error'] as const));

/** What two rules say of the same place in a program though they are not known to mean different things, as the names of the rules and the place. */
export function saidTwice(code: string, filename = 'server.ts'): string[] {
  const config: Linter.Config = { files: ['**'], plugins: { cors: plugin }, rules, languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } };
  const said = new Linter().verify(code, [config], { filename }).filter(({ fatal }) => fatal !== true);
  return said.flatMap((one, i) => said.slice(i + 1).flatMap((other) => (one.ruleId !== other.ruleId && overlap(one, other) && !permitted.has(pairOf(one, other)) ? [`${pairOf(one, other)} at ${one.line}:${one.column} of ${code}`] : [])));
}

const pairOf = (one: Linter.LintMessage, other: Linter.LintMessage): string => [one, other].map(({ ruleId }) => String(ruleId).replace('cors/', '')).sort().join(' + ');

const at = (line: number, column: number): number => line * 100_000 + column;

const overlap = (one: Linter.LintMessage, other: Linter.LintMessage): boolean => at(one.line, one.column) < at(other.endLine ?? other.line, other.endColumn ?? other.column) && at(other.line, other.column) < at(one.endLine ?? one.line, one.endColumn ?? one.column);
