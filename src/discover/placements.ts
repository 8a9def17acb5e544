import { explore, entryBudget } from '../code/explore.ts';
import type { Node, Settled, Value } from '../code/value.ts';
import { bystanders, orderedRouters, routerNames, starRouters } from '../models/routers.ts';
import type { Mount, Placement, Refusal } from '../policy/placement.ts';
import { leavesOf } from '../policy/tree.ts';
import { coversPath, type Reach } from './route-paths.ts';
import { handlerCall } from './handler-call.ts';
import type { Event, Hook, Listening, Registration, SiteMade } from './events.ts';
import { evidenceOf } from './evidence.ts';
import { isCompleteHere } from './kept.ts';
import { moveBefore } from './moves.ts';
import { refusalOf } from './refusals.ts';
import type { Session, TopPath } from './session.ts';
import { callValue } from '../code/calls.ts';
import { Thrown } from '../code/machine.ts';
import { siteOf } from './middleware.ts';

type Step = Registration | Hook | Listening | SiteMade;

/** The CORS handlers of a file that stand before the handlers of an application, with what was registered before them. */
export function placementsOf(session: Session): Placement[] {
  const found = new Map<Node, Placement>();
  for (const path of session.paths) {
    if (!mayHaveOrder(path) || !session.enter(path)) continue;
    const steps = (session.machine.events as Event[]).filter((event): event is Step => event.type === 'register' || event.type === 'hook' || event.type === 'listening' || event.type === 'site');
    for (const step of firstOnes(session, steps)) if (!found.has(nodeOf(step))) found.set(nodeOf(step), placementOf(session, path, step, steps));
  }
  return [...found.values()];
}

const nodeOf = (step: Step): Node => (step.type === 'site' ? step.call.node : step.node);

const receiverOf = (step: Step): string | null => (step.type !== 'site' ? step.receiver : step.call.self.kind === 'unknown' ? step.call.self.id : null);

/** Whether a step belongs to the application of a CORS handler. What makes the application has it as its result. */
function isOfSame(cors: Step, step: Step): boolean {
  const [own, other] = [receiverOf(cors), receiverOf(step)];
  if (own === null || other === null) return false;
  return cors.type === 'site' && cors.model.order === 'last' ? other.startsWith(`${own}.${cors.model.call.method}(`) : own === other;
}

/** The first CORS handler of each application for its path. One that a wider one stands before changes nothing about the order. */
function firstOnes(session: Session, steps: readonly Step[]): Step[] {
  const found: Step[] = [];
  for (const step of steps) {
    if (!isCors(session, step)) continue;
    const covered = found.some((one) => receiverOf(one) === receiverOf(step) && coversPath(pathOf(one), pathOf(step), reachOf(one)) !== false);
    if (!covered) found.push(step);
  }
  return found;
}

const reachOf = (step: Step): Reach => (starRouters.test(receiverOf(step) ?? '') ? 'by stars' : 'below');

const pathOf = (step: Step): Value | null => (step.type === 'register' ? step.path : null);

/** Whether a step puts a CORS handler before the handlers of an application. */
function isCors(session: Session, step: Step): boolean {
  if (step.type === 'site') return step.model.order !== undefined || step.model.untilListening === true;
  if (step.type !== 'register' || step.method !== null || step.registrar === 'on' || !orderedRouters.test(step.receiver)) return false;
  return (step.handlers as Settled[]).some((handler) => siteOf(handler) !== null || isHandwritten(session, handler, step.node));
}

/** Whether a function of the program sets the headers and passes the request on. */
function isHandwritten(session: Session, handler: Settled, node: Node): boolean {
  if (handler.kind !== 'function' || handler.node.params.length > 3 || !session.relevant.mentions(handler.node)) return false;
  const { machine } = session;
  session.ask({ origin: undefined, method: 'GET', preflight: null });
  const ways = explore(machine, entryBudget, () => {
    const seen = machine.events.length;
    try {
      callValue(machine, handler, handlerCall(handler, node), null);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
    }
    const events = machine.events.slice(seen) as Event[];
    return events.some(({ type }) => type === 'next') && events.some((event) => event.type === 'applied' || (event.type === 'header' && event.name.kind === 'primitive' && String(event.name.value).toLowerCase() === 'access-control-allow-origin'));
  });
  return leavesOf(ways).includes(true);
}

function placementOf(session: Session, path: TopPath, cors: Step, steps: readonly Step[]): Placement {
  const own = steps.filter((step) => step === cors || isOfSame(cors, step));
  const at = cors.type === 'site' && cors.model.order === 'last' ? own.length : own.indexOf(cors);
  const covered = (step: Step): step is Registration => step.type === 'register' && coversPath(pathOf(cors), step.path, reachOf(cors)) === true;
  const node = nodeOf(cors);
  const mounts = (some: readonly Step[], isBefore: boolean): Mount[] => some.filter(covered).filter((one) => isMount(steps, one, isBefore)).map((one) => mountOf(session, steps, one));
  return {
    site: evidenceOf(node),
    verb: evidenceOf(node.type === 'CallExpression' ? node.callee : node),
    refusals: refusalsOf(session, cors, own.slice(0, at)),
    before: cors.type === 'site' ? [] : mounts(own.slice(0, at), true),
    after: mounts(own.slice(at + 1), false),
    isOpen: !isCompleteHere(session.machine.program, node, new Set(path.registrations.map((one) => one.node))),
    isLate: cors.type === 'site' && cors.model.untilListening === true && own.slice(0, at).some(({ type }) => type === 'listening'),
    moveBefore: (site) => moveBefore(node, site),
  };
}

/** The handlers before a CORS handler that see all of its requests, and refuse preflights. */
function refusalsOf(session: Session, cors: Step, before: readonly Step[]): Refusal[] {
  if (answersPreflights(before)) return [];
  const found: Refusal[] = [];
  for (const { step, handler } of handlersBefore(cors, before)) {
    if (siteOf(handler) !== null || (step === cors && step.type === 'register' && handler === step.handlers.at(-1))) break;
    const refusal = refusalOf(session, handler, step.node);
    if (refusal !== null) found.push({ ...refusal, site: evidenceOf(step.node), at: evidenceOf(argumentOf(step, handler)) });
  }
  return found;
}

/** The handlers, or hooks, that come to all requests of a CORS handler before it does. */
function handlersBefore(cors: Step, before: readonly Step[]): { readonly step: Registration | Hook; readonly handler: Settled }[] {
  const order = cors.type === 'site' ? cors.model.order : 'handlers';
  if (order === 'hooks') return hasOwnHook(cors) ? [] : before.flatMap((step) => (step.type === 'hook' && step.name === 'onRequest' ? [{ step, handler: step.handler as Settled }] : []));
  if (order === undefined) return [];
  const earlier = before.filter((step): step is Registration => step.type === 'register' && step.method === null && step.registrar !== 'on' && coversPath(step.path, pathOf(cors), reachOf(step)) === true);
  return [...earlier, ...(cors.type === 'register' ? [cors] : [])].flatMap((step) => (step.handlers as Settled[]).map((handler) => ({ step, handler })));
}

/** Whether a plugin is told when to run. */
const hasOwnHook = (cors: Step): boolean => cors.type === 'site' && cors.options !== null && (cors.options.kind !== 'object' || cors.options.open || cors.options.props.has('hook'));

/** Whether OPTIONS has a CORS handler of its own, for all paths. */
const answersPreflights = (before: readonly Step[]): boolean =>
  before.some((step) => step.type === 'register' && step.method === 'OPTIONS' && (step.handlers as Settled[]).some((handler) => siteOf(handler) !== null || handler.kind === 'unknown'));

/** The argument that is a handler. */
function argumentOf(step: Registration | Hook, handler: Settled): Node {
  const { node } = step;
  const handlers: readonly Value[] = step.type === 'hook' ? [handler] : step.handlers;
  const args = node.type === 'CallExpression' ? node.arguments : [];
  return args[Math.max(0, args.length - handlers.length) + handlers.indexOf(handler)] ?? node;
}

/** Whether a registration is a route, or mounts a router. Before a CORS handler, what cannot be told from a handler that passes requests on is none; after it, it may be one. */
function isMount(steps: readonly Step[], step: Registration, isBefore: boolean): boolean {
  const handlers = step.handlers as Settled[];
  const last = handlers.at(-1);
  if (last === undefined || step.registrar === 'on' || step.method === 'OPTIONS' || handlers.some((one) => siteOf(one) !== null)) return false;
  if (step.method !== null) return last.kind === 'unknown' || (last.kind === 'function' && last.node.params.length < 3);
  if (last.kind !== 'unknown' || bystanders.test(last.id)) return false;
  if (orderedRouters.test(last.id) || routerNames.test(last.id)) return true;
  return !isBefore && !errorHandlers.test(last.id);
}

const errorHandlers = /err|not-?found|404|logg/i;

function mountOf(session: Session, steps: readonly Step[], { node, path, method, handlers }: Registration): Mount {
  const routesOf = (handler: Settled): readonly Registration[] => steps.filter((step): step is Registration => step.type === 'register' && handler.kind === 'unknown' && step.receiver === handler.id);
  const all = (handlers as Settled[]).flatMap((handler) => [handler, ...routesOf(handler).flatMap((one) => one.handlers as Settled[])]);
  const setsHeaders = all.some((one) => siteOf(one) !== null || (one.kind === 'function' && session.relevant.mentions(one.node)));
  const isRead = (handlers as Settled[]).every((handler) => handler.kind === 'function' || routesOf(handler).length > 0);
  return { site: evidenceOf(node), verb: evidenceOf(node.type === 'CallExpression' ? node.callee : node), path: path?.kind === 'primitive' && typeof path.value === 'string' ? path.value : null, method, isRead, setsHeaders };
}

/** Whether the order of handlers can matter in a file. */
const mayHaveOrder = ({ registrations, sites }: TopPath): boolean => registrations.some(({ receiver }) => orderedRouters.test(receiver)) || sites.some(({ site: { model } }) => model.order !== undefined || model.untilListening === true);
