/** Undo log: what the machine changed, so that a path can be taken back and the next one starts from the same state. */
export class Heap {
  readonly #undo: (() => void)[] = [];

  /** A point to come back to. */
  mark(): number {
    return this.#undo.length;
  }

  /** Takes back everything changed since `mark`, newest first. */
  rollback(mark: number): void {
    while (this.#undo.length > mark) this.#undo.pop()!();
  }

  /** Sets a field. */
  assign<T extends object, K extends keyof T>(target: T, key: K, value: T[K]): void {
    const before = target[key];
    this.#undo.push(() => { target[key] = before; });
    target[key] = value;
  }

  /** Sets an entry of a map; a map keeps the order of first insertion, as objects do. */
  put<K, V>(map: Map<K, V>, key: K, value: V): void {
    const had = map.has(key);
    const before = map.get(key);
    this.#undo.push(() => { if (had) map.set(key, before as V); else map.delete(key); });
    map.set(key, value);
  }

  /** Removes an entry of a map. */
  remove<K, V>(map: Map<K, V>, key: K): void {
    if (!map.has(key)) return;
    const before = [...map];
    this.#undo.push(() => { map.clear(); for (const [k, v] of before) map.set(k, v); });
    map.delete(key);
  }

  /** Adds to a list. */
  push<T>(list: T[], ...values: T[]): void {
    const before = list.length;
    this.#undo.push(() => { list.length = before; });
    list.push(...values);
  }

  /** Replaces the whole content of a list. */
  replace<T>(list: T[], values: readonly T[]): void {
    const before = [...list];
    this.#undo.push(() => { list.splice(0, list.length, ...before); });
    list.splice(0, list.length, ...values);
  }
}
