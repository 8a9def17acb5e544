import { standard, type Browser } from './chromium.ts';
import { normalizeValue } from './headers.ts';

/**
 * The seconds for which a browser may remember a preflight by the value of Access-Control-Max-Age. Null: the value is no
 * `delta-seconds`, which is digits and nothing else; the browser takes it for absent, and remembers for five seconds.
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch-0, https://httpwg.org/specs/rfc9111.html#delta-seconds
 */
export function parseMaxAge(value: string): number | null {
  const digits = normalizeValue(value);
  return /^\d+$/.test(digits) ? Number(digits) : null;
}

const secondsWithoutAge = 5;

/**
 * For how many seconds a browser remembers that a preflight was passed; 0: not at all. `value` is null where the response has no
 * Access-Control-Max-Age. Browsers stop earlier than long values say.
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
 */
export function preflightLifetime(value: string | null, browser: Browser = standard): number {
  if (browser.forgetsAtNegativeAges && value !== null && /^-\d+$/.test(normalizeValue(value))) return 0;
  return (value === null ? null : parseMaxAge(value)) ?? secondsWithoutAge;
}

/** The longest that a browser is known to honour: Firefox, with a day. Others stop before. */
export const longestMaxAge = 86_400;
