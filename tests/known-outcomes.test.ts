import { describe, expect, it } from 'vitest';
import { keyOfProbe, KnownOutcomes } from '../src/discover/known-outcomes.ts';
import type { TopPath } from '../src/discover/session.ts';
import type { Probe } from '../src/policy/policy.ts';
import { leafTree } from '../src/policy/tree.ts';

const way = {} as TopPath;
const probes: readonly Probe[] = [undefined, null, '', '*', 'null', 'none', 'any', 'https://app.acme.dev'].flatMap((origin) =>
  [undefined, 'GET', 'OPTIONS', '*'].flatMap((method) => [null, { method: 'PUT', headers: [] }, { method: 'PUT', headers: ['x-a', 'x-b'] }].map((preflight) => ({ origin, method, preflight }))));

describe('what a run found', () => {
  it('is known by another text for each probe', () => expect(new Set(probes.map(keyOfProbe)).size).toBe(probes.length));

  it.each(probes)('answers for no other where all was read: $origin $method', (probe) => {
    const known = new KnownOutcomes();
    known.keep(way, probe, { readsOrigin: true, readsRequest: true }, leafTree([]));
    expect(probes.filter((other) => known.find(way, other) !== undefined)).toEqual([probe]);
  });

  it.each(probes)('answers for every origin where that was not read: $origin $method', (probe) => {
    const known = new KnownOutcomes();
    known.keep(way, probe, { readsOrigin: false, readsRequest: true }, leafTree([]));
    expect(probes.filter((other) => known.find(way, other) !== undefined)).toEqual(probes.filter(({ method, preflight }) => method === probe.method && preflight?.headers.length === probe.preflight?.headers.length));
  });
});
