import { lowerCaseBytes, normalizeValue, parseTokenList } from '../spec/headers.ts';
import { isForbiddenResponseHeader, readableResponseHeaders } from '../spec/response-headers.ts';
import type { CorsResponse, Evidence, Policy, Probe } from './policy.ts';
import { leavesOf } from './tree.ts';

/** The headers of the CORS protocol that say more than which origin, and whether with credentials. */
export type ListField = 'allowMethods' | 'allowHeaders' | 'exposeHeaders' | 'maxAge';

/** A header as some response carries it. */
export interface SentHeader {
  readonly value: string;
  readonly at: Evidence;
  /** The variable of the environment whose absence makes it so. */
  readonly env: string | null;
  /** The library that sends it where nothing is said. */
  readonly byDefault: string | null;
  /** The response is meant for requests with credentials, and some origin gets it: it does not allow `*`, which is blocked there anyway. */
  readonly withCredentials: boolean;
  /** The response allows `*`. */
  readonly forEveryone: boolean;
}

/** Any request, and any preflight: neither origin nor method are chosen, so that each way of the code is gone. */
const probes: readonly Probe[] = [
  { origin: undefined, method: undefined, preflight: null },
  { origin: undefined, method: 'OPTIONS', preflight: { method: 'PUT', headers: [] } },
];

/** A header on all responses that a place may send, each value at each place once; those that were not read are left out. */
export function findSentHeaders(policy: Policy, field: ListField): readonly SentHeader[] {
  const sent = new Map<string, SentHeader>();
  for (const response of responsesOf(policy)) {
    const header = sentHeader(response, field);
    if (header !== null) sent.set(JSON.stringify([header.value, header.at.range, header.withCredentials, header.forEveryone]), header);
  }
  return [...sent.values()];
}

/** Several rules look at the same responses. */
const looked = new WeakMap<Policy, readonly CorsResponse[]>();

function responsesOf(policy: Policy): readonly CorsResponse[] {
  let responses = looked.get(policy);
  if (responses === undefined) looked.set(policy, (responses = probes.slice(0, policy.library === null ? 1 : 2).flatMap((probe) => leavesOf(policy.outcomes(probe)).flat())));
  return responses;
}

function sentHeader(response: CorsResponse, field: ListField): SentHeader | null {
  const answer = response[field];
  if (!answer.known || answer.value === null) return null;
  const { value, at, env, byDefault = null } = answer;
  return { value, at, env, byDefault, withCredentials: isForCredentials(response), forEveryone: allowsEveryone(response) };
}

/** Whether a response allows credentials, and an origin that is not `*`. One that was not read may be any. */
const isForCredentials = ({ allowOrigin, allowCredentials }: CorsResponse): boolean =>
  allowCredentials.known && allowCredentials.value !== null && normalizeValue(allowCredentials.value) === 'true' &&
  !(allowOrigin.known && (allowOrigin.value === null || normalizeValue(allowOrigin.value) === '*'));

const allowsEveryone = ({ allowOrigin }: CorsResponse): boolean => allowOrigin.known && allowOrigin.value !== null && normalizeValue(allowOrigin.value) === '*';

/** Those of a header that are `*` and nothing else where there are credentials, beside which it is a name like any other. */
export const findLiteralStars = (headers: readonly SentHeader[]): readonly SentHeader[] => headers.filter(({ value, withCredentials }) => withCredentials && normalizeValue(value) === '*');

/** The same of what a preflight is told: what it is only told where it asks for nothing does not matter. */
export const findStarsTold = (policy: Policy, field: 'allowMethods' | 'allowHeaders', headers: readonly SentHeader[]): readonly SentHeader[] => toldToPreflights(policy, field, findLiteralStars(headers));

function toldToPreflights(policy: Policy, field: 'allowMethods' | 'allowHeaders', stars: readonly SentHeader[]): readonly SentHeader[] {
  if (stars.length === 0) return stars;
  const told = asking.slice(0, policy.library === null ? 1 : 2).flatMap((probe) => leavesOf(policy.outcomes(probe)).flat()).map((response) => response[field]);
  return stars.filter(({ at, value }) => told.some((answer) => answer.known && answer.value === value && answer.at.range[0] === at.range[0]));
}

/** A preflight that asks for a method and a header, as far as the code looks at that. */
const asking: readonly Probe[] = [undefined, 'OPTIONS'].map((method) => ({ origin: undefined, method, preflight: { method: 'PUT', headers: ['content-type'] } }));

/** Those with credentials that list `*` among others, and not `Content-Type`, which is then blocked for JSON. */
export const findStarsAmong = (policy: Policy, headers: readonly SentHeader[]): readonly SentHeader[] =>
  toldToPreflights(policy, 'allowHeaders', headers.filter(({ value, withCredentials }) => {
    const names = withCredentials ? (parseTokenList(value) ?? []).map(lowerCaseBytes) : [];
    return names.length > 1 && names.includes('*') && !names.includes('content-type');
  }));

/**
 * Where a response lets an origin in and does not expose a header: its list, or what allows the origin where there is none. Preflights expose nothing,
 * and with credentials `*` does not either.
 */
export function findUnexposed(policy: Policy, names: readonly string[]): readonly { readonly name: string; readonly at: Evidence }[] {
  if (names.length === 0) return [];
  const responses = leavesOf(policy.outcomes({ origin: undefined, method: 'GET', preflight: null })).flat();
  return responses.filter(({ allowOrigin }) => allowOrigin.known && allowOrigin.value !== null).flatMap((response) => {
    const { exposeHeaders: { known, at }, allowOrigin } = response;
    const value = response.exposeHeaders.known ? response.exposeHeaders.value : null;
    const readable = readableResponseHeaders(names, value, isForCredentials(response));
    const name = known ? names.find((one) => !isForbiddenResponseHeader(one) && !readable.includes(lowerCaseBytes(one))) : undefined;
    return name === undefined ? [] : [{ name, at: value === null ? allowOrigin.at : at }];
  });
}
