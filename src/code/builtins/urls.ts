import { withStandIn } from '../conditions.ts';
import { limits, nothing, type Machine } from '../machine.ts';
import { derived, native, primitive, urlOf, type Call, type NativeCode, type Primitive, type Settled, type UrlValue, type Value } from '../value.ts';
import { attempt, compareWithOrigin, constructorNamed, lengthOf, madeFrom, platformClass, thrown, toPrimitive, unreadInstance, withSources } from './computed.ts';
import { constructSearchParams, searchParamsOf } from './search-params.ts';
import { argument, notComputed, type Method, type Table } from './table.ts';

const parts = ['hash', 'host', 'hostname', 'href', 'origin', 'password', 'pathname', 'port', 'protocol', 'search', 'username'] as const;
type Part = (typeof parts)[number];

type Property = Table<UrlValue>['properties'][string];

const read = (part: Part): Property => (_machine, owner, node) => primitive(owner.url[part], node, withSources(owner));

const asText: Method<UrlValue> = (machine, self, call) => {
  const text = toPrimitive(machine, self);
  return text === null ? notComputed(machine, 'toString', self, call) : { ...text, at: call.node };
};

/** What URLs have by nature. */
export const urlTable: Table<UrlValue> = {
  properties: {
    ...Object.fromEntries(parts.map((part) => [part, read(part)])),
    searchParams: (machine, owner, node) => searchParamsOf(owner.url.searchParams, withSources(owner), node, (text) => setUrlPart(machine, owner, 'search', text)),
    constructor: constructorNamed('URL'),
  },
  methods: { toString: asText, toJSON: asText },
};

/** Writes a member of a URL, which changes what its other members hold. False for names that are no part of a URL. */
export function setUrlPart(machine: Machine, owner: UrlValue, name: string, value: Value): boolean {
  const part = parts.find((one) => one === name);
  if (part === undefined) return false;
  const known = toPrimitive(machine, value);
  const next = known === null || part === 'origin' ? null : changed(owner.url, part, String(known.value));
  if (known !== null && next !== null) {
    machine.heap.assign(owner, 'url', next);
    machine.heap.assign(owner, 'fromOrigin', owner.fromOrigin || known.fromOrigin);
  } else if (part !== 'origin') for (const one of [...parts, 'searchParams']) machine.heap.put(owner.props, one, { value: derived(`#${owner.id}.${one}`, [owner, value]), at: null });
  return true;
}

/** A URL with another part; null where that is none. */
function changed(url: URL, part: Exclude<Part, 'origin'>, text: string): URL | null {
  const next = new URL(url);
  try {
    next[part] = text;
    return next;
  } catch {
    return null;
  }
}

interface Arguments {
  readonly text: string;
  readonly base: string | undefined;
  readonly from: readonly Primitive[];
}

/** What a URL is made of; null where something was not read. */
function argumentsOf(machine: Machine, call: Call): Arguments | null {
  const known = [argument(machine, call, 0), argument(machine, call, 1)].map((value: Settled) => toPrimitive(machine, value));
  if (!known.every((one) => one !== null) || lengthOf(known) > limits.text) return null;
  compareWithOrigin(machine, known, call.node);
  const base = known[1]?.value;
  return { text: String(known[0]?.value), base: base === undefined ? undefined : String(base), from: known };
}

const isFromOrigin = (from: readonly Primitive[]): boolean => from.some(({ fromOrigin }) => fromOrigin);

/** `new URL(text, base)`. */
const construct: NativeCode = (machine, given) => {
  if (given.args.length === 0) throw thrown('TypeError', given, []);
  const call = { ...given, args: given.args.map((arg) => withStandIn(machine, arg)) };
  const known = argumentsOf(machine, call);
  if (known === null) return unreadInstance('URL')(machine, call);
  return urlValue(attempt(call, known.from, () => new URL(known.text, known.base)), known, call);
};

const urlValue = (url: URL, { from }: Arguments, call: Call): UrlValue => madeFrom(urlOf(url, isFromOrigin(from), call.node), from);

/** `URL.parse(text, base)`: null where `new URL` throws. */
const parse: NativeCode = (machine, call) => {
  const known = argumentsOf(machine, call);
  if (known === null) return notComputed(machine, 'parse', nothing, call);
  const url = parsed(known);
  return url === null ? primitive(null, call.node, known.from) : urlValue(url, known, call);
};

const canParse: NativeCode = (machine, call) => {
  if (call.args.length === 0) throw thrown('TypeError', call, []);
  const known = argumentsOf(machine, call);
  return known === null ? notComputed(machine, 'canParse', nothing, call) : primitive(parsed(known) !== null, call.node, known.from);
};

/** Not by the host's `URL.canParse`: once Node 20 has optimised it, it says no to characters such as ß. */
function parsed({ text, base }: Arguments): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

const calledWithoutNew: NativeCode = (_machine, call) => {
  throw thrown('TypeError', call, []);
};

export const urlGlobals: Readonly<Record<string, () => Value>> = {
  URL: () => platformClass('URL', calledWithoutNew, { canParse: native('canParse', canParse), parse: native('parse', parse) }, construct),
  URLSearchParams: () => platformClass('URLSearchParams', calledWithoutNew, {}, constructSearchParams),
};
