import { lowerCaseBytes } from './headers.ts';

const forbidden: ReadonlySet<string> = new Set(['set-cookie', 'set-cookie2']);

/**
 * Whether no script ever reads a response header of this name, exposed or not.
 * https://fetch.spec.whatwg.org/#forbidden-response-header-name
 */
export function isForbiddenResponseHeader(name: string): boolean {
  return forbidden.has(lowerCaseBytes(name));
}
