import { frame } from './frame.ts';
import { Lines } from './lines.ts';
import type { FileFindings, Finding, Outcome } from './outcome.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';

/** What the readable report needs besides the findings. */
export interface Appearance {
  readonly paint: Paint;
  readonly columns: number;
  readonly summary: string;
  /** The page about a rule. */
  readonly urlOf: (ruleId: string) => string | null;
}

const indent = '    ';

/** The report for people: grouped by file, each finding with the code it is about. */
export function pretty({ files }: Outcome, appearance: Appearance): string {
  const { paint, summary } = appearance;
  const color = files.length === 0 ? 'green' : 'bold';
  return [...files.flatMap((file) => [...describeFile(file, appearance), '']), paint(color, summary), ''].join('\n');
}

function describeFile({ path, text, findings }: FileFindings, appearance: Appearance): string[] {
  const lines = new Lines(text);
  return [appearance.paint('underline', printable(path)), ...findings.flatMap((finding) => ['', ...describeFinding(finding, lines, appearance)])];
}

function describeFinding(finding: Finding, lines: Lines, { paint, columns, urlOf }: Appearance): string[] {
  const level = finding.severity === 2 ? paint('red', 'error') : paint('yellow', 'warning');
  const url = urlOf(finding.ruleId);
  return [
    `  ${finding.line}:${finding.column}  ${level}  ${paint('bold', printable(finding.message))}`,
    ...frame(lines, finding, columns - indent.length, paint).map((row) => indent + row),
    ...(finding.suggestions ?? []).map(({ desc }) => `${indent}${paint('cyan', 'suggestion:')} ${printable(desc)}`),
    indent + paint('dim', url === null ? finding.ruleId : `${finding.ruleId}  ${url}`),
  ];
}
