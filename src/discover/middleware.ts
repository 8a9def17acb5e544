import { invoke } from '../code/calls.ts';
import type { Machine } from '../code/machine.ts';
import { native, nothingAt, unknown, type Call, type NativeValue, type Node, type Value } from '../code/value.ts';
import type { FlagReading, MiddlewareModel } from '../models/model.ts';
import type { Answer, CorsResponse } from '../policy/policy.ts';
import type { Event, SiteMade } from './events.ts';
import { evidenceOf, known, unread } from './evidence.ts';
import { headerText } from './header-values.ts';
import { libraryCall, Options, type Option } from './options.ts';
import { askThroughCallback, readOrigin, type OriginResult } from './origin-option.ts';
import { noHeaders } from './responses.ts';
import { targetOf } from './response-calls.ts';

/** The tag of a handler that a modelled library made. */
export interface Middleware {
  readonly site: SiteMade;
}

/** The call that made a handler; null for what no modelled library made. */
export function siteOf(value: Value): Node | null {
  if (value.kind !== 'native' || value.tag === null || !('site' in value.tag)) return null;
  return (value.tag as Middleware).site.call.node;
}

/** The function that a modelled library exports. */
export function libraryFunction(model: MiddlewareModel): NativeValue {
  const fn = native(model.name, (machine, call) => {
    const site: SiteMade = { type: 'site', model, options: call.args[0] ?? null, call };
    machine.emit(site);
    return middlewareOf(site);
  });
  fn.props.set('default', { value: fn, at: null });
  return fn;
}

function middlewareOf(site: SiteMade): NativeValue {
  const tag: Middleware = { site };
  return native(`${site.model.name}(…)`, (machine, call) => handle(machine, site, call), { tag });
}

/** The library as one of the program's own handlers: it writes to the response, and answers a preflight or calls `next`. */
function handle(machine: Machine, site: SiteMade, call: Call): Value {
  const response = respondTo(machine, site);
  const [request, answer, next] = call.args;
  const target = answer ?? request;
  if (target?.kind === 'unknown') machine.emit({ type: 'applied', site, target: targetOf(target), response } satisfies Event);
  return response.ending === 'passes on' && next !== undefined ? invoke(machine, next, libraryCall(call.node, [])) : nothingAt(call.node);
}

/** The response that a library gives to the request of this run, as far as its options were read. */
export function respondTo(machine: Machine, site: SiteMade): CorsResponse {
  const { model, call } = site;
  const value = site.options === null ? null : machine.settle(site.options);
  const isDelegate = value !== null && (value.kind === 'function' || value.kind === 'native');
  const given = isDelegate && model.delegate ? askDelegate(machine, value, call.node) : site.options;
  if (given === 'error') return failedResponse(call.node);
  if (given === 'unread') return unreadResponse('options that were not read', call.node);
  const options = new Options(machine, given, site.call.argNodes[0] ?? call.node);
  if (options.unread) return unreadResponse('options that were not read', call.node);
  return { ...respondWith(machine, model, options, call.node), check: lastCheck(machine) };
}

const lastCheck = (machine: Machine): CorsResponse['check'] => (machine.lastCheck.node === null ? null : evidenceOf(machine.lastCheck.node));

/** The options that a function (request, callback) gives. */
function askDelegate(machine: Machine, fn: Value, node: Node): Value | 'error' | 'unread' {
  const request = unknown(`request@${node.range[0]}`, { role: 'request', depends: 'maybe', chooser: 'request', nonNull: true, root: -2 });
  const reply = askThroughCallback(machine, fn, [request], node);
  return typeof reply === 'string' ? reply : reply.value;
}

function respondWith(machine: Machine, model: MiddlewareModel, options: Options, node: Node): CorsResponse {
  const origin = readOrigin(machine, model.origin, options.read(model.origin.option), node);
  switch (origin.kind) {
    case 'unread': return unreadResponse('an origin option that was not read', origin.at);
    case 'error': return failedResponse(origin.at);
    case 'off': return { ...noHeaders(origin.at), status: unread('left to the next handler', origin.at), ending: 'passes on', ...onItsOwn };
    case 'sent':
  }
  const methods = options.read(...model.methods.options);
  if (model.methods.nothing === 'error' && isPreflight(machine) === true && methods.kind === 'given' && isNothing(methods.value)) return failedResponse(methods.at);
  return { ...sentHeaders(machine, model, options, origin), ...endingOf(machine, model, options, node), ...onItsOwn, byCallback: origin.isAnswer === true };
}

const isNothing = (value: Value): boolean => value.kind === 'primitive' && (value.value === undefined || value.value === null);

/** The request ends in an error, before any header was set. What handles errors chooses the status. */
const onItsOwn = { check: null, byCallback: false, continued: null, lent: false, reads: [] } as const;

const failedResponse = (at: Node): CorsResponse => ({ ...noHeaders(at), status: unread('left to what handles errors', at), ending: 'answers', ...onItsOwn });

type Sent = Omit<CorsResponse, 'status' | 'ending' | keyof typeof onItsOwn>;

function sentHeaders(machine: Machine, model: MiddlewareModel, options: Options, origin: OriginResult): Sent {
  const common = {
    ...noHeaders(origin.at),
    allowOrigin: allowOriginOf(machine, origin),
    allowCredentials: credentialsOf(model.credentials.on, options.read(model.credentials.option), options.node),
    exposeHeaders: options.text(options.readTruthy(...model.responseHeaders.options), null, isFilledText),
    vary: known(variesBy(origin), origin.at),
  };
  return isPreflight(machine) === false ? common : { ...common, ...preflightHeaders(machine, model, options, origin) };
}

const isFilledText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** The library's own `*` is the same for everyone; everything else is computed from the request. */
const variesBy = ({ value }: OriginResult): string | null => (value?.kind === 'primitive' && value.value === '*' && !value.fromOrigin ? null : 'Origin');

/** What is empty is not sent. */
function allowOriginOf(machine: Machine, origin: OriginResult): Answer<string | null> {
  if (origin.value === null) return known(null, origin.at, origin.env);
  const value = machine.settle(origin.value);
  if (value.kind === 'primitive' && !value.value) return known(null, origin.at);
  const text = headerText(machine, value, origin.at);
  return text.known ? { ...text, env: text.env ?? origin.env } : text;
}

function credentialsOf(on: FlagReading, option: Option, node: Node): Answer<string | null> {
  if (option.kind === 'absent') return known(null, node);
  if (option.kind === 'unread' || option.value.kind === 'unknown') return unread('credentials that were not read', option.kind === 'given' ? option.at : node);
  const { value, at } = option;
  const isOn = on === 'exactly true' ? value.kind === 'primitive' && value.value === true : value.kind !== 'primitive' || Boolean(value.value);
  return known(isOn ? 'true' : null, at, value.kind === 'primitive' ? value.env : null);
}

/** Whether this run's request is an OPTIONS request; null when its method was left open. */
const isPreflight = (machine: Machine): boolean | null => (machine.stimulus.method === 'symbolic' ? null : machine.stimulus.method === 'OPTIONS');

/** An answer that repeats the requested headers varies with them, too. */
function preflightHeaders(machine: Machine, model: MiddlewareModel, options: Options, origin: OriginResult): Partial<Sent> {
  const requested = machine.stimulus.headers.get('access-control-request-headers') ?? null;
  const allowed = options.readTruthy(...model.requestHeaders.options);
  return {
    allowMethods: options.text(options.read(...model.methods.options), model.methods.absent, Boolean),
    allowHeaders: options.text(allowed, requested, isFilledText),
    maxAge: maxAgeOf(machine, options.read(model.maxAge.option), options.node),
    vary: preflightVary(variesBy(origin), allowed, options.node),
  };
}

function preflightVary(origin: string | null, allowed: Option, node: Node): Answer<string | null> {
  if (allowed.kind === 'unread' || (allowed.kind === 'given' && allowed.value.kind === 'unknown')) return unread('request headers that were not read', node);
  return known([...(origin === null ? [] : [origin]), ...(allowed.kind === 'absent' ? ['Access-Control-Request-Headers'] : [])].join(', ') || null, node);
}

/** Zero is sent; only numbers and texts are. */
function maxAgeOf(machine: Machine, option: Option, node: Node): Answer<string | null> {
  if (option.kind === 'absent') return known(null, node);
  if (option.kind === 'unread') return unread('maxAge was not read', node);
  const { value, at } = option;
  if (value.kind !== 'primitive') return unread('maxAge was not read', at);
  const isSent = typeof value.value === 'number' || Boolean(value.value);
  return isSent ? headerText(machine, value, at) : known(null, at);
}

function endingOf(machine: Machine, model: MiddlewareModel, options: Options, node: Node): Pick<CorsResponse, 'status' | 'ending'> {
  const passedOn = { status: unread('left to the next handler', node), ending: 'passes on' } as const;
  if (isPreflight(machine) !== true) return passedOn;
  const { passOnOption, status, statusOption } = model.preflight;
  const passes = options.read(passOnOption);
  if (passes.kind === 'unread') return { status: unread(`${passOnOption} was not read`, node), ending: 'unread' };
  if (passes.kind === 'given' && machine.test(passes.value, passes.at)) return passedOn;
  const given = options.read(statusOption);
  if (given.kind === 'absent') return { status: known(status, node), ending: 'answers' };
  const value = given.kind === 'given' && given.value.kind === 'primitive' ? given.value.value : undefined;
  return { status: typeof value === 'number' ? known(value, node) : unread(`${statusOption} was not read`, node), ending: 'answers' };
}

function unreadResponse(why: string, node: Node): CorsResponse {
  const all = unread(why, node);
  return { allowOrigin: all, allowCredentials: all, allowMethods: all, allowHeaders: all, exposeHeaders: all, maxAge: all, vary: all, status: all, ending: 'unread', ...onItsOwn };
}

