import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin, { type RuleName } from '../../rules/index.ts';

/** A mistake as a whole file that makes it, and the file nearest to it that is right. */
export interface Mistake {
  readonly rule: RuleName;
  /** `«` stands on each line that is reported. */
  readonly wrong: string;
  readonly right: string;
  /** The rule that says another thing of the same place. */
  readonly also?: RuleName;
  /** What the message says of it: who gets in, or what the browser prints. */
  readonly says?: string;
  /** What the rule only says when it is asked to. */
  readonly options?: object;
  /** Set where everybody may read the data, so that `*` is no mistake. */
  readonly isPublic?: true;
  readonly filename?: string;
  /** `settings.cors`. */
  readonly settings?: object;
}

/** Tests that each mistake, named by what goes wrong, is reported where it is made and by its own rule alone, and what is right by none: all rules are on. */
export function testMistakes(what: string, mistakes: Readonly<Record<string, Mistake>>): void {
  describe(what, () => {
    for (const [name, mistake] of Object.entries(mistakes)) {
      describe(name, () => {
        const rules = mistake.also === undefined ? [mistake.rule] : [mistake.rule, mistake.also];
        it(`is said by ${rules.join(' and ')}, and by no other rule`, () => {
          const found = lint(mistake.wrong.replaceAll('«', ''), mistake);
          expect(found.map(({ line, ruleId }) => `${line}: ${ruleId}`)).toEqual(linesOf(mistake.wrong).flatMap((line) => rules.map((rule) => `${line}: cors/${rule}`)));
          for (const { message } of found) expect(message).toContain(mistake.says ?? '');
        });
        it('is not said of what is right', () => expect(lint(mistake.right, mistake)).toEqual([]));
      });
    }
  });
}

const linesOf = (marked: string): number[] => marked.split('\n').flatMap((text, i) => [...text.matchAll(/«/g)].map(() => i + 1));

function lint(code: string, { rule, options, isPublic, filename = 'server.ts', settings = {} }: Mistake): Linter.LintMessage[] {
  const levels = Object.keys(plugin.rules).map((name): [string, Linter.RuleEntry] => [`cors/${name}`, name === 'no-wildcard-origin' && isPublic === true ? 'off' : name === rule && options !== undefined ? ['error', options] : 'error']);
  return new Linter().verify(code, [{ files: ['**'], plugins: { cors: plugin }, rules: Object.fromEntries(levels), languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, settings: { cors: settings } }], { filename });
}
