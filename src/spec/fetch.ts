import { standard, type Browser } from './chromium.ts';
import { corsCheck, type CheckResult, type Denied } from './cors-check.ts';
import { combinedValue, lowerCaseBytes, responseHeadersOf, type HeaderLines } from './headers.ts';
import { isForbiddenMethod, normalizeMethod } from './methods.ts';
import { needsPreflight, nonWildcardRequestHeaders, preflightCheck } from './preflight.ts';
import { followRedirect, isRedirectStatus, originAfter, type Redirected } from './redirects.ts';
import { isForbiddenRequestHeader, unsafeRequestHeaderNames } from './request-headers.ts';
import { readableResponseHeaders } from './response-headers.ts';
import type { CorsRequest } from './types.ts';

/** What a script hands to `fetch`, and the origin of its page, which is not the origin of the URL. */
export interface ScriptRequest {
  readonly origin: string;
  readonly url: string;
  readonly method: string;
  readonly headers: HeaderLines;
  /** Whether the credentials mode is "include". */
  readonly credentials: boolean;
  readonly redirect: 'follow' | 'error' | 'manual';
}

/** What the browser sends for it: the request or, where `asks` is set, a preflight for it. */
export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly origin: string;
  /** Access-Control-Request-Method, and the names in Access-Control-Request-Headers. */
  readonly asks: { readonly method: string; readonly headers: readonly string[] } | null;
}

export interface ServerResponse {
  readonly status: number;
  readonly headers: HeaderLines;
}

/** What the script gets. `failure` is null where `fetch` fails without a word about CORS. */
export type Fetched =
  | { readonly type: 'cors'; readonly status: number; readonly headers: readonly string[] }
  | { readonly type: 'opaqueredirect' }
  | { readonly type: 'error'; readonly failure: Denied | null };

type Server = (sent: SentRequest) => ServerResponse;

const mostRedirects = 20;
const networkError: Fetched = { type: 'error', failure: null };

/**
 * What a script gets for a cross-origin request in CORS mode, from a server that answers every request at once, with nothing
 * in the browser's caches. Bodies do not count.
 * https://fetch.spec.whatwg.org/#main-fetch
 */
export function fetchAcrossOrigins(request: ScriptRequest, server: Server, browser = standard): Fetched {
  const fetching = new Fetching(request, server, browser);
  return isForbiddenMethod(request.method) ? networkError : fetching.send([request.url], normalizeMethod(request.method), fetching.headers);
}

class Fetching {
  readonly headers: HeaderLines;
  readonly #request: ScriptRequest;
  readonly #server: Server;
  readonly #browser: Browser;

  constructor(request: ScriptRequest, server: Server, browser: Browser) {
    this.headers = request.headers.filter(([name, value]) => !isForbiddenRequestHeader(name, value));
    this.#request = request;
    this.#server = server;
    this.#browser = browser;
  }

  /** https://fetch.spec.whatwg.org/#http-fetch */
  send(urls: readonly string[], method: string, headers: HeaderLines): Fetched {
    const url = urls.at(-1) ?? this.#request.url;
    const origin = originAfter(this.#request.origin, urls);
    const request = this.#corsRequest(origin, method, headers);
    const preflight = needsPreflight(request) ? this.#preflight(url, origin, request) : null;
    if (preflight?.allowed === false) return { type: 'error', failure: preflight };
    const response = this.#server({ url, method, origin, asks: null });
    const location = locationOf(response, url);
    if (location === 'invalid' && this.#browser.looksAtLocationFirst) return networkError;
    const access = corsCheck(request, responseHeadersOf(response.headers));
    if (!access.allowed) return { type: 'error', failure: access };
    if (!isRedirectStatus(response.status) || (location === null && this.#browser.looksAtLocationFirst)) return this.#readable(response);
    return this.#redirected(urls, { url, method, headers }, response, location);
  }

  #corsRequest(origin: string, method: string, headers: HeaderLines): CorsRequest {
    const values = new Map(headers.map(([name]) => [lowerCaseBytes(name), combinedValue(headers, name) ?? '']));
    const names = [...values.keys()].filter((name) => !this.#browser.unaskedRequestHeaders.includes(name));
    return { origin, method, headers: names, values, credentials: this.#request.credentials };
  }

  #preflight(url: string, origin: string, request: CorsRequest): CheckResult {
    const asks = { method: request.method, headers: unsafeRequestHeaderNames(request.headers, request.values) };
    const { status, headers } = this.#server({ url, method: 'OPTIONS', origin, asks });
    return preflightCheck(request, status, responseHeadersOf(headers), this.#browser.nonWildcardRequestHeaders);
  }

  #redirected(urls: readonly string[], request: Redirected, response: ServerResponse, location: URL | 'invalid' | null): Fetched {
    if (this.#request.redirect !== 'follow') return this.#request.redirect === 'error' ? networkError : { type: 'opaqueredirect' };
    if (location === null) return this.#readable(response);
    if (location === 'invalid' || urls.length > mostRedirects) return networkError;
    const next = followRedirect(request, response.status, location, nonWildcardRequestHeaders);
    if (next === null) return networkError;
    return 'allowed' in next ? { type: 'error', failure: next } : this.send([...urls, next.url], next.method, next.headers);
  }

  /** https://fetch.spec.whatwg.org/#concept-filtered-response-cors */
  #readable({ status, headers }: ServerResponse): Fetched {
    const names = headers.map(([name]) => name);
    const exposed = combinedValue(headers, 'Access-Control-Expose-Headers');
    return { type: 'cors', status, headers: readableResponseHeaders(names, exposed, this.#request.credentials) };
  }
}

/** https://fetch.spec.whatwg.org/#concept-response-location-url, null where there is none to follow. */
function locationOf({ status, headers }: ServerResponse, url: string): URL | 'invalid' | null {
  const location = isRedirectStatus(status) ? combinedValue(headers, 'Location') : null;
  if (location === null) return null;
  return URL.canParse(location, url) ? new URL(location, url) : 'invalid';
}
