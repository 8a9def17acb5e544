import type { Browser } from '../../src/spec/chromium.ts';
import { fetchAcrossOrigins, type Fetched, type SentRequest } from '../../src/spec/fetch.ts';
import { answerAt, urlOf, type Exchange, type Origins } from './exchange.ts';
import type { Observed } from './fetching.ts';

/** What came of an exchange, in the words that browser and standard share. */
export interface Verdict {
  readonly type: Fetched['type'];
  readonly status: number;
  /** The response headers that the script reads. */
  readonly headers: readonly string[];
  readonly sent: readonly SentRequest[];
  /** What the console says behind the introduction; null where it says nothing about CORS. */
  readonly reason: string | null;
}

/** The verdict of the standard, as a browser keeps it. */
export function byTheStandard(exchanges: readonly Exchange[], id: number, origins: Origins, browser: Browser): Verdict {
  const sent: SentRequest[] = [];
  const { isOpaque, mode, request } = exchanges[id] as Exchange;
  const script = { ...request, url: urlOf(id, origins), origin: isOpaque ? 'null' : origins.page, credentials: mode === 'include' };
  const fetched = fetchAcrossOrigins(script, (one) => (sent.push(one), answerAt(exchanges, one.url, one.asks !== null, origins)), browser);
  return {
    type: fetched.type,
    status: fetched.type === 'cors' ? fetched.status : 0,
    headers: fetched.type === 'cors' ? fetched.headers : [],
    sent,
    reason: withoutName(fetched.type === 'error' ? (fetched.failure?.consoleText ?? null) : null),
  };
}

/** The verdict of the browser that ran. Of the headers those do not count that only frame a response. */
export const byTheBrowser = ({ type, status, headers, texts }: Observed = unobserved, sent: readonly SentRequest[]): Verdict => ({
  type,
  status,
  headers: headers.filter((name) => name !== 'connection' && name !== 'content-length'),
  sent,
  reason: withoutName(texts.map(reasonIn).find((text) => text !== null) ?? null),
});

const introduction = /^Access to \w+ at '[^']*'(?: \(redirected from '[^']*'\))? from origin '[^']*' has been blocked by CORS policy: /;

/** What stands behind the words by which Chromium introduces every failure; null for another text. */
const reasonIn = (text: string): string | null => (introduction.test(text) ? text.replace(introduction, '') : null);

// Of several headers that are not allowed Chromium names any, in no order that one could tell; which were asked for is compared.
const withoutName = (reason: string | null): string | null => reason?.replace(/^Request header field \S+ /, 'Request header field {name} ') ?? null;

const unobserved: Observed = { type: 'error', status: 0, headers: [], texts: ['The browser told nothing of this.'] };
