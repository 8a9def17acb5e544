import { editDistance } from './edit-distance.ts';
import { lowerCaseBytes, responseHeaderNames } from './headers.ts';

/** The response headers of the CORS protocol, without `Vary`. */
export type CorsField = Exclude<keyof typeof responseHeaderNames, 'vary'>;

/** A name that is no header of a CORS response, and the header that it stands for. */
export interface MistakenName {
  readonly field: CorsField;
  /** A header of requests, by which a browser asks; else a name that no browser knows. */
  readonly isRequestHeader: boolean;
  /** No other header is as likely meant. */
  readonly isSure: boolean;
}

const fields = Object.keys(responseHeaderNames).filter((field): field is CorsField => field !== 'vary');

/** https://fetch.spec.whatwg.org/#http-requests */
const requestHeaders: ReadonlyMap<string, CorsField> = new Map([['access-control-request-method', 'allowMethods'], ['access-control-request-headers', 'allowHeaders']]);

/** Names with a meaning of their own. https://wicg.github.io/private-network-access/#headers */
const others: ReadonlySet<string> = new Set(['vary', 'timing-allow-origin', 'access-control-allow-private-network', 'access-control-request-private-network', 'access-control-allow-local-network', 'access-control-request-local-network']);

const known = fields.map((field) => ({ field, name: lowerCaseBytes(responseHeaderNames[field]) }));

const names: ReadonlySet<string> = new Set(known.map(({ name }) => name));

/**
 * The CORS header that a mistaken name stands for; null where it is the right name of any header, or resembles none.
 * https://fetch.spec.whatwg.org/#http-responses
 */
export function findMistakenName(name: string): MistakenName | null {
  const text = lowerCaseBytes(name);
  if (names.has(text) || others.has(text) || text.startsWith('x-') || text.length < shortest || text.length > longest) return null;
  const asked = requestHeaders.get(text);
  if (asked !== undefined) return { field: asked, isRequestHeader: true, isSure: true };
  const [nearest, next] = known.map(({ field, name: right }) => ({ field, mistakes: mistakesIn(text, right) })).sort((a, b) => a.mistakes - b.mistakes);
  return nearest === undefined || nearest.mistakes > most ? null : { field: nearest.field, isRequestHeader: false, isSure: next?.mistakes !== nearest.mistakes };
}

const [shortest, longest, most] = [14, 44, 2];

/** How far a name is from the right one; other words of the protocol in the wrong place, one too many or one too few are one mistake. */
function mistakesIn(text: string, right: string): number {
  const [words, rightWords] = [text.split(/[-_ ]+/), right.split('-')];
  const letters = editDistance(words.join('-'), right);
  return letters <= most ? letters : words.join('') === rightWords.join('') || areMisplaced(words, rightWords) ? 1 : Infinity;
}

const movable: ReadonlySet<string> = new Set(['access', 'control', 'allow', 'expose']);

function areMisplaced(words: readonly string[], right: readonly string[]): boolean {
  const isOfProtocol = words.every((word) => movable.has(word) || right.includes(word)) && (right.includes('expose') || !words.includes('expose'));
  const rest = (list: readonly string[]): string => list.filter((word) => !movable.has(word)).join('-');
  return isOfProtocol && words.includes('control') && Math.abs(words.length - right.length) <= 1 && rest(words) === rest(right);
}

const askedForPrivateNetwork = 'access-control-request-private-network';

/** Whether browsers once looked for a header, and do not any more: Chromium asks the user before a website reaches the local network. https://wicg.github.io/local-network-access/ */
export const isGivenUp = (name: string): boolean => lowerCaseBytes(name) === 'access-control-allow-private-network';

/** Whether one of these headers of a request is what a header that was given up answers. */
export const isAskedFor = (requestHeaders: Iterable<string>): boolean => [...requestHeaders].some((name) => lowerCaseBytes(name) === askedForPrivateNetwork);
