import { corsResponseHeader, lowerCaseBytes } from '../spec/headers.ts';
import { normalizeMethod } from '../spec/methods.ts';
import { isForbiddenRequestHeader } from '../spec/request-headers.ts';
import type { Evidence } from './policy.ts';

/** A text of a request and where it is written. */
export interface RequestText {
  readonly text: string;
  /** Whether that is all of it; otherwise its beginning. */
  readonly whole: boolean;
  readonly at: Evidence;
}

export interface SentHeader {
  readonly name: string;
  readonly at: Evidence;
  /** What it is set to; null where that was not read. */
  readonly value: string | null;
  /** What to cut to be rid of the header and of nothing else; null if that cannot be said. */
  readonly removal: Evidence | null;
}

/** An option of one client that was handed to another, which ignores it. */
export interface ForeignOption {
  readonly name: string;
  readonly client: string;
  /** What says the same to this client. */
  readonly meant: string;
  readonly at: Evidence;
}

/** A request that the code of a client sends, as far as the file shows it. */
export interface ClientRequest {
  /** The call. */
  readonly at: Evidence;
  /** Sent by the Fetch API or XMLHttpRequest themselves, which send a method as it is written. */
  readonly standard: boolean;
  /** It is known which client it is, not only how it is named. */
  readonly certain: boolean;
  /** It is a browser that runs it, as the file shows. */
  readonly inBrowser: boolean;
  /** It is surely a server that runs it. */
  readonly onServer: boolean;
  readonly url: RequestText | null;
  /** The client puts a scheme before a URL without one. */
  readonly completesUrl: boolean;
  readonly method: RequestText | null;
  readonly mode: RequestText | null;
  /** What to cut to be rid of the mode; null if that cannot be said. */
  readonly modeRemoval: Evidence | null;
  readonly headers: readonly SentHeader[];
  /** An option that only other clients have, where the one that is meant is not given. */
  readonly foreignOption: ForeignOption | null;
  /** What reads the response: the first place; null if nothing does that was seen. */
  readonly read: Evidence | null;
  /** Nothing reads the response. */
  readonly unread: boolean;
}

/** What a file does to get around CORS instead of asking the server for it. */
export interface Bypass {
  readonly kind: 'proxy' | 'webSecurity' | 'launch' | 'openProxy';
  readonly at: Evidence;
  /** The host of the proxy. */
  readonly host: string;
}

/** A package of servers that code imports which a browser runs. */
export interface ServerPackage {
  readonly name: string;
  readonly at: Evidence;
}

/** What the client code of a file does. */
export interface ClientCode {
  readonly serverPackages: readonly ServerPackage[];
  readonly requests: readonly ClientRequest[];
  readonly bypasses: readonly Bypass[];
}

/** The response headers of the CORS protocol that a request sends, which it cannot mean. https://fetch.spec.whatwg.org/#http-responses */
export const responseHeadersOn = ({ headers }: ClientRequest): readonly SentHeader[] => headers.filter(({ name }) => isCorsResponseHeader(name));

/** `Vary` is of other protocols, too. */
const isCorsResponseHeader = (name: string): boolean => (corsResponseHeader(name) ?? 'vary') !== 'vary' || lowerCaseBytes(name) === 'access-control-allow-private-network';

/** Options of requests, by name in lower case, and the values by which they are told from headers of the same name. */
const requestOptions: ReadonlyMap<string, RegExp> = new Map([['withcredentials', /^(?:true|false|include)$/], ['crossdomain', /^(?:true|false)$/], ['credentials', /^(?:include|same-origin|omit|true)$/], ['mode', /^(?:cors|no-cors|same-origin)$/]]);

/** The headers that are meant as options of the request. */
export const optionsAmongHeaders = ({ headers, onServer }: ClientRequest): readonly SentHeader[] => (onServer ? [] : headers.filter(({ name, value }) => value !== null && requestOptions.get(lowerCaseBytes(name))?.test(value) === true));

/** An option of another client, where its absence matters: on the page's own server cookies are sent all the same. */
export const findIgnoredOption = ({ foreignOption, url, onServer }: ClientRequest): ForeignOption | null => (onServer || url === null || !/^(?:https?:)?\/\//i.test(url.text) ? null : foreignOption);

/** The headers about where a request comes from and goes to that a browser drops without sending them; those about its body and its connection are left alone. https://fetch.spec.whatwg.org/#forbidden-request-header */
export const forbiddenHeadersOn = ({ headers, inBrowser }: ClientRequest): readonly SentHeader[] => (inBrowser ? headers.filter(({ name }) => isForbiddenRequestHeader(name) && aboutPlaces.test(name)) : []);

const aboutPlaces = /^(?:origin|host|cookie2?|referer|access-control-request-|sec-)/i;

/** The method, if it is `patch` in a case that browsers send as it is. https://fetch.spec.whatwg.org/#concept-method-normalize */
export function findRawPatch({ standard, method }: ClientRequest): RequestText | null {
  return standard && method?.whole && /^patch$/i.test(method.text) && normalizeMethod(method.text) !== 'PATCH' ? method : null;
}

/** The scheme that the URL parser finds in a host with a port, such as `localhost`. https://url.spec.whatwg.org/#scheme-state */
export function findHostAsScheme({ url, completesUrl, certain }: ClientRequest): string | null {
  return url === null || completesUrl || !certain ? null : (/^([a-z][a-z\d+.-]*):\d{2,5}(?:[/?#]|$)/i.exec(url.text)?.[1]?.toLowerCase() ?? null);
}

/** Whether the URL is an IP address without a scheme, which the URL parser takes for a path. https://url.spec.whatwg.org/#no-scheme-state */
export const isAddressAsPath = ({ url, completesUrl, certain }: ClientRequest): boolean => url !== null && !completesUrl && certain && /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{2,5})?(?:[/?#]|$)/.test(url.text) && (url.whole || /[:/]/.test(url.text));

/** Whether the URL holds a user name, with which the Fetch API makes no request. https://fetch.spec.whatwg.org/#dom-request */
export const hasUserInfo = ({ url, standard, certain }: ClientRequest): boolean => url !== null && standard && certain && /^https?:\/\/[^/?#@\s]+@[^/]/i.test(url.text);

/** Why a request in the mode `no-cors` cannot do what its code wants; null if nothing says that it cannot. https://fetch.spec.whatwg.org/#concept-request-mode */
export function findOpaqueUse(request: ClientRequest): { readonly kind: 'ignored' | 'method' | 'read' | 'authorization' | 'unread'; readonly at: Evidence } | null {
  const { mode, method, headers, standard, read, unread } = request;
  if (mode?.text !== 'no-cors' || !mode.whole) return null;
  if (!standard) return { kind: 'ignored', at: mode.at };
  if (method?.whole && !/^(?:GET|HEAD|POST)$/i.test(method.text)) return { kind: 'method', at: mode.at };
  if (read !== null) return { kind: 'read', at: mode.at };
  if (headers.some(({ name }) => /^authorization$/i.test(name))) return { kind: 'authorization', at: mode.at };
  return unread ? { kind: 'unread', at: mode.at } : null;
}
