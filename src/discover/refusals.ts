import { callValue } from '../code/calls.ts';
import { entryBudget, explore } from '../code/explore.ts';
import { Thrown, type Machine } from '../code/machine.ts';
import type { Node, Settled, Value } from '../code/value.ts';
import { children } from '../code/walk.ts';
import { exemptions, gatekeepers, plainGatekeepers, redirects, throwingGatekeepers } from '../models/routers.ts';
import type { Refusal } from '../policy/placement.ts';
import type { CorsResponse, Probe } from '../policy/policy.ts';
import type { Tree } from '../policy/tree.ts';
import { handlerCall } from './handler-call.ts';
import type { Event } from './events.ts';
import { collectResponses } from './responses.ts';
import type { Session } from './session.ts';

type Refused = Pick<Refusal, 'status'>;

/** A preflight as a browser sends it before a page's request with JSON and a token. */
const preflight: Probe = { origin: undefined, method: 'OPTIONS', preflight: { method: 'PUT', headers: ['authorization', 'content-type'] } };

/** How a handler keeps preflights from what comes after it, because they bring no credentials; null where it does not, or that was not read. */
export function refusalOf(session: Session, handler: Settled, node: Node): Refused | null {
  if (handler.kind === 'unknown') return isGatekeeper(handler.id, handler.at) ? { status: 401 } : null;
  if (handler.kind !== 'function' || handler.node.params.length > 3) return null;
  session.ask(preflight);
  return session.thoroughly(() => refusedBy(explore(session.machine, entryBudget, () => runPreflight(session.machine, handler, node))));
}

/** Whether a handler that a library made lets nobody pass without credentials, as far as its options show. */
const isGatekeeper = (id: string, at: Node | null): boolean => gatekeepers.test(id) && at !== null && !mentionsExemption(at);

/** Whether such a handler answers the preflight of this run by 401, and by nothing else: with the headers that were set before, or without them; null where it does not, or that was not observed. */
export function refusesPreflights({ text, stimulus: { method } }: Machine, handler: Settled): 'keeps headers' | 'throws' | null {
  if (method !== 'OPTIONS' || handler.kind !== 'unknown' || !isGatekeeper(handler.id, handler.at)) return null;
  if (throwingGatekeepers.test(handler.id)) return 'throws';
  return plainGatekeepers.test(handler.id) && !redirects.test(text.slice(...(handler.at?.range ?? [0, 0]))) ? 'keeps headers' : null;
}

function mentionsExemption(node: Node): boolean {
  if (node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression') return true;
  if ((node.type === 'Identifier' && exemptions.test(node.name)) || (node.type === 'Literal' && exemptions.test(String(node.value)))) return true;
  return children(node).some(mentionsExemption);
}

/** Which part of the program is meant may depend on the path; whatever else is not known must not matter. */
function refusedBy(tree: Tree<Refused | null> | null): Refused | null {
  if (tree === null || tree.kind === 'leaf') return tree?.leaf ?? null;
  const [yes, no] = [refusedBy(tree.yes), refusedBy(tree.no)];
  return aboutPath.test(tree.decision.key) ? (yes ?? no) : yes === null ? null : no === null ? null : yes;
}

const aboutPath = /\.(?:path|url|originalUrl|baseUrl|pathname|routerPath|nextUrl|rawPath)\b/;

function runPreflight(machine: Machine, handler: Settled, node: Node): Refused | null {
  const [seen, escaped] = [machine.events.length, machine.escapes.length];
  machine.heap.assign(machine, 'runStart', seen);
  machine.reads.clear();
  let returned: Value;
  try {
    returned = callValue(machine, handler, handlerCall(handler, node), null);
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    return machine.reads.has('credentials') ? { status: null } : null;
  }
  const events = machine.events.slice(seen) as Event[];
  const isLeft = machine.escapes.length > escaped || events.some(({ type }) => type === 'next' || type === 'lent' || type === 'applied');
  if (isLeft || !machine.reads.has('credentials')) return null;
  if (isRejected(machine, returned)) return { status: null };
  return events.some(isUnreadError) ? { status: null } : statusOf(collectResponses(machine, events, returned, node));
}

const isRejected = (machine: Machine, value: Value): boolean => {
  const settled = machine.settle(value);
  return settled.kind === 'promise' && settled.rejected;
};

/** `next(error)`. */
const isUnreadError = (event: Event): boolean => event.type === 'end' && event.status?.kind === 'unknown' && event.status.id === 'what handles errors';

function statusOf(responses: readonly CorsResponse[]): Refused | null {
  const status = responses.flatMap((response) => (response.status.known ? [response.status.value] : [])).find((one) => one >= 300);
  return status === undefined ? null : { status };
}
