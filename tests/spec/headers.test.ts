import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { corsResponseHeader, isToken, normalizeValue, parseTokenList, responseHeaderNames } from '../../src/spec/headers.ts';

describe('corsResponseHeader', () => {
  it.each([
    ['Access-Control-Allow-Origin', 'allowOrigin'],
    ['Access-Control-Allow-Credentials', 'allowCredentials'],
    ['Access-Control-Allow-Methods', 'allowMethods'],
    ['Access-Control-Allow-Headers', 'allowHeaders'],
    ['Access-Control-Expose-Headers', 'exposeHeaders'],
    ['Access-Control-Max-Age', 'maxAge'],
    ['Vary', 'vary'],
  ] as const)('%s, in any case, is %s', (name, field) => {
    expect(responseHeaderNames[field]).toBe(name);
    expect(corsResponseHeader(name)).toBe(field);
    expect(corsResponseHeader(name.toLowerCase())).toBe(field);
    expect(corsResponseHeader(name.toUpperCase())).toBe(field);
  });

  it.each([
    'Access-Control-Allow-Orgin',
    'Access-Control-Allow-Header',
    'Access-Control-Request-Method',
    'Access-Control-Allow-Origin ',
    'Origin',
    'constructor',
    '',
  ])('%j is none', (name) => expect(corsResponseHeader(name)).toBeNull());
});

describe('normalizeValue', () => {
  it('takes HTTP white space off both ends and leaves the rest', () => {
    expect(normalizeValue('\t\r\n a \t b \n')).toBe('a \t b');
    expect(normalizeValue(' \t')).toBe('');
    expect(normalizeValue('\u00A0a\f')).toBe('\u00A0a\f');
  });

  it('takes no longer for a long run of spaces inside than for other text', () => {
    const value = `a${' '.repeat(500_000)}b`;
    expect(normalizeValue(value)).toBe(value);
  });
});

describe('isToken', () => {
  it.each(['GET', 'x-foo', '*', "!#$%&'*+-.^_`|~09azAZ"])('%s is', (text) => expect(isToken(text)).toBe(true));

  it.each(['', ' ', 'a b', 'a\tb', 'a\n', '"a"', 'a,b', 'a;b', 'a:b', 'a/b', '(a)', '<a>', 'a@b', '[a]', 'a\\b', '{a}', 'a=b', 'a?', 'ä', '\x7f'])('%j is not', (text) => {
    expect(isToken(text)).toBe(false);
  });
});

describe('parseTokenList', () => {
  it.each([
    ['', []],
    [' \t ', []],
    [',', []],
    [', ,\t,', []],
    ['GET', ['GET']],
    ['get', ['get']],
    ['*', ['*']],
    ['GET,PUT', ['GET', 'PUT']],
    [' GET ,\tPUT\t', ['GET', 'PUT']],
    [',GET,,PUT,', ['GET', 'PUT']],
    ['GET, GET', ['GET', 'GET']],
    ["'GET'", ["'GET'"]],
    ['content-type, *', ['content-type', '*']],
  ])('%j has the items %j', (value, items) => expect(parseTokenList(value)).toEqual(items));

  it.each([
    'GET PUT',
    'GET\tPUT',
    'GET; PUT',
    'GET,\nPUT',
    'GET, PUT PATCH',
    '"GET"',
    '"GET, PUT"',
    '["GET","PUT"]',
    'Content-Type: application/json',
    'GET,\u00A0PUT',
    'Größe',
  ])('%j is no list', (value) => expect(parseTokenList(value)).toBeNull());

  it('reads back what it was joined from', () => {
    const token = fc.string({ unit: fc.constantFrom(...'aZ09*-_\''), minLength: 1 });
    const comma = fc.constantFrom(',', ', ', '\t,', ',,', ' , , ');
    fc.assert(fc.property(fc.array(token), comma, (tokens, separator) => {
      expect(parseTokenList(tokens.join(separator))).toEqual(tokens);
    }));
  });

  it('gives tokens or nothing', () => {
    const value = fc.string({ unit: fc.constantFrom('a', '*', ',', ' ', '\t', '\n', '"', ';', 'ä') });
    fc.assert(fc.property(value, (text) => (parseTokenList(text) ?? []).every(isToken)));
  });
});
