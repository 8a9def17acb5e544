import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFiles } from '../../src/cli/files.ts';
import { folderWith } from './folder.ts';

/** What is found, from the folder, and what could not be read. */
function find(folder: string, ...paths: string[]): { files: string[]; failures: string[] } {
  const failures: string[] = [];
  const search = { fail: (file: string, message: string) => void failures.push(`${file}: ${message}`), tick: () => {} };
  const files = findFiles(paths.length === 0 ? ['.'] : paths, folder, search);
  return { files: files.map((file) => path.relative(folder, file)), failures };
}

const filesIn = (folder: string, ...paths: string[]): string[] => find(folder, ...paths).files;

describe('a folder', () => {
  it('is searched for JavaScript and TypeScript of every kind, and for nothing else', () => {
    const code = ['a.cjs', 'a.cts', 'a.js', 'a.jsx', 'a.mjs', 'a.mts', 'a.ts', 'a.tsx'];
    const others = ['a.d.ts', 'a.d.mts', 'a.d.css.ts', 'a.json', 'a.css', 'ajs', 'a.js.map', 'README.md'];
    expect(filesIn(folderWith(Object.fromEntries([...code, ...others].map((name) => [name, '']))))).toEqual(code);
  });

  it('is searched in the order of names, whatever the file system gives', () => {
    expect(filesIn(folderWith({ 'b/z.js': '', 'b/a.js': '', 'a.js': '', 'B.js': '', 'c.js': '' }))).toEqual(['B.js', 'a.js', 'b/a.js', 'b/z.js', 'c.js']);
  });

  it('is searched without node_modules and .git at any depth', () => {
    expect(filesIn(folderWith({ 'a.js': '', 'node_modules/x/a.js': '', 'p/node_modules/x/a.js': '', '.git/a.js': '', '.github/a.js': '' }))).toEqual(['.github/a.js', 'a.js']);
  });

  it('that is named is searched even inside of node_modules', () => {
    expect(filesIn(folderWith({ 'node_modules/x/a.js': '', 'node_modules/x/node_modules/y/a.js': '' }), 'node_modules/x')).toEqual(['node_modules/x/a.js']);
  });

  it('may hold a symbolic link to itself', () => {
    const folder = folderWith({ 'a/b.js': '' });
    symlinkSync(folder, path.join(folder, 'a/loop'));
    symlinkSync('nowhere', path.join(folder, 'a/broken.js'));
    expect(find(folder)).toEqual({ files: ['a/b.js'], failures: [] });
  });

  it('may be a symbolic link when it is named', () => {
    const folder = folderWith({ 'a/b.js': '' });
    symlinkSync(path.join(folder, 'a'), path.join(folder, 'link'));
    expect(filesIn(folder, 'link')).toEqual(['link/b.js']);
  });
});

describe('paths', () => {
  it('keep their order, and a file that two of them lead to is found once', () => {
    expect(filesIn(folderWith({ 'a.js': '', 'b/c.js': '', 'b/d.js': '' }), 'b/d.js', 'a.js', 'b', './a.js')).toEqual(['b/d.js', 'a.js', 'b/c.js']);
  });

  it('that do not exist are told about, and the others are searched', () => {
    expect(find(folderWith({ 'a.js': '' }), 'nope', 'a.js/x', '', 'a.js')).toEqual({
      files: ['a.js'],
      failures: ['nope: no such file or folder', 'a.js/x: no such file or folder', ': no such file or folder'],
    });
  });

  it('with wildcards are told about as such: a shell that did not expand them leaves them to us', () => {
    expect(find(folderWith({}), 'src/**/*.js').failures).toEqual(['src/**/*.js: no such file or folder (patterns are not expanded here; name folders or files)']);
  });

  it('to files of other languages are told about', () => {
    expect(find(folderWith({ 'a.css': '' }), 'a.css').failures).toEqual(['a.css: is not JavaScript or TypeScript (.js .jsx .mjs .cjs .ts .tsx .mts .cts)']);
  });
});

describe('.gitignore', () => {
  it('holds for files and folders, with exceptions', () => {
    const folder = folderWith({ '.gitignore': 'dist/\n*.gen.js\n!keep.gen.js\n/root.js\n# a.js\n', 'dist/a.js': '', 'src/dist/a.js': '', 'a.js': '', 'a.gen.js': '', 'keep.gen.js': '', 'root.js': '', 'src/root.js': '' });
    expect(filesIn(folder)).toEqual(['a.js', 'keep.gen.js', 'src/root.js']);
  });

  it('in a folder adds to those above it, and outweighs them', () => {
    const folder = folderWith({ '.gitignore': '*.js\n', 'a.js': '', 'p/.gitignore': '!a.js\n/q/\n', 'p/a.js': '', 'p/b.js': '', 'p/q/a.js': '' });
    expect(filesIn(folder)).toEqual(['p/a.js']);
  });

  it('in a folder can take back a folder that one above ignores', () => {
    const folder = folderWith({ '.gitignore': 'build/\n', 'build/a.js': '', 'p/.gitignore': '!build/\n', 'p/build/a.js': '', 'p/build/c/a.js': '' });
    expect(filesIn(folder)).toEqual(['p/build/a.js', 'p/build/c/a.js']);
  });

  it('above the searched folder holds up to the root of the repository', () => {
    const folder = folderWith({ '.gitignore': 'a.js\n', 'repo/.git/': '', 'repo/.gitignore': 'b.js\n', 'repo/p/a.js': '', 'repo/p/b.js': '', 'repo/p/c.js': '' });
    expect(filesIn(folder, 'repo/p')).toEqual(['repo/p/a.js', 'repo/p/c.js']);
  });

  it('above the searched folder does not hold outside of a repository', () => {
    expect(filesIn(folderWith({ '.gitignore': 'a.js\n', 'p/a.js': '' }), 'p')).toEqual(['p/a.js']);
  });

  it('does not hold for a file that is named', () => {
    expect(filesIn(folderWith({ '.gitignore': 'a.js\n', 'a.js': '', 'node_modules/a.js': '' }), 'a.js', 'node_modules/a.js')).toEqual(['a.js', 'node_modules/a.js']);
  });

  it('that ignores a folder which is named does not empty it, while its own does hold', () => {
    const folder = folderWith({ '.git/': '', '.gitignore': 'dist/\n', 'dist/a.js': '', 'dist/.gitignore': 'b.js\n', 'dist/b.js': '', 'dist/c/d.js': '' });
    expect(filesIn(folder, 'dist')).toEqual(['dist/a.js', 'dist/c/d.js']);
  });

  it('of a worktree or submodule, where .git is a file, ends at it too', () => {
    const folder = folderWith({ '.gitignore': 'a.js\n', 'sub/.gitignore': 'b.js', 'sub/p/a.js': '', 'sub/p/b.js': '' });
    writeFileSync(path.join(folder, 'sub/.git'), 'gitdir: ../.git/modules/sub\n');
    expect(filesIn(folder, 'sub/p')).toEqual(['sub/p/a.js']);
  });

  it('that is a folder is no one’s .gitignore', () => {
    const folder = folderWith({ 'a.js': '' });
    mkdirSync(path.join(folder, '.gitignore'));
    expect(filesIn(folder)).toEqual(['a.js']);
  });
});
