import type { Literal, Node, PatternValue, Primitive, Value } from './value.ts';

/** A text that was held against the Origin, or against a part of it. */
export interface Comparison {
  readonly text: string;
  /** Nothing but the text itself can be the Origin for this comparison to hold: the whole of both was compared. */
  readonly exact: boolean;
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

  /** Notes a comparison. One text may be compared as a whole here and in part there; the part counts. */
  compare(comparison: Comparison): void {
    const { text, exact } = comparison;
    const known = this.comparisons.get(text);
    if (known === undefined ? this.comparisons.size < most : known.exact && !exact) this.comparisons.set(text, comparison);
  }

  search(searched: Searched): void {
    const { pattern, subject } = searched;
    const key = `${subject} /${pattern.source}/${pattern.flags}`;
    if (this.searched.size < most && !this.searched.has(key)) this.searched.set(key, searched);
  }

  /** Takes over what was noted elsewhere. */
  add(other: Noted): void {
    for (const comparison of other.comparisons.values()) this.compare(comparison);
    for (const searched of other.searched.values()) this.search(searched);
  }
}

const isText = (value: Value): value is Primitive & { readonly value: string } => value.kind === 'primitive' && typeof value.value === 'string';

/** The texts among operands that are no part of the Origin, as they were compared with it. */
export function comparisonsOf(values: readonly Value[], how: { readonly whole: boolean; readonly by: Node | null; readonly origin: Literal }): readonly Comparison[] {
  const { whole, by, origin } = how;
  const exact = whole && values.some((value) => isText(value) && value.fromOrigin && value.value === origin);
  return values.flatMap((value) => (isText(value) && !value.fromOrigin ? [{ text: value.value, exact, at: value.at, by }] : []));
}

/** What of a concrete origin a text is. */
export function partOfOrigin(text: string, origin: Literal): Searched['subject'] {
  if (text === origin) return 'origin';
  const host = typeof origin === 'string' ? /^[\w.+-]+:\/\/([^/:]*)/.exec(origin)?.[1] : undefined;
  return text === host ? 'host' : 'other';
}
