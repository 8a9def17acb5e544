import { describe, expect, it } from 'vitest';
import { command } from './command.ts';
import { folderWith } from './folder.ts';

/** The readable report on a file, on a terminal of some width. */
async function reportOn(text: string, columns = 100, argv: string[] = []): Promise<string[]> {
  const { stdout } = await command(folderWith({ 'a.js': text }), ['--no-color', ...argv], { terminal: { columns } });
  return stdout.split('\n');
}

/** The rows of the only frame in a report. */
const frameOf = async (text: string, columns?: number): Promise<string[]> => (await reportOn(text, columns)).filter((row) => /^ {4}[ >] +\d* \|/.test(row)).map((row) => row.slice(4));

describe('the report for people', () => {
  it('groups findings by file, with code, suggestions and the page about the rule, and ends with a summary', async () => {
    const folder = folderWith({ 'src/a.js': '// cors\none();\nevil(1);\ntwo();\nthree();\nfour();\n', 'b.js': '/* cors */ poor;', 'c.js': '' });
    const { stdout } = await command(folder, [], { now: () => 1234 });
    expect(stdout).toBe(
      `b.js

  1:12  warning  This is poor.
    > 1 | /* cors */ poor;
        |            ^^^^
    cors/no-poor  https://rules.example/no-poor.md

src/a.js

  3:1  error  This is evil.
      1 | // cors
      2 | one();
    > 3 | evil(1);
        | ^^^^
      4 | two();
      5 | three();
    suggestion: Be good.
    cors/no-evil  https://rules.example/no-evil.md

2 problems (1 error, 1 warning) in 2 files; 3 files read, 2 checked, 1.2 s
`,
    );
  });

  it('is the summary alone when nothing is found', async () => expect(await reportOn('cors')).toEqual(['No problems found; 1 file read, 1 checked, 0.0 s', '']));

  it('says in the summary what could not be parsed', async () => expect(await reportOn('cors {{')).toEqual(['No problems found; 1 file read, 1 checked, 1 file could not be parsed, 0.0 s', '']));

  it('has no sequence that would drive the terminal, wherever it comes from', async () => {
    const report = await reportOn('cors, evil; // \u001B[2J \u009B31m \u0007 \u202E');
    expect(report.join('')).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
  });
});

describe('the frame', () => {
  it('aligns the numbers of lines', async () => {
    expect(await frameOf(`// cors\n${'\n'.repeat(8)}evil;\n`)).toEqual(['   8 |', '   9 |', '> 10 | evil;', '     | ^^^^', '  11 |']);
  });

  it('underlines tabs, wide characters and combining ones by the columns they take', async () => {
    expect(await frameOf('\t/* 漢字 e\u0301 😀 cors */ evil;')).toEqual(['> 1 |     /* 漢字 e\u0301 😀 cors */ evil;', `    | ${' '.repeat(4 + 3 + 4 + 1 + 1 + 1 + 2 + 1 + 4 + 1 + 2 + 1)}^^^^`]);
  });

  it('does not count a carriage return as part of a line', async () => expect(await frameOf('// cors\r\nevil;\r\n')).toEqual(['  1 | // cors', '> 2 | evil;', '    | ^^^^', '  3 |']));

  it('cuts what is too long for the terminal behind the finding', async () => {
    const rows = await frameOf(`cors, evil, ${'x'.repeat(500)}`, 60);
    expect(rows[0]).toMatch(/^> 1 \| cors, evil, x+…$/);
    expect(rows.every((row) => row.length <= 56)).toBe(true);
  });

  it('shows a line from a little before a finding that lies far to the right', async () => {
    const rows = await frameOf(`cors; ${'x'.repeat(500)}, evil, ${'y'.repeat(500)}`, 60);
    expect(rows[0]).toMatch(/^> 1 \| …x+, evil, y+…$/);
    expect(rows[1]?.indexOf('^')).toBe(rows[0]?.indexOf('evil'));
    expect(rows.every((row) => row.length <= 56)).toBe(true);
  });

  it('cuts a pair of surrogates nowhere', async () => {
    for (const pad of ['', ' ']) {
      const rows = await frameOf(`/* cors ${pad}${'😀'.repeat(300)} */ evil, "${pad}${'😀'.repeat(300)}"`, 60);
      expect(rows.join('')).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
    }
  });

  it('shows a window of a line of a megabyte', async () => {
    const report = await reportOn(`/* cors */ f("${'x'.repeat(1_000_000)}"); evil("${'y'.repeat(100_000)}");`, 80);
    expect(report.join('\n')).toContain('); evil("y');
    expect(report.every((row) => row.length <= 80)).toBe(true);
  });
});

describe('colours', () => {
  const colored = async (argv: string[], env: Record<string, string>, isTTY: boolean): Promise<boolean> => {
    const { stdout } = await command(folderWith({ 'a.js': 'cors, evil' }), argv, { env, terminal: { isTTY } });
    return stdout.includes('\u001B[');
  };

  it.each([
    [true, 'on a terminal', [], {}, true],
    [false, 'in a pipe', [], {}, false],
    [false, 'on a terminal that has none', [], { TERM: 'dumb' }, true],
    [true, 'with --color in a pipe', ['--color'], {}, false],
    [false, 'with --no-color on a terminal', ['--no-color'], {}, true],
    [false, 'with NO_COLOR', [], { NO_COLOR: '1' }, true],
    [true, 'with an empty NO_COLOR', [], { NO_COLOR: '' }, true],
    [true, 'with FORCE_COLOR in a pipe', [], { FORCE_COLOR: '1' }, false],
    [false, 'with FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, true],
    [true, 'with --color, whatever NO_COLOR says', ['--color'], { NO_COLOR: '1' }, false],
    [false, 'with --no-color, whatever FORCE_COLOR says', ['--no-color'], { FORCE_COLOR: '1' }, true],
  ])('%s %s', async (expected, _when, argv, env, isTTY) => expect(await colored(argv, env, isTTY)).toBe(expected));
});
