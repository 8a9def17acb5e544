import { characters, symbolsThat } from './alphabet.ts';
import type { Reader } from './reader.ts';

/** The states that stand for no part of a host. */
const beforeHost = 0;
const behindHost = 1;

/**
 * Reads an origin, or a host alone, and accepts it unless its host is excluded: domains with all their sub-domains, and hosts. A state is the longest end of what has been read of the host that is
 * the start of an excluded name, as in the algorithm of Aho and Corasick; `^` stands for the start of the host.
 */
export function excludedHosts(domains: readonly string[], hosts: readonly string[], subject: 'origin' | 'host'): Reader {
  const names = new Set([...domains.flatMap((domain) => [`^${domain}`, `.${domain}`]), ...hosts.map((host) => `^${host}`)]);
  const starts = new Set([...names].flatMap((name) => Array.from(name, (_, index) => name.slice(0, index + 1))));
  const texts = ['', '', '', '^'];
  const [none, hostStart] = [2, 3];
  const numbers = new Map([['', none], ['^', hostStart]]);
  const steps: (number[] | undefined)[] = [];
  const numberOf = (text: string): number => numbers.get(text) ?? (numbers.set(text, texts.push(text) - 1), texts.length - 1);
  const ended = texts.map(() => false);
  const isExcluded = (state: number): boolean => (ended[state] ??= endsIn(names, texts[state] ?? ''));
  const next = (state: number, character: string): number => {
    if (character === '/') return hostStart;
    if (state === beforeHost || state === behindHost) return state;
    if (character === ':') return isExcluded(state) ? -1 : behindHost;
    return numberOf(longestStart(starts, (texts[state] ?? '') + character));
  };
  return {
    start: subject === 'origin' ? beforeHost : hostStart,
    step: (state, character) => (steps[state] ??= [])[character] ??= next(state, characters.charAt(character)),
    accepts: (state) => !isExcluded(state),
    distinguished: [...new Set([...names].join(''))].map((one) => symbolsThat((character) => character === one)),
  };
}

function longestStart(starts: ReadonlySet<string>, text: string): string {
  let rest = text;
  while (rest !== '' && !starts.has(rest)) rest = rest.slice(1);
  return rest;
}

function endsIn(names: ReadonlySet<string>, text: string): boolean {
  return Array.from(text, (_, index) => text.slice(index)).some((end) => names.has(end));
}
