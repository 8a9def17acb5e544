import { withStandIn } from './conditions.ts';
import { closedOver } from './free-names.ts';
import type { Machine, UnreadCall } from './machine.ts';
import { pathsIn, type Call, type FunctionValue, type Input, type Node, type Settled, type Unknown, type Value } from './value.ts';

/** Parts of a request that its sender chose, by their names in frameworks. Cookies that are signed, and what the server itself put there, are none. */
const parts: Readonly<Record<string, string>> = {
  query: 'query', queryStringParameters: 'query', multiValueQueryStringParameters: 'query', searchParams: 'query', params: 'params', pathParameters: 'params',
  body: 'body', rawBody: 'body', cookies: 'cookies', hostname: 'headers.host', host: 'headers.host',
};

/** Parts of a request that choose no origin by themselves. */
const harmless = new Set(['url', 'originalUrl', 'nextUrl', 'protocol']);

const headerParts: Readonly<Record<string, string>> = {
  host: 'headers.host', ':authority': 'headers.host', 'x-forwarded-host': 'headers.host', referer: 'headers.referer', referrer: 'headers.referer',
};

type Inputs = Unknown['input'];

/** What a member of a request is of what its sender chose; null where it is nothing of that. */
export function partOfRequest(name: string, at: Node): Inputs {
  const path = Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (path === undefined || name === 'searchParams') return harmless.has(name) ? [] : null;
  return [{ path, at }];
}

/** What a request header is of what its sender chose. Browsers let pages choose no more than these, and no Origin. */
export function headerInput(name: string, at: Node): Inputs {
  const path = Object.hasOwn(headerParts, name) ? headerParts[name] : undefined;
  return path === undefined ? (name === 'x-forwarded-proto' ? [] : null) : [{ path, at }];
}

/** What a member of a part of the request is: its URL has a query, and a query has parameters. What lies deeper is not told apart. */
export function memberInput(base: Unknown, name: string, at: Node): Inputs {
  const { input } = base;
  if (input === null || input.length > 1) return null;
  const [own] = input;
  if (own === undefined) return name === 'query' || name === 'searchParams' ? [{ path: 'query', at }] : [];
  return [{ path: own.path.includes('.') ? own.path : `${own.path}.${name}`, at }];
}

const scheme = /^[a-z]*:?(?:\/\/)?$/i;
const port = /^(?::\d+)?$/;

/** What a text is that consists of these values, one after the other: what is written around the caller's part must leave the host open. */
export function joinedInput(values: readonly Settled[]): Inputs {
  const found: Input[] = [];
  for (const value of values) {
    if (value.kind === 'unknown') {
      if (value.input === null) return null;
      found.push(...value.input);
    } else if (value.kind !== 'primitive' || value.fromOrigin || !(found.length > 0 ? port : scheme).test(String(value.value))) return null;
  }
  return found;
}

/** Methods of texts that give the same text, as far as its owner goes. */
const sameText = new Set(['toString', 'valueOf', 'trim', 'toLowerCase']);

/** Methods that give a piece of a text: what it begins with is the caller's as well. */
const beginnings = new Set(['slice', 'substring', 'substr']);

/** Methods of requests that read a part of them, under the name of that part. */
const readers: Readonly<Record<string, string>> = { query: 'query', param: 'params', cookie: 'cookies', json: 'body', formData: 'body', parseBody: 'body', getQuery: 'query', readBody: 'body' };

/** Functions that give what they are given in another form. */
const sameValue = new Set(['String', 'decodeURIComponent', 'decodeURI', 'parse', 'URL']);

/** Hands on to what a call gave that it is a part of the request. */
export function handOn(machine: Machine, callee: Value, call: Call, name: string | null, result: Value): Value {
  if (result.kind !== 'unknown') return result;
  if (callee.kind === 'native' && callee.name === 'isArray') return { ...result, looksAt: [] };
  const input = result.input ?? inputOfCall(machine, callee, call, name);
  if (input !== null) return { ...result, input, looksAt: [] };
  const closed = callee.kind === 'native' ? [] : call.args.flatMap((arg) => (arg.kind === 'function' ? pathsClosedOver(arg) : []));
  return closed.length === 0 ? result : { ...result, looksAt: [...result.looksAt, ...closed] };
}

/** The paths of the parts of the request that a function can look at; all of them where it has the request itself. */
function pathsClosedOver(fn: FunctionValue): readonly string[] {
  const values = closedOver(fn);
  return values.some((value) => value.kind === 'unknown' && value.role === 'request') ? [''] : pathsIn(values);
}

function inputOfCall(machine: Machine, callee: Value, { self, args, node }: Call, name: string | null): Inputs {
  const [first, second] = args.map((arg) => machine.settle(withStandIn(machine, arg)));
  if (callee.kind === 'native') return sameValue.has(callee.name) && first?.kind === 'unknown' ? first.input : null;
  if (name === null) return null;
  if (name === 'parse' && callee.kind === 'unknown' && urlParsers.test(callee.id) && first?.kind === 'unknown') return first.input;
  const request = self.kind === 'unknown' && self.role === 'request' ? first : first?.kind === 'unknown' && first.role === 'request' ? second : null;
  if (request !== null && Object.hasOwn(readers, name)) return readPart(readers[name]!, request, node);
  if (self.kind !== 'unknown' || self.input === null) return null;
  if (sameText.has(name) || (beginnings.has(name) && first?.kind === 'primitive' && first.value === 0)) return self.input;
  return name === 'get' && self.input.length === 1 && first?.kind === 'primitive' ? memberInput(self, String(first.value), node) : null;
}

const urlParsers = /^import:(?:node:)?(?:url|querystring)(?:\.default)?\.parse$/;

function readPart(part: string, key: Settled | undefined, at: Node): Inputs {
  if (key === undefined) return [{ path: part, at }];
  return key.kind === 'primitive' ? [{ path: `${part}.${String(key.value)}`, at }] : null;
}

/** Methods of what writes logs. */
const logs = new Set(['log', 'info', 'debug', 'warn', 'error', 'trace', 'verbose']);

/** How deep what is handed to something unread is searched for parts of the request. */
const deepest = 3;

/** Notes what something unread was given of the request: it may have looked whether that is right. Methods of such a part only give another value. */
export function noteLook(machine: Machine, { self, args, name }: UnreadCall): void {
  if (logs.has(name ?? '') || (self.kind === 'unknown' && (self.role === 'response' || self.role === 'next' || self.input !== null))) return;
  machine.lookAt(pathsIn(args, deepest));
}

/** The first of the parts of the request that a value consists of, where nothing on this way looked at any of them; null otherwise. */
export function unseenInput(machine: Machine, { input }: Unknown): Input | null {
  const seen = (path: string): boolean => machine.lookedAt.some((looked) => looked === '' || looked === path || path.startsWith(`${looked}.`) || looked.startsWith(`${path}.`));
  return input === null || input.some(({ path }) => seen(path)) ? null : (input[0] ?? null);
}
