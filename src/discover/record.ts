import type { Machine } from '../code/machine.ts';
import { primitive, unknown, type HeaderLine, type Node, type ObjectValue, type Slot, type Value } from '../code/value.ts';

const namedNowhere = (at: Node | null): HeaderLine => ({ name: unknown('a header name'), value: unknown('a header value'), at, write: null });

/** The header lines of an object, a Map, Headers, or a flat or nested list. What was not read is one line without a known name. */
export function linesOf(machine: Machine, record: Value, node: Node): HeaderLine[] {
  const value = machine.settle(record);
  switch (value.kind) {
    case 'object': return withRest([...value.props].map(([name, slot]) => lineOf(primitive(name), plainSlot(slot))), value.open, node);
    case 'map': return withRest(value.entries.map(({ key, slot }) => lineOf(key, slot)), value.open, node);
    case 'headers': return withRest(value.lines, value.open, node);
    case 'array': return withRest(listLines(machine, value.items), value.open, node);
    case 'primitive': return [];
    default: return [namedNowhere(node)];
  }
}

/** What names the header in an item of a list: `{ key, value }`, or `{ name, value }`. */
const namedSlot = ({ props }: ObjectValue): Slot | undefined => props.get('key') ?? props.get('name');

const lineOf = (name: Value, slot: Slot): HeaderLine => ({ name, value: slot.value, at: slot.at, write: null });

/** What a header holds by itself: CloudFront has it in an object, `{ value }`, and at its edge in a list of such objects, `[{ key, value }]`. */
export function plainSlot(slot: Slot): Slot {
  const { value, at } = slot;
  if (value.kind === 'object') return value.props.get('value') ?? slot;
  if (value.kind !== 'array' || value.items.length === 0) return slot;
  const inner = value.items.map((item) => (item.value.kind === 'object' ? item.value.props.get('value') : undefined));
  if (inner.some((one) => one === undefined)) return slot;
  return inner.length === 1 ? inner[0]! : { value: { ...value, items: inner as Slot[] }, at };
}

const withRest = (lines: readonly HeaderLine[], open: boolean, node: Node): HeaderLine[] => (open ? [...lines, namedNowhere(node)] : [...lines]);

function listLines(machine: Machine, items: readonly Slot[]): HeaderLine[] {
  const lines: HeaderLine[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = machine.settle(items[i]!.value);
    if (item.kind === 'array' && item.items.length === 2) lines.push(lineOf(item.items[0]!.value, item.items[1]!));
    else if (item.kind === 'object' && namedSlot(item) !== undefined && item.props.has('value')) lines.push(lineOf(namedSlot(item)!.value, item.props.get('value')!));
    else if (i + 1 < items.length) lines.push(lineOf(item, items[++i]!));
  }
  return lines;
}
