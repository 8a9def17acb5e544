import { strangerOrigins } from '../origin/strangers.ts';
import { corsCheck } from '../spec/cors-check.ts';
import type { Endpoint } from './endpoint.ts';
import { readHeaders, type CorsResponse, type Evidence, type Outcomes, type Policy, type Probe } from './policy.ts';
import { originsToTry } from './preflight-questions.ts';
import { leavesOf } from './tree.ts';

/** Where an origin is allowed although the response was sent by then. */
export function findTooLate(policy: Policy): readonly Evidence[] {
  const [origin] = strangerOrigins(policy.constants);
  return responsesOf(policy.outcomes({ origin, method: undefined, preflight: null })).flatMap(({ tooLate }) => tooLate ?? []);
}

/** What allows an origin on preflights, where no response to a request that follows does; null where one does, or that was not read. */
export function findPreflightOnly(policy: Policy): Evidence | null {
  if (!policy.methods.includes('OPTIONS')) return null;
  const methods = new Set(['GET', 'POST', ...policy.methods.filter((method) => method !== 'OPTIONS')]);
  for (const origin of originsToTry({ constants: policy.constants, outcomes: (probe: Probe) => policy.outcomes(probe) }, 'OPTIONS')) {
    const allowed = responsesOf(policy.outcomes({ origin, method: 'OPTIONS', preflight: { method: 'POST', headers: [] } })).find((response) => isAnswer(response) && letsIn(response, origin));
    if (allowed === undefined) continue;
    const actual = [...methods].map((method) => responsesOf(policy.everyOutcome({ origin, method, preflight: null })));
    const isMissing = actual.every((responses) => responses.length > 0 && responses.every(isBare)) && actual.flat().some(isSuccess);
    return isMissing ? allowed.allowOrigin.at : null;
  }
  return null;
}

/** What names headers that scripts may read on preflights, where no answer to a request that follows does, although it lets the origin in; null where one does, or that was not read. */
export function findExposedInVain(policy: Policy): Evidence | null {
  if (policy.model !== 'headers' || !policy.methods.includes('OPTIONS')) return null;
  const methods = new Set(['GET', 'POST', ...policy.methods.filter((method) => method !== 'OPTIONS')]);
  for (const origin of originsToTry({ constants: policy.constants, outcomes: (probe: Probe) => policy.outcomes(probe) }, 'OPTIONS')) {
    const told = responsesOf(policy.outcomes({ origin, method: 'OPTIONS', preflight: { method: 'POST', headers: [] } })).find((response) => isAnswer(response) && letsIn(response, origin) && exposes(response) === true);
    if (told === undefined) continue;
    const actual = [...methods].map((method) => responsesOf(policy.everyOutcome({ origin, method, preflight: null })));
    return isExposedNowhere(actual, origin) ? told.exposeHeaders.at : null;
  }
  return null;
}

/** The same for a handler of preflights alone, such as a module exports beside those for other methods. */
export function findExposedApart(policy: Policy, policies: readonly Policy[]): Evidence | null {
  if (!isHandlerOf(policy, ['OPTIONS'])) return null;
  const others = policies.filter((one) => one.world === policy.world && isHandlerOf(one, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']));
  for (const origin of originsToTry(policy, 'OPTIONS')) {
    const told = responsesOf(policy.outcomes({ origin, method: 'OPTIONS', preflight: { method: 'GET', headers: [] } })).find((response) => isAnswer(response) && letsIn(response, origin) && exposes(response) === true);
    if (told === undefined) continue;
    const actual = others.map((one) => responsesOf(one.everyOutcome({ origin, method: one.arrives?.methods[0], preflight: null })));
    return isExposedNowhere(actual, origin) ? told.exposeHeaders.at : null;
  }
  return null;
}

/** Whether a function is exported for one method, of some. */
const isHandlerOf = ({ model, isRouted, arrives }: Policy, methods: readonly string[]): boolean =>
  model === 'headers' && !isRouted && arrives?.at === 'its own' && arrives.methods.length === 1 && methods.includes(arrives.methods[0]!);

/** Whether the answers to some requests, one list for each, surely show scripts nothing, although some let an origin in. */
const isExposedNowhere = (actual: readonly (readonly CorsResponse[])[], origin: string): boolean =>
  actual.every((responses) => responses.length > 0 && responses.every((response) => isAnswer(response) && !response.lent && exposes(response) === false)) && actual.flat().some((response) => isSuccess(response) && letsIn(response, origin));

const exposes = ({ exposeHeaders }: CorsResponse): boolean | null => (exposeHeaders.known ? exposeHeaders.value !== null : null);

export interface BareError {
  readonly at: Evidence;
  readonly status: number;
}

/** The answers of errors that go without the headers that other answers to the same request carry. A route may get them from the application. */
export function findBareErrors(policy: Policy): readonly BareError[] {
  if (policy.isRouted) return [];
  const methods = new Set(['GET', 'POST', ...policy.methods.filter((method) => method !== 'OPTIONS')]);
  return [...methods].flatMap((method) => bareErrorsOf(policy, method));
}

function bareErrorsOf(policy: Policy, method: string): readonly BareError[] {
  for (const origin of originsToTry({ constants: policy.constants, outcomes: (probe: Probe) => policy.outcomes(probe) }, method)) {
    const groups = siblingsIn(policy.everyOutcome({ origin, method, preflight: null })).filter((responses) => responses.some((response) => isAnswer(response) && isFine(response) && letsIn(response, origin)));
    if (groups.length > 0) return groups.flat().flatMap((response) => (isBareError(response) ? [{ at: response.sentBy, status: response.status.value }] : []));
  }
  return [];
}

/** The errors that take away what was allowed before them, where the same request may get an answer with it. */
export function findClearedErrors(policy: Policy): readonly BareError[] {
  if (!policy.clearsOnErrors) return [];
  const methods = new Set(['GET', 'POST', ...policy.methods.filter((method) => method !== 'OPTIONS')]);
  return [...methods].flatMap((method) => clearedErrorsOf(policy, method));
}

function clearedErrorsOf(policy: Policy, method: string): readonly BareError[] {
  for (const origin of originsToTry({ constants: policy.constants, outcomes: (probe: Probe) => policy.outcomes(probe) }, method)) {
    const responses = responsesOf(policy.everyOutcome({ origin, method, preflight: null }));
    const found = responses.filter((response): response is BareAnswer => response.cleared !== undefined && response.status.known && response.sentBy != null && letsIn({ ...response, allowOrigin: response.cleared }, origin));
    if (found.length > 0 && responses.some((response) => letsIn(response, origin))) return found.map(({ sentBy, status }) => ({ at: sentBy, status: status.value }));
  }
  return [];
}

/** The errors of a route that take away what handlers before have set, where the same request may get an answer with it. */
export function findClearedOnRoute(endpoint: Endpoint): readonly BareError[] {
  if (!endpoint.clearsOnErrors) return [];
  for (const origin of originsToTry(endpoint, endpoint.method)) {
    const lets = responsesOf(endpoint.outcomes({ origin, method: endpoint.method, preflight: null })).some((response) => letsIn(response, origin));
    if (lets) return endpoint.errors(origin);
  }
  return [];
}

/** The responses that stand beside each other. What is sent for one path has nothing to do with another path. */
function siblingsIn(outcomes: Outcomes): readonly (readonly CorsResponse[])[] {
  if (outcomes === null) return [[]];
  if (outcomes.kind === 'leaf') return [outcomes.leaf];
  const [yes, no] = [siblingsIn(outcomes.yes), siblingsIn(outcomes.no)];
  if (aboutPath.test(outcomes.decision.key) && !aboutQuery.test(outcomes.decision.key)) return [...yes, ...no];
  return yes.flatMap((some) => no.map((others) => [...some, ...others])).slice(0, mostGroups);
}

const aboutPath = /\b(?:path|url|originalUrl|baseUrl|pathname|rawPath|resource|routeKey)\b/i;
const aboutQuery = /search|query/i;
const mostGroups = 64;

const isFine = ({ status }: CorsResponse): boolean => status.known && status.value < 400;

type BareAnswer = CorsResponse & { readonly sentBy: Evidence; readonly status: { readonly known: true; readonly value: number } };

/** Whether an error is answered without the headers, for another reason than the origin. */
const isBareError = (response: CorsResponse): response is BareAnswer =>
  isBare(response) && response.check === null && response.status.known && response.status.value >= 400 && response.sentBy != null;

const responsesOf = (outcomes: Outcomes): readonly CorsResponse[] => leavesOf(outcomes).flat();

/** Whether a response is one that a page wants to read: what answers nothing but preflights has none. */
const isSuccess = ({ status }: CorsResponse): boolean => status.known && status.value >= 200 && status.value < 300;

const isAnswer = ({ ending }: CorsResponse): boolean => ending === 'answers';

/** Whether a response is certainly sent without allowing an origin. */
const isBare = (response: CorsResponse): boolean => isAnswer(response) && !response.lent && response.allowOrigin.known && response.allowOrigin.value === null;

function letsIn(response: CorsResponse, origin: string): boolean {
  const headers = readHeaders(response);
  return headers !== null && corsCheck({ origin, method: 'GET', headers: [], credentials: false }, headers).allowed;
}
