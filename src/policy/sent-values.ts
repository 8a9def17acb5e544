import { isSendableOrigin } from '../origin/origin.ts';
import { strangerOrigins } from '../origin/strangers.ts';
import { corsCheck } from '../spec/cors-check.ts';
import { normalizeValue } from '../spec/headers.ts';
import type { CorsResponse, Evidence, Policy } from './policy.ts';
import { leavesOf } from './tree.ts';

/** A value that a browser refuses, with what it prints. */
export interface RefusedValue {
  readonly value: string;
  readonly at: Evidence;
  readonly consoleText: string;
}

/** At most so many of the origins that a check names are asked for. */
const mostNamed = 3;

const known = new WeakMap<Policy, readonly Told[]>();

interface Told {
  readonly origin: string;
  readonly response: CorsResponse;
}

/** What a stranger is told, and what those are told who are named: some headers are only for them. */
function findTold(policy: Policy): readonly Told[] {
  let found = known.get(policy);
  if (found === undefined) {
    const [stranger] = strangerOrigins(policy.constants);
    const told = toldTo(policy, stranger);
    const named = policy.comparisons.filter(({ exact, text }) => exact && isSendableOrigin(text)).slice(0, mostNamed);
    known.set(policy, (found = [...told, ...named.flatMap(({ text }) => toldTo(policy, text))]));
  }
  return found;
}

const toldTo = (policy: Policy, origin: string): readonly Told[] => leavesOf(policy.outcomes({ origin, method: undefined, preflight: null })).flat().map((response) => ({ origin, response }));

/** Values by which no credentials are meant to be allowed, as far as words say. A browser takes them as it takes no header at all. */
const off: ReadonlySet<string> = new Set(['', 'false', '0', 'no', 'off', 'none', 'null', 'undefined', 'omit', 'nan']);

/**
 * The values of Access-Control-Allow-Credentials that are meant to allow them and do not, for only `true` does, to the letter.
 * https://fetch.spec.whatwg.org/#cors-check
 */
export function findRefusedCredentials(policy: Policy): readonly RefusedValue[] {
  return findTold(policy).flatMap(({ origin, response: { allowCredentials } }) => {
    if (!allowCredentials.known || allowCredentials.value === null) return [];
    const value = normalizeValue(allowCredentials.value);
    if (value === 'true' || value === origin || off.has(value.toLowerCase())) return [];
    return refused(corsCheck({ ...page, credentials: true }, { ...none, allowOrigin: page.origin, allowCredentials: value }), value, allowCredentials.at);
  });
}

/**
 * Where Access-Control-Allow-Origin is sent more than once, which a browser refuses though all are equal. What a library makes of a list is about its options.
 * https://fetch.spec.whatwg.org/#concept-header-list-get
 */
export function findRepeatedOrigins(policy: Policy): readonly RefusedValue[] {
  if (policy.library !== null) return [];
  return findTold(policy).flatMap(({ origin, response: { allowOrigin } }) => {
    if (!allowOrigin.known || allowOrigin.value === null || (allowOrigin.lines?.length ?? 0) < 2) return [];
    return refused(corsCheck({ ...page, origin }, { ...none, allowOrigin: allowOrigin.value }), allowOrigin.value, allowOrigin.at);
  });
}

const page = { origin: 'https://app.example', method: 'GET', headers: [], credentials: false };
const none = { allowOrigin: null, allowCredentials: null, allowMethods: null, allowHeaders: null, exposeHeaders: null, maxAge: null, vary: null };

const refused = (result: ReturnType<typeof corsCheck>, value: string, at: Evidence): readonly RefusedValue[] => (result.allowed ? [] : [{ value, at, consoleText: result.consoleText }]);
