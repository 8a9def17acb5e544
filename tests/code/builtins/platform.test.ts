import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateText, valueOfText } from '../evaluation.ts';
import { expectAgreement, expectSame, written } from './agreement.ts';

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)).filter((text) => !text.includes('__proto__'));

describe('JSON', () => {
  it('is parsed as Node does', () => expectAgreement(json.map((text) => `JSON.parse(${written(text)})`)));

  it('is refused where it is none', () => expectAgreement(fc.tuple(json, fc.constantFrom('', ',', ']', '}', '"', '1', ' ')).map(([text, rest]) => `JSON.parse(${written(text + rest)})`)));

  it('is made of values as Node does', () => {
    expectAgreement(fc.tuple(json, fc.constantFrom('', ', null, 2', ', null, "--"', ', undefined, 99')).map(([text, rest]) => `JSON.stringify((${text})${rest})`));
    expectSame('JSON.stringify({ a: undefined, b: () => 1, c: [undefined, () => 1], d: NaN, e: /x/, 2: 1, 1: 2 })', 'JSON.stringify(undefined)', 'JSON.stringify(() => 1)', 'const a = {}; a.a = a; JSON.stringify(a)', 'const a = [1]; JSON.stringify([a, a])');
  });

  it('of what was not read is not known', () => {
    for (const program of ['JSON.parse(unread)', 'JSON.stringify({ a: unread })', 'JSON.stringify({ a: 1 }, unread)', 'JSON.parse("[1]", (key, value) => 2)', 'JSON.stringify({ get a() { return 1; } })', 'JSON.stringify({ toJSON() { return 1; } })']) {
      expect([program, evaluateText(program)]).toEqual([program, { kind: 'unknown' }]);
    }
  });

  it('hands on what comes from the origin', () => {
    expect(valueOfText('JSON.stringify([[[[[[require("origin:https://a.example")]]]]]])')).toMatchObject({ kind: 'primitive', fromOrigin: true });
    expect(valueOfText('JSON.parse(JSON.stringify({ a: require("origin:https://a.example") })).a')).toMatchObject({ value: 'https://a.example', fromOrigin: true });
    expect(valueOfText('JSON.stringify(["https://a.example"])')).toMatchObject({ fromOrigin: false });
  });
});

describe('structuredClone', () => {
  it('copies all the way down, or throws', () => {
    expectAgreement(json.map((text) => `structuredClone(${text === '{}' ? '({})' : `(${text})`})`));
    expectSame('const a = { b: [1] }; const c = structuredClone(a); c.b[0] = 2; [a, c]', 'structuredClone({ a: () => 1 })', 'structuredClone(/a/g)', 'const a = []; a[0] = a; const c = structuredClone(a); [c[0] === c, c === a]');
  });
});

describe('what every server has beside the language', () => {
  it('prints without a value', () => expectSame('console.table && console.group && console.trace && void 0', 'typeof console.log', 'typeof console.nothing'));

  it('does not know the time', () => {
    for (const program of ['Date.now()', 'new Date()', 'new Date().getTime()', 'Date()', 'new Date(0).getTime()']) expect([program, evaluateText(program)]).toEqual([program, { kind: 'unknown' }]);
    expect(evaluateText('new Date() ? 1 : 2')).toEqual({ kind: 'known', value: 1 });
  });

  it('runs functions later, not now', () => {
    expect(evaluateText('let a = 1; setTimeout(() => { a = 2; }, 0); queueMicrotask(() => { a = 3; }); a')).toEqual({ kind: 'known', value: 1 });
    expect(evaluateText('let a = 1; clearTimeout(5); a')).toEqual({ kind: 'known', value: 1 });
  });
});
