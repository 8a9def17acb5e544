import type { TSESTree } from '@typescript-eslint/utils';
import { explore, leave, resume, topBudget, type Reached } from '../code/explore.ts';
import { Machine, symbolicRequest, type Escape } from '../code/machine.ts';
import type { Decision } from '../code/path.ts';
import { exportsSomething } from '../code/exports.ts';
import { runProgram } from '../code/program.ts';
import type { FunctionValue, Node, Value } from '../code/value.ts';
import type { Arrivals } from '../policy/arrivals.ts';
import type { Outcomes, Probe, Route } from '../policy/policy.ts';
import { leavesOf, type Tree } from '../policy/tree.ts';
import { arrivalsAtEntry, arrivalsAtSite } from './arrivals.ts';
import { catchesAll, entriesAmong, exploreEntry, type Inside, type Look, type Run } from './entries.ts';
import { carriesHeaders, writesHeaders, type Event, type Registration, type SiteMade } from './events.ts';
import { unansweredStatus } from './file-routes.ts';
import { routesBeside, routesGoverned } from './governed-routes.ts';
import { createHost } from './host.ts';
import { emitOrphans } from './orphans.ts';
import type { OptionObjects } from './option-objects.ts';
import type { RelevantText } from './relevant-text.ts';
import { isAskedFor } from './responses.ts';
import { sitesInUse, withoutRepeats } from './sites-in-use.ts';
import type { Slice } from './slice.ts';
import { stimulusOf } from './stimulus.ts';

/** What was found on one way through the top level. */
export interface TopPath {
  readonly decisions: readonly boolean[];
  readonly threw: boolean;
  readonly registrations: readonly Registration[];
  /** Ids of the unread values that leave the file. */
  readonly exported: ReadonlySet<string>;
  /** Sites of modelled libraries by their call; `entry` is where they are made, null at the top level. */
  readonly sites: readonly { readonly site: SiteMade; readonly entry: number | null; readonly arrives: Arrivals | null; readonly routes: readonly Route[] }[];
  /** Objects with headers of responses that are exported. */
  readonly headers: readonly Node[];
  /** The entries that write headers, by their place among the entries. */
  readonly entries: readonly { readonly index: number; readonly fn: Node; readonly catchesAll: boolean; readonly arrives: Arrivals | null; readonly methods: readonly string[]; readonly routes: readonly Route[] }[];
}

/** The functions inside entries of which it was seen that they decide something about a response. */
class FunctionsInside implements Inside {
  readonly #deciding = new Set<Node>();

  readonly decides = (fn: Node): boolean => this.#deciding.has(fn);
  readonly isWorth = this.decides;
  readonly #reached = new Set<Node>();
  readonly #hidden = new Set<Node>();

  note(): void {}

  readonly isHidden = (fn: Node): boolean => this.#hidden.has(fn);
  readonly reach = (fn: Node): void => void this.#reached.add(fn);

  /** Takes a function to which no request came for one that others hide. False when one did. */
  hide(fn: Node): boolean {
    return !this.#reached.has(fn) && this.#hidden.size < this.#hidden.add(fn).size;
  }

  /** To see what there is: each function is worth one run. */
  lookAround(): Inside {
    const seen = new Set<Node>();
    const deciding = this.#deciding;
    return {
      decides: this.decides,
      isWorth: (fn) => seen.size < seen.add(fn).size,
      note: (fn, decides) => void (decides && deciding.add(fn)),
      isHidden: this.isHidden,
      reach: this.reach,
    };
  }
}

export type Entry = Escape & { readonly fn: FunctionValue };

/** One file in one world: it is run once to see what there is, and again along a known way when a policy is asked something. */
export class Session {
  readonly machine: Machine;
  readonly relevant: RelevantText;
  readonly optionObjects: OptionObjects;
  tree: Tree<TopPath> | null;
  /** What handlers one behind the other answer, and what one of them reads of requests: routes share them. */
  readonly answers = new Map<string, Outcomes>();
  readonly reads = new Map<string, readonly string[]>();
  readonly inside = new FunctionsInside();
  readonly #slice: Slice;
  readonly #supposing = new Map<string, Session>();
  #unanswered: { readonly status: number | null } | null = null;
  #current: TopPath | null = null;
  /** The states at the ends of the ways through the top level. */
  readonly #ends = new Map<TopPath, Reached>();

  constructor(program: TSESTree.Program, text: string, slice: Slice, world: 'set' | 'unset', supposed: ReadonlyMap<string, string> = new Map()) {
    this.machine = new Machine(program, text, createHost(slice), world, supposed);
    this.#slice = slice;
    ({ relevant: this.relevant, optionObjects: this.optionObjects } = slice);
    this.tree = this.#exploreTop();
    if (this.paths.every(isSilent) && !exportsSomething(program)) this.tree = this.#exploreFragment();
  }

  /** What a file would do that exports nothing and does nothing about CORS, for it is but a piece of one: it stands in documentation or a test, or was cut out of another. */
  #exploreFragment(): Tree<TopPath> | null {
    this.machine.isFragment = true;
    this.#ends.clear();
    return this.#exploreTop();
  }

  #exploreTop(): Tree<TopPath> | null {
    return explore(this.machine, topBudget, () => this.#discover(), (path, reached) => void this.#ends.set(path, reached));
  }

  get paths(): readonly TopPath[] {
    return leavesOf(this.tree);
  }

  /** The same file while a variable of the environment is supposed to hold a text. */
  supposing(name: string, text: string): Session {
    const { program, text: source, world } = this.machine;
    const key = `${name}=${text}`;
    const session = this.#supposing.get(key) ?? new Session(program, source, this.#slice, world, new Map([[name, text]]));
    this.#supposing.set(key, session);
    return session;
  }

  /** The variables of the environment that may decide about CORS headers. */
  get variables(): readonly string[] {
    return [...new Set([...this.machine.variables].filter(([node]) => this.#slice.decidesAt(node)).map(([, name]) => name))];
  }

  #discover(): TopPath {
    const { machine } = this;
    const { threw, exported } = runProgram(machine);
    emitOrphans(machine, exported, this.#slice);
    const decisions = machine.path.decisions.map((decision: Decision) => decision.taken);
    const events = [...machine.events] as Event[];
    const sites: TopPath['sites'][number][] = events.filter((event) => event.type === 'site').map((site) => ({ site, entry: null, arrives: arrivalsAtSite(machine, this.#slice.fileName, events, site), routes: routesGoverned(machine, events, site) }));
    const headers = events.flatMap((event) => (event.type === 'exported headers' ? [event.node] : []));
    const entries: TopPath['entries'][number][] = [];
    const happened = [...events];
    this.entries().forEach((entry, index) => {
      const found = threw ? [] : this.#lookTwice(entry);
      const arrives = arrivalsAtEntry(machine, this.#slice.fileName, entry);
      for (const event of found) if (event.type === 'site') sites.push({ site: event, entry: index, arrives, routes: routesGoverned(machine, found, event) });
      happened.push(...found);
      // What gives headers that are exported as such answers no request by itself, unless it is asked for one as well.
      if (found.some(writesHeaders) && !(headers.some((node) => isWithin(node, entry.fn.node)) && !isAskedFor(entry.fn.node))) entries.push({ index, fn: entry.fn.node, catchesAll: catchesAll(entry), arrives, methods: [...machine.methods], routes: routesBeside(machine, entry) });
    });
    const registrations = events.filter((event) => event.type === 'register');
    const inUse = sitesInUse(happened, machine.escapes);
    return { decisions, headers, threw, registrations, sites: withoutRepeats(sites.filter(({ site, entry }) => entry !== null || inUse(site))), entries, exported: new Set(exported.flatMap(unreadIds)) };
  }

  /** The status with which the framework that finds the file by its path answers OPTIONS by itself; null where something may answer it. */
  get unanswered(): number | null {
    return (this.#unanswered ??= { status: unansweredStatus(this.machine.program, this.#slice.fileName) }).status;
  }

  /** A look at the runs of an entry that is known already. */
  lookFor<T>(finish: Look<T>['finish']): Look<T> {
    const { relevant, optionObjects, inside } = this;
    return { relevant, optionObjects, inside, finish };
  }

  /** The entries of the way through the top level that the machine stands at. */
  entries(): readonly Entry[] {
    return entriesAmong(this.machine.escapes, this.relevant);
  }

  /** What an entry does, also where others hide it. */
  #lookTwice(entry: Entry): Event[] {
    const found = this.#look(entry);
    return this.inside.hide(entry.fn.node) ? this.#look(entry) : found;
  }

  /** What an entry does when nothing about the request is known. */
  #look(entry: Entry): Event[] {
    this.machine.stimulus = symbolicRequest;
    this.machine.methods.clear();
    const tree = exploreEntry(this.machine, entry, { ...this.lookFor(eventsOf), inside: this.inside.lookAround() });
    return leavesOf(tree).flat();
  }

  /** Stands at the end of one way through the top level. False when that is not known. */
  enter(path: TopPath): boolean {
    if (this.#current === path) return true;
    const end = this.#ends.get(path);
    if (end === undefined) return false;
    if (this.#current !== null) this.#ends.set(this.#current, leave(this.machine));
    this.machine.stimulus = symbolicRequest;
    resume(this.machine, end);
    this.#current = path;
    return true;
  }

  /** Runs something that looks for every answer, whether it has to do with CORS or not. */
  thoroughly<T>(run: () => T): T {
    this.machine.isThorough = true;
    try {
      return run();
    } finally {
      this.machine.isThorough = false;
    }
  }

  /** Makes the next runs answer a request. */
  ask(probe: Probe): void {
    this.machine.stimulus = stimulusOf(this.machine, probe);
    this.machine.readsOrigin = false;
    this.machine.readsRequest = false;
  }
}

/** Whether headers are made within a function. */
const isWithin = (headers: Node, { range: [start, end] }: Node): boolean => start <= headers.range[0] && headers.range[1] <= end;

/** Whether nothing on a way through the top level, nor what came of it, has to do with CORS. */
const isSilent = ({ sites, entries, headers }: TopPath): boolean => sites.length === 0 && entries.length === 0 && headers.length === 0;

/** What happened in a run, with what it returned. */
const eventsOf = ({ events, returned, fn }: Run): readonly Event[] => (returned === null ? events : [...events, { type: 'handed', value: returned, node: fn.node, carries: carriesHeaders(returned) }]);

function unreadIds(value: Value): string[] {
  if (value.kind === 'unknown') return [value.id];
  return value.kind === 'object' ? [...value.props.values()].flatMap((slot) => (slot.value.kind === 'unknown' ? [slot.value.id] : [])) : [];
}
