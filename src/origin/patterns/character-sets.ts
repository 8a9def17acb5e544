import { type AST, visitRegExpAST } from '@eslint-community/regexpp';
import { type Symbols, characters, noSymbols, symbolsThat } from './alphabet.ts';

/** How characters are read. Modifiers such as `(?i:…)` change it inside a pattern. */
export interface CharacterMode {
  readonly ignoreCase: boolean;
  readonly unicode: 'u' | 'v' | '';
}

export type CharacterNode = AST.Character | AST.CharacterClass | AST.CharacterSet | AST.ExpressionCharacterClass;

/** Large patterns repeat a few sets. Bounded, for it outlives the file. */
const known = new Map<string, Symbols | null>();
const mostKnown = 500;

/** The characters of an origin that a node accepts. Null: it accepts texts of several characters, or the host does not know the property it names. */
export function symbolsOf(node: CharacterNode, mode: CharacterMode): Symbols | null {
  const key = `${mode.ignoreCase ? 'i' : ''}${mode.unicode} ${node.raw}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const set = node.type === 'Character' ? symbolsOfCharacter(node.value, mode) : symbolsOfSet(node, mode);
  known.set(key, set);
  return set;
}

function symbolsOfCharacter(value: number, mode: CharacterMode): Symbols | null {
  const character = String.fromCodePoint(value);
  if (!mode.ignoreCase) return characters.includes(character) ? symbolsThat((other) => other === character) : noSymbols;
  // Without the flag u a character above U+FFFF is two, of which an origin has neither.
  if (value > 0xffff && mode.unicode === '') return noSymbols;
  return testSet(mode.unicode === '' ? `\\u${value.toString(16).padStart(4, '0')}` : `\\u{${value.toString(16)}}`, mode);
}

function symbolsOfSet(node: Exclude<CharacterNode, AST.Character>, mode: CharacterMode): Symbols | null {
  return mode.unicode === 'v' && acceptsTexts(node) ? null : testSet(node.raw, mode);
}

// Runs the host engine, but on a single character and with a pattern for one: there is nothing to backtrack into. An origin
// has no line ends, so the flag s does not matter.
function testSet(source: string, mode: CharacterMode): Symbols | null {
  try {
    const expression = new RegExp(`^${source}$`, (mode.ignoreCase ? 'i' : '') + mode.unicode);
    return symbolsThat((character) => expression.test(character));
  } catch {
    return null;
  }
}

function acceptsTexts(node: AST.Node): boolean {
  let found = false;
  visitRegExpAST(node, {
    onClassStringDisjunctionEnter: () => { found = true; },
    onCharacterSetEnter: (set) => { found ||= set.kind === 'property' && set.strings; },
  });
  return found;
}
