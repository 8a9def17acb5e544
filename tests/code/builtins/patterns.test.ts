import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constantsOf } from '../../../src/code/builtins/patterns.ts';
import { constantsOfText, evaluateText, valueOfText } from '../evaluation.ts';
import { expectAgreement, expectSame, written } from './agreement.ts';

const atoms = ['a', 'a', 'b', '.', '\\.', '\\w', '\\d', '[ab]', '[^a]', '^', '$', '\\b', '(a)', '(b)?', '(?<n>b)', '(a|)', '(?:)', '(?=b)', '|'];

/** Sources that are valid with any flags; each name is given once. */
const sources = fc.array(fc.tuple(fc.constantFrom(...atoms), fc.constantFrom('', '', '', '+', '*', '?', '{2}')), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([atom, repeat]) => atom + (/^(?:[\^$|]|\\b|\(\?=.*)$/.test(atom) || (atom === '(b)?') ? '' : repeat)).join(''))
  .filter((source) => source.split('?<n>').length < 3);
const flags = fc.constantFrom('', '', 'g', 'g', 'i', 'y', 'gy', 'u', 'gu', 'gi', 'm', 's', 'd');
const texts = fc.array(fc.constantFrom('a', 'a', 'b', 'B', '.', '1', ' ', '\n'), { maxLength: 7 }).map((parts) => parts.join(''));

const pattern = fc.tuple(sources, flags).map(([source, flagText]) => `/${source}/${flagText}`);
const templates = fc.array(fc.constantFrom('$$', '$&', '$`', "$'", '$1', '$2', '$10', '$01', '$<n>', '$<x>', '$<', 'x'), { maxLength: 4 }).map((parts) => written(parts.join('')));
const replacements = fc.oneof(templates, fc.constantFrom('(part) => part + part', '(part, first) => `<${first}>`', '() => "$1"', '(...all) => all.length'));

const withIndices = (source: string): string => (/\/[a-z]*d[a-z]*$/.test(source) ? '/a/' : source);

describe('regular expressions', () => {
  const steps = fc.oneof(
    fc.constantFrom('p.test(t)', 'p.exec(t)', 'p.lastIndex', 't.match(p)', 't.search(p)', 't.split(p)', 't.split(p, 2)', '[...(p.global ? t.matchAll(p) : [])]', 'p.lastIndex = 1', 'p.lastIndex = 99', 'p.lastIndex = -1'),
    replacements.map((replacement) => `t.replace(p, ${replacement})`),
    replacements.map((replacement) => `t.replaceAll(p, ${replacement})`),
  );

  it('do and leave behind what they do in Node, one use after the other', () => {
    expectAgreement(fc.tuple(pattern.map(withIndices), texts, fc.array(steps, { minLength: 1, maxLength: 4 })).map(([source, text, list]) => `const p = ${source}, t = ${written(text)}; [${list.join(', ')}, p.lastIndex]`));
  });

  it('say what they are', () => {
    expectAgreement(fc.tuple(pattern, fc.constantFrom('source', 'flags', 'global', 'ignoreCase', 'multiline', 'dotAll', 'unicode', 'unicodeSets', 'sticky', 'hasIndices', 'lastIndex', 'size', 'toString()')).map(([source, name]) => `${source}.${name}`));
  });

  it('are made of texts, and refused where they are none', () => {
    const nearly = fc.array(fc.constantFrom('a', 'b', '(', ')', '[', ']', '*', '+', '?', '{', '}', '\\', '/', '|', '^', '\n', '.'), { maxLength: 5 }).map((parts) => parts.join(''));
    const flagTexts = fc.constantFrom('', ', "g"', ', "gi"', ', "gg"', ', "x"', ', undefined', ', "vu"');
    expectAgreement(fc.tuple(fc.constantFrom('new RegExp', 'RegExp'), nearly, flagTexts, fc.constantFrom('.source', '.flags', '.test("ab")', '')).map(([how, source, flag, rest]) => `${how}(${written(source)}${flag})${rest}`));
    expectSame('RegExp()', 'new RegExp(undefined, "g")', 'new RegExp(null)', 'new RegExp(["a", "b"].join("|"))', 'new RegExp(/a/g)', 'new RegExp(/a/g, "i")', 'const p = /a/; [RegExp(p) === p, new RegExp(p) === p]');
  });

  it('are made of a text by the methods of strings', () => expectSame('"a.b".match(".")', '"a.b".match("(")', '"a.b".search("\\\\.")', '[..."abab".matchAll("a")].length', '"a".match()', '"abc".matchAll(/a/)'));

  it('count characters outside the basic plane as Node does', () => expectSame('"😀a".replace(/(?:)/gu, "-")', '/^$/u.exec("")', '"".replace(/a?/gu, "x")', '"😀a".replace(/(?:)/g, "-").length', '"😀a".split(/(?:)/u)', '"😀😀".match(/./gu)', 'const p = /😀/y; [p.test("😀😀"), p.lastIndex]'));

  it('take a limit and the captures when they split', () => expectSame('"a1b2c".split(/(\\d)/)', '"a1b2c".split(/\\d/, 2)', '"a1b2c".split(/\\d/, -1)', '"a1b2c".split(/\\d/, 0)', '"".split(/a/)', '"".split(/(?:)/)'));

  it('escape texts by the examples of the language', () => {
    const examples = { 'The Quick Brown Fox': '\\x54he\\x20Quick\\x20Brown\\x20Fox', 'Buy it. use it.': '\\x42uy\\x20it\\.\\x20use\\x20it\\.', '(*.*)': '\\(\\*\\.\\*\\)', '-a': '\\x2da', '1.a\n': '\\x31\\.a\\n', '_\u2028': '_\\u2028', '\ud83d': '\\ud83d', '😀': '😀', 'ab': '\\x61b' };
    for (const [text, escaped] of Object.entries(examples)) expect(evaluateText(`RegExp.escape(${written(text)})`)).toEqual({ kind: 'known', value: escaped });
    expect(evaluateText('RegExp.escape(5)')).toEqual({ kind: 'threw' });
    expect(evaluateText('const t = "https://a.example/x?y"; new RegExp("^" + RegExp.escape(t) + "$").test(t)')).toEqual({ kind: 'known', value: true });
  });

  it('are not matched where that would take too long', () => expect(evaluateText('/^(a+)+$/.test("a".repeat(60) + "!")')).toEqual({ kind: 'unknown' }));
});

describe('a pattern that a text was held against which was not read', () => {
  it('gives an answer that was not read', () => expect(valueOfText('/a/.test(unread)')).toMatchObject({ kind: 'unknown' }));

  it('gives the same answer to the same question', () => {
    const ids = (program: string): unknown[] => {
      const list = valueOfText(program);
      return list?.kind === 'array' ? list.items.map(({ value }) => (value.kind === 'unknown' ? value.id : value)) : [];
    };
    const [first, second, third] = ids('const ask = () => /a/.test(unread); [ask(), ask(), /b/.test(unread)]');
    expect(first).toBe(second);
    expect(first).not.toBe(third);
    expect(new Set(ids('const p = /a/g; [p.test(unread), p.test(unread)]')).size).toBe(2);
  });

  it('stands nobody knows where when it goes on from there', () => {
    expect(evaluateText('const p = /a/g; p.test(unread); p.test("aa")')).toEqual({ kind: 'unknown' });
    expect(evaluateText('const p = /a/g; p.test(unread); p.lastIndex')).toEqual({ kind: 'unknown' });
    expectSame('const p = /a/; p.test("xa"); p.test("aa")');
    expect(evaluateText('const p = /a/g; p.test(unread) === p.test(unread)')).toEqual({ kind: 'unknown' });
    expect(evaluateText('const p = /a/g; p.test(unread); p.lastIndex = 0; p.test("a")')).toEqual({ kind: 'known', value: true });
  });
});

describe('a pattern and the origin', () => {
  const origin = 'require("origin:https://app.example.com")';

  it('give results that come from the origin', () => {
    for (const program of [`/a/.test(${origin})`, `/^never$/.exec(${origin})`, `/(pp)/.exec(${origin})[1]`, `/pp/.exec(${origin}).index`, `${origin}.match(/p/g)[0]`, `${origin}.replace(/^https:/, "")`, `${origin}.split(/:/)[0]`, `${origin}.search(/x/)`, `new RegExp(${origin}).test("a")`]) {
      expect([program, valueOfText(program)]).toMatchObject([program, { kind: 'primitive', fromOrigin: true }]);
    }
    expect(valueOfText('/a/.test("https://app.example.com")')).toMatchObject({ fromOrigin: false });
  });

  it('note the constants of the pattern', () => {
    expect(constantsOfText(`/^https:\\/\\/.*\\.example\\.com$/.test(${origin})`)).toEqual(['https://', '.example.com']);
    expect(constantsOfText('/^https:\\/\\/.*\\.example\\.com$/.test("https://app.example.com")')).toEqual([]);
  });
});

describe('constantsOf', () => {
  it.each([
    ['^https:\\/\\/(.*\\.)?example\\.com$', ['https://', 'example.com']],
    ['example.com', ['example.com']],
    ['(foo|bar)\\.example\\.com', ['foo', 'bar', '.example.com', 'foo.example.com', 'bar.example.com']],
    ['^https?://[a-z0-9-]+\\.app\\.dev', ['http', '://', '.app.dev']],
    ['(?<sub>.+)\\.a\\-b\\.io(?::\\d{2,5})?$', ['.a-b.io']],
    ['[example]', []],
    ['^https:\\/\\/(?:one|two)[.]example[.]com$', ['https://', 'one', 'two', '.example.com', 'https://one.example.com', 'https://two.example.com']],
    ['((a|)b)', ['ab']],
    ['(one|two)+', ['one', 'two']],
    ['a', []],
    ['', []],
  ])('finds in %s the pieces of host names', (source, pieces) => expect(constantsOf(source)).toEqual(pieces));
});
