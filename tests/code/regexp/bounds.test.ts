import { describe, expect, it } from 'vitest';
import { matchPattern } from '../../../src/code/regexp/match.ts';
import { type Pattern, compilePattern } from '../../../src/code/regexp/pattern.ts';

function compiled(source: string, flags = ''): Pattern {
  const pattern = compilePattern(source, flags);
  if (pattern === null) throw new SyntaxError(source);
  return pattern;
}

const long = 'a'.repeat(100_000);
const alternatives = Array.from({ length: 5000 }, (_, index) => index.toString(36)).join('|');

function nested(opening: string, inside: string, depth: number, closing = ')'): string {
  return opening.repeat(depth) + inside + closing.repeat(depth);
}

describe('a hostile pattern', () => {
  it.each([
    ['a repeated repeat', '(a+)+$', `${'a'.repeat(40)}!`],
    ['a repeated repeat, on a long text', '(a+)+$', `${long}!`],
    ['ambiguous alternatives', '(a|aa)+$', `${'a'.repeat(40)}!`],
    ['optional alternatives, on a long text', '(a|a?)+$', `${long}!`],
    ['repeats of nothing', '(.*)*x', long],
    ['nested stars', '(?:(?:(?:a*)*)*)*b', 'a'.repeat(40)],
    ['nested counts', '((a{1,100}){1,100}){1,100}b', 'a'.repeat(200)],
    ['a huge count of nothing', '(?:a?){1000000000}', 'a'],
    ['a large count', '.{1,5000}', long],
    ['back-references', '(a*)\\1\\1b', 'a'.repeat(2000)],
    ['a repeated lookahead', '(?:(?=(a*))a)*b', long],
    ['a lookbehind', '(?<=b(?:a*)*)c', `${'a'.repeat(40)}c`],
    ['a negated lookahead', '(?!(?:a*)*b)a', 'a'.repeat(40)],
    ['a long search', 'x', long],
    ['a search for 5,000 alternatives', alternatives, '!'.repeat(100)],
  ])('ends as unknown: %s', (_, source, text) => {
    expect(matchPattern(compiled(source), text, 0).kind).toBe('unknown');
  });

  it.each([
    ['repeats that reset many captures', `^(?:a|${'()'.repeat(5000)}b)*$`, 'a'.repeat(100)],
    ['back-references to a long text', `^(a{1000})(?:${'\\1b|'.repeat(50)})`, 'a'.repeat(2000)],
    ['lookaheads that pass on many captures', nested('(?=', 'a{500}', 90), 'a'.repeat(500)],
  ])('pays for %s', (_, source, text) => {
    expect(matchPattern(compiled(source), text, 0).kind).toBe('unknown');
    expect(matchPattern(compiled(source), text, 0, 10_000_000).kind).toBe('match');
  });
});

describe('a large but harmless pattern', () => {
  it.each([
    ['a large count', '.{1,5000}', 'a'.repeat(3000), 3000],
    ['a large lazy count', '^.{5,1000}?$', 'a'.repeat(900), 900],
    ['5,000 alternatives', `^(?:${alternatives})$`, (4999).toString(36), 3],
    ['90 groups around each other', nested('(', 'a', 90), 'a', 1],
    ['labels of a host', '(?:[a-z0-9-]+\\.)+example\\.com$', `${'a.'.repeat(50)}example.com`, 111],
  ])('matches within the default budget: %s', (_, source, text, length) => {
    const result = matchPattern(compiled(source), text, 0);
    expect(result.kind === 'match' ? result.captures[0]?.length : result.kind).toBe(length);
  });

  it('needs no stack for a long text', () => {
    const result = matchPattern(compiled('^(?:(a)|b)*$'), long, 0, 10_000_000);
    expect(result.kind === 'match' ? result.captures[0] : result.kind).toBe(long);
    expect(matchPattern(compiled('^(?:(a)|b)*c'), long, 0, 10_000_000)).toEqual({ kind: 'none' });
  });
});

describe('the budget', () => {
  it('is shared by all positions', () => {
    expect(matchPattern(compiled('b'), 'a'.repeat(50), 0, 50).kind).toBe('unknown');
    expect(matchPattern(compiled('b'), 'a'.repeat(50), 0, 200).kind).toBe('none');
    expect(matchPattern(compiled('b'), 'b', 0, 0)).toEqual({ kind: 'unknown', why: expect.stringContaining('steps') });
  });
});

describe('a pattern too large to parse', () => {
  it.each([
    ['groups', nested('(', 'a', 10_000)],
    ['groups that are not closed', '('.repeat(10_000)],
    ['lookaheads', nested('(?=', 'a', 9000)],
    ['groups among escaped and classed brackets', nested('(?:\\)[)]', 'a', 3000)],
    ['groups after a bracket that closes nothing', `]${nested('(', 'a', 9000)}`],
    ['its length', 'a'.repeat(100_000)],
  ])('is unknown for %s', (_, source) => {
    expect(matchPattern(compiled(source), 'a', 0).kind).toBe('unknown');
  });

  it('is unknown for classes, which only the flag v nests', () => {
    expect(matchPattern(compiled(nested('[', 'a', 10_000, ']'), 'v'), 'a', 0).kind).toBe('unknown');
    expect(matchPattern(compiled(`${'['.repeat(10_000)}]`), '[', 0).kind).toBe('match');
  });

  it('is not one with many brackets side by side', () => {
    const source = `${'(?:)'.repeat(500)}${'[(]{0}'.repeat(500)}${'\\('.repeat(3)}`;
    expect(matchPattern(compiled(source), '(((', 0).kind).toBe('match');
  });
});

describe('compilePattern', () => {
  it('gives null for syntax errors', () => {
    expect([['(', ''], ['a', 'uv'], ['a', 'ii'], ['a', 'x'], ['\\p{Nope}', 'u'], ['a{2,1}', '']].map(([source = '', flags = '']) => compilePattern(source, flags)))
      .toEqual([null, null, null, null, null, null]);
  });

  it('reads the sources that only a literal could not hold', () => {
    expect(matchPattern(compiled(''), 'a', 0)).toMatchObject({ kind: 'match', captures: [''] });
    expect(matchPattern(compiled('/\n'), 'a/\n', 0)).toMatchObject({ kind: 'match', index: 1 });
  });

  it('does not mistake one pattern for another it has seen', () => {
    expect(compilePattern('a/i', 'i')).not.toBeNull();
    expect(compilePattern('i', 'i/a')).toBeNull();
    expect(compilePattern('a', 'i/i')).toBeNull();
    expect(matchPattern(compiled('a', 'i'), 'A', 0).kind).toBe('match');
    expect(matchPattern(compiled('a', ''), 'A', 0).kind).toBe('none');
  });

  it('keeps the few patterns it has seen last, and none that is long', () => {
    expect(compiled('kept')).toBe(compiled('kept'));
    const first = compiled('first');
    for (let index = 0; index < 1000; index += 1) compiled(`other ${index}`);
    expect(compiled('first')).not.toBe(first);
    const large = 'a'.repeat(5000);
    expect(compiled(large)).not.toBe(compiled(large));
  });
});
