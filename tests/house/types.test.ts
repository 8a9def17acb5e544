import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './project.ts';

// By `require`: the module is large, and an import would look through all of it for names.
const typescript = createRequire(import.meta.url)('typescript') as typeof import('typescript');

/** The declarations that the build makes, by file. */
function declarations(): Map<string, string> {
  const { config } = typescript.readConfigFile(path.join(root, 'tsconfig.build.json'), typescript.sys.readFile) as { config: object };
  const { options } = typescript.parseJsonConfigFileContent(config, typescript.sys, root);
  const program = typescript.createProgram([path.join(root, 'rules/index.ts')], { ...options, emitDeclarationOnly: true });
  const made = new Map<string, string>();
  program.emit(undefined, (file, text) => made.set(path.relative(path.join(root, 'dist'), file).replaceAll(path.sep, '/'), text));
  return made;
}

/** The packages that a declaration file names, itself or by the files it leads to. */
function packagesIn(file: string, made: ReadonlyMap<string, string>, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = made.get(file);
  if (text === undefined) throw new Error(`The build makes no ${file}`);
  return [...text.matchAll(/(?:from |import\(|types=|path=)["']([^"']+)["']/g)].flatMap(([, specifier = '']) => {
    if (!specifier.startsWith('.')) return [specifier];
    return packagesIn(path.posix.join(path.posix.dirname(file), specifier).replace(/\.[jt]s$/, '.d.ts'), made, seen);
  });
}

describe('the public types', () => {
  it('name ESLint and nothing else', () => expect(new Set(packagesIn('rules/index.d.ts', declarations()))).toEqual(new Set(['eslint'])), 300_000);
});
