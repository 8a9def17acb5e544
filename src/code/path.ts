import type { Decision as Undecided, DecisionKind } from '../policy/tree.ts';
import type { Literal, Node, Primitive, Slot, Unknown } from './value.ts';

export type { DecisionKind };

export interface Decision extends Undecided {
  readonly node: Node | null;
  readonly env: string | null;
  readonly taken: boolean;
  /** What is looked for stands behind it. */
  readonly near: boolean;
}

/** A condition, and an answer to it. */
export interface Supposition {
  readonly key: string;
  readonly answer: boolean;
}

/** One way through the program: what was decided so far, and what follows from it. */
export class Path {
  readonly decisions: Decision[] = [];
  readonly #prefix: readonly boolean[];
  readonly #outer: Path | null;
  readonly #answers = new Map<string, boolean>();
  readonly #facts = new Map<string, Primitive>();
  readonly #writes = new Map<string, Slot>();
  readonly #excluded: (readonly Supposition[])[] = [];

  constructor(prefix: readonly boolean[], outer: Path | null = null) {
    this.#prefix = prefix;
    this.#outer = outer;
  }

  /** The answer to a condition: as decided before, else by the prefix, else the preferred one. */
  decide(key: string, kind: DecisionKind, node: Node | null, env: string | null, preferred = true, near = false, equals?: string): boolean {
    const before = this.answer(key) ?? this.#leftOver(key);
    if (before !== undefined) return before;
    const taken = this.#prefix[this.decisions.length] ?? preferred;
    this.decisions.push({ key, kind, place: node?.range[0] ?? -1, node, env, taken, near, ...(equals === undefined ? {} : { equals }) });
    this.#answers.set(key, taken);
    return taken;
  }

  /** How a condition was decided on this path, if it was. */
  answer(key: string): boolean | undefined {
    return (this.#answers.size > 0 ? this.#answers.get(key) : undefined) ?? (this.#outer === null ? undefined : this.#outer.answer(key));
  }

  /** Notes how a condition was decided together with others. */
  suppose({ key, answer }: Supposition): void {
    this.#answers.set(key, answer);
  }

  /** Notes that not all of some conditions were decided so. */
  exclude(together: readonly Supposition[]): void {
    this.#excluded.push(together);
  }

  /** Whether these answers, with those that were given before, are what was excluded. */
  isExcluded(together: readonly Supposition[], asked: Path = this): boolean {
    const isSo = ({ key, answer }: Supposition): boolean => (together.find((one) => one.key === key)?.answer ?? asked.answer(key)) === answer;
    return this.#excluded.some((excluded) => excluded.every(isSo)) || (this.#outer !== null && this.#outer.isExcluded(together, asked));
  }

  /** The answer to a condition that is left by what was excluded; undefined where it may be either. */
  #leftOver(key: string): boolean | undefined {
    if (this.#excludesNothing()) return undefined;
    return [true, false].find((answer) => this.isExcluded([{ key, answer: !answer }]));
  }

  #excludesNothing(): boolean {
    return this.#excluded.length === 0 && (this.#outer === null || this.#outer.#excludesNothing());
  }

  /** Notes that something unread turned out to be a known value. */
  learn(id: string, value: Primitive): void {
    this.#facts.set(id, value);
  }

  /** What is known about something unread on this path. */
  known(value: Pick<Unknown, 'id'>): Primitive | undefined {
    return (this.#facts.size > 0 ? this.#facts.get(value.id) : undefined) ?? this.#outer?.known(value);
  }

  /** What the answer to a condition must be after what was decided about the thing that it asks about; undefined where it may be either. */
  follows(means: NonNullable<Unknown['means']>): boolean | undefined {
    if ('not' in means) return undefined;
    const id = 'missing' in means ? means.missing.id : means.id;
    const isMissing = (value: Literal): boolean => value === null || value === undefined;
    const fact = this.known({ id });
    if (fact !== undefined) return 'missing' in means ? isMissing(fact.value) : fact.value === means.value.value;
    if ('missing' in means) return this.answer(id) === true ? false : undefined;
    const truthy = this.answer(id);
    if ((truthy !== undefined && truthy !== Boolean(means.value.value)) || (this.answer(`${id}==null`) ?? isMissing(means.value.value)) !== isMissing(means.value.value)) return false;
    return undefined;
  }

  /** Remembers a write to a member of an object that was not read. */
  write(id: string, slot: Slot): void {
    this.#writes.set(id, slot);
  }

  /** The last write to a member of an object that was not read. */
  written(id: string): Slot | undefined {
    return (this.#writes.size > 0 ? this.#writes.get(id) : undefined) ?? this.#outer?.written(id); // an empty map would flatten and hash the id all the same
  }
}
