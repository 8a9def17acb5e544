import { describe, expect, it } from 'vitest';
import { isForbiddenResponseHeader, isSafelistedResponseHeader, readableResponseHeaders } from '../../src/spec/response-headers.ts';

describe('isForbiddenResponseHeader', () => {
  it.each(['Set-Cookie', 'set-cookie', 'SET-COOKIE2'])('%s is', (name) => expect(isForbiddenResponseHeader(name)).toBe(true));

  it.each(['Cookie', 'Set-Cookie3', 'Set-\u212Aookie', 'X-Set-Cookie', ''])('%j is not', (name) => expect(isForbiddenResponseHeader(name)).toBe(false));
});

describe('isSafelistedResponseHeader', () => {
  it.each(['Cache-Control', 'Content-Language', 'Content-Length', 'Content-Type', 'Expires', 'Last-Modified', 'PRAGMA'])('%s is', (name) => expect(isSafelistedResponseHeader(name)).toBe(true));

  it.each(['Content-Encoding', 'Date', 'ETag', 'X-Total', 'Set-Cookie', ''])('%j is not', (name) => expect(isSafelistedResponseHeader(name)).toBe(false));
});

describe('readableResponseHeaders', () => {
  const names = ['X-Total', 'ETag', 'Content-Type', 'Set-Cookie', 'Authorization', 'x-total'];
  const all = ['authorization', 'content-type', 'etag', 'x-total'];

  it('are the safelisted ones where nothing is exposed', () => expect(readableResponseHeaders(names, null, false)).toEqual(['content-type']));

  it.each(['', ',', 'X-Other'])('are no more by %j', (exposed) => expect(readableResponseHeaders(names, exposed, false)).toEqual(['content-type']));

  it('are those that are listed, in whatever case', () => expect(readableResponseHeaders(names, 'x-TOTAL,,etag', true)).toEqual(['content-type', 'etag', 'x-total']));

  it('are all by `*`, which covers Authorization, too', () => {
    expect(readableResponseHeaders(names, '*', false)).toEqual(all);
    expect(readableResponseHeaders(names, 'X-Other, *', false)).toEqual(all);
  });

  it('are none by `*` with credentials, but for a header of that name', () => {
    expect(readableResponseHeaders(names, '*', true)).toEqual(['content-type']);
    expect(readableResponseHeaders(['*', 'X-Total'], '*', true)).toEqual(['*']);
  });

  it('are none by what is no list of names', () => {
    for (const exposed of ['X-Total; ETag', 'X-Total ETag', '["X-Total"]', 'X-Total:1', 'X-Total, (ETag)']) expect(readableResponseHeaders(names, exposed, false)).toEqual(['content-type']);
  });

  it('never are cookies', () => expect(readableResponseHeaders(['Set-Cookie', 'Set-Cookie2'], 'Set-Cookie, Set-Cookie2, *', false)).toEqual([]));
});
