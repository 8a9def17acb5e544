import * as parser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { Linter } from 'eslint';
import { describe, expect, it, vi } from 'vitest';
import plugin from '../../rules/index.ts';
import { limits } from '../../src/code/machine.ts';
import { policiesOf } from '../../src/discover/policies-of.ts';
import type { FilePolicies } from '../../src/discover/find-policies.ts';

vi.setConfig({ testTimeout: 60_000 });

/** How many questions a policy is asked here. */
const origins = [undefined, null, 'https://evil.example', 'https://a.example.evil.example'] as const;

const parsed = (text: string): TSESTree.Program => parser.parse(text, { range: true, loc: true, sourceType: 'module' });

/** Whether the parser itself reads a text before its stack ends. */
function canBeParsed(text: string): boolean {
  try {
    parsed(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Reads a file and asks its policies; none of it may fail, and the budget holds. */
function read(text: string): FilePolicies {
  const found = policiesOf(parsed(text), text);
  for (const policy of found.policies.slice(0, 5)) for (const origin of origins) policy.outcomes({ origin, method: 'GET', preflight: null });
  for (const { machine } of found.sessions) {
    expect(machine.faults).toEqual([]);
    expect(machine.spentSteps).toBeLessThanOrEqual(limits.totalSteps + limits.topSteps);
  }
  return found;
}

/** What ESLint says with every rule of the plugin. */
function lint(text: string): Linter.LintMessage[] {
  return new Linter().verify(text, { files: ['**'], ...plugin.configs.all, languageOptions: { parser } }, 'a.ts');
}

const app = "import express from 'express'; import cors from 'cors'; const app = express();";
const reflect = "app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', req.headers.origin); res.set('Access-Control-Allow-Credentials', 'true'); });";

/** The rules that report a file; a reflecting handler stands at its end. */
const reports = (text: string): (string | null)[] => [...new Set(lint(`${text}\n${reflect}`).map(({ ruleId }) => ruleId))];

describe('a file that is large or empty', () => {
  it.each([
    ['nothing', ''], ['a comment', '// cors'], ['a directive', "'use cors';"], ['only white space', ' \n\t '],
  ])('of %s has no policies', (_what, text) => expect(read(text).policies).toEqual([]));

  it('on one line of a megabyte is read to its end', () => {
    const text = `${app}${'const x = { a: 1 };'.replace('x', 'first')}${Array.from({ length: 1000 }, (_none, i) => `const v${i} = "${'x'.repeat(1000)}";`).join('')}`;
    expect(text.length).toBeGreaterThan(1_000_000);
    read(`${text}${reflect}`);
    expect(reports(text)).toEqual(['cors/no-reflected-origin']);
  });

  it('of 5,000 handlers spends its budget and no more', () => {
    read(`${app}${Array.from({ length: 5000 }, (_none, i) => `app.get('/${i}', (req, res) => { res.set('Access-Control-Allow-Origin', req.headers.origin); });`).join('\n')}`);
  });

  it('with an allowlist of 10,000 origins', () => {
    const list = Array.from({ length: 10_000 }, (_none, i) => `'https://a${i}.example'`);
    read(`${app} const list = [${list.join()}]; app.use(cors({ origin: list, credentials: true }));`);
    read(`${app} const list = new Set([${list.join()}]); app.use(cors({ origin: (origin, cb) => cb(null, list.has(origin)), credentials: true }));`);
    read(`${app} const list = [${list.join()}]; app.use((req, res, next) => { for (const o of list) if (o === req.headers.origin) res.set('Access-Control-Allow-Origin', o); next(); });`);
  });

  it('with an object of 10,000 properties', () => {
    read(`${app} const table = { ${Array.from({ length: 10_000 }, (_none, i) => `'https://a${i}.example': ${i}`).join()} }; app.use((req, res, next) => { if (table[req.headers.origin]) res.set('Access-Control-Allow-Origin', req.headers.origin); next(); });`);
  });

  it('with a switch of 300 branches on the origin', () => {
    const cases = Array.from({ length: 300 }, (_none, i) => `case 'https://a${i}.example': res.set('Access-Control-Allow-Origin', 'https://a${i}.example'); break;`);
    read(`${app} app.use((req, res, next) => { switch (req.headers.origin) { ${cases.join(' ')} default: res.set('Vary', 'Origin'); } next(); });`);
    read(`${app} app.use((req, res, next) => { switch (unread(req)) { ${cases.join(' ')} } next(); });`);
  });
});

describe('an expression that is nested as deep as it can be parsed', () => {
  // As deep as the parser itself survives on the stack of a worker.
  it.each<[string, (n: number) => string]>([
    ['parentheses', (n) => `${'('.repeat(n)}1${')'.repeat(n)}`],
    ['lists', (n) => `${'['.repeat(n)}${']'.repeat(n)}`],
    ['objects', (n) => `(${'{ a: '.repeat(n)}1${'}'.repeat(n)})`],
    ['calls', (n) => `${'f('.repeat(n)}${')'.repeat(n)}`],
    ['sums', (n) => `a${' + a'.repeat(n)}`],
    ['conditions', (n) => `${'a ? b : '.repeat(n)}c`],
    ['members', (n) => `a${'.b'.repeat(n)}`],
    ['optional chains', (n) => `a${'?.b'.repeat(n)}`],
    ['chained calls', (n) => `a${'.then((x) => x)'.repeat(n)}`],
    ['templates', (n) => `${'`${'.repeat(n)}1${'}`'.repeat(n)}`],
    ['arrows', (n) => `${'() => '.repeat(n)}1`],
    ['called arrows', (n) => `${'(() => '.repeat(n)}1${')()'.repeat(n)}`],
    ['negations', (n) => `${'!'.repeat(n)}a`],
    ['assignments', (n) => `${'a = '.repeat(n)}1`],
    ['logic', (n) => `a${' || a'.repeat(n)}`],
    ['coalescing', (n) => `a${' ?? a'.repeat(n)}`],
    ['spreads', (n) => `${'[...'.repeat(n)}a${']'.repeat(n)}`],
    ['types', (n) => `a${' as any'.repeat(n)}`],
    ['awaits', (n) => `${'await '.repeat(n)}a`],
  ])('%s', (_what, expression) => {
    for (const n of [100, 401, 800, 1500, 3000]) {
      const text = `import cors from 'cors'; let a = {}; export const x = ${expression(n)}; app.use(cors({ origin: x }));`;
      if (canBeParsed(text)) read(text);
    }
  });

  it.each<[string, (n: number) => string]>([
    ['blocks', (n) => `${'{'.repeat(n)} cors(); ${'}'.repeat(n)}`],
    ['branches', (n) => `${'if (unread()) {'.repeat(n)} cors(); ${'}'.repeat(n)}`],
    ['else if', (n) => `${'if (unread()) { cors(); } else '.repeat(n)}{}`],
    ['loops', (n) => `${'for (const a of unread()) {'.repeat(n)} cors(); ${'}'.repeat(n)}`],
    ['tries', (n) => `${'try {'.repeat(n)} cors(); ${'} catch { cors(); }'.repeat(n)}`],
    ['labels', (n) => `${Array.from({ length: n }, (_none, i) => `l${i}:`).join(' ')} cors();`],
    ['functions', (n) => `${Array.from({ length: n }, (_none, i) => `function f${i}() { cors();`).join(' ')} ${'}'.repeat(n)}`],
    ['handlers', (n) => `${'app.use((req, res) => { cors();'.repeat(n)} ${'});'.repeat(n)}`],
    ['classes', (n) => `${'(class { static x = '.repeat(n)} cors() ${'});'.repeat(n).replace(/;(?=.)/g, '')}`],
    ['switches', (n) => `${'switch (unread()) { case cors(): '.repeat(n)} ${'}'.repeat(n)}`],
  ])('statements: %s', (_what, text) => {
    for (const n of [50, 300, 1000]) if (canBeParsed(text(n))) read(`import cors from 'cors'; ${text(n)}`);
  });
});

describe('what refers to itself', () => {
  it.each([
    'const a = b; const b = a;', 'const a = { get x() { return a.x; } }; a.x;', 'const a = { get x() { return a.y; }, get y() { return a.x; } }; a.x;', 'const a = { set x(v) { this.x = v; } }; a.x = 1;', 'const f = () => g(); const g = () => f(); f();', 'const f = (x) => f(f(x)); f(1);', 'const f = (x) => [f(x), f(x)]; f(1);', 'const a = []; a.push(a); a.flat(Infinity); JSON.stringify(a); String(a); `${a}`; a + a;',
    'const o = {}; o.o = o; JSON.stringify(o); structuredClone(o); Object.assign(o, o); ({ ...o.o.o });', 'const a = [1]; for (const x of a) a.push(x);', 'const s = new Set([1]); for (const x of s) s.add({});', 'const m = new Map(); m.set(m, m); for (const [k, v] of m) m.set({}, v);', 'const o = { a: 1 }; for (const k in o) o[k + 1] = 1;', 'class A extends A {}', 'class A { x = new A(); } new A();', 'class A { constructor() { new A(); } } new A();', 'class A { static f() { return A.f(); } } A.f();',
    'const o = { toString() { return `${o}`; } }; `${o}`;', 'const a = {}; try { Object.setPrototypeOf(a, a); } catch {} a.x; "x" in a;', 'const a = {}; const b = Object.create(a); Object.setPrototypeOf(a, b); b.x; b instanceof Object; for (const k in b);', 'const p = { then(f) { f(p); } }; await p;', 'let p = Promise.resolve(1); for (let i = 0; i < 1000; i++) p = p.then((x) => x); await p;', 'const f = async () => { await f(); }; f();', 'function F() { return new F(); } new F();', 'const f = (...a) => f(...a, ...a); f(1);', 'const f = f.bind(f); f();', 'let f = () => 1; for (let i = 0; i < 500; i++) f = f.bind(null, f); f();', 'let g = (x) => x; for (let i = 0; i < 100; i++) { const h = g; g = (x) => h(h(x)); } g(1);', 'export { a }; const a = a;', 'module.exports = module; module.exports.exports = exports;', 'globalThis.a = globalThis; a.a.a;', 'arguments; this; new.target;',
  ])('%s', (text) => {
    read(`${text} // cors`);
    expect(reports(`${app} if (unread) { ${text.replace(/\bexport \{[^}]*\};|new\.target;/g, '')} }`).every((rule) => rule?.startsWith('cors/'))).toBe(true);
  });
});

describe('what does not end, or takes long', () => {
  it.each([
    'while (true) {}', 'for (;;);', 'do {} while (true);', 'while (true) { unread(); }', 'while (true) { if (unread()) break; }', 'for (;;) { for (;;) {} }', 'a: for (;;) { continue a; }', 'let i = 0; while (i < 1e9) i++;', 'for (let i = 0; i < 1e9; i++) unread(i);', 'const f = () => { for (;;) f(); }; f();',
    'let s = "ab"; for (let i = 0; i < 60; i++) s += s;', 'let s = "ab"; for (let i = 0; i < 60; i++) s = `${s}${s}`;', 'let s = "ab"; for (let i = 0; i < 60; i++) s = s.concat(s);', 'let s = "ab"; for (let i = 0; i < 60; i++) s = s.replaceAll("a", s);', 'let s = "ab"; for (let i = 0; i < 60; i++) s = [s, s].join(s);', 'let s = "ab"; for (let i = 0; i < 60; i++) s = s.replace(/a/g, "$&$&$`$\'");', '"a".repeat(2 ** 28);', '"a".padStart(2 ** 28);', 'let a = [1]; for (let i = 0; i < 60; i++) a = [...a, ...a];', 'let a = [1]; for (let i = 0; i < 60; i++) a.push(...a);', 'let a = [1]; for (let i = 0; i < 60; i++) a = a.concat(a);', 'let a = [1]; for (let i = 0; i < 60; i++) a = a.flatMap((x) => [x, x]);', 'let a = [1]; for (let i = 0; i < 60; i++) a = [a, a]; a.flat(Infinity); JSON.stringify(a);', 'new Array(2 ** 31).fill(0).map(String);', 'Array.from({ length: 2 ** 31 });', 'const a = []; a[2 ** 31] = 1; a.length = 2 ** 31; a.indexOf(1);', 'let o = {}; for (let i = 0; i < 60; i++) o = { ...o, [i]: o, a: o }; JSON.stringify(o); structuredClone(o);', 'let n = 3n; for (let i = 0; i < 60; i++) n = n ** n;', 'let n = 3n; for (let i = 0; i < 60; i++) n *= n;', '1n << 2n ** 40n;', 'BigInt("9".repeat(15000)) ** 15000n;',
    '/^(a+)+$/.test("a".repeat(50) + "b");', '/(x+x+)+y/.exec("x".repeat(5000));', '"a".repeat(15000).match(/(.*)*(.*)*(.*)*z/);', '"a".repeat(15000).replace(/a*?b/g, "");', 'new RegExp("(".repeat(5000) + ")".repeat(5000));', 'new RegExp("a{1000}".repeat(1000)).test("a");', 'new RegExp("(?:a{1000}){1000}".repeat(3)).test("a".repeat(9999));', '/(?=(a+))\\1b/.test("a".repeat(15000));', '"a".repeat(15000).split(/(?:)/u).length;', 'JSON.parse("[".repeat(15000));', 'new URL("https://" + "a.".repeat(9000));', 'decodeURIComponent("%41".repeat(6000));', '"x".repeat(15000).localeCompare("x".repeat(15000)); "é".repeat(9000).normalize("NFD");', '[..."a".repeat(15000)].sort(() => unread());', 'Array.from({ length: 9000 }, (_, i) => i).sort((a, b) => b - a).reduce((a, b) => a + b);', 'const t = (...a) => a; t`${1}${t`${2}`}`;',
    'const f = (n) => (n < 2 ? n : f(n - 1) + f(n - 2)); f(35);', 'const f = (n, m) => (n === 0 ? m + 1 : m === 0 ? f(n - 1, 1) : f(n - 1, f(n, m - 1))); f(3, 5);', 'for (const a of unread()) for (const b of unread(a)) for (const c of unread(b)) for (const d of unread(c)) if (d) unread(a, b, c, d);', Array.from({ length: 40 }, (_none, i) => `if (unread(${i})) x${i} = ${i};`).join(' '), `let x = 0; ${Array.from({ length: 40 }, (_none, i) => `x = unread(${i}) ? x + 1 : x * 2;`).join(' ')}`, `let x = unread(); ${'x = x ? [x, x] : { x };'.repeat(60)} JSON.stringify(x);`, `const o = {}; ${Array.from({ length: 60 }, (_none, i) => `o[unread(${i})] = ${i};`).join(' ')} if (o.a) unread(o.b);`, `let c = unread(); ${'c = c || unread(c) || c;'.repeat(60)}`, 'const all = []; for (let i = 0; i < 100; i++) all.push(() => all.map((f) => f())); all[0]();', 'unread(function f() { unread(f); unread(() => f()); });', 'let x = unread(); for (let i = 0; i < 400; i++) { x = x + unread(i) + "a"; } if (x === "b") unread();',
  ])('%s', (text) => {
    read(`import cors from 'cors'; ${text}`);
    read(`import cors from 'cors'; app.get('/', async (req, res) => { ${text} res.set('Access-Control-Allow-Origin', req.headers.origin); });`);
    read(`import cors from 'cors'; app.use(cors({ origin(origin, cb) { ${text} cb(null, true); } }));`);
  });
});

describe('text from a request', () => {
  it.each(['x'.repeat(30_000), '\ud800', '\u0000', '__proto__', 'constructor', 'https://'.repeat(3000), '%'.repeat(9999), '\u{1F600}'.repeat(9000)])('%#: any may be asked about', (origin) => {
    const { policies, sessions } = read(`${app} const list = { a: 1 }; app.use((req, res, next) => { const o = req.headers.origin; try { if (list[o] || /^(a+)+$/.test(o) || new URL(o).hostname.endsWith('.example') || decodeURIComponent(o + o) === o.repeat(3)) res.set('Access-Control-Allow-Origin', o); } catch {} next(); });`);
    expect(policies.length).toBe(1);
    policies[0]!.outcomes({ origin, method: 'GET', preflight: null });
    expect(sessions.flatMap(({ machine }) => machine.faults)).toEqual([]);
  });
});
