import { nonWildcardRequestHeaders } from './preflight.ts';

/** Where a browser may do otherwise than another. Names of headers are in lower case. */
export interface Browser {
  /** Request headers that `*` in Access-Control-Allow-Headers does not cover. */
  readonly nonWildcardRequestHeaders: readonly string[];
  /** Request headers that a preflight does not ask for, on top of those that are safelisted. */
  readonly unaskedRequestHeaders: readonly string[];
  /** Whether a redirect status is a redirect only with a `Location`, and fails at once when that is no URL. */
  readonly looksAtLocationFirst: boolean;
  /** Whether a negative Access-Control-Max-Age counts as 0, and not as no age at all. */
  readonly forgetsAtNegativeAges: boolean;
}

/** The browser of the standard: https://fetch.spec.whatwg.org/ */
export const standard: Browser = { nonWildcardRequestHeaders, unaskedRequestHeaders: [], looksAtLocationFirst: false, forgetsAtNegativeAges: false };

// With a value of their form, which is a number or, for two of them, one of a few words.
const unaskedRequestHeaders: readonly string[] = ['device-memory', 'downlink', 'dpr', 'ect', 'rtt', 'save-data', 'user-agent', 'viewport-width', 'width'];

/**
 * What Chromium 156 does otherwise, as its runs show. `*` covers Authorization, with a deprecation warning
 * (https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name); User-Agent and hints about the device pass without being asked for
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header); a redirect without a URL to go to is an ordinary response even where
 * redirects are refused, and one whose URL cannot be read fails before the CORS check (https://fetch.spec.whatwg.org/#http-fetch); and what is to be remembered for less than no time is
 * forgotten at once (https://fetch.spec.whatwg.org/#cors-preflight-fetch-0).
 */
export const chromium: Browser = { nonWildcardRequestHeaders: [], unaskedRequestHeaders, looksAtLocationFirst: true, forgetsAtNegativeAges: true };
