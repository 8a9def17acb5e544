import { normalizeValue } from './headers.ts';
import type { CorsRequest, ResponseHeaders } from './types.ts';

/** Why the CORS check fails, in the names of Chromium's `CorsError`. */
export type AccessFailure =
  | 'MissingAllowOriginHeader'
  | 'WildcardOriginNotAllowed'
  | 'MultipleAllowOriginValues'
  | 'InvalidAllowOriginValue'
  | 'AllowOriginMismatch'
  | 'InvalidAllowCredentials';

/** Why a browser blocks a request: on the response itself, or, in all names with "Preflight", on its preflight. */
export type CheckFailure =
  | AccessFailure
  | `Preflight${AccessFailure}`
  | 'PreflightDisallowedRedirect'
  | 'PreflightInvalidStatus'
  | 'InvalidAllowMethodsPreflightResponse'
  | 'InvalidAllowHeadersPreflightResponse'
  | 'MethodDisallowedByPreflightResponse'
  | 'HeaderDisallowedByPreflightResponse'
  | 'RedirectContainsCredentials';

/** A request that the browser blocks. `consoleText` is what Chromium prints behind "has been blocked by CORS policy: ". */
export interface Denied<Reason extends CheckFailure = CheckFailure> {
  readonly allowed: false;
  readonly reason: Reason;
  readonly consoleText: string;
}

/** What the browser does. */
export type CheckResult<Reason extends CheckFailure = CheckFailure> = { readonly allowed: true } | Denied<Reason>;

const whenIncluded = "when the request's credentials mode is 'include'.";
const sendValid = 'Have the server send the header with a valid value.';

/**
 * Whether script of the request's origin may read the response. A request with `origin: null` carries no Origin, which no
 * header value equals; only `*` admits it.
 *
 * The standard knows success and failure; the reasons, and their order, are Chromium's for a `fetch`.
 * https://fetch.spec.whatwg.org/#cors-check
 */
export function corsCheck(request: CorsRequest, headers: ResponseHeaders): CheckResult<AccessFailure> {
  if (headers.allowOrigin === null) {
    return denied('MissingAllowOriginHeader', "No 'Access-Control-Allow-Origin' header is present on the requested resource.");
  }
  const origin = normalizeValue(headers.allowOrigin);
  if (!request.credentials && origin === '*') return { allowed: true };
  if (request.origin !== origin) return originDenied(origin);
  if (!request.credentials) return { allowed: true };
  const credentials = normalizeValue(headers.allowCredentials ?? '');
  return credentials === 'true' ? { allowed: true } : credentialsDenied(credentials);
}

/**
 * A failed check with its reason and console text; never null.
 * https://fetch.spec.whatwg.org/#concept-network-error
 */
export function denied<Reason extends CheckFailure>(reason: Reason, consoleText: string): Denied<Reason> {
  return { allowed: false, reason, consoleText };
}

// To the standard every value but the request's origin is the same failure. Chromium looks at the value to explain it.
function originDenied(value: string): CheckResult<AccessFailure> {
  if (value === '*') {
    return denied('WildcardOriginNotAllowed', `The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' ${whenIncluded}`);
  }
  if (/[ ,]/.test(value)) {
    return denied('MultipleAllowOriginValues', `The 'Access-Control-Allow-Origin' header contains multiple values '${value}', but only one is allowed. ${sendValid}`);
  }
  if (value !== 'null' && !URL.canParse(value)) {
    return denied('InvalidAllowOriginValue', `The 'Access-Control-Allow-Origin' header contains the invalid value '${value}'. ${sendValid}`);
  }
  return denied('AllowOriginMismatch', `The 'Access-Control-Allow-Origin' header has a value '${value}' that is not equal to the supplied origin. ${sendValid}`);
}

function credentialsDenied(value: string): CheckResult<AccessFailure> {
  return denied(
    'InvalidAllowCredentials',
    `The value of the 'Access-Control-Allow-Credentials' header in the response is '${value}' which must be 'true' ${whenIncluded}`,
  );
}
