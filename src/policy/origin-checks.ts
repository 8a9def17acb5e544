import { parseOrigin } from '../origin/origin.ts';
import type { Policy, UnreadText } from './policy.ts';
import { findReflections, isOpenedToAll, letsIn } from './questions.ts';
import { overlap, WitnessSearch, type Admission } from './witness-search.ts';

export type { Admission } from './witness-search.ts';

const asked = new WeakMap<Policy, readonly Admission[]>();

/**
 * The origins that a policy lets in and that its author need not hold, one for each check and kind, each found by asking the policy.
 * Empty where an unrelated origin is let in as well: then there is no check. `more`: hosts that are held beyond those that the check names.
 */
export function findAdmissions(policy: Policy, more: readonly string[]): readonly Admission[] {
  let found = asked.get(policy);
  if (found === undefined) asked.set(policy, (found = findReflections(policy).length > 0 || isOpenedToAll(policy) ? [] : worstOf(searchAll(policy, more))));
  return found;
}

/** Of a check that lets strangers in, nothing else is said: what replaces it will be asked again. Where nothing asks for the scheme beside hosts, that is said once. */
function worstOf(found: readonly Admission[]): readonly Admission[] {
  const open = found.filter(({ kind }) => kind === 'stranger');
  const schemeless = found.find(isSchemeless);
  return found.filter((one) => !isSchemeless(one) || one === schemeless).filter(({ kind, at, named }) => kind === 'stranger' || kind === 'null' || named || !open.some((one) => overlap(one.at, at)));
}

const isSchemeless = ({ kind, named, search, comparisons }: Admission): boolean => kind === 'insecure' && !named && search === null && comparisons.length > 0 && comparisons.every(({ subject }) => subject === 'host');

function searchAll(policy: Policy, more: readonly string[]): readonly Admission[] {
  const found = new WitnessSearch(policy, more).run();
  if (found.some(({ kind }) => kind === 'stranger')) return found;
  return [...found, ...policy.unread.slice(0, mostSupposed).flatMap((unread) => whateverItIs(policy, unread, more))];
}

/** What a variable may hold that an origin is compared with, and what the host may be that a request is sent to. */
const shapes = {
  variable: ['https://app.example.com', 'https://app.example.com,https://admin.example.com', 'app.example.com', 'example.com', '.example.com', '^https://app\\.example\\.com$'],
  host: ['example.com'],
};

/** The origins that an author may mean by these. */
const meant = ['https://app.example.com', 'https://admin.example.com', 'https://example.com'];

const mostSupposed = 2;

/** The strangers that are let in whatever a text is that was not read, as far as it makes sense there: an origin that was meant is let in. */
function whateverItIs(policy: Policy, unread: UnreadText, more: readonly string[]): readonly Admission[] {
  let found: readonly Admission[] = [];
  for (const text of unread.host === null ? shapes.variable : shapes.host) {
    const supposed = policy.supposing(unread, text);
    if (supposed === null || !meant.some((origin) => letsIn(supposed, origin, false).finding === 'leak')) continue;
    const strangers = findReflections(supposed).length > 0 ? [] : new WitnessSearch(supposed, more).run().filter(({ kind, named }) => kind === 'stranger' && !named);
    if (strangers.length === 0) return [];
    if (found.length === 0) found = strangers.map((one) => ({ ...one, supposed: { name: unread.name, text } }));
  }
  return found;
}

/** Whether the author of a check named `http` there, or any scheme at all: then plain http is meant to get in. */
export function namesHttp({ comparisons, searches }: Pick<Policy, 'comparisons' | 'searches'>): boolean {
  return comparisons.some(({ text, by }) => by !== null && isPlain(text)) || searches.some(({ source, subject, by }) => by !== null && subject === 'origin' && /:(?:\\?\/){2}/.test(source) && !/https:/.test(source));
}

const isPlain = (text: string): boolean => /^http(?::|$)/.test(text) && !/^(?:localhost|127\..*|\[::1\])$/.test(parseOrigin(text)?.host ?? '');
