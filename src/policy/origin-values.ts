import { findFlaw, type Malformed } from '../origin/malformed.ts';
import { longStranger, strangerOrigins } from '../origin/strangers.ts';
import { corsCheck } from '../spec/cors-check.ts';
import { normalizeValue } from '../spec/headers.ts';
import type { CorsResponse, Evidence, Policy, Probe } from './policy.ts';
import { leavesOf } from './tree.ts';

/** A text in the place of an origin that no browser has. */
export interface UselessOrigin extends Malformed {
  readonly text: string;
  readonly at: Evidence;
  /** What a browser prints when it gets the text as the allowed origin; null where it is only compared with the Origin. */
  readonly consoleText: string | null;
}

const asked = new WeakMap<Policy, readonly UselessOrigin[]>();

/**
 * The texts that are meant to let an origin in and never do: those that the Origin is compared with as a whole, and those that are sent whatever it is.
 * Empty where everybody is let in, and for a text beside which the origin that is meant by it is let in all the same.
 */
export function findUselessOrigins(policy: Policy): readonly UselessOrigin[] {
  let found = asked.get(policy);
  if (found === undefined) asked.set(policy, (found = searchUseless(policy)));
  return found;
}

function searchUseless(policy: Policy): readonly UselessOrigin[] {
  const [[first], second] = [strangerOrigins(policy.constants), longStranger(policy.constants)];
  const [answers, others] = [allowedTo(policy, first), allowedTo(policy, second)];
  if (answers.some(({ value }) => value === first) && others.some(({ value }) => value === second)) return [];
  const compared = findCompared(policy);
  const sent = answers.filter((one) => one.value !== first && others.some((other) => isSame(one, other))).flatMap((one) => usable(policy, one, answers));
  return [...compared, ...sent.filter(({ text, at }) => !compared.some((one) => one.text === text || one.at.range[0] === at.range[0]))];
}

interface Sent {
  readonly value: string;
  readonly response: CorsResponse;
}

/** What is sent as the allowed origin to an origin, on any way, as a browser reads it. */
function allowedTo(policy: Policy, origin: string): readonly Sent[] {
  const responses = leavesOf(policy.outcomes(askingFrom(origin))).flat();
  return responses.flatMap((response) => (response.allowOrigin.known && response.allowOrigin.value !== null ? [{ value: normalizeValue(response.allowOrigin.value), response }] : []));
}

const askingFrom = (origin: string): Probe => ({ origin, method: undefined, preflight: null });

const isSame = (a: Sent, b: Sent): boolean => a.value === b.value && a.response.allowOrigin.at.range[0] === b.response.allowOrigin.at.range[0];

/** The texts that the Origin is compared with: by asking with the text itself it is seen that it lets in, and by asking with what is meant that this does not. */
function findCompared(policy: Policy): readonly UselessOrigin[] {
  return policy.comparisons.flatMap(({ text, exact, at }) => {
    const flaw = exact && at !== null && at.file === null ? findFlaw(text) : null;
    if (flaw === null || at === null || flaw.candidates.length === 0) return [];
    const isMeant = allowedTo(policy, text).some(({ value }) => value === normalizeValue(text));
    return isMeant && !flaw.candidates.some((origin) => isLetIn(policy, origin)) ? [{ ...flaw, text, at, consoleText: null }] : [];
  });
}

/** Whether an origin is let in, or may be, as nothing is known of what it is sent. */
const isLetIn = (policy: Policy, origin: string): boolean =>
  policy.outcomes(askingFrom(origin)) === null || allowedTo(policy, origin).some(({ value }) => value === origin || value === '*');

/** What is wrong with a text that is sent. What is no origin at all may be meant to turn away, unless nothing else is ever sent. */
function usable(policy: Policy, { value, response: { allowOrigin } }: Sent, answers: readonly Sent[]): readonly UselessOrigin[] {
  const flaw = findFlaw(value);
  if (flaw === null || (allowOrigin.known && allowOrigin.lines !== undefined) || isFromUnset(value, allowOrigin)) return [];
  // A library that is given something else than texts is another mistake; a path is a text, and no word for nobody.
  if (flaw.candidates.length === 0 && !((policy.library === null || isPath(value)) && answers.every((one) => one.value === value && one.response.check === null) && policy.comparisons.length === 0 && policy.searches.length === 0)) return [];
  const origin = flaw.candidates[0] ?? 'https://app.example';
  const result = corsCheck({ origin, method: 'GET', headers: [], credentials: false }, { ...none, allowOrigin: value });
  return result.allowed ? [] : [{ ...flaw, text: value, at: allowOrigin.at, consoleText: result.consoleText }];
}

const isPath = (text: string): boolean => /^\/[\w/-]*$/.test(text);

const none = { allowOrigin: null, allowCredentials: null, allowMethods: null, allowHeaders: null, exposeHeaders: null, maxAge: null, vary: null };

/** Whether a text has the word in it that an unset variable turns into. */
const isFromUnset = (value: string, allowOrigin: CorsResponse['allowOrigin']): boolean => allowOrigin.known && allowOrigin.env !== null && value.includes('undefined');

/** A place where an unset variable of the environment is sent as the allowed origin, or as a part of it. */
export interface UnsetOrigin {
  readonly at: Evidence;
  readonly env: string;
}

/** Where the allowed origin is, or has in it, a variable of the environment that may be unset, and nothing is said for that case. */
export function findUnsetOrigins(policy: Policy): readonly UnsetOrigin[] {
  if (policy.world === 'set') return [];
  const [origin] = strangerOrigins(policy.constants);
  const responses = leavesOf(policy.outcomes({ origin, method: undefined, preflight: null })).flat();
  return responses.flatMap(({ allowOrigin }) => {
    if (!allowOrigin.known) return allowOrigin.unset === undefined ? [] : [{ at: allowOrigin.at, env: allowOrigin.unset }];
    return allowOrigin.value !== null && allowOrigin.env !== null && isFromUnset(allowOrigin.value, allowOrigin) ? [{ at: allowOrigin.at, env: allowOrigin.env }] : [];
  });
}
