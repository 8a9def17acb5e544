import { parseTokenList } from '../spec/headers.ts';
import type { Endpoint } from './endpoint.ts';
import type { CorsResponse, Evidence, Policy } from './policy.ts';
import { leavesOf } from './tree.ts';

/** A request header that the code reads, and that the answer to a preflight does not allow. */
export interface MissingHeader {
  readonly name: string;
  /** What says which headers are allowed. */
  readonly at: Evidence;
  /** All are, as long as there are no credentials; by the standard this one is not. */
  readonly isUnderStar: boolean;
}

/** Headers that only scripts send: who signs in, or shows that a form is its own. Others may come from proxies, other servers or the browser. */
const sentByScripts = /^(?:authorization|(?:x-)?(?:api-?key|(?:auth|access|csrf|xsrf|session)-token))$/;

type Asked = Pick<Policy, 'outcomes'>;

/** What a route reads whose handlers are all in the file. */
export const findMissingHeader = (endpoint: Endpoint): MissingHeader | null => missing(endpoint, endpoint.method);

/** What a handler reads that answers preflights as well. */
export function findMissingHeaders(policy: Policy): readonly MissingHeader[] {
  const methods = policy.library === null && policy.methods.includes('OPTIONS') ? [...policy.methods.filter((method) => method !== 'OPTIONS'), 'POST', 'GET'] : [];
  return methods.flatMap((method) => missing(policy, method) ?? []);
}

function missing(asked: Asked, method: string): MissingHeader | null {
  // Most answers allow what they are asked for, or nothing at all: then what the code reads, which takes more to find out, makes no difference.
  if (!responsesTo(asked, 'OPTIONS', { method, headers: [] }).some((answer) => letsIn(answer) && mayLack(answer))) return null;
  const answered = responsesTo(asked, method, null).filter(letsIn);
  const name = answered.map(headerRead).find((read) => read !== null) ?? null;
  if (name === null) return null;
  const answers = responsesTo(asked, 'OPTIONS', { method, headers: [name] }).filter(letsIn);
  const [first] = answers;
  if (first === undefined || !first.allowHeaders.known) return null;
  const { at } = first.allowHeaders;
  if (answers.every((answer) => lacks(answer, name))) return { name, at, isUnderStar: false };
  return name === 'authorization' && answers.every(isStarAlone) ? { name, at, isUnderStar: true } : null;
}

const responsesTo = (asked: Asked, method: string, preflight: { readonly method: string; readonly headers: readonly string[] } | null): readonly CorsResponse[] => leavesOf(asked.outcomes({ origin: undefined, method, preflight })).flat();

/** Whether a response may let some origin in. */
const letsIn = ({ allowOrigin }: CorsResponse): boolean => !allowOrigin.known || allowOrigin.value !== null;

/** A header that scripts have to send for a response: JSON's Content-Type, or one that only they send. */
function headerRead({ reads }: CorsResponse): string | null {
  const named = reads.find((read) => sentByScripts.test(read));
  return named ?? (reads.includes('json') || (reads.includes('body') && reads.includes('json parser')) ? 'content-type' : null);
}

/** The names that an answer to a preflight allows; null where they are not known, where it allows none at all, or where something else may add to it. */
function allowedNames({ allowHeaders, ending, lent }: CorsResponse): readonly string[] | null {
  const names = allowHeaders.known && allowHeaders.value !== null && ending === 'answers' && !lent ? parseTokenList(allowHeaders.value) : null;
  return names === null || names.length === 0 ? null : names.map((name) => name.toLowerCase());
}

const mayLack = (answer: CorsResponse): boolean => allowedNames(answer)?.includes('*') === false || isStarAlone(answer);

function lacks(answer: CorsResponse, name: string): boolean {
  const names = allowedNames(answer);
  return names !== null && !names.includes('*') && !names.includes(name);
}

/** Whether an answer allows `*` and nothing else, surely without credentials. */
function isStarAlone(answer: CorsResponse): boolean {
  const { allowCredentials } = answer;
  return allowedNames(answer)?.join() === '*' && allowCredentials.known && (allowCredentials.value ?? '').trim() !== 'true';
}
