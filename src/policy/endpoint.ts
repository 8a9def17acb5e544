import type { Evidence, Outcomes, Probe } from './policy.ts';

/** A route whose whole chain of handlers is in the file. */
export interface Endpoint {
  readonly site: Evidence;
  /** The part of the registration that names the method, such as `app.put`. */
  readonly verb: Evidence;
  readonly method: string;
  readonly constants: readonly string[];
  /** The handler of a library that sets the headers; null where they are written by hand. */
  readonly cors: Evidence | null;
  /** The path, where the registration is a statement of its own, before which another can be written; else null. */
  readonly path: Evidence | null;
  /** The responses to a request that is sent here. */
  outcomes(probe: Probe): Outcomes;
}
