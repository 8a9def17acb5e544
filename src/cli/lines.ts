/** A place in a text; both count from 1, columns in UTF-16 code units, as ESLint's messages do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The lines of a text, split where ESLint splits them. */
export class Lines {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** A line by its number, without its end; empty when there is no such line. */
  get(line: number): string {
    const whole = this.#text.slice(this.#starts[line - 1] ?? this.#text.length, this.#starts[line]);
    // Only the last two characters are searched: a line may be a megabyte long.
    const end = /[\r\n\u2028\u2029]+$/.exec(whole.slice(-2))?.[0] ?? '';
    return whole.slice(0, whole.length - end.length);
  }

  positionAt(offset: number): Position {
    const line = lineIndexAt(this.#starts, offset);
    return { line: line + 1, column: offset - (this.#starts[line] ?? 0) + 1 };
  }
}

/** The offsets at which lines begin. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|[\r\n\u2028\u2029]/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** The index of the line that an offset lies on. */
export function lineIndexAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
