import { lowerCaseBytes, parseTokenList } from './headers.ts';

const forbidden: ReadonlySet<string> = new Set(['set-cookie', 'set-cookie2']);

const safelisted: ReadonlySet<string> = new Set(['cache-control', 'content-language', 'content-length', 'content-type', 'expires', 'last-modified', 'pragma']);

/**
 * Whether no script ever reads a response header of this name, exposed or not.
 * https://fetch.spec.whatwg.org/#forbidden-response-header-name
 */
export function isForbiddenResponseHeader(name: string): boolean {
  return forbidden.has(lowerCaseBytes(name));
}

/**
 * Whether scripts read a response header of this name without its being exposed.
 * https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
 */
export function isSafelistedResponseHeader(name: string): boolean {
  return safelisted.has(lowerCaseBytes(name));
}

/**
 * Which of these response headers a script of another origin reads: in lower case, sorted, each once. `exposed` is the value of
 * Access-Control-Expose-Headers, or null. A value that is no list exposes nothing; with credentials `*` is the name of a header.
 * https://fetch.spec.whatwg.org/#main-fetch, "CORS-exposed header-name list", and https://fetch.spec.whatwg.org/#concept-filtered-response-cors
 */
export function readableResponseHeaders(names: readonly string[], exposed: string | null, credentials: boolean): readonly string[] {
  const list = (exposed === null ? null : parseTokenList(exposed))?.map(lowerCaseBytes) ?? [];
  const isExposed = (name: string): boolean => list.includes(name) || (!credentials && list.includes('*'));
  const readable = names.map(lowerCaseBytes).filter((name) => !isForbiddenResponseHeader(name) && (isSafelistedResponseHeader(name) || isExposed(name)));
  return [...new Set(readable)].sort();
}
