import { type AST, visitRegExpAST } from '@eslint-community/regexpp';
import type { CharacterTest, SameCharacter } from './program.ts';

/** How characters are read and compared. Modifiers such as `(?i:…)` change it inside a pattern. */
export interface CharacterMode {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  /** The flag that makes characters code points, if any. */
  readonly unicode: 'u' | 'v' | '';
}

export type CharacterSetNode = AST.CharacterClass | AST.CharacterSet | AST.ExpressionCharacterClass;

/** The character after a position, or before it when `backward`; '' at the edge of the text. */
export function readCharacter(text: string, position: number, backward: boolean, unicode: boolean): string {
  const unit = text.charAt(backward ? position - 1 : position);
  if (!unicode || unit === '') return unit;
  const pair = backward ? text.charAt(position - 2) + unit : unit + text.charAt(position + 1);
  return isSurrogatePair(pair) ? pair : unit;
}

/** Whether a text of at most two code units is two that make up one code point. */
export function isSurrogatePair(text: string): boolean {
  return text !== '' && text.codePointAt(0) !== text.charCodeAt(0);
}

/** How back-references and literal characters compare characters in a mode. */
export function sameCharacter(mode: CharacterMode): SameCharacter {
  if (!mode.ignoreCase) return (one, other) => one === other;
  // The host knows the two case foldings of the language. On two characters it has nothing to backtrack into.
  const folded = mode.unicode === '' ? /^([^])\1$/i : /^([^])\1$/iu;
  return (one, other) => one === other || folded.test(one + other);
}

/**
 * A test for a class, an escape such as `\d` or `\p{L}`, or the dot; null when the host does not know it (a property newer
 * than its Unicode tables) or when it also accepts texts of several characters, as it may under the flag v.
 */
export function setTest(node: CharacterSetNode, mode: CharacterMode): CharacterTest | null {
  return mode.unicode === 'v' && acceptsTexts(node) ? null : hostTest(node.raw, mode);
}

/** A test for the characters that `\b` and `\B` take for parts of a word. */
export function wordTest(mode: CharacterMode): CharacterTest {
  return hostTest('\\w', mode) ?? (() => false);
}

/** Runs the host engine, but on a single character and with a pattern for one: there is nothing to backtrack into. */
function hostTest(source: string, mode: CharacterMode): CharacterTest | null {
  const flags = (mode.ignoreCase ? 'i' : '') + (mode.dotAll ? 's' : '') + mode.unicode;
  try {
    const expression = new RegExp(`^${source}$`, flags);
    return (character) => expression.test(character);
  } catch {
    return null;
  }
}

function acceptsTexts(node: CharacterSetNode): boolean {
  let found = false;
  visitRegExpAST(node, {
    onClassStringDisjunctionEnter: () => { found = true; },
    onCharacterSetEnter: (set) => { found ||= set.kind === 'property' && set.strings; },
  });
  return found;
}
