import { corsResponseHeader, parseTokenList } from '../spec/headers.ts';
import { longestMaxAge } from '../spec/max-age.ts';
import { isForbiddenRequestHeader } from '../spec/request-headers.ts';
import { changeLiterals } from './literals.ts';

/** The methods that browsers send in upper case, or that no server knows otherwise. */
const usualMethods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];

/** Whether a text names one of the usual methods, in any case. */
export const isUsualMethod = (text: string): boolean => usualMethods.includes(text.toUpperCase());

/** Whether a text is surely meant as the name of a header: it has a hyphen, or is one of the names that have none. `Content Type` is one name that lacks it. */
export const isHeaderName = (text: string): boolean => /^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+$/.test(text) || plainNames.has(text.toLowerCase());

const plainNames: ReadonlySet<string> = new Set(['accept', 'authorization', 'origin', 'range', 'etag', 'link', 'location', 'cookie', 'date', 'pragma', 'referer', 'expires']);

/**
 * The list that was meant by a text of items which something else than commas parts, or which stand in quotes or brackets; null where that is not plain,
 * as where an item is none that `isItem` knows.
 */
export function repairList(text: string, isItem: (item: string) => boolean): string | null {
  const items = text.split(/[\s,;|/"'[\]]+/).filter((item) => item !== '');
  return items.length > 0 && items.every(isItem) ? items.join(', ') : null;
}

/** The methods of a list that browsers send in upper case, and that are listed in no upper case. Beside `*` nothing is missed. */
export function lowerCaseMethods(value: string): readonly string[] {
  const items = parseTokenList(value) ?? [];
  return items.includes('*') ? [] : items.filter((item) => preflighted.has(item.toUpperCase()) && !items.includes(item.toUpperCase()));
}

/** The others of the usual methods need not be listed. */
const preflighted: ReadonlySet<string> = new Set(['PUT', 'DELETE', 'PATCH']);

/** A text with every usual method in upper case. */
export const upperCaseMethods = (text: string): string => text.replace(/[A-Za-z]+/g, (word) => (isUsualMethod(word) ? word.toUpperCase() : word));

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** The seconds that a text like `10m`, `1 hour` or `600s` means; null where it is no such text, or no whole seconds. */
export function secondsMeant(text: string): number | null {
  const [, amount = '', unit = ''] = /^\s*(\d{1,9})\s*(ms|millis(?:econds?)?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)\s*$/i.exec(text) ?? [];
  const seconds = /^m(?:s|illi)/i.test(unit) ? Number(amount) / 1000 : Number(amount) * (units[unit.charAt(0).toLowerCase()] ?? NaN);
  return Number.isInteger(seconds) ? seconds : null;
}

const [day, dayInMilliseconds] = [86_400, 86_400_000];

/**
 * The seconds of a number that is surely given in milliseconds: more seconds than a browser honours, whole minutes in milliseconds, and no whole days in
 * seconds, unless those in milliseconds are whole, too. Null for other values.
 */
export function millisecondsMeant(value: string): number | null {
  const number = Number(value);
  if (!/^\d{6,13}$/.test(value) || number <= longestMaxAge || number % 60_000 !== 0) return null;
  return number % day === 0 && number % dayInMilliseconds !== 0 ? null : number / 1000;
}

/** A text of a list as it is repaired, if it is broken: one that stands beside others may be right. */
export const repairWhereBroken = (text: string, isItem: (item: string) => boolean): string => (text.split(',').every((item) => isItem(item.trim())) ? text : (repairList(text, isItem) ?? text));

/** The source of a list of header names, or of a list of texts, with its separators put right; null where the names that were meant are not plain. */
export const repairHeaderNames = (value: string, source: string): string | null =>
  repairList(value, isHeaderName) === null ? null : changeLiterals(source, (literal) => repairWhereBroken(literal, isHeaderName));

/** Items of a list that are several methods to whoever wrote them, and one to a browser, with the first that browsers have to ask for. */
export function gluedMethods(value: string): readonly { readonly written: string; readonly method: string }[] {
  return (parseTokenList(value) ?? []).flatMap((written) => {
    const parts = written.split('|');
    const method = parts.map((part) => part.toUpperCase()).find((part) => preflighted.has(part));
    return parts.length > 1 && parts.every(isUsualMethod) && method !== undefined ? [{ written, method }] : [];
  });
}

/** Whether a header is one of responses of the CORS protocol, which no request carries. */
export const isOfResponses = (name: string): boolean => (corsResponseHeader(name) ?? 'vary') !== 'vary';

/** Whether allowing a request header does nothing: it is one of responses, or no script may set it. */
export const isAllowedInVain = (name: string): boolean => isOfResponses(name) || isForbiddenRequestHeader(name);
