import { closureDependence } from '../escapes.ts';
import type { Machine } from '../machine.ts';
import { makeFrom, sourcesOf } from '../sources.ts';
import { dependence, unknown, type Call, type Settled, type Value } from '../value.ts';

/** What decided the content of a list, set or header list: a list that was filtered by the origin depends on it even when it is empty. */
export const decidedBy = sourcesOf;

/** Notes on a value that was just made what its content depends on. */
export function decided<V extends Settled>(value: V, from: readonly Value[]): V {
  const marks = marksOf(from);
  if (marks.length > 0) makeFrom(value, marks);
  return value;
}

/** Of many values, the few that a result has to hand on: one for each thing that it can depend on. */
export function marksOf(values: readonly Value[]): readonly Value[] {
  const marks = [
    values.find((value) => dependence([value]) === 'yes'),
    values.find((value) => dependence([value]) === 'maybe'),
    values.find((value) => (value.kind === 'primitive' || value.kind === 'unknown') && value.env !== null),
    values.find((value) => value.kind === 'unknown' && (value.chooser === 'request' || value.root !== null)),
  ];
  return [...new Set(marks)].filter((value) => value !== undefined);
}

/** Stands for the origin where a callback closes over it, whether or not it was run. */
export function closureMarks(machine: Machine, { args }: Call): readonly Value[] {
  return closureDependence(machine, args) === 'yes' ? [unknown('what a callback closes over', { depends: 'yes', chooser: 'request' })] : [];
}

/** A value with further marks: a list's item, picked by the origin, depends on the origin. */
export function marked(value: Value, from: readonly Value[]): Value {
  if (value.kind !== 'primitive' || from.length === 0) return value;
  const env = from.find((one) => (one.kind === 'primitive' || one.kind === 'unknown') && one.env !== null) as { env: string } | undefined;
  return { ...value, fromOrigin: value.fromOrigin || dependence(from) === 'yes', env: value.env ?? env?.env ?? null };
}
