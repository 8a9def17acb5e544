import type { Finding, Outcome } from './outcome.ts';

/** The report as workflow commands, which GitHub shows as annotations of a pull request. */
export function github({ files }: Outcome, summary: string): string {
  return [...files.flatMap(({ path, findings }) => findings.map((finding) => command(path, finding))), summary, ''].join('\n');
}

function command(file: string, { severity, ruleId, message, line, column, endLine = line, endColumn = column }: Finding): string {
  const properties = { file, line, col: column, endLine, endColumn, title: ruleId };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${severity === 2 ? 'error' : 'warning'} ${list.join(',')}::${escapeData(message)}`;
}

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
