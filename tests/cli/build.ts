import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Compiles folders of the project to a place of their own, below the project so that its packages are found, until the tests are over. */
export function buildOf(folders: readonly string[]): string {
  const out = path.join(root, '.cache', `cli-test-${process.pid}`);
  afterAll(() => rmSync(out, { recursive: true, force: true }));
  for (const file of folders.flatMap(sourcesIn)) {
    const target = path.join(out, file.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, compile(readFileSync(path.join(root, file), 'utf8')));
  }
  return out;
}

const sourcesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name));

// By `require`: the module is large, and an import would look through all of it for names.
const typescript = createRequire(import.meta.url)('typescript') as typeof import('typescript');

function compile(text: string): string {
  const { ModuleKind, ScriptTarget } = typescript;
  return typescript.transpileModule(text, { compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2023, verbatimModuleSyntax: true, rewriteRelativeImportExtensions: true } }).outputText;
}
