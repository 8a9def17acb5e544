import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateText, valueOfText } from '../evaluation.ts';
import { expectAgreement, expectSame, written } from './agreement.ts';

const timeout = 60_000;

const names = fc.oneof(fc.constantFrom('a', 'b', 'B', '0', '1', '10', '2', '-1', '01', '4294967295', 'a b', ''), fc.string({ maxLength: 3 }).filter((name) => name !== '__proto__'));

const values = fc.oneof(fc.integer({ min: -3, max: 9 }).map(written), fc.constantFrom('"x"', 'null', 'undefined', '[1]', '({ c: 1 })', 'true'));

const entries = fc.array(fc.tuple(names, values), { maxLength: 5 });

const objects = entries.map((pairs) => `({ ${pairs.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(', ')} })`);

const others = fc.constantFrom('"ab"', '5', 'true', '[3, 4]', 'null', 'undefined', 'Array(2)', '() => 1');

describe('the functions of Object', { timeout }, () => {
  it('list names, values and entries in the order of JavaScript', () => {
    expectAgreement(fc.tuple(fc.constantFrom('keys', 'values', 'entries'), fc.oneof({ weight: 4, arbitrary: objects }, { weight: 1, arbitrary: others })).map(([name, value]) => `Object.${name}(${value})`));
  });

  it('copy properties as Node does', () => {
    const sources = fc.array(fc.oneof({ weight: 3, arbitrary: objects }, { weight: 1, arbitrary: fc.constantFrom('null', 'undefined', '[7, 8]', '5', '"xy"') }), { maxLength: 3 });
    expectAgreement(fc.tuple(objects, sources).map(([target, list]) => `const target = ${target}; const result = Object.assign(${['target', ...list].join(', ')}); [result === target, Object.entries(target)]`));
  });

  it('make objects of entries as Node does', () => {
    const pairs = entries.map((list) => `[${list.map(([name, value]) => `[${JSON.stringify(name)}, ${value}]`).join(', ')}]`);
    expectAgreement(fc.oneof(pairs, pairs.map((text) => `new Map(${text})`), objects.map((text) => `Object.entries(${text})`), fc.constantFrom('[[1]]', '[1]', '5', 'null', '{}', '[["a", 1], ["a", 2]]')).map((source) => `Object.entries(Object.fromEntries(${source}))`));
  });

  it('tell own properties as Node does', () => {
    const asked = fc.oneof(names, fc.constantFrom('constructor', 'toString', 'length', 'c'));
    const forms = [(object: string, name: string) => `Object.hasOwn(${object}, ${name})`, (object: string, name: string) => `${object}.hasOwnProperty(${name})`, (object: string, name: string) => `Object.prototype.hasOwnProperty.call(${object}, ${name})`];
    expectAgreement(fc.tuple(fc.constantFrom(...forms), fc.oneof(objects, fc.constant('[3, 4]')), asked).map(([form, object, name]) => form(object, JSON.stringify(name))));
  });

  it('compare by Object.is as Node does', () => expectAgreement(fc.tuple(fc.oneof(values, fc.constantFrom('-0', '0', 'NaN')), fc.oneof(values, fc.constantFrom('-0', '0', 'NaN'))).map(([a, b]) => `Object.is(${a}, ${b})`)));

  it('define properties that are not listed, unless they are to be', () => {
    expectSame(
      'const o = Object.defineProperty({ a: 1 }, "b", { value: 2 }); [o.b, Object.keys(o), Object.getOwnPropertyNames(o)]', 'const o = Object.defineProperty({}, "b", { value: 2, enumerable: true }); Object.entries(o)',
      'Object.defineProperty({}, "b", { get() { return 3; } }).b', 'Object.defineProperties({}, { x: { value: 1, enumerable: true }, y: { value: 2 } }).y', 'const o = Object.create({ a: 1 }, { b: { value: 2 } }); [o.a, o.b, Object.keys(o)]',
    );
  });

  it('freeze and seal the same object', () => expectSame('const o = { a: 1 }; Object.freeze(o) === o', 'Object.seal([1])', 'Object.isFrozen(Object.freeze({}))', 'const o = Object.freeze([2, 1]); o.push(3)', 'Object.freeze([2, 1]).sort()', 'Object.freeze({ a: [1] }).a'));

  it('know prototypes', () => expectSame('const p = { a: 1 }; Object.getPrototypeOf(Object.create(p)) === p', 'Object.getPrototypeOf(Object.create(null))', 'const o = Object.setPrototypeOf({}, { a: 4 }); o.a', 'Object.create(5)'));

  it('leave what was not read open', () => {
    for (const text of ['Object.keys(load()).length', 'Object.keys({ ...load(), a: 1 }).length', 'Object.fromEntries(load()).a', 'Object.assign({ a: 1 }, load()).a', 'Object.entries(load()).some((x) => x)', 'typeof Object.assign({}, load()).b']) {
      expect([text, evaluateText(text)]).toEqual([text, { kind: 'unknown' }]);
    }
  });
});

describe('what objects inherit', () => {
  it('is found by the names of Object.prototype, as in JavaScript', () => {
    const inherited = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', 'isPrototypeOf', 'toLocaleString', 'propertyIsEnumerable', '__defineGetter__'];
    expectSame(...inherited.map((name) => `const map = { a: 1 }; map[${JSON.stringify(name)}] ? 1 : 0`), ...inherited.map((name) => `const map = Object.create(null); map[${JSON.stringify(name)}] ? 1 : 0`), '({}).other', '({}).toString()', '({ toString: 1 }).toString');
  });

  it('is the same function each time', () => expectSame('({}).toString === ({}).toString', '({}).toString === ({}).valueOf'));
});

describe('errors', () => {
  it('have a message and a name, which are not listed', () => {
    expectSame(
      'const e = new Error("a"); [e.message, e.name, Object.keys(e)]', 'Error("a").message', 'new TypeError().message', 'new RangeError(5).message', 'new TypeError("a").name', 'new Error("a", { cause: 4 }).cause', 'new AggregateError([1, 2], "b").errors',
      'try { throw new TypeError("x"); } catch (e) { globalThis.z = 1; } 5',
    );
  });

  it('are instances of their class and its parents', () => {
    expectSame('new TypeError("a") instanceof Error', 'new Error("a") instanceof TypeError', '({}) instanceof Error', '"a" instanceof Error', 'new Error() instanceof Object');
  });

  it('can be extended', () => {
    expectSame(
      'class A extends Error { constructor(m, code) { super(m); this.code = code; } } const e = new A("x", 4); [e.message, e.code, e.name, e instanceof A, e instanceof Error, e instanceof TypeError, Object.keys(e)]',
      'class A extends Error {} class B extends A { name = "B"; } const e = new B("y"); [e.message, e.name, e instanceof A]', 'class A extends TypeError { get status() { return 400; } } const e = new A("z"); [e.status, e.message, e instanceof TypeError]',
    );
  });
});

describe('instanceof', () => {
  it('knows the classes of the platform', () => {
    expectSame(
      '/a/ instanceof RegExp', '"a" instanceof RegExp', '({}) instanceof RegExp', '[] instanceof Array', '[] instanceof Object', 'new Set() instanceof Set', 'new Map() instanceof Set', 'new URL("https://a.example") instanceof URL',
      '(() => 1) instanceof Function', 'Object.create(null) instanceof Object', 'Promise.resolve() instanceof Promise', '"a" instanceof String', 'new Headers() instanceof Headers', 'class A {} new A() instanceof RegExp',
    );
  });

  it('leaves what was not read unknown', () => expect(evaluateText('load() instanceof RegExp')).toEqual({ kind: 'unknown' }));
});

describe('functions', () => {
  it('are called with another this, a list of arguments, and bound ones', () => {
    expectSame(
      'function f(a, b) { return [this.x, a, b]; } f.call({ x: 1 }, 2, 3)', 'function f(a, b) { return [this.x, a, b]; } f.apply({ x: 1 }, [2])', 'function f(...all) { return [this.x, ...all]; } f.bind({ x: 1 }, 2).bind({ x: 9 }, 3)(4)',
      'const f = (a) => a; f.call(null, 5)', 'Math.max.apply(null, [1, 3, 2])', 'const has = Object.prototype.hasOwnProperty.call.bind(Object.prototype.hasOwnProperty); has({ a: 1 }, "a")',
      'function f() { return arguments.length; } f.apply(null)', 'parseInt.bind(null, "11")(2)', 'Reflect.apply((a, b) => a + b, null, [1, 2])', '(() => 1).apply(null, 5)',
    );
  });

  it('have a length and a name', () => expectSame('(function (a, b) {}).length', '((a, b = 1, c) => 1).length', '((...a) => 1).length', '(function f() {}).name', '(class A { constructor(x, y) {} }).length', 'function f(a, b) {} f.bind(null, 1).length', 'typeof (() => 1).call'));
});

describe('Reflect', () => {
  it('reads and writes as operators do', () => expectSame('Reflect.get({ a: 1 }, "a")', 'const o = {}; Reflect.set(o, "a", 2); o.a', 'Reflect.has({ a: 1 }, "a")', 'Reflect.ownKeys({ b: 1, 1: 2 })', 'const o = { a: 1, b: 2 }; Reflect.deleteProperty(o, "a"); Object.keys(o)'));
});

describe('what the origin decides', () => {
  const origin = 'const origin = require("origin:https://a.example");';
  const isMarked = (text: string): boolean => {
    const value = valueOfText(`${origin} ${text}`);
    return value?.kind === 'primitive' && value.fromOrigin;
  };

  it.each(['Object.hasOwn({ "https://a.example": 1 }, origin)', '({}).hasOwnProperty(origin)', 'Object.keys({ a: 1 }).includes(origin)', 'Object.values({}).includes(origin)', 'Object.is(origin, "https://b.example")', 'new Error(origin).message', '((o) => o === "https://b.example").call(null, origin)'])('%s is marked', (text) => {
    expect(isMarked(text)).toBe(true);
  });

  it.each(['Object.hasOwn({ a: origin }, "a")', 'Object.keys({ a: origin }).length', 'Object.entries({ a: origin })[0][0]', 'origin instanceof RegExp && 1'.replace('origin', '"a"')])('%s is not', (text) => expect(isMarked(text)).toBe(false));
});
