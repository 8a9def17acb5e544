import { findMistakenName } from '../spec/header-names.ts';
import { isTable } from './header-tables.ts';
import type { LibraryModel } from '../models/model.ts';
import type { CorsResponse } from '../policy/policy.ts';
import type { Call, HeadersValue, Node, ObjectValue, ResponseValue, Value } from '../code/value.ts';

/** A header was written to a response. `target` is the response's identity within one run. */
export interface HeaderWrite {
  readonly type: 'header';
  readonly target: string;
  readonly name: Value;
  readonly value: Value;
  readonly mode: 'set' | 'append' | 'vary' | 'remove';
  readonly write: Node;
  readonly at: Node | null;
  /** False where only other uses of the receiver can show that it is a response. */
  readonly proves: boolean;
  /** What tested the origin last when the header was written. */
  readonly check?: Node | null;
}

/** A header was written on what something unread gave, which is a response where a handler returns it. */
export interface Supposed {
  readonly type: 'supposed';
  readonly write: HeaderWrite;
}

/** The program asked a response that it did not make for its Vary, which somebody may have set before. */
export interface Asked {
  readonly type: 'asked';
  readonly of: string;
}

/** A CORS header was written where no header of the response is. */
export interface Misplaced {
  readonly type: 'misplaced';
  readonly name: string;
  readonly where: 'on the request' | 'as a property';
  readonly write: Node;
  readonly at: Node | null;
  /** Where the name is written. */
  readonly node: Node;
}

/** A response was sent, or given a status. */
export interface Progress {
  readonly type: 'status' | 'end' | 'next';
  readonly target: string;
  readonly status: Value | null;
  readonly node: Node;
  /** What it sends is sent: on a context, answers are only noted, and may be noted again. */
  readonly final: boolean;
}

/** An error took away the headers that were set before it, and is the answer. */
export interface Cleared {
  readonly type: 'cleared';
  readonly target: string;
  readonly status: Value;
  /** Where the error was made. */
  readonly node: Node;
}

/** The response, or the function that passes the request on, was given to something that was not read. */
export interface Lent {
  readonly type: 'lent';
  readonly target: string;
  readonly node: Node;
}

/** A Fetch API response was made. */
export interface ResponseMade {
  readonly type: 'response';
  readonly response: ResponseValue;
  readonly node: Node;
}

/** A modelled library was called with options. */
export interface SiteMade {
  readonly type: 'site';
  readonly model: LibraryModel;
  readonly options: Value | null;
  readonly call: Call;
  /** It was not called: the function stands where the handler that it makes should. */
  readonly isUncalled?: true;
}

/** A modelled library answered a request inside the program's own handlers. */
export interface Applied {
  readonly type: 'applied';
  readonly site: SiteMade;
  readonly target: string;
  readonly response: CorsResponse;
}

/** Handlers were registered on an application or router. */
export interface Registration {
  readonly type: 'register';
  readonly receiver: string;
  readonly method: string | null;
  readonly registrar: string;
  readonly path: Value | null;
  readonly handlers: readonly Value[];
  readonly node: Node;
}

/** The application that registers a handler: every registration gives it back. */
export const applicationOf = (id: string): string => id.replace(/\.(?:route|use|all|get|post|put|patch|delete|options)\(.*$/, '');

/** A function was registered that runs before all handlers of an application. */
export interface Hook {
  readonly type: 'hook';
  readonly receiver: string;
  /** When it runs, such as `onRequest`. */
  readonly name: string | null;
  readonly handler: Value;
  readonly node: Node;
}

/** An application began to listen for requests. */
export interface Listening {
  readonly type: 'listening';
  readonly receiver: string;
  readonly node: Node;
}

/** An object with a status and headers was handed to something that takes a response. */
export interface Handed {
  readonly type: 'handed';
  readonly value: Value;
  readonly node: Node;
  /** Whether it carried response headers by then. */
  readonly carries: boolean;
  /** It is the response, whatever it has or lacks. */
  readonly isWhole?: boolean;
}

/** Headers of a response by themselves were exported under a name that says what they are for. Another file sends them. */
export interface HeadersExported {
  readonly type: 'exported headers';
  readonly value: ObjectValue | HeadersValue;
  readonly node: Node;
}

export type Event = HeadersExported | HeaderWrite | Supposed | Asked | Misplaced | Progress | Cleared | Lent | ResponseMade | SiteMade | Applied | Registration | Hook | Listening | Handed;

/** Whether an event, or what a run returned, can carry response headers. */
export const writesHeaders = (event: Event): boolean => event.type === 'header' || event.type === 'misplaced' || event.type === 'response' || event.type === 'applied' || (event.type === 'handed' && event.carries);

/** Whether a value is, or may turn out to be, a response object with headers. */
export function carriesHeaders(value: Value): boolean {
  if (value.kind === 'promise') return carriesHeaders(value.value);
  if (value.kind === 'choice') return carriesHeaders(value.yes) || carriesHeaders(value.no);
  return isTable(value) || value.kind === 'response' || (value.kind === 'object' && (value.props.has('headers') || value.props.has('multiValueHeaders'))) || isHeadersAlone(value);
}

/** Whether a value is the headers of a response by themselves: one of them is there by name. */
export function isHeadersAlone(value: Value): value is ObjectValue | HeadersValue {
  if (value.kind === 'object') return [...value.props.keys()].some(isAllowOrigin);
  return value.kind === 'headers' && value.lines.some(({ name }) => name.kind === 'primitive' && isAllowOrigin(String(name.value)));
}

const isAllowOrigin = (name: string): boolean => name.toLowerCase() === 'access-control-allow-origin' || findMistakenName(name)?.field === 'allowOrigin';
