const safelisted: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

// `i` without `u` folds ASCII letters only, as the standard's byte-case-insensitive match does: `poſt` stays as it is.
const normalized = /^(?:DELETE|GET|HEAD|OPTIONS|POST|PUT)$/i;
const forbidden = /^(?:CONNECT|TRACE|TRACK)$/i;

/**
 * Whether a method as it goes over the wire needs no preflight. Case counts: normalize what a script wrote first.
 * https://fetch.spec.whatwg.org/#cors-safelisted-method
 */
export function isSafelistedMethod(method: string): boolean {
  return safelisted.has(method);
}

/**
 * The method a browser sends for what a script wrote. Six methods become upper case; `patch` is not among them.
 * https://fetch.spec.whatwg.org/#concept-method-normalize
 */
export function normalizeMethod(method: string): string {
  return normalized.test(method) ? method.toUpperCase() : method;
}

/**
 * Whether scripts may not send this method at all, in whatever case.
 * https://fetch.spec.whatwg.org/#forbidden-method
 */
export function isForbiddenMethod(method: string): boolean {
  return forbidden.test(method);
}
