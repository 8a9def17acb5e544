import { callValue } from '../code/calls.ts';
import { Thrown, type Machine } from '../code/machine.ts';
import { primitive, type Node, type Settled, type Value } from '../code/value.ts';
import { methodAnswerers, type Failures } from '../models/applications.ts';
import { bystanders, jsonParsers } from '../models/routers.ts';
import type { CorsResponse } from '../policy/policy.ts';
import { isCleared } from './cleared.ts';
import type { Event } from './events.ts';
import { evidenceOf, known } from './evidence.ts';
import { handlerCall } from './handler-call.ts';
import { refusesPreflights } from './refusals.ts';
import { collectResponses } from './responses.ts';

/** What is answered where no handler does. */
interface Otherwise {
  readonly status: number;
  readonly byHooks: boolean;
  /** Hooks that do not find the headers of an error set none, or fail, and then none are sent. */
  readonly failures: Failures | undefined;
  /** A handler that returns nothing lets the request go on, and an answer that nobody gave has none of the headers. */
  readonly byReturn: boolean;
}

/** What a request comes to: handlers, of which one answers, and what may change the response before it is sent. */
interface Asked {
  readonly handlers: readonly Settled[];
  readonly later: readonly Settled[];
}

/**
 * Runs handlers in order until one answers. What was not read may answer OPTIONS or not; on other methods it is passed by.
 * A route that no handler answers is answered by the application.
 */
export function run(machine: Machine, { handlers, later }: Asked, node: Node, otherwise: Otherwise): readonly CorsResponse[] {
  machine.heap.assign(machine, 'runStart', machine.events.length);
  machine.reads.clear();
  let { status } = otherwise;
  let isAnswered = machine.stimulus.method !== 'OPTIONS';
  for (const handler of handlers) {
    if (isAnsweringMethods(handler)) status = 200;
    const went = isAnsweringMethods(handler) ? 'goes on' : otherwise.byHooks ? runHook(machine, handler, node) : runHandler(machine, handler, node, otherwise.byReturn);
    isAnswered ||= went === 'ends';
    if (went === 'ends') break;
    if (went === 'unread' && machine.stimulus.method === 'OPTIONS') return [unreadResponse(machine, node)];
  }
  const { failures, byReturn } = otherwise;
  if (byReturn && !isAnswered) return collectResponses(machine, [], null, node).map((response) => answered(response, node, status));
  if (failures !== undefined) machine.path.learn(`request@${node.range[0]}.${failures.flag}`, primitive(!isAnswered, node));
  const events = withLater(machine, failures === undefined || isAnswered ? later : later.filter((hook) => hook.kind !== 'function' || failures.headers.test(machine.text.slice(...hook.node.range))), node);
  if (events === null) return [unreadResponse(machine, node)];
  return collectResponses(machine, events, null, node).map((response) => answered(response, node, status));
}

/** What was done to a request, with what later hooks did to the response before it was sent; null where that was not read. */
function withLater(machine: Machine, later: readonly Settled[], node: Node): readonly Event[] | null {
  const before = machine.events.slice(machine.runStart) as Event[];
  const from = machine.events.length;
  for (const hook of later) if (runHook(machine, hook, node) === 'unread') return null;
  const sent = before.findIndex(({ type }) => type === 'end');
  const [earlier, rest] = sent === -1 ? [before, []] : [before.slice(0, sent), before.slice(sent)];
  return [...earlier, ...(machine.events.slice(from) as Event[]), ...rest];
}

const isAnsweringMethods = (handler: Settled): boolean => handler.kind === 'unknown' && methodAnswerers.test(handler.id);

export const answered = (response: CorsResponse, node: Node, status = 200): CorsResponse => (response.ending === 'answers' ? response : { ...response, status: known(status, node), ending: 'answers' });

function unreadResponse(machine: Machine, node: Node): CorsResponse {
  const [response] = collectResponses(machine, [], null, node);
  const all = { known: false, why: 'a handler that was not read may answer', at: evidenceOf(node) } as const;
  return { ...response!, allowOrigin: all, status: all, ending: 'unread' };
}

type Way = 'ends' | 'goes on' | 'unread';

/** What one handler does with the request. */
export function runHandler(machine: Machine, handler: Settled, node: Node, byReturn = false): Way {
  if (handler.kind === 'unknown' && jsonParsers.test(handler.id)) machine.reads.add('json parser');
  if (handler.kind === 'unknown' && bystanders.test(handler.id)) return 'goes on';
  const refuses = refusesPreflights(machine, handler);
  if (refuses !== null) return refuses === 'throws' && !isCleared(machine, handler) ? 'unread' : refuse(machine, node, refuses === 'throws');
  if (handler.kind !== 'function' && !(handler.kind === 'native' && handler.tag !== null)) return 'unread';
  const seen = machine.events.length;
  try {
    const value = callValue(machine, handler, handlerCall(handler, node), null);
    if (isToContinue(machine, value) || (byReturn && isNothing(machine, value))) return 'goes on';
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    return 'unread';
  }
  return wayOf(machine.events.slice(seen) as Event[]);
}

/** `return h.continue`, by which a hook of hapi lets a request go on. */
function isToContinue(machine: Machine, value: Value): boolean {
  const settled = machine.settle(value);
  return settled.kind === 'promise' ? isToContinue(machine, settled.value) : settled.kind === 'unknown' && /^(?:p\d+\.1|response@\d+)\.continue$/.test(settled.id);
}

function isNothing(machine: Machine, value: Value): boolean {
  const settled = machine.settle(value);
  return settled.kind === 'promise' ? !settled.rejected && isNothing(machine, settled.value) : settled.kind === 'primitive' && settled.value === undefined;
}

/** Answers 401 to a request that brings no credentials. */
function refuse(machine: Machine, node: Node, clears: boolean): Way {
  const target = `root:${node.range[0]}`;
  const status = primitive(401, node);
  machine.reads.add('credentials');
  machine.emit((clears ? { type: 'cleared', target, status, node } : { type: 'end', target, status, node, final: true }) satisfies Event);
  return 'ends';
}

/** The same for a hook: an asynchronous one that did not answer by its end lets the request go on. */
function runHook(machine: Machine, handler: Settled, node: Node): Way {
  const [seen, escaped] = [machine.events.length, machine.escapes.length];
  const went = runHandler(machine, handler, node);
  const isOver = handler.kind === 'function' && handler.node.async && machine.escapes.length === escaped && !(machine.events.slice(seen) as Event[]).some(({ type }) => type === 'lent' || type === 'status');
  return went === 'unread' && isOver ? 'goes on' : went;
}

/** A handler that neither answers nor calls `next` leaves that to something unread, or to a callback. */
function wayOf(since: readonly Event[]): Way {
  if (since.some((event) => event.type === 'end' || (event.type === 'applied' && event.response.ending === 'answers'))) return 'ends';
  return since.some((event) => event.type === 'next' || (event.type === 'applied' && event.response.ending === 'passes on')) ? 'goes on' : 'unread';
}
