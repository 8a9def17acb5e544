import { RegExpParser } from '@eslint-community/regexpp';
import type { HeldHosts } from '../held.ts';
import { registrationOf } from '../suffixes.ts';
import { automatonOf } from './automaton.ts';
import { type Reader, readerOf } from './reader.ts';

export type Subject = 'origin' | 'host';
export type Scheme = 'https' | 'http';

/** A form of hosts that reads well. `registrable`: whoever wants to can have one of them, whatever its end. */
export interface Shape {
  readonly host: string;
  readonly registrable: boolean;
}

/** Any label, and one that nobody has to look at twice. */
const anyLabel = '[a-z0-9_-]+';
const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';

/** More are not needed to find one, and make shapes large. */
const mostNames = 20;

const commonSuffixes = ['com', 'net', 'org', 'io', 'dev', 'app'];

/** The ports that an origin can have, without that which is left out because the scheme has it by default. */
const largePorts = '[1-9]\\d{3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d\\d|655[0-2]\\d|6553[0-5]';
const ports: Readonly<Record<Scheme, string>> = {
  https: `[1-9]\\d?|[1-35-9]\\d\\d|4[0-35-9]\\d|44[0-24-9]|${largePorts}`,
  http: `[1-9]|[1-79]\\d|8[1-9]|[1-9]\\d\\d|${largePorts}`,
};

/** Every host that a page can have, hosts that end in a dot left out, and those that end in a number: they are IP addresses (https://url.spec.whatwg.org/#ends-in-a-number-checker). */
export const anyShape: Shape = { host: `(?:${anyLabel}\\.)*[a-z0-9_-]*[a-z_-][a-z0-9_-]*`, registrable: false };

/** The texts of a shape: origins of a scheme, or hosts alone. */
export function textsOf({ host }: Shape, subject: Subject, scheme: Scheme): Reader {
  return readerOfSource(subject === 'host' ? host : `${scheme}://(?:${host})(?::(?:${ports[scheme]}))?`);
}

const known = new Map<string, Reader>();
const mostKnown = 30;

function readerOfSource(source: string): Reader {
  const before = known.get(source);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const parser = new RegExpParser();
  const automaton = automatonOf(parser.parsePattern(source), parser.parseFlags(''), { estimate: 'over', coarse: false }) ?? { states: [], start: 0, exact: true };
  const reader = readerOf(automaton);
  known.set(source, reader);
  return reader;
}

/** The shapes of witnesses, best first. */
export function readableShapes(held: HeldHosts): readonly Shape[] {
  const shared = oneOf(held.suffixes.slice(0, mostNames));
  const names = oneOf(held.domains.slice(0, mostNames));
  const end = oneOf([...held.suffixes.slice(0, mostNames), ...suffixesOf(held.domains), 'example', ...commonSuffixes]);
  const before = `(?:${label}\\.)*(?:[a-z0-9][a-z0-9-]*-)?`;
  return [
    { host: 'evil\\.example', registrable: true },
    // A name continued, or with something glued to its front: `evilexample.com`, `example.com.evil.example`, `evil.vercel.app`.
    { host: `(?:[a-z0-9][a-z0-9-]*-)?evil[a-z0-9.-]*${names}|${before}evil(?:(?:[a-z0-9-]*[a-z0-9])?\\.${shared}|\\.example)`, registrable: true },
    { host: `(?:${label}\\.)*[a-z0-9-]*evil[a-z0-9-]*(?:\\.${label})*\\.${end}`, registrable: true },
    { host: `(?:${label}\\.)*${label}\\.${end}`, registrable: true },
    { host: `(?:${label}\\.)*[a-z0-9-]*evil[a-z0-9-]*(?:\\.${label})*\\.[a-z](?:[a-z0-9-]*[a-z0-9])?`, registrable: false },
    { host: `(?:${label}\\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?`, registrable: false },
    { host: `(?:${anyLabel}\\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?`, registrable: false },
  ];
}

/** A suffix with what it ends in that is one, too: people can register names below `uk` as well as below `co.uk`. */
function suffixesOf(domains: readonly string[]): readonly string[] {
  const suffixes = new Set(domains.slice(0, mostNames).map((domain) => registrationOf(domain).suffix).filter((suffix) => suffix !== null));
  return [...new Set([...suffixes].flatMap(endsOf))].filter((suffix) => registrationOf(`x.${suffix}`).suffix === suffix);
}

function endsOf(name: string): readonly string[] {
  const labels = name.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}

// Nothing is one of none.
function oneOf(names: readonly string[]): string {
  return names.length === 0 ? '[]' : `(?:${names.map((name) => name.replaceAll('.', '\\.')).join('|')})`;
}
