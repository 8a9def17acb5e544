import { parseTokenList } from '../spec/headers.ts';
import { isSafelistedMethod } from '../spec/methods.ts';
import type { Endpoint } from './endpoint.ts';
import type { CorsResponse, Evidence, Outcomes, Policy, Probe } from './policy.ts';
import { leavesOf } from './tree.ts';

/** A method that a route answers, and that the answer to its preflights does not allow. */
export interface MissingMethod {
  readonly method: string;
  /** What names the method, such as `app.put`. */
  readonly verb: Evidence;
  /** What says which methods are allowed. */
  readonly at: Evidence;
  readonly allowed: string;
  /** The library that says so where the program says nothing. */
  readonly byDefault: string | null;
}

/** Something that answers requests. */
interface Asked {
  outcomes(probe: Probe): Outcomes;
}

/** What the routes miss of which a place answers the preflights. A handler that decides by itself has to let an origin in. */
export function findMissingMethods(policy: Policy, policies: readonly Policy[]): readonly MissingMethod[] {
  return policy.routes.flatMap(({ method, verb, handler }) => {
    const deciding = handler === null ? policy : policies.find(({ site }) => site.range[0] === handler.range[0] && site.range[1] === handler.range[1]);
    return missing(policy, { asked: deciding ?? null, method, verb });
  });
}

/** What a route misses whose handlers are all in the file. */
export const findMissingMethod = (endpoint: Endpoint): readonly MissingMethod[] => missing(endpoint, { asked: endpoint, method: endpoint.method, verb: endpoint.verb });

function missing(preflights: Asked, { asked, method, verb }: { readonly asked: Asked | null; readonly method: string; readonly verb: Evidence }): readonly MissingMethod[] {
  if (asked === null || isSafelistedMethod(method)) return [];
  if (!responsesTo(asked, { origin: undefined, method, preflight: null }).some(letsIn)) return [];
  const answers = responsesTo(preflights, { origin: undefined, method: 'OPTIONS', preflight: { method, headers: [] } }).filter(letsIn);
  const [first] = answers;
  if (first === undefined || !answers.every((answer) => lacks(answer, method)) || !first.allowMethods.known) return [];
  const { at, value, byDefault = null } = first.allowMethods;
  return [{ method, verb, at, allowed: value ?? '', byDefault }];
}

const responsesTo = (asked: Asked, probe: Probe): readonly CorsResponse[] => leavesOf(asked.outcomes(probe)).flat();

/** Whether a response may let some origin in. */
const letsIn = ({ allowOrigin }: CorsResponse): boolean => !allowOrigin.known || allowOrigin.value !== null;

/**
 * Whether an answer to a preflight surely lists methods, and not this one, in whatever case. One that lists none at all is no answer to a preflight, and
 * what one with `*` says depends on the request.
 */
function lacks({ allowMethods, ending, lent }: CorsResponse, method: string): boolean {
  const list = allowMethods.known && allowMethods.value !== null ? parseTokenList(allowMethods.value) : null;
  return ending === 'answers' && !lent && list !== null && list.length > 0 && !list.includes('*') && !list.some((item) => item.toUpperCase() === method);
}
