import { describe, expect, it } from 'vitest';
import { mayOverflow } from '../../src/cli/nesting.ts';
import { parse, ParseFailure } from '../../src/cli/parser.ts';

interface Node {
  type: string;
  range: [number, number];
  loc: { start: { line: number; column: number }; end: { line: number; column: number } };
  parent: Node | null;
  body: Node[];
  comments: Node[];
  expression: Node;
}

const treeOf = (text: string, file = 'a.js'): Node => parse(text, file).ast as unknown as Node;
const typesOf = (text: string, file?: string): string[] => treeOf(text, file).body.map(({ type }) => type);

function failureOf(text: string, file = 'a.js'): string {
  try {
    parse(text, file);
  } catch (error) {
    if (error instanceof ParseFailure) return `${error.line}:${error.column} ${error.message}`;
    throw error;
  }
  return 'parsed';
}

describe('what is read', () => {
  it.each([
    ['a module', 'import a from "a"; export default await a;'],
    ['a script with `with`', 'with (a) b();'],
    ['a script with octals', 'var mode = 0755; var old = "\\07";'],
    ['a script with a return at the top', 'if (a) return; b();'],
    ['a script with `await` as a name', 'var await = 1; await(2);'],
    ['a script with an HTML comment', '<!-- old\na();'],
    ['a program behind a hashbang', '#!/usr/bin/env node\na();'],
    ['JSX in .js', 'const a = <b c={d}>e</b>;'],
    ['decorators', '@a class B { @c d; @e() f() {} }'],
    ['an empty file', ''],
  ])('%s', (_what, text) => expect(failureOf(text)).toBe('parsed'));

  it.each([
    ['import = require and export =', 'a.ts', 'import a = require("a"); export = a;'],
    ['import = require in .cts', 'a.cts', 'import a = require("a"); export = a;'],
    ['angle-bracket assertions in .ts', 'a.ts', 'const a = <any>b;'],
    ['JSX in .tsx', 'a.tsx', 'const a = <b>{c as d}</b>;'],
    ['parameter decorators and properties', 'a.ts', '@A() class B { constructor(@C() private readonly d: string) {} }'],
    ['enums, namespaces, satisfies', 'a.mts', 'enum A { B = 1 } namespace C { export const d = {} satisfies E }'],
    ['a module in .cjs', 'a.cjs', 'export default 1;'],
    ['a script in .mjs', 'a.mjs', 'with (a) b();'],
    ['declarations', 'a.d.ts', 'declare const a: string; export function b(): void;'],
  ])('%s', (_what, file, text) => expect(failureOf(text, file)).toBe('parsed'));
});

describe('the tree', () => {
  it('has no nodes for parentheses', () => expect(treeOf('(((a)))').body[0]?.expression.type).toBe('Identifier'));

  it('is TS-ESTree for JavaScript too', () => expect(typesOf('import a from "a"; @b class C {}')).toEqual(['ImportDeclaration', 'ClassDeclaration']));

  it('counts in UTF-16 code units, as ESLint does', () => {
    const text = '/* 😀𝒳 */ a;\n"😀"; b;';
    const last = treeOf(text).body.at(-1);
    expect(text.slice(...(last?.range ?? [0, 0]))).toBe('b;');
    expect(last?.loc).toMatchObject({ start: { line: 2, column: 6 }, end: { line: 2, column: 8 } });
  });

  it.each(['\n', '\r\n', '\r', '\u2028', '\u2029'])('counts %j as the end of a line', (end) => {
    expect(treeOf(['a;', 'b;', '  c;'].join(end)).body[2]?.loc).toMatchObject({ start: { line: 3, column: 2 }, end: { line: 3, column: 4 } });
  });

  it('has its comments with their places, and parents', () => {
    const tree = treeOf('a; // b\n/* c */');
    expect(tree.comments).toMatchObject([
      { type: 'Line', value: ' b', range: [3, 7], loc: { start: { line: 1, column: 3 } } },
      { type: 'Block', value: ' c ', range: [8, 15], loc: { end: { line: 2, column: 7 } } },
    ]);
    expect(tree.body[0]?.parent).toBe(tree);
  });

  it('comes with scopes: a script is a function, a module is a module', () => {
    const scopesOf = (text: string, file: string) => parse(text, file).scopeManager?.scopes.map(({ type }) => type);
    expect(scopesOf('const a = 1;', 'a.mjs')).toEqual(['global', 'module']);
    expect(scopesOf('const a = 1;', 'a.cjs')).toEqual(['global', 'function']);
  });
});

describe('what is not read', () => {
  it('is told with its place', () => expect(failureOf('a();\nconst b = {c: 1 d: 2};')).toMatch(/^2:17 Expected `,` or `}`/));

  it('is told as what it is most likely meant to be', () => {
    expect(failureOf('import a from "a";\nconst b = ;')).toMatch(/^2:11 /);
    expect(failureOf('with (a) b();\nconst b = ;')).toMatch(/^2:11 /);
  });

  it('is told on one line', () => expect(failureOf('const a = (\n')).not.toMatch(/\n/));
});

describe('10,000 levels', () => {
  const n = 10_000;
  // Each of these ends a process on an 8 MB stack, or overflows what walks the tree.
  it.each([
    ['parentheses', `${'('.repeat(n)}1${')'.repeat(n)}`],
    ['arrays', `${'['.repeat(n)}${']'.repeat(n)}`],
    ['objects', `a = ${'{a:'.repeat(n)}1${'}'.repeat(n)}`],
    ['calls', `${'f('.repeat(n)}${')'.repeat(n)}`],
    ['blocks', `${'{'.repeat(n)}${'}'.repeat(n)}`],
    ['functions', `${'function f() {'.repeat(n)}${'}'.repeat(n)}`],
    ['arrows', `${'a => '.repeat(n)}1`],
    ['conditions', `${'a ? b : '.repeat(n)}c`],
    ['else if', `${'if (a) {} else '.repeat(n)}{}`],
    ['templates', `${'`${'.repeat(n)}1${'}`'.repeat(n)}`],
    ['sums', `a${' + a'.repeat(n)}`],
    ['chained calls', `a${'.then(b)'.repeat(n)}`],
    ['JSX', `a = ${'<a>'.repeat(n)}${'</a>'.repeat(n)}`],
    ['await', `async function f() { ${'await '.repeat(n)}a }`],
  ])('of %s are told as such and do not end the process', (_what, text) => expect(failureOf(text)).toBe('1:1 it is nested too deeply'));
});

describe('mayOverflow', () => {
  it('does not suspect a long file of flat code, with semicolons or without', () => {
    const statement = 'app.get("/a/:b", async (req, res) => { res.json({ a: [1, 2], b: await c(`${d}`) }) })';
    expect(mayOverflow(`${statement};\n`.repeat(500))).toBe(false);
    expect(mayOverflow(`${statement}\n`.repeat(500))).toBe(false);
  });

  it('does not suspect a long text', () => expect(mayOverflow(`const a = "${'x'.repeat(1_000_000)}";`)).toBe(false));
});
