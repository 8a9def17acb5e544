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

/** The longest that a browser is known to honour: Firefox, with a day. Others stop before. */
export const longestMaxAge = 86_400;
