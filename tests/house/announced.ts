import { filesIn, isSource, read } from './project.ts';

/** What the comments of the examples say is reported in the next line, as `file:line rule` from the folder of the examples. */
export const announced: readonly string[] = filesIn('docs/examples').filter(isSource).flatMap((file) =>
  read(file).split('\n').flatMap((line, index) => {
    const [, rule] = /^\s*\/\/ reports: ([\w-]+)$/.exec(line) ?? [];
    return rule === undefined ? [] : [`${file.slice('docs/examples/'.length)}:${index + 2} cors/${rule}`];
  }),
).toSorted();
