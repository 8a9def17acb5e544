import { describe, expect, it, vi } from 'vitest';
import { command, findingsOf } from './command.ts';
import { folderWith } from './folder.ts';
import stub from './stub-plugin.ts';

describe('findings', () => {
  it('come from every file that passes the gate', async () => {
    const folder = folderWith({ 'a.js': '// cors\nevil();', 'b/c.ts': 'const cors: Evil = evil!;', 'd.js': 'evil();' });
    expect(await findingsOf(folder)).toEqual(['a.js:2:1 cors/no-evil', 'b/c.ts:1:20 cors/no-evil']);
  });

  it.each([
    ['recommended', ['a.js:1:7 cors/no-evil', 'a.js:1:13 cors/no-poor']],
    ['strict', ['a.js:1:7 cors/no-evil', 'a.js:1:13 cors/no-poor', 'a.js:1:19 cors/no-bad']],
    ['all', ['a.js:1:19 cors/no-bad']],
  ])('are those of the preset %s', async (preset, findings) => {
    expect(await findingsOf(folderWith({ 'a.js': 'cors, evil, poor, bad;' }), ['--preset', preset])).toEqual(findings);
  });

  it('of a rule that looks at nodes are there in every file, also after files in which it looked at none', async () => {
    const folder = folderWith({ 'a.js': 'cors, evil;', 'b.js': 'cors, evil;' });
    expect(await findingsOf(folder)).toEqual(['a.js:1:7 cors/no-evil', 'b.js:1:7 cors/no-evil']);
  });

  it.each([
    ['a byte order mark', '\uFEFFcors, evil;', '1:7'],
    ['CRLF', '// cors\r\n\r\n  evil;\r\n', '3:3'],
    ['a hashbang', '#!/usr/bin/env node\ncors, evil;', '2:7'],
    ['characters outside of the BMP', '/* 😀𝒳 cors */ evil;', '1:17'],
    ['JSX in .js', 'const cors = <a b={evil}/>;', '1:20'],
    ['a script', 'with (cors) evil();', '1:13'],
    ['a return at the top', 'if (cors) return evil;', '1:18'],
  ])('are placed in a file with %s', async (_what, text, place) => expect(await findingsOf(folderWith({ 'a.js': text }))).toEqual([`a.js:${place} cors/no-evil`]));

  it('lie in files outside of the working folder, and inside of node_modules, when these are named', async () => {
    const folder = folderWith({ 'in/': '', 'out/a.js': 'cors, evil;', 'in/node_modules/b.js': 'cors, evil;', 'in/.c/d.js': 'cors, evil;' });
    expect(await findingsOf(`${folder}/in`, ['../out/a.js', 'node_modules/b.js', '.c'])).toEqual(['../out/a.js:1:7 cors/no-evil', 'node_modules/b.js:1:7 cors/no-evil', '.c/d.js:1:7 cors/no-evil']);
  });
});

describe('comments', () => {
  it.each([
    ['switch a rule off for a line', 'cors, evil; // eslint-disable-line cors/no-evil'],
    ['switch a rule off for the next line', '// eslint-disable-next-line cors/no-evil -- it is a test\ncors, evil;'],
    ['switch a rule off for a stretch', '/* eslint-disable cors/no-evil */\ncors, evil;\n/* eslint-enable */'],
    ['switch everything off', '/* eslint-disable */ cors, evil;'],
    ['configure a rule', '/* eslint cors/no-evil: "off" */ cors, evil;'],
  ])('%s', async (_what, text) => expect(await findingsOf(folderWith({ 'a.js': text }))).toEqual([]));

  it('switch a rule on that the preset leaves off', async () => {
    expect(await findingsOf(folderWith({ 'a.js': '/* eslint cors/no-bad: "error" */ bad;' }))).toEqual(['a.js:1:35 cors/no-bad']);
  });

  it('about rules of others, or that are not understood, are no findings', async () => {
    const text = ['/* eslint no-undef: "error", other/rule: [2, "x"], cors/no-such: "error" */', '/* eslint-disable other/rule, no-console */', '/* eslint-env node */', '/* global a */', '/* eslint {{ */', 'cors; // eslint-disable-line other/rule', '// eslint-disable-next-line cors/no-evil', 'good;'].join('\n');
    expect(await command(folderWith({ 'a.js': text }), [])).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('what fails', () => {
  it('a file that no parser takes is told about, the others are linted, and the exit status is theirs', async () => {
    const bad = { 'a.js': 'const cors = {\n  a: 1 b: 2 };' };
    expect(await command(folderWith(bad), [])).toMatchObject({ status: 0, stderr: expect.stringMatching(/^a\.js:2:8 could not be parsed: [^\n]+\n$/) as string });
    const folder = folderWith({ ...bad, 'b.js': 'cors, evil;' });
    expect((await command(folder, [])).status).toBe(1);
    expect(await findingsOf(folder)).toEqual(['b.js:1:7 cors/no-evil']);
  });

  it('a file that does not pass the gate is not parsed, whatever it holds', async () => {
    expect(await command(folderWith({ 'a.js': 'const {{{' }), [])).toMatchObject({ status: 0, stderr: '' });
  });

  it('a rule that throws is told about on one line, and the other rules and files go on', async () => {
    const folder = folderWith({ 'a.js': 'cors, explode, evil;', 'b.js': 'cors, poor;' });
    expect(await command(folder, [])).toMatchObject({ status: 2, stderr: 'a.js: cors/no-explode failed: it exploded\n' });
    expect(await findingsOf(folder)).toEqual(['a.js:1:16 cors/no-evil', 'b.js:1:7 cors/no-poor']);
  });

  it('a rule that throws although a comment configures it ends its file only', async () => {
    const folder = folderWith({ 'a.js': '/* eslint cors/no-explode: "error" */ cors, explode, evil;', 'b.js': 'cors, evil;' });
    expect((await command(folder, [])).status).toBe(2);
    expect(await findingsOf(folder)).toEqual(['b.js:1:7 cors/no-evil']);
  });

  it('a path that cannot be read is told about, and the others are linted', async () => {
    const folder = folderWith({ 'a.js': 'cors, evil;' });
    const { status, stdout, stderr } = await command(folder, ['./nope', 'a.js', 'src/*.ts', '']);
    expect(status).toBe(2);
    expect(stderr).toBe('./nope: no such file or folder\nsrc/*.ts: no such file or folder (patterns are not expanded here; name folders or files)\n"": no such file or folder\n');
    expect(stdout).toContain('This is evil.');
  });

  it('code that is nested too deeply for a parser or for the linter is told about, and the others are linted', async () => {
    const n = 10_000;
    const folder = folderWith({ 'a.js': `cors = ${'('.repeat(n)}1${')'.repeat(n)}`, 'b.js': `cors = a${' + a'.repeat(n)}`, 'c.js': 'cors, evil;' });
    const { status, stderr } = await command(folder, []);
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'a.js:1:1 could not be parsed: it is nested too deeply\nb.js:1:1 could not be parsed: it is nested too deeply\n' });
  });

  it('a plugin that cannot be loaded is told about on one line', async () => {
    const loadPlugin = () => Promise.reject(new Error('Cannot find package\n  "eslint"'));
    expect(await command(folderWith({ 'a.js': 'cors' }), [], { loadPlugin })).toEqual({ status: 2, stdout: '', stderr: 'eslint-plugin-cors: Cannot find package "eslint"\n' });
  });
});

describe('what is not needed is not loaded', () => {
  it.each([['a folder without CORS', ['.']], ['help', ['--help']], ['the version', ['--version']], ['wrong use', ['--nope']]])('the rules for %s', async (_what, argv) => {
    const loadPlugin = vi.fn(() => Promise.resolve(stub));
    await command(folderWith({ 'a.js': 'evil();' }), argv, { loadPlugin });
    expect(loadPlugin).not.toHaveBeenCalled();
  });
});
