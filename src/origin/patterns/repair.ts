import type { AST } from '@eslint-community/regexpp';
import type { HeldHosts } from '../held.ts';
import { remembering } from '../memory.ts';
import { anchored, anyPort, isTied } from './anchors.ts';
import { type PatternText, isSafePattern, parsePattern } from './decide.ts';
import { exactAutomaton } from './exact.ts';
import { matches } from './matches.ts';
import { anySubdomain, rewrite } from './rewrite.ts';
import type { Scheme } from './shapes.ts';

export interface RepairOptions {
  /** Whether origins of http are no longer let in, held or not. */
  readonly httpsOnly: boolean;
}

/** Nobody holds anything. */
const nobody: HeldHosts = { domains: [], suffixes: [], holds: () => false };

const schemes: readonly Scheme[] = ['https', 'http'];

/** Origins of which none is an attacker's. */
const localOrigins = ['http://localhost', 'https://localhost', 'http://localhost:3000', 'http://127.0.0.1', 'http://127.0.0.1:3000'];

/**
 * The pattern nearest to another that no attacker passes: anchored, with the dots of host names escaped, and with whole labels
 * where anything could stand before a name. It still matches every origin of `named` that the other did (with `httpsOnly`:
 * every one of https). Its source can stand between slashes. Null: none was found; there is none for a shared suffix, say.
 */
export function repairPattern(pattern: PatternText, held: HeldHosts, named: readonly string[], { httpsOnly }: RepairOptions): PatternText | null {
  const key = JSON.stringify([pattern.source, pattern.flags, httpsOnly, named, held.domains, held.suffixes]);
  return remembered(key, () => ({ repaired: repair(pattern, held, named, httpsOnly) })).repaired;
}

const remembered = remembering<{ readonly repaired: PatternText | null }>(50);

function repair(pattern: PatternText, held: HeldHosts, named: readonly string[], httpsOnly: boolean): PatternText | null {
  try {
    const old = exactAutomaton(pattern);
    if (old === null) return null;
    const kept = named.filter((origin) => (!httpsOnly || origin.startsWith('https:')) && matches(old, origin));
    return candidates(pattern, httpsOnly).find((text) => isSafe(text, held, httpsOnly) && keeps(text, kept) && isOfUse(text)) ?? null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

function keeps(pattern: PatternText, origins: readonly string[]): boolean {
  const automaton = exactAutomaton(pattern);
  return automaton !== null && origins.every((origin) => matches(automaton, origin));
}

function isSafe(pattern: PatternText, held: HeldHosts, httpsOnly: boolean): boolean {
  return isSafePattern(pattern, held, schemes) && (!httpsOnly || isSafePattern(pattern, nobody, ['http']));
}

// A pattern that matches nothing is safe, too.
function isOfUse(pattern: PatternText): boolean {
  return localOrigins.some((origin) => keeps(pattern, [origin])) || !isSafePattern(pattern, nobody, schemes);
}

/** Ways to write a pattern, the nearest first. */
function candidates({ source, flags }: PatternText, httpsOnly: boolean): readonly PatternText[] {
  const kept = flags.replace(/[gy]/g, '');
  const { pattern: { alternatives } } = parsePattern({ source: httpsOnly ? withoutHttp(source) : source, flags: kept });
  const written = (write: (elements: readonly AST.Element[]) => string): PatternText => ({ source: alternatives.map(({ elements }) => write(elements)).join('|'), flags: kept });
  const subdomain = alternatives.some(isTied) ? '' : anySubdomain;
  const ways = (['slashes', 'dots', 'wildcards'] as const).flatMap((depth) => ['', anyPort].map((port) => ({ depth, port })));
  return [written((elements) => rewrite(elements, 'slashes')), ...ways.map(({ depth, port }) => written((elements) => anchored(elements, depth, { port, subdomain })))];
}

function withoutHttp(source: string): string {
  return source.replace(/\((?:\?:)?(?:https?\|https?)\)(?=:)/g, 'https').replace(/http(?:s\?)?(?=:)/g, 'https');
}
