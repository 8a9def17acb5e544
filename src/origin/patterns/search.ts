import { characters, classesOf } from './alphabet.ts';
import type { Budget, Runner } from './moves.ts';
import type { Reader } from './reader.ts';

/** Where a pattern and two readers are after the same text, and how they got there. */
interface Place {
  readonly pattern: number;
  readonly shape: number;
  readonly host: number;
  /** How many characters have been read. */
  readonly depth: number;
  /** The last of them, as its position in `characters`; -1 before the first. */
  character: number;
  from: Place | null;
  /** The rank of the text among the texts of its length that were found. */
  rank: number;
}

/** The automata that read the same text. */
export interface Together {
  readonly pattern: Runner;
  readonly shape: Reader;
  readonly host: Reader;
}

interface Search {
  readonly together: Together;
  readonly budget: Budget;
  /** The characters that are tried, by the classes of the pattern. */
  readonly alphabet: readonly (readonly number[])[];
  readonly seen: Map<number, Place>;
  /** The places of the next level. */
  readonly found: Place[];
}

/**
 * The shortest text that a pattern and two readers accept; of several, the first by the order of `characters`. Null: there is
 * none. Undefined: the budget ran out before that was known.
 */
export function shortestText(together: Together, budget: Budget): string | null | undefined {
  const { pattern, shape, host } = together;
  const search: Search = { together, budget, alphabet: representatives(together), seen: new Map(), found: [] };
  let level: readonly Place[] = [{ pattern: pattern.start, shape: shape.start, host: host.start, depth: 0, character: -1, from: null, rank: 0 }];
  while (level.length > 0) {
    const accepted = level.find((place) => accepts(together, place, budget));
    if (accepted !== undefined) return textOf(accepted);
    for (const place of level) {
      addNext(search, place);
      if (budget.steps < 0) return undefined;
    }
    level = ranked(search.found.splice(0));
  }
  return null;
}

/** One character, the best liked, of each class that nobody tells apart, by the classes of the pattern. */
function representatives({ pattern, shape, host }: Together): readonly (readonly number[])[] {
  const { classes, members } = classesOf([...pattern.members, ...shape.distinguished, ...host.distinguished]);
  const liked = members.map((_, index) => classes.indexOf(index));
  return pattern.members.map((_, index) => liked.filter((character) => pattern.classes[character] === index));
}

function classBefore({ classes, startClass }: Runner, character: number): number {
  return classes[character] ?? startClass;
}

function accepts({ pattern, shape, host }: Together, place: Place, budget: Budget): boolean {
  return shape.accepts(place.shape) && pattern.moves(place.pattern, classBefore(pattern, place.character), budget).ends && host.accepts(place.host);
}

function addNext(search: Search, from: Place): void {
  const { together: { pattern, shape, host }, budget } = search;
  const { on } = pattern.moves(from.pattern, classBefore(pattern, from.character), budget);
  for (const [each, targets] of on) {
    for (const character of search.alphabet[each] ?? []) {
      const shaped = shape.step(from.shape, character);
      const hosted = shaped === -1 ? -1 : host.step(from.host, character);
      if (hosted !== -1) addPlaces(search, targets, { shape: shaped, host: hosted, depth: from.depth + 1, character, from, rank: from.rank * characters.length + character });
    }
  }
}

function addPlaces({ together, budget, seen, found }: Search, targets: readonly number[], rest: Omit<Place, 'pattern'>): void {
  budget.steps -= targets.length;
  for (const pattern of targets) {
    const key = keyOf(together.pattern, pattern, rest, budget);
    const place = seen.get(key);
    if (place === undefined) {
      const added = { pattern, ...rest };
      seen.set(key, added);
      found.push(added);
    } else if (place.depth === rest.depth && place.rank > rest.rank) Object.assign(place, rest);
  }
}

// The same for places from which the same texts follow. Below 2 ** 53: there are at most 2 ** 17 states of a pattern and as
// many of the excluded hosts, and a shape has less than 2 ** 10.
function keyOf(runner: Runner, state: number, { host, shape, character }: Omit<Place, 'pattern'>, budget: Budget): number {
  const last = runner.looksBack(state, budget) ? classBefore(runner, character) + 1 : 0;
  return ((host * 1024 + shape) * 64 + last) * 131_072 + state;
}

/** Places in the order of their texts, which are numbered anew. */
function ranked(places: Place[]): readonly Place[] {
  places.sort((one, other) => one.rank - other.rank);
  let [rank, before] = [-1, -1];
  for (const place of places) {
    if (place.rank !== before) rank += 1;
    before = place.rank;
    place.rank = rank;
  }
  return places;
}

function textOf(place: Place): string {
  let text = '';
  for (let at: Place | null = place; at !== null; at = at.from) text = characters.charAt(at.character) + text;
  return text;
}
