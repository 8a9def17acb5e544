import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../src/code/value.ts';
import { constantsOfText, evaluateText, valueOfText } from '../evaluation.ts';
import { expectAgreement, expectSame, operands, written } from './agreement.ts';

const places = fc.oneof(fc.integer({ min: -6, max: 6 }).map(written), fc.constantFrom('undefined', 'null', 'NaN', 'Infinity', '-Infinity', '"1"', '1.7', 'true', '"x"'));

const items = fc.oneof(fc.integer({ min: -3, max: 12 }).map(written), fc.constantFrom('"a"', '"b"', '"ab"', '""', 'NaN', '-0', 'null', 'undefined', 'true'));

const listsOf = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.array(arbitrary, { maxLength: 6 }).map((list) => `[${list.join()}]`);

/** Lists of what operators compute. */
const lists = listsOf(items);

/** Lists of lists and objects, too. */
const mixed = listsOf(fc.oneof({ weight: 3, arbitrary: items }, { weight: 1, arbitrary: fc.constantFrom('[]', '["a"]', '[1, [2, null]]', '({})') }));

const timeout = 60_000;

/** Lists with places where nothing was stored. */
const holed = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.array(items, { maxLength: 3 })).map(([count, list]) => `Array(${count}).concat([${list.join()}])`);

const predicates = fc.constantFrom('(x) => x > 2', '(x) => x === "a"', '(x) => typeof x === "string"', '(_x, i) => i % 2', '(x, i, all) => all.length > i + 2 && x', '(x) => x', '() => false', '(x) => { if (x == null) throw x; return x; }', 'Boolean', 'undefined', '{}');

const mappers = fc.constantFrom('(x) => [x]', '(x, i) => i', '(x) => x + 1', '(x, _i, all) => all.length', 'String', '(x) => [[x], x]', '3');

const comparators = fc.constantFrom('undefined', '(a, b) => a - b', '(a, b) => b - a', '(a, b) => (a < b ? -1 : 1)', '() => 0', '(a, b) => String(a).length - String(b).length', '() => NaN', '(a, b) => "1"', 'null');

const call = (receivers: fc.Arbitrary<string>, names: readonly string[], ...args: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(receivers, fc.constantFrom(...names), fc.tuple(...args), fc.nat({ max: args.length })).map(([receiver, name, list, count]) => `${receiver}.${name}(${list.slice(0, count).join(', ')})`);

/** What a method gives, and what the list is afterwards. */
const changing = (names: readonly string[], ...args: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  call(fc.constant('list'), names, ...args).chain((text) => lists.map((list) => `const list = ${list}; const result = ${text}; [result, list, list.length]`));

const spread = (program: string): string => `[...${program}]`;

describe('the methods of lists', { timeout }, () => {
  it('find items as Node does', () => expectAgreement(call(fc.oneof(mixed, holed), ['includes', 'indexOf', 'lastIndexOf'], items, places)));

  it('ask callbacks as Node does', () => expectAgreement(call(fc.oneof(lists, holed), ['some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex'], predicates)));

  it('keep and make items as Node does', () => {
    expectAgreement(fc.oneof(call(fc.oneof(lists, holed), ['filter'], predicates), call(fc.oneof(lists, holed), ['map', 'flatMap'], mappers)).map(spread));
  });

  it('fold as Node does', () => {
    const reducers = fc.constantFrom('(a, x) => a + x', '(a, x, i) => [a, x, i]', '(a, _x, _i, all) => all.length + a', '7');
    expectAgreement(call(fc.oneof(lists, holed), ['reduce', 'reduceRight'], reducers, items));
  });

  it('visit the items that are there, in order', () => {
    expectAgreement(fc.oneof(lists, holed).map((list) => `const seen = []; ${list}.forEach((x, i, all) => { seen.push(x, i, all.length); }); seen`));
  });

  it('copy as Node does', () => {
    expectAgreement(fc.oneof(
      call(fc.oneof(mixed, holed), ['slice', 'flat'], places, places), call(mixed, ['concat'], lists, items, mixed), call(fc.oneof(lists, holed), ['toReversed', 'keys', 'values', 'entries']),
      call(lists, ['with'], places, items), call(lists, ['toSpliced'], places, places, items),
    ).map(spread));
  });

  it('give single items and texts as Node does', () => expectAgreement(fc.oneof(call(fc.oneof(mixed, holed), ['at'], places), call(fc.oneof(mixed, holed), ['join'], operands), call(mixed, ['toString', 'valueOf']))));

  it('sort as Node does, by texts and by comparators', () => expectAgreement(fc.oneof(call(fc.oneof(lists, holed), ['sort', 'toSorted'], comparators).map(spread), changing(['sort'], comparators))));

  it('change the list as Node does', () => {
    expectAgreement(fc.oneof(
      changing(['push', 'unshift'], items, items), changing(['pop', 'shift', 'reverse']), changing(['splice'], places, places, items, items), changing(['fill'], items, places, places), changing(['copyWithin'], places, places, places),
    ));
  });

  it('flatten lists in lists to any depth', () => expectSame('[1, [2, [3, [4, []]]]].flat(Infinity)', '[1, [2, [3, [4]]]].flat(2)', '[[[1]]].flat(0)', '[[1], 2].flat(-1)'));

  it('are there under the names that lists have, and under no others', () => expectSame('typeof [].toLocaleString', 'typeof [].hasOwnProperty', '[].first', 'typeof [].length', '[1].hasOwnProperty(0)', '[1].hasOwnProperty(1)'));
});

describe('Array', { timeout }, () => {
  it('makes lists as Node does', () => {
    expectAgreement(fc.oneof(
      fc.oneof(lists, operands, fc.constantFrom('{ length: 3 }', '{ length: 2, 0: "a" }', '{ length: "1", 0: 5 }', 'new Set([1, 1])', 'new Map([[1, 2]])', '{}', '"😀a"')).chain((source) => fc.constantFrom('', ', (x, i) => [x, i]', ', String', ', undefined', ', 4').map((fn) => `Array.from(${source}${fn})`)),
      fc.array(items, { maxLength: 3 }).map((list) => `Array.of(${list.join()})`),
      fc.oneof(items, fc.array(items, { minLength: 2, maxLength: 3 }).map((list) => list.join())).chain((list) => fc.constantFrom('', 'new ').map((how) => `[...${how}Array(${list})]`)),
    ));
  });

  it('knows lists from other values', () => expectSame('Array.isArray([])', 'Array.isArray({ length: 1 })', 'Array.isArray("a")', 'Array.isArray(new Set())', 'Array.isArray()'));

  it('lends its methods', () => expectSame('Array.prototype.slice.call([1, 2, 3], 1)', 'function f() { return Array.prototype.slice.call(arguments); } f(1, 2)', '[].concat.apply([], [[1], [2]])'));
});

describe('a list that was not read to its end', () => {
  const open = 'const list = ["a", ...load()];';

  it('has what it is known to have', () => expect(evaluateText(`${open} list.includes("a")`)).toEqual({ kind: 'known', value: true }));

  it.each(['list.includes("b")', 'list.indexOf("a")', 'list.length', 'list.at(0)', 'list.find((x) => x === "a")', 'list.every((x) => x === "a")', 'list.join()', 'list.pop()', 'list.map((x) => x)', 'list.concat("b")', 'list.sort()'])('leaves %s unknown', (text) => {
    expect(evaluateText(`${open} ${text}`)).toEqual({ kind: 'unknown' });
  });

  it('may lose its items to pop', () => expect(evaluateText(`${open} list.pop(); list.includes("a")`)).toEqual({ kind: 'unknown' }));
});

const origin = 'const origin = require("origin:https://a.example");';

const isMarked = (value: Value | null): boolean => value?.kind === 'primitive' && value.fromOrigin;

describe('what the origin decides', () => {
  it.each([
    '[].includes(origin)', '["https://b.example"].includes(origin)', '["https://a.example"].includes(origin)', '["https://a.example"].indexOf(origin)', '[].indexOf(origin)', '[].lastIndexOf(origin)',
    '[].some((x) => x === origin)', '["https://b.example"].some((x) => x === origin)', '[].every((x) => x !== origin)', '["https://a.example"].find((x) => x === origin)', '[].find((x) => x === origin)',
    '["https://a.example"].findIndex((x) => x === origin)', '["https://b.example"].filter((x) => x === origin).length', '["https://b.example"].filter((x) => x === origin).map((x) => x).includes("c")',
    '["https://a.example"].some((x) => { if (x === origin) return true; return false; })', '[origin].join("|")', '["a", origin].at(1)', '[origin].includes("https://b.example")', '["a"].filter((x) => x === origin)[0]?.length ?? [].includes(origin)',
  ])('%s is marked', (text) => expect(isMarked(valueOfText(`${origin} ${text}`))).toBe(true));

  it.each(['["a"].includes("a")', '["a", "b"].indexOf("b")', '["a"].some((x) => x === "b")', '[origin].length', '["a", origin].at(0)', 'Array.isArray([origin])'])('%s is not', (text) => {
    expect(isMarked(valueOfText(`${origin} ${text}`))).toBe(false);
  });

  it('leaves the constants that it was held against', () => {
    expect(constantsOfText(`${origin} ["https://b.example", "https://c.example"].some((x) => x === origin)`)).toEqual(['https://b.example', 'https://c.example']);
    expect(constantsOfText(`${origin} ["https://b.example", "https://c.example"].includes(origin)`)).toEqual(['https://b.example', 'https://c.example']);
  });
});
