import { describe, expect, it } from 'vitest';
import { followRedirect, isRedirectStatus, originAfter } from '../../src/spec/redirects.ts';

const page = 'https://app.example.com';
const api = 'https://api.example.com/a';
const other = 'https://other.example/b';

describe('isRedirectStatus', () => {
  it.each([301, 302, 303, 307, 308])('%i is', (status) => expect(isRedirectStatus(status)).toBe(true));

  it.each([200, 300, 304, 305, 306, 309, 400])('%i is not', (status) => expect(isRedirectStatus(status)).toBe(false));
});

describe('followRedirect', () => {
  const follow = (method: string, status: number, url: string, headers: readonly (readonly [string, string])[] = []): unknown => followRedirect({ url: api, method, headers }, status, new URL(url), ['authorization']);

  it.each([[301, 'POST'], [302, 'POST'], [303, 'POST'], [303, 'PUT'], [303, 'DELETE']])('%i makes GET of %s, without the headers of a body', (status, method) => {
    expect(follow(method, status, `${api}/c`, [['Content-Type', 'text/plain'], ['X-Foo', '1']])).toEqual({ url: `${api}/c`, method: 'GET', headers: [['X-Foo', '1']] });
  });

  it.each([[301, 'PUT'], [302, 'DELETE'], [303, 'HEAD'], [303, 'GET'], [307, 'POST'], [308, 'POST'], [301, 'post']])('%i leaves %s as it is', (status, method) => {
    expect(follow(method, status, `${api}/c`, [['Content-Type', 'text/plain']])).toEqual({ url: `${api}/c`, method, headers: [['Content-Type', 'text/plain']] });
  });

  it('leaves Authorization behind on the way to another origin', () => {
    expect(follow('GET', 302, `${api}/c`, [['Authorization', 'x']])).toMatchObject({ headers: [['Authorization', 'x']] });
    expect(follow('GET', 302, other, [['Authorization', 'x'], ['X-Foo', '1']])).toMatchObject({ headers: [['X-Foo', '1']] });
  });

  it('goes to no URL with a password', () => {
    expect(follow('GET', 302, 'https://a:b@api.example.com/')).toMatchObject({ allowed: false, reason: 'RedirectContainsCredentials' });
    expect(follow('GET', 302, 'https://a@other.example/')).toMatchObject({ allowed: false, reason: 'RedirectContainsCredentials' });
  });

  it('goes to HTTP alone', () => expect(['file:///etc', 'data:,x', 'ftp://other.example/'].map((url) => follow('GET', 302, url))).toEqual([null, null, null]));
});

describe('originAfter', () => {
  it('is the origin of the page while requests stay with one other origin', () => {
    expect(originAfter(page, [api])).toBe(page);
    expect(originAfter(page, [api, 'https://api.example.com/c'])).toBe(page);
    expect(originAfter(page, [`${page}/a`, api])).toBe(page);
  });

  it('is null as soon as another origin leads to a third, or back', () => {
    expect(originAfter(page, [api, other])).toBe('null');
    expect(originAfter(page, [api, `${page}/a`])).toBe('null');
    expect(originAfter(page, [api, other, other])).toBe('null');
    expect(originAfter(page, [`${page}/a`, api, other])).toBe('null');
  });

  it('stays null', () => expect(originAfter('null', [api, 'https://api.example.com/c'])).toBe('null'));
});
