import { isSendableOrigin } from '../origin/origin.ts';
import { strangerOrigins } from '../origin/strangers.ts';
import { corsCheck, type CheckFailure } from '../spec/cors-check.ts';
import { parseTokenList } from '../spec/headers.ts';
import { isSafelistedMethod } from '../spec/methods.ts';
import { preflightCheck } from '../spec/preflight.ts';
import { isForbiddenRequestHeader, isSafelistedRequestHeader } from '../spec/request-headers.ts';
import type { CorsRequest, ResponseHeaders } from '../spec/types.ts';
import type { Endpoint } from './endpoint.ts';
import type { Arrivals } from './arrivals.ts';
import { readHeaders, type CorsResponse, type Evidence, type Outcomes, type Policy, type Probe } from './policy.ts';
import { leavesOf } from './tree.ts';

export interface PreflightFailure {
  /** The response header that shows that other origins are meant to come here. */
  readonly allowOrigin: Evidence;
  readonly method: string;
  /** The header of the request that makes a preflight necessary, where the method does not. */
  readonly header: string | null;
  /** False where nothing shows which requests need a preflight, but one is expected. */
  readonly isNeeded: boolean;
  /** What the browser writes to its console. */
  readonly consoleText: string;
}

interface Asked {
  readonly constants: readonly string[];
  /** Set where one handler gets every method. */
  readonly methods?: readonly string[];
  outcomes(probe: Probe): Outcomes;
  /** The status of an answer to OPTIONS that has no headers, where nothing here gives one. */
  readonly unanswered?: number | null;
}

/** The failure of every preflight that a route gets, although the route itself lets an origin in; null when there is none or it was not read. */
export const findRouteFailure = (endpoint: Endpoint): PreflightFailure | null => findFailure(endpoint, endpoint.method, false);

/**
 * The same for a handler that gets all requests, or asks whether one is a preflight: for each method it asks for, and those that every handler may get.
 * One that asks expects preflights, whatever makes them necessary.
 */
export function findHandlerFailure(policy: Policy): PreflightFailure | null {
  const isAsking = policy.methods.includes('OPTIONS');
  if (policy.unanswered !== null && policy.arrives !== null) return findUnanswered(policy, policy.arrives, isAsking);
  if (!policy.catchesAll && !isAsking) return null;
  return firstFailure(policy, [...policy.methods.filter((one) => !isSafelistedMethod(one) && one !== 'OPTIONS'), 'POST', 'GET'], isAsking);
}

/** The failure where nothing answers preflights. What answers all methods is meant for those that it asks for, and POST, which forms send. A library in front of an application with routes expects preflights. */
function findUnanswered(policy: Policy, { methods, at }: Arrivals, isAsking: boolean): PreflightFailure | null {
  const { constants, unanswered, library, methods: asks } = policy;
  const asked: Asked = { constants, unanswered, outcomes: (probe) => policy.outcomes(probe), ...(at === 'one for all' ? { methods: asks } : {}) };
  const meant = methods.filter((one) => at !== 'one for all' || one === 'POST' || asks.includes(one));
  const [unsafe, safe] = [meant.filter((one) => !isSafelistedMethod(one)), meant.filter(isSafelistedMethod)];
  return firstFailure(asked, unsafe, isAsking) ?? firstFailure(asked, at === 'an application' ? safe.filter((one) => one === 'POST') : safe, isAsking || (library !== null && at === 'an application'));
}

function firstFailure(asked: Asked, methods: readonly string[], isExpected: boolean): PreflightFailure | null {
  for (const method of methods) {
    const failure = findFailure(asked, method, isExpected);
    if (failure !== null) return failure;
  }
  return null;
}

/** The first failure, when the preflights of all origins that are let in fail. */
function findFailure(asked: Asked, method: string, isExpected: boolean): PreflightFailure | null {
  let first: PreflightFailure | null = null;
  if (asked.methods !== undefined && !isExpected && isSafelistedMethod(method) && !mayNeedHeader(asked, asked.outcomes({ origin: undefined, method, preflight: null }))) return null;
  for (const origin of originsToTry(asked, method)) {
    const actual = findAllowed(asked, { origin, method, headers: [], credentials: false });
    if (actual === null) continue;
    const failure = failureAfter(asked, actual, { origin, method, isExpected });
    if (failure === null) return null;
    first ??= failure;
  }
  return first;
}

/** Whether some way of answering may be about a header that makes a preflight necessary. Where the Origin is left open, one run tells that of all of them. */
function mayNeedHeader(asked: Asked, outcomes: Outcomes): boolean {
  if (outcomes === null) return true;
  if (outcomes.kind === 'fork') return mayNeedHeader(asked, outcomes.yes) || mayNeedHeader(asked, outcomes.no);
  return outcomes.leaf.some((response) => !response.allowHeaders.known || neededIn(asked, response, false) !== null);
}

/** The failure of the preflight before a request that is let in. */
function failureAfter(asked: Asked, actual: CorsResponse, { origin, method, isExpected }: { readonly origin: string; readonly method: string; readonly isExpected: boolean }): PreflightFailure | null {
  if (asked.unanswered == null && passesAnyway(asked, origin, method)) return null;
  const header = neededIn(asked, actual, isExpected);
  const isNeeded = !isSafelistedMethod(method) || header !== null;
  if (!isNeeded && !isExpected) return null;
  const headers = header === null ? [] : [header];
  const failure = (consoleText: string | null): PreflightFailure | null => (consoleText === null ? null : { allowOrigin: actual.allowOrigin.at, method, header: isSafelistedMethod(method) ? header : null, isNeeded, consoleText });
  if (asked.unanswered != null) return failure(unansweredText({ origin, method, headers, credentials: false }, asked.unanswered));
  const outcomes = asked.outcomes({ origin, method: 'OPTIONS', preflight: { method, headers } });
  if (asked.methods === undefined && leavesOf(outcomes).flat().some(wantsCredentials)) return null;
  return failure(failureOfAll(outcomes, { origin, method, headers, credentials: false }));
}

/** Whether preflights pass whatever of the usual headers they ask for. What the code reads, which takes more to find out, makes no difference then: a list that is announced is one that is meant. */
function passesAnyway(asked: Asked, origin: string, method: string): boolean {
  const headers = ['authorization', 'content-type'];
  return asked.methods === undefined && failureOfAll(asked.outcomes({ origin, method: 'OPTIONS', preflight: { method, headers } }), { origin, method, headers, credentials: false }) === null;
}

/** The header that is needed where nothing answers preflights, or where something does. */
const neededIn = ({ unanswered }: Asked, response: CorsResponse, isExpected: boolean): string | null =>
  unanswered == null ? neededHeader(response, isExpected) : neededHeader({ ...response, allowHeaders: noText(response) }, isExpected || announcesJson(response));

/** Whether a response allows `Content-Type`, which forms need not ask for: a body is JSON then. */
const announcesJson = ({ allowHeaders }: CorsResponse): boolean => allowHeaders.known && (parseTokenList(allowHeaders.value ?? '') ?? []).some((name) => name.toLowerCase() === 'content-type');

/** A header that is announced and that nothing here reads makes no preflight necessary. */
const noText = ({ allowHeaders: { at } }: CorsResponse): CorsResponse['allowHeaders'] => ({ known: true, value: null, at, env: null });

/** The console text of a preflight that is answered without any CORS header. */
function unansweredText(request: CorsRequest, status: number): string | null {
  const result = preflightCheck(request, status, { allowOrigin: null, allowCredentials: null, allowMethods: null, allowHeaders: null, exposeHeaders: null, maxAge: null, vary: null });
  return result.allowed ? null : result.consoleText;
}

/** A stranger, the origins that the code compares with, and those that it names whoever asks. */
export function originsToTry(asked: Asked, method: string): string[] {
  const [stranger] = strangerOrigins(asked.constants);
  const named = leavesOf(asked.outcomes({ origin: stranger, method, preflight: null })).flat().flatMap(({ allowOrigin }) => (allowOrigin.known && allowOrigin.value !== null ? [allowOrigin.value] : []));
  return [stranger, ...[...asked.constants, ...named].filter(isSendableOrigin)];
}

/** The headers of a response to an origin, which is the one that the environment names where that is sent to everybody. */
function headersFor(response: CorsResponse, origin: string | null): ResponseHeaders | null {
  const { allowOrigin, check } = response;
  return readHeaders(allowOrigin.known || allowOrigin.variable === undefined || check !== null ? response : { ...response, allowOrigin: { known: true, value: origin, at: allowOrigin.at, env: null } });
}

/** A response that lets the request in. Where one handler gets every method, it has to look at the method on that way to mean one that no form can send. */
function findAllowed(asked: Asked, request: CorsRequest): CorsResponse | null {
  const { origin, method } = request;
  const isAbout = (response: CorsResponse): boolean => isSafelistedMethod(method) || asked.methods === undefined || response.reads.includes('method');
  return leavesOf(asked.outcomes({ origin, method, preflight: null })).flat().find((response) => {
    const headers = headersFor(response, origin);
    return headers !== null && isAbout(response) && corsCheck(request, headers).allowed;
  }) ?? null;
}

/**
 * A header that scripts have to send here and that is not safelisted: JSON's Content-Type, Authorization, or one that the response names.
 * A body that is parsed by its type is JSON where preflights are expected.
 */
function neededHeader({ allowHeaders, reads }: CorsResponse, isExpected: boolean): string | null {
  const named = allowHeaders.known && allowHeaders.value !== null ? (parseTokenList(allowHeaders.value) ?? []) : [];
  const announced = named.find((name) => name !== '*' && name.toLowerCase() !== 'content-type' && !isSafelistedRequestHeader(name, '') && !isForbiddenRequestHeader(name));
  if (reads.includes('authorization')) return 'authorization';
  if (reads.includes('json') || (reads.includes('body') && (isExpected || reads.includes('json parser')))) return 'content-type';
  return announced?.toLowerCase() ?? null;
}

/** Whether a preflight is refused, before any CORS header is set, because it brings no credentials: then the order of the handlers is wrong. */
const wantsCredentials = ({ allowOrigin, cleared, status, reads }: CorsResponse): boolean =>
  !(cleared?.known === true && cleared.value !== null) && reads.includes('credentials') && allowOrigin.known && allowOrigin.value === null && status.known && status.value >= 300;

/** The console text of the first failure, when every way fails; null when one passes or was not read. What is not finished on one way is on another. */
function failureOfAll(outcomes: Outcomes, request: CorsRequest): string | null {
  const responses = leavesOf(outcomes).flat().filter((response) => !isUnfinished(response));
  if (outcomes === null || responses.length === 0) return null;
  const texts = responses.map((response) => failureOf(response, request));
  return texts.includes(null) ? null : (texts[0] ?? null);
}

const isUnfinished = ({ ending, lent, status }: CorsResponse): boolean => ending === 'unread' && status.known && !lent;

function failureOf(response: CorsResponse, request: CorsRequest): string | null {
  const { status, allowMethods, allowHeaders, ending, lent } = response;
  const headers = headersFor(response, request.origin);
  if (headers === null || lent || ending !== 'answers' || !status.known || !allowMethods.known || !allowHeaders.known) return null;
  const result = preflightCheck(request, status.value, headers);
  return result.allowed || isMeant(result.reason, headers, response) ? null : result.consoleText;
}

/** Whether an answer refuses on purpose, or tells of what it allows: it lets in another origin, tests the origin, or lists methods and headers. */
function isMeant(reason: CheckFailure, { allowMethods, allowHeaders }: ResponseHeaders, { check }: CorsResponse): boolean {
  switch (reason) {
    case 'PreflightAllowOriginMismatch': return true;
    // Of a list that cannot be read it is said what is wrong.
    case 'InvalidAllowMethodsPreflightResponse': case 'InvalidAllowHeadersPreflightResponse': return true;
    case 'PreflightMissingAllowOriginHeader': return check !== null;
    case 'MethodDisallowedByPreflightResponse': return allowMethods !== null;
    case 'HeaderDisallowedByPreflightResponse': return allowHeaders !== null;
    default: return false;
  }
}

/** The call that answers a preflight, as the method tells, although more is done to the request after it; null when there is none, or when it is not known that other requests go on. */
export function findContinued(policy: Policy): CorsResponse['continued'] {
  const [origin] = strangerOrigins(policy.constants);
  const preflight = leavesOf(policy.outcomes({ origin, method: 'OPTIONS', preflight: { method: 'PUT', headers: [] } })).flat().find(({ continued, reads }) => continued !== null && reads.includes('method'))?.continued ?? null;
  if (preflight === null) return null;
  const others = policy.outcomes({ origin, method: 'PUT', preflight: null });
  return others === null || leavesOf(others).flat().some(({ continued }) => continued?.at.range[0] === preflight.at.range[0]) ? null : preflight;
}
