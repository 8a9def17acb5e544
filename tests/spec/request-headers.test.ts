import { describe, expect, it } from 'vitest';
import { isForbiddenRequestHeader, isSafelistedRequestHeader, unsafeRequestHeaderNames } from '../../src/spec/request-headers.ts';

describe('isSafelistedRequestHeader by name', () => {
  it.each(['Accept', 'ACCEPT', 'accept-language', 'Content-Language'])('%s is', (name) => {
    expect(isSafelistedRequestHeader(name)).toBe(true);
  });

  it.each(['Content-Type', 'range', 'Authorization', 'X-Foo', 'Accept-Charset', 'User-Agent', 'constructor', ''])('%j is not', (name) => {
    expect(isSafelistedRequestHeader(name)).toBe(false);
  });
});

describe('isSafelistedRequestHeader by value', () => {
  it.each([
    ['Accept', 'application/json, text/*;q=0.5'],
    ['Accept', 'a\tb'],
    ['Accept', ''],
    ['Accept', 'a'.repeat(128)],
    ['Accept', `${'a'.repeat(128)} `],
    ['Accept-Language', 'de-CH, en;q=0.5, *'],
    ['Content-Language', ''],
    ['Content-Type', 'text/plain'],
    ['content-type', ' Text/Plain ; charset=utf-8'],
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Content-Type', 'multipart/form-data; boundary=x'],
    ['Content-Type', 'text/plain;'],
    ['Range', 'bytes=0-'],
    ['Range', 'bytes=5-5'],
    ['Range', 'bytes=9007199254740992-9007199254740993'],
  ])('%s: %s is', (name, value) => expect(isSafelistedRequestHeader(name, value)).toBe(true));

  it.each([
    ['Accept', 'a'.repeat(129)],
    ['Accept', '"a"'],
    ['Accept', '(a)'],
    ['Accept', 'a:b'],
    ['Accept', 'a\x00b'],
    ['Accept', 'a\nb'],
    ['Accept', 'a\x7f'],
    ['Accept-Language', 'de_CH'],
    ['Accept-Language', 'de\ten'],
    ['Content-Language', 'ä'],
    ['Content-Type', ''],
    ['Content-Type', 'application/json'],
    ['Content-Type', 'text/plain, application/json'],
    ['Content-Type', 'text/plain; x="y"'],
    ['Content-Type', 'text/plain/x'],
    ['Content-Type', 'text /plain'],
    ['Content-Type', 'text/ plain'],
    ['Content-Type', 'plain'],
    ['Range', ''],
    ['Range', 'bytes=-500'],
    ['Range', 'bytes=-'],
    ['Range', 'bytes=6-5'],
    ['Range', 'bytes=9007199254740993-9007199254740992'],
    ['Range', 'bytes=0-1,3-4'],
    ['Range', 'bytes= 0-1'],
    ['Range', 'items=0-1'],
    ['X-Foo', ''],
  ])('%s: %j is not', (name, value) => expect(isSafelistedRequestHeader(name, value)).toBe(false));
});

describe('isForbiddenRequestHeader', () => {
  it.each([
    'Accept-Charset', 'Accept-Encoding', 'Access-Control-Request-Headers', 'Access-Control-Request-Method', 'Connection',
    'Content-Length', 'Cookie', 'Cookie2', 'Date', 'DNT', 'Expect', 'Host', 'Keep-Alive', 'Origin', 'Referer', 'Set-Cookie',
    'TE', 'Trailer', 'Transfer-Encoding', 'Upgrade', 'Via', 'Proxy-Authorization', 'SEC-FETCH-MODE', 'sec-', 'proxy-',
  ])('%s is', (name) => {
    expect(isForbiddenRequestHeader(name)).toBe(true);
    expect(isForbiddenRequestHeader(name.toLowerCase())).toBe(true);
  });

  it.each(['Authorization', 'User-Agent', 'Access-Control-Allow-Origin', 'X-HTTP-Method-Override', 'Secret', 'Proxy', 'coo\u212Aie', ''])('%j is not', (name) => {
    expect(isForbiddenRequestHeader(name)).toBe(false);
  });
});

describe('isForbiddenRequestHeader by value', () => {
  it.each([
    ['X-HTTP-Method-Override', 'TRACE'],
    ['x-http-method', 'get, connect'],
    ['X-Method-Override', ' track '],
  ])('%s: %s is', (name, value) => expect(isForbiddenRequestHeader(name, value)).toBe(true));

  it.each([
    ['X-HTTP-Method-Override', 'PUT'],
    ['X-HTTP-Method-Override', ''],
    ['X-HTTP-Method', 'tracer'],
    ['X-Method', 'TRACE'],
  ])('%s: %j is not', (name, value) => expect(isForbiddenRequestHeader(name, value)).toBe(false));
});

describe('unsafeRequestHeaderNames', () => {
  it('are decided by values where they are known', () => {
    const values = new Map([['content-type', 'text/plain'], ['accept', '"a"'], ['range', 'bytes=-5'], ['x-http-method', 'TRACE']]);
    expect(unsafeRequestHeaderNames(['Content-Type', 'Accept', 'Range', 'Accept-Language', 'X-HTTP-Method'], values)).toEqual(['accept', 'range']);
  });

  it('are all where safelisted values have more than 1,024 bytes together', () => {
    const values = new Map([['accept', 'a'.repeat(128)], ['accept-language', 'b'.repeat(128)], ['cookie', 'c']]);
    const names = (count: number): string[] => [...Array.from({ length: count }, () => 'Accept'), 'Accept-Language', 'Cookie'];
    expect(unsafeRequestHeaderNames(names(7), values)).toEqual([]);
    expect(unsafeRequestHeaderNames(names(8), values)).toEqual(['accept', 'accept-language']);
  });

  it('are in lower case, sorted, each once, without safelisted and forbidden names', () => {
    expect(unsafeRequestHeaderNames(['X-Foo', 'Accept', 'Cookie', 'Authorization', 'x-foo', 'Content-Type'])).toEqual(['authorization', 'content-type', 'x-foo']);
  });

  it('are none where there is nothing to ask for', () => {
    expect(unsafeRequestHeaderNames(['accept', 'Sec-GPC'])).toEqual([]);
  });
});
