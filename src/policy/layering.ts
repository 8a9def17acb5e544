import { isSendableOrigin } from '../origin/origin.ts';
import { strangerOrigins } from '../origin/strangers.ts';
import { corsCheck } from '../spec/cors-check.ts';
import { isSafelistedMethod } from '../spec/methods.ts';
import { preflightCheck } from '../spec/preflight.ts';
import type { CorsRequest } from '../spec/types.ts';
import { probeOf, readHeaders, type CorsResponse, type Evidence, type Outcomes, type Phase, type Probe } from './policy.ts';
import { leavesOf } from './tree.ts';

/** Another CORS handler that the requests of one come to. */
export interface OtherLayer {
  /** The handler. */
  readonly at: Evidence;
  readonly comes: 'before' | 'after';
  /** What it does by itself. */
  outcomes(probe: Probe): Outcomes;
}

/** A CORS handler of an application whose requests come to other CORS handlers, too, with nothing between them that answers. */
export interface Layer {
  /** The part of the registration that names the method, such as `app.use`. */
  readonly verb: Evidence;
  /** The method of the route that it belongs to; null where it is for all methods. */
  readonly method: string | null;
  readonly others: readonly OtherLayer[];
  readonly constants: readonly string[];
  /** What it does by itself, if it was asked. */
  alone(probe: Probe): Outcomes;
  /** What becomes of a request that goes through all of them. */
  together(probe: Probe): Outcomes;
}

/** An origin that a layer is not for, and that another one lets in. */
export interface Loosened {
  readonly origin: string;
  readonly other: OtherLayer;
}

/** An origin that a CORS handler allows nothing, and that another one lets in all the same; null where there is none, or that was not read. */
export function findLoosened(layer: Layer): Loosened | null {
  for (const origin of originsFor(layer)) {
    const request = requestOf(origin, layer.method ?? 'GET', false);
    const allows = (outcomes: Outcomes): boolean => holdsForAll(outcomes, (response) => isPassedOn(response) && letsIn(response, request) === true);
    if (!holdsForAll(layer.alone(probeOf(request, 'actual')), (response) => isPassedOn(response) && letsIn(response, request) === false)) continue;
    if (!allows(layer.together(probeOf(request, 'actual')))) continue;
    const other = layer.others.findLast((one) => allows(one.outcomes(probeOf(request, 'actual'))));
    if (other !== undefined) return { origin, other };
  }
  return null;
}

export interface UnseenPreflight extends Loosened {
  /** A method that needs a preflight. */
  readonly method: string;
  /** What the browser writes to its console where it blocks the request; null where it sends it, which this layer would refuse. */
  readonly consoleText: string | null;
}

/** What comes of preflights that another CORS handler answers before one; null where nothing does, or that was not read. */
export function findUnseenPreflight(layer: Layer): UnseenPreflight | null {
  const method = layer.method ?? 'PUT';
  if (isSafelistedMethod(method)) return null;
  const [stranger, ...named] = originsFor(layer);
  return first(named, (origin) => findLockedOut(layer, origin, method)) ?? (layer.method === null ? null : first([stranger!, ...named], (origin) => findSent(layer, origin, method)));
}

/** The preflight of an origin that this layer allows, with credentials, where another handler answers it otherwise. */
function findLockedOut(layer: Layer, origin: string, method: string): UnseenPreflight | null {
  const request = requestOf(origin, method, true);
  const other = answererOf(layer, request);
  if (other === undefined || !passes(layer.alone, request, 'preflight') || !passes(layer.alone, request, 'actual') || !passes(layer.together, request, 'actual')) return null;
  const consoleText = failureOfAll(layer.together(probeOf(request, 'preflight')), request);
  return consoleText === null ? null : { origin, other, method, consoleText };
}

/** The preflight of an origin that this layer refuses, where another handler lets it through. */
function findSent(layer: Layer, origin: string, method: string): UnseenPreflight | null {
  const request = requestOf(origin, method, false);
  const other = answererOf(layer, request);
  const isRefused = other !== undefined && fails(layer.alone, request, 'preflight') && fails(layer.alone, request, 'actual');
  return isRefused && passes(layer.together, request, 'preflight') ? { origin, other, method, consoleText: null } : null;
}

/** The handler before this one that answers a preflight. */
const answererOf = (layer: Layer, request: CorsRequest): OtherLayer | undefined =>
  layer.others.find((one) => one.comes === 'before' && holdsForAll(one.outcomes(probeOf(request, 'preflight')), ({ ending }) => ending === 'answers'));

function first<T>(origins: readonly string[], find: (origin: string) => T | null): T | null {
  for (const origin of origins) {
    const found = find(origin);
    if (found !== null) return found;
  }
  return null;
}

const requestOf = (origin: string, method: string, credentials: boolean): CorsRequest => ({ origin, method, headers: [], credentials });

/** At most so many of the origins that a file names are asked for: each takes several runs, which other rules have to share. */
const mostNamed = 40;

/** A stranger first, by whom it is found out which origins there are. */
function* originsFor(layer: Layer): Generator<string> {
  const [stranger] = strangerOrigins(layer.constants);
  yield stranger;
  const named = leavesOf(layer.alone({ origin: stranger, method: layer.method ?? 'GET', preflight: null })).flat().flatMap(({ allowOrigin }) => (allowOrigin.known && allowOrigin.value !== null ? [allowOrigin.value] : []));
  yield* [...new Set([...named, ...layer.constants])].filter((origin) => origin !== stranger && isSendableOrigin(origin)).slice(0, mostNamed);
}

/** Whether something is so on every way, of which there is one at least. */
function holdsForAll(outcomes: Outcomes, holds: (response: CorsResponse) => boolean): boolean {
  if (outcomes === null) return false;
  if (outcomes.kind === 'fork') return holdsForAll(outcomes.yes, holds) && holdsForAll(outcomes.no, holds);
  return outcomes.leaf.length > 0 && outcomes.leaf.every((response) => !response.lent && holds(response));
}

/** A handler that answers keeps the request from the routes. */
const isPassedOn = ({ ending }: CorsResponse): boolean => ending === 'passes on';

function letsIn(response: CorsResponse, request: CorsRequest): boolean | null {
  const headers = readHeaders(response);
  return headers === null || (request.credentials && !response.allowCredentials.known) ? null : corsCheck(request, headers).allowed;
}

type Asked = (probe: Probe) => Outcomes;

const passes = (asked: Asked, request: CorsRequest, phase: Phase): boolean => holdsForAll(asked(probeOf(request, phase)), (response) => verdictOf(response, request, phase) === true);

const fails = (asked: Asked, request: CorsRequest, phase: Phase): boolean => holdsForAll(asked(probeOf(request, phase)), (response) => verdictOf(response, request, phase) === false);

function verdictOf(response: CorsResponse, request: CorsRequest, phase: Phase): boolean | null {
  if (phase === 'actual') return isPassedOn(response) ? letsIn(response, request) : null;
  const result = resultOf(response, request);
  return result === null ? null : result.allowed;
}

function resultOf(response: CorsResponse, request: CorsRequest): ReturnType<typeof preflightCheck> | null {
  const { status, allowMethods, allowHeaders, allowCredentials, ending } = response;
  const headers = readHeaders(response);
  if (headers === null || ending !== 'answers' || !status.known || !allowMethods.known || !allowHeaders.known || !allowCredentials.known) return null;
  return preflightCheck(request, status.value, headers);
}

/** The console text where a preflight fails on every way; else null. */
function failureOfAll(outcomes: Outcomes, request: CorsRequest): string | null {
  if (!holdsForAll(outcomes, (response) => resultOf(response, request)?.allowed === false)) return null;
  const [first] = leavesOf(outcomes).flat();
  const result = first === undefined ? null : resultOf(first, request);
  return result === null || result.allowed ? null : result.consoleText;
}
