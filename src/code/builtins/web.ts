import { nothing, type Machine } from '../machine.ts';
import { namedMember } from '../members.ts';
import { derived, headersOf, keyOf, native, primitive, promise, responseOf, type Call, type HeadersValue, type NativeCode, type Node, type ResponseValue, type Settled, type Value } from '../value.ts';
import { platformClass, thrown, toPrimitive } from './computed.ts';
import { headersFrom } from './header-lists.ts';
import { withInherited } from './inherited.ts';
import { decided, decidedBy } from './marks.ts';
import { argument, type Method, type Table } from './table.ts';

export { headersTable } from './header-lists.ts';

/** Makes a response known to whoever collects them. Its headers are read when the run is over. */
function made(machine: Machine, status: Value, headers: HeadersValue, body: readonly Value[], node: Node): ResponseValue {
  const response = decided(responseOf(status, headers, node), body);
  machine.emit({ type: 'response', response, node });
  return response;
}

/** The body as a promise of something unread, which depends on what the response was made from. */
const bodyReader = (name: string): Method<ResponseValue> => (_machine, self, call) =>
  promise(derived(`${keyOf(self)}.${name}()`, decidedBy(self), { at: call.node }));

/** A response of its own with the same headers. */
const clone: Method<ResponseValue> = (machine, self, call) =>
  made(machine, self.status, decided(headersOf([...self.headers.lines], self.headers.open, call.node), decidedBy(self.headers)), decidedBy(self), call.node);

function isOk(machine: Machine, owner: ResponseValue, node: Node): Value {
  const status = machine.settle(owner.status);
  if (status.kind !== 'primitive') return derived(`${keyOf(owner)}.ok`, [status], { at: node });
  return primitive(typeof status.value === 'number' && status.value >= 200 && status.value <= 299, node, [status]);
}

const unreadProperty = (name: string) => (_machine: Machine, owner: ResponseValue, node: Node): Value => derived(`${keyOf(owner)}.${name}`, decidedBy(owner), { at: node });

/** What responses of the Fetch API have by nature. */
export const responseTable: Table<ResponseValue> = withInherited<ResponseValue>({
  properties: {
    headers: (_machine, owner) => owner.headers, status: (_machine, owner) => owner.status, ok: isOk,
    ...Object.fromEntries(['body', 'bodyUsed', 'statusText', 'type', 'url', 'redirected', 'webSocket', 'cf', 'cookies'].map((name) => [name, unreadProperty(name)])),
  },
  methods: { clone, ...Object.fromEntries(['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'].map((name) => [name, bodyReader(name)])) },
});

interface Init { readonly status: Value; readonly headers: HeadersValue }

/** The status and the headers that a second argument asks for. Another response hands on its own. */
function initOf(machine: Machine, call: Call): Init {
  const init = argument(machine, call, 1);
  if (init.kind === 'primitive') return { status: primitive(200, call.node), headers: headersFrom(machine, nothing, call) };
  const status = statusOf(machine, machine.settle(namedMember(machine, init, 'status', call.node)), call);
  return { status, headers: headersFrom(machine, machine.settle(namedMember(machine, init, 'headers', call.node)), call) };
}

/** A status as a number. Platforms differ in what they do with one that HTTP does not have. */
function statusOf(machine: Machine, given: Settled, call: Call): Value {
  const status = toPrimitive(machine, given);
  if (status === null || typeof status.value === 'bigint') return given.kind === 'unknown' ? given : derived(`status ${keyOf(given)}`, [given], { at: call.node });
  if (status.value === undefined) return primitive(200, call.node, [status]);
  const code = Number(status.value);
  return code >= 200 && code <= 599 && Number.isInteger(code) ? (code === status.value ? status : primitive(code, status.at, [status])) : derived(`status ${keyOf(status)}`, [status], { at: call.node });
}

/** Names the type of a body, unless a header already does. */
function nameType(machine: Machine, headers: HeadersValue, type: Value): void {
  const named = headers.lines.some((line) => {
    const name = machine.settle(line.name);
    return name.kind === 'primitive' && name.value === 'content-type';
  });
  if (!named && !headers.open) headers.lines.push({ name: primitive('content-type'), value: type, at: null, write: null });
}

/** The type that a body has by itself; null where it has none. */
function typeOf(body: Settled): Value | null {
  if (body.kind !== 'primitive') return derived(`type of ${keyOf(body)}`, []);
  return body.value === null || body.value === undefined ? null : primitive('text/plain;charset=UTF-8');
}

const construct: NativeCode = (machine, call) => {
  const body = argument(machine, call, 0);
  const { status, headers } = initOf(machine, call);
  const type = typeOf(body);
  if (type !== null) nameType(machine, headers, type);
  return made(machine, status, headers, [body], call.node);
};

const json: NativeCode = (machine, call) => {
  const { status, headers } = initOf(machine, call);
  nameType(machine, headers, primitive('application/json'));
  return made(machine, status, headers, call.args.slice(0, 1), call.node);
};

/** `Response.redirect(url, status)`. */
const redirect: NativeCode = (machine, call) => {
  const url = argument(machine, call, 0);
  const headers = headersOf([{ name: primitive('location'), value: url.kind === 'primitive' ? derived(`location ${keyOf(url)}`, [url], { at: call.argNodes[0] ?? null }) : url, at: call.argNodes[0] ?? null, write: call.node }], false, call.node);
  const given = argument(machine, call, 1);
  const status = given.kind === 'primitive' && given.value === undefined ? primitive(302, call.node) : statusOf(machine, given, call);
  return made(machine, status, headers, [], call.node);
};

/** A network error: nothing that a browser could read. */
const error: NativeCode = (_machine, call) => responseOf(primitive(0, call.node), headersOf([], false, call.node), call.node);

const newHeaders: NativeCode = (machine, call) => headersFrom(machine, argument(machine, call, 0), call);

/** A request to somewhere else: no part of the answer to the request that is served. */
const newRequest: NativeCode = (_machine, call) =>
  derived(`new Request@${call.node.range[0]}(${call.args.map(keyOf).join()})`, call.args, { at: call.node, nonNull: true, role: 'value', root: null });

const withoutNew: NativeCode = (_machine, call) => {
  throw thrown('TypeError', call, []);
};

export const webGlobals: Readonly<Record<string, () => Value>> = {
  Headers: () => platformClass('Headers', withoutNew, {}, newHeaders),
  Request: () => platformClass('Request', withoutNew, {}, newRequest),
  Response: () => platformClass('Response', withoutNew, { json: native('json', json), redirect: native('redirect', redirect), error: native('error', error) }, construct),
};
