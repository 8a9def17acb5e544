import { describe, expect, it } from 'vitest';
import { filesIn, isSource, manifest, read } from './project.ts';

const files = filesIn('.').map((file) => file.replace(/^\.\//, ''));
const texts = files.filter((file) => !/\.(?:png|gif|ico|gz|tgz)$/.test(file));
const linesOf = (file: string): number => read(file).trimEnd().split('\n').length;
const over = (candidates: readonly string[], most: number): string[] => candidates.filter((file) => linesOf(file) > most).map((file) => `${file}: ${linesOf(file)} lines of ${most}`);

/** `found` as `file: text`, for what a pattern finds. */
const finds = (pattern: RegExp, candidates = texts): string[] => candidates.flatMap((file) => [...read(file).matchAll(pattern)].map(([text]) => `${file}: ${text}`));

describe('the files of the house', () => {
  it('stay small: a rule has at most 80 lines', () => expect(over(filesIn('rules'), 80)).toEqual([]));

  // model.ts is the form that models fill in, not a model.
  it('stay small: a model has at most 60 lines', () => expect(over(filesIn('src/models').filter((file) => file !== 'src/models/model.ts'), 60)).toEqual([]));

  it('stay small: what is over the budget of 250 lines is told, and made to think about', () => {
    for (const line of over(files.filter((file) => /^(?:src|tests)\//.test(file) && isSource(file)), 250)) console.warn(`over budget: ${line}`);
  });

  it('lie in the folders of the house, or are those that tools expect at the root', () => {
    const expected = /^(?:src|rules|tests|docs|\.ci|\.github)\/|^(?:README\.md|LICENSE|CHANGELOG\.md|\.gitignore|\.npmrc|package(?:-lock)?\.json|tsconfig(?:\.build)?\.json|vitest\.config\.ts|eslint\.config\.js|knip\.json)$/;
    expect(files.filter((file) => !expected.test(file))).toEqual([]);
  });

  it('name no registry, and no lock file says where a package came from', () => {
    expect(finds(/\bregistry\.[a-z]+[.\w/-]*|"resolved"\s*:\s*"http[^"]*"/g)).toEqual([]);
  });

  it('name no folder of one machine', () => {
    const machine = new RegExp(`(?<![\\w.:/@)-])/(?:${['work', 'tmp', 'root', 'home/\\w+', 'Users/\\w+'].join('|')})/[\\w.-]+`, 'g');
    expect(finds(machine, texts.filter((file) => !file.endsWith('lock.json')))).toEqual([]);
  });

  it('depend on exact versions of tools', () => expect(Object.entries(manifest.devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]));
});
