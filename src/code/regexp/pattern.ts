import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { type Mode, assemble } from './assemble.ts';
import type { Program } from './program.ts';

/** A regular expression. `unsupported` ones are not matched: `why` says what stands against it. */
export type Pattern =
  | { readonly kind: 'program'; readonly program: Program }
  | { readonly kind: 'unsupported'; readonly why: string };

/** Parser and assembler recurse once per level. No pattern that a person writes comes near. */
const deepestNesting = 100;
const longestSource = 30_000;

/** The same few expressions are tried on many origins. Bounded in number and in length: it outlives the file. */
const cache = new Map<string, Pattern | null>();
const cachedPatterns = 50;
const longestCachedSource = 500;

/**
 * The pattern `new RegExp(source, flags)` stands for, whatever the host; null when that is a syntax error. Sources too long
 * or nested too deeply to be parsed are unsupported patterns, valid or not.
 */
export function compilePattern(source: string, flags: string): Pattern | null {
  const key = JSON.stringify([source, flags]);
  const known = cache.get(key);
  if (known !== undefined) return known;
  const pattern = compile(source, flags);
  if (key.length <= longestCachedSource) remember(key, pattern);
  return pattern;
}

function remember(key: string, pattern: Pattern | null): void {
  if (cache.size >= cachedPatterns) cache.clear();
  cache.set(key, pattern);
}

function compile(source: string, flags: string): Pattern | null {
  if (source.length > longestSource) return { kind: 'unsupported', why: 'a very long pattern' };
  if (nesting(source, flags.includes('v')) > deepestNesting) return { kind: 'unsupported', why: 'a deeply nested pattern' };
  const parsed = parse(source, flags);
  if (parsed === null) return null;
  const program = assemble(parsed.pattern, mode(parsed.flags), parsed.flags.sticky);
  return typeof program === 'string' ? { kind: 'unsupported', why: program } : { kind: 'program', program };
}

function parse(source: string, flagText: string): { readonly pattern: AST.Pattern; readonly flags: AST.Flags } | null {
  const parser = new RegExpParser();
  try {
    const flags = parser.parseFlags(flagText);
    return { flags, pattern: parser.parsePattern(source, 0, source.length, flags) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function mode({ ignoreCase, multiline, dotAll, unicode, unicodeSets }: AST.Flags): Mode {
  return { ignoreCase, multiline, dotAll, unicode: unicodeSets ? 'v' : unicode ? 'u' : '', backward: false };
}

/** How deeply groups and classes are nested, found without recursion. Only the flag v nests classes. */
function nesting(source: string, nestedClasses: boolean): number {
  let [groups, classes, deepest] = [0, 0, 0];
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === '\\') index += 1;
    else if (character === '[' && (classes === 0 || nestedClasses)) classes += 1;
    else if (character === ']' && classes > 0) classes -= 1;
    else if (character === '(' && classes === 0) groups += 1;
    else if (character === ')' && classes === 0) groups -= 1;
    deepest = Math.max(deepest, groups + classes);
  }
  return deepest;
}
