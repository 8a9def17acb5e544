import { agree, give, neverWrong, unknown } from './programs.ts';

agree({
  'literals are what they say': ['1', '"a"', 'true', 'null', 'undefined', '-1.5e3', '0x1f', '0b11', '1_000', '"\\u{1F600}"', 'NaN', 'Infinity', '-0', '[1, "a", null]', '({ a: 1, "b-c": 2, 3: 4 })'],

  'templates join what stands in them': [
    '`a`', '`a${1}b${"c"}`', 'const scheme = "https"; const host = "a.example"; `${scheme}://${host}:${8443}`', '`${null} ${undefined} ${true} ${-0} ${1e21}`',
    '`${[1, [2, 3]]}`', '`${{}}`', '`${`${1}`}`', 'typeof `${[1]}`', '`a\\n${"b"}`', 'const a = 1; `${a}` === "1"',
  ],

  'objects keep the order of their properties': [
    'Object.keys({ b: 1, a: 2, 2: 3, 1: 4 })', 'Object.keys({ a: 1, b: 2, a: 3 })', '({ a: 1, b: 2, a: 3 })', 'Object.keys({ a: 1, ...{ b: 2, a: 3 } })', 'const o = { b: 1, a: 2 }; delete o.b; o.b = 3; Object.keys(o)',
    'const o = {}; o.z = 1; o[1] = 2; o.a = 3; JSON.stringify(o)', 'Object.entries({ 10: "a", 9: "b", "-1": "c", "01": "d" })',
  ],

  'names of properties may be written in any way': [
    'const a = 1; const b = "x"; ({ a, b })', 'const k = "a"; ({ [k]: 1, [`${k}b`]: 2, ["c" + 1]: 3 })', '({ "a": 1 }).a', '({ 1: "a" })["1"]', '({ 1: "a" })[1]', '({ 0x10: "a" })[16]', '({ [1 + 1]: "a" })[2]', '({ [null]: 1, [undefined]: 2, [true]: 3 })',
    '({ get: 1, set: 2, async: 3, static: 4 })', '({ 1.5: "a" })["1.5"]', 'const key = "constructor"; ({ [key]: 1 }).constructor',
  ],

  'spread copies, and later properties win': [
    '({ ...{ a: 1 }, b: 2 })', 'const base = { a: 1, b: 1 }; ({ ...base, b: 2 })', 'const base = { a: 1, b: 1 }; ({ b: 2, ...base })', '({ ...null, ...undefined, ...1, ...true })', '({ ..."ab" })', '({ ...[1, 2] })', '[...[1, 2], ...[], 3, ..."ab"]', '[...new Set([1, 1, 2])]',
    '[...new Map([[1, 2]])]', 'const a = { x: { y: 1 } }; const b = { ...a }; b.x.y = 2; a.x.y', 'const a = [1]; const b = [...a]; b.push(2); a', 'Math.max(...[1, 3], 2)', 'const on = true; ({ ...(on && { a: 1 }), ...(!on && { b: 1 }) })', '[..."a😀b"]',
    'const o = { n: 0, get x() { return ++this.n; } }; const p = { ...o }; [p.x, p.x, o.n]',
  ],

  'objects can be written to after they were made': [
    'const o = {}; o.a = 1; o["b"] = 2; o', 'const o = { a: { b: [] } }; o.a.b.push(1); o.a.c = o.a.b; o', 'const a = [1, 2]; a[0] = 3; a[2] = 4; a', 'const a = [1, 2, 3]; a.length = 1; a', 'const a = []; a[0] = 1; a["1"] = 2; a', 'const o = { a: 1 }; const p = o; p.a = 2; o.a',
    'const o = { a: 1, b: 2 }; delete o.a; o', 'const o = { a: 1 }; delete o["a"]; "a" in o', 'const f = () => 1; f.origin = "a"; f.origin', 'const o = {}; o.self = o; o.self.self === o', 'const o = { a: 1 }; o.a += 2; o.a *= 3; o.a',
    'const o = {}; (o.list ??= []).push(1); (o.list ??= []).push(2); o', 'const list = ["a"]; list[list.length] = "b"; list',
  ],

  'Object.assign, freeze, entries and fromEntries': [
    'Object.assign({}, { a: 1 }, null, { b: 2, a: 3 })', 'const o = { a: 1 }; Object.assign(o, { b: 2 }) === o', 'Object.freeze({ a: [1] })', 'const o = Object.freeze({ a: 1 }); try { o.a = 2; } catch {} o.a', 'const o = Object.freeze({ a: 1 }); try { o.b = 2; } catch {} o',
    'const o = Object.freeze({ a: 1 }); try { delete o.a; } catch {} o', 'const o = Object.freeze({ a: { b: 1 } }); o.a.b = 2; o', 'const a = Object.freeze([1]); try { a.push(2); } catch {} a', 'const a = Object.freeze([1]); try { a[0] = 2; } catch {} a', 'const o = Object.freeze({ a: 1 }); let r = "ok"; try { o.a = 2; } catch { r = "threw"; } r',
    'Object.entries({ a: 1, b: 2 }).map(([k, v]) => k + v)', 'Object.fromEntries([["a", 1], ["b", 2]])', 'Object.fromEntries(Object.entries({ a: 1 }).map(([k, v]) => [k.toUpperCase(), v * 2]))', 'Object.fromEntries(new Map([["a", 1]]))', 'Object.values({ a: 1, b: [2] })',
  ],

  'a type checker\'s marks change nothing': [
    'const a = ["x", "y"] as const; a', 'const o = { origin: "*" } satisfies { origin: string }; o', 'const a: string | undefined = "x"; a!', 'const o = { a: { b: 1 } } as unknown as Record<string, { b: number }>; o["a"]!.b', 'const f = <T,>(x: T): T => x; f<number>(1)', 'type A = string; interface B { c: A } const d: B = { c: "x" }; d.c',
    'const o = { f() { return this.x; }, x: 1 }; (o.f as () => number)()', 'const o = { f() { return this.x; }, x: 1 }; o.f!()', 'let a = 1; (a as number) = 2; a', 'const o = { a: 1 }; (o.a as number)++; o.a', 'function f(this: { x: number }, y: number) { return [this.x, y]; } f.call({ x: 1 }, 2)', 'function f(a: string): string; function f(a: unknown) { return a; } f("x")',
    'class A { constructor(private readonly list: string[] = ["a"], public n = 1) {} get() { return [this.list, this.n]; } } new A().get()', 'abstract class A { abstract f(): number; g() { return this.f(); } } class B extends A { f() { return 1; } } new B().g()',
  ],

  'enums number their members, or say what they are': [
    'enum E { A, B, C } [E.A, E.B, E.C]', 'enum E { A = 5, B, C = 1, D } [E.B, E.D]', 'enum E { A = "a", B = "b" } [E.A, E.B]', 'enum E { A, B } [E[0], E[E.B]]', 'enum E { A = 1, B = A << 1, C = A | B } [E.A, E.B, E.C]', 'enum E { A = "x".length, B = `y` } [E.A, E.B]', 'enum E { A } enum E { B = 1 } [E.A, E.B, E[1]]',
    'enum E { "a-b" = 1 } E["a-b"]', 'const enum E { A = "a" } E.A', 'enum E { A = "a", B = 0 } Object.keys(E)', 'enum E { A, B } Object.values(E)', 'enum E { A = -1, B } [E.B, E["-1"]]', 'enum E { A = "a" } const list: string[] = Object.values(E); list.includes("a")',
  ],

  'what refers to itself is known as far as it goes': [
    'const a = []; a.push(a); a[0] === a', 'const o = { list: [] }; o.list.push(o); o.list[0].list.length', 'const a = {}; const b = { a }; a.b = b; a.b.a.b.a === a',
  ],

  'places where nothing is stored read as undefined': ['[, 1][0]', '[1, , 2].length', '[, 1].map(() => "x")', 'let n = 0; [, 1].forEach(() => n++); n', 'Object.keys([, 1])', 'const [a = 5, b] = [, 1]; [a, b]', '[...[, 1]]'],
});

neverWrong({
  'symbols and big integers are not read': [
    'const s = Symbol("a"); const o = { [s]: 1, a: 2 }; [o[s], o.a]', 'const s = Symbol("a"); const o = { a: 2 }; o[s] = 1; Object.keys(o)', '10n ** 3n', '1n + 2n === 3n', 'const o = { [Symbol.iterator]: function* () { yield 1; } }; [...o]', 'const o = { a: 1, [Symbol.toPrimitive]: () => "x" }; `${o}`', 'typeof 1n', 'let n = 1n; n++; n === 2n',
    'Symbol("a") === Symbol("a")', 'Symbol.for("a") === Symbol.for("a")', 'let threw = false; try { 1n + 1; } catch { threw = true; } threw',
  ],
  'what an object is turned into by its own code': ['`${{ toString() { return "x"; } }}`', '`${{ toString: () => "x" }}` === "x"', '1 + { valueOf() { return 2; } }', '({ toString: () => "a" }) == "a"', 'const o = {}; o[{ toString: () => "k" }] = 1; o', '[1, 2] + ""', '+[]', '({}) + 1', '[1] == 1', '[] == ""', 'null == 0', '"b" + new URL("https://a.example/")'],
  'prototypes written by hand': [
    'const o = { __proto__: { a: 1 } }; [o.a, Object.keys(o)]', 'const o = { ["__proto__"]: 1 }; Object.keys(o)', 'const __proto__ = { a: 1 }; const o = { __proto__ }; o.a', 'const o = { __proto__: null }; "toString" in o', 'const o = Object.create({ a: 1 }); o.b = 2; [o.a, o.b, Object.keys(o)]', 'const p = { get x() { return this.y; } }; const o = Object.create(p); o.y = 1; o.x',
    'const a = {}; try { Object.setPrototypeOf(a, a); } catch {} a.b', 'const o = Object.create({ set x(v) { this.y = v; } }); o.x = 1; Object.keys(o)',
  ],
});

unknown({
  'what is not declared, or declared elsewhere, is not known': ['missing', 'missing.a', '`${missing}`', 'declare const a: string; a', 'declare function f(): string; f()', 'declare class A { static x: string } A.x', 'declare let a: string; typeof a', '[missing]', '({ a: missing })', '({ ...missing })', '[...missing]', 'missing ? 1 : 2', 'process.env', 'import.meta.url'],
  'a property that may have been replaced is not known': ['const o = { a: 1, ...missing }; o.a', 'const o = { a: 1 }; o[missing] = 2; o.a', 'const a = [1]; a[missing] = 2; a[0]', 'const a = [...missing, 1]; a[0]', 'const o = { a: 1 }; delete o[missing]; o.a', 'const [a, b] = [...missing, 1]; b', 'const f = (a, b) => b; f(...missing, 1)', 'const f = (...all) => all.length; f(...missing)', 'const o = { a: 1, [missing]: 2 }; o.a', 'const o = Object.assign({ a: 1 }, missing); o.a'],
});

give({
  'a property that cannot have been replaced is known beside what is not': [
    ['const o = { ...missing, a: 1 }; o.a', 1], ['const o = { a: missing, b: 1 }; o.b', 1], ['const a = [missing, 1]; a[1]', 1], ['[...missing, 1].includes(1)', true], ['const f = (a, b) => a; f(1, ...missing)', 1], ['(missing, 1)', 1], ['missing && 0, 1', 1],
    ['const { a = 1, ...rest } = { b: missing }; a', 1], ['typeof (() => missing)', 'function'], ['!(() => missing)', false], ['void missing', undefined],
  ],
});
