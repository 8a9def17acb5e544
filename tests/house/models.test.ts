import { describe, expect, it } from 'vitest';
import { libraries } from '../../src/models/libraries.ts';
import { linksOf, rowsOf } from './markdown.ts';
import { filesIn, read } from './project.ts';

const sections = ['What is read', 'What is not read'];
const pages = filesIn('docs/models').map((file) => file.replace('docs/models/', '')).filter((file) => file !== 'README.md');
const table = read('docs/models/README.md');
const told = rowsOf(table).flatMap(([modules = '']) => [...modules.matchAll(/`([^`]+)`/g)].map(([, module = '']) => module));

describe('the table of models', () => {
  it('has every module that is modelled, and no other', () => {
    const modules = libraries.flatMap((model) => Object.keys(model.modules)).map((module) => module.replace(/^https:\/\/([^@]*?)(?:@[^/]*)?\/[^/]*$/, '$1'));
    expect(told.toSorted()).toEqual([...new Set(modules)].toSorted());
  });

  it('leads to every page', () => expect([...new Set(linksOf(table))].filter((target) => target.endsWith('.md')).toSorted()).toEqual(pages.toSorted()));

  it('says only what is right', () => expect(rowsOf(table).filter(([, , , , known, right]) => known !== right)).toEqual([]));
});

describe('the README', () => {
  it('has a row for every page of a model', () => {
    const rows = rowsOf(read('README.md')).map(([cell = '']) => /\]\(docs\/models\/([^)]+)\)/.exec(cell)?.[1]).filter((page) => page !== undefined);
    expect(rows.toSorted()).toEqual(pages.toSorted());
  });
});

describe.each(pages)('%s', (page) => {
  it('has the sections that every page has', () => expect([...read(`docs/models/${page}`).matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(expect.arrayContaining(sections)));

  it('leads to what is there', () => expect(linksOf(read(`docs/models/${page}`)).filter((target) => !pages.includes(target))).toEqual([]));
});
