import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isForbiddenMethod, isSafelistedMethod, normalizeMethod } from '../../src/spec/methods.ts';

describe('isSafelistedMethod', () => {
  it.each(['GET', 'HEAD', 'POST'])('%s is', (method) => expect(isSafelistedMethod(method)).toBe(true));

  it.each(['get', 'Post', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY', '*', ''])('%j is not', (method) => {
    expect(isSafelistedMethod(method)).toBe(false);
  });
});

describe('normalizeMethod', () => {
  it.each([['delete', 'DELETE'], ['Get', 'GET'], ['hEAD', 'HEAD'], ['options', 'OPTIONS'], ['post', 'POST'], ['put', 'PUT']])('%s becomes %s', (written, sent) => {
    expect(normalizeMethod(written)).toBe(sent);
  });

  it.each(['patch', 'Patch', 'query', 'chicken', ' get', 'gets', 'po\u017Ft', ''])('%j stays as it is', (method) => {
    expect(normalizeMethod(method)).toBe(method);
  });

  it('changes nothing the second time', () => {
    const method = fc.oneof(fc.mixedCase(fc.constantFrom('get', 'post', 'put', 'patch')), fc.string());
    fc.assert(fc.property(method, (text) => normalizeMethod(normalizeMethod(text)) === normalizeMethod(text)));
  });
});

describe('isForbiddenMethod', () => {
  it.each(['CONNECT', 'TRACE', 'TRACK', 'connect', 'Trace', 'tracK'])('%s is', (method) => {
    expect(isForbiddenMethod(method)).toBe(true);
  });

  it.each(['GET', 'PATCH', 'TRACES', 'RETRACE', 'trac\u212A', ''])('%j is not', (method) => {
    expect(isForbiddenMethod(method)).toBe(false);
  });
});
