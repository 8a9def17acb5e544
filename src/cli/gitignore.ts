import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** One .gitignore and the folder that its patterns are relative to. */
interface Ignores {
  readonly folder: string;
  readonly patterns: Ignore;
}

/** The .gitignore files that hold for a folder, outermost first. */
export type IgnoreChain = readonly Ignores[];

// Git compares names as the file system usually does.
const ignorecase = process.platform === 'win32' || process.platform === 'darwin';

/** The .gitignore files that hold for what lies in a folder: its own and those of its parents, up to the root of the repository. */
export function ignoresAbove(folder: string): IgnoreChain {
  let chain: IgnoreChain = [];
  for (const each of foldersFromRoot(folder)) chain = withIgnores(each, chain);
  const parents = chain.filter((ignores) => ignores.folder !== folder);
  // A folder that is ignored and was named all the same is meant: what ignores it says nothing about its content.
  return isIgnored(folder, true, parents) ? chain.filter((ignores) => ignores.folder === folder) : chain;
}

/** A chain with the .gitignore of a folder added, if there is one. */
function withIgnores(folder: string, chain: IgnoreChain): IgnoreChain {
  const text = readIgnoreFile(path.join(folder, '.gitignore'));
  return text === null ? chain : [...chain, { folder, patterns: ignore({ ignorecase }).add(text) }];
}

/** Whether git would leave out a file or folder. The innermost .gitignore that says something about it decides. */
export function isIgnored(target: string, isFolder: boolean, chain: IgnoreChain): boolean {
  return verdictOn(target, isFolder, chain)?.ignored ?? false;
}

/**
 * The chain for what lies in a folder that is not ignored. When an inner file took the folder back from an outer one, the
 * outer one no longer holds in it: asked about the content it would again answer that the folder is ignored.
 */
export function chainWithin(folder: string, chain: IgnoreChain): IgnoreChain {
  const verdict = verdictOn(folder, true, chain);
  return withIgnores(folder, verdict === null ? chain : chain.slice(verdict.index));
}

function verdictOn(target: string, isFolder: boolean, chain: IgnoreChain): { ignored: boolean; index: number } | null {
  for (const [index, { folder, patterns }] of [...chain.entries()].reverse()) {
    const relative = path.relative(folder, target).split(path.sep).join('/');
    const { ignored, unignored } = patterns.test(isFolder ? `${relative}/` : relative);
    if (ignored || unignored) return { ignored, index };
  }
  return null;
}

function foldersFromRoot(folder: string): string[] {
  const folders = [folder];
  for (let each = folder; !existsSync(path.join(each, '.git')); folders.unshift(each)) {
    const parent = path.dirname(each);
    // Outside of a repository nothing says how far up a .gitignore would be meant.
    if (parent === each) return [folder];
    each = parent;
  }
  return folders;
}

function readIgnoreFile(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Most folders have none, and git too goes on without one that it cannot read.
    return null;
  }
}
