import * as parser from '@typescript-eslint/parser';
import { RuleTester, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { unduly } from './admitted.ts';
import { saidTwice } from './overlaps.ts';

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

/** Code, in which « and » stand around each place that is reported. */
export type Case = string | DetailedCase;

export interface DetailedCase {
  readonly code: string;
  /** What fills the message; `''` where a placeholder stays empty. Only needed beyond the suite's own data. */
  readonly data?: Readonly<Record<string, string>>;
  /** The code after each suggestion, by its messageId, in order. */
  readonly suggest?: Readonly<Record<string, string>>;
  /** The code after `--fix`; unchanged where it is left out. */
  readonly fixed?: string;
  /** One messageId for each mark, where they differ from each other. */
  readonly ids?: readonly string[];
  readonly options?: readonly [object];
  readonly settings?: { readonly cors: object };
  readonly filename?: string;
  readonly script?: true;
}

/** A sentence that says why, over the cases that stay silent (`valid`) and those that are reported, by messageId. */
export type Groups = Readonly<Record<string, Readonly<Record<string, readonly Case[]>>>>;

export interface Suite {
  /** Code that stands before every case. */
  readonly setup?: string;
  /** What fills the messages. */
  readonly data?: Readonly<Record<string, string>>;
}

/** Rules that look at what clients send: who gets in is not theirs to change. */
const ofRequests: ReadonlySet<string> = new Set(['valid-cors-request', 'no-cors-workaround']);

/** Rules that give effect to what had none: what it excludes was let in before. */
const ofOptions: ReadonlySet<string> = new Set(['valid-cors-options']);

/** Tests a rule by ESLint's own tester: every message, its data, its exact place, and every suggestion; and what its fixes change about who gets in. */
export function testRule(name: string, rule: Rule.RuleModule, suite: Suite, groups: Groups): void {
  describe(name, () => {
    for (const [sentence, { valid = [], ...reported }] of Object.entries(groups)) {
      describe(sentence, () => {
        const invalid = Object.entries(reported).flatMap(([messageId, cases]) => cases.map((one) => invalidCase(rule, suite, messageId, detailed(one))));
        const tester = new RuleTester({ languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } });
        tester.run(name, rule, { assertionOptions: { requireMessage: 'messageId', requireData: true, requireLocation: true }, valid: valid.map((one) => validCase(suite, detailed(one))), invalid });
        if (invalid.length > 0) it('no two rules say the same of a place', () => expect(invalid.flatMap(({ code, filename }) => saidTwice(code, filename))).toEqual([]));
        if (ofRequests.has(name)) return;
        const fixed = invalid.flatMap(({ code, output, filename }) => (typeof output === 'string' ? [{ code, output, filename }] : []));
        if (fixed.length > 0) it('--fix lets in whom the code meant to, and nobody else', () => expect(fixed.flatMap(({ code, output, filename }) => unduly(code, output, filename)).filter((one) => !(ofOptions.has(name) && one.startsWith('fails: ')))).toEqual([]));
      });
    }
  });
}

/** A case in which no credentials are allowed, so that its message says nothing of them. */
export const withoutCredentials = (one: Case): Case => ({ ...detailed(one), data: { ...detailed(one).data, credentials: '' } });

/** A case whose message names a check. */
export const about = (check: string, one: Case): Case => ({ ...detailed(one), data: { ...detailed(one).data, check } });

const detailed = (one: Case): DetailedCase => (typeof one === 'string' ? { code: one } : one);

function validCase(suite: Suite, { code, ...rest }: DetailedCase): RuleTester.ValidTestCase {
  if (/[«»]/.test(code)) throw new Error(`A silent case marks a place: ${code}`);
  return { name: title(code), code: withSetup(suite, code), ...common(rest) };
}

function invalidCase(rule: Rule.RuleModule, suite: Suite, messageId: string, { code, data, suggest = {}, fixed, ids, ...rest }: DetailedCase): RuleTester.InvalidTestCase {
  const places = placesOf(withSetup(suite, code));
  if (places.length === 0) throw new Error(`A reported case marks no place: ${code}`);
  const suggestions = Object.entries(suggest).map(([id, output]) => {
    const filled = dataOf(rule, id, { ...suite.data, ...data });
    return { messageId: id, output: withSetup(suite, output), ...(filled === null ? {} : { data: filled }) };
  });
  const errors = places.map((place, i) => {
    const id = ids?.[i] ?? messageId;
    const filled = dataOf(rule, id, { ...suite.data, ...data });
    return { messageId: id, ...(filled === null ? {} : { data: filled }), ...place, ...(suggestions.length > 0 ? { suggestions } : {}) };
  });
  return { name: title(code), code: unmarked(withSetup(suite, code)), ...common(rest), errors, ...(fixed === undefined ? {} : { output: withSetup(suite, fixed) }) };
}

function common({ filename, script, options, settings }: Omit<DetailedCase, 'code' | 'fixed'>): Partial<RuleTester.ValidTestCase> {
  return { ...(options === undefined ? {} : { options: [...options] }), ...(settings === undefined ? {} : { settings }), ...(filename === undefined ? {} : { filename }), ...(script ? { languageOptions: { sourceType: 'script' } } : {}) };
}

const withSetup = ({ setup = '' }: Suite, code: string): string => setup + code;

const title = (code: string): string => code.trim().replace(/\s+/g, ' ');

const unmarked = (code: string): string => code.replace(/[«»]/g, '');

/** Of the data, what the message has a placeholder for. */
function dataOf(rule: Rule.RuleModule, messageId: string, data: Readonly<Record<string, string>>): Record<string, string> | null {
  const names = [...(rule.meta?.messages?.[messageId] ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, data[name] ?? '']));
}

type Place = Required<Pick<RuleTester.TestCaseError, 'line' | 'column' | 'endLine' | 'endColumn'>>;

/** The marked places, as ESLint counts them. */
function placesOf(code: string): Place[] {
  return [...code.matchAll(/«([^»]*)»/g)].map((match) => {
    const [start, end] = [position(unmarked(code.slice(0, match.index))), position(unmarked(code.slice(0, match.index + match[0].length)))];
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  });
}

function position(before: string): { readonly line: number; readonly column: number } {
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
