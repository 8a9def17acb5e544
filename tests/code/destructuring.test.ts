import { agree, neverWrong, unknown } from './programs.ts';

agree({
  'an object pattern takes properties by name': [
    'const { a, b: c } = { a: 1, b: 2 }; [a, c]', 'const { a: { b } } = { a: { b: 1 } }; b', 'const { a } = {}; a', 'const k = "a"; const { [k]: b } = { a: 1 }; b', 'const { "a-b": c, 1: d } = { "a-b": 1, 1: 2 }; [c, d]', 'const { length } = "abc"; length', 'const { length, 0: first } = [5, 6]; [length, first]', 'let a; ({ a } = { a: 1 }); a',
    'const o = {}; ({ a: o.x, b: o["y"] } = { a: 1, b: 2 }); o', 'const { a: [b, { c }] } = { a: [1, { c: 2 }] }; [b, c]', 'const { toUpperCase } = "a"; typeof toUpperCase', 'var { a, b } = { a: 1, b: 2 }; a + b', 'const { f } = { f() { return 1; } }; f()',
  ],
  'a default stands in for undefined and nothing else': [
    'const { a = 1, b = 2 } = { a: undefined }; [a, b]', 'const { a = 1 } = { a: null }; a', 'const { a = 1 } = { a: 0 }; a', 'const [a = 1, b = 2] = [undefined, null]; [a, b]', 'const { a: { b = 1 } = {} } = {}; b', 'const { a = 1, b = a } = {}; b', 'const [a = "x", [b = "y"] = []] = []; a + b', 'let n = 0; const { a = n++ } = { a: 1 }; n', 'let n = 0; const { a = ++n, b = ++n } = {}; [a, b]',
    'let o = {}; [o.a = 1, o.b = 2] = [undefined, 5]; o', 'const { a = () => 1 } = {}; a()',
  ],
  'an array pattern takes items in order': [
    'const [a, b] = [1, 2]; [a, b]', 'const [, b, , d] = [1, 2, 3, 4]; [b, d]', 'const [a, b] = [1]; b', 'let a = 1, b = 2; [a, b] = [b, a]; [a, b]', 'const [a, b] = "xy"; a + b', 'const [a] = new Set([3]); a', 'const [[k, v]] = new Map([["x", 1]]); k + v', 'const [a, [b, [c]]] = [1, [2, [3]]]; [a, b, c]', 'const list = []; [list[0], list[1]] = [1, 2]; list', 'const [a] = [[1, 2]]; a', 'const [] = []; 1',
    'const [, host] = "https://a.example".split("//"); host', 'const a = [1, 2, 3]; [a[0], a[2]] = [a[2], a[0]]; a',
  ],
  'the rest goes where the dots are': [
    'const [a, ...b] = [1, 2, 3]; b', 'const { a, ...b } = { a: 1, b: 2, c: 3 }; b', 'const [...a] = "ab"; a', 'const [a, ...[b, c]] = [1, 2, 3]; [b, c]', 'const { ...a } = { x: 1 }; a', 'const o = { x: 1 }; const { ...a } = o; a.x = 2; o.x', 'const k = "x"; const { [k]: a, ...b } = { x: 1, y: 2 }; b', 'const [a, ...b] = [1]; b', 'const { a, ...b } = { c: 1, a: 2, 1: 3 }; Object.keys(b)',
    'let n = 0; const { a, ...b } = { a: 1, get x() { return ++n; } }; [b.x, b.x, n]', 'let a; [...a] = [1, 2]; a',
  ],
  'a pattern for nothing throws': ['const { a } = null; a', 'const { a } = undefined; a', 'const {} = null; 1', 'const [a] = undefined; a', 'const [a] = {}; a', 'const [a] = 1; a', 'let r = "no"; try { const { a: { b } } = {}; } catch { r = "threw"; } r', 'const f = ({ a }) => a; let r; try { f(); } catch { r = 1; } r'],
});

neverWrong({
  'of what can be iterated otherwise': ['function* g() { yield 1; yield 2; } const [a, b] = g(); [a, b]', 'const [a] = { [Symbol.iterator]() { return { next: () => ({ done: true }) }; } }; a', 'const [a] = new Headers({ x: "1" }); a'],
});

unknown({ 'what was not read gives nothing that is known': ['const { a } = missing; a', 'const { a = 1 } = missing; a', 'const [a = 1] = missing; a', 'const { a, ...b } = missing; b', 'const [a, ...b] = missing; b.length', 'const { [missing]: a, ...b } = { x: 1 }; b.x', 'const { [missing]: a } = { x: 1 }; a'] });
