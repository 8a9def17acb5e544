import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin, { type RuleName } from '../../rules/index.ts';
import { corsCheck } from '../../src/spec/cors-check.ts';
import { preflightCheck } from '../../src/spec/preflight.ts';
import type { ResponseHeaders } from '../../src/spec/types.ts';
import { blocksOf, linksOf, marksOf, quotesOf, type Block } from './markdown.ts';
import { exists, read, ruleNames } from './project.ts';

const pages = ruleNames.map((name) => [name as RuleName, read(`docs/rules/${name}.md`)] as const);
const sections = ['Why', 'Examples', 'Options', 'How sure a report is', 'When not to use it', 'Further reading'];

/** The path of the file that a block is, which a comment at its top may say. */
const fileOf = ({ code, language }: Block): string => /^\/\/ (\S+\.[jt]s)\n/.exec(code)?.[1] ?? `page.${language}`;

/** What a rule and those of `recommended` say about a block, as a reader of the page would see it. */
function lint(block: Block, rule: RuleName, level: Linter.RuleSeverity = 'error') {
  const { code, language } = block;
  const typescript: Linter.Config = language === 'ts' ? { languageOptions: { parser } } : {};
  const config: Linter.Config[] = [plugin.configs.recommended, { ...typescript, files: ['**'], rules: { [`cors/${rule}`]: level } }];
  return new Linter().verify(code, config, { filename: fileOf(block) });
}

/** The console texts that a page may quote, from the standard's checks of responses that they deny. */
function consoleTexts(): string[] {
  const none: ResponseHeaders = { allowOrigin: null, allowCredentials: null, allowMethods: null, allowHeaders: null, exposeHeaders: null, maxAge: null, vary: null };
  const origin = 'https://app.example';
  const put = { origin, method: 'PUT', headers: ['content-type'], credentials: false };
  const results = [
    corsCheck({ ...put, credentials: true }, { ...none, allowOrigin: '*' }),
    corsCheck({ ...put, origin: 'https://admin.example' }, { ...none, allowOrigin: origin }),
    ...['https://app.example/', 'https://app.example, https://admin.example', 'app.example'].map((allowOrigin) => corsCheck(put, { ...none, allowOrigin })),
    corsCheck({ ...put, credentials: true }, { ...none, allowOrigin: origin, allowCredentials: 'True' }),
    corsCheck(put, none),
    preflightCheck({ ...put, credentials: true }, 204, { ...none, allowOrigin: '*' }),
    preflightCheck(put, 302, none),
    preflightCheck(put, 200, none),
    preflightCheck(put, 405, { ...none, allowOrigin: origin }),
    preflightCheck(put, 204, { ...none, allowOrigin: origin }),
    preflightCheck(put, 204, { ...none, allowOrigin: origin, allowMethods: 'PUT' }),
    preflightCheck(put, 204, { ...none, allowOrigin: origin, allowMethods: 'GET; PUT' }),
    preflightCheck(put, 204, { ...none, allowOrigin: origin, allowHeaders: 'a b' }),
  ];
  return results.map((result) => (result.allowed ? '' : result.consoleText));
}

describe.each(pages)('the page of %s', (name, page) => {
  const { docs, fixable, hasSuggestions } = plugin.rules[name].meta ?? {};
  const level = (docs as { level?: string } | undefined)?.level;
  const blocks = blocksOf(page);
  const wrong = blocks.filter(({ under }) => under.includes('Wrong'));
  const right = blocks.filter(({ under }) => under.includes('Right'));

  it('has the sections that every page has', () => expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(sections));

  it('says where the rule is on, and whether it suggests or fixes', () => {
    const [, , , , line = ''] = page.split('\n');
    expect(line).toContain(`\`${level}\` in \`recommended\``);
    expect(line.includes('💡')).toBe(hasSuggestions);
    expect(line.includes('🔧')).toBe(fixable === 'code');
  });

  it('shows both', () => {
    expect(wrong.length).toBeGreaterThan(1);
    expect(right.length).toBeGreaterThan(1);
  });

  it.each(wrong)('wrong, example $#: each place that is underlined is reported, and nothing else', (block) => {
    const marks = marksOf(block.code);
    expect(marks).not.toEqual([]);
    expect(lint(block, name)).toMatchObject(marks.map((mark) => ({ ...mark, ruleId: `cors/${name}`, endLine: mark.line })));
    expect(lint(block, name)).toHaveLength(marks.length);
  });

  it.each(right)('right, example $#: nothing is reported', (block) => {
    expect(marksOf(block.code)).toEqual([]);
    expect(lint(block, name)).toEqual([]);
  });

  it.each(blocks.filter(({ under }) => under.includes('Options')))('options, example $#: nothing is reported', (block) => expect(lint(block, name)).toEqual([]));

  it('quotes what a browser prints', () => expect(quotesOf(page).filter((quote) => !consoleTexts().includes(quote))).toEqual([]));

  it('leads to pages of other rules, and to nothing that is not there', () => {
    const linked = linksOf(page);
    expect(linked.filter((target) => !exists(path.posix.join('docs/rules', target)))).toEqual([]);
    expect(ruleNames.filter((other) => other !== name && linked.includes(`${other}.md`)).length).toBeGreaterThan(1);
  });

  it('names every option and its default', () => {
    const defaults = Object.entries((plugin.rules[name].meta?.defaultOptions?.[0] as object | undefined) ?? {});
    const options = page.slice(page.indexOf('\n## Options'), page.indexOf('\n## How sure'));
    if (defaults.length === 0) expect(options).toMatch(/\n\nNone\./);
    for (const [option, value] of defaults) expect(options).toContain(`- \`${option}\` (default \`${JSON.stringify(value)}\`)`);
  });
});
