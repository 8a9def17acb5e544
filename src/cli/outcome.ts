import type { Linter } from 'eslint';

/** A message of one of our rules. */
export type Finding = Linter.LintMessage & { readonly ruleId: string };

/** A file with findings. */
export interface FileFindings {
  /** From the working directory, with `/` on every system. */
  readonly path: string;
  /** Without a byte order mark, as positions count. */
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Something that kept a file from being read in full. */
export interface Trouble {
  readonly path: string;
  readonly message: string;
  /** Where in the file, when it was a place in it. */
  readonly place: { readonly line: number; readonly column: number } | null;
  /** `warning` for code that no parser takes, which the file's author knows; `error` for what makes the result incomplete. */
  readonly level: 'warning' | 'error';
}

/** What came of a run. */
export interface Outcome {
  readonly files: readonly FileFindings[];
  readonly troubles: readonly Trouble[];
  /** Files whose text was read. */
  readonly read: number;
  /** Files that may hold CORS code, and so met the rules. */
  readonly checked: number;
}

/** How many findings are errors and how many are warnings. */
export function countFindings(files: readonly FileFindings[]): { errors: number; warnings: number } {
  const all = files.flatMap(({ findings }) => findings);
  const errors = all.filter(({ severity }) => severity === 2).length;
  return { errors, warnings: all.length - errors };
}

/** The line that tells about a trouble. */
export function describeTrouble({ path, place, message }: Trouble): string {
  return place === null ? `${path}: ${message}` : `${path}:${place.line}:${place.column} ${message}`;
}
