import { denied, type Denied } from './cors-check.ts';
import { lowerCaseBytes, type HeaderLines } from './headers.ts';

/** What of a request a redirect changes. */
export interface Redirected {
  readonly url: string;
  readonly method: string;
  readonly headers: HeaderLines;
}

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

const bodyHeaders: ReadonlySet<string> = new Set(['content-encoding', 'content-language', 'content-location', 'content-type']);

/** https://fetch.spec.whatwg.org/#redirect-status */
export function isRedirectStatus(status: number): boolean {
  return redirectStatuses.has(status);
}

/**
 * The request that a redirect makes of a cross-origin request, or why the browser does not follow. Null: it leads to what is not
 * fetched over HTTP, which is a network error without a word about CORS. `nonWildcard` has the names of headers that stay behind
 * where the redirect leads to another origin.
 * https://fetch.spec.whatwg.org/#http-redirect-fetch
 */
export function followRedirect(request: Redirected, status: number, url: URL, nonWildcard: readonly string[]): Redirected | Denied<'RedirectContainsCredentials'> | null {
  if (!/^https?:$/.test(url.protocol)) return null;
  if (url.username !== '' || url.password !== '') {
    return denied('RedirectContainsCredentials', "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.");
  }
  const becomesGet = turnsIntoGet(status, request.method);
  const isLeft = (name: string): boolean => (becomesGet && bodyHeaders.has(name)) || (url.origin !== new URL(request.url).origin && nonWildcard.includes(name));
  return { url: url.href, method: becomesGet ? 'GET' : request.method, headers: request.headers.filter(([name]) => !isLeft(lowerCaseBytes(name))) };
}

function turnsIntoGet(status: number, method: string): boolean {
  return status === 303 ? method !== 'GET' && method !== 'HEAD' : (status === 301 || status === 302) && method === 'POST';
}

/**
 * The value of `Origin` after these URLs, of which each redirected to the next: "null" as soon as one that is not of the
 * request's own origin led to yet another origin. An origin that is "null" from the start stays so.
 * https://fetch.spec.whatwg.org/#concept-request-tainted-origin, https://fetch.spec.whatwg.org/#serializing-a-request-origin
 */
export function originAfter(origin: string, urls: readonly string[]): string {
  const origins = urls.map((url) => new URL(url).origin);
  const isTainted = origins.slice(1).some((next, i) => next !== origins[i] && origin !== origins[i]);
  return isTainted ? 'null' : origin;
}
