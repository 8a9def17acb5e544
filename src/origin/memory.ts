/** What is kept outlives the file that asked. */
const longestKey = 20_000;

/** Remembers a number of answers by their keys, the oldest of which is forgotten first: the same patterns are asked about again while somebody types. */
export function remembering<T>(most: number): (key: string, make: () => T) => T {
  const known = new Map<string, T>();
  return (key, make) => {
    if (key.length > longestKey) return make();
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make();
    if (known.size >= most) known.delete(known.keys().next().value!);
    known.set(key, made);
    return made;
  };
}
