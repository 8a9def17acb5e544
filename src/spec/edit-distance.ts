/** How many characters must be added, removed, changed or swapped with their neighbour (optimal string alignment). */
export function editDistance(from: string, to: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j += 1) {
      const isSwapped = i > 0 && j > 0 && from[i] === to[j - 1] && from[i - 1] === to[j];
      next.push(Math.min(at(next, j) + 1, at(row, j + 1) + 1, at(row, j) + (from[i] === to[j] ? 0 : 1), isSwapped ? at(before, j - 1) + 1 : Infinity));
    }
    [before, row] = [row, next];
  }
  return at(row, to.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;
