import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../rules/index.ts';

/** A whole file. Where a line is to be reported, comments before it say by which rules: `// reports: no-null-origin`. */
export type WholeFile = string | DetailedFile;

export interface DetailedFile {
  readonly code: string;
  readonly filename?: string;
  readonly settings?: object;
  /** Options of rules, by their names. */
  readonly options?: Readonly<Record<string, object>>;
}

/** Whole files under the sentence that says what is wrong with them: every rule looks at them, and no other than those of the comments says anything. */
export function reportedFiles(groups: Readonly<Record<string, readonly WholeFile[]>>): void {
  describe.each(Object.entries(groups))('%s', (_sentence, files) => {
    it.each(files.map(detailed))('$code', (file) => expect(said('all', file)).toEqual(announced(file.code)));
  });
}

/** Whole files under the sentence that says why `recommended` says nothing about them. */
export function silentFiles(groups: Readonly<Record<string, readonly WholeFile[]>>, preset: keyof typeof plugin.configs = 'recommended'): void {
  describe.each(Object.entries(groups))('%s', (_sentence, files) => {
    it.each(files.map(detailed))('$code', (file) => expect(said(preset, file)).toEqual([]));
  });
}

const detailed = (file: WholeFile): DetailedFile => (typeof file === 'string' ? { code: file } : file);

/** What the rules of a preset say of a file, as `line rule`. */
export function said(preset: keyof typeof plugin.configs, { code, filename = 'src/server.ts', settings = {}, options = {} }: DetailedFile): string[] {
  const configured: Linter.RulesRecord = Object.fromEntries(Object.entries(options).map(([rule, given]) => [`cors/${rule}`, ['error', given]]));
  const languageOptions = { parser, parserOptions: { ecmaFeatures: { jsx: /x$/.test(filename) } } };
  const messages = new Linter().verify(code, [{ ...plugin.configs[preset], languageOptions, settings: { cors: settings } }, { files: ['**'], rules: configured }], { filename });
  return messages.map(({ line, ruleId, message }) => `${line} ${ruleId === null ? message : ruleId.replace('cors/', '')}`).toSorted();
}

/** What the comments say, as `line rule`; several before one line are all about it. */
function announced(code: string): string[] {
  const lines = code.split('\n');
  return lines.flatMap((text, i) => {
    const [, rule] = /^\s*\/\/ reports: ([\w-]+)$/.exec(text) ?? [];
    return rule === undefined ? [] : [`${lines.findIndex((line, at) => at > i && !/^\s*\/\/ reports: /.test(line)) + 1} ${rule}`];
  }).toSorted();
}
