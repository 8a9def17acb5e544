const tab = '    ';
// Control and formatting characters: from a linted file they could drive the terminal, or reorder the line.
const unprintable = /[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;
const noWidth = /[\p{Mn}\p{Me}\p{Cf}]/u;
const doubleWidth = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}|[\u{20000}-\u{3FFFD}]/u;

/** A text as a terminal can show it on one line. */
export const printable = (text: string): string => text.replaceAll('\t', tab).replaceAll(unprintable, '\uFFFD');

/** How many columns of a terminal a printable text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/** The beginning of a printable text that fits into some columns. */
export function fitting(text: string, columns: number): string {
  let width = 0;
  let length = 0;
  for (const char of text) {
    width += charWidth(char);
    if (width > columns) break;
    length += char.length;
  }
  return text.slice(0, length);
}

function charWidth(char: string): number {
  if (char < '\u007F') return 1;
  if (noWidth.test(char)) return 0;
  return doubleWidth.test(char) ? 2 : 1;
}
