import fc from 'fast-check';

const characters = ['a', 'b', 'A', 'B', '0', '_', '-', ' ', '\n', '\u2028', 'é', 'É', 'ſ', 's', 'S', 'K', 'k', 'ß', 'ẞ', 'İ', 'ı', 'i', 'σ', 'ς', 'Σ', '😀', '\ud83d', '\ude00', '𐐀', '𐐨'];

const classes = [
  '[ab]', '[^ab]', '[a-k]', '[A-Z]', '[^\\w]', '[\\d_-]', '[\\s\\S]', '[]', '[^]', '[😀b]', '[^😀]', '[\\ud83d]', '[é-ſ]', '[\\b\\n]',
  '.', '\\d', '\\D', '\\w', '\\W', '\\s', '\\S', '\\p{L}', '\\P{Lu}', '\\p{Script=Greek}', '[\\p{Lu}b]', '[^\\P{Ll}]',
  '[[a-k]--[b]]', '[\\w&&[^a]]', '[^[ab][k]]',
];

const escapes = ['\\n', '\\x61', '\\u0062', '\\u{1f600}', '\\ud83d\\ude00', '\\cJ', '\\0', '\\-', '\\.', '\\/', '\\7', '{', ']'];

const quantifiers = ['*', '+', '?', '{0}', '{1}', '{2}', '{0,1}', '{1,}', '{2,}', '{1,3}', '{0,2}', '{2,4}'];

const openings = ['(', '(', '(?:', '(?:', '(?<@>', '(?=', '(?!', '(?<=', '(?<!'];

/** `(?<@>` and `\k<@1>` stand for named groups until they are numbered, as no name may be given twice. */
function numbered(source: string): string {
  let given = 0;
  return source.replaceAll(/\(\?<@>/g, () => `(?<n${(given += 1)}>`).replaceAll('<@', '<n');
}

const { pattern } = fc.letrec<{ pattern: string; alternative: string; term: string; atom: string; group: string }>((tie) => ({
  pattern: fc.array(tie('alternative'), { minLength: 1, maxLength: 3 }).map((alternatives) => alternatives.join('|')),
  alternative: fc.array(tie('term'), { maxLength: 4 }).map((terms) => terms.join('')),
  term: fc.tuple(tie('atom'), fc.option(fc.constantFrom(...quantifiers)), fc.constantFrom('', '', '?'))
    // Most atoms may be repeated, but no lookbehind.
    .map(([atom, quantifier, lazy]) => (quantifier === null || /^\(\?<[=!]/.test(atom) ? atom : atom + quantifier + lazy)),
  atom: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 4, arbitrary: fc.constantFrom('a', 'b') },
    { weight: 2, arbitrary: fc.constantFrom(...characters) },
    { weight: 3, arbitrary: fc.constantFrom(...classes) },
    { weight: 1, arbitrary: fc.constantFrom(...escapes) },
    { weight: 1, arbitrary: fc.constantFrom('^', '$', '\\b', '\\B') },
    { weight: 2, arbitrary: fc.constantFrom('\\1', '\\1', '\\2', '\\3', '\\k<@1>') },
    { weight: 5, arbitrary: tie('group') },
  ),
  group: fc.tuple(fc.constantFrom(...openings), tie('pattern')).map(([opening, inside]) => `${opening}${inside})`),
}));

/** Sources of patterns that use every feature, most of them valid under some flags. */
export const patterns: fc.Arbitrary<string> = pattern.map(numbered);

/** Texts of the characters that the generated patterns are about, pairs and halves of pairs included. */
export const texts: fc.Arbitrary<string> = fc.array(fc.oneof(fc.constantFrom('a', 'b'), fc.constantFrom(...characters)), { maxLength: 10 })
  .map((units) => units.join(''));

/** Sets of flags that may stand together. */
export const flagSets: fc.Arbitrary<string> = fc.tuple(fc.subarray(['d', 'g', 'i', 'm', 's', 'y']), fc.constantFrom('', '', '', 'u', 'v'))
  .map(([flags, unicode]) => flags.join('') + unicode);

/** Texts that are patterns or nearly so: all that matters to where a syntax error begins. */
export const nearlyPatterns: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab01,{}()[]^$*+?|\\-/&kpuxcw<>=!.\n'), maxLength: 12 }),
  fc.string({ unit: 'binary' }),
  fc.string(),
);
