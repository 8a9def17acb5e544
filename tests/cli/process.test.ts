import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildOf } from './build.ts';
import type { Result } from './command.ts';
import { folderWith } from './folder.ts';

const build = buildOf(['src', 'rules', 'tests/cli']);
const main = path.join(build, 'src/cli/main.js');
const stubMain = path.join(build, 'tests/cli/stub-main.js');

function start(entry: string, cwd: string, ...argv: string[]): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...argv], { cwd, encoding: 'utf8', env: { PATH: process.env['PATH'] } });
  return { status: status ?? -1, stdout, stderr };
}

describe('the process', () => {
  it('ends with the exit status of the run, and prints the report to standard output alone', () => {
    expect(start(stubMain, folderWith({ 'a.js': 'cors' }))).toMatchObject({ status: 0, stderr: '' });
    const found = start(stubMain, folderWith({ 'a.js': 'cors, evil' }), '--format', 'json');
    expect(found).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(found.stdout)).toMatchObject([{ filePath: 'a.js' }]);
    expect(start(stubMain, folderWith({}), 'nope')).toMatchObject({ status: 2, stderr: 'nope: no such file or folder\n' });
  });

  it('survives code that is nested too deeply, and what is as long as it is flat', () => {
    const n = 10_000;
    const deep = { 'a.js': `cors = ${'['.repeat(n)}${']'.repeat(n)}`, 'b.js': `cors = ${'x => '.repeat(n)}1` };
    const folder = folderWith({ ...deep, 'c.js': `/* cors */ f("${'x'.repeat(1_000_000)}"); evil();`, 'd.js': `cors = [${'1,'.repeat(10_000)}]; evil();` });
    const { status, stdout, stderr } = start(stubMain, folder);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^c\.js\n\n {2}1:1000019 {2}error/);
    expect(stdout).toMatch(/^2 problems .* in 2 files; 4 files read/m);
    expect(stderr.split('\n')).toEqual(['a.js:1:1 could not be parsed: it is nested too deeply', 'b.js:1:1 could not be parsed: it is nested too deeply', '']);
  });

  it('writes all of a long report to a pipe', () => {
    const { stdout } = start(stubMain, folderWith({ 'a.js': `cors; ${'evil;\n'.repeat(5000)}` }), '--format', 'json');
    expect((JSON.parse(stdout) as { messages: unknown[] }[])[0]?.messages).toHaveLength(5000);
  });
});

describe('the command', () => {
  it('says its version, which is that of the package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(start(main, '.', '--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('can be started by its name', () => expect(readFileSync('src/cli/main.ts', 'utf8').split('\n')[0]).toBe('#!/usr/bin/env node'));

  it('runs the real rules, of the preset that is asked for', () => {
    const folder = folderWith({ 'a.ts': "import express from 'express';\nimport cors from 'cors';\nconst app = express();\napp.use(cors({ origin: true as boolean, credentials: true }));\n", 'b.js': "const cors = require('cors');\nrequire('express')().use(cors());\n" });
    const recommended = start(main, folder);
    expect(recommended).toMatchObject({ status: 1, stderr: '' });
    expect(recommended.stdout).toMatch(/^a\.ts\n\n {2}4:\d+ {2}error .*\n(?:.*\n)*? {4}cors\/no-reflected-origin {2}https:/);
    expect(recommended.stdout).not.toContain('b.js');
    expect(start(main, folder, '--preset', 'strict').stdout).toContain('cors/no-wildcard-origin');
  });

  it('hands settings to the rules', () => {
    const folder = folderWith({
      'koa.js': "import cors from '@koa/cors';\nimport Koa from 'koa';\nnew Koa().use(cors());\n",
      'held.js': "require('express')().use(require('cors')({ credentials: true, origin: (origin, callback) => callback(null, origin === undefined || origin.endsWith('.vercel.app')) }));\n",
      'shared.js': "import shared from '@acme/http';\nimport express from 'express';\nexpress().use(shared({ origin: '*', credentials: true }));\n",
    });
    const found = (...argv: string[]) => (JSON.parse(start(main, folder, '--format', 'json', ...argv).stdout) as { filePath: string }[]).map(({ filePath }) => filePath);
    expect(found()).toEqual(['held.js']);
    expect(found('--versions', '@koa/cors=4.0.0', '--held-hosts', 'vercel.app', '--modules', '@acme/http=cors')).toEqual(['koa.js', 'shared.js']);
  });

  it('is silent when the reader of its output has seen enough', async () => {
    const folder = folderWith({ 'a.js': 'cors' });
    const child = spawn(process.execPath, [main, '--format', 'json', '.'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
