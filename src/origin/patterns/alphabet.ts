/**
 * The characters that occur in an origin of http or https, best liked first: of two words of the same length, the search for
 * a readable one takes that with the earlier characters. `x` stands well for "any character".
 */
export const characters = 'xabcdefghijklmnopqrstuvwyz0123456789.-_:/';

/** A set of characters and edges: a bit for each. */
export type Symbols = bigint;

/** What stands before the first character, and behind the last. */
export const textStart: Symbols = 1n << BigInt(characters.length);
export const textEnd: Symbols = textStart << 1n;

export const noSymbols: Symbols = 0n;
export const anyCharacter: Symbols = textStart - 1n;
export const anything: Symbols = anyCharacter | textStart | textEnd;

/** The characters that a test accepts. */
export function symbolsThat(accept: (character: string) => boolean): Symbols {
  return [...characters].reduce((set, character, index) => (accept(character) ? set | (1n << BigInt(index)) : set), noSymbols);
}

/** The characters in classes of those that none of some sets tells apart: the class of each, and the set of each class. */
export function classesOf(sets: readonly Symbols[]): { readonly classes: readonly number[]; readonly members: readonly Symbols[] } {
  const members = [...new Set(sets)].reduce(split, [anyCharacter]);
  return { members, classes: Array.from(characters, (_, index) => members.findIndex((member) => ((member >> BigInt(index)) & 1n) === 1n)) };
}

function split(classes: readonly Symbols[], set: Symbols): readonly Symbols[] {
  return classes.flatMap((each) => [each & set, each & ~set].filter((part) => part !== noSymbols));
}

/** What `\b` takes for a part of a word. The edges of the text are none. */
export const wordCharacters: Symbols = symbolsThat((character) => /\w/.test(character));
