/*
 * Libraries are looked up by what a file names, and by where it lies: a file pays for none that it has nothing to do with, however many there are.
 */

/** Things by what they are looked up by, in the order in which they were given. */
export function groupedBy<One>(all: readonly One[], keysOf: (one: One) => Iterable<string>): ReadonlyMap<string, readonly One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) for (const key of keysOf(one)) groups.set(key, [...(groups.get(key) ?? []), one]);
  return groups;
}

/** Gives the things of which a file is meant by its path. The last answer is remembered, for each file is asked about again and again. */
export function byPath<One>(all: readonly One[], patternOf: (one: One) => string | undefined): (fileName: string) => readonly One[] {
  const patterns = all.flatMap((one) => {
    const pattern = patternOf(one);
    return pattern === undefined ? [] : [{ one, pattern: new RegExp(pattern) }];
  });
  let last: { readonly fileName: string; readonly found: readonly One[] } | null = null;
  return (fileName) => (last = last?.fileName === fileName ? last : { fileName, found: patterns.filter(({ pattern }) => pattern.test(fileName)).map(({ one }) => one) }).found;
}
