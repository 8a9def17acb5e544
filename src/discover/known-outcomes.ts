import type { Outcomes, Probe } from '../policy/policy.ts';
import type { TopPath } from './session.ts';

/** What a run read of the request. */
interface Read {
  readonly readsOrigin: boolean;
  readonly readsRequest: boolean;
}

/** What probes found on the ways through the top level. A run that never read the Origin answers for every origin; one that read nothing else of the request answers for all methods and preflights. */
export class KnownOutcomes {
  readonly #found = new Map<TopPath, Map<string, Outcomes>>();

  /** What is known of a probe; undefined where it has to be run. */
  find(path: TopPath, probe: Probe): Outcomes | undefined {
    const found = this.#found.get(path);
    const key = found && readings.map((read) => keyOf(probe, read)).find((one) => found.has(one));
    return key === undefined ? undefined : found?.get(key);
  }

  keep(path: TopPath, probe: Probe, read: Read, outcomes: Outcomes): void {
    const found = this.#found.get(path) ?? new Map<string, Outcomes>();
    this.#found.set(path, found.set(keyOf(probe, read), outcomes));
  }
}

const readings: readonly Read[] = [true, false].flatMap((readsOrigin) => [false, true].map((readsRequest) => ({ readsOrigin, readsRequest })));

/** A text that is the same for equal probes, as far as a run reads them. */
const keyOf = (probe: Probe, { readsOrigin, readsRequest }: Read): string => `${readsOrigin ? originOf(probe) : ''} ${readsRequest ? requestOf(probe) : ''}`;

/** A text that is the same for equal probes. */
export const keyOfProbe = (probe: Probe): string => keyOf(probe, { readsOrigin: true, readsRequest: true });

/** In quotes, for a text may be any of these words, too. */
const originOf = ({ origin }: Probe): string => (origin === undefined ? 'any' : origin === null ? 'none' : `'${origin}'`);

const requestOf = ({ method = 'any', preflight }: Probe): string => (preflight === null ? method : `${method} before ${preflight.method} ${preflight.headers.join()}`);
