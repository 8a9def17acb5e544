import { entryBudget, explore } from '../code/explore.ts';
import { callValue } from '../code/calls.ts';
import { nothing, Thrown, type Machine } from '../code/machine.ts';
import { entryArguments } from '../code/roles.ts';
import type { Call, FunctionValue, Node, Settled, Value } from '../code/value.ts';
import { bystanders, jsonParsers, routerMakers } from '../models/routers.ts';
import type { Endpoint } from '../policy/endpoint.ts';
import type { CorsResponse, Evidence, Outcomes, Probe } from '../policy/policy.ts';
import { leafTree, mapTree } from '../policy/tree.ts';
import { coversSameRequests } from './chains.ts';
import type { Event, Registration } from './events.ts';
import { evidenceOf, known } from './evidence.ts';
import { collectResponses } from './responses.ts';
import type { Session, TopPath } from './session.ts';

/** The routes of a file whose whole chain of handlers can be seen, on applications that are made or named here and stay here. */
export function endpointsOf(session: Session): Endpoint[] {
  const found = new Map<Node, Endpoint>();
  for (const path of session.paths) {
    for (const registration of path.registrations) {
      if (registration.method === null || registration.method === 'OPTIONS' || found.has(registration.node) || !staysHere(path, registration)) continue;
      found.set(registration.node, endpointOf(session, registration));
    }
  }
  return [...found.values()];
}

/** An application that leaves the file may get further handlers elsewhere, and so may a router. */
const staysHere = ({ exported }: TopPath, { receiver }: Registration): boolean => !exported.has(receiver) && routerMakers.test(receiver);

function endpointOf(session: Session, registration: Registration): Endpoint {
  const { node, method } = registration;
  const call = node.type === 'CallExpression' ? node : null;
  const cors = corsArgument(registration, call?.arguments ?? []);
  return {
    site: evidenceOf(node), verb: evidenceOf(call?.callee ?? node), method: method ?? 'GET',
    get constants() {
      return [...session.machine.constants];
    },
    get reads() {
      return [...session.machine.reads];
    },
    path: cors === null || call?.arguments[0] === undefined ? null : evidenceOf(call.arguments[0]),
    cors,
    outcomes: (probe) => mapTree(session.tree, (path) => answer(session, path, registration, probe)),
  };
}

/** The argument that is a modelled library's handler. */
function corsArgument({ handlers }: Registration, args: readonly Node[]): Evidence | null {
  const index = handlers.findIndex((handler) => handler.kind === 'native' && handler.tag !== null);
  const node = index < 0 ? undefined : args[args.length - handlers.length + index];
  return node === undefined ? null : evidenceOf(node);
}

function answer(session: Session, path: TopPath, registration: Registration, probe: Probe): Outcomes {
  if (!session.enter(path)) return null;
  const { machine } = session;
  const registrations = (machine.events as Event[]).filter((event) => event.type === 'register');
  const own = registrations.find((one) => one.node === registration.node);
  if (own === undefined) return leafTree([]);
  session.ask(probe);
  machine.reads.clear();
  const asked = { ...own, method: probe.method ?? null };
  const handlers = registrations.filter((one) => one.receiver === own.receiver && (one === own ? probe.method === own.method : coversSameRequests(one, asked))).flatMap((one) => one.handlers) as Settled[];
  return mapTree(explore(machine, entryBudget, () => run(machine, handlers, registration.node)), leafTree);
}

/**
 * Runs handlers in order until one answers. One that was not read may answer OPTIONS or not; on other methods it sends what was set before it.
 * A route that no handler answers is answered by the application.
 */
function run(machine: Machine, handlers: readonly Settled[], node: Node): readonly CorsResponse[] {
  machine.heap.assign(machine, 'runStart', machine.events.length);
  for (const handler of handlers) {
    if (handler.kind === 'unknown' && jsonParsers.test(handler.id)) machine.reads.add('json');
    if (handler.kind === 'unknown' && bystanders.test(handler.id)) continue;
    if (handler.kind !== 'function' && !(handler.kind === 'native' && handler.tag !== null)) {
      if (machine.stimulus.method === 'OPTIONS') return [unreadResponse(machine, node)];
      break;
    }
    if (!handOn(machine, handler, node)) break;
  }
  return collectResponses(machine, machine.events.slice(machine.runStart) as Event[], null, node).map((response) => (response.ending === 'answers' ? response : { ...response, status: known(200, node) }));
}

function unreadResponse(machine: Machine, node: Node): CorsResponse {
  const [response] = collectResponses(machine, [], null, node);
  const all = { known: false, why: 'a handler that was not read may answer', at: evidenceOf(node) } as const;
  return { ...response!, allowOrigin: all, status: all, ending: 'unread' };
}

/** Runs one handler. False when the request ends with it. */
function handOn(machine: Machine, handler: Settled, node: Node): boolean {
  const seen = machine.events.length;
  const call = handlerCall(machine, handler, node);
  try {
    callValue(machine, handler, call, null);
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    return false;
  }
  const since = machine.events.slice(seen) as Event[];
  if (since.some((event) => event.type === 'end' || (event.type === 'applied' && event.response.ending === 'answers'))) return false;
  return since.some((event) => event.type === 'next' || event.type === 'applied');
}

/** One request and one response go through all handlers, whatever they call their parameters. */
function handlerCall(_machine: Machine, handler: Settled, node: Node): Call {
  const own = handler.kind === 'function' ? entryArguments((handler as FunctionValue).node, { handler: true, depends: 'no', chooser: 'request' }) : (standIns(node) as Value[]);
  const args = own.map((arg) => (arg.kind === 'unknown' && arg.root !== null ? { ...arg, id: `${arg.role}@${node.range[0]}`, root: node.range[0] } : arg));
  return { self: nothing, args, node, argNodes: args.map(() => null) };
}

const standIns = (node: Node) => (['request', 'response', 'next'] as const).map((role) => ({
  kind: 'unknown' as const, id: `${role}@${node.range[0]}`, depends: role === 'request' ? ('maybe' as const) : ('no' as const), chooser: 'request' as const, role, root: node.range[0],
  env: null, nonNull: true, means: null, list: false, at: node,
}));
