import { remembering } from './memory.ts';

/** Names that read as what they are, under domains that nobody can register: https://www.rfc-editor.org/rfc/rfc2606#section-2 */
const readableNames = ['evil', 'attacker', 'stranger', 'mallory', 'intruder', 'outsider'];
const reservedDomains = ['example', 'test', 'invalid'];

/** For checks that mention the words above: domains that exist, under names that nobody should have. */
const compoundNames = ['evil-stranger', 'some-attacker', 'any-intruder'];
const openDomains = ['net', 'org', 'xyz', 'guru'];

/** The last resort. Few different letters, so that even short constants miss some of them. */
const plainNames = ['zuzuq', 'wywyx', 'okokoko', 'hjhjhj', 'pp', 'ddd', 'b'];
const plainDomains = ['zzuq', 'wyx', 'kkoo', 'jhjh', 'mm', 'fff', 'v'];

const hosts: readonly string[] = [
  ...combine(readableNames, reservedDomains),
  ...combine(compoundNames, openDomains),
  ...combine(plainNames, [...reservedDomains, ...openDomains, ...plainDomains]),
];

/**
 * Two https origins a browser can send that have nothing to do with a check or with each other: none of the constants
 * seen in the check contains a label of their hosts, and their hosts contain none of the constants. A check that admits
 * both asks for no particular origin. The same constants always give the same two.
 *
 * Where no host is free of the constants, the two with the fewest of them are returned. `.` and the empty text, which occur
 * in every host, change nothing.
 */
export function strangerOrigins(constants: readonly string[]): readonly [string, string] {
  // What occurs in every host cannot decide between them; weighing it would only end the early stop at a free one.
  const texts = constants.map((constant) => constant.toLowerCase()).filter((text) => text !== '' && text !== '.');
  return remembered(texts.join('\n'), () => findStrangers(texts));
}

/** A file is asked about with the same constants again and again. */
const remembered = remembering<readonly [string, string]>(4);

function findStrangers(texts: readonly string[]): readonly [string, string] {
  const first = leastRelated(hosts, texts);
  // The second avoids the first as it does the constants, and differs in length because checks may look at that alone.
  const others = hosts.filter((host) => host.length !== first.length);
  const second = leastRelated(others, [...texts, ...first.split('.')]);
  return [`https://${first}`, `https://${second}`];
}

/** An unrelated origin, longer than any name in a check and with a port: what compares a part of it does not see the whole. */
export const longStranger = (constants: readonly string[]): string => `${strangerOrigins(constants)[1].replace('//', `//${'w'.repeat(63)}.`)}:8443`;

function combine(names: readonly string[], domains: readonly string[]): readonly string[] {
  return names.flatMap((name) => domains.map((domain) => `${name}.${domain}`));
}

function leastRelated(candidates: readonly string[], constants: readonly string[]): string {
  let best = '';
  let fewest = Infinity;
  for (const host of candidates) {
    const count = constants.filter((constant) => isRelated(host, constant)).length;
    if (count < fewest) [best, fewest] = [host, count];
    if (count === 0) break;
  }
  return best;
}

function isRelated(host: string, constant: string): boolean {
  return host.includes(constant) || host.split('.').some((label) => constant.includes(label));
}
