import { characters, symbolsThat } from './alphabet.ts';
import type { Reader } from './reader.ts';

/** The states that stand for no part of a host. */
const beforeHost = 0;
const behindHost = 1;
/** The host has started, with nothing that matters; and it is about to start. */
const none = 2;
const hostStart = 3;

/**
 * Reads an origin, or a host alone, and accepts it unless its host is excluded: domains with all their sub-domains, and hosts. A state is the longest end of what has been read of the host that is
 * the start of an excluded name, as in the algorithm of Aho and Corasick; `^` stands for the start of the host.
 */
export function excludedHosts(domains: readonly string[], hosts: readonly string[], subject: 'origin' | 'host'): Reader {
  // Where no host is to be told from its sub-domains, the start of a host is as good as a dot.
  const first = hosts.length === 0 ? '.' : '^';
  const names = new Set([...domains.flatMap((domain) => [`.${domain}`, `${first}${domain}`]), ...hosts.map((host) => `^${host}`)]);
  const trie = trieOf(names, [none, hostStart], first);
  const excluded: (boolean | undefined)[] = [false, false, false];
  const isExcluded = (state: number): boolean => (excluded[state] ??= endsIn(names, trie.text(state)));
  const steps: (number[] | undefined)[] = [];
  const next = (state: number, character: string): number => {
    if (character === '/') return hostStart;
    if (state === beforeHost || state === behindHost) return state;
    if (character === ':') return isExcluded(state) ? -1 : behindHost;
    return trie.step(state, character);
  };
  return {
    start: subject === 'origin' ? beforeHost : hostStart,
    step: (state, character) => (steps[state] ??= [])[character] ??= next(state, characters.charAt(character)),
    accepts: (state) => !isExcluded(state),
    distinguished: [...new Set([...names].join(''))].map((one) => symbolsThat((character) => character === one)),
  };
}

interface Trie {
  text(state: number): string;
  step(state: number, character: string): number;
}

/** Numbers for the starts of names as they come up, and the way from one to the next. */
function trieOf(names: ReadonlySet<string>, [none, start]: readonly [number, number], first: string): Trie {
  const starts = new Set([...names].flatMap((name) => Array.from(name, (_, index) => name.slice(0, index + 1))));
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  const shorter: (number | undefined)[] = [];
  const enter = (text: string, number: number): number => {
    texts[number] = text;
    numbers.set(text, number);
    return number;
  };
  const text = (state: number): string => texts[state] ?? '';
  const numberOf = (of: string): number => numbers.get(of) ?? enter(of, texts.length);
  const step = (state: number, character: string): number => {
    const longer = text(state) + character;
    if (starts.has(longer)) return numberOf(longer);
    return state === none ? none : step(shorterThan(state), character);
  };
  // The longest other end of a text that is the start of a name.
  const shorterThan = (state: number): number => (shorter[state] ??= text(state).length <= 1 ? none : step(shorterThan(numberOf(text(state).slice(0, -1))), text(state).slice(-1)));
  enter('', none);
  enter(first, start);
  return { text, step };
}

function endsIn(names: ReadonlySet<string>, text: string): boolean {
  return Array.from(text, (_, index) => text.slice(index)).some((end) => names.has(end));
}
