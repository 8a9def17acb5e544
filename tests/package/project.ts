import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { root } from '../house/project.ts';

export interface Result {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

// What npm tells its scripts about the outer project would be taken for the inner one.
const isOfOuterProject = (name: string): boolean => /^npm_(?:package_|lifecycle_|config_local_prefix$)|^(?:NODE_ENV|NODE_OPTIONS|FORCE_COLOR|INIT_CWD)$/.test(name);
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOfOuterProject(name)));

/** Runs a program to its end. On Windows npm is a script that only a shell starts. */
export function run(program: string, argv: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Result> {
  return new Promise((resolve) => {
    const child = execFile(program, argv, { cwd, env: { ...environment, NO_COLOR: '1', ...env }, shell: process.platform === 'win32', maxBuffer: 2 ** 26 }, (_error, stdout, stderr) => {
      resolve({ status: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

async function npm(argv: readonly string[], cwd: string): Promise<void> {
  const { status, stdout, stderr } = await run('npm', argv, cwd);
  if (status !== 0) throw new Error(`npm ${argv.join(' ')} failed:\n${stdout}${stderr}`);
}

function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'cors-package-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The package as it would be published: the path of its archive. */
export async function pack(): Promise<string> {
  const folder = temporaryFolder();
  await npm(['pack', '--pack-destination', folder], root);
  const [archive] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  return path.join(folder, archive ?? 'no archive');
}

export interface Project {
  /** Exact versions, by name. */
  readonly dependencies: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
}

/** A project of somebody who installed the package and has the examples as its sources: the path of its folder. */
export async function install(archive: string, { dependencies, files }: Project): Promise<string> {
  const folder = temporaryFolder();
  const manifest = { private: true, type: 'module', devDependencies: { ...dependencies, 'eslint-plugin-cors': `file:${archive}` } };
  for (const [name, text] of Object.entries({ 'package.json': JSON.stringify(manifest), ...files })) writeFileSync(path.join(folder, name), text);
  cpSync(path.join(root, 'docs/examples'), path.join(folder, 'src'), { recursive: true });
  mkdirSync(path.join(folder, 'node_modules'));
  await npm(['install', '--no-audit', '--no-fund', '--prefer-offline'], folder);
  return folder;
}
