import { entryBudget, explore } from '../code/explore.ts';
import type { Node, Settled } from '../code/value.ts';
import { bystanders, orderedRouters } from '../models/routers.ts';
import type { Layer, OtherLayer } from '../policy/layering.ts';
import type { Outcomes, Probe } from '../policy/policy.ts';
import { leafTree, mapTree } from '../policy/tree.ts';
import { coversSameRequests } from './chains.ts';
import { runHandler } from './handler-runs.ts';
import type { Event, Registration } from './events.ts';
import { evidenceOf } from './evidence.ts';
import { siteOf } from './middleware.ts';
import { mountsOf } from './mounts.ts';
import { collectResponses } from './responses.ts';
import type { Session, TopPath } from './session.ts';

/** A CORS handler, with the argument that it is. */
interface Placed {
  readonly handler: Settled;
  readonly at: Node;
  /** The method of the requests that come to it; null for all. */
  readonly method: string | null;
}

/** CORS handlers that the same requests come to, in their order. */
interface Stack {
  readonly before: readonly Placed[];
  readonly own: readonly Placed[];
  readonly after: readonly Placed[];
}

/** The CORS handlers of a file whose requests come to other CORS handlers, too: of the same application, or of one that their router is mounted on. */
export function layersOf(session: Session): Layer[] {
  const found = new Map<Node, Layer>();
  for (const path of session.paths) {
    const worth = path.registrations.filter((one) => orderedRouters.test(one.receiver) && corsIn(session, one).length > 0);
    for (const one of worth.length > 1 ? worth : []) {
      const stack = found.has(one.node) || hasMore(session, one) ? null : stackOf(session, path.registrations, one);
      if (stack !== null && stack.before.length + stack.after.length > 0) found.set(one.node, layerOf(session, one, stack));
    }
  }
  return [...found.values()];
}

const isCors = (session: Session, handler: Settled): boolean => siteOf(handler) !== null || (handler.kind === 'function' && handler.node.params.length < 4 && session.relevant.mentions(handler.node));

/** The CORS handlers of a registration. One for some method alone that is a function of the program is its route, and no layer. */
function corsIn(session: Session, { handlers, method, registrar, node }: Registration): readonly Placed[] {
  const args = node.type === 'CallExpression' ? node.arguments : [];
  if (registrar === 'on') return [];
  return (handlers as readonly Settled[]).flatMap((handler, i) => ((method === null ? isCors(session, handler) : siteOf(handler) !== null) ? [{ handler, method, at: args[Math.max(0, args.length - handlers.length) + i] ?? node }] : []));
}

/** Whether a function of the program stands beside it that may write headers of its own. */
const hasMore = (session: Session, one: Registration): boolean => (one.handlers as readonly Settled[]).filter((handler) => isCors(session, handler)).length > 1;

function layerOf(session: Session, { node, method }: Registration, { before, after }: Stack): Layer {
  const answers = new Map<string, Outcomes>();
  const asked = (name: string, choose: (stack: Stack, probe: Probe) => readonly Placed[]) => (probe: Probe): Outcomes => {
    const key = JSON.stringify([name, probe]);
    if (!answers.has(key)) answers.set(key, mapTree(session.tree, (path) => answer(session, path, node, probe, (stack) => choose(stack, probe))));
    return answers.get(key) ?? null;
  };
  const other = (side: 'before' | 'after') => ({ at }: Placed, i: number): OtherLayer => ({ at: evidenceOf(at), comes: side, outcomes: asked(`${side} ${i}`, (stack, probe) => stack[side].slice(i, i + 1).filter((placed) => comesTo(placed, probe))) });
  return {
    verb: evidenceOf(node.type === 'CallExpression' ? node.callee : node),
    method,
    others: [...before.map(other('before')), ...after.map(other('after'))],
    get constants() {
      return [...session.machine.noted.comparisons.keys()];
    },
    alone: asked('alone', ({ own }) => own),
    together: asked('together', (stack, probe) => [...stack.before, ...stack.own, ...stack.after].filter((placed) => comesTo(placed, probe))),
  };
}

const comesTo = ({ method }: Placed, probe: Probe): boolean => method === null || method === probe.method;

/** What some of the handlers answer on one way through the top level; nothing where the registration is not on it. */
function answer(session: Session, path: TopPath, node: Node, probe: Probe, choose: (stack: Stack) => readonly Placed[]): Outcomes {
  if (!session.enter(path)) return null;
  const { machine } = session;
  const registrations = (machine.events as Event[]).filter((event) => event.type === 'register');
  const own = registrations.find((one) => one.node === node);
  if (own === undefined) return leafTree([]);
  const chosen = choose(stackOf(session, registrations, own));
  session.ask(probe);
  return mapTree(explore(machine, entryBudget, () => run(session, chosen, node)), leafTree);
}

function run({ machine }: Session, handlers: readonly Placed[], node: Node): ReturnType<typeof collectResponses> {
  machine.heap.assign(machine, 'runStart', machine.events.length);
  machine.reads.clear();
  for (const { handler } of handlers) if (runHandler(machine, handler, node) !== 'goes on') break;
  return collectResponses(machine, machine.events.slice(machine.runStart) as Event[], null, node);
}

const stackOf = (session: Session, registrations: readonly Registration[], own: Registration): Stack => ({ before: before(session, registrations, own, deepestMount), own: corsIn(session, own), after: after(session, registrations, own) });

/** How many routers in each other are looked at. */
const deepestMount = 4;

/** The CORS handlers before one, those that only preflights come to included, and those before the router that it belongs to. */
function before(session: Session, registrations: readonly Registration[], own: Registration, depth: number): readonly Placed[] {
  const earlier = registrations.slice(0, registrations.indexOf(own)).filter((one) => one.receiver === own.receiver && (one.method === null || one.method === 'OPTIONS') && coversSameRequests(onAnyMethod(one), own) === true);
  const [mount, ...more] = mountsOf(registrations, own.receiver);
  const outer = mount === undefined || more.length > 0 || depth === 0 ? [] : [...before(session, registrations, mount, depth - 1), ...corsIn(session, mount)];
  return [...outer, ...earlier.flatMap((one) => corsIn(session, one))];
}

/** The CORS handlers that a request comes to right after one, with nothing between them that may answer it. */
function after(session: Session, registrations: readonly Registration[], own: Registration): readonly Placed[] {
  const found: Placed[] = [];
  if (own.method !== null || corsIn(session, own).length < own.handlers.length) return found;
  for (const one of registrations.slice(registrations.indexOf(own) + 1)) {
    if (one.receiver !== own.receiver || one.method === 'OPTIONS' || isElsewhere(one, own)) continue;
    const cors = corsIn(session, one);
    const others = (one.handlers as readonly Settled[]).filter((handler) => !cors.some((placed) => placed.handler === handler));
    if (one.method !== null || coversSameRequests(one, own) !== true || !others.every(isBystander)) break;
    found.push(...cors);
  }
  return found;
}

const isBystander = (handler: Settled): boolean => handler.kind === 'unknown' && bystanders.test(handler.id);

/** Whether no request can come to both. */
const isElsewhere = (one: Registration, own: Registration): boolean => coversSameRequests(onAnyMethod(one), own) === false && coversSameRequests(onAnyMethod(own), one) === false;

const onAnyMethod = (one: Registration): Registration => ({ ...one, method: null });
