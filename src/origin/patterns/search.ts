import { characters, classesOf } from './alphabet.ts';
import type { Budget, Runner } from './moves.ts';
import type { Reader } from './reader.ts';

/** Where a pattern and two readers are after the same text, and how they got there. */
interface Place {
  readonly pattern: number;
  readonly shape: number;
  readonly host: number;
  /** The last character, as its position in `characters`; -1 before the first. */
  readonly character: number;
  readonly from: Place | null;
  /** The rank of the text among the texts of its length that were found. */
  readonly rank: number;
}

/** The automata that read the same text. */
export interface Together {
  readonly pattern: Runner;
  readonly shape: Reader;
  readonly host: Reader;
}

/**
 * The shortest text that a pattern and two readers accept; of several, the first by the order of `characters`. Null: there is
 * none. Undefined: the budget ran out before that was known.
 */
export function shortestText(together: Together, budget: Budget): string | null | undefined {
  const { pattern, shape, host } = together;
  const seen = new Set<number>();
  const alphabet = representatives(together);
  let level: readonly Place[] = [{ pattern: pattern.start, shape: shape.start, host: host.start, character: -1, from: null, rank: 0 }];
  while (level.length > 0) {
    const accepted = level.find((place) => accepts(together, place, budget));
    if (accepted !== undefined) return textOf(accepted);
    const next: Place[] = [];
    for (const place of level) {
      addNext(together, place, alphabet, budget, seen, next);
      if (budget.steps < 0) return undefined;
    }
    level = ranked(next);
  }
  return null;
}

/** One character, the best liked, of each class that nobody tells apart. */
function representatives({ pattern, shape, host }: Together): readonly number[] {
  const { classes, members } = classesOf([...pattern.members, ...shape.distinguished, ...host.distinguished]);
  return members.map((_, index) => classes.indexOf(index)).sort((one, other) => one - other);
}

function classBefore({ classes, startClass }: Runner, character: number): number {
  return classes[character] ?? startClass;
}

function accepts({ pattern, shape, host }: Together, place: Place, budget: Budget): boolean {
  return shape.accepts(place.shape) && pattern.moves(place.pattern, classBefore(pattern, place.character), budget).ends && host.accepts(place.host);
}

function addNext(together: Together, from: Place, alphabet: readonly number[], budget: Budget, seen: Set<number>, found: Place[]): void {
  const { pattern, shape, host } = together;
  const { on } = pattern.moves(from.pattern, classBefore(pattern, from.character), budget);
  for (const character of alphabet) {
    const targets = on[pattern.classes[character] ?? 0] ?? [];
    const shaped = targets.length === 0 ? -1 : shape.step(from.shape, character);
    const hosted = shaped === -1 ? -1 : host.step(from.host, character);
    if (hosted === -1) continue;
    budget.steps -= targets.length;
    for (const target of targets) {
      const place: Place = { pattern: target, shape: shaped, host: hosted, character, from, rank: from.rank * characters.length + character };
      const key = keyOf(pattern, place, budget);
      if (!seen.has(key)) {
        seen.add(key);
        found.push(place);
      }
    }
  }
}

// The same for places from which the same texts follow. Below 2 ** 53: there are at most 2 ** 17 states of a pattern and as
// many of the excluded hosts, and a shape has less than 2 ** 10.
function keyOf(pattern: Runner, place: Place, budget: Budget): number {
  const last = pattern.looksBack(place.pattern, budget) ? classBefore(pattern, place.character) + 1 : 0;
  return ((place.host * 1024 + place.shape) * 64 + last) * 131_072 + place.pattern;
}

/** Places in the order of their texts, which are numbered anew. */
function ranked(places: Place[]): readonly Place[] {
  places.sort((one, other) => one.rank - other.rank);
  let [rank, before] = [-1, -1];
  return places.map((place) => {
    if (place.rank !== before) rank += 1;
    before = place.rank;
    return { ...place, rank };
  });
}

function textOf(place: Place): string {
  let text = '';
  for (let at: Place | null = place; at !== null; at = at.from) text = characters.charAt(at.character) + text;
  return text;
}
