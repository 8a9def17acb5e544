import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../src/code/value.ts';
import { constantsOfText, evaluateText, valueOfText } from '../evaluation.ts';
import { expectAgreement, expectSame, written } from './agreement.ts';

const timeout = 60_000;

const keys = fc.oneof(fc.integer({ min: -1, max: 3 }).map(written), fc.constantFrom('"a"', '"b"', '"1"', 'NaN', '-0', 'null', 'undefined', 'true', 'object', 'list'));

const setCalls = fc.oneof(fc.tuple(fc.constantFrom('add', 'delete', 'has'), keys).map(([name, key]) => `${name}(${key})`), fc.constant('clear()'));

const mapCalls = fc.oneof(fc.tuple(keys, keys).map(([key, value]) => `set(${key}, ${value})`), fc.tuple(fc.constantFrom('get', 'has', 'delete'), keys).map(([name, key]) => `${name}(${key})`), fc.constant('clear()'));

const withValues = (text: string): string => `const object = { a: 1 }; const list = [1]; ${text}`;

describe('Set', { timeout }, () => {
  it('keeps each value once, in order, as Node does', () => {
    expectAgreement(fc.tuple(fc.array(keys, { maxLength: 5 }), fc.array(setCalls, { maxLength: 5 })).map(([given, calls]) =>
      withValues(`const set = new Set([${given.join()}]); const seen = []; ${calls.map((call) => `seen.push(set.${call} === set || set.${call});`).join(' ')} [seen, set.size, [...set], [...set.keys()], [...set.entries()]]`)));
  });

  it('is made from anything that can be iterated', () => expectSame('new Set("aba")', 'new Set(new Set([1, 2]))', 'new Set(new Map([[1, 2]])).size', 'new Set()', 'new Set(null)', 'new Set(5)', 'new Set({})', 'Set([1])'));

  it('visits its values', () => expectSame('const seen = []; new Set([1, 2]).forEach((x, y, all) => seen.push(x, y, all.size)); seen'));

  it('has nothing more when it is weak', () => expectSame('const o = {}; new WeakSet([o]).has(o)', 'new WeakSet([{}]).has({})', 'const o = {}; const m = new WeakMap([[o, 4]]); m.get(o)'));
});

describe('Map', { timeout }, () => {
  it('keeps keys and values as Node does', () => {
    expectAgreement(fc.tuple(fc.array(fc.tuple(keys, keys), { maxLength: 4 }), fc.array(mapCalls, { maxLength: 5 })).map(([given, calls]) =>
      withValues(`const map = new Map([${given.map(([key, value]) => `[${key}, ${value}]`).join()}]); const seen = []; ${calls.map((call) => `seen.push(map.${call} === map || map.${call});`).join(' ')} [seen, map.size, [...map], [...map.keys()], [...map.values()]]`)));
  });

  it('is made from pairs', () => expectSame('new Map([[1]]).get(1)', 'new Map(new Map([[1, 2]])).get(1)', 'new Map(Object.entries({ a: 1 })).get("a")', 'new Map([1])', 'new Map(5)', 'Map()', 'new Map(null).size'));

  it('visits its entries', () => expectSame('const seen = []; new Map([["a", 1], ["b", 2]]).forEach((value, key, all) => seen.push(value, key, all.size)); seen'));
});

describe('what was not read', () => {
  it('leaves a collection open', () => {
    for (const text of ['new Set(load()).has("a")', 'new Set(load()).size', 'new Set(["a", ...load()]).has("b")', 'new Map(load()).get("a")', 'new Map([["a", 1], load()]).get("b")', 'new Set([load("a"), load("b")]).size', 'const m = new Map([["a", 1]]); m.set(load(), 2); m.get("a")', 'const s = new Set(["a"]); s.delete(load()); s.has("a")']) {
      expect([text, evaluateText(text)]).toEqual([text, { kind: 'unknown' }]);
    }
  });

  it('takes nothing from what is known', () => {
    expect(evaluateText('new Set(["a", ...load()]).has("a")')).toEqual({ kind: 'known', value: true });
    expect(evaluateText('const m = new Map([[load(), 1]]); m.set("a", 2); m.get("a")')).toEqual({ kind: 'known', value: 2 });
    expect(evaluateText('const m = new Map([["a", 1]]); m.set(load(), 2); m.set("a", 3); m.get("a")')).toEqual({ kind: 'known', value: 3 });
    expect(evaluateText('const s = new Set(load()); s.clear(); s.size')).toEqual({ kind: 'known', value: 0 });
  });
});

const origin = 'const origin = require("origin:https://a.example");';

const isMarked = (value: Value | null): boolean => value?.kind === 'primitive' && value.fromOrigin;

describe('what the origin decides', () => {
  it.each([
    'new Set().has(origin)', 'new Set(["https://a.example"]).has(origin)', 'new Set(["https://b.example"]).has(origin)', 'new Map([["https://a.example", 1]]).get(origin)', 'new Map().get(origin)', 'new Map().has(origin)',
    'new Set(["https://b.example"].filter((x) => x === origin)).size', 'new Set(["https://b.example"].filter((x) => x === origin)).has("a")', 'new Set(["https://b.example", origin]).size', 'new Set(["https://a.example"]).delete(origin)', 'new Map([[origin, 1]]).get("https://b.example")',
  ])('%s is marked', (text) => expect(isMarked(valueOfText(`${origin} ${text}`))).toBe(true));

  it.each(['new Set(["a"]).has("a")', 'new Map([["a", 1]]).get("a")', 'new Set([origin]).size', 'new Map([["a", origin]]).has("a")', 'new Map([["a", origin]]).size'])('%s is not', (text) => expect(isMarked(valueOfText(`${origin} ${text}`))).toBe(false));

  it('leaves the constants that it was held against', () => {
    expect(constantsOfText(`${origin} new Set(["https://b.example", "https://c.example"]).has(origin)`)).toEqual(['https://b.example', 'https://c.example']);
    expect(constantsOfText(`${origin} new Map([["https://b.example", 1], ["https://c.example", 2]]).get(origin)`).toSorted()).toEqual(['https://b.example', 'https://c.example']);
  });
});
