import { givenEnvironment, isEnvironment, memberOfEnvironment } from './build.ts';
import { isOfCaller, isOfKnownCaller } from './credentials.ts';
import { headerInput, memberInput, partOfRequest } from './inputs.ts';
import type { Machine } from './machine.ts';
import { array, derived, keyOf, object, primitive, unknown, type Dependence, type Node, type Role, type Unknown, type Value } from './value.ts';

/** Parts of a request that cannot hold its origin. */
const originFree = new Set([
  'method', 'httpMethod', 'url', 'originalUrl', 'baseUrl', 'path', 'rawPath', 'pathname', 'query', 'queryStringParameters', 'params', 'param', 'pathParameters', 'body', 'rawBody',
  'files', 'file', 'user', 'cookies', 'signedCookies', 'session', 'ip', 'ips', 'hostname', 'protocol', 'secure', 'nextUrl', 'search', 'searchParams', 'querystring', 'route',
  'app', 'log', 'logger', 'id', 'json', 'text', 'formData', 'arrayBuffer', 'blob', 'is', 'accepts', 'queries', 'valid', 'parseBody', 'env', 'state', 'server', 'socket',
  'isAuthenticated', 'aborted', 'complete', 'httpVersion', 'status', 'statusCode', 'headersSent', 'writableEnded', 'finished', 'isBase64Encoded', 'stage', 'resource', 'requestContext',
]);

const requestNames = new Set(['req', 'request', 'raw', 'ctx', 'context', 'event', 'node', 'node_req', 'incomingMessage']);
const responseNames = new Set(['res', 'response', 'reply', 'resp', 'set']);
const headerCollections = new Set(['headers', 'header', 'multiValueHeaders']);

/** What a member of something unread is: a part of the request, a variable of the environment, or unread again. */
export function unknownMember(machine: Machine, base: Unknown, name: string, node: Node): Value {
  const written = machine.path.written(`${base.id}.${name}`);
  if (written !== undefined) return written.value;
  if (base.root !== null && base.role !== 'headers' && isOfKnownCaller(base.id, name) && machine.stimulus.bare === true) return withheld(machine, node, undefined);
  if (name === 'env' && base.root !== null && base.role !== 'headers') return givenEnvironment(node);
  if (isEnvironment(base)) return memberOfEnvironment(machine, base, name, node);
  if (base.role === 'headers') return headerMember(machine, base, name, node);
  if (base.role === 'request') return requestMember(machine, base, name, node);
  if (base.role === 'response') return unknown(`${base.id}.${name}`, { ...inherited(base, name === 'locals' ? 'maybe' : 'no'), role: name === 'response' || name === 'raw' || name === 'res' ? 'response' : 'value', at: node });
  if ((name === 'request' || name === 'response') && base.root !== null && base.id.endsWith('.cf')) return requestMember(machine, base, name, node);
  if (base.chooser === 'config' && /^(?:nodeEnv|NODE_ENV)$/.test(name)) return primitive('production', node);
  return unknown(`${base.id}.${name}`, { ...inherited(base, base.depends), env: base.env, input: memberInput(base, name, node), at: node });
}

/** Node names headers in lower case, so that `headers.Origin` is nothing there; gateways hand on the names in their events as they were sent. */
function headerMember(machine: Machine, base: Unknown, name: string, node: Node): Value {
  if (base.id.endsWith('.multiValueHeaders')) return headerList(machine, { ...base, id: base.id.replace(/\.multiValueHeaders$/, '.headers') }, name, node);
  if (base.id.endsWith('.cf.request.headers')) return headerOfEdge(machine, base, name, node);
  if (name === name.toLowerCase() || isOfEvent(base)) return requestHeader(machine, base, name, node, undefined);
  return unknown(`${base.id}.${name}`, { ...inherited(base, 'maybe'), at: node });
}

/** A header in an event of CloudFront: a list of objects, each with the name and a value, of which a browser sends one. */
function headerOfEdge(machine: Machine, base: Unknown, name: string, node: Node): Value {
  const value = requestHeader(machine, base, name, node, undefined);
  if (value.kind === 'primitive' && value.value === undefined) return value;
  const line = object(node);
  line.props.set('key', { value: primitive(name, node), at: node });
  line.props.set('value', { value, at: node });
  return array([{ value: line, at: node }], node);
}

/** All values of a request header, of which a browser sends one. */
function headerList(machine: Machine, base: Unknown, name: string, node: Node): Value {
  const value = headerMember(machine, base, name, node);
  return value.kind === 'primitive' && value.value === undefined ? value : array([{ value, at: node }], node);
}

const isOfEvent = ({ at }: Unknown): boolean => at?.type === 'MemberExpression' && at.object.type === 'Identifier' && /^_*(?:event|evt|e)$/.test(at.object.name);

/** A member that an instance has from a parent class which was not read: controllers find the request there. */
export function inheritedMember(id: string, name: string, node: Node): Value {
  const role: Role = requestNames.has(name) ? 'request' : responseNames.has(name) ? 'response' : 'value';
  return unknown(`${id}.${name}`, { role, depends: role === 'request' ? 'maybe' : 'no', chooser: role === 'value' ? 'config' : 'request', nonNull: role !== 'value', root: role === 'value' ? null : -1, at: node });
}

const inherited = (base: Unknown, depends: Dependence): Partial<Unknown> => ({ depends, chooser: base.chooser, root: base.root, looksAt: base.looksAt });

function requestMember(machine: Machine, base: Unknown, name: string, node: Node): Value {
  const id = `${base.id}.${name}`;
  if (name === 'body' || name === 'json' || name === 'rawBody') machine.reads.add('body');
  if (name === 'method' || name === 'httpMethod') {
    machine.reads.add('method');
    const { method } = machine.stimulus;
    if (method !== 'symbolic') return primitive(method, node);
  }
  const role: Role = headerCollections.has(name) ? 'headers' : requestNames.has(name) ? 'request' : responseNames.has(name) ? 'response' : 'value';
  const depends = role === 'response' || (role !== 'headers' && originFree.has(name)) ? 'no' : 'maybe';
  const { chooser, root, looksAt } = base;
  return unknown(id, { depends, chooser, root, looksAt, role, nonNull: role !== 'value', input: role === 'value' ? partOfRequest(name, node) : null, at: node });
}

/** What a request header holds: the origin of this run, another header, or (without a known name) possibly the origin. */
export function requestHeader(machine: Machine, base: Unknown, name: string | null, node: Node, absent: null | undefined): Value {
  if (name === null) return unknown(`${base.id}[?]`, { ...inherited(base, 'maybe'), at: node });
  const lower = name.toLowerCase();
  if (lower === 'origin') return originOf(machine, base, node, absent);
  machine.reads.add(lower);
  const given = machine.stimulus.headers.get(lower);
  if (given !== undefined) return primitive(given, node);
  if (isOfCaller(lower) && machine.stimulus.bare === true) return withheld(machine, node, absent);
  return unknown(`request.headers.${lower}`, { ...inherited(base, lower === 'referer' || lower === 'referrer' ? 'yes' : 'no'), chooser: 'request', input: headerInput(lower, node), at: node });
}

/** What a bare request does not bring. */
function withheld(machine: Machine, node: Node, absent: null | undefined): Value {
  machine.reads.add('credentials');
  return primitive(absent, node);
}

/** The request's Origin header in this run. */
function originOf(machine: Machine, base: Unknown, node: Node, absent: null | undefined): Value {
  machine.readsOrigin = true;
  const { origin } = machine.stimulus;
  if (origin === 'symbolic') return unknown('request.origin', { depends: 'yes', chooser: 'request', root: base.root, at: node });
  return { kind: 'primitive', value: origin ?? absent, fromOrigin: true, env: null, at: node };
}

const headerReaders = new Set(['get', 'header', 'getHeader', 'getHeaders', 'headers', 'has']);
const headerFunctions = new Set(['getHeader', 'getRequestHeader', 'getHeaders', 'getRequestHeaders']);

/** What a call reads from the request's headers, such as `req.get('Origin')`; null when it is no such read. */
export function headerRead(machine: Machine, self: Value, name: string | null, args: readonly Value[], node: Node): Value | null {
  if (self.kind === 'unknown' && name !== null && headerReaders.has(name)) return readByMethod(machine, self, name, args, node);
  const subject = args[0];
  if (name === null || !headerFunctions.has(name) || subject?.kind !== 'unknown' || subject.role !== 'request') return null;
  if (args.length === 1) return unknown(`${subject.id}.headers`, { ...inherited(subject, 'maybe'), role: 'headers', nonNull: true, at: node });
  return requestHeader(machine, subject, textOf(machine, args[1]), node, undefined);
}

const shortHeaders = new Set(['accept', 'authorization', 'connection', 'cookie', 'date', 'dnt', 'expect', 'forwarded', 'from', 'host', 'origin', 'pragma', 'range', 'referer', 'referrer', 'te', 'trailer', 'upgrade', 'via', 'warning']);

/** Whether `context.get(name)` can ask for a header: there are contexts that keep what handlers hand to each other under names, too. */
const isHeaderName = (name: string): boolean => name.includes('-') || shortHeaders.has(name.toLowerCase());

function readByMethod(machine: Machine, self: Unknown, name: string, args: readonly Value[], node: Node): Value | null {
  if (self.role !== 'headers' && self.role !== 'request') return null;
  if (args.length === 0) return name === 'header' || name === 'headers' || name === 'getHeaders' ? unknown(`${self.id}.headers`, { ...inherited(self, 'maybe'), role: 'headers', nonNull: true, at: node }) : null;
  if (args.length > 1) return null;
  const key = textOf(machine, args[0]);
  if (name === 'get' && self.role === 'request' && key !== null && !isHeaderName(key)) return unknown(`${self.id}.get(${JSON.stringify(key)})`, { ...inherited(self, 'maybe'), at: node });
  if (name === 'has') return key === null ? null : isThere(requestHeader(machine, self, key, node, null), keyOf(args[0]!), node);
  if (key === null && args[0]!.kind !== 'unknown') return null;
  return requestHeader(machine, self, key, node, isHeaders(self) ? null : undefined);
}

/** Whether the request has a header. */
const isThere = (value: Value, key: string, node: Node): Value => (value.kind === 'primitive' ? primitive(value.value !== null, node, [value]) : derived(`has ${key}`, [value], { at: node }));

/** Headers give null for one that is not there; what is handed on as headers may be the whole request to older versions. */
const isHeaders = ({ id, role }: Unknown): boolean => role === 'headers' || id.endsWith('.headers');

function textOf(machine: Machine, value: Value | undefined): string | null {
  const settled = value && machine.settle(value);
  return settled?.kind === 'primitive' && typeof settled.value === 'string' ? settled.value : null;
}
