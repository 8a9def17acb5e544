import { strangerOrigins } from '../origin/strangers.ts';
import { normalizeValue } from '../spec/headers.ts';
import { judge, type Finding, type Verdict } from './judge.ts';
import type { CorsResponse, Policy } from './policy.ts';

export interface CallerInput {
  readonly response: CorsResponse;
  /** What reads the part of the request that becomes the allowed origin. */
  readonly source: string;
  readonly credentials: boolean;
}

/** Where the allowed origin is what the sender of the request chose by another part of it than its Origin; empty when not, or when that was not read. */
export function findCallerInput(policy: Policy): readonly CallerInput[] {
  const { finding, responses } = ask(policy);
  if (finding !== 'leak' || isChosenByOwner(policy)) return [];
  return responses.flatMap((response) => (response.allowOrigin.known || response.allowOrigin.chosen === undefined ? [] : [{ response, source: response.allowOrigin.chosen, credentials: hasCredentials(response) }]));
}

/** Whether somebody opens the policy on purpose, by setting a variable of the environment. */
const isChosenByOwner = ({ world, otherwise }: Policy): boolean => world === 'set' && otherwise !== null && !['leak', 'none'].includes(ask(otherwise).finding);

function ask(policy: Policy): Verdict {
  return judge(policy.outcomes({ origin: strangerOrigins(policy.constants)[0], method: undefined, preflight: null }), (response): Finding => {
    const { allowOrigin, check } = response;
    if (!allowOrigin.known) return allowOrigin.chosen === undefined ? 'unknown' : 'leak';
    return allowOrigin.value === null && check === null ? 'none' : 'deny';
  });
}

const hasCredentials = ({ allowCredentials }: CorsResponse): boolean => allowCredentials.known && allowCredentials.value !== null && normalizeValue(allowCredentials.value) === 'true';
