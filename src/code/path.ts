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

/** One way through the program: what was decided so far, and what follows from it. */
export class Path {
  readonly decisions: Decision[] = [];
  readonly #prefix: readonly boolean[];
  readonly #outer: Path | null;
  readonly #answers = new Map<string, boolean>();
  readonly #facts = new Map<string, Primitive>();
  readonly #writes = new Map<string, Slot>();

  constructor(prefix: readonly boolean[], outer: Path | null = null) {
    this.#prefix = prefix;
    this.#outer = outer;
  }

  /** The answer to a condition: as decided before, else by the prefix, else the preferred one. */
  decide(key: string, kind: DecisionKind, node: Node | null, env: string | null, preferred = true, near = false, equals?: string): boolean {
    const before = this.answer(key);
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
