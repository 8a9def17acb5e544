import { invoke } from '../calls.ts';
import { limits, nothing, type Machine } from '../machine.ts';
import { object, primitive, type Call, type FunctionValue, type NativeValue, type PatternValue, type Primitive, type Settled, type Value } from '../value.ts';
import { compareWithOrigin, thrown, toPrimitive } from './computed.ts';
import { allMatches, execute, searchOf, setLastIndex, unreadMatch, type Match, type Search } from './matching.ts';
import { argument, notComputed, type Method } from './table.ts';

/** A text in which matches are replaced. `from`: what the answer is computed from. */
interface Task {
  readonly text: string;
  readonly matches: readonly Match[];
  readonly from: readonly Value[];
}

/** `text.replace(pattern, replacement)`. */
export const replaceText: Method<Primitive> = (machine, self, call) => replaced(machine, self, call, 'replace');

/** `text.replaceAll(pattern, replacement)`. */
export const replaceAllTexts: Method<Primitive> = (machine, self, call) => replaced(machine, self, call, 'replaceAll');

function replaced(machine: Machine, self: Primitive, call: Call, name: 'replace' | 'replaceAll'): Value {
  const sought = argument(machine, call, 0);
  if (sought.kind === 'pattern' && name === 'replaceAll' && !sought.flags.includes('g')) throw thrown('TypeError', call, [self]);
  const task = sought.kind === 'pattern' ? patternTask(machine, self, sought) : textTask(machine, self, sought, name);
  const result = task === null ? null : carriedOut(machine, task, call);
  if (result !== null) return result;
  return sought.kind === 'pattern' ? unreadMatch(machine, name, sought, [self, ...call.args.slice(1)], call) : notComputed(machine, name, self, call);
}

function patternTask(machine: Machine, self: Primitive, pattern: PatternValue): Task | null {
  const search = searchOf(machine, pattern, self);
  const matches = search === null ? null : pattern.flags.includes('g') ? everyMatch(machine, search) : firstMatch(machine, search);
  return search === null || matches === null ? null : { text: search.text, matches, from: search.from };
}

function everyMatch(machine: Machine, search: Search): readonly Match[] | null {
  const matches = allMatches(machine, search, 0);
  if (matches !== null) setLastIndex(machine, search.pattern, 0);
  return matches;
}

function firstMatch(machine: Machine, search: Search): readonly Match[] | null {
  const match = execute(machine, search);
  return match === 'none' ? [] : match === null ? null : [match];
}

function textTask(machine: Machine, self: Primitive, sought: Settled, name: 'replace' | 'replaceAll'): Task | null {
  const known = toPrimitive(machine, sought);
  if (known === null) return null;
  compareWithOrigin(machine, [self, known]);
  const [text, part] = [String(self.value), String(known.value)];
  const places = placesOf(text, part, name === 'replace' ? 1 : limits.rounds);
  return places === null ? null : { text, matches: places.map((index) => ({ kind: 'match', index, captures: [part], groups: null })), from: [self, known] };
}

/** Where a part stands in a text, the first `most` places; null where there are too many. */
function placesOf(text: string, part: string, most: number): readonly number[] | null {
  const places: number[] = [];
  for (let index = text.indexOf(part); index >= 0; index = index < text.length ? text.indexOf(part, index + Math.max(part.length, 1)) : -1) {
    places.push(index);
    if (places.length === most) return most === 1 ? places : null;
  }
  return places;
}

function carriedOut(machine: Machine, task: Task, call: Call): Value | null {
  const replacement = argument(machine, call, 1);
  const isCalled = replacement.kind === 'function' || replacement.kind === 'native';
  const template = isCalled ? null : toPrimitive(machine, replacement);
  if (!isCalled && template === null) return null;
  const from = [...task.from];
  let [result, end] = ['', 0];
  for (const match of task.matches) {
    const piece = isCalled ? answerOf(machine, replacement, match, task, call) : { ...template!, value: expanded(String(template!.value), match, task.text) };
    if (piece === null) return null;
    from.push(piece);
    result += task.text.slice(end, match.index) + String(piece.value);
    end = match.index + (match.captures[0]?.length ?? 0);
    if (result.length > limits.text) return null;
  }
  return primitive(result + task.text.slice(end), call.node, from);
}

/** What a replacing function returns for a match; null where that was not read. */
function answerOf(machine: Machine, fn: FunctionValue | NativeValue, { index, captures, groups }: Match, { text, from }: Task, call: Call): Primitive | null {
  const value = (part: string | number | undefined): Primitive => primitive(part, call.node, from);
  const args: Value[] = [...captures.map(value), value(index), value(text)];
  if (groups !== null) {
    const named = object(call.node);
    for (const [name, part] of Object.entries(groups)) named.props.set(name, { value: value(part), at: call.node });
    args.push(named);
  }
  return toPrimitive(machine, invoke(machine, fn, { self: nothing, args, node: call.node, argNodes: [] }));
}

const places = /\$(?:[$&`']|(\d\d?))/g;
const namedPlaces = /\$(?:[$&`']|(\d\d?)|<([^>]*)>)/g;

/** A replacement text for one match: `$&`, `$1`, `$<name>` and their kin filled in. */
function expanded(template: string, { index, captures, groups }: Match, text: string): string {
  const end = index + (captures[0]?.length ?? 0);
  return template.replace(groups === null ? places : namedPlaces, (whole, digits: string | undefined, name: string | number | undefined) => {
    if (digits !== undefined) return numbered(digits, captures) ?? whole;
    if (typeof name === 'string') return groups?.[name] ?? '';
    return { $$: '$', '$&': captures[0] ?? '', '$`': text.slice(0, index), "$'": text.slice(end) }[whole] ?? whole;
  });
}

/** `$12` is the twelfth capture where there is one, else the first and a 2. */
function numbered(digits: string, captures: readonly (string | undefined)[]): string | null {
  const both = Number(digits);
  if (both > 0 && both < captures.length) return captures[both] ?? '';
  const first = Number(digits.charAt(0));
  return digits.length > 1 && first > 0 && first < captures.length ? (captures[first] ?? '') + digits.charAt(1) : null;
}
