import { describe, expect, it } from 'vitest';
import { chromium } from '../../src/spec/chromium.ts';
import { parseMaxAge, preflightLifetime } from '../../src/spec/max-age.ts';

describe('parseMaxAge', () => {
  it.each([['0', 0], ['600', 600], ['86400', 86_400], ['007', 7], [' 600\t', 600], ['99999999', 99_999_999]])('%j is %d seconds', (value, seconds) => expect(parseMaxAge(value)).toBe(seconds));

  // `delta-seconds` is 1*DIGIT: no sign, no unit, no fraction, no second value.
  it.each(['', ' ', '-1', '+600', '600.5', '600s', '10m', '1e3', '0x10', '600, 600', '6 00', '٦٠٠', 'NaN', 'undefined'])('%j is no number of seconds', (value) => expect(parseMaxAge(value)).toBeNull());
});

describe('preflightLifetime', () => {
  it.each([[null, 5], ['', 5], ['10m', 5], ['-1', 5], ['0', 0], ['600', 600]])('of %j is %i', (value, seconds) => expect(preflightLifetime(value)).toBe(seconds));

  it('is none in Chromium by a negative age', () => expect(['-1', ' -600', '-0', '0', '1', '-x', null].map((value) => preflightLifetime(value, chromium))).toEqual([0, 0, 0, 0, 1, 5, 5]));
});
