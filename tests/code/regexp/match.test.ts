import { describe, expect, it } from 'vitest';
import { type MatchResult, matchPattern } from '../../../src/code/regexp/match.ts';
import { compilePattern } from '../../../src/code/regexp/pattern.ts';

function exec(source: string, flags: string, text: string, from = 0): MatchResult {
  const pattern = compilePattern(source, flags);
  if (pattern === null) throw new SyntaxError(`/${source}/${flags}`);
  return matchPattern(pattern, text, from);
}

function matched(result: MatchResult): readonly (string | undefined)[] | string {
  return result.kind === 'match' ? result.captures : result.kind;
}

describe('matchPattern', () => {
  it('gives what exec gives', () => {
    expect(exec('(?<scheme>https?)://(?:(?<sub>[^.]+)\\.)?example\\.com(:\\d+)?', 'i', 'to HTTPS://example.com:80', 1)).toEqual({
      kind: 'match',
      index: 3,
      captures: ['HTTPS://example.com:80', 'HTTPS', undefined, ':80'],
      groups: { scheme: 'HTTPS', sub: undefined },
    });
    expect(exec('a', '', 'a')).toEqual({ kind: 'match', index: 0, captures: ['a'], groups: null });
    expect(exec('a', '', 'b')).toEqual({ kind: 'none' });
  });

  it('gives groups with none but the names of the pattern', () => {
    const result = exec('(?<__proto__>a)', '', 'a');
    const groups = result.kind === 'match' ? result.groups : null;
    expect(Object.entries(groups ?? {})).toEqual([['__proto__', 'a']]);
    expect(groups?.['constructor']).toBeUndefined();
  });

  it.each([
    ['', -3, 0], ['y', -3, 0], ['', Number.NaN, 0], ['', 1.9, 1], ['', 3, null], ['', Number.POSITIVE_INFINITY, null],
    ['y', 0, 0], ['y', 2, null],
  ])('with the flags %j begins to search at %d', (flags, from, index) => {
    expect(exec('[ab]', flags, 'abc', from)).toMatchObject(index === null ? { kind: 'none' } : { kind: 'match', index });
  });

  it('finds a match of nothing at the end of the text and not after it', () => {
    expect(exec('$', '', 'ab', 2)).toMatchObject({ kind: 'match', index: 2 });
    expect(exec('', '', 'ab', 3)).toEqual({ kind: 'none' });
  });

  it.each(['u', 'v'])('takes an index inside a surrogate pair for the pair under %s', (flag) => {
    expect(exec('.', flag, '😀b', 1)).toMatchObject({ index: 0, captures: ['😀'] });
    expect(exec('.', flag, '\ude00b', 1)).toMatchObject({ index: 1, captures: ['b'] });
    expect(exec('.', '', '😀b', 1)).toMatchObject({ index: 1, captures: ['\ude00'] });
  });

  it.each(['u', 'v'])('searches from code point to code point under %s, as the language has it', (flag) => {
    expect(exec('\\B', flag, 'a😀')).toMatchObject({ kind: 'match', index: 3 });
    expect(exec('(?![^])', flag, '😀')).toMatchObject({ kind: 'match', index: 2 });
  });
});

describe('negated classes under v, which some hosts get wrong', () => {
  it.each([
    ['(?:[^ab]a)+', 'v', 'aacada', ['cada']],
    ['(?:[^ab]a)+', 'v', 'aa', 'none'],
    ['[^]*', 'v', 'a\n😀', ['a\n😀']],
    ['[^[ab][k]]{2}', 'v', 'akcdb', ['cd']],
    ['[^[ab][k]]{2}', 'iv', 'AKcKdDb', ['dD']],
    ['[^[a-k]--[b]]+', 'v', 'abblc', ['bbl']],
    ['[^\\P{Ll}]+', 'v', 'ABcdE', ['cd']],
  ])('/%s/%s on %j', (source, flags, text, expected) => {
    expect(matched(exec(source, flags, text))).toEqual(expected);
  });
});

describe('lookarounds', () => {
  it.each([
    ['(?=(a+))a*b\\1', '', 'baaabac', ['aba', 'a']],
    ['(?=(a*))a\\1', '', 'aaa', 'none'],
    ['(.*?)a(?!(a+)b\\2c)\\2(.*)', '', 'baaabaac', ['baaabaac', 'ba', undefined, 'abaac']],
    ['(?<=(ab)(c*))d', '', 'abccd', ['d', 'ab', 'cc']],
    ['(?<=(\\d+)(\\d+))$', '', '1053', ['', '1', '053']],
    ['(?<=\\1(ab))c', '', 'ababc', ['c', 'ab']],
    ['(?<=\\1(ab))c', '', 'aaabc', 'none'],
    ['(?<=\\1(😀a))c', 'u', '😀a😀ac', ['c', '😀a']],
    ['(?<=^.)b', 'u', '😀b', ['b']],
    ['(?<=^.)b', '', '😀b', 'none'],
    ['a(?=$)', 'm', 'a\nb', ['a']],
    ['(?<=^)b', 'm', 'a\nb', ['b']],
    ['a(?=.b)', 's', 'a\nb', ['a']],
  ])('/%s/%s on %j', (source, flags, text, expected) => {
    expect(matched(exec(source, flags, text))).toEqual(expected);
  });
});

describe('characters', () => {
  it.each(['\n', '\r', '\u2028', '\u2029'])('knows that %j ends a line', (end) => {
    expect(exec('^b', 'm', `a${end}b`)).toMatchObject({ index: 2 });
    expect(exec('a$', 'm', `a${end}b`)).toMatchObject({ index: 0 });
    expect(matched(exec('^b|a$', '', `a${end}b`))).toBe('none');
  });

  it('knows back-references to pairs and halves of pairs', () => {
    expect(matched(exec('^(😀b)\\1$', 'u', '😀b😀b'))).toEqual(['😀b😀b', '😀b']);
    expect(matched(exec('^(\\ud83d)b\\1', 'u', '\ud83db😀'))).toBe('none');
    expect(matched(exec('^(\\ud83d)b\\1', '', '\ud83db😀'))).toEqual(['\ud83db\ud83d', '\ud83d']);
    expect(matched(exec('\\1😀()', 'u', '😀'))).toEqual(['😀', '']);
    expect(matched(exec('(\\ud83d\\1\\ude00)', 'u', '😀'))).toBe('none');
    expect(matched(exec('(𐐀)\\1', 'iu', '𐐨𐐀'))).toEqual(['𐐨𐐀', '𐐨']);
  });
});

// The host may be older than these two features.
describe('modifiers', () => {
  it.each([
    ['a(?i:b)c', '', 'aBc', ['aBc']],
    ['a(?i:b)c', '', 'aBC', 'none'],
    ['a(?-i:b)c', 'i', 'AbC', ['AbC']],
    ['a(?-i:b)c', 'i', 'ABC', 'none'],
    ['(?i:(a)\\1)', '', 'aA', ['aA', 'a']],
    ['(?i:[a-c])b', '', 'Bb', ['Bb']],
    ['a(?s:.)b', '', 'a\nb', ['a\nb']],
    ['a(?-s:.)b', 's', 'a\nb', 'none'],
    ['(?s-i:.)b', 'i', '\nB', ['\nB']],
    ['a$(?m:$)', '', 'a\nb', 'none'],
    ['a(?m:$)', '', 'a\nb', ['a']],
    ['(?m:^)b', '', 'a\nb', ['b']],
    ['(?-m:^)b', 'm', 'a\nb', 'none'],
    ['(?i:a(?-i:b)c)', '', 'AbC', ['AbC']],
    ['(?i:\\b)ſ', 'u', 'ſ', ['ſ']],
    ['\\bſ', 'u', 'ſ', 'none'],
  ])('/%s/%s on %j', (source, flags, text, expected) => {
    expect(matched(exec(source, flags, text))).toEqual(expected);
  });
});

describe('a name given to groups of different alternatives', () => {
  it.each([
    ['(?<n>a)|(?<n>b)', 'a', ['a', 'a', undefined], 'a'],
    ['(?<n>a)|(?<n>b)', 'b', ['b', undefined, 'b'], 'b'],
    ['(?:(?<n>a)|(?<n>b))\\k<n>', 'abb', ['bb', undefined, 'b'], 'b'],
    ['(?:(?<n>a)|(?<n>b))\\k<n>', 'aa', ['aa', 'a', undefined], 'a'],
    ['(?:(?<n>a)|(?<n>b)|c)\\k<n>', 'c', ['c', undefined, undefined], undefined],
    ['(?:(?:(?<n>a)|(?<n>b))\\k<n>)+', 'aabb', ['aabb', undefined, 'b'], 'b'],
  ])('/%s/ on %j', (source, text, captures, n) => {
    expect(exec(source, '', text)).toMatchObject({ captures, groups: { n } });
  });
});

describe('what is not supported', () => {
  it.each([
    ['[\\q{abc|d}]', 'v', 'd'], ['[^[\\q{a}]]', 'v', 'd'], ['\\p{RGI_Emoji}', 'v', 'd'], ['d|[[a-z]&&\\p{RGI_Emoji}]', 'v', 'd'], ['[a--\\q{b}]', 'v', 'd'],
  ])('is unknown, even where it would not be reached: /%s/%s', (source, flags, text) => {
    expect(exec(source, flags, text)).toEqual({ kind: 'unknown', why: expect.stringContaining('unsupported') });
  });
});
