import { editDistance } from '../spec/edit-distance.ts';

/** The candidate that a typing mistake most likely meant, or null when none is close. */
export function findNearest(word: string, candidates: readonly string[]): string | null {
  const ranked = candidates.map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate) }));
  const best = ranked.toSorted((a, b) => a.distance - b.distance)[0];
  return best !== undefined && best.distance <= Math.max(2, Math.floor(best.candidate.length / 3)) && best.distance < best.candidate.length ? best.candidate : null;
}
