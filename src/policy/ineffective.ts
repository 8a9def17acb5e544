import { isSendableOrigin } from '../origin/origin.ts';
import { strangerOrigins } from '../origin/strangers.ts';
import type { Evidence, Policy, Probe } from './policy.ts';
import { letsIn } from './questions.ts';
import { leavesOf } from './tree.ts';

/** At most so many origins are tried to see a check deny one. */
const mostTried = 30;

/** Origins of kinds that checks are made against, whatever they name. */
const ofEveryKind = ['null', 'http://evil.example', 'https://evil.example:8443', 'http://localhost:3000', 'https://127.0.0.1'];

/** Whether every origin is let in: an unrelated one is, and so is each that the strings in the policy's checks can mean. */
export function deniesNobody(policy: Policy, credentials: boolean): boolean {
  const meant = policy.constants.flatMap((text) => [text, `https://${text}`, `${text}evil.example`, `https://evil${text}`, `https://${text}.example`]);
  const tried = [...ofEveryKind, ...strangerOrigins(policy.constants), ...new Set(meant)].filter(isSendableOrigin).slice(0, mostTried);
  return tried.every((origin) => letsIn(policy, origin, credentials).finding === 'leak');
}

const withoutOrigin: Probe = { origin: null, method: undefined, preflight: null };

/** Whether the text 'null' is sent, from a place that sends the Origin back, to a request that has none. */
export function sendsNull(policy: Policy, { range }: Evidence): boolean {
  const responses = leavesOf(policy.outcomes(withoutOrigin)).flat();
  return responses.some(({ allowOrigin }) => allowOrigin.known && allowOrigin.value === 'null' && allowOrigin.at.range[0] === range[0]);
}
