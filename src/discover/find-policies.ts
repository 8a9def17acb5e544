import type { TSESTree } from '@typescript-eslint/utils';
import { entryBudget, explore } from '../code/explore.ts';
import { Noted } from '../code/noted.ts';
import { Path } from '../code/path.ts';
import { primitive, type Node } from '../code/value.ts';
import type { BrokenPath, Endpoint } from '../policy/endpoint.ts';
import type { Layer } from '../policy/layering.ts';
import type { Placement } from '../policy/placement.ts';
import type { CorsResponse, Evidence, OriginComparison, OriginSearch, Outcomes, Policy, Probe, Route } from '../policy/policy.ts';
import { leafTree, mapTree } from '../policy/tree.ts';
import { brokenPathsOf } from './broken-paths.ts';
import { clearsOnErrors } from './cleared.ts';
import { exploreEntry } from './entries.ts';
import { endpointsOf } from './endpoints.ts';
import { evidenceOf } from './evidence.ts';
import { keyOfProbe, KnownOutcomes } from './known-outcomes.ts';
import { layersOf } from './layers.ts';
import { respondTo } from './middleware.ts';
import type { Event } from './events.ts';
import { collectResponses, responseWith } from './responses.ts';
import { placementsOf } from './placements.ts';
import { Session, type TopPath } from './session.ts';
import { Slice } from './slice.ts';

/** What a linted file decides about cross-origin requests. */
export interface FilePolicies {
  readonly policies: readonly Policy[];
  readonly endpoints: readonly Endpoint[];
  readonly sessions: readonly Session[];
  readonly brokenPaths: () => readonly BrokenPath[];
  /** Where CORS handlers stand among others. Found when somebody asks. */
  readonly placements: () => readonly Placement[];
  /** CORS handlers that share their requests. Found when somebody asks. */
  readonly layers: () => readonly Layer[];
}

/** Reads a file: in the world where every variable of the environment is set, and, where one may decide about CORS, in that where none is. */
export function findPolicies(program: TSESTree.Program, text: string, fileName: string, settings: unknown): FilePolicies {
  const slice = new Slice(program, text, fileName, settings);
  const set = new Session(program, text, slice, 'set');
  const policies = policiesOf(set);
  const ofSet = { endpoints: endpointsOf(set, policies), placements: once(() => placementsOf(set)), layers: once(() => layersOf(set)), brokenPaths: once(() => brokenPathsOf(set, slice.installed)) };
  if (!slice.readsEnvironment()) return { sessions: [set], policies, ...ofSet };
  const unset = new Session(program, text, slice, 'unset');
  return { sessions: [set, unset], policies: bothWorlds(policies, policiesOf(unset)), ...ofSet };
}

/** Found when somebody asks first. */
function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | null = null;
  return () => (found ??= { value: find() }).value;
}

/** The policies of both worlds, each with its counterpart in the other. */
function bothWorlds(set: readonly Policy[], unset: readonly Policy[]): Policy[] {
  const counterpart = (one: Policy, among: readonly Policy[]): Policy | null => among.find(({ site, model }) => model === one.model && site.range[0] === one.site.range[0] && site.range[1] === one.site.range[1]) ?? null;
  return [...set.map((one) => withCounterpart(one, counterpart(one, unset))), ...unset.map((one) => withCounterpart(one, counterpart(one, set)))];
}

const withCounterpart = (policy: Policy, otherwise: Policy | null): Policy => Object.create(policy, { otherwise: { value: otherwise } }) as Policy;

function policiesOf(session: Session): Policy[] {
  const sites = new Map<Node, { model: string; arrives: Policy['arrives']; routes: Routes }>();
  const entries = new Map<Node, { catchesAll: boolean; arrives: Policy['arrives']; methods: Set<string>; routes: Routes }>();
  for (const path of session.paths) {
    for (const { site: { call: { node }, model }, arrives, routes } of path.sites) sites.set(node, { model: model.name, arrives: isSame(sites.get(node)?.arrives ?? arrives, arrives) ? arrives : null, routes: withMore(sites.get(node)?.routes, routes) });
    for (const { fn, catchesAll, arrives, methods, routes } of path.entries) entries.set(fn, { catchesAll, arrives, methods: new Set([...(entries.get(fn)?.methods ?? []), ...methods]), routes: withMore(entries.get(fn)?.routes, routes) });
  }
  const headers = new Set(session.paths.flatMap((path) => path.headers));
  return [
    ...[...headers].map((node) => headersPolicy(session, node)),
    ...[...sites].map(([node, { model, arrives, routes }]) => sitePolicy(session, node, model, { ...anyRequests, arrives, routes: [...routes.values()], unanswered: unansweredBy(session, arrives) })),
    ...[...entries].map(([fn, { methods, routes, ...requests }]) => handlerPolicy(session, fn, { ...requests, methods: [...methods], routes: [...routes.values()], isRouted: isRouted(session, fn), clearsOnErrors: clearsOnErrors(session.paths), unanswered: unansweredBy(session, requests.arrives) })),
  ];
}

const isSame = (some: Policy['arrives'], others: Policy['arrives']): boolean => some?.methods.join() === others?.methods.join();

/** The status with which OPTIONS is answered where a place of a file is only asked for one method. */
const unansweredBy = (session: Session, arrives: Policy['arrives']): number | null => (arrives === null ? null : session.unanswered);

/** Routes by where they stand: each is found on several ways. */
type Routes = ReadonlyMap<number, Route>;

const withMore = (before: Routes = new Map(), more: readonly Route[]): Routes => new Map([...before, ...more.map((route) => [route.verb.range[0], route] as const)]);

type Requests = Pick<Policy, 'catchesAll' | 'arrives' | 'unanswered' | 'methods' | 'routes' | 'isRouted' | 'clearsOnErrors'>;

/** What is known of the requests to a place that is no handler by itself. */
const anyRequests: Requests = { catchesAll: false, arrives: null, unanswered: null, methods: [], routes: [], isRouted: false, clearsOnErrors: false };

type OnPath = (path: TopPath) => Outcomes;

function policy(session: Session, node: Node, model: string, library: string | null, requests: Requests, onPath: OnPath): Policy {
  const answers = new Map<string, Outcomes>();
  const found = new KnownOutcomes();
  const noted = new Noted();
  const comparisons = asNoted(noted, comparisonsOf);
  const searches = asNoted(noted, searchesOf);
  return {
    site: evidenceOf(node), model, library, ...requests, world: session.machine.world, otherwise: null,
    get variables() {
      return session.variables;
    },
    get constants() {
      return [...session.machine.noted.comparisons.keys()];
    },
    get comparisons() {
      return comparisons();
    },
    get searches() {
      return searches();
    },
    get lengths() {
      return [...noted.lengths];
    },
    get unread() {
      return [...noted.unread.values()].map(({ id, env }) => ({ name: env ?? 'Host', host: env === null ? id : null }));
    },
    supposing({ name, host }, text) {
      if (host !== null) return policy(session, node, model, library, requests, supposing(session, host, text, onPath));
      return policiesOf(session.supposing(name, text)).find((one) => one.model === model && one.site.range[0] === node.range[0]) ?? null;
    },
    everyOutcome(probe) {
      return mapTree(session.tree, (path) => session.thoroughly(() => noting(session, noted, () => explorePath(session, path, probe, onPath, new KnownOutcomes()))));
    },
    outcomes(probe) {
      const key = keyOfProbe(probe);
      if (!answers.has(key)) answers.set(key, mapTree(session.tree, (path) => noting(session, noted, () => explorePath(session, path, probe, onPath, found))));
      return answers.get(key) ?? null;
    },
  };
}

/** What is found on a path where something that was not read is known to be a text. */
const supposing = ({ machine }: Session, id: string, text: string, onPath: OnPath): OnPath => (path) => {
  const outer = machine.path;
  machine.path = new Path([], outer);
  machine.path.learn(id, primitive(text));
  try {
    return onPath(path);
  } finally {
    machine.path = outer;
  }
};

/** What is made of the notes, made again only where something was noted since: it is asked for again and again. */
function asNoted<T>(noted: Noted, make: (noted: Noted) => T): () => T {
  let made: { readonly version: number; readonly value: T } | null = null;
  return () => {
    if (made?.version !== noted.version) made = { version: noted.version, value: make(noted) };
    return made.value;
  };
}

const comparisonsOf = ({ comparisons }: Noted): readonly OriginComparison[] => [...comparisons.values()].map((one) => ({ ...one, at: evidenceAt(one.at), by: evidenceAt(one.by) }));

const searchesOf = ({ searched }: Noted): readonly OriginSearch[] => [...searched.values()].map(({ pattern: { source, flags, at, isSpelled = false }, subject, by }) => ({ source, flags, isSpelled, subject, at: evidenceAt(at), by: evidenceAt(by) }));

const evidenceAt = (node: Node | null): Evidence | null => (node === null ? null : evidenceOf(node));

/** Notes by itself what the Origin is held against meanwhile, and for the file as well. */
function noting<T>({ machine }: Session, noted: Noted, run: () => T): T {
  const ofFile = machine.noted;
  machine.noted = new Noted();
  try {
    return run();
  } finally {
    noted.add(machine.noted);
    ofFile.add(machine.noted);
    machine.noted = ofFile;
  }
}

/** Explores on one way through the top level, unless a run before answers for this probe as well. */
function explorePath(session: Session, path: TopPath, probe: Probe, onPath: OnPath, known: KnownOutcomes): Outcomes {
  const before = known.find(path, probe);
  if (before !== undefined) return before;
  if (!session.enter(path)) return null;
  session.ask(probe);
  const found = onPath(path);
  known.keep(path, probe, session.machine, found);
  return found;
}

/** The policy of a call of a modelled library, wherever it is made. */
function sitePolicy(session: Session, node: Node, model: string, requests: Requests): Policy {
  const { machine } = session;
  const library = model;
  return policy(session, node, model, library, requests, (path) => {
    const found = path.sites.find(({ site }) => site.call.node === node);
    if (found === undefined) return leafTree([]);
    if (found.entry !== null) {
      return atEntry(session, found.entry, (events) => {
        const reads = [...machine.reads];
        return events.flatMap((event) => (event.type === 'site' && event.call.node === node ? [{ ...respondTo(machine, event), reads }] : []));
      });
    }
    const made = machine.events.find((event) => 'call' in event && (event as { call: { node: Node } }).call.node === node);
    return made === undefined ? leafTree([]) : mapTree(explore(machine, entryBudget, () => [respondTo(machine, made as never)]), leafTree);
  });
}

/** The policy of headers that are exported by themselves. */
function headersPolicy(session: Session, node: Node): Policy {
  const { machine } = session;
  return policy(session, node, 'headers', null, anyRequests, () => {
    const made = (machine.events as Event[]).find((event) => event.type === 'exported headers' && event.node === node);
    return made?.type === 'exported headers' ? mapTree(explore(machine, entryBudget, () => [responseWith(machine, made.value, node)]), leafTree) : leafTree([]);
  });
}

/** Whether a function is registered on an application or router. */
const isRouted = ({ paths }: Session, fn: Node): boolean => paths.some(({ registrations }) => registrations.some(({ handlers }) => handlers.some((handler) => handler.kind === 'function' && handler.node === fn)));

/** The policy of the headers that a handler writes by hand. */
function handlerPolicy(session: Session, fn: Node, requests: Requests): Policy {
  const { machine } = session;
  return policy(session, fn, 'headers', null, requests, (path) => {
    const found = path.entries.find((entry) => entry.fn === fn);
    if (found === undefined) return leafTree([]);
    const entry = session.entries()[found.index];
    if (entry === undefined) return null;
    return exploreEntry(machine, entry, session.lookFor<CorsResponse>((run) => collectResponses(machine, run.events, run.returned, run.fn.node)));
  });
}

function atEntry(session: Session, index: number, finish: (events: readonly import('./events.ts').Event[]) => readonly CorsResponse[]): Outcomes {
  const entry = session.entries()[index];
  return entry === undefined ? null : exploreEntry(session.machine, entry, session.lookFor((run) => finish(run.events)));
}
