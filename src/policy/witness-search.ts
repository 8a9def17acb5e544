import { attackerOrigins } from '../origin/attackers.ts';
import { heldHosts, type HeldHosts } from '../origin/held.ts';
import { canBeHad, kindOfOrigin, type OriginKind } from '../origin/kinds.ts';
import { isSendableOrigin, parseOrigin } from '../origin/origin.ts';
import { decidePattern } from '../origin/patterns/decide.ts';
import { isFoundIn } from '../origin/patterns/exact.ts';
import { longStranger, strangerOrigins } from '../origin/strangers.ts';
import type { CorsResponse, Evidence, OriginComparison, OriginSearch, Policy } from './policy.ts';
import { letsIn } from './questions.ts';
import { leavesOf } from './tree.ts';

/** An origin that a check lets in and that its author need not hold. */
export interface Admission {
  readonly witness: string;
  readonly kind: OriginKind;
  /** The expression that lets it in; the origin itself, where it is written there. */
  readonly at: Evidence;
  readonly credentials: boolean;
  /** The check names it in full. */
  readonly named: boolean;
  /** Anybody may have such a name. Without a dot it is one of a local network. */
  readonly canBeHad: boolean;
  /** What its host was held against: a text, or a pattern. */
  readonly search: OriginSearch | null;
  readonly comparisons: readonly OriginComparison[];
  /** The hosts that the check names. */
  readonly held: HeldHosts;
  /** What was not read, and what it was supposed to be; null where everything was read. */
  readonly supposed: { readonly name: string; readonly text: string } | null;
}

/** At most so many origins are tried on one policy. */
const mostTried = 60;

/** One search through the origins that may pass the checks of a policy. */
export class WitnessSearch {
  readonly #policy: Policy;
  readonly #more: readonly string[];
  readonly #tried = new Set<string>();
  readonly #found: Admission[] = [];
  readonly #fixed: readonly string[];
  /** Where strangers are sent `null`. */
  readonly #nullAt: readonly Evidence[];
  #held = heldHosts([], []);
  #candidates: readonly string[] = [];
  #seen = -1;

  constructor(policy: Policy, more: readonly string[]) {
    this.#policy = policy;
    this.#more = more;
    const strangers = [strangerOrigins(policy.constants)[0], longStranger(policy.constants)] as const;
    for (const stranger of strangers) letsIn(policy, stranger, false);
    if (policy.comparisons.some(({ text }) => text.startsWith('http:'))) letsIn(policy, strangers[0].replace('https:', 'http:'), false); // what it names next is only seen then
    this.#fixed = fixedOrigins(policy, strangers);
    this.#nullAt = allowedOrigins(policy, strangers[0]).flatMap(({ value, at }) => (value === 'null' ? [at] : []));
  }

  run(): readonly Admission[] {
    this.#hold();
    for (const origin of ['null', ...this.#fixed]) this.#try(origin);
    for (let next = this.#next(); next !== undefined && this.#tried.size < mostTried; next = this.#next()) this.#try(next);
    for (const search of this.#policy.searches) this.#decide(search);
    return this.#found;
  }

  /** The next origin worth trying. What the check names is known as far as it was seen by now: each origin that is tried may get further into it. */
  #next(): string | undefined {
    const { comparisons, lengths } = this.#policy;
    const seen = comparisons.length + lengths.length + this.#found.length;
    if (seen !== this.#seen) {
      this.#seen = seen;
      this.#hold();
      this.#candidates = [...this.#attackers(), ...lengths.flatMap((length) => originsOfLength(comparisons, length))];
    }
    return this.#candidates.find((origin) => !this.#tried.has(origin));
  }

  #hold(): void {
    this.#held = heldHosts([...this.#policy.comparisons.map(({ text }) => text), ...this.#fixed], this.#more);
  }

  /** Origins that may pass. Of those made from what patterns name, only such as a pattern is found in; of a host that is compared as a whole, only those with that host. */
  #attackers(): readonly string[] {
    const open = this.#open();
    const hosts = open.filter(isWholeHost);
    const inPatterns = open.filter((one) => !isWholeHost(one) && this.#searchesOf(one).length > 0);
    const others = open.filter((one) => !isWholeHost(one) && !inPatterns.includes(one));
    const searches = [...new Set(inPatterns.flatMap((one) => this.#searchesOf(one)))];
    const found = attackerOrigins(inPatterns, this.#held).filter((origin) => searches.some((search) => isFoundIn(search, partOf(origin, search)) !== false));
    const deciding = others.filter(({ text }) => !isScheme(text));
    const compared = attackerOrigins(others, this.#held).filter((origin) => mayHold(deciding, origin));
    return [...hosts.flatMap(({ text }) => [`http://${text}`, `https://${text}`]).filter(isSendableOrigin), ...compared, ...found];
  }

  #searchesOf({ by }: OriginComparison): readonly OriginSearch[] {
    return this.#policy.searches.filter((search) => by !== null && search.by !== null && sameEvidence(by, search.by) && search.subject !== 'other');
  }

  /** The comparisons of which it is not known that they let a stranger in, nor that they let in none but a host that is held. */
  #open(): readonly OriginComparison[] {
    return this.#policy.comparisons.filter(({ text, exact, by }) => !this.#isOpen(by) && !(exact && kindOfOrigin(text, this.#held) === 'held'));
  }

  /** Whether an expression is known to let strangers in. */
  #isOpen(by: Evidence | null): boolean {
    return by !== null && this.#found.some(({ kind, at }) => kind === 'stranger' && overlap(at, by));
  }

  /** A pattern that no origin passed so far is decided as a whole. */
  #decide(search: OriginSearch): void {
    const { source, flags, subject, by } = search;
    if (subject === 'other' || this.#isOpen(by) || this.#found.some((one) => one.kind === 'stranger' && one.search !== null && samePattern(one.search, search))) return;
    const verdict = decidePattern({ source, flags }, subject, this.#held);
    const witness = verdict.kind === 'witness' ? (subject === 'host' ? `https://${verdict.text}` : verdict.text) : null;
    if (witness !== null && !this.#tried.has(witness)) this.#try(witness);
  }

  #try(origin: string): void {
    this.#tried.add(origin);
    if (isOfNobody(origin)) return;
    const { finding, responses, conditional } = letsIn(this.#policy, origin, false);
    if (finding !== 'leak') return;
    const credentials = letsIn(this.#policy, origin, true).finding === 'leak';
    if (conditional && !credentials) return;
    const kind = kindOfOrigin(origin, this.#held);
    if ((kind === 'held' && this.#names(origin)) || (kind === 'stranger' && this.#isNobodys(origin))) return;
    const named = this.#policy.comparisons.find(({ text, exact }) => exact && text === origin);
    const isSent = kind === 'null' && this.#nullAt.length > 0;
    const asked = isSent ? responses.filter(({ allowOrigin }) => this.#nullAt.some((at) => sameEvidence(at, allowOrigin.at))) : responses;
    for (const response of asked) this.#note({ witness: origin, kind, at: named?.at ?? (this.#fixed.includes(origin) || isSent ? response.allowOrigin.at : this.#deciding(response, origin)), credentials, named: named !== undefined || this.#fixed.includes(origin) });
  }

  /** Whether a text of which a library makes a pattern lets in nothing but a name that nobody sells. */
  #isNobodys(origin: string): boolean {
    return !canBeHad(origin) && this.#policy.searches.some((search) => search.isSpelled && isFoundIn(search, partOf(origin, search)) === true);
  }

  /** Whether the check names the host of an origin, by another port or scheme perhaps. */
  #names(origin: string): boolean {
    const host = parseOrigin(origin)?.host;
    return [...this.#policy.comparisons.map(({ text }) => text), ...this.#fixed].some((text) => text === host || (parseOrigin(text) ?? parseOrigin(`https://${text.replace(/^.*\//, '')}`))?.host === host);
  }

  /** What let an origin in: the last test, or, where that asked for the scheme alone or does not hold, the one that names what is in the origin. */
  #deciding({ check, allowOrigin }: CorsResponse, origin: string): Evidence {
    const { comparisons, searches } = this.#policy;
    const last = check ?? allowOrigin.at;
    const isAt = ({ by }: { readonly by: Evidence | null }): boolean => by !== null && overlap(by, last);
    const asking = searches.filter(isAt);
    if (check !== null && (asking.length > 0 ? asking.some((search) => isFoundIn(search, partOf(origin, search)) !== false) : comparisons.some((one) => isAt(one) && !isScheme(one.text)))) return last;
    const [longest] = comparisons.filter(({ text, by }) => by !== null && !isScheme(text) && origin.includes(text)).sort((a, b) => b.text.length - a.text.length);
    const asked = searches.filter(({ by, subject }) => by !== null && subject !== 'other');
    return longest?.by ?? (asked.find((search) => isFoundIn(search, partOf(origin, search)) === true) ?? asked[0])?.by ?? last;
  }

  #note(admission: Omit<Admission, 'search' | 'comparisons' | 'held' | 'supposed' | 'canBeHad'>): void {
    const { kind, witness } = admission;
    const search = this.#searchAt(admission.at, witness);
    const at = search?.at == null || overlap(search.at, admission.at) ? admission.at : search.at;
    if (this.#found.some((one) => one.kind === kind && overlap(one.at, at))) return;
    const comparisons = this.#policy.comparisons.filter(({ by }) => by !== null && overlap(by, admission.at));
    this.#found.push({ ...admission, at, search, comparisons, held: this.#held, supposed: null, canBeHad: canBeHad(witness) });
  }

  /** The pattern by which a check lets in an origin; of several, that which is found in it. */
  #searchAt(at: Evidence, witness: string): OriginSearch | null {
    const asked = this.#policy.searches.filter(({ by }) => by !== null && overlap(by, at));
    if (asked.length < 2) return asked[0] ?? null;
    return asked.find((search) => isFoundIn(search, partOf(witness, search)) === true) ?? null;
  }
}

/** Whether some comparison can hold for an origin. What none holds for is as good as an unrelated one, and those were tried. */
const mayHold = (comparisons: readonly OriginComparison[], origin: string): boolean => comparisons.length === 0 || comparisons.some((one) => holdsFor(one, origin) !== false);

/** Whether a comparison holds for an origin; null where that is not known. */
function holdsFor({ text, subject, relation }: OriginComparison, origin: string): boolean | null {
  const compared = (subject === 'host' ? parseOrigin(origin)?.host : origin) ?? '';
  switch (relation) {
    case 'equals': return compared === text;
    case 'starts': return compared.startsWith(text);
    case 'ends': return compared.endsWith(text);
    case 'contains': return compared.includes(text);
    case 'within': return text.includes(compared);
    default: return null;
  }
}

const isWholeHost = ({ whole, subject }: OriginComparison): boolean => whole && subject === 'host';

/** What of an origin a pattern is looked for in. */
const partOf = (origin: string, { subject }: OriginSearch): string => (subject === 'host' ? (parseOrigin(origin)?.host ?? '') : origin);

const sameEvidence = (a: Evidence, b: Evidence): boolean => a.file === b.file && a.range[0] === b.range[0] && a.range[1] === b.range[1];

const samePattern = (a: OriginSearch, b: OriginSearch): boolean => a.source === b.source && a.flags === b.flags;

const isScheme = (text: string): boolean => text.length < 2 || /^https?:?\/{0,2}$/.test(text);

/** Origins of a stranger that continue a prefix, or nothing, to just such a length. */
function originsOfLength(comparisons: readonly OriginComparison[], length: number): readonly string[] {
  return ['https://', ...comparisons.map(({ text }) => text)].flatMap((text) => {
    const missing = length - text.length - '.io'.length;
    return /^https?:\/\//.test(text) && missing > 0 && missing < 50 ? [`${text}${'evil'.repeat(13).slice(0, missing)}.io`] : [];
  });
}

/** Whether the name of a host has been put together from a variable that is unset. */
const isOfNobody = (origin: string): boolean => /[/.-]undefined(?=[.:-]|$)/.test(origin);

/** Whether two places share code. */
export const overlap = (a: Evidence, b: Evidence): boolean => a.file === b.file && a.range[0] < b.range[1] && b.range[0] < a.range[1];

/** The origins that a policy sends whatever it is asked: one page is let in by each. */
function fixedOrigins(policy: Policy, strangers: readonly [string, string]): readonly string[] {
  return [...new Set(allowedOrigins(policy, strangers[0]).map(({ value }) => value))].filter((value) => value !== 'null' && !strangers.includes(value) && isSendableOrigin(value));
}

/** What a request from an origin is told to be the allowed origin, on any way. */
function allowedOrigins(policy: Policy, origin: string): readonly { readonly value: string; readonly at: Evidence }[] {
  const responses = leavesOf(policy.outcomes({ origin, method: undefined, preflight: null })).flat();
  return responses.flatMap(({ allowOrigin }: CorsResponse) => (allowOrigin.known && allowOrigin.value !== null ? [{ value: allowOrigin.value, at: allowOrigin.at }] : []));
}
