import { corsCheck, denied, type CheckResult } from './cors-check.ts';
import { lowerCaseBytes, parseTokenList } from './headers.ts';
import { isSafelistedMethod, normalizeMethod } from './methods.ts';
import { isRedirectStatus } from './redirects.ts';
import { unsafeRequestHeaderNames } from './request-headers.ts';
import type { CorsRequest, ResponseHeaders } from './types.ts';

/**
 * Request headers that `*` in Access-Control-Allow-Headers does not cover.
 * https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
 */
export const nonWildcardRequestHeaders: readonly string[] = ['authorization'];

const commonText = "Response to preflight request doesn't pass access control check: ";

/**
 * Whether the browser asks with OPTIONS before it sends the request.
 * https://fetch.spec.whatwg.org/#main-fetch, "unsafe-request flag"
 */
export function needsPreflight(request: CorsRequest): boolean {
  return !isSafelistedMethod(normalizeMethod(request.method)) || unsafeRequestHeaderNames(request.headers, request.values).length > 0;
}

/**
 * Whether the answer to a preflight lets the request follow. A redirect status is taken to come with a `Location`.
 *
 * The standard knows success and failure; the reasons, and the redirect before the CORS check, are Chromium's.
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
 */
export function preflightCheck(
  request: CorsRequest,
  status: number,
  headers: ResponseHeaders,
  nonWildcard: readonly string[] = nonWildcardRequestHeaders,
): CheckResult {
  if (isRedirectStatus(status)) {
    return denied('PreflightDisallowedRedirect', `${commonText}Redirect is not allowed for a preflight request.`);
  }
  const access = corsCheck(request, headers);
  if (!access.allowed) return denied(`Preflight${access.reason}`, commonText + access.consoleText);
  if (!isOkStatus(status)) return denied('PreflightInvalidStatus', `${commonText}It does not have HTTP ok status.`);
  return listsCheck(request, headers, nonWildcard);
}

/** https://fetch.spec.whatwg.org/#ok-status */
function isOkStatus(status: number): boolean {
  return status >= 200 && status <= 299;
}

function listsCheck(request: CorsRequest, headers: ResponseHeaders, nonWildcard: readonly string[]): CheckResult {
  const methods = parseTokenList(headers.allowMethods ?? '');
  if (methods === null) return denied('InvalidAllowMethodsPreflightResponse', cannotParse('Access-Control-Allow-Methods'));
  const names = parseTokenList(headers.allowHeaders ?? '');
  if (names === null) return denied('InvalidAllowHeadersPreflightResponse', cannotParse('Access-Control-Allow-Headers'));
  const method = methodCheck(request, methods);
  return method.allowed ? headersCheck(request, names.map(lowerCaseBytes), nonWildcard) : method;
}

function cannotParse(name: string): string {
  return `Cannot parse ${name} response header field in preflight response.`;
}

function methodCheck(request: CorsRequest, allowed: readonly string[]): CheckResult {
  const method = normalizeMethod(request.method);
  if (allowed.includes(method) || isSafelistedMethod(method) || hasWildcard(request, allowed)) return { allowed: true };
  return denied('MethodDisallowedByPreflightResponse', `Method ${method} is not allowed by Access-Control-Allow-Methods in preflight response.`);
}

function headersCheck(request: CorsRequest, allowed: readonly string[], nonWildcard: readonly string[]): CheckResult {
  const wildcard = hasWildcard(request, allowed);
  const isCovered = (name: string): boolean => wildcard && !nonWildcard.includes(name);
  const missing = unsafeRequestHeaderNames(request.headers, request.values).find((name) => !allowed.includes(name) && !isCovered(name));
  if (missing === undefined) return { allowed: true };
  return denied(
    'HeaderDisallowedByPreflightResponse',
    `Request header field ${missing} is not allowed by Access-Control-Allow-Headers in preflight response.`,
  );
}

// With credentials `*` is the name of a method or header, and nothing more.
function hasWildcard(request: CorsRequest, list: readonly string[]): boolean {
  return !request.credentials && list.includes('*');
}
