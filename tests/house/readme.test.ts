import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin, { type RuleName } from '../../rules/index.ts';
import { parseArguments } from '../../src/cli/arguments.ts';
import { usage } from '../../src/cli/usage.ts';
import { blocksOf, linksOf, rowsOf } from './markdown.ts';
import { exists, manifest, read, ruleNames } from './project.ts';

const readme = read('README.md');
const blocks = blocksOf(readme);
const rows = rowsOf(readme);
const commands = blocks.filter(({ language }) => language === 'sh').flatMap(({ code }) => code.trim().split('\n'));

/** A rule's row of the table. */
function rowOf(name: RuleName): string[] {
  const { docs, fixable, hasSuggestions } = plugin.rules[name].meta ?? {};
  return [`[${name}](docs/rules/${name}.md)`, docs?.description ?? '', (docs as { level?: string } | undefined)?.level ?? '', [...(fixable === 'code' ? ['🔧'] : []), ...(hasSuggestions === true ? ['💡'] : [])].join(' ')];
}

/** What a block of configuration exports, its import being the plugin. */
function configOf(code: string): Linter.Config[] {
  const body = code.replace("import cors from 'eslint-plugin-cors';\n", '').replace('export default', 'return');
  // eslint-disable-next-line no-new-func -- code of this repository, run as its reader would
  return new Function('cors', body)(plugin) as Linter.Config[];
}

const reflecting = "import cors from 'cors';\nexport const handler = cors({ origin: true, credentials: true });\n";
const lint = (config: Linter.Config[], filename: string) => new Linter().verify(reflecting, [{ files: ['**/*.ts'], languageOptions: { parser } }, ...config], { filename });

describe('the README', () => {
  it('has a row for every rule, as the rule says it', () => {
    expect(rows.filter(([cell = '']) => cell.includes('docs/rules/'))).toEqual(ruleNames.map((name) => rowOf(name as RuleName)));
  });

  it('has a row for every preset', () => expect(rows.map(([cell = '']) => cell.slice(1, -1)).filter((name) => name in plugin.configs)).toEqual(Object.keys(plugin.configs)));

  it('has a row for every option of the command line, and for no other', () => {
    const optionsIn = (text: string): string[] => [...text.matchAll(/(?<![\w-])--?[a-z][a-z-]*/g)].map(([option]) => option);
    const told = rows.filter(([cell = '']) => cell.startsWith('`-')).flatMap(([cell = '']) => optionsIn(cell));
    expect(told.toSorted()).toEqual(optionsIn(usage.slice(usage.indexOf('\nOptions:'))).toSorted());
  });

  it('leads to what is there', () => expect(linksOf(readme).filter((target) => !exists(target))).toEqual([]));

  it('gives commands that exist', () => {
    expect(commands.length).toBeGreaterThan(2);
    for (const command of commands) {
      const [, script] = /^npm ci && npm (?:run )?(\S+)$/.exec(command) ?? [];
      const [, argv] = /^npx eslint-plugin-cors (.*)$/.exec(command) ?? [];
      expect(script === undefined ? parseArguments((argv ?? '--wrong').split(' ')).kind : Object.keys(manifest.scripts).includes(script) && 'lint').toBe('lint');
    }
  });

  it('is put into a project by three lines', () => {
    const [first] = blocks.filter(({ language }) => language === 'js');
    expect(first?.code.trim().split('\n')).toHaveLength(3);
    expect(lint(configOf(first?.code ?? ''), 'src/server.ts')).toMatchObject([{ ruleId: 'cors/no-reflected-origin' }]);
  });

  it('is relaxed for tests, and for nothing else', () => {
    const [, second] = blocks.filter(({ language }) => language === 'js');
    const config = configOf(second?.code ?? '');
    expect(lint(config, 'src/server.js')).toMatchObject([{ ruleId: 'cors/no-reflected-origin' }]);
    for (const file of ['src/server.test.js', 'tests/server.js', 'src/__tests__/a.ts']) expect(lint(config, file).filter(({ ruleId }) => ruleId !== null)).toEqual([]);
  });

  it('names the rules of recommended where there are no presets', () => {
    const [legacy] = blocks.filter(({ language }) => language === 'json');
    const rules = Object.entries(plugin.configs.recommended.rules ?? {}).filter(([, level]) => level !== 'off');
    expect(JSON.parse(legacy?.code ?? '')).toEqual({ plugins: ['cors'], rules: Object.fromEntries(rules) });
  });
});

describe('the changelog', () => it('begins with the version of the package', () => expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(manifest.version)));
