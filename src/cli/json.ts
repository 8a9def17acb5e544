import { countFindings, type Outcome } from './outcome.ts';

/** The report as ESLint's `json` formatter writes it, with paths from the working directory and only the files with findings. */
export function json({ files }: Outcome): string {
  const results = files.map((file) => {
    const { errors, warnings } = countFindings([file]);
    return { filePath: file.path, messages: file.findings, errorCount: errors, warningCount: warnings };
  });
  return `${JSON.stringify(results)}\n`;
}
