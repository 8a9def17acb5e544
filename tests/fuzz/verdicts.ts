import fc from 'fast-check';
import { expect } from 'vitest';
import { letsIn, reportsOf, type Report } from '../rules/weak-origins.reports.ts';
import { correctChecks, damagedChecks, type Check } from './checks.ts';
import { attackers, isSent, strangenessOf, textOf } from './origins.ts';
import { openServers, servers, type Server } from './servers.ts';

export interface Program extends Pick<Check, 'entries'> {
  readonly text: string;
}

/** What programs ask beside: it denies nobody who is meant. */
const besides = ['', '', '', '', "§ !== 'null' && ", '§.length < 300 && ', "!§.includes('@') && ", '!/[\\s<>]/.test(§) && ', "typeof § === 'string' && ", "§.startsWith('http') && ", '!!§ && ', "(process.env.NODE_ENV === 'test' || §) && "];

const programOf = (check: fc.Arbitrary<Check>, written: readonly Server[]): fc.Arbitrary<Program> =>
  fc.record({ check, beside: fc.constantFrom(...besides), server: fc.constantFrom(...written) }).map(({ check: { entries, setup, check: question }, beside, server }) => ({ entries, text: server(beside === '' ? question : `${beside}(${question})`, setup, textOf(entries[0]!)) }));

export const correct = programOf(correctChecks, servers);
export const damaged = fc.oneof({ weight: 12, arbitrary: programOf(damagedChecks, servers) }, programOf(correctChecks, openServers));

const reportsAbout = (text: string): readonly Report[] => reportsOf(text).filter(({ rule }) => rule !== 'require-preflight');

/** Where a message names the origin that gets in. */
const namings: readonly RegExp[] = [/` also (?:lets in|matches) (\S+?)(?: \(when|, which anybody)/, /contains the origin, so (\S+) passes/, /scheme is not checked: (\S+) passes/, /every website, such as (\S+),/i, /any website the user visits, such as (\S+),/, /^`(\S+)` is not encrypted/, /: (\S+) is let in with credentials/];

const witnessIn = ({ rule, message }: Report): string => (rule === 'no-null-origin' ? 'null' : namings.map((naming) => naming.exec(message)?.[1]).find((witness) => witness !== undefined) ?? message);

/** Those of some origins that a server lets in when it is run. */
async function passing(text: string, origins: readonly string[]): Promise<readonly string[]> {
  const answers = await Promise.all(origins.map((origin) => letsIn(text, origin)));
  return origins.filter((_origin, i) => answers[i]);
}

/** A server lets in whom its author named and nobody else, and is not reported. */
export async function expectSilence({ text, entries }: Program): Promise<void> {
  const listed = entries.map(textOf);
  const others = attackers(entries).filter((origin) => strangenessOf(origin, entries) !== 'own');
  expect(await passing(text, [...listed, ...others])).toEqual(listed);
  expect(reportsAbout(text)).toEqual([]);
}

const strangers = ['https://unrelated.org', 'http://zuzuq.net'];
const byCheck = ['no-weak-origin-check', 'no-untrusted-origin'];

/** The rules of which one has to report a server that lets these in, for each reason that there is. */
function rulesFor({ entries }: Program, admitted: readonly string[]): readonly (readonly string[])[] {
  if (strangers.every((origin) => admitted.includes(origin))) return [['no-reflected-origin']];
  const kinds = new Set(admitted.map((origin) => strangenessOf(origin, entries)));
  const [stranger, isNull, insecure] = [kinds.has('stranger'), kinds.has('null'), kinds.has('insecure')];
  return [...(stranger || (insecure && !isNull) ? [byCheck] : []), ...(isNull ? [['no-null-origin']] : [])];
}

/** How many rules had to report a server, and how many reports there are: every one names an origin that passes. */
export interface Judged {
  readonly wrong: boolean;
  readonly reported: boolean;
}

/** A server that lets somebody else in is reported, and whatever is reported lets in the origin that is named. */
export async function expectWitness(program: Program): Promise<Judged> {
  const { text, entries } = program;
  const rules = rulesFor(program, await passing(text, attackers(entries)));
  const reports = reportsAbout(text);
  expect(rules.filter((some) => !reports.some(({ rule }) => some.includes(rule)))).toEqual([]);
  const witnesses = reports.map(witnessIn);
  expect(await passing(text, witnesses)).toEqual(witnesses);
  const listed = new Set(entries.map(textOf));
  expect(witnesses.filter((witness) => !isSent(witness) || listed.has(witness))).toEqual([]);
  return { wrong: rules.length > 0, reported: reports.length > 0 };
}
