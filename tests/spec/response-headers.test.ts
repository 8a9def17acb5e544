import { expect, describe, it } from 'vitest';
import { isForbiddenResponseHeader } from '../../src/spec/response-headers.ts';

describe('isForbiddenResponseHeader', () => {
  it.each(['Set-Cookie', 'set-cookie', 'SET-COOKIE2'])('%s is', (name) => expect(isForbiddenResponseHeader(name)).toBe(true));

  it.each(['Cookie', 'Set-Cookie3', 'Set-\u212Aookie', 'X-Set-Cookie', ''])('%j is not', (name) => expect(isForbiddenResponseHeader(name)).toBe(false));
});
