import type { Evidence } from './policy.ts';

/** One text in quotes, in which nothing is escaped or put in. */
const literal = /(['"`])((?:(?!\1)[^\\\n$])*)\1/g;

/** The same between other things, and what may stand around them in a list. */
const isLiteral = (source: string): boolean => /^(['"`])(?:(?!\1)[^\\\n$])*\1$/.test(source);
const isList = (source: string): boolean => /^\[[\s,]*\]$/.test(source.replace(literal, ''));

/**
 * The source of a text, or of a list of texts, with each text changed; null where it is neither, where `change` gives null for one of them, or where
 * nothing changes.
 */
export function changeLiterals(source: string, change: (text: string) => string | null): string | null {
  if (!isLiteral(source) && !isList(source)) return null;
  let isKnown = true;
  const changed = source.replace(literal, (whole, quote: string, text: string) => {
    const to = change(text);
    if (to === null || to.includes(quote)) isKnown = false;
    return to === null ? whole : quote + to + quote;
  });
  return isKnown && changed !== source ? changed : null;
}

/** The source of a list in one text, or of a list of texts, with one more; null where it is neither. */
export function addToList(source: string, text: string): string | null {
  if (isLiteral(source)) return changeLiterals(source, (list) => (list === '' ? text : `${list},${text}`));
  const quote = /['"`]/.exec(source)?.[0] ?? "'";
  return isList(source) ? source.replace(/,?(\s*)\]$/, (_end, space: string) => `${/^\[\s*\]$/.test(source) ? '' : ', '}${quote}${text}${quote}${space}]`) : null;
}

/** The source of a list in one text, or of a list of texts, without some items; null where it is neither, or where nothing goes or nothing is left. */
export function removeFromList(source: string, isRemoved: (item: string) => boolean): string | null {
  const shortened = (text: string): string => text.split(',').filter((item) => !isRemoved(item.trim())).join(',').trim();
  if (isLiteral(source)) return changeLiterals(source, (list) => (shortened(list) === '' ? null : shortened(list)));
  if (!isList(source)) return null;
  const without = source.replace(new RegExp(`${literal.source}(?:\\s*,[^\\S\\n]*)?`, 'g'), (whole, _quote: string, text: string) => (isRemoved(text.trim()) ? '' : whole));
  const closed = /,\s*\]$/.test(source) ? without : without.replace(/,\s*\]$/, ']');
  return closed === source || !/['"`]/.test(closed) ? null : closed;
}

/** The edit that puts a text there, where there is one to put. */
export const editOf = (at: Evidence, text: string | null): { readonly at: Evidence; readonly text: string } | null => (text === null ? null : { at, text });
