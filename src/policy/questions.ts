import { strangerOrigins } from '../origin/strangers.ts';
import { corsCheck } from '../spec/cors-check.ts';
import { normalizeValue } from '../spec/headers.ts';
import type { Endpoint } from './endpoint.ts';
import { judge, type Finding, type Verdict } from './judge.ts';
import { readHeaders, type CorsResponse, type Outcomes, type Policy, type Probe } from './policy.ts';
import { leavesOf } from './tree.ts';

export interface Reflection {
  /** Two unrelated origins, each of which is let in. */
  readonly witnesses: readonly [string, string];
  readonly responses: readonly CorsResponse[];
  readonly credentials: boolean;
  /** Only some requests are answered so; others are checked. */
  readonly conditional: boolean;
}

/** A request by some method from an origin: the attacker chooses the method, a preflight included. */
const anyMethod = (origin: string): Probe => ({ origin, method: undefined, preflight: null });

const actual = (origin: string | null, credentials: boolean) => ({ origin, method: 'GET', headers: [], credentials });

/** How two unrelated websites are both sent their own origin back, with and without credentials; empty when not, or when that was not read. */
export function findReflections(policy: Policy): readonly Reflection[] {
  let found = reflections.get(policy);
  if (found === undefined) reflections.set(policy, (found = [findReflection(policy, true), findReflection(policy, false)].filter((reflection) => reflection !== null)));
  return found;
}

/** Several rules ask the same of a policy. */
const reflections = new WeakMap<Policy, readonly Reflection[]>();

function findReflection(policy: Policy, credentials: boolean): Reflection | null {
  const witnesses = strangerOrigins(policy.constants);
  const first = letsIn(policy, witnesses[0], credentials);
  const second = first.finding === 'leak' ? letsIn(policy, witnesses[1], credentials) : first;
  const conditional = first.conditional || second.conditional;
  if (second.finding !== 'leak' || (conditional && !credentials) || isChosen(policy, second, credentials)) return null;
  return { witnesses, responses: [...first.responses, ...second.responses], credentials, conditional };
}

/** Whether somebody opens the policy on purpose, by setting a variable of the environment: while it is unset, the same place does not do so, or is not there. */
function isChosen(policy: Policy, { responses }: Verdict, credentials: boolean): boolean {
  const { world, otherwise } = policy;
  if (world === 'unset') return false;
  const finding = otherwise === null ? 'none' : letsIn(otherwise, strangerOrigins(otherwise.constants)[0], credentials).finding;
  if (finding === 'none') return responses.some(({ allowOrigin }) => allowOrigin.known && allowOrigin.env !== null) || (otherwise === null && isOptional(policy.outcomes(anyMethod(strangerOrigins(policy.constants)[0]))));
  return finding !== 'leak';
}

/** Whether there are responses only where a variable of the environment is a star, or has one among others. */
function isOptional(tree: Outcomes): boolean {
  if (tree === null || tree.kind === 'leaf') return false;
  if (tree.decision.env != null && tree.decision.key.includes('"*"') && [tree.yes, tree.no].some((branch) => branch !== null && leavesOf(branch).flat().length === 0)) return true;
  return isOptional(tree.yes) || isOptional(tree.no);
}

/** Whether every website is let in because somebody chose that: then there is no check to look at. */
export function isOpenedToAll(policy: Policy): boolean {
  const [first, second] = strangerOrigins(policy.constants);
  const verdict = letsIn(policy, first, false);
  return verdict.finding === 'leak' && letsIn(policy, second, false).finding === 'leak' && isChosen(policy, verdict, false);
}

const aboutOrigins = /origin|cors|allow/i;

/** The variable of the environment whose absence brings about a response; null in the world where all are set. */
export function missingVariable({ world, variables }: Policy, { allowOrigin }: CorsResponse): string | null {
  if (world === 'set') return null;
  if (allowOrigin.known && allowOrigin.env !== null && variables.includes(allowOrigin.env)) return allowOrigin.env;
  return variables.find((name) => aboutOrigins.test(name)) ?? variables[0] ?? null;
}

/** Whether an origin is sent back to the page that has it, so that a browser lets it read the response. */
export function letsIn(policy: Policy, origin: string, credentials: boolean): Verdict {
  const request = actual(origin, credentials);
  const look = (response: CorsResponse): Finding => {
    if (!response.allowOrigin.known) return 'unknown';
    const headers = readHeaders(response);
    if (headers === null || headers.allowOrigin === null) return response.check === null ? 'none' : 'deny';
    if (headers.allowOrigin === '*') return 'none';
    return headers.allowOrigin === origin && corsCheck(request, headers).allowed ? 'leak' : 'deny';
  };
  return judge(policy.outcomes(anyMethod(origin)), look);
}

/** A place that can be asked for its responses: a policy, or a route with all of its handlers. */
type Asked = Pick<Policy, 'constants' | 'outcomes'>;

/**
 * The responses on any way that combine `*` with credentials, which a browser blocks: no guard makes that right. Where the owner of the program
 * chooses the one and the other, the combination is not the code's. `method` is left open where a place gets every method.
 */
export function findWildcardCredentials(asked: Asked, method?: string): readonly CorsResponse[] {
  const { responses, optIns } = anyWay(asked, method, (response) => isWildcard(response) && hasCredentials(response));
  return optIns > 1 || (optIns === 1 && areChosenApart(asked, method)) ? [] : responses;
}

/** Whether the owner of the program may have `*` alone, and credentials with something else: then it is not the code that combines the two. */
function areChosenApart(asked: Asked, method: string | undefined): boolean {
  const isAlone = (response: CorsResponse): boolean => isWildcard(response) && response.allowCredentials.known && response.allowCredentials.value === null;
  const isWithOther = (response: CorsResponse): boolean => hasCredentials(response) && !isWildcard(response) && !(response.allowOrigin.known && response.allowOrigin.value === null);
  return [isAlone, isWithOther].every((holds) => anyWay(asked, method, holds).responses.length > 0);
}

/** The same for a route, where what its handlers send together is no policy of one of them. */
export const findRouteWildcards = (endpoint: Endpoint): readonly CorsResponse[] => (endpoint.isAlone ? [] : findWildcardCredentials(endpoint, endpoint.method));

/** What a file decides about cross-origin requests. */
interface File {
  readonly policies: readonly Policy[];
  readonly endpoints: readonly Endpoint[];
}

/** The responses on any way that allow every origin because of a `*`, at a place that nothing in the file combines with credentials. */
export function findWildcard(policy: Policy, { policies, endpoints }: File): readonly CorsResponse[] {
  const found = anyWay(policy, undefined, (response) => (isWildcard(response) || response.forStar === 'whole') && !hasCredentials(response)).responses;
  if (found.length === 0) return [];
  const withCredentials = [...policies.flatMap((one) => findWildcardCredentials(one)), ...endpoints.flatMap(findRouteWildcards)];
  const taken = new Set(withCredentials.map(({ allowOrigin }) => allowOrigin.at.range[0]));
  return found.filter(({ allowOrigin }) => !taken.has(allowOrigin.at.range[0]));
}

const isWildcard = ({ allowOrigin }: CorsResponse): boolean => allowOrigin.known && allowOrigin.value !== null && normalizeValue(allowOrigin.value) === '*';

const hasCredentials = ({ allowCredentials }: CorsResponse): boolean => allowCredentials.known && allowCredentials.value !== null && normalizeValue(allowCredentials.value) === 'true';

/** Whether the Origin is sent in the place of a `*` that was written, or that a library is told where nothing is. */
export const standsForStar = ({ insteadOfStar, forStar }: CorsResponse): boolean => insteadOfStar || forStar === 'whole';

/** The responses for which something holds on any way. */
function anyWay(asked: Asked, method: string | undefined, holds: (response: CorsResponse) => boolean): Found {
  const [origin] = strangerOrigins(asked.constants);
  return findAnyWay(asked.outcomes({ origin, method, preflight: null }), holds);
}

interface Found {
  readonly responses: readonly CorsResponse[];
  /** How many times the owner of the program has to choose these ways, where on others an origin is allowed all the same. */
  readonly optIns: number;
  /** On some way another origin is allowed, or one that was not read. */
  readonly otherwise: boolean;
}

function findAnyWay(tree: ReturnType<Policy['outcomes']>, holds: (response: CorsResponse) => boolean): Found {
  if (tree === null) return { responses: [], optIns: 0, otherwise: false };
  if (tree.kind === 'leaf') {
    const responses = tree.leaf.filter(holds);
    return { responses, optIns: 0, otherwise: responses.length === 0 && tree.leaf.some(({ allowOrigin }) => !allowOrigin.known || allowOrigin.value !== null) };
  }
  const [yes, no] = [findAnyWay(tree.yes, holds), findAnyWay(tree.no, holds)];
  const isOptIn = (other: Found): boolean => tree.decision.kind === 'config' && other.responses.length === 0 && other.otherwise;
  const ways = [[yes, no], [no, yes]].flatMap(([way, other]) => (way!.responses.length > 0 ? [way!.optIns + (isOptIn(other!) ? 1 : 0)] : []));
  return { responses: [...yes.responses, ...no.responses], optIns: Math.min(...ways), otherwise: yes.otherwise || no.otherwise };
}
