import type { Machine, Stimulus } from '../code/machine.ts';
import type { Probe } from '../policy/policy.ts';

/** The request of a probe. It is noted when a run reads anything of it but the Origin, of which the machine itself takes note. */
export function stimulusOf(machine: Machine, { origin, method, preflight }: Probe): Stimulus {
  const headers = preflightHeaders(preflight);
  const read = <T>(part: T): T => {
    machine.readsRequest = true;
    return part;
  };
  return {
    origin: origin === undefined ? 'symbolic' : origin,
    get method() {
      return read(method ?? 'symbolic');
    },
    get headers() {
      return read(headers);
    },
    get bare() {
      return read(preflight !== null);
    },
  };
}

function preflightHeaders(preflight: Probe['preflight']): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  if (preflight === null) return headers;
  headers.set('access-control-request-method', preflight.method);
  if (preflight.headers.length > 0) headers.set('access-control-request-headers', preflight.headers.join(','));
  return headers;
}
