import { isFunction } from '../code/changes.ts';
import type { Machine, UnreadCall } from '../code/machine.ts';
import { nothing } from '../code/machine.ts';
import { rolesOf } from '../code/roles.ts';
import { primitive, unknown, type Node, type Unknown, type Value } from '../code/value.ts';
import { clients, headerReaders, headerRemovers, headerSenders, headerWriters, responseEnders, statusSetters } from '../models/headers.ts';
import { placeOfPair } from '../code/written.ts';
import type { HeaderWriter } from '../models/model.ts';
import type { Event } from './events.ts';
import { headerName } from './header-values.ts';
import { linesOf } from './record.ts';
import { misplacedHeader } from './stray-headers.ts';

/** The response that something unread is, or is part of: everything reached from one entry's parameters is one response. */
export function targetOf(value: Unknown): string {
  return value.root !== null ? `root:${value.root}` : `id:${value.id.replace(/\.(?:headers|raw|res|response)(?:\.|$).*$/, '')}`;
}

const fromOutside = /^(?:new )?(?:import:|fetch|XMLHttpRequest|\$|jQuery)/;

/** Whether something belongs to a client's request, whose headers are no policy. */
export function isClient(value: Value): boolean {
  if (value.kind !== 'unknown' || !fromOutside.test(value.id)) return false;
  if (/^import:(?:node:)?https?\b/.test(value.id)) return /^import:(?:node:)?https?(?:\.default)?\.(?:request|get)(?:\(|$)/.test(value.id);
  const module = /^(?:new )?import:([^()]*?)(?:$|[.(](?![^/]*\/))/.exec(value.id)?.[1];
  return (module !== undefined && clients.has(module)) || /^(?:new )?(?:fetch|XMLHttpRequest|\$|jQuery)(?![\w$])/.test(value.id);
}

/** Takes a call on a response apart into events; null when it is no such call. */
export function responseCall(machine: Machine, call: UnreadCall): Value | null {
  const { self, name } = call;
  if (self.kind !== 'unknown' || name === null || isClient(self)) return null;
  const writer = headerWriters.find((one) => one.method === name);
  if (writer !== undefined && mayBeResponse(self, writer)) return writeHeaders(machine, call, self, writer);
  if (writer !== undefined && isMadeElsewhere(self, writer)) return writeHeaders(machine, call, self, writer, true);
  if (self.role !== 'response' && self.role !== 'request' && self.root === null) return null;
  if (headerReaders.has(name) && self.role === 'response' && headerName(machine, call.args[0] ?? nothing) === 'vary') machine.emit({ type: 'asked', of: targetOf(self) } satisfies Event);
  if (headerRemovers.has(name)) return removeHeader(machine, call, self);
  return progress(machine, call, self, name);
}

/** What `set` keeps on the context of Hono, which is called `c`, is for the next handler, not for the response. */
const isHonoContext = ({ at, role }: Unknown): boolean => role === 'request' && at?.type === 'Identifier' && at.name === 'c';

/** A method that maps and applications have too counts only on what is reached from a handler's parameters. */
const mayBeResponse = (self: Unknown, writer: HeaderWriter): boolean => (writer.proves || self.root !== null) && !(writer.method === 'set' && isHonoContext(self)) && !(self.role === 'headers' && ((!writer.proves && writer.method !== 'set' && writer.method !== 'append') || isOfRequest(self)));

/** Whether these are the headers of what something unread gave, and that is not called what belongs to a client: of a response, where that is returned. */
const isMadeElsewhere = ({ id, root }: Unknown, { proves, mode }: HeaderWriter): boolean => !proves && mode !== 'vary' && root === null && id.endsWith(').headers') && !/(?:req|config|option|init|client|axios)\w*\(/i.test(id);

/** Headers that were read of a request, and not given by themselves: what is set there goes on with it. */
const isOfRequest = ({ id }: Unknown): boolean => id.endsWith('.headers');

/** Whether something is a request and nothing else: what a context calls so, or a parameter beside the response. */
const isRequest = (value: Unknown, node: Node): boolean => value.role === 'request' && (/\.(?:request|req)$/.test(value.id) || (/^p\d+\.\d+$/.test(value.id) && isApart(value, node)));

/** Whether something belongs to a request that stands beside the response among the parameters of a handler. Others are both in one. */
export function isApart({ root }: Unknown, node: Node): boolean {
  let around: Node | null | undefined = node; // ESLint's trees end in a program whose parent is null
  while (around && !(isFunction(around) && around.range[0] === root)) around = around.parent;
  return around ? isFunction(around) && rolesOf(around).includes('response') : false;
}

/** Notes the headers that a call writes to a response, or to what is one only where it is returned. */
export function writeHeaders(machine: Machine, call: UnreadCall, self: Unknown, writer: HeaderWriter, isSupposed = false): Value | null {
  const apart = isRequest(self, call.node);
  const emit = (name: Value, value: Value, at: Node | null, mode: HeaderWriter['mode'] = writer.mode): void => {
    const event: Event | null = apart
      ? misplacedHeader(machine, name, { where: 'on the request', write: call.node, at })
      : { type: 'header', target: targetOf(self), name, value, mode, write: call.node, at, proves: writer.proves, check: machine.lastCheck.node };
    if (event !== null) machine.emit(isSupposed && event.type === 'header' ? ({ type: 'supposed', write: event } satisfies Event) : event);
  };
  if (writer.shape === 'last record') return writeHead(machine, call, self, emit);
  const [first, second] = call.args;
  if (writer.shape === 'vary') {
    if (first !== undefined) emit(primitive('vary'), first, call.argNodes[0] ?? null);
    return self;
  }
  if (writer.shape !== 'record' && second !== undefined) emit(first!, second, placeOfPair(machine.settle(first!), call.argNodes[1] ?? null), isAppending(machine, call.args[2]) ? 'append' : writer.mode);
  else if (writer.shape === 'pair' || first === undefined) return null;
  else if (machine.settle(first).kind === 'primitive') return null;
  else writeRecord(machine, first, call.argNodes[0] ?? call.node, emit);
  return self;
}

/** Hono's `header(name, value, { append: true })` leaves the header as it is, and adds to it. */
function isAppending(machine: Machine, options: Value | undefined): boolean {
  const append = options?.kind === 'object' ? options.props.get('append') : undefined;
  return append !== undefined && machine.test(append.value, append.at ?? machine.program);
}

type Emit = (name: Value, value: Value, at: Node | null, mode?: HeaderWriter['mode']) => void;

/** Headers have each name once, with all its values. */
function writeRecord(machine: Machine, record: Value, node: Node, emit: Emit): void {
  const seen = new Set<string | null>();
  const isHeaders = machine.settle(record).kind === 'headers';
  for (const { name, value, at } of linesOf(machine, record, node)) {
    const text = headerName(machine, name);
    if (isHeaders && text !== null && seen.has(text)) emit(name, value, at, 'append');
    else emit(name, value, at);
    seen.add(text);
  }
}

function writeHead(machine: Machine, call: UnreadCall, self: Unknown, emit: Emit): Value {
  const record = call.args.at(-1);
  machine.emit({ type: 'status', target: targetOf(self), status: call.args[0] ?? null, node: call.node, final: self.role === 'response' } satisfies Event);
  if (call.args.length > 1 && record !== undefined) for (const line of linesOf(machine, record, call.argNodes.at(-1) ?? call.node)) emit(line.name, line.value, line.at);
  return self;
}

function removeHeader(machine: Machine, call: UnreadCall, self: Unknown): Value | null {
  const [name] = call.args;
  if (name === undefined) return null;
  machine.emit({ type: 'header', target: targetOf(self), name, value: nothing, mode: 'remove', write: call.node, at: null, proves: false } satisfies Event);
  return nothing;
}

function progress(machine: Machine, call: UnreadCall, self: Unknown, name: string): Value | null {
  const setsStatus = statusSetters.has(name);
  const ends = responseEnders.has(name) && !(self.role === 'request' && call.args.length === 0);
  if (!setsStatus && !ends && !headerSenders.has(name)) return null;
  if (ends && self.role === 'request' && bodyMakers.has(name)) writeBeside(machine, call, self);
  const status = setsStatus ? (call.args[0] ?? null) : name === 'redirect' ? redirectStatus(call) : self.role === 'request' && bodyMakers.has(name) ? statusBeside(machine, call) : null;
  if (name === 'redirect') machine.emit(redirectVary(call, self));
  machine.emit({ type: ends ? 'end' : 'status', target: targetOf(self), status, node: call.node, final: self.role === 'response' } satisfies Event);
  return (ends && self.role === 'request') || (!ends && !setsStatus) ? null : self;
}

/** Methods of a context that make a response of a body and what stands after it. */
const bodyMakers = new Set(['json', 'text', 'html', 'body']);

/** `context.json(body, 200, headers)`, or an object with the headers. */
function writeBeside(machine: Machine, { args: [, second, third], argNodes, node }: UnreadCall, self: Unknown): void {
  const init = second === undefined ? null : machine.settle(second);
  const headers = third ?? (init?.kind === 'object' ? init.props.get('headers')?.value : undefined);
  if (headers === undefined) return;
  writeRecord(machine, headers, argNodes[third === undefined ? 1 : 2] ?? node, (name, value, at, mode = 'set') => {
    machine.emit({ type: 'header', target: targetOf(self), name, value, mode, write: node, at, proves: true, check: machine.lastCheck.node } satisfies Event);
  });
}

/** `context.json(body, 401)`, or an object with the status. */
function statusBeside(machine: Machine, { args: [, second] }: UnreadCall): Value | null {
  const given = second === undefined ? null : machine.settle(second);
  return given?.kind === 'object' ? (given.props.get('status')?.value ?? (given.open ? unknown('a status') : null)) : given?.kind === 'primitive' && given.value === undefined ? null : given;
}

/** Express chooses the text of a redirect by Accept and says so in Vary; other frameworks do not. */
const redirectVary = ({ node }: UnreadCall, self: Unknown): Event =>
  ({ type: 'header', target: targetOf(self), name: primitive('vary'), value: unknown('what a redirect varies by'), mode: 'append', write: node, at: null, proves: false });

/** `redirect(301, url)` names its status; `redirect(url)` is a 302. */
function redirectStatus(call: UnreadCall): Value {
  const first = call.args[0];
  return first?.kind === 'primitive' && typeof first.value === 'number' ? first : { ...nothing, value: 302 };
}
