import { repairPattern } from '../origin/patterns/repair.ts';
import { isSendableOrigin, parseOrigin } from '../origin/origin.ts';
import { registrationOf } from '../origin/suffixes.ts';
import type { Admission } from './origin-checks.ts';
import type { Evidence } from './policy.ts';

/** What a check that lets strangers in should be instead, in source text. */
export interface Repair {
  readonly at: Evidence;
  readonly text: string;
}

type TextAt = (evidence: Evidence) => string;

/** The check that the author meant, where the source says enough to write it; it lets in the hosts that are named, by https, and their sub-domains where these were let in. */
export function repairOf(admission: Admission, textAt: TextAt): Repair | null {
  return admission.search === null ? repairText(admission, textAt) : repairedPattern(admission, textAt);
}

/** A regular expression, anchored and escaped; null where it is put together from parts. */
function repairedPattern({ search, held, comparisons, kind }: Admission, textAt: TextAt): Repair | null {
  if (search?.at == null || search.subject !== 'origin' || !isWritten(textAt(search.at))) return null;
  const repaired = repairPattern(search, held, comparisons.map(({ text }) => text).filter(isSendableOrigin), { httpsOnly: kind === 'insecure' });
  return repaired === null ? null : { at: search.at, text: `/${repaired.source}/${repaired.flags}` };
}

/** A literal, or `RegExp` with one text. */
const isWritten = (text: string): boolean => /^(?:\/|(?:new\s+)?RegExp\(\s*(?:'[^']*'|"[^"]*"|`[^`$]*`)\s*\)$)/.test(text);

function repairText(admission: Admission, textAt: TextAt): Repair | null {
  const source = textAt(admission.at);
  if (admission.kind === 'insecure') return repairScheme(admission, source);
  const split = splitList(admission, source);
  if (split !== null) return { at: admission.at, text: split };
  const [, subject, method, text] = /^([\w$.]+)\.(includes|startsWith|endsWith)\((?:'([^'\\]+)'|"[^"\\]+")\)$/.exec(source.replaceAll('"', "'")) ?? [];
  if (subject === undefined || method === undefined || text === undefined || !isAboutWhole(admission, text)) return null;
  const meant = wholeOrigin(subject, text, method);
  return meant === null ? null : { at: admission.at, text: meant };
}

/** The entries of a list in one text asked, not the text; null where it does not contain the witness, or separates them by something else than commas. */
function splitList({ comparisons, witness }: Admission, source: string): string | null {
  const [, list, subject] = /^('[^'\\]*'|"[^"\\]*"|[\w$.]+)\.includes\(([\w$.]+)\)$/.exec(source) ?? [];
  const text = comparisons.find((one) => one.text.length > witness.length && one.text.includes(witness))?.text ?? ' ';
  return list === undefined || subject === undefined || /[\s;|]/.test(text) ? null : `${list}.split(',').includes(${subject})`;
}

const isAboutWhole = ({ comparisons }: Admission, text: string): boolean => comparisons.some((one) => one.text === text && one.subject === 'origin');

/** `===` for a whole origin, else a pattern for a host. */
function wholeOrigin(subject: string, text: string, method: string): string | null {
  if (isLocal(text)) return `/^${escaped(text)}(?::\\d+)?$/.test(${subject})`;
  if (isSendableOrigin(text)) return text.startsWith('https:') && isRegistered(parseOrigin(text)?.host ?? '') ? `${subject} === '${text}'` : null;
  const host = text.replace(/^\./, '');
  if (method === 'startsWith' || parseOrigin(`https://${host}`)?.host !== host || !isRegistered(host)) return null;
  return `/^https:\\/\\/(?:[a-z0-9-]+\\.)${text.startsWith('.') ? '+' : '*'}${escaped(host)}$/.test(${subject})`;
}

/** Somebody can have a host only below a public suffix: what is no such name, or goes on after a dot, is a part of one. */
const isRegistered = (host: string): boolean => !host.endsWith('.') && registrationOf(host).domain !== null;

const isLocal = (origin: string): boolean => /^https?:\/\/(?:localhost|127\.0\.0\.1)$/.test(origin);

const escaped = (text: string): string => text.replace(/[./]/g, '\\$&');

/** The scheme asked for as well, beside the part of a URL or the end of an origin. */
function repairScheme({ at, comparisons }: Admission, source: string): Repair | null {
  const [, url] = /^(.+?)\.(?:hostname|host)(?:\.endsWith\(\s*['"][^'"]+['"]\s*\)|\s*===?\s*['"][^'"]+['"])$/.exec(source) ?? [];
  if (url !== undefined) return { at, text: `(${url}.protocol === 'https:' && ${source})` };
  const [, subject, text] = /^([\w$.]+)\.endsWith\(['"](\.[\w.-]+)['"]\)$/.exec(source) ?? [];
  if (subject === undefined || text === undefined || !comparisons.some((one) => one.text === text && one.subject === 'origin')) return null;
  return { at, text: `(${subject}.startsWith('https://') && ${source})` };
}
