import { isSendableOrigin } from '../origin/origin.ts';
import { strangerOrigins } from '../origin/strangers.ts';
import type { CorsResponse, Evidence, Outcomes, Policy, Probe } from './policy.ts';
import { leavesOf } from './tree.ts';

/** An allowed origin that is written, and never sent: another is written in its place. */
export interface OverwrittenOrigin {
  readonly at: Evidence;
  /** What was written first. */
  readonly earlier: Evidence;
}

/** As many of the origins that the handler names as tell its ways apart. */
const mostNamed = 8;

/**
 * Where a handler writes an allowed origin in the place of another that it wrote itself, and that it sends on no way. What one handler sets for all,
 * and another for itself, is no mistake; nor is what holds until more is known of the request.
 */
export function findOverwrittenOrigins(policy: Policy): readonly OverwrittenOrigin[] {
  if (policy.library !== null) return [];
  const origins = originsOf(policy);
  const overwritten = responsesTo(origins, (probe) => policy.outcomes(probe)).flatMap((response) => overwritingIn(policy, response));
  if (overwritten.length === 0) return [];
  // Asked for only then, for it costs more: also where nothing but an error is answered.
  const sent = responsesTo(origins, (probe) => policy.everyOutcome(probe));
  if (sent.length === 0) return []; // all runs were spent before
  return overwritten.filter(({ earlier }) => !sent.some(({ allowOrigin: { at } }) => isSamePlace(at, earlier)));
}

/** A stranger, and those whom the handler names: that is seen when the stranger asks. */
function originsOf(policy: Policy): readonly string[] {
  const [stranger] = strangerOrigins(policy.constants);
  policy.outcomes(asking(stranger));
  return [stranger, ...new Set(policy.comparisons.map(({ text }) => text).filter(isSendableOrigin))].slice(0, mostNamed);
}

const asking = (origin: string): Probe => ({ origin, method: undefined, preflight: null });

const responsesTo = (origins: readonly string[], ask: (probe: Probe) => Outcomes): readonly CorsResponse[] =>
  origins.flatMap((origin) => [asking(origin), { origin, method: 'OPTIONS', preflight: { method: 'PUT', headers: [] } }]).flatMap((probe) => leavesOf(ask(probe)).flat());

function overwritingIn({ site }: Policy, { allowOrigin }: CorsResponse): readonly OverwrittenOrigin[] {
  if (!allowOrigin.known || allowOrigin.value === null || allowOrigin.replaced === undefined) return [];
  const { at, replaced: { at: earlier } } = allowOrigin;
  return isInside(at, site) && isInside(earlier, site) && !isSamePlace(at, earlier) ? [{ at, earlier }] : [];
}

const isInside = (one: Evidence, whole: Evidence): boolean => one.file === whole.file && whole.range[0] <= one.range[0] && one.range[1] <= whole.range[1];

const isSamePlace = (one: Evidence, other: Evidence): boolean => one.file === other.file && one.range[0] === other.range[0] && one.range[1] === other.range[1];
