import type { Lines } from './lines.ts';
import type { Finding } from './outcome.ts';
import type { Paint } from './paint.ts';
import { fitting, printable, widthOf } from './printable.ts';

const context = 2;
const more = '…';

/** The part of each line that is shown; the same for all lines of a frame, so that they stay aligned. */
interface Window {
  /** Code units left out at the beginning. */
  readonly from: number;
  /** Columns of the terminal. */
  readonly columns: number;
}

/** The lines around a finding with its place underlined, none wider than some columns. */
export function frame(lines: Lines, finding: Finding, columns: number, paint: Paint): string[] {
  const first = Math.max(1, finding.line - context);
  const last = Math.min(lines.count, finding.line + context);
  const gutter = String(last).length;
  const window = windowOn(lines.get(finding.line), finding, columns - gutter - '>  | '.length);
  const rows: string[] = [];
  for (let line = first; line <= last; line += 1) {
    const marked = line === finding.line;
    rows.push(`${marked ? paint('red', '>') : ' '} ${paint('dim', `${String(line).padStart(gutter)} |`)} ${shown(lines.get(line), window)}`.trimEnd());
    if (marked) rows.push(`  ${paint('dim', `${' '.repeat(gutter)} |`)} ${underline(lines.get(line), finding, window, paint)}`);
  }
  return rows;
}

/** A line whose finding lies too far to the right is shown from a little before it. */
function windowOn(line: string, finding: Finding, columns: number): Window {
  const end = endOf(line, finding);
  if (end <= columns && widthOf(printable(line.slice(0, end))) < columns) return { from: 0, columns };
  let from = Math.min(finding.column - 1, line.length);
  for (let room = columns / 3; from > 0; from -= 1) {
    room -= widthOf(printable(line.charAt(from - 1)));
    if (room < 0) break;
  }
  return { from: isInsidePair(line, from) ? from - 1 : from, columns };
}

/** Where the part of a finding that lies on its first line ends. */
const endOf = (text: string, { line, endLine, endColumn }: Finding): number => (endLine === line && endColumn !== undefined ? endColumn - 1 : text.length);

const isInsidePair = (line: string, index: number): boolean => /^[\uDC00-\uDFFF]/.test(line.slice(index, index + 1));

function shown(line: string, { from, columns }: Window): string {
  const lead = from > 0 && line.length > 0 ? more : '';
  const text = printable(line.slice(from, from + columns + 1));
  const cut = fitting(text, columns - lead.length);
  const whole = cut.length === text.length && from + columns + 1 >= line.length;
  return whole ? lead + cut : lead + fitting(cut, columns - lead.length - more.length) + more;
}

function underline(line: string, finding: Finding, { from, columns }: Window, paint: Paint): string {
  const start = Math.max(from, finding.column - 1);
  const indent = (from > 0 ? more.length : 0) + widthOf(printable(line.slice(from, start)));
  const width = widthOf(printable(line.slice(start, Math.min(endOf(line, finding), start + columns))));
  return ' '.repeat(indent) + paint('red', '^'.repeat(Math.max(1, Math.min(width, columns - indent))));
}
