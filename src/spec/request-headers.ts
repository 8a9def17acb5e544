import { lowerCaseBytes, normalizeValue } from './headers.ts';
import { isForbiddenMethod } from './methods.ts';

const forbidden: ReadonlySet<string> = new Set([
  'accept-charset', 'accept-encoding', 'access-control-request-headers', 'access-control-request-method', 'connection',
  'content-length', 'cookie', 'cookie2', 'date', 'dnt', 'expect', 'host', 'keep-alive', 'origin', 'referer', 'set-cookie',
  'te', 'trailer', 'transfer-encoding', 'upgrade', 'via',
]);

// Servers take the value of these for the method; together with a method that is forbidden they are, too.
const methodOverrides: ReadonlySet<string> = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);

const formTypes: ReadonlySet<string> = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

const longestSafelistedValue = 128;

/** What all safelisted values may have together: https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names */
const longestSafelistedValues = 1024;

/** Which values of a safelisted name are safelisted too. */
const safelistedValues: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ['accept', hasNoUnsafeByte],
  ['accept-language', isLanguageList],
  ['content-language', isLanguageList],
  ['content-type', isFormType],
  ['range', isRangeWithStart],
]);

// JSON is what scripts send and `bytes=-500` what they ask for: these two names say nothing until their value is seen.
const decidedByValue: ReadonlySet<string> = new Set(['content-type', 'range']);

/**
 * Whether a request header needs no preflight. Without a value: whether its name is enough to say so, which it is not for
 * `Content-Type` and `Range`.
 * https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
export function isSafelistedRequestHeader(name: string, value: string | null = null): boolean {
  const lower = lowerCaseBytes(name);
  const accepts = safelistedValues.get(lower);
  if (accepts === undefined) return false;
  if (value === null) return !decidedByValue.has(lower);
  const normalized = normalizeValue(value);
  return normalized.length <= longestSafelistedValue && accepts(normalized);
}

/**
 * Whether scripts may not set this header; browsers drop it without a word. The three method-override headers are forbidden
 * only with a value that names a forbidden method: without a value they are not.
 * https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function isForbiddenRequestHeader(name: string, value: string | null = null): boolean {
  const lower = lowerCaseBytes(name);
  if (forbidden.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-')) return true;
  return methodOverrides.has(lower) && value !== null && value.split(',').some((item) => isForbiddenMethod(normalizeValue(item)));
}

const noValues: ReadonlyMap<string, string> = new Map();

/**
 * The header names a preflight has to ask for: in lower case, sorted, each once. Forbidden names are none of them, because
 * they never get into a script's request. `values` has the values that are known, by names in lower case.
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function unsafeRequestHeaderNames(names: readonly string[], values = noValues): readonly string[] {
  const valueOf = (name: string): string | null => values.get(lowerCaseBytes(name)) ?? null;
  const sent = names.filter((name) => !isForbiddenRequestHeader(name, valueOf(name)));
  const isSafe = (name: string): boolean => isSafelistedRequestHeader(name, valueOf(name));
  const safeSize = sent.filter(isSafe).reduce((total, name) => total + (valueOf(name)?.length ?? 0), 0);
  const unsafe = safeSize > longestSafelistedValues ? sent : sent.filter((name) => !isSafe(name));
  return [...new Set(unsafe.map(lowerCaseBytes))].sort();
}

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
function hasNoUnsafeByte(value: string): boolean {
  return !/[\x00-\x08\x0a-\x1f"():<>?@[\\\]{}\x7f]/.test(value);
}

function isLanguageList(value: string): boolean {
  return /^[0-9A-Za-z *,\-.;=]*$/.test(value);
}

/** The essence of a MIME type decides; its parameters cannot make parsing fail: https://mimesniff.spec.whatwg.org/#parse-a-mime-type */
function isFormType(value: string): boolean {
  const [essence = ''] = value.split(';', 1);
  return hasNoUnsafeByte(value) && formTypes.has(lowerCaseBytes(normalizeValue(essence)));
}

/** https://fetch.spec.whatwg.org/#simple-range-header-value; a range without a start is not safelisted. */
function isRangeWithStart(value: string): boolean {
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(value) ?? [];
  if (start === undefined || end === undefined) return false;
  return end === '' || BigInt(start) <= BigInt(end);
}
