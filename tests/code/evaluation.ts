import { runInThisContext } from 'node:vm';
import { parse } from '@typescript-eslint/parser';
import { explore, topBudget } from '../../src/code/explore.ts';
import { Machine, type Host } from '../../src/code/machine.ts';
import { runProgram } from '../../src/code/program.ts';
import { primitive, type Slot, type Value } from '../../src/code/value.ts';

/** What became of a program text: the value of its last statement, an exception, or something that is not known. */
export type Outcome = { readonly kind: 'known'; readonly value: unknown } | { readonly kind: 'threw' } | { readonly kind: 'unknown' };

const fromOrigin = (origin: string): Value => ({ ...primitive(origin), fromOrigin: true });

/** Knows no library and finds everything worth its price. `require('origin:https://a.example')` is that text, as read from the request's Origin. */
export const neutralHost: Host = {
  module: (_machine, specifier) => (specifier.startsWith('origin:') ? fromOrigin(specifier.slice('origin:'.length)) : null),
  call: () => null, matters: () => true, influences: () => true, write: () => undefined,
};

/** What the machine makes of a program whose last statement is an expression. Unknown also where it has to fork. */
export const evaluateText = (source: string): Outcome => runByMachine(source, outcomeOf) ?? { kind: 'unknown' };

/** The value that the last statement of a program has in the machine; null where it threw, forked or took too long. */
export const valueOfText = (source: string): Value | null => runByMachine(source, (value) => value);

/** The constants that were held against the origin while a program ran. */
export const constantsOfText = (source: string): readonly string[] => runByMachine(source, (_value, machine) => [...machine.noted.comparisons.keys()]) ?? [];

function runByMachine<T>(source: string, read: (value: Value | null, machine: Machine) => T): T | null {
  const text = withExportedResult(source);
  const machine = new Machine(parse(text, { range: true, loc: true, sourceType: 'module' }), text, neutralHost, 'unset');
  const tree = explore(machine, topBudget, () => read(runProgram(machine).threw ? null : machine.exported.get('default') ?? null, machine));
  if (machine.faults.length > 0) throw new Error(`The machine fails on ${source}`, { cause: machine.faults[0] });
  return tree?.kind === 'leaf' ? tree.leaf : null;
}

/** What Node makes of the same program, run as a block, so that no run sees the names of another. */
export function runByNode(source: string): Outcome {
  try {
    return { kind: 'known', value: runInThisContext(`{${source}\n}`) as unknown };
  } catch {
    return { kind: 'threw' };
  }
}

/** The program with the value of its last statement as its default export. */
function withExportedResult(source: string): string {
  const last = parse(source, { range: true, sourceType: 'module' }).body.at(-1);
  if (last?.type !== 'ExpressionStatement') throw new Error(`The last statement is no expression: ${source}`);
  return `${source.slice(0, last.range[0])}export default (${source.slice(...last.expression.range)}\n);`;
}

class NotKnown extends Error {}

function outcomeOf(value: Value | null): Outcome {
  if (value === null) return { kind: 'threw' };
  try {
    return { kind: 'known', value: toHost(value, new Map()) };
  } catch (error) {
    if (error instanceof NotKnown) return { kind: 'unknown' };
    throw error;
  }
}

/** A value of the machine as one of the host, all the way down. Functions, promises, headers and responses are not read: ask their members. */
function toHost(value: Value, seen: Map<Value, unknown>): unknown {
  if (value.kind === 'primitive') return value.value;
  if (seen.has(value)) return seen.get(value);
  if ('open' in value && value.open) throw new NotKnown();
  switch (value.kind) {
    case 'array': return withProps(remember(seen, value, [] as unknown[]), value, seen, (list) => list.push(...value.items.map((item) => slotToHost(item, seen))));
    case 'object': return withProps(remember(seen, value, {}), value, seen, () => undefined);
    case 'set': return withProps(remember(seen, value, new Set()), value, seen, (set) => value.items.forEach((item) => set.add(slotToHost(item, seen))));
    case 'map': return withProps(remember(seen, value, new Map()), value, seen, (map) => value.entries.forEach(({ key, slot }) => map.set(toHost(key, seen), slotToHost(slot, seen))));
    case 'url': return new URL(value.url);
    case 'pattern': return Object.assign(new RegExp(value.source, value.flags), { lastIndex: value.lastIndex });
    default: throw new NotKnown();
  }
}

function remember<T>(seen: Map<Value, unknown>, value: Value, made: T): T {
  seen.set(value, made);
  return made;
}

function withProps<T extends object>(made: T, { props }: { readonly props: ReadonlyMap<string, Slot> }, seen: Map<Value, unknown>, fill: (made: T) => unknown): T {
  fill(made);
  for (const [name, slot] of props) Object.defineProperty(made, name, { value: slotToHost(slot, seen), enumerable: true, writable: true, configurable: true });
  return made;
}

function slotToHost({ value, getter }: Slot, seen: Map<Value, unknown>): unknown {
  if (getter !== undefined) throw new NotKnown();
  return toHost(value, seen);
}
