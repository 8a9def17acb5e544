import type { Machine } from '../machine.ts';
import { listOf, primitive, type Call, type Primitive, type Settled, type Value } from '../value.ts';
import { thrown, toPrimitive } from './computed.ts';
import { allMatches, execute, matchFrom, matchValue, searchOf, setLastIndex, startOf, unreadMatch, type Search } from './matching.ts';
import { patternOf } from './patterns.ts';
import { argument, notComputed, type Method } from './table.ts';

/** A method of strings that looks for a pattern. A text becomes one with the flags `flags`. */
const matching = (name: string, flags: string, result: (machine: Machine, search: Search, call: Call) => Value | null): Method<Primitive> => (machine, self, call) => {
  const given = asPattern(machine, argument(machine, call, 0), flags, call);
  if (given?.kind !== 'pattern') return notComputed(machine, name, self, call);
  if (name === 'matchAll' && !given.flags.includes('g')) throw thrown('TypeError', call, [self]);
  const search = searchOf(machine, given, self, call.node);
  return (search === null ? null : result(machine, search, call)) ?? unreadMatch(machine, name, given, [self], call);
};

function asPattern(machine: Machine, given: Settled, flags: string, call: Call): Value | null {
  if (given.kind === 'pattern') return given;
  const source = toPrimitive(machine, given);
  return source === null ? null : patternOf(machine, source, primitive(flags), call);
}

/** `text.match(pattern)`: the first match, or with the flag g the texts of all. */
export const matchText: Method<Primitive> = matching('match', '', (machine, search, call) => {
  if (search.pattern.flags.includes('g')) return everyMatch(machine, search, call);
  const match = execute(machine, search);
  if (match === null) return null;
  return match === 'none' ? primitive(null, call.node, search.from) : matchValue(search, match, call);
});

function everyMatch(machine: Machine, search: Search, call: Call): Value | null {
  const matches = allMatches(machine, search, 0);
  if (matches === null) return null;
  setLastIndex(machine, search.pattern, 0);
  if (matches.length === 0) return primitive(null, call.node, search.from);
  return listOf(matches.map(({ captures }) => primitive(captures[0], call.node, search.from)), call.node);
}

/** `text.matchAll(pattern)`, as a list. */
export const matchAllTexts: Method<Primitive> = matching('matchAll', 'g', (machine, search, call) => {
  const start = startOf(machine, search.pattern);
  const matches = start === null ? null : allMatches(machine, search, start);
  return matches === null ? null : listOf(matches.map((match) => matchValue(search, match, call)), call.node);
});

/** `text.search(pattern)`: where the first match is, whatever the pattern's state. */
export const searchText: Method<Primitive> = matching('search', '', (machine, search, call) => {
  const match = matchFrom(machine, search, 0);
  return match === null ? null : primitive(match === 'none' ? -1 : match.index, call.node, search.from);
});
