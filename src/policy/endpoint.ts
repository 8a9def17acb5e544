import type { Evidence, Outcomes, Probe } from './policy.ts';

/** An error that goes out of a handler, and the status by which it is answered. */
export interface ThrownError {
  readonly at: Evidence;
  readonly status: number;
}

/** A route whose whole chain of handlers is in the file. */
export interface Endpoint {
  readonly site: Evidence;
  /** The part of the registration that names the method, such as `app.put`. */
  readonly verb: Evidence;
  readonly method: string;
  readonly constants: readonly string[];
  /** One function answers here by itself: what it sends is told of it as a policy, too. */
  readonly isAlone: boolean;
  /** The handler of a library that sets the headers; null where they are written by hand. */
  readonly cors: Evidence | null;
  /** The path, where the registration is a statement of its own, before which another can be written; else null. */
  readonly path: Evidence | null;
  /** The responses to a request that is sent here. */
  outcomes(probe: Probe): Outcomes;
  /** An application of the file answers errors without the headers that were set before them. */
  readonly clearsOnErrors: boolean;
  /** The errors of its last handler that are answered without the headers that were set before. */
  errors(origin: string): readonly ThrownError[];
}

/** A path at which CORS is registered and that the application does not understand: it throws when the program starts. */
export interface BrokenPath {
  /** Where it is written. */
  readonly at: Evidence;
  /** What does not understand it. */
  readonly library: string;
  /** The path that is meant; null where that is not sure. */
  readonly meant: string | null;
}
