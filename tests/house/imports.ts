import path from 'node:path';
import { read } from './project.ts';

export interface Import {
  readonly file: string;
  /** What is written: a package, or a relative path. */
  readonly specifier: string;
  /** The file of the project that a relative path leads to; null for a package. */
  readonly target: string | null;
  /** Nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
}

const statement = /^[ \t]*(?:import|export)\s+(?<type>type\s)?[^'"`;]*?\bfrom\s+'(?<from>[^']+)'|^[ \t]*import\s+'(?<bare>[^']+)'|\b(?<typeof>typeof\s+)?import\(\s*'(?<dynamic>[^']+)'|\brequire\(\s*'(?<required>[^']+)'/gm;

/** Everything a file of ours imports, however it is written. */
export function importsOf(file: string): Import[] {
  return [...read(file).matchAll(statement)].map(({ groups = {} }) => {
    const specifier = groups['from'] ?? groups['bare'] ?? groups['dynamic'] ?? groups['required'] ?? '';
    const target = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), groups['required'] === undefined ? specifier : specifier.replace(/\.js$/, '.ts')) : null;
    return { file, specifier, target, typeOnly: groups['type'] !== undefined || groups['typeof'] !== undefined };
  });
}
