import type { Literal, Node, PatternValue, Primitive, Unknown, Value } from './value.ts';

/** How the Origin, or its host, is to the text: it equals it, starts or ends with it, contains it, or is contained in it. */
export type Relation = 'equals' | 'starts' | 'ends' | 'contains' | 'within';

/** A text that was held against the Origin, or against a part of it. */
export interface Comparison {
  readonly text: string;
  /** Nothing but the text itself can be the Origin for this comparison to hold: the whole of both was compared. */
  readonly exact: boolean;
  /** What it was held against was compared with it as a whole. */
  readonly whole: boolean;
  /** What of the Origin it was held against. */
  readonly subject: 'origin' | 'host' | 'other';
  /** What has to be so for the comparison to hold; null where that is not known, or differs from place to place. */
  readonly relation: Relation | null;
  /** The Origin was no concrete one: what the text is to it is not known. */
  readonly vague?: true;
  /** Where the text is written, and what compares it. */
  readonly at: Node | null;
  readonly by: Node | null;
}

/** A pattern that the Origin, or its host, was searched for to decide something. */
export interface Searched {
  readonly pattern: PatternValue;
  readonly subject: 'origin' | 'host' | 'other';
  readonly by: Node | null;
}

const most = 200;

/** What the Origin was held against: the constants of a check, from which origins that may pass it are made. */
export class Noted {
  readonly comparisons = new Map<string, Comparison>();
  readonly searched = new Map<string, Searched>();
  /** Numbers that were compared with one from the Origin, such as its length. */
  readonly lengths = new Set<number>();
  /** What was not read, and a part of the Origin was compared with: text from a variable of the environment, and the server's own host. */
  readonly unread = new Map<string, Unknown>();
  /** Tells whether anything was noted since. */
  version = 0;

  /** Notes a comparison. One text may be compared as a whole here and in part there; the part counts. */
  compare(comparison: Comparison): void {
    const { text, exact, relation } = comparison;
    const known = this.comparisons.get(text);
    if (known === undefined) {
      if (this.comparisons.size < most) this.#keep(text, comparison);
      return;
    }
    if (known.vague === true || comparison.vague === true) {
      if (known.vague === true && comparison.vague !== true) this.#keep(text, comparison);
      return;
    }
    const counts = (known.exact && !exact) || (known.whole && !comparison.whole) ? comparison : known;
    if (counts === known && (known.relation === null || known.relation === relation)) return;
    this.#keep(text, { ...counts, relation: known.relation === relation ? relation : null });
  }

  #keep(text: string, comparison: Comparison): void {
    this.comparisons.set(text, comparison);
    this.version += 1;
  }

  search(searched: Searched): void {
    const { pattern, subject } = searched;
    const key = `${subject} /${pattern.source}/${pattern.flags}`;
    if (this.searched.size >= most || this.searched.has(key)) return;
    this.searched.set(key, searched);
    this.version += 1;
  }

  /** Takes over what was noted elsewhere. */
  add(other: Noted): void {
    for (const comparison of other.comparisons.values()) this.compare(comparison);
    for (const searched of other.searched.values()) this.search(searched);
    for (const length of other.lengths) this.lengths.add(length);
    for (const [id, value] of other.unread) this.unread.set(id, value);
  }
}

const isText = (value: Value): value is Primitive & { readonly value: string } => value.kind === 'primitive' && typeof value.value === 'string';

/** The texts among operands that are no part of the Origin, as they were compared with it. What stays unread although the Origin is known passes for no Origin that could be found. */
export function comparisonsOf(values: readonly Value[], how: { readonly whole: boolean; readonly method: string | null; readonly by: Node | null; readonly origin: Literal }): readonly Comparison[] {
  const { whole, by, origin } = how;
  const given = values.find((value) => isText(value) && value.fromOrigin) as { readonly value: string } | undefined;
  if (given === undefined && origin !== 'symbolic') return [];
  const subject = given === undefined ? 'other' : partOfOrigin(given.value, origin);
  const relation = subject === 'other' ? null : whole ? 'equals' : relationOf(values, how.method);
  return values.flatMap((value) => (isText(value) && !value.fromOrigin ? [{ text: value.value, exact: whole && subject === 'origin', whole, subject, relation, at: value.at, by, ...(given === undefined ? { vague: true as const } : {}) }] : []));
}

const relations: Readonly<Record<string, Relation>> = { startsWith: 'starts', endsWith: 'ends', includes: 'contains' };

/** What the method of a text asks of the Origin, where that is the receiver or the one argument. */
function relationOf([self, argument, ...rest]: readonly Value[], method: string | null): Relation | null {
  if (method === null || !Object.hasOwn(relations, method) || self === undefined || argument === undefined || rest.length > 0 || !isText(self) || !isText(argument)) return null;
  return self.fromOrigin ? relations[method] ?? null : method === 'includes' ? 'within' : null;
}

/** What was not read among values and is known to come from the environment, or from the address that a request was sent to. */
export function unreadTexts(values: readonly Value[]): readonly Unknown[] {
  return values.filter((value): value is Unknown => value.kind === 'unknown' && (value.env !== null || (value.chooser === 'request' && /(?:^request\.headers\.host|\.host(?:name)?)$/.test(value.id))));
}

/** The numbers among operands that are compared with one from the Origin. */
export function lengthsOf(values: readonly Value[]): readonly number[] {
  const numbers = values.filter((value): value is Primitive & { readonly value: number } => value.kind === 'primitive' && typeof value.value === 'number');
  return numbers.some(({ fromOrigin }) => fromOrigin) ? numbers.filter(({ fromOrigin }) => !fromOrigin).map(({ value }) => value) : [];
}

/** What of a concrete origin a text is. */
export function partOfOrigin(text: string, origin: Literal): Searched['subject'] {
  if (text === origin) return 'origin';
  const host = typeof origin === 'string' ? /^[\w.+-]+:\/\/([^/:]*)/.exec(origin)?.[1] : undefined;
  return text === host ? 'host' : 'other';
}
