import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateText, valueOfText } from '../evaluation.ts';
import { argumentLists, expectAgreement, expectSame, operands } from './agreement.ts';

const calls = (names: readonly string[]): fc.Arbitrary<string> => fc.tuple(fc.constantFrom(...names), argumentLists).map(([name, list]) => `${name}(${list})`);

describe('the methods of numbers and truth values', () => {
  const receivers = fc.oneof(fc.integer({ min: -3, max: 70000 }), fc.double(), fc.boolean()).map((value) => `(${Object.is(value, -0) ? '-0' : String(value)})`);

  it('give what Node gives, or throw where it throws', () => {
    expectAgreement(fc.tuple(receivers, fc.constantFrom('toString', 'toFixed', 'toPrecision', 'toExponential', 'valueOf'), argumentLists).map(([receiver, name, list]) => `${receiver}.${name}(${list})`));
  });

  it('are not computed where they depend on a language', () => expect(evaluateText('(1234.5).toLocaleString()')).toEqual({ kind: 'unknown' }));

  it('are told from members that numbers do not have', () => expectSame('(5).length', '(5)[0]', 'true.length', 'typeof (5).toFixed'));
});

describe('the functions that make numbers and truth values', () => {
  it('give what Node gives', () => expectAgreement(calls(['Number', 'Boolean', 'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'Number.parseInt', 'Number.parseFloat', 'Number.isNaN', 'Number.isFinite', 'Number.isInteger', 'Number.isSafeInteger'])));

  it('read numbers in texts as Node does', () => {
    const digits = fc.array(fc.constantFrom('1', '0', '9', 'x', 'b', 'e', '.', '-', '+', ' ', '_', 'f', 'Infinity'), { maxLength: 6 }).map((parts) => JSON.stringify(parts.join('')));
    expectAgreement(fc.tuple(fc.constantFrom('Number', 'parseInt', 'parseFloat', 'isNaN', 'Boolean'), digits, fc.constantFrom('', ', 16', ', 2', ', 99')).map(([name, text, rest]) => `${name}(${text}${rest})`));
  });

  it('have constants', () => expectSame('Number.MAX_SAFE_INTEGER', 'Number.EPSILON', 'Number.NaN', 'Number.POSITIVE_INFINITY', 'Math.PI', 'Math.SQRT2'));

  it('ask the same question as a condition', () => {
    expectSame('Boolean("")', 'Boolean([])', '["", 0, "a"].filter(Boolean)', 'Boolean(/a/)', 'Boolean(new URL("https://a.example"))');
    expect(evaluateText('let same = 0; if (unread) same += Boolean(unread) ? 1 : 0; else same += Boolean(unread) ? 0 : 1; same')).toEqual({ kind: 'unknown' });
    expect(evaluateText('const given = unread; const first = Boolean(given) ? 1 : 2; const second = given ? 1 : 2; first === second')).not.toEqual({ kind: 'known', value: false });
  });
});

describe('Math', () => {
  const functions = Object.getOwnPropertyNames(Math).filter((name) => typeof Math[name as keyof Math] === 'function' && name !== 'random').map((name) => `Math.${name}`);

  it('gives what Node gives', () => expectAgreement(calls(functions)));

  it('does not know what is random', () => expect(evaluateText('Math.random()')).toEqual({ kind: 'unknown' }));
});

describe('a number computed from the origin', () => {
  it('says so', () => {
    expect(valueOfText('Number(require("origin:null"))')).toMatchObject({ kind: 'primitive', fromOrigin: true });
    expect(valueOfText('Boolean(require("origin:null"))')).toMatchObject({ kind: 'primitive', value: true, fromOrigin: true });
    expect(valueOfText('Number("null")')).toMatchObject({ kind: 'primitive', fromOrigin: false });
  });

  it('is not known where it was not read', () => {
    fc.assert(fc.property(fc.constantFrom('Number', 'parseInt', 'Math.max', 'isNaN', 'Number.isNaN', 'Math.abs'), operands, (name, operand) => {
      expect(evaluateText(`${name}(unread, ${operand})`)).toEqual({ kind: 'unknown' });
    }), { numRuns: 200 });
  });
});
