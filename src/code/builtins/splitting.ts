import { limits, nothing, type Machine } from '../machine.ts';
import { listOf, primitive, type Call, type PatternValue, type Primitive, type Value } from '../value.ts';
import { compareWithOrigin, lengthOf, toPrimitive } from './computed.ts';
import { advance, matchFrom, searchOf, unreadMatch, type Search } from './matching.ts';
import { argument, notComputed, type Method } from './table.ts';

/** `text.split(separator, limit)`. */
export const splitText: Method<Primitive> = (machine, self, call) => {
  const separator = argument(machine, call, 0);
  const limit = toPrimitive(machine, call.args[1] ?? nothing);
  if (limit === null) return notComputed(machine, 'split', self, call);
  if (separator.kind === 'pattern') return splitByPattern(machine, self, separator, limit, call);
  const known = toPrimitive(machine, separator);
  if (known === null || lengthOf([self, known]) > limits.text) return notComputed(machine, 'split', self, call);
  compareWithOrigin(machine, [self, known]);
  const parts = String(self.value).split(known.value as string, limit.value as number | undefined);
  return parts.length > limits.items ? notComputed(machine, 'split', self, call) : partsOf(parts, [self, known, limit], call);
};

const partsOf = (parts: readonly (string | undefined)[], from: readonly Value[], { node }: Call): Value => listOf(parts.map((part) => primitive(part, node, from)), node);

function splitByPattern(machine: Machine, self: Primitive, pattern: PatternValue, limit: Primitive, call: Call): Value {
  const most = limit.value === undefined ? Infinity : Number(limit.value) >>> 0;
  const search = searchOf(machine, pattern, self);
  const parts = search === null ? null : partsBetween(machine, search);
  return search === null || parts === null ? unreadMatch(machine, 'split', pattern, [self, limit], call) : partsOf(parts.slice(0, most), [...search.from, limit], call);
}

/** The parts of a text between the matches, and the captures of these; null where that is not known. */
function partsBetween(machine: Machine, search: Search): readonly (string | undefined)[] | null {
  const { text, pattern } = search;
  const flags = pattern.flags.replace(/[gy]/g, '');
  const parts: (string | undefined)[] = [];
  let start = 0;
  for (let index = 0, rounds = 0; index < text.length || text === ''; rounds++) {
    const match = rounds < limits.rounds ? matchFrom(machine, search, index, flags) : null;
    if (match === null) return null;
    if (match === 'none') break;
    if (text === '') return [];
    if (match.index >= text.length) break;
    const end = match.index + (match.captures[0]?.length ?? 0);
    index = end === start ? advance(text, match.index, pattern) : end;
    if (end === start) continue;
    parts.push(text.slice(start, match.index), ...match.captures.slice(1));
    start = end;
  }
  return [...parts, text.slice(start)];
}
