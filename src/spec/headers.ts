import type { ResponseHeaders } from './types.ts';

/**
 * The response headers of the CORS protocol, and `Vary`, as the standards spell them.
 * https://fetch.spec.whatwg.org/#http-responses
 */
export const responseHeaderNames = {
  allowOrigin: 'Access-Control-Allow-Origin',
  allowCredentials: 'Access-Control-Allow-Credentials',
  allowMethods: 'Access-Control-Allow-Methods',
  allowHeaders: 'Access-Control-Allow-Headers',
  exposeHeaders: 'Access-Control-Expose-Headers',
  maxAge: 'Access-Control-Max-Age',
  vary: 'Vary',
} as const satisfies Record<keyof ResponseHeaders, string>;

const fieldOfName: ReadonlyMap<string, keyof ResponseHeaders> = new Map(
  (Object.keys(responseHeaderNames) as (keyof ResponseHeaders)[]).map((field) => [responseHeaderNames[field].toLowerCase(), field]),
);

/**
 * The field of `ResponseHeaders` that a header name stands for, in any case; null for every other header.
 * https://fetch.spec.whatwg.org/#http-responses
 */
export function corsResponseHeader(name: string): keyof ResponseHeaders | null {
  return fieldOfName.get(lowerCaseBytes(name)) ?? null;
}

/** Header lines as they go over the wire: names and values. A name may come more than once. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

/**
 * The value of a header: of several lines one text, joined by ", ". Null where there is none.
 * https://fetch.spec.whatwg.org/#concept-header-list-get
 */
export function combinedValue(lines: HeaderLines, name: string): string | null {
  const values = lines.filter(([one]) => lowerCaseBytes(one) === lowerCaseBytes(name)).map(([, value]) => value);
  return values.length === 0 ? null : values.join(', ');
}

/**
 * The headers of a response that decide a CORS request; a field is null where the response has no such line.
 * https://fetch.spec.whatwg.org/#concept-header-list-get
 */
export function responseHeadersOf(lines: HeaderLines): ResponseHeaders {
  const fields = Object.entries(responseHeaderNames).map(([field, name]) => [field, combinedValue(lines, name)]);
  return Object.fromEntries(fields);
}

/**
 * The text with its ASCII letters in lower case. Others stay: `toLowerCase` would turn U+212A into a `k`.
 * https://infra.spec.whatwg.org/#byte-lowercase
 */
export function lowerCaseBytes(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * A header value as the receiver sees it: without white space around it.
 * https://fetch.spec.whatwg.org/#concept-header-value-normalize
 */
export function normalizeValue(value: string): string {
  return withoutEdges(value, '\t\n\r ');
}

/**
 * Whether the text is a token: what a method or a header name must be.
 * https://httpwg.org/specs/rfc9110.html#tokens
 */
export function isToken(text: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text);
}

/**
 * The items of a comma-separated list of methods or header names, as written. Null: the value is not such a list, on which
 * a browser fails the preflight. Empty items do not count, so the empty value is a list of nothing.
 * https://fetch.spec.whatwg.org/#extract-header-list-values, https://httpwg.org/specs/rfc9110.html#abnf.extension
 */
export function parseTokenList(value: string): readonly string[] | null {
  const items = normalizeValue(value).split(',').map((item) => withoutEdges(item, '\t '));
  const tokens = items.filter((item) => item !== '');
  return tokens.every(isToken) ? tokens : null;
}

// Not a regular expression: `\s+$` takes quadratic time on a long run of spaces, and the texts come from any source file.
function withoutEdges(text: string, edge: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && edge.includes(text.charAt(start))) start += 1;
  while (end > start && edge.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
