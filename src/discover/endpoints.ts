import { entryBudget, explore, innerBudget } from '../code/explore.ts';
import type { Machine } from '../code/machine.ts';
import { unknown, type Node, type Settled } from '../code/value.ts';
import { applicationMakers, hooksAfter, hooksBefore, otherRegistrars } from '../models/applications.ts';
import type { Endpoint, ThrownError } from '../policy/endpoint.ts';
import type { CorsResponse, Evidence, Outcomes, Policy, Probe } from '../policy/policy.ts';
import { leafTree, leavesOf, mapTree } from '../policy/tree.ts';
import { coversSameRequests } from './chains.ts';
import { clearsOnErrors, errorsOf } from './cleared.ts';
import { applicationOf, type Event, type Hook, type Registration } from './events.ts';
import { evidenceOf } from './evidence.ts';
import { answered, run, runHandler } from './handler-runs.ts';
import { isKept, isMadeAtOnce } from './kept.ts';
import { handlersBeside, mountedAt, mountsOf } from './mounts.ts';
import { seesEveryRoute } from './route-objects.ts';
import type { Session, TopPath } from './session.ts';

/** The routes of a file whose whole chain of handlers can be seen, on applications that are made here and stay here. */
export function endpointsOf(session: Session, policies: readonly Policy[]): Endpoint[] {
  const seen = new Set(session.paths.flatMap((path) => path.registrations).map((registration) => registration.node));
  const found = new Map<Node, Endpoint>();
  for (const path of session.paths) {
    for (const registration of path.registrations) {
      if (registration.method === null || registration.method === 'OPTIONS' || found.has(registration.node) || !staysHere(session, path, registration, seen, deepestMount)) continue;
      found.set(registration.node, endpointOf(session, registration, isAlone(path, registration), policies));
    }
  }
  return [...found.values()];
}

/** How many routers in each other are looked at. */
const deepestMount = 4;

/** An application that leaves the file may get further handlers elsewhere. A router has to be mounted here, and nowhere else. */
function staysHere(session: Session, path: TopPath, { receiver, node }: Registration, seen: ReadonlySet<Node>, depth: number): boolean {
  const maker = makerOf(receiver);
  if (maker === undefined || depth === 0 || (receiver.includes('.basePath(') && !isMadeAtOnce(session.machine.program, node)) || [...path.exported].some((id) => isApplication(id, receiver)) || !isKept(session.machine.program, node, seen)) return false;
  if (maker.byOptions?.test(session.machine.text) === true || (maker.failures !== undefined && path.registrations.some((one) => one.method === null || one.method === 'OPTIONS'))) return false;
  if (maker.byHooks === true && (otherRegistrars.test(session.machine.text) || !seesEveryRoute(session.machine, path.registrations))) return false;
  const [mount, ...more] = mountsOf(path.registrations, receiver);
  return mount === undefined ? maker.isRouter !== true : more.length === 0 && mount.method === null && staysHere(session, path, mount, seen, depth - 1);
}

/** Whether what has an id is the application, perhaps given back by its last registration. */
const isApplication = (id: string, receiver: string): boolean => id === receiver || (id.endsWith(')') && !/\.listen\([^()]*\)$/.test(id) && applicationOf(id) === receiver);

const makerOf = (receiver: string): (typeof applicationMakers)[number] | undefined => applicationMakers.find(({ made }) => made.test(receiver));

/** Whether a function answers a route by itself, wherever else handlers are registered. */
const isAlone = ({ registrations }: TopPath, own: Registration): boolean =>
  own.handlers.length === 1 && own.handlers[0]?.kind === 'function' && mountsOf(registrations, own.receiver).length === 0 && registrations.every((one) => one === own || one.receiver !== own.receiver || coversSameRequests(one, own) === false);

function endpointOf(session: Session, registration: Registration, isByItself: boolean, policies: readonly Policy[]): Endpoint {
  const { node, method } = registration;
  const call = node.type === 'CallExpression' ? node : null;
  const args = call?.arguments ?? [];
  const answers = new Map<string, Outcomes>();
  const same = isByItself ? policyOf(registration, policies) : null;
  return {
    site: evidenceOf(node), verb: evidenceOf(call?.callee ?? node), method: method ?? 'GET', isAlone: isByItself,
    get constants() {
      return [...session.machine.noted.comparisons.keys()];
    },
    path: args[0] !== undefined && args.length === registration.handlers.length + 1 && isPlainStatement(node) ? evidenceOf(args[0]) : null,
    cors: corsArgument(registration, args),
    outcomes(probe) {
      const key = JSON.stringify(probe);
      if (!answers.has(key)) answers.set(key, same !== null && probe.method === method ? mapTree(same.outcomes(probe), (responses) => leafTree(responses.map((one) => answered(one, node)))) : mapTree(session.tree, (path) => answer(session, path, registration, probe)));
      return answers.get(key) ?? null;
    },
    get clearsOnErrors() {
      return clearsOnErrors(session.paths);
    },
    errors: (origin) => leavesOf(mapTree(session.tree, (path) => leafTree(errorsOn(session, path, registration, origin)))).flat(),
  };
}

/** The errors that go out of a route's last handler on one way. */
function errorsOn(session: Session, path: TopPath, { node, method }: Registration, origin: string): readonly ThrownError[] {
  if (!session.enter(path)) return [];
  session.ask({ origin, method: method ?? undefined, preflight: null });
  const own = (session.machine.events as Event[]).find((event) => event.type === 'register' && event.node === node);
  const last = own?.type === 'register' ? (own.handlers.at(-1) as Settled | undefined) : undefined;
  return last?.kind === 'function' ? session.thoroughly(() => errorsOf(session.machine, last, node)) : [];
}

/** The policy of what the only handler of a route writes. */
const policyOf = ({ handlers: [only] }: Registration, policies: readonly Policy[]): Policy | null =>
  (only?.kind === 'function' && policies.find(({ site, library }) => library === null && site.range[0] === only.node.range[0] && site.range[1] === only.node.range[1])) || null;

/** Whether a registration is a statement by itself on a plain variable, so that another one can be written before it. ESLint's trees know parents. */
function isPlainStatement(node: Node): boolean {
  const object = node.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? node.callee.object : null;
  const list = node.parent?.type === 'ExpressionStatement' ? node.parent.parent : undefined;
  return object?.type === 'Identifier' && (list?.type === 'Program' || list?.type === 'BlockStatement');
}

/** The argument that is, or holds, a modelled library's handler. */
function corsArgument({ handlers }: Registration, args: readonly Node[]): Evidence | null {
  const index = handlers.findIndex((handler) => handler.kind === 'native' && handler.tag !== null);
  const node = args[Math.max(0, args.length - handlers.length) + index] ?? args.at(-1);
  return index < 0 || node === undefined ? null : evidenceOf(node);
}

function answer(session: Session, path: TopPath, registration: Registration, probe: Probe): Outcomes {
  if (!session.enter(path)) return null;
  const { machine } = session;
  const registrations = (machine.events as Event[]).filter((event) => event.type === 'register');
  const own = registrations.find((one) => one.node === registration.node);
  if (own === undefined) return leafTree([]);
  session.ask(probe);
  const handlers = [...hooksOf(machine, own, hooksBefore), ...handlersFor(registrations, own, probe)];
  const last = probe.method === 'OPTIONS' ? undefined : own.handlers.at(-1) as Settled | undefined;
  if (last?.kind !== 'function' || session.relevant.mentions(last.node) || handlers.at(-1) !== last) return shared(session, path, handlers, probe, own);
  // The route's own last handler has nothing to do with CORS: it sends what was set before it, and what it reads of the request is all that counts.
  const reads = (): readonly string[] => readsOf(session, path, last, registration.node, probe);
  return mapTree(shared(session, path, handlers.slice(0, -1), probe, own), (responses) => leafTree(responses.map((response) => readingMore(response, reads))));
}

/** A response of handlers that read more than was seen. It is run for only where somebody asks: most questions are about what is sent. */
const readingMore = (response: CorsResponse, more: () => readonly string[]): CorsResponse => ({
  ...response,
  get reads() {
    return [...new Set([...response.reads, ...more()])];
  },
});

/** Routes behind the same handlers answer alike. */
function shared(session: Session, path: TopPath, handlers: readonly Settled[], probe: Probe, own: Registration): Outcomes {
  const { node, receiver } = own;
  const later = hooksOf(session.machine, own, hooksAfter);
  const status = probe.method === 'OPTIONS' ? (makerOf(receiver)?.unanswered ?? 200) : 200;
  const key = JSON.stringify([path.decisions, [...handlers, ...later].map(placeOf), probe, status]);
  let outcomes = session.answers.get(key);
  if (outcomes === undefined) session.answers.set(key, (outcomes = mapTree(explore(session.machine, entryBudget, () => run(session.machine, { handlers, later }, node, { status, byHooks: makerOf(receiver)?.byHooks === true, failures: makerOf(receiver)?.failures, byReturn: makerOf(receiver)?.byReturn === true })), leafTree)));
  return outcomes;
}

/** What tells handlers apart: two closures of one function are two. */
const placeOf = (handler: Settled): string => (handler.kind === 'unknown' ? handler.id : handler.kind === 'primitive' ? '' : `#${handler.id}`);

/** What a handler reads of requests, on any of the first ways through it. */
function readsOf(session: Session, path: TopPath, handler: Settled, node: Node, probe: Probe): readonly string[] {
  const { machine } = session;
  const key = JSON.stringify([placeOf(handler), probe.method]);
  let reads = session.reads.get(key);
  if (reads === undefined) {
    if (!session.enter(path)) return [];
    session.ask(probe);
    const found = leavesOf(explore(machine, innerBudget, () => {
      machine.reads.clear();
      runHandler(machine, handler, node);
      return [...machine.reads];
    }));
    session.reads.set(key, (reads = [...new Set(found.flat())]));
  }
  return reads;
}

/** The hooks of an application, in the order of their names. */
function hooksOf({ events }: Machine, { receiver }: Registration, names: readonly string[]): readonly Settled[] {
  if (makerOf(receiver)?.byHooks !== true) return [];
  const hooks = (events as Event[]).filter((event) => event.type === 'hook' && event.receiver === receiver) as readonly Hook[];
  return names.flatMap((name) => hooks.flatMap((hook) => (hook.name === name ? [hook.handler as Settled] : [])));
}

/** All handlers that a request to a route comes to, in their order: those of its router stand where that is mounted. */
function handlersFor(registrations: readonly Registration[], own: Registration, probe: Probe): readonly Settled[] {
  const inner = registrations.filter((one) => one.receiver === own.receiver).flatMap((one) => handlersOf(one, own, probe));
  const [mount] = mountsOf(registrations, own.receiver);
  return mount === undefined ? inner : around(registrations, mount, mountedAt(mount, own), probe, [...handlersBeside(mount, own.receiver), ...inner]);
}

/** The handlers of the application around those of a router. Koa goes on to what comes after a router that did not answer. */
function around(registrations: readonly Registration[], mount: Registration, asked: Registration, probe: Probe, inner: readonly Settled[]): readonly Settled[] {
  const at = registrations.indexOf(mount);
  const beside = (some: readonly Registration[]): readonly Settled[] => some.filter((one) => one.receiver === mount.receiver).flatMap((one) => handlersOf(one, asked, probe));
  const all = [...beside(registrations.slice(0, at)), ...inner, ...(makerOf(mount.receiver)?.goesOn === true ? beside(registrations.slice(at + 1)) : [])];
  const [outer] = mountsOf(registrations, mount.receiver);
  return outer === undefined ? all : around(registrations, outer, mountedAt(outer, asked), probe, [...handlersBeside(outer, mount.receiver), ...all]);
}

/** The handlers of one registration that a request to a route comes to; those of errors have four parameters. Where that was not read, something unread stands for them. */
function handlersOf(one: Registration, own: Registration, { method }: Probe): readonly Settled[] {
  const covers = one === own ? method === own.method : coversSameRequests(one, { ...own, method: method ?? null });
  if (covers === null) return [unknown('a handler at a path that was not read')];
  return covers ? (one.handlers as Settled[]).filter((handler) => handler.kind !== 'function' || handler.node.params.length < 4) : [];
}
