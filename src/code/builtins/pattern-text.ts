import type { PatternValue } from '../value.ts';

const flagOrder = 'dgimsuvy';

/** The `flags` of a regular expression, in the order in which they are always given. */
export const patternFlags = ({ flags }: PatternValue): string => [...flagOrder].filter((flag) => flags.includes(flag)).join('');

const lineEnds: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\u2028': '\\u2028', '\u2029': '\\u2029' };

/** The `source` of a regular expression: as it would stand between slashes. */
export function patternSource({ source }: PatternValue): string {
  let [result, escaped, inClass] = ['', false, false];
  for (const character of source) {
    const needsEscape = character === '/' && !escaped && !inClass;
    result += character in lineEnds ? lineEnds[character]!.slice(escaped ? 1 : 0) : needsEscape ? '\\/' : character;
    if (!escaped && character === '[') inClass = true;
    if (!escaped && character === ']') inClass = false;
    escaped = !escaped && character === '\\';
  }
  return result === '' ? '(?:)' : result;
}

/** A regular expression as text. */
export const patternText = (pattern: PatternValue): string => `/${patternSource(pattern)}/${patternFlags(pattern)}`;

const tokens = /\\[\s\S]|\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<\w*>)?|\{[\d,]*\}|[\s\S]/g;
const longestSearched = 2000;

/** The literal pieces of a pattern that can be parts of origins, such as `https://` and `example.com` of `^https://.*example\.com$`. */
export function constantsOf(source: string): readonly string[] {
  let constants = known.get(source);
  if (constants === undefined) {
    if (known.size >= mostKnown) known.clear();
    known.set(source, (constants = findConstants(source.slice(0, longestSearched))));
  }
  return constants;
}

/** The same few patterns are tried on many origins. Bounded: it outlives the file. */
const known = new Map<string, readonly string[]>();
const mostKnown = 50;

function findConstants(source: string): readonly string[] {
  const searched = plainly(source);
  return [...new Set([searched, ...variantsOf(searched)].flatMap(runsOf))];
}

/** A pattern with one spelling of each character, `\.` for `\x2e`, `\u002e`, `[.]` and `(?:\.)`, and of each choice between numbers, `(?:1|2)` for `[12]`. */
function plainly(source: string): string {
  return source.replace(/\[([.:/-])\]|\(\?:\\([.:/-])\)(?![*+?{])|\[(\d{2,4})\](?![*+?{])|\\(?:x([\da-f]{2})|u([\da-f]{4})|[\s\S])/gi, (written: string, single: string | undefined, grouped: string | undefined, few: string | undefined, short: string | undefined, long: string | undefined) => {
    if (few !== undefined) return `(?:${[...few].join('|')})`;
    const character = single ?? grouped ?? String.fromCharCode(Number.parseInt(short ?? long ?? '0', 16));
    return /[.:/-]/.test(character) ? `\\${character}` : /\w/.test(character) ? character : written;
  });
}

/** Groups of literal texts, such as `(?:one|two)`. */
const choice = /\((?:\?:)?((?:[\w:/|.-]|\\[.:/-])+)\)(?![*+?{])/;
const mostVariants = 30;

/** A pattern with one text in the place of each choice between some. */
function variantsOf(source: string): readonly string[] {
  let variants = [source];
  while (variants.length < mostVariants && choice.test(variants[0]!)) {
    variants = variants.flatMap((variant) => choice.exec(variant)?.[1]?.split('|').map((text) => variant.replace(choice, () => text)) ?? [variant]).slice(0, mostVariants);
  }
  return variants;
}

function runsOf(source: string): readonly string[] {
  const found = new Set<string>();
  let run = '';
  const parts = source.match(tokens) ?? [];
  parts.forEach((part, i) => {
    const letter = isRepeated(parts[i + 1]) ? null : literalOf(part);
    run += letter ?? '';
    if (letter !== null && i + 1 < parts.length) return;
    if (run.length > 1) found.add(run);
    run = '';
  });
  return [...found];
}

const isRepeated = (next: string | undefined): boolean => next !== undefined && /^[*+?{]/.test(next);

function literalOf(part: string): string | null {
  if (/^[\w.:/-]$/.test(part)) return part;
  return /^(?:\\[.:/-]|\[[.:/-]\])$/.test(part) ? part.charAt(1) : null;
}
