import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin, { type RuleName } from '../../rules/index.ts';
import { exists, filesIn, manifest, read, ruleNames } from './project.ts';

const rules = Object.entries(plugin.rules);
const presets = Object.entries(plugin.configs);
const page = 'https://github.com/eslint-plugin-cors/eslint-plugin-cors/blob/main/docs/rules';
const { 'module.exports': required } = await import('../../rules/index.ts');

describe('the plugin', () => {
  it('says the name and the version of the package', () => expect(plugin.meta).toEqual({ name: manifest.name, version: manifest.version, namespace: 'cors' }));

  it('is what `require` gives', () => expect(required).toBe(plugin));

  it('holds every rule file, and nothing else', () => expect(Object.keys(plugin.rules)).toEqual(ruleNames.toSorted()));
});

describe('the presets', () => {
  it.each(presets)('%s has a name, files and the plugin', (name, config) => {
    expect(config).toMatchObject({ name: `cors/${name}`, files: [expect.stringContaining('ts')] });
    expect(config.plugins?.['cors']).toBe(plugin);
  });

  it('recommended has the levels that the rules say', () => {
    expect(plugin.configs.recommended.rules).toEqual(Object.fromEntries(rules.map(([name, rule]) => [`cors/${name}`, (rule.meta?.docs as { level?: string }).level])));
  });

  it.each(['strict', 'all'] as const)('%s makes every rule an error, and asks for all that some say only then', (name) => {
    const asked = { 'no-untrusted-origin': { localhost: true }, 'require-cors-on-errors': { everyResponse: true }, 'require-vary-origin': { strictBranch: true }, 'valid-allow-origin': { checkEnv: true } };
    expect(plugin.configs[name].rules).toEqual(Object.fromEntries(rules.map(([rule]) => [`cors/${rule}`, rule in asked ? ['error', asked[rule as keyof typeof asked]] : 'error'])));
  });

  it.each(presets)('ESLint takes %s', (_, config) => expect(new Linter().verify('let a;', [config], 'a.js')).toEqual([]));
});

describe.each(ruleNames)('%s', (name) => {
  const { meta } = plugin.rules[name as RuleName];

  it('has its name from its file, and a page by that name', () => {
    expect(meta?.docs?.url).toBe(`${page}/${name}.md`);
    expect(read(`rules/${name}.ts`)).toContain(`name: '${name}'`);
    expect(exists(`docs/rules/${name}.md`)).toBe(true);
  });

  it('has a test', () => expect(filesIn('tests/rules').filter((file) => new RegExp(`/${name}(?:\\.[\\w-]+)*\\.test\\.ts$`).test(file))).not.toEqual([]));

  it('is what the page and its first sentence say', () => {
    const [title, , description] = read(`docs/rules/${name}.md`).split('\n');
    expect([title, description]).toEqual([`# cors/${name}`, meta?.docs?.description]);
  });

  it('says what it finds in whole sentences, and which weakness that is', () => {
    expect(Object.values(meta?.messages ?? {}).filter((message) => !/^[A-Z`"].*[.:`]$/.test(message))).toEqual([]);
    const { cwe = [], securitySeverity } = meta?.docs as { cwe?: readonly string[]; securitySeverity?: string };
    expect(cwe.filter((id) => /^CWE-\d+$/.test(id))).toEqual(cwe.length > 0 ? cwe : ['CWE-…']);
    expect(securitySeverity).toMatch(/^(?:10|\d)\.\d$/);
  });

  it('has defaults for the options of its schema, which ESLint takes', () => {
    const [schema] = (meta?.schema ?? []) as { properties?: object }[];
    const defaults = meta?.defaultOptions ?? [];
    expect(Object.keys(defaults[0] ?? {})).toEqual(Object.keys(schema?.properties ?? {}));
    expect(new Linter().verify('let a;', { plugins: { cors: plugin }, rules: { [`cors/${name}`]: ['error', ...(defaults as object[])] } })).toEqual([]);
  });

  it('is told of options it does not have', () => {
    const wrong = () => new Linter().verify('let a;', { plugins: { cors: plugin }, rules: { [`cors/${name}`]: ['error', { unheard: true }] } });
    expect(wrong).toThrow(/unheard|should NOT/);
  });
});
