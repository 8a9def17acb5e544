import { escapeArguments } from '../code/escapes.ts';
import type { Host, Machine, UnreadCall } from '../code/machine.ts';
import { nothing, Thrown } from '../code/machine.ts';
import { namedMember } from '../code/members.ts';
import { environmentVariable } from '../code/build.ts';
import { object, unknown, type Node, type Settled, type Slot, type Unknown, type Value } from '../code/value.ts';
import { objectRouters } from '../models/applications.ts';
import { registrars } from '../models/routers.ts';
import { usualNames } from '../models/usual-names.ts';
import { noteConfiguration } from './configurations.ts';
import { applicationOf, type Event, type Misplaced } from './events.ts';
import type { Installed } from './installed.ts';
import { functionCall } from './function-calls.ts';
import { noteAssignment, noteSite, noteUncalled } from './library-sites.ts';
import { modelledModule } from './modelled-modules.ts';
import { linesOf, plainSlot } from './record.ts';
import { registerObject } from './route-objects.ts';
import { isApart, isClient, responseCall, targetOf } from './response-calls.ts';
import { misplacedHeader } from './stray-headers.ts';

/** Answers the abstract machine's questions about the world outside the file. Other files are not read yet: `readModule` is the seam. */
export function createHost(slice: Pick<Host, 'matters' | 'influences'> & { readonly installed: Installed }, readModule: (specifier: string) => Value | null = () => null): Host {
  const { matters, influences, installed } = slice;
  return { matters, influences, global: (machine, name, node) => undeclared(machine, name, installed, node), module: (machine, specifier, node) => moduleLike(machine, specifier, installed, node) ?? readModule(specifier), call: (machine, call) => outsideCall(machine, call, installed), write: (machine, base, key, value, node, valueNode) => outsideWrite(machine, base, key, value, node, valueNode, installed) };
}

/** What a name is imported from wherever it is imported: a piece of a file may have lost that. */
function undeclared(machine: Machine, name: string, installed: Installed, node: Node): Value | null {
  const module = machine.isFragment && Object.hasOwn(usualNames, name) ? usualNames[name]! : null;
  if (module === null) return null;
  const exports = moduleLike(machine, module.from, installed, node) ?? unknown(`import:${module.from}`, { nonNull: true, at: node });
  return module.name === null ? exports : namedMember(machine, machine.settle(exports), module.name, node);
}

/** A module that is modelled, or is said to be like one that is. */
function moduleLike(machine: Machine, specifier: string, installed: Installed, node: Node): Value | null {
  const name = installed.moduleOf(specifier);
  return modelledModule(machine, name, installed) ?? (name === specifier ? null : unknown(`import:${name}`, { nonNull: true, at: node }));
}

const processes = new Set(['process', 'import:process', 'import:node:process']);

const isText = ([first, ...rest]: readonly Value[], text: string): boolean => rest.length === 0 && first?.kind === 'primitive' && first.value === text;

function outsideCall(machine: Machine, call: UnreadCall, installed: Installed): Value | null {
  if (call.callee.kind === 'unknown' && call.callee.role === 'next') return continueWith(machine, call, targetOf(call.callee));
  if (call.name === 'exit' && call.self.kind === 'unknown' && processes.has(call.self.id)) throw new Thrown(unknown(`exit@${call.node.range[0]}`));
  if (call.name === 'get' && call.self.kind === 'unknown' && call.self.root === null && isText(call.args, 'env')) return environmentVariable(machine, 'NODE_ENV', call.node);
  if (call.self.kind === 'unknown' && call.self.role === 'request') stopRequest(machine, call);
  lend(machine, call);
  if (isJsonRead(call)) machine.reads.add('json');
  if (isResponseTaker(call)) for (const arg of call.args) hand(machine, arg, call.node);
  register(machine, call);
  registerObject(machine, call);
  noteSite(machine, call, installed);
  noteConfiguration(machine, call, installed);
  noteApplication(machine, call);
  return functionCall(machine, call) ?? responseCall(machine, call);
}

/** `request.json()`, and JSON that a validator of Hono has read before. */
const isJsonRead = ({ self, name, args }: UnreadCall): boolean =>
  self.kind === 'unknown' && self.role === 'request' && ((name === 'json' && args.length === 0) || (name === 'valid' && isText(args, 'json')));

/** Hooks that run before the handlers of an application, and when it begins to listen. */
function noteApplication(machine: Machine, { self, name, args, node }: UnreadCall): void {
  if (self.kind !== 'unknown') return;
  if (name === 'addHook' && args.length > 1) machine.emit({ type: 'hook', receiver: self.id, name: textOf(args[0]), handler: args.at(-1)!, node } satisfies Event);
  if (name === 'ext' && objectRouters.test(self.id)) machine.emit({ type: 'hook', receiver: self.id, name: textOf(args[0]) ?? 'onRequest', handler: args[1] ?? unknown(`ext@${node.range[0]}`), node } satisfies Event);
  if (name === 'listen' || name === 'init') machine.emit({ type: 'listening', receiver: self.id, node } satisfies Event);
}

const textOf = (value: Value | undefined): string | null => (value?.kind === 'primitive' && typeof value.value === 'string' ? value.value : null);

/** `context.throw(403)` ends the request with an error, and so does `context.assert(value, 403)` where the value is false. */
function stopRequest(machine: Machine, { name, args, node }: UnreadCall): void {
  if (name !== 'throw' && (name !== 'assert' || args[0] === undefined || machine.test(args[0], node))) return;
  throw new Thrown(httpError(machine, name === 'throw' ? args : args.slice(1), node) ?? unknown(`${name}@${node.range[0]}`, { nonNull: true }));
}

/** The error that a status, a text and what else it has are made into; null where an argument was not read. */
function httpError(machine: Machine, args: readonly Value[], node: Node): Value | null {
  const given = args.map((arg) => machine.settle(arg));
  const isRead = given.every(({ kind }) => kind === 'primitive' || kind === 'object');
  const made = object(node);
  made.open = true;
  for (const one of given) {
    if (one.kind === 'primitive' && typeof one.value === 'number') for (const name of ['status', 'statusCode']) made.props.set(name, { value: one, at: null });
    if (one.kind === 'object' && one.open) return null;
    if (one.kind === 'object') for (const [name, slot] of one.props) made.props.set(name, slot);
  }
  return isRead ? made : null;
}

/** `next()` passes the request on; `callback(null, response)` answers it. */
function continueWith(machine: Machine, call: UnreadCall, target: string): Value | null {
  machine.emit((isError(machine, call.args[0]) ? { type: 'end', target, status: unknown('what handles errors'), node: call.node, final: false } : { type: 'next', target, status: null, node: call.node, final: false }) satisfies Event);
  for (const arg of call.args) hand(machine, arg, call.node);
  escapeArguments(machine, call, 'no');
  // Where handlers return responses, that is the one of the next handler.
  const root = call.callee.kind === 'unknown' ? call.callee.root : null;
  return unknown(`next@${call.node.range[0]}`, { role: 'response', root, chooser: 'request', at: call.node });
}

/** Whether `next` is certainly given an error, with which the ordinary handlers are over. */
function isError(machine: Machine, value: Value | undefined): boolean {
  const given = value === undefined ? nothing : machine.settle(value);
  return given.kind === 'primitive' ? Boolean(given.value) && given.value !== 'route' && given.value !== 'router' : given.kind === 'object' && !given.props.has('headers') && !given.props.has('statusCode');
}

/** What is given the response, or `next`, may answer the request. A stream that is piped into the response does. */
function lend(machine: Machine, call: UnreadCall): void {
  const { args, name, node } = call;
  for (const arg of args) {
    if (arg.kind !== 'unknown' || arg.root === null || (arg.role !== 'response' && arg.role !== 'next')) continue;
    const target = targetOf(arg);
    if (isWrapped(call, arg)) machine.emit({ type: 'next', target, status: null, node, final: false } satisfies Event);
    else machine.emit((pipes.has(name ?? '') ? { type: 'end', target, status: null, node, final: true } : { type: 'lent', target, node }) satisfies Event);
  }
}

/** `(handler) => (req, res) => handler(req, res)`: the handler that a function is given to wrap is the next one. */
const isWrapped = ({ callee, args }: UnreadCall, { role, root }: Unknown): boolean =>
  role === 'response' && callee.kind === 'unknown' && callee.root !== root && /^p\d+\.\d+$/.test(callee.id) && args.length < 4 && args.some((arg) => arg.kind === 'unknown' && arg.role === 'request' && arg.root === root);

const pipes = new Set(['pipe', 'pipeline', 'pipeTo']);

const isResponseTaker = ({ self, name }: UnreadCall): boolean =>
  self.kind === 'unknown' && self.role === 'request' && (name === 'succeed' || name === 'done' || name === 'respondWith');

function hand(machine: Machine, value: Value, node: Node, isWhole = false): void {
  const settled = value.kind === 'object' ? value : null;
  if (settled !== null && (settled.props.has('headers') || settled.props.has('multiValueHeaders'))) machine.emit({ type: 'handed', value: settled, node, carries: true, isWhole } satisfies Event);
}

/** `app.use(path?, ...handlers)` and its kin, on anything that is no request or response. */
function register(machine: Machine, call: UnreadCall): void {
  const { self, name, args } = call;
  if (self.kind !== 'unknown' || self.root !== null || name === null || !(name in registrars) || isClient(self)) return;
  const named = name === 'on' && args.length > 2 ? machine.settle(args[0]!) : null;
  if (named !== null) return registerOn(machine, call, self.id, named);
  const hasPath = takesPath(machine, self.id, name, args);
  const handlers = (hasPath ? args.slice(1) : args).flatMap((arg) => flatten(machine, arg)).filter((arg) => arg.kind !== 'primitive' && arg.kind !== 'pattern');
  if (handlers.length === 0) return;
  const path = hasPath ? (args[0] ?? null) : routePath(self.id);
  machine.emit({ type: 'register', receiver: applicationOf(self.id), method: registrars[name] ?? null, registrar: name, path, handlers, node: call.node } satisfies Event);
  noteUncalled(machine, call);
}

/** `app.on('PUT', path, …handlers)`, or on several methods, which are taken for all. */
function registerOn(machine: Machine, { args, node }: UnreadCall, receiver: string, named: Settled): void {
  const method = named.kind === 'primitive' && typeof named.value === 'string' && /^[A-Z]+$/.test(named.value) ? named.value : null;
  const handlers = args.slice(2).flatMap((arg) => flatten(machine, arg)).filter((arg) => arg.kind !== 'primitive' && arg.kind !== 'pattern');
  if (handlers.length > 0) machine.emit({ type: 'register', receiver: applicationOf(receiver), method, registrar: 'on', path: args[1] ?? null, handlers, node } satisfies Event);
}

/** Whether the first argument is a path or a list of paths. Only `use` can go without, and what was not read is a handler there. */
function takesPath(machine: Machine, receiver: string, name: string, args: readonly Value[]): boolean {
  const [first] = args;
  if (first === undefined) return false;
  const parts = flatten(machine, first);
  if (parts.every((part) => part.kind === 'primitive' || part.kind === 'pattern')) return true;
  return name !== 'use' && args.length > 1 && first.kind === 'unknown' && !route.test(receiver);
}

const route = /\.route\((?:"([^"]*)"\))?/;

/** `app.route('/x').get(…)` has its path in the call before; one that was not read is unknown. */
function routePath(id: string): Value | null {
  const found = route.exec(id);
  if (found === null) return null;
  return found[1] === undefined ? unknown(`path of ${id}`) : { ...nothing, value: found[1] };
}

function flatten(machine: Machine, value: Value): Settled[] {
  const settled = value.kind === 'choice' ? machine.settle(value) : value;
  return settled.kind === 'array' ? settled.items.flatMap((item) => flatten(machine, item.value)) : [settled];
}

/** A header is written to what is no response. */
function misplace(machine: Machine, name: string, where: Misplaced['where'], write: Node, at: Node | null): void {
  const misplaced = misplacedHeader(machine, { ...nothing, value: name }, { where, write, at });
  if (misplaced !== null) machine.emit(misplaced);
}

/** `response.statusCode = 204`, `response.headers['…'] = …` and `context.res = { … }`. What is written to the headers of a request is read by the program itself. */
function outsideWrite(machine: Machine, base: Value, key: string, value: Value, node: Node, valueNode: Node | null, installed: Installed): void {
  noteAssignment(machine, base, key, value, valueNode ?? node, installed);
  if (base.kind === 'headers' || (base.kind === 'unknown' && base.role === 'headers' && (ofContext.test(base.id) || isApart(base, node)))) misplace(machine, key, base.kind === 'headers' ? 'as a property' : 'on the request', node, valueNode);
  if (base.kind !== 'unknown' || base.root === null) return;
  const target = targetOf(base);
  if (key === 'statusCode' || key === 'status') machine.emit({ type: 'status', target, status: value, node, final: false } satisfies Event);
  else if (key === 'body' && base.role === 'request') machine.emit({ type: 'end', target, status: null, node, final: false } satisfies Event);
  else if (key === 'res' || key === 'response') hand(machine, value, node, true);
  else if (key === 'headers' && ofEvent.test(base.id)) for (const line of linesOf(machine, value, node)) emitHeader(machine, target, line.name, line, node);
  else if (/\.headers$/.test(base.id) && base.role !== 'headers') emitHeader(machine, target, { ...nothing, value: key }, plainSlot({ value, at: valueNode }), node);
}

/** The headers of the request in a context, which a handler gets in the place of a request and a response. */
const ofContext = /^p\d+\.0\.(?:request|req)\.headers?$/;

/** The response in an event of CloudFront, whose headers are an object like any other. */
const ofEvent = /(?:^p\d+\.0|\.cf)\.response$/;

/** A header is written by an assignment. */
function emitHeader(machine: Machine, target: string, name: Value, { value, at }: Pick<Slot, 'value' | 'at'>, write: Node): void {
  machine.emit({ type: 'header', target, name, value, mode: 'set', write, at, proves: false, check: machine.lastCheck.node } satisfies Event);
}
