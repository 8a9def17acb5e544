/** Takes back one change; when it is called again, it makes the change once more. */
export type Change = () => void;

/** What the machine changed, so that a path can be taken back and the next one starts from the same state. */
export class Heap {
  readonly #changes: Change[] = [];

  /** A point to come back to. */
  mark(): number {
    return this.#changes.length;
  }

  /** Takes back everything changed since `mark`, newest first. */
  rollback(mark: number): void {
    while (this.#changes.length > mark) this.#changes.pop()!();
  }

  /** Takes back everything changed since `mark`, and gives what makes it once more, oldest first. */
  suspend(mark: number): readonly Change[] {
    const changes = this.#changes.slice(mark);
    this.rollback(mark);
    return changes;
  }

  /** Makes changes once more that were taken back, from the state that they were made in. */
  resume(changes: readonly Change[]): void {
    for (const change of changes) {
      change();
      this.#changes.push(change);
    }
  }

  /** Sets a field. */
  assign<T extends object, K extends keyof T>(target: T, key: K, value: T[K]): void {
    let other = target[key];
    this.#changes.push(() => { [target[key], other] = [other, target[key]]; });
    target[key] = value;
  }

  /** Sets an entry of a map; a map keeps the order of first insertion, as objects do. */
  put<K, V>(map: Map<K, V>, key: K, value: V): void {
    let other = map.has(key) ? { value: map.get(key) as V } : null;
    this.#changes.push(() => {
      const now = map.has(key) ? { value: map.get(key) as V } : null;
      if (other === null) map.delete(key);
      else map.set(key, other.value);
      other = now;
    });
    map.set(key, value);
  }

  /** Removes an entry of a map. */
  remove<K, V>(map: Map<K, V>, key: K): void {
    if (!map.has(key)) return;
    const before = [...map];
    this.#changes.push(() => {
      if (map.delete(key)) return;
      map.clear();
      for (const [k, v] of before) map.set(k, v);
    });
    map.delete(key);
  }

  /** Adds to a list. */
  push<T>(list: T[], ...values: T[]): void {
    const before = list.length;
    this.#changes.push(() => {
      if (list.length === before) list.push(...values);
      else list.length = before;
    });
    list.push(...values);
  }

  /** Replaces the whole content of a list. */
  replace<T>(list: T[], values: readonly T[]): void {
    let other: readonly T[] = [...list];
    this.#changes.push(() => { other = list.splice(0, list.length, ...other); });
    list.splice(0, list.length, ...values);
  }
}
