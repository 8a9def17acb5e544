import { describe, expect, it } from 'vitest';
import { importsOf } from './imports.ts';
import { exists, filesIn, isSource } from './project.ts';

/** The floors of the house, from the ground. What stands on one level does not import each other, but for the last files of `src`. */
const floors: readonly RegExp[] = [
  /^src\/spec\//,
  /^src\/origin\//,
  /^src\/policy\//,
  /^src\/models\//,
  /^src\/code\//,
  /^src\/discover\//,
  /^src\/report\//,
  /^src\/(?:gate|engine|define-rule)\.ts$/,
  /^rules\//,
  /^src\/cli\//,
];

const floorOf = (file: string): number => floors.findIndex((floor) => floor.test(file));

const ours = [...filesIn('src'), ...filesIn('rules')].filter(isSource);
const imports = ours.flatMap(importsOf);
const from = (...folders: string[]) => imports.filter(({ file }) => folders.some((folder) => file.startsWith(`src/${folder}/`)));
const shown = (found: typeof imports): string[] => found.map(({ file, specifier }) => `${file} imports ${specifier}`);

describe('the floors of the house', () => {
  it('hold every file', () => expect(ours.filter((file) => floorOf(file) === -1)).toEqual([]));

  it('are connected by imports that lead to files', () => expect(shown(imports.filter(({ target }) => target !== null && !exists(target)))).toEqual([]));

  it('are seen by these tests: every floor has imports', () => expect(floors.filter((floor) => !imports.some(({ file, target }) => floor.test(file) || (target !== null && floor.test(target))))).toEqual([]));

  it('import only downwards', () => expect(shown(imports.filter(({ file, target }) => target !== null && floorOf(target) > floorOf(file)))).toEqual([]));

  it('are not bypassed: nothing in the package imports tests or the build', () => expect(shown(imports.filter(({ target }) => target !== null && !/^(?:src|rules)\//.test(target)))).toEqual([]));

  it('know ESLint and its trees only above the models', () => {
    const low = from('spec', 'origin', 'policy', 'models');
    expect(shown(low.filter(({ specifier }) => /^(?:eslint|estree|@eslint\/|@typescript-eslint|oxc-|typescript$)/.test(specifier)))).toEqual([]);
  });

  it('let the evaluator use decision trees and nothing else from below', () => {
    expect(shown(from('code').filter(({ target }) => target !== null && !target.startsWith('src/code/') && target !== 'src/policy/tree.ts'))).toEqual([]);
  });

  it('let a rule see policies and the standard, but neither code nor libraries', () => {
    const seen = imports.filter(({ file, target }) => file.startsWith('rules/') && file !== 'rules/index.ts' && target !== null);
    expect(shown(seen.filter(({ target }) => !/^src\/(?:define-rule\.ts$|policy\/|origin\/|spec\/)/.test(target ?? '')))).toEqual([]);
  });

  it('load the command line, its parser and the TypeScript compiler from nowhere else', () => {
    expect(shown(imports.filter(({ file, specifier }) => !file.startsWith('src/cli/') && /^(?:oxc-parser|typescript|ignore|@typescript-eslint\/scope-manager)$/.test(specifier)))).toEqual([]);
  });

  it('use @typescript-eslint/utils for types alone', () => {
    expect(shown(imports.filter(({ specifier, typeOnly }) => specifier.startsWith('@typescript-eslint/utils') && !typeOnly))).toEqual([]);
  });

  it('import ESLint when they run in the command line alone', () => {
    expect(shown(imports.filter(({ file, specifier, typeOnly }) => specifier === 'eslint' && !typeOnly && !file.startsWith('src/cli/')))).toEqual([]);
  });
});
