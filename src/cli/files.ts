import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { chainWithin, type IgnoreChain, ignoresAbove, isIgnored } from './gitignore.ts';
import { reasonOf } from './reasons.ts';

/** The extensions of code that is read, without the dot. */
export const extensions = ['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts'] as const;

/** Told about paths that cannot be read, and that the search goes on. */
export interface Search {
  readonly fail: (file: string, message: string) => void;
  readonly tick: (found: number) => void;
}

const code = new RegExp(`\\.(?:${extensions.join('|')})$`, 'i');
const declarations = /\.d\.(?:[^./\\]+\.)?[cm]?ts$/i;
const never = new Set(['node_modules', '.git']);

/** The files of code that paths name or hold, as absolute paths in the order of the arguments, then of names. */
export function findFiles(paths: readonly string[], cwd: string, search: Search): string[] {
  const found = new Set<string>();
  for (const each of paths) findIn(each, path.resolve(cwd, each), found, search);
  return [...found];
}

function findIn(named: string, absolute: string, found: Set<string>, search: Search): void {
  const stats = named === '' ? 'no such file or folder' : statOf(absolute);
  if (typeof stats === 'string') return search.fail(named, /[*?[{]/.test(named) ? `${stats} (patterns are not expanded here; name folders or files)` : stats);
  if (stats.isDirectory()) return walk(absolute, ignoresAbove(absolute), found, search);
  if (!stats.isFile()) return search.fail(named, 'is neither a file nor a folder');
  if (!code.test(absolute)) return search.fail(named, `is not JavaScript or TypeScript (${extensions.map((extension) => `.${extension}`).join(' ')})`);
  found.add(absolute);
}

function statOf(file: string): Stats | string {
  try {
    return statSync(file);
  } catch (error) {
    return reasonOf(error);
  }
}

/** Symbolic links are left alone, as git does: what they lead to is read where it is, and no loop can arise. */
function walk(folder: string, chain: IgnoreChain, found: Set<string>, search: Search): void {
  for (const entry of entriesOf(folder, search)) {
    const target = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!never.has(entry.name) && !isIgnored(target, true, chain)) walk(target, chainWithin(target, chain), found, search);
    } else if (entry.isFile() && code.test(entry.name) && !declarations.test(entry.name) && !isIgnored(target, false, chain)) {
      found.add(target);
      search.tick(found.size);
    }
  }
}

function entriesOf(folder: string, search: Search): Dirent[] {
  try {
    // By code units: the same on every machine, whatever its language.
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    search.fail(folder, reasonOf(error));
    return [];
  }
}
