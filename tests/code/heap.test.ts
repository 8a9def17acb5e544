import { describe, expect, it } from 'vitest';
import { Heap } from '../../src/code/heap.ts';

/** Something of each kind that a program changes. */
const state = (): { field: string; map: Map<string, number>; list: string[] } => ({ field: 'a', map: new Map([['one', 1], ['two', 2]]), list: ['x', 'y'] });

type State = ReturnType<typeof state>;

const seen = ({ field, map, list }: State): unknown => ({ field, map: [...map], list: [...list] });

const changes: readonly (readonly [string, (heap: Heap, state: State) => void])[] = [
  ['a field', (heap, to) => heap.assign(to, 'field', 'b')],
  ['a field, twice', (heap, to) => { heap.assign(to, 'field', 'b'); heap.assign(to, 'field', 'c'); }],
  ['an entry that is there', (heap, to) => heap.put(to.map, 'one', 3)],
  ['an entry that is new', (heap, to) => heap.put(to.map, 'three', 3)],
  ['an entry that is taken away', (heap, to) => heap.remove(to.map, 'one')],
  ['an entry that is taken away and comes back, behind others', (heap, to) => { heap.remove(to.map, 'one'); heap.put(to.map, 'one', 4); }],
  ['an entry that is not there to be taken away', (heap, to) => heap.remove(to.map, 'none')],
  ['a longer list', (heap, to) => heap.push(to.list, 'z', 'z')],
  ['another list', (heap, to) => heap.replace(to.list, ['q'])],
  ['a list that is replaced, and grows', (heap, to) => { heap.replace(to.list, []); heap.push(to.list, 'r'); heap.replace(to.list, ['s', 't']); }],
];

const made = (change: (heap: Heap, state: State) => void): { heap: Heap; of: State; after: unknown } => {
  const heap = new Heap();
  const of = state();
  change(heap, of);
  return { heap, of, after: seen(of) };
};

describe('what was changed is taken back, and made once more', () => {
  it.each(changes)('%s', (_what, change) => {
    const { heap, of, after } = made(change);
    const kept = heap.suspend(0);
    expect(seen(of)).toEqual(seen(state()));
    heap.resume(kept);
    expect(seen(of)).toEqual(after);
    heap.rollback(0);
    expect(seen(of)).toEqual(seen(state()));
  });

  it('all of them, again and again', () => {
    const { heap, of, after } = made((to, all) => { for (const [, change] of changes) change(to, all); });
    for (let round = 0; round < 3; round++) {
      const kept = heap.suspend(0);
      expect(seen(of)).toEqual(seen(state()));
      heap.resume(kept);
      expect(seen(of)).toEqual(after);
    }
  });

  it('from a mark on', () => {
    const heap = new Heap();
    const of = state();
    heap.assign(of, 'field', 'before');
    const mark = heap.mark();
    heap.push(of.list, 'after');
    const kept = heap.suspend(mark);
    expect(seen(of)).toEqual({ ...(seen(state()) as object), field: 'before' });
    heap.resume(kept);
    expect(of.list).toEqual(['x', 'y', 'after']);
    heap.rollback(mark);
    expect(of).toMatchObject({ field: 'before', list: ['x', 'y'] });
  });

  it('two ways from one state know nothing of each other', () => {
    const heap = new Heap();
    const of = state();
    heap.push(of.list, 'first');
    const first = heap.suspend(0);
    heap.put(of.map, 'second', 2);
    const second = heap.suspend(0);
    heap.resume(first);
    expect(seen(of)).toMatchObject({ list: ['x', 'y', 'first'], map: [['one', 1], ['two', 2]] });
    heap.suspend(0);
    heap.resume(second);
    expect(seen(of)).toMatchObject({ list: ['x', 'y'], map: [['one', 1], ['two', 2], ['second', 2]] });
  });
});
