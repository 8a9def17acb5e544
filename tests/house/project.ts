import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

export const exists = (file: string): boolean => existsSync(path.join(root, file));

const notOurs = new Set(['node_modules', 'dist', 'coverage', '.cache', '.git']);

/** The files of the project below a folder, as paths from the root. By walking: a copy without git is the project too. */
export function filesIn(folder: string): string[] {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true }).filter(({ name }) => !notOurs.has(name));
  return entries.flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? filesIn(file) : [file];
  });
}

export const isSource = (file: string): boolean => /\.[cm]?[jt]s$/.test(file);

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
}

export const manifest = JSON.parse(read('package.json')) as Manifest;

/** The rules of the house, by the files they live in. */
export const ruleNames = filesIn('rules').map((file) => path.basename(file, '.ts')).filter((name) => name !== 'index');
