import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constantsOfText, evaluateText, valueOfText } from '../evaluation.ts';
import { argumentLists, expectAgreement, expectSame, operands, texts, written } from './agreement.ts';

const methods = [
  'at', 'charAt', 'charCodeAt', 'codePointAt', 'concat', 'endsWith', 'includes', 'indexOf', 'isWellFormed', 'lastIndexOf', 'normalize', 'padEnd', 'padStart', 'repeat', 'replace', 'replaceAll',
  'slice', 'split', 'startsWith', 'substr', 'substring', 'toLowerCase', 'toString', 'toUpperCase', 'toWellFormed', 'trim', 'trimEnd', 'trimLeft', 'trimRight', 'trimStart', 'valueOf',
];

const calls = (names: readonly string[], args = argumentLists): fc.Arbitrary<string> => fc.tuple(texts, fc.constantFrom(...names), args).map(([text, name, list]) => `${written(text)}.${name}(${list})`);

describe('the methods of strings', () => {
  it('give what Node gives, or throw where it throws', () => expectAgreement(calls(methods)));

  it('look for one text of another', () => {
    const parts = texts.map((text) => written(text.slice(0, 2)));
    expectAgreement(calls(['includes', 'startsWith', 'endsWith', 'indexOf', 'lastIndexOf', 'split', 'concat'], parts));
  });

  it('give what Node gives also where that depends on a language, or are not read', () => expectAgreement(calls(['toLocaleLowerCase', 'toLocaleUpperCase', 'localeCompare', 'match', 'search']), 'sometimes'));

  it('replace texts by templates and by functions', () => {
    const templates = fc.array(fc.constantFrom('$$', '$&', '$`', "$'", '$1', '$0', '$<n>', '$', 'x'), { maxLength: 4 }).map((parts) => written(parts.join('')));
    const replacements = fc.oneof(templates, fc.constantFrom('(part) => part + part', '(part, index, whole) => `${index}${whole}`', '() => "$&"', '() => undefined', 'String', 'Number'));
    const parts = texts.map((text) => written(text.slice(0, 1)));
    expectAgreement(calls(['replace', 'replaceAll'], fc.tuple(parts, replacements).map((list) => list.join(', '))));
  });

  it('are told from members that strings do not have', () => {
    expectSame('"abc".length', '"abc"[0]', '"abc"[3]', '"abc"["1"]', '"abc"["01"]', '"abc"[-1]', '"abc".size', 'typeof "abc".trim', '"abc".at === "b".at', '"".length');
    expect(evaluateText('"abc".constructor === String')).toEqual({ kind: 'unknown' });
  });

  it('refuse regular expressions where they look for texts', () => expectSame('"abc".includes(/b/)', '"abc".startsWith(/a/)', '"abc".endsWith(/c/)'));

  it('do not make texts that nobody wants to hold', () => {
    expectSame('"ab".repeat(10000).length', '"ab".repeat(Infinity)', '"".repeat(1e9)');
    for (const huge of ['"ab".repeat(1e8)', '"ab".padEnd(1e8)', '"a".repeat(15000).concat("a".repeat(15000))', '"a".repeat(9000).replaceAll("a", "b".repeat(9000))', '"a".repeat(20000).split("")']) {
      expect([huge, evaluateText(huge)]).toEqual([huge, { kind: 'unknown' }]);
    }
  });

  it('are not computed for texts in languages that order or fold letters in other ways', () => {
    expectSame('"HTTPS://A.EXAMPLE".localeCompare("HTTPS://A.EXAMPLE")', '"https://a.example".toLocaleLowerCase()', '"a.example".localeCompare("b.example")');
    expect(evaluateText('"I".toLocaleLowerCase()')).toEqual({ kind: 'unknown' });
    expect(evaluateText('"chab".localeCompare("d")')).toEqual({ kind: 'unknown' });
  });
});

describe('the functions that make texts', () => {
  const functions = ['String', 'String.fromCharCode', 'String.fromCodePoint', 'encodeURIComponent', 'encodeURI', 'decodeURIComponent', 'decodeURI', 'escape', 'unescape', 'btoa', 'atob'];

  it('give what Node gives, or throw where it throws', () => expectAgreement(fc.tuple(fc.constantFrom(...functions), argumentLists).map(([name, list]) => `${name}(${list})`)));

  it('take percent signs apart as Node does', () => expectAgreement(fc.tuple(fc.constantFrom('decodeURIComponent', 'decodeURI', 'unescape'), fc.array(fc.constantFrom('%', '2', 'e', 'C3', '%A9', '%2F', '%u0041'), { maxLength: 5 })).map(([name, parts]) => `${name}(${written(parts.join(''))})`)));

  it('read raw templates', () => {
    expectSame('String.raw`a\\n${1}b`', 'String.raw`^https:\\/\\/.*\\.example\\.com$`', 'String.raw({ raw: ["a", "b", "c"] }, 1, 2, 3)', 'const tag = (texts, ...values) => texts.raw[0] + texts[1] + values[0]; tag`\\n${7}\\n`');
  });

  it('may be passed on as functions', () => expectSame('"a-b".replace("-", encodeURIComponent)', '"a-b".replace("b", String)'));
});

describe('a text from the origin', () => {
  const origin = 'require("origin:https://app.example.com")';

  it('stays one through methods', () => {
    for (const rest of ['.toLowerCase()', '.slice(8)', '.split("://")[1]', '[0]', '[99]', '.length', '.replace("https", "http")', '.includes("example")', '.concat("")', '.at(-1)', '.indexOf("x")']) {
      expect([rest, valueOfText(origin + rest)]).toMatchObject([rest, { kind: 'primitive', fromOrigin: true }]);
    }
    for (const program of [`String(${origin})`, `encodeURIComponent(${origin})`, `"https://app.example.com".startsWith(${origin})`, `"a".concat(${origin})`, `"a".replace("a", ${origin})`, `"a".replace("a", () => ${origin})`, `String.raw\`\${${origin}}\``]) {
      expect([program, valueOfText(program)]).toMatchObject([program, { kind: 'primitive', fromOrigin: true }]);
    }
    expect(valueOfText('"https://app.example.com".slice(8)')).toMatchObject({ fromOrigin: false });
  });

  it('is held against constants, which are noted', () => {
    expect(constantsOfText(`${origin}.endsWith(".example.com") && ${origin}.includes("app")`)).toEqual(['.example.com', 'app']);
    expect(constantsOfText('"https://app.example.com".endsWith(".example.com")')).toEqual([]);
  });

  it('that was not read gives what was not read', () => {
    const looking = methods.filter((name) => !/^(?:isWell|toWell|trim|valueOf|to(?:Lower|Upper|String))/.test(name));
    fc.assert(fc.property(fc.constantFrom(...looking), operands, (name, operand) => {
      expect(evaluateText(`"abc".${name}(unread, ${operand})`)).toEqual({ kind: 'unknown' });
      expect(evaluateText(`unread.${name}("abc", ${operand})`)).toEqual({ kind: 'unknown' });
    }), { numRuns: 200 });
  });
});
