import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { announced } from '../house/announced.ts';
import { manifest, root } from '../house/project.ts';
import { install, pack, run, type Project, type Result } from './project.ts';

const rules = Object.fromEntries(['cors-middleware-order', 'no-cors-workaround', 'no-duplicate-allow-origin', 'no-null-origin', 'no-reflected-origin', 'no-untrusted-origin', 'no-weak-origin-check', 'no-wildcard-credentials', 'require-cors-on-errors', 'require-preflight', 'require-vary-origin', 'valid-allow-credentials', 'valid-allow-headers', 'valid-allow-methods', 'valid-allow-origin', 'valid-cors-header-name', 'valid-cors-options', 'valid-cors-request', 'valid-expose-headers', 'valid-max-age'].map((name) => [`cors/${name}`, 'error']));
const common = "const cors = require('eslint-plugin-cors');\nmodule.exports = [cors.configs.recommended];\n";
const typescript = "import parser from '@typescript-eslint/parser';\nconst typescript = { files: ['**/*.ts'], languageOptions: { parser } };\n";
const modern = "import cors from 'eslint-plugin-cors';\n";

const projects = {
  8: {
    dependencies: { eslint: '8.57.1' },
    files: {
      '.eslintrc.json': JSON.stringify({ root: true, parserOptions: { ecmaVersion: 2022, sourceType: 'module' }, plugins: ['cors'], rules }),
      'flat.cjs': common,
      'flat.js': `${modern}export default [cors.configs.recommended];\n`,
    },
  },
  9: {
    dependencies: { eslint: '9.39.5' },
    files: {
      'flat.cjs': common,
      'flat.js': `${modern}export default [cors.configs.recommended];\n`,
      'extends.js': `${modern}import { defineConfig } from 'eslint/config';\nexport default defineConfig([{ plugins: { cors }, extends: ['cors/recommended'] }]);\n`,
    },
  },
  10: {
    dependencies: { eslint: '10.15.0', '@typescript-eslint/parser': '8.73.0', typescript: '6.0.3' },
    files: {
      'flat.cjs': common,
      'flat.js': `${modern}${typescript}export default [typescript, cors.configs.recommended];\n`,
      'extends.js': `${modern}${typescript}import { defineConfig } from 'eslint/config';\nexport default defineConfig([typescript, { plugins: { cors }, extends: ['cors/recommended'] }]);\n`,
      'tsconfig.json': JSON.stringify({
        compilerOptions: { noEmit: true, strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, target: 'es2023', module: 'nodenext', types: [] },
        files: ['consumer.ts', 'consumer.cts'],
      }),
      'consumer.ts': `
        import { defineConfig } from 'eslint/config';
        import type { Linter, Rule } from 'eslint';
        import cors, { type CorsPlugin, type RuleName } from 'eslint-plugin-cors';
        export const configs: Linter.Config[] = [cors.configs.recommended, cors.configs.strict, cors.configs.all];
        export const extended = defineConfig([{ plugins: { cors }, extends: ['cors/recommended'] }, cors.configs.strict]);
        export const rule: Rule.RuleModule = cors.rules['no-reflected-origin'];
        export const name: RuleName = 'require-preflight';
        export const plugin: CorsPlugin = cors;
        // @ts-expect-error -- there is no such rule
        export const none = cors.rules['no-such-rule'];`,
      'consumer.cts': `
        import cors = require('eslint-plugin-cors');
        import type { Linter } from 'eslint';
        const configs: Linter.Config[] = [cors.configs.recommended];
        export = configs;`,
    },
  },
  none: { dependencies: {}, files: {} },
} as const satisfies Readonly<Record<string, Project>>;

type Name = keyof typeof projects;

const folders = {} as Record<Name, string>;

beforeAll(async () => {
  const archive = await pack();
  await Promise.all(Object.entries(projects).map(async ([name, project]) => (folders[name as unknown as Name] = await install(archive, project))));
});

/** What a report in JSON says, as `file:line rule`; a file that could not be parsed is told with its message. */
function findingsIn({ stdout, stderr }: Result, folder: string): string[] {
  if (!stdout.startsWith('[')) throw new Error(`No report:\n${stdout}${stderr}`);
  const files = JSON.parse(stdout) as { filePath: string; messages: { line: number; ruleId: string | null; message: string }[] }[];
  const nameOf = (file: string): string => path.relative(path.join(folder, 'src'), path.resolve(folder, file)).replaceAll(path.sep, '/');
  return files.flatMap(({ filePath, messages }) => messages.map(({ line, ruleId, message }) => `${nameOf(filePath)}:${line} ${ruleId ?? message}`)).toSorted();
}

const javascript = announced.filter((one) => one.includes('.js:'));

describe.each<{ eslint: 8 | 9 | 10; config: string | null; sources: string; expected: readonly string[] }>([
  { eslint: 8, config: null, sources: 'src/*.js', expected: javascript },
  { eslint: 8, config: 'flat.cjs', sources: 'src/*.js', expected: javascript },
  { eslint: 8, config: 'flat.js', sources: 'src/*.js', expected: javascript },
  { eslint: 9, config: 'flat.cjs', sources: 'src/*.js', expected: javascript },
  { eslint: 9, config: 'flat.js', sources: 'src/*.js', expected: javascript },
  { eslint: 9, config: 'extends.js', sources: 'src/*.js', expected: javascript },
  { eslint: 10, config: 'flat.cjs', sources: 'src/*.js', expected: javascript },
  { eslint: 10, config: 'flat.js', sources: 'src', expected: announced },
  { eslint: 10, config: 'extends.js', sources: 'src', expected: announced },
])('ESLint $eslint with $config', ({ eslint, config, sources, expected }) => {
  it('reports what the comments of the examples say', async () => {
    const folder = folders[eslint];
    const argv = [path.join(folder, 'node_modules/eslint/bin/eslint.js'), '--format', 'json', ...(config === null ? [] : ['--config', config]), sources];
    const result = await run(process.execPath, argv, folder, { ESLINT_USE_FLAT_CONFIG: String(config !== null) });
    expect(findingsIn(result, folder)).toEqual(expected);
    expect(result.status).toBe(1);
  });
});

describe('the command line', () => {
  it('works where nothing but the package was installed and nothing is configured', async () => {
    const folder = folders.none;
    const result = await run('npx', ['eslint-plugin-cors', 'src', '--format', 'json'], folder);
    expect(findingsIn(result, folder)).toEqual(announced);
    expect(result.status).toBe(1);
  });

  it('says the version of the package', async () => expect(await run('npx', ['eslint-plugin-cors', '--version'], folders.none)).toMatchObject({ status: 0, stdout: `${manifest.version}\n` }));
});

describe('the types', () => {
  it('hold where they are imported and where they are required, the libraries checked too', async () => {
    const compiler = path.join(root, 'node_modules/typescript/lib/tsc.js');
    expect(await run(process.execPath, [compiler, '--project', '.'], folders[10])).toMatchObject({ stdout: '', status: 0 });
  });
});

describe('what is published', () => {
  const installed = (): string => path.join(folders.none, 'node_modules/eslint-plugin-cors');

  it('is the build and what a reader looks for', () => {
    expect(readdirSync(installed()).filter((name) => name !== 'node_modules').toSorted()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json']);
    expect(readdirSync(path.join(installed(), 'dist')).toSorted()).toEqual(['rules', 'src']);
  });

  it('installs all it imports, and TypeScript with none of it', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(installed(), 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    for (const name of [...Object.keys(dependencies), 'eslint']) expect(existsSync(path.join(folders.none, 'node_modules', name)), name).toBe(true);
    expect(existsSync(path.join(folders.none, 'node_modules/typescript'))).toBe(false);
  });
});
