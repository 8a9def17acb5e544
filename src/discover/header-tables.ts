import { builtinMember } from '../code/builtins/index.ts';
import type { Machine } from '../code/machine.ts';
import { nothingAt, pattern, primitive, type ArrayValue, type HeaderLine, type Node, type ObjectValue, type Settled, type Value } from '../code/value.ts';
import { headerName } from './header-values.ts';
import { libraryCall } from './options.ts';
import { requestOrigin } from './origin-option.ts';
import { linesOf } from './record.ts';

/** A row of a table of headers by path: `{ source, has?, headers: [{ key, value }] }`. */
const isRow = (value: Value): value is ObjectValue => value.kind === 'object' && value.props.has('source') && value.props.get('headers')?.value.kind === 'array';

/** Whether a list is such a table. */
export const isTable = (value: Value): value is ArrayValue => value.kind === 'array' && value.items.some((item) => isRow(item.value));

/** The rows of a table that answer the request of this run, each as its header lines. */
export function rowsOf(machine: Machine, table: ArrayValue, at: Node): readonly (readonly HeaderLine[])[] {
  return table.items.flatMap((item) => (isRow(item.value) ? linesOfRow(machine, item.value, item.at ?? at) : []));
}

function linesOfRow(machine: Machine, row: ObjectValue, at: Node): readonly (readonly HeaderLine[])[] {
  const captured = capturesOf(machine, row, at);
  const lines = linesOf(machine, row.props.get('headers')!.value, at);
  return captured === null ? [] : [lines.map((line) => ({ ...line, value: filled(machine, line.value, captured) }))];
}

type Captures = ReadonlyMap<string, Value>;

/** What the conditions of a row find in the request's Origin; null where the row does not apply. What they ask of other headers the sender of the request chooses. */
function capturesOf(machine: Machine, { props }: ObjectValue, at: Node): Captures | null {
  const conditions = machine.settle(props.get('has')?.value ?? nothingAt(at));
  const captured = new Map<string, Value>();
  for (const item of conditions.kind === 'array' ? conditions.items : []) {
    const condition = machine.settle(item.value);
    if (condition.kind !== 'object' || !isOrigin(machine, condition)) continue;
    const found = search(machine, machine.settle(condition.props.get('value')?.value ?? nothingAt(at)), item.at ?? at);
    if (!machine.test(found, 'at' in found ? found.at : at)) return null;
    const groups = machine.settle(found.kind === 'array' ? (found.props.get('groups')?.value ?? nothingAt(at)) : nothingAt(at));
    if (groups.kind === 'object') for (const [name, slot] of groups.props) captured.set(name, slot.value);
  }
  return captured;
}

function isOrigin(machine: Machine, { props }: ObjectValue): boolean {
  const [type, key] = ['type', 'key'].map((name) => props.get(name)?.value);
  return type !== undefined && key !== undefined && headerName(machine, type) === 'header' && headerName(machine, key) === 'origin';
}

/** The whole Origin, held against a pattern that is written as text; without one, whether there is an Origin at all. */
function search(machine: Machine, source: Settled, at: Node): Settled {
  const origin = requestOrigin(machine, at);
  if (source.kind !== 'primitive' || typeof source.value !== 'string') return origin;
  const where = source.at ?? at;
  const whole = pattern(`^(?:${source.value})$`, '', where);
  const exec = builtinMember(machine, whole, 'exec', where);
  return exec?.kind === 'native' ? machine.settle(exec.code(machine, { ...libraryCall(where, [origin]), self: whole })) : origin;
}

/** A value with what was captured in the place of `:name`. */
function filled(machine: Machine, value: Value, captured: Captures): Value {
  const text = machine.settle(value);
  if (captured.size === 0 || text.kind !== 'primitive' || typeof text.value !== 'string') return value;
  const whole = captured.get(/^:(\w+)$/.exec(text.value)?.[1] ?? '');
  if (whole !== undefined) return whole;
  const parts = [...captured].flatMap(([name, part]) => (text.value !== null && String(text.value).includes(`:${name}`) && part.kind === 'primitive' ? [{ name, part }] : []));
  const result = parts.reduce((before, { name, part }) => before.replaceAll(`:${name}`, String(part.value)), text.value);
  return parts.length === 0 ? value : primitive(result, text.at, parts.map(({ part }) => part));
}
