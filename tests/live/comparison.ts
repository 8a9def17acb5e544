import { afterAll, expect } from 'vitest';
import type { CorsResponse } from '../../src/policy/policy.ts';
import { foretell, probe, readServer, type Asked } from './reading.ts';
import { ask, type Packages, type Wire } from './server.ts';

/** The text of a server, and what it is called where it is printed. */
export interface NamedServer {
  readonly name: string;
  readonly text: string;
}

interface Tally {
  rows: number;
  known: number;
  right: number;
}

/** Compares what policies foretell with what servers send, and keeps count. */
export class Comparison {
  readonly #tallies = new Map<string, Tally>();
  readonly #totals = new Map<string, Tally>();
  readonly #unknown = new Map<string, number>();
  readonly #foretold = new Map<string, readonly (CorsResponse | null)[]>();

  /** Prints the count after the last test of the file. */
  constructor() {
    afterAll(() => console.log([this.#table(), ...[...this.#unknown].map(([name, rows]) => `${rows} rows not known: ${name}`)].join('\n')));
  }

  /** Sends every request to every server. Fails where the wire says something else than a policy that claims to know. */
  async compare(kind: string, servers: readonly NamedServer[], model: string, packages: Packages, requests: readonly Asked[]): Promise<void> {
    const wrong: string[] = [];
    for (const { name, text } of servers) {
      const foretold = this.#foretell(text, model, packages, requests);
      for (const [i, asked] of requests.entries()) {
        const response = foretold[i] ?? null;
        const differences = response === null ? null : differencesBetween(response, await ask(text, packages, probe(asked)));
        for (const [tallies, key] of [[this.#tallies, kind], [this.#totals, packages.name]] as const) count(tallies, key, differences);
        if (differences === null) this.#unknown.set(name, (this.#unknown.get(name) ?? 0) + 1);
        if (differences !== null && differences.length > 0) wrong.push(`${name} (${asked.phase} from ${asked.request.origin ?? 'nowhere'}): ${differences.join('; ')}`);
      }
    }
    if (wrong.length > 0) expect.fail(wrong.join('\n'));
  }

  /** What is foretold of a text does not depend on the packages, but for their versions. */
  #foretell(text: string, model: string, packages: Packages, requests: readonly Asked[]): readonly (CorsResponse | null)[] {
    const key = JSON.stringify([text, packages.versions]);
    const known = this.#foretold.get(key);
    if (known !== undefined) return known;
    const policies = readServer(text, model, packages);
    const foretold = requests.map((asked) => foretell(policies, asked));
    this.#foretold.set(key, foretold);
    return foretold;
  }

  /** How much of the rows of all kinds is known. */
  share(): number {
    const tallies = [...this.#tallies.values()];
    const sum = (key: keyof Tally): number => tallies.reduce((total, tally) => total + tally[key], 0);
    return sum('known') / sum('rows');
  }

  #table(): string {
    const line = (kind: string, ...cells: readonly (string | number)[]): string => kind.padEnd(48) + cells.map((cell) => String(cell).padStart(8)).join('');
    return [line('server', 'rows', 'known', 'right'), ...[...this.#tallies, ...[...this.#totals].map(([name, tally]) => [`all of ${name}`, tally] as const)].map(([kind, { rows, known, right }]) => line(kind, rows, known, right))].join('\n');
  }
}

function count(tallies: Map<string, Tally>, key: string, differences: readonly string[] | null): void {
  const tally = tallies.get(key) ?? { rows: 0, known: 0, right: 0 };
  tallies.set(key, tally);
  tally.rows += 1;
  if (differences !== null) tally.known += 1;
  if (differences?.length === 0) tally.right += 1;
}

const fields = ['allowOrigin', 'allowCredentials', 'allowMethods', 'allowHeaders', 'exposeHeaders', 'maxAge', 'vary', 'status'] as const;

function differencesBetween(foretold: CorsResponse, wire: Wire): string[] {
  return fields.flatMap((field) => {
    const answer = foretold[field];
    const asCompared = field === 'vary' ? namesOf : field === 'allowHeaders' || field === 'exposeHeaders' ? inAnyOrder : wire.allowOrigin === null ? onceEach : spelled;
    return !answer.known || asCompared(answer.value) === asCompared(wire[field]) ? [] : [`${field} is ${JSON.stringify(wire[field])}, foretold ${JSON.stringify(answer.value)}`];
  });
}

type Compared = string | number | null;

/** Lists are the same with and without spaces, and an empty header is none. */
const spelled = (value: Compared): Compared => (typeof value === 'string' ? value.replace(/,\s+/g, ',') || null : value);

/** It does not matter which header is named first, nor how often. */
const inAnyOrder = (value: Compared): Compared => (typeof value === 'string' ? [...new Set(value.split(/,\s*/).filter(Boolean))].toSorted().join(',') || null : value);

/** Where no origin is allowed, it does not matter how often the other headers say the same. */
const onceEach = (value: Compared): Compared => (typeof value === 'string' ? spelled([...new Set(value.split(/,\s*/))].join(',')) : value);

/** Names of headers are the same in lower case. */
const namesOf = (value: Compared): Compared => (typeof value === 'string' ? spelled(value.toLowerCase()) : value);
