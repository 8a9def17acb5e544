import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from './command.ts';
import { folderWith } from './folder.ts';

const statusOf = async (text: string, ...argv: string[]): Promise<number> => (await command(folderWith({ 'a.js': text }), argv)).status;

describe('the exit status', () => {
  it.each([
    [0, 'nothing is found', 'cors', []],
    [0, 'there is nothing to read', '', ['.']],
    [1, 'an error is found', 'cors, evil', []],
    [1, 'a warning is found', 'cors, poor', []],
    [0, 'as many warnings are found as are no failure', 'cors, poor, poor', ['--max-warnings', '2']],
    [1, 'more warnings are found', 'cors, poor, poor', ['--max-warnings', '1']],
    [1, 'an error is found, however many warnings are no failure', 'cors, evil', ['--max-warnings', '9']],
    [2, 'a path cannot be read, whatever is found', 'cors, evil', ['a.js', 'nope']],
    [2, 'an option is wrong', 'cors', ['--nope']],
    [2, 'a setting is wrong', 'cors', ['--held-hosts', 'https://shop.example']],
    [0, 'help is asked for', 'cors, evil', ['--help']],
    [0, 'the version is asked for', 'cors, evil', ['--version']],
  ])('is %i when %s', async (status, _when, text, argv) => expect(await statusOf(text, ...argv)).toBe(status));
});

describe('what is printed', () => {
  it('for help is how to use it, with every option', async () => {
    const { stdout, stderr } = await command('.', ['--help']);
    expect(stderr).toBe('');
    for (const option of ['--preset', '--format', '--output', '--max-warnings', '--held-hosts', '--versions', '--modules', '--color', '--no-color', '--help', '--version']) expect(stdout).toContain(option);
  });

  it('for the version is the version alone', async () => expect(await command('.', ['--version'])).toEqual({ status: 0, stdout: '1.2.3\n', stderr: '' }));

  it('for wrong use is one line on standard error', async () => {
    expect(await command('.', ['--formt', 'json'])).toEqual({ status: 2, stdout: '', stderr: 'eslint-plugin-cors: unknown option --formt; did you mean --format? (--help lists the options)\n' });
  });
});

describe('--output', () => {
  it('writes the report to a file, in folders that it makes, and a summary to standard output', async () => {
    const folder = folderWith({ 'a.js': 'cors, evil' });
    const { status, stdout } = await command(folder, ['--format', 'json', '--output', 'reports/x/cors.json']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '1 problem (1 error, 0 warnings) in 1 file; 1 file read, 1 checked, 0.0 s\n' });
    expect(JSON.parse(readFileSync(path.join(folder, 'reports/x/cors.json'), 'utf8'))).toMatchObject([{ filePath: 'a.js' }]);
  });

  it('writes a report also when nothing is found', async () => {
    const folder = folderWith({ 'a.js': 'cors' });
    await command(folder, ['--format', 'json', '--output', 'cors.json']);
    expect(readFileSync(path.join(folder, 'cors.json'), 'utf8')).toBe('[]\n');
  });

  it('writes no colours to a file because the terminal has them', async () => {
    const folder = folderWith({ 'a.js': 'cors, evil' });
    await command(folder, ['--output', 'cors.txt'], { terminal: { isTTY: true }, env: { FORCE_COLOR: '1' } });
    expect(readFileSync(path.join(folder, 'cors.txt'), 'utf8')).not.toContain('\u001B');
  });

  it('that cannot be written is told about on one line', async () => {
    const folder = folderWith({ 'a.js': 'cors', 'file': '' });
    expect(await command(folder, ['--output', 'file/cors.txt'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^eslint-plugin-cors: cannot write the report to file\/cors\.txt: [^\n]+\n$/) as string });
  });
});

describe('progress', () => {
  const files = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index}.js`, '']));

  /** A clock that moves on by some milliseconds each time it is read. */
  const clock = (step: number) => {
    let time = 0;
    return () => (time += step);
  };

  it('is shown on a terminal when a run takes longer than a second, and is gone at the end', async () => {
    const { stderr } = await command(folderWith(files), [], { terminal: { isTTY: true }, now: clock(400) });
    expect(stderr).toContain('\r\u001B[K3 of 9 files');
    expect(stderr.endsWith('\r\u001B[K')).toBe(true);
  });

  it.each([
    ['within a second', { terminal: { isTTY: true }, now: clock(1) }],
    ['without a terminal', { terminal: { isTTY: false }, now: clock(400) }],
  ])('is not shown %s', async (_when, changes) => expect((await command(folderWith(files), [], changes)).stderr).toBe(''));
});
