import type { Rule, SourceCode } from 'eslint';
import type { Evidence } from '../policy/policy.ts';

/** A change of the source text at a place. */
export interface Edit {
  readonly at: Evidence;
  readonly text: string;
}

/** An edit that an editor offers. */
export interface Suggestion {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly at: Evidence;
  readonly text: string;
}

export interface Finding<Ids extends string> {
  readonly messageId: Ids;
  readonly at: Evidence;
  readonly data?: Readonly<Record<string, string>> | ((textAt: TextAt) => Readonly<Record<string, string>>);
  /** Makes suggestions from the text at a place. */
  readonly suggest?: (textAt: TextAt) => readonly Suggestion[];
  /** The edit that `--fix` makes, from the text at a place; null for none. It never lets more origins read a response. */
  readonly fix?: (textAt: TextAt) => Edit | null;
}

/** The source text at a place. */
export type TextAt = (evidence: Evidence) => string;

/** Takes a finding, or what makes it from the source text. */
export type Report<Ids extends string> = (finding: Finding<Ids> | ((textAt: TextAt) => Finding<Ids>)) => void;

/** A function that reports findings of one rule, each place once, however many requests or handlers lead to it. */
export function createReporter<Ids extends string>(context: Rule.RuleContext, sourceCode: SourceCode): Report<Ids> {
  const reported = new Set<string>();
  const textAt: TextAt = ({ range }) => sourceCode.text.slice(...range);
  return (given) => {
    const finding = typeof given === 'function' ? given(textAt) : given;
    const [start, end] = finding.at.range;
    const key = `${start}:${end}`;
    if (reported.has(key)) return;
    reported.add(key);
    context.report({
      loc: { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) },
      messageId: finding.messageId,
      data: { ...(typeof finding.data === 'function' ? finding.data(textAt) : finding.data) },
      suggest: suggestionsOf(finding, textAt),
      fix: fixOf(finding, textAt),
    });
  };
}

function fixOf({ fix }: Finding<string>, textAt: TextAt): Rule.ReportFixer | null {
  const edit = fix?.(textAt) ?? null;
  return edit === null ? null : (fixer) => fixer.replaceTextRange([...edit.at.range], edit.text);
}

function suggestionsOf(finding: Finding<string>, textAt: TextAt): Rule.SuggestionReportDescriptor[] {
  const suggestions = finding.suggest?.(textAt) ?? [];
  return suggestions.map(({ messageId, data, at, text }) => ({ messageId, data: { ...data }, fix: (fixer) => fixer.replaceTextRange([...at.range], text) }));
}
