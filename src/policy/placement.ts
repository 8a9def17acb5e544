import type { Evidence } from './policy.ts';

/** What was registered on an application: a route, or whatever is mounted at a path. */
export interface Mount {
  readonly site: Evidence;
  /** The part of the registration that names the method, such as `app.get`. */
  readonly verb: Evidence;
  /** The path as it is written; null for every path, and for one that was not read. */
  readonly path: string | null;
  readonly method: string | null;
  /** Its handlers are in the file. */
  readonly isRead: boolean;
  /** One of its handlers that are in the file has to do with CORS. */
  readonly setsHeaders: boolean;
}

/** A handler that ends preflights: they bring no credentials. */
export interface Refusal {
  readonly site: Evidence;
  /** The handler itself. */
  readonly at: Evidence;
  /** The status it answers with; null where it throws, or leaves that to what handles errors. */
  readonly status: number | null;
}

/** How a statement can be put before an earlier one of the same block. */
export interface Move {
  readonly statement: Evidence;
  /** From the start of the earlier statement to the end of the one that is moved. */
  readonly span: Evidence;
  readonly indent: string;
}

/** A CORS handler that stands before the handlers of an application, and what was registered before it there. */
export interface Placement {
  readonly site: Evidence;
  /** The part of the registration that names the method, such as `app.use`. */
  readonly verb: Evidence;
  /** The handlers before it that refuse every preflight that comes to it. */
  readonly refusals: readonly Refusal[];
  /** The routes before and after it that it would cover. */
  readonly before: readonly Mount[];
  readonly after: readonly Mount[];
  /** Others may register handlers on the application after it. */
  readonly isOpen: boolean;
  /** It is there only after the application began to listen, which is too late. */
  readonly isLate: boolean;
  /** How it can be moved before another registration; null where that may change more than the order. */
  moveBefore(site: Evidence): Move | null;
}
