import type { Evidence, Outcomes, Probe } from './policy.ts';

/** A route whose whole chain of handlers is in the file. */
export interface Endpoint {
  readonly site: Evidence;
  /** The part of the registration that names the method, such as `app.put`. */
  readonly verb: Evidence;
  readonly method: string;
  /** What the handlers read of the last request: `body`, `json` where such bodies are parsed, or the name of a header. */
  readonly reads: readonly string[];
  readonly constants: readonly string[];
  /** The path, and the handler of a library that sets the headers; null where they are written by hand. */
  readonly path: Evidence | null;
  readonly cors: Evidence | null;
  /** The responses to a request that is sent here. */
  outcomes(probe: Probe): Outcomes;
}
