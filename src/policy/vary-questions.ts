import { isSendableOrigin } from '../origin/origin.ts';
import { strangerOrigins } from '../origin/strangers.ts';
import { findAdmissions } from './origin-checks.ts';
import type { CorsResponse, Evidence, Outcomes, Policy, Probe } from './policy.ts';
import { findReflections } from './questions.ts';

/** A response that differs from origin to origin, and does not say so. */
export interface MissingVary {
  readonly response: CorsResponse;
  /** The origin that it is for; one for example, where who is let in was not read. */
  readonly origin: string;
  /** What took `Origin` out of Vary again; null where it was never in. */
  readonly overwritten: Evidence | null;
}

/** At most so many origins are asked for. */
const mostAsked = 8;

/**
 * The responses to a GET that name an origin which depends on the request, where caches are not told so by `Vary: Origin`.
 * Empty where one origin is allowed whoever asks, where any is (which is the mistake then), and where others may add to the headers. Headers
 * that a function gives to another file are all there are, unless one of the `others` in the file sends them with Vary beside.
 * https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches
 */
export function findMissingVary(policy: Policy, heldHosts: readonly string[], others: readonly Policy[]): readonly MissingVary[] {
  if (!isStored(policy) || findReflections(policy).length > 0 || saysAlways(policy.outcomes(anyRequest))) return [];
  const answers = findAllowed(policy, heldHosts);
  if (!areSeveral(answers)) return [];
  const missing = answers.filter(({ response, isFixed }) => !isFixed && lacksVary(response) && !isOpened(policy.otherwise, response));
  return missing.filter(({ response, origin }) => !isAlone(response) || !others.some((other) => sendsWithVary(other, response, origin))).map((allowed) => missingFor(policy, allowed, overwriting(allowed.response)));
}

/** Headers by themselves, which another file sends. */
const isAlone = ({ ending, status }: CorsResponse): boolean => ending === 'unread' && !status.known;

/** Whether a place sends what is allowed elsewhere, and says what it varies by. */
const sendsWithVary = (other: Policy, { allowOrigin }: CorsResponse, origin: string): boolean =>
  responsesTo(other, origin).some(({ response }) => !isAlone(response) && isSamePlace(response, allowOrigin.at) && response.vary.known && variesByOrigin(response.vary.value));

/** Whether any origin is allowed at that place in the other world, which is the mistake then. */
const isOpened = (otherwise: Policy | null, { allowOrigin }: CorsResponse): boolean => otherwise !== null && findReflections(otherwise).some(({ responses }) => responses.some((response) => isSamePlace(response, allowOrigin.at)));

const isSamePlace = ({ allowOrigin: { at } }: CorsResponse, { file, range }: Evidence): boolean => at.file === file && at.range[0] === range[0] && at.range[1] === range[1];

/** Neither origin nor method are chosen: each way of the code is gone, and other rules look at the same ways. */
const anyRequest: Probe = { origin: undefined, method: undefined, preflight: null };

/** Whether every response says `Vary: Origin` that may name an origin, on all ways there are: then no origin has to be asked for. */
function saysAlways(tree: Outcomes): boolean {
  if (tree === null) return false;
  if (tree.kind === 'fork') return saysAlways(tree.yes) && saysAlways(tree.no);
  return tree.leaf.every(({ allowOrigin, vary }) => (allowOrigin.known && allowOrigin.value === null) || (vary.known && variesByOrigin(vary.value)));
}

/**
 * The responses of a policy that says `Vary: Origin` to those whom it allows, and not to others: a cache that kept such a response
 * gives it to an origin that is allowed.
 */
export function findUnvariedDenials(policy: Policy, heldHosts: readonly string[]): readonly MissingVary[] {
  if (!isStored(policy) || findReflections(policy).length > 0) return [];
  const denials = responsesTo(policy, strangersOf(policy)[0]).filter(({ response }) => response.allowOrigin.known && response.allowOrigin.value === null && lacksVary(response) && !isPassedOver(response));
  if (denials.length === 0) return [];
  const varied = findAllowed(policy, heldHosts).filter(({ response: { vary } }) => vary.known && variesByOrigin(vary.value));
  return varied.map((allowed) => missingFor(policy, allowed, null));
}

/** The statuses of which caches keep answers that do not say for how long. https://httpwg.org/specs/rfc9110.html#overview.of.status.codes */
const kept: ReadonlySet<number> = new Set([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501]);

const isPassedOver = ({ status }: CorsResponse): boolean => status.known && !kept.has(status.value);

/** A stranger stands for whoever is let in by a list that was not read, and shall not be named as if it were. */
const missingFor = (policy: Policy, { response, origin }: Allowed, overwritten: Evidence | null): MissingVary => ({ response, origin: strangersOf(policy).includes(origin) ? 'https://app.example' : origin, overwritten });

/** Whether a cache may keep what is answered here: it keeps no answer to POST or OPTIONS. */
const isStored = ({ arrives }: Policy): boolean => arrives === null || arrives.methods.includes('GET') || arrives.methods.includes('HEAD');

interface Allowed {
  readonly origin: string;
  readonly response: CorsResponse;
  /** What the origin had to be; null where many others are allowed like it. */
  readonly named: string | null;
  /** Others are told the same. */
  readonly isFixed: boolean;
}

/** The responses that let in the origin which asks, for such as are let in. */
function findAllowed(policy: Policy, heldHosts: readonly string[]): readonly Allowed[] {
  const strangers = strangersOf(policy);
  const told = responsesTo(policy, strangers[0]);
  const exact = policy.comparisons.filter(({ exact: whole, text }) => whole && isSendableOrigin(text)).map(({ text }) => text);
  const letIn = [...exact.slice(0, mostAsked), ...meantInPart(policy).slice(0, mostAsked), ...findAdmissions(policy, heldHosts).map(({ witness }) => witness).slice(0, mostAsked)];
  const fixed = letIn.length === 0 ? [] : told.flatMap(({ response }) => sentOrigin(response));
  const asked = [...new Set([strangers[0], ...letIn, ...fixed])];
  return asked.flatMap((origin) => {
    const compared = origin === strangers[0] ? responsesTo(policy, strangers[1]) : told;
    return responsesTo(policy, origin).filter(({ response }) => names(response, origin)).map(({ response, equals }) => ({
      origin, response, named: exact.includes(origin) || fixed.includes(origin) ? origin : equals, isFixed: compared.some((other) => isSame(other.response, response)),
    }));
  });
}

/** The one origin that a response is for, which need not be the one that asks. What `null` is for is a mistake of its own. */
const sentOrigin = ({ allowOrigin: sent }: CorsResponse): readonly string[] => (sent.known && sent.value !== null && sent.value !== 'null' && isSendableOrigin(sent.value) ? [sent.value] : []);

/** Origins that the author of a check may mean by a text that is compared with a part of them. */
function meantInPart({ comparisons }: Policy): readonly string[] {
  const texts = comparisons.filter(({ exact }) => !exact).map(({ text }) => text);
  return texts.flatMap((text) => [text, `https://${text}`, `https://app${text}`, `https://app.${text}`, `${text}3000`]).filter(isSendableOrigin);
}

const strangersOf = ({ constants }: Policy): readonly [string, string] => strangerOrigins(constants);

/** Whether more than one origin is allowed, each by itself. */
function areSeveral(answers: readonly Allowed[]): boolean {
  const names = new Set(answers.map(({ named }) => named));
  return names.has(null) || names.size > 1;
}

interface Answered {
  readonly response: CorsResponse;
  /** The condition by which something that was not read is the Origin, on the way to it. */
  readonly equals: string | null;
}

const responsesTo = (policy: Policy, origin: string): readonly Answered[] => collect(policy.outcomes({ origin, method: 'GET', preflight: null }), origin, null);

function collect(tree: Outcomes, origin: string, equals: string | null): readonly Answered[] {
  if (tree === null) return [];
  if (tree.kind === 'leaf') return tree.leaf.map((response) => ({ response, equals }));
  const { key, equals: text } = tree.decision;
  return [...collect(tree.yes, origin, text === origin ? key : equals), ...collect(tree.no, origin, equals)];
}

const names = ({ allowOrigin }: CorsResponse, origin: string): boolean => allowOrigin.known && allowOrigin.value === origin;

const isSame = ({ allowOrigin: a }: CorsResponse, { allowOrigin: b }: CorsResponse): boolean => a.known && b.known && a.value === b.value;

/** Whether a response that caches may keep does not vary by Origin, as it leaves the program. */
const lacksVary = ({ vary, lent, unstored }: CorsResponse): boolean => vary.known && !variesByOrigin(vary.value) && !lent && !unstored;

/** https://httpwg.org/specs/rfc9110.html#field.vary */
const variesByOrigin = (vary: string | null): boolean => (vary ?? '').split(',').some((name) => /^(?:origin|\*)$/i.test(name.trim()));

const overwriting = ({ vary }: CorsResponse): Evidence | null => (vary.known && vary.replaced !== undefined && variesByOrigin(vary.replaced.value) ? vary.at : null);
