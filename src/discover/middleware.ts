import { invoke } from '../code/calls.ts';
import type { Machine } from '../code/machine.ts';
import { native, nothingAt, unknown, type Call, type NativeValue, type Node, type Value } from '../code/value.ts';
import type { LibraryModel } from '../models/model.ts';
import type { Answer, CorsResponse } from '../policy/policy.ts';
import type { Event, SiteMade } from './events.ts';
import { evidenceOf, known, unread } from './evidence.ts';
import { headerText } from './header-values.ts';
import { libraryCall, Options, type Option } from './options.ts';
import { aRequest, askEitherWay, askForResult, askThroughCallback } from './asking.ts';
import { readOrigin, requestOrigin, type OriginResult } from './origin-option.ts';
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
export function libraryFunction(model: LibraryModel): NativeValue {
  const fn = native(model.name, (machine, call) => {
    const site: SiteMade = { type: 'site', model, options: call.args[model.call.argument] ?? null, call };
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
  const [request, answer] = call.args;
  const next = call.args.find((arg) => arg.kind === 'unknown' && arg.role === 'next') ?? call.args[2];
  const target = answer === next ? request : (answer ?? request);
  if (target?.kind === 'unknown') machine.emit({ type: 'applied', site, target: targetOf(target), response } satisfies Event);
  return response.ending === 'passes on' && next !== undefined ? invoke(machine, next, libraryCall(call.node, [])) : nothingAt(call.node);
}

/** The response that a library gives to the request of this run, as far as its options were read. */
export function respondTo(machine: Machine, site: SiteMade): CorsResponse {
  const { model, call } = site;
  const given = givenTo(machine, site);
  if (given === 'error') return failedResponse(call.node);
  if (given === 'off') return offResponse(call.node);
  const options = new Options(machine, given === 'unread' ? null : given, optionsNode(site));
  if (given === 'unread' || options.unread) return unreadResponse('options that were not read', call.node);
  return { ...respondWith(machine, model, options, call.node), check: lastCheck(machine) };
}

const optionsNode = ({ options, call }: SiteMade): Node => call.argNodes.find((_node, i) => call.args[i] === options) ?? call.argNodes[0] ?? call.node;

/** The options of a site for the request of this run: an object, or null where there is none. */
function givenTo(machine: Machine, { model, options, call }: SiteMade): Value | null | 'error' | 'off' | 'unread' {
  const value = options === null ? null : machine.settle(options);
  if (value === null || (value.kind === 'primitive' && (model.flag?.absent === 'off' ? !value.value : value.value === undefined))) return model.flag?.absent === 'off' ? 'off' : options;
  if (model.flag !== undefined && value.kind === 'primitive' && typeof value.value === 'boolean') {
    const meaning = model.flag[`${value.value}`];
    return meaning === 'defaults' ? null : meaning;
  }
  if (model.delegate === null || (value.kind !== 'function' && value.kind !== 'native')) return options;
  const reply = askDelegate(machine, model.delegate, value, call.node);
  return typeof reply === 'string' ? reply : reply.value;
}

/** What a function gives in the place of options: through a callback, or as the function that it makes does. */
function askDelegate(machine: Machine, delegate: Exclude<LibraryModel['delegate'], null>, fn: Value, node: Node): ReturnType<typeof askThroughCallback> {
  if (delegate === 'long callback' && !(fn.kind === 'function' && fn.node.params.length > 1)) return 'unread';
  if (delegate !== 'maker') return askThroughCallback(machine, fn, [aRequest(node)], node);
  const made = askForResult(machine, fn, [unknown(`application@${node.range[0]}`, { nonNull: true })], node, false);
  return typeof made === 'string' ? made : askEitherWay(machine, made.value, [aRequest(node)], node);
}

const lastCheck = (machine: Machine): CorsResponse['check'] => (machine.lastCheck.node === null ? null : evidenceOf(machine.lastCheck.node));

function respondWith(machine: Machine, model: LibraryModel, options: Options, node: Node): CorsResponse {
  const hasOrigin = machine.stimulus.origin !== null;
  if (!hasOrigin && model.origin.withoutOrigin !== 'answered') return model.origin.withoutOrigin === 'unread' ? unreadResponse('what a request without an Origin gets', node) : offResponse(node);
  const credentials = credentialsOf(model, options);
  const origin = besideCredentials(machine, model, readOrigin(machine, model.origin, options.read(model.origin.option), node), credentials);
  switch (origin.kind) {
    case 'unread': return unreadResponse('an origin option that was not read', origin.at);
    case 'error': return failedResponse(origin.at);
    case 'off': return offResponse(origin.at);
    case 'sent':
  }
  const methods = options.read(...model.methods.options);
  if (model.methods.nothing === 'error' && isPreflight(machine) === true && methods.kind === 'given' && isNothing(methods.value)) return failedResponse(methods.at);
  return { ...sentHeaders(machine, model, options, origin), allowCredentials: credentials, ...endingOf(machine, model, options, node), ...onItsOwn, byCallback: origin.isAnswer === true, byDefault: origin.isDefault === true, insteadOfStar: origin.insteadOfStar === true };
}

/** Libraries that know that browsers refuse `*` beside credentials may send the Origin instead. */
function besideCredentials(machine: Machine, { origin: reading }: LibraryModel, origin: OriginResult, credentials: Answer<string | null>): OriginResult {
  if (reading.starWithCredentials === 'any' || origin.kind !== 'sent' || origin.value === null || !isStar(machine.settle(origin.value))) return origin;
  if (!credentials.known) return { ...origin, kind: 'unread' };
  return credentials.value === null ? origin : { ...origin, value: requestOrigin(machine, origin.at), by: 'computed', insteadOfStar: true };
}

const isStar = (value: Value): boolean => value.kind === 'primitive' && value.value === '*' && !value.fromOrigin;

const offResponse = (at: Node): CorsResponse => ({ ...noHeaders(at), status: unread('left to the next handler', at), ending: 'passes on', ...onItsOwn });

const isNothing = (value: Value): boolean => value.kind === 'primitive' && (value.value === undefined || value.value === null);

/** The request ends in an error, before any header was set. What handles errors chooses the status. */
const onItsOwn = { check: null, byCallback: false, byDefault: false, insteadOfStar: false, continued: null, lent: false, reads: [] } as const;

const failedResponse = (at: Node): CorsResponse => ({ ...noHeaders(at), status: unread('left to what handles errors', at), ending: 'answers', ...onItsOwn });

type Sent = Omit<CorsResponse, 'status' | 'ending' | 'allowCredentials' | keyof typeof onItsOwn>;

function sentHeaders(machine: Machine, model: LibraryModel, options: Options, origin: OriginResult): Sent {
  const common = {
    ...noHeaders(origin.at),
    allowOrigin: allowOriginOf(machine, origin),
    exposeHeaders: options.text(options.readTruthy(...model.responseHeaders.options), model.responseHeaders.absent, isFilledText),
    vary: known(variesBy(model, origin), origin.at),
  };
  return isPreflight(machine) === false ? common : { ...common, ...preflightHeaders(machine, model, options, origin) };
}

const isFilledText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** What the answer to a request varies by. */
function variesBy({ origin: { varies } }: LibraryModel, { by, value }: OriginResult): string | null {
  const isAny = by === 'any' || (value !== null && isStar(value));
  const does = { always: true, 'unless any': !isAny, 'if computed': by === 'computed', never: false };
  return does[varies] ? 'Origin' : null;
}

/** What is empty is not sent. */
function allowOriginOf(machine: Machine, origin: OriginResult): Answer<string | null> {
  if (origin.value === null) return known(null, origin.at, origin.env);
  const value = machine.settle(origin.value);
  if (value.kind === 'primitive' && !value.value) return known(null, origin.at);
  const text = headerText(machine, value, origin.at);
  return text.known ? { ...text, env: text.env ?? origin.env } : text;
}

function credentialsOf({ credentials: { option: name, on, absent } }: LibraryModel, options: Options): Answer<string | null> {
  const option = options.read(name);
  if (option.kind === 'absent') return known(absent ? 'true' : null, options.node);
  if (option.kind === 'unread' || option.value.kind === 'unknown' || (on === 'truthy or asked' && option.value.kind === 'function')) return unread('credentials that were not read', option.kind === 'given' ? option.at : options.node);
  const { value, at } = option;
  const isOn = on === 'exactly true' ? value.kind === 'primitive' && value.value === true : value.kind !== 'primitive' || Boolean(value.value);
  return known(isOn ? 'true' : null, at, value.kind === 'primitive' ? value.env : null);
}

/** Whether this run's request is an OPTIONS request; null when its method was left open. */
const isPreflight = (machine: Machine): boolean | null => (machine.stimulus.method === 'symbolic' ? null : machine.stimulus.method === 'OPTIONS');

/** An answer that repeats the requested headers varies with them, too. */
function preflightHeaders(machine: Machine, model: LibraryModel, options: Options, origin: OriginResult): Partial<Sent> {
  const { requestHeaders, maxAge } = model;
  const requested = machine.stimulus.headers.get('access-control-request-headers') ?? null;
  const allowed = options.readTruthy(...requestHeaders.options);
  return {
    allowMethods: options.text(options.read(...model.methods.options), model.methods.absent, Boolean),
    allowHeaders: options.text(allowed, requestHeaders.absent === 'requested' ? requested : requestHeaders.absent, isFilledText),
    maxAge: maxAgeOf(machine, options.read(maxAge.option), maxAge.absent, options.node),
    vary: preflightVary(variesBy(model, origin), requestHeaders.varies ? allowed : null, options.node),
  };
}

function preflightVary(origin: string | null, allowed: Option | null, node: Node): Answer<string | null> {
  if (allowed === null) return known(origin, node);
  if (allowed.kind === 'unread' || (allowed.kind === 'given' && allowed.value.kind === 'unknown')) return unread('request headers that were not read', node);
  return known([...(origin === null ? [] : [origin]), ...(allowed.kind === 'absent' ? ['Access-Control-Request-Headers'] : [])].join(', ') || null, node);
}

/** Zero is sent; only numbers and texts are. */
function maxAgeOf(machine: Machine, option: Option, absent: string | null, node: Node): Answer<string | null> {
  if (option.kind === 'absent') return known(absent, node);
  if (option.kind === 'unread') return unread('maxAge was not read', node);
  const { value, at } = option;
  if (value.kind !== 'primitive') return unread('maxAge was not read', at);
  const isSent = typeof value.value === 'number' || Boolean(value.value);
  return isSent ? headerText(machine, value, at) : known(null, at);
}

function endingOf(machine: Machine, model: LibraryModel, options: Options, node: Node): Pick<CorsResponse, 'status' | 'ending'> {
  const passedOn = { status: unread('left to the next handler', node), ending: 'passes on' } as const;
  if (isPreflight(machine) !== true || model.preflight === null) return passedOn;
  const { passOnOption, status, statusOption } = model.preflight;
  const passes: Option = passOnOption === null ? { kind: 'absent' } : options.read(passOnOption);
  if (passes.kind === 'unread') return { status: unread(`${passOnOption} was not read`, node), ending: 'unread' };
  if (passes.kind === 'given' && machine.test(passes.value, passes.at)) return passedOn;
  const given: Option = statusOption === null ? { kind: 'absent' } : options.read(statusOption);
  if (given.kind === 'absent') return { status: known(status, node), ending: 'answers' };
  const value = given.kind === 'given' && given.value.kind === 'primitive' ? given.value.value : undefined;
  return { status: typeof value === 'number' ? known(value, node) : unread(`${statusOption} was not read`, node), ending: 'answers' };
}

function unreadResponse(why: string, node: Node): CorsResponse {
  const all = unread(why, node);
  return { allowOrigin: all, allowCredentials: all, allowMethods: all, allowHeaders: all, exposeHeaders: all, maxAge: all, vary: all, status: all, ending: 'unread', ...onItsOwn };
}

