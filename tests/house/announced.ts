import { filesIn, isSource, read } from './project.ts';

/** What the comments of a text say is reported in the line after them. */
export const announcedIn = (code: string): { readonly line: number; readonly rule: string }[] =>
  code.split('\n').flatMap((text, index) => {
    const [, rule] = /^\s*\/\/ reports: ([\w-]+)$/.exec(text) ?? [];
    return rule === undefined ? [] : [{ line: index + 2, rule: `cors/${rule}` }];
  });

/** What the comments of the examples say, as `file:line rule` from the folder of the examples. */
export const announced: readonly string[] = filesIn('docs/examples').filter(isSource)
  .flatMap((file) => announcedIn(read(file)).map(({ line, rule }) => `${file.slice('docs/examples/'.length)}:${line} ${rule}`))
  .toSorted();
