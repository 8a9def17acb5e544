import { invoke } from '../code/calls.ts';
import type { Machine } from '../code/machine.ts';
import { native, nothingAt, unknown, type Call, type NativeValue, type Node, type Settled, type Value } from '../code/value.ts';
import type { LibraryModel, OriginReading } from '../models/model.ts';
import type { Answer, CorsResponse } from '../policy/policy.ts';
import type { Event, SiteMade } from './events.ts';
import { evidenceOf, known, unread } from './evidence.ts';
import { headerText } from './header-values.ts';
import { optionMistakes, uncalledMistake, valueMistake } from './option-mistakes.ts';
import { libraryCall, Options, type Option } from './options.ts';
import { aRequest, askByLength, askForResult, askThroughCallback, orUnread, someHeaders, type Outcome } from './asking.ts';
import { meaningOfOption, readOrigin, requestOrigin, type OriginResult } from './origin-option.ts';
import { askedAs, endingOf, isEmptyList, isFilledText, isRefused, preflightHeaders, withAdded, type AskedAs } from './preflight-answer.ts';
import { noHeaders } from './responses.ts';
import { targetOf } from './response-calls.ts';
import { isFlag, optionsInFull } from './short-options.ts';
import { optionsNode, placeOf } from './site-places.ts';
import { isStar, variesBy, variesEarly } from './variation.ts';

/** The tag of a handler that a modelled library made. */
export interface Middleware {
  readonly site: SiteMade;
}

/** The call that made a handler; null for what no modelled library made. */
export function siteOf(value: Value): Node | null {
  if (value.kind !== 'native' || value.tag === null || !('site' in value.tag)) return null;
  return (value.tag as Middleware).site.call.node;
}

/** The handler that a modelled library makes when it is called. */
export function middlewareOf(site: SiteMade): NativeValue {
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
  if (site.isUncalled === true) return { ...failedResponse(call.node), mistakes: uncalledMistake(site) };
  const given = givenTo(machine, site);
  if (given === 'error') return failedResponse(call.node);
  if (given === 'off') return offResponse(call.node);
  const options = new Options(machine, given === 'unread' ? null : given, optionsNode(site), model);
  if (given === 'unread' || options.unread) return unreadResponse('options that were not read', call.node);
  const isAsked = given !== null && given !== site.options;
  const standsForAll = isFlag(site.options) ? { byDefault: true, takes: [] } : {};
  const response = respondWith(machine, model, options, placeOf(site), isAsked);
  return { ...response, ...standsForAll, check: lastCheck(machine), mistakes: [...(response.mistakes ?? []), ...optionMistakes(machine, site, given)] };
}

/** The options of a site for the request of this run: an object, or null where there is none. */
function givenTo(machine: Machine, { model, options, call }: SiteMade): Value | null | 'error' | 'off' | 'unread' {
  const value = options === null ? null : machine.settle(options);
  if (value === null || (value.kind === 'primitive' && (model.flag?.absent === 'off' ? !value.value : value.value === undefined))) return model.flag?.absent === 'off' ? 'off' : options;
  const full = optionsInFull(model, value);
  if (full !== null) return full;
  if (model.flag !== undefined && value.kind === 'primitive' && typeof value.value === 'boolean') {
    const meaning = model.flag[`${value.value}`];
    return meaning === 'off' || meaning === 'unread' ? meaning : null;
  }
  const reply = askDelegate(machine, model, value, call.node);
  if (reply === null) return options;
  if (typeof reply === 'string') return reply;
  const returned = machine.settle(reply.value);
  if (model.delegate !== 'returns') return model.delegate === 'headers' && (returned.kind === 'primitive' || returned.kind === 'promise') ? null : reply.value;
  return returned.kind !== 'primitive' ? returned : returned.value === false ? 'off' : 'error';
}

/** What a function gives in the place of options, or as one of them does; null where no function stands there. */
function askDelegate(machine: Machine, { delegate, delegateOption }: LibraryModel, given: Settled, node: Node): Outcome | null {
  const among = typeof delegateOption === 'string' && given.kind === 'object' ? given.props.get(delegateOption) : undefined;
  if (among !== undefined) return askByLength(machine, machine.settle(among.value), aRequest(node), node);
  if (delegate === null || (given.kind !== 'function' && given.kind !== 'native')) return null;
  if (delegate === 'unread') return 'unread';
  if (delegate === 'maker') return askMaker(machine, given, node);
  if (delegate === 'long callback' && !(given.kind === 'function' && given.node.params.length > 1)) return 'unread';
  if (delegate === 'headers' || delegate === 'returns') return askForResult(machine, given, [delegate === 'headers' ? someHeaders(node) : aRequest(node)], node, delegate === 'returns');
  return orUnread(askThroughCallback(machine, given, [aRequest(node)], node));
}

/** What a function makes of the application: options, or a function that gives them. */
function askMaker(machine: Machine, maker: Settled, node: Node): Outcome {
  const made = askForResult(machine, maker, [unknown(`application@${node.range[0]}`, { nonNull: true })], node, false);
  if (typeof made === 'string') return made;
  const value = machine.settle(made.value);
  return value.kind === 'object' ? { value, at: made.at } : askByLength(machine, value, aRequest(node), node);
}

const lastCheck = (machine: Machine): CorsResponse['check'] => (machine.lastCheck.node === null ? null : evidenceOf(machine.lastCheck.node));

function respondWith(machine: Machine, model: LibraryModel, options: Options, node: Node, isAsked: boolean): CorsResponse {
  const { withoutOrigin } = model.origin;
  const passedOn = (at: Node): CorsResponse => ({ ...offResponse(at), vary: variesBy(model, options, null, isAsked, at) });
  if (withoutOrigin !== 'answered') machine.readsOrigin = true;
  if (machine.stimulus.origin === null && withoutOrigin === 'unread') return unreadResponse('what a request without an Origin gets', node);
  if (!machine.stimulus.origin && withoutOrigin === 'passed on') return passedOn(node);
  if (isOtherwise(model, options)) return unreadResponse('an option that was not read', node);
  const as = askedAs(machine, model, options);
  if (as === 'actual' && model.preflight?.only === true) return unreadResponse('what answers other requests than preflights', node);
  const credentials = credentialsOf(machine, model, options);
  if (keepsFromStarting(model, options, credentials)) return unreadResponse('a server that does not start', node);
  const origin = originOf(machine, model, options, credentials, node);
  if (as === 'off' && origin.kind !== 'error') return passedOn(node);
  switch (origin.kind) {
    case 'unread': return { ...unreadResponse('an origin option that was not read', origin.at), ...(origin.fault === undefined ? {} : { mistakes: [valueMistake(origin.fault, origin.at, model.origin.option)] }) };
    case 'error': return { ...failedResponse(origin.at), ...(variesEarly(model) ? { vary: unread('left to what handles errors', origin.at) } : {}) };
    case 'off': return passedOn(origin.at);
    case 'sent':
  }
  if (model.onlyLists === true && hasText(options, model)) return unreadResponse('a text in the place of a list', node);
  const methods = options.read(...model.methods.options);
  if (model.methods.nothing === 'error' && as === 'preflight' && methods.kind === 'given' && isNothing(methods.value)) return failedResponse(methods.at);
  const vary = variesBy(model, options, origin, isAsked, origin.at);
  const sent = sentHeaders(machine, model, options, origin, vary, as);
  const refused = as === 'preflight' && model.preflight?.refuses === true ? isRefused(machine, sent) : false;
  if (refused !== false) return refused === null ? unreadResponse('what a preflight may ask for', node) : { ...offResponse(node), ...endingOf(machine, model, options, as, node) };
  const told = model.origin.starWithCredentials === 'alone' ? toldToOne(machine, origin, credentials) : model.origin.starWithCredentials === 'split' ? toldApart(machine, origin, credentials, as) : as === 'preflight' && model.credentials.always === 'preflights' ? known('true', node) : credentials;
  return { ...sent, allowCredentials: told, ...endingOf(machine, model, options, as, node), ...onItsOwn, byCallback: origin.isAnswer === true, byDefault: origin.isDefault === true, takes: origin.takes ?? [], insteadOfStar: origin.insteadOfStar === true, ...(origin.isForStar === undefined ? {} : { forStar: origin.isForStar }) };
}

/** Whether an option is given by which everything may be otherwise. */
const isOtherwise = ({ unreadOption, unreadUnless }: LibraryModel, options: Options): boolean => unreadOption !== undefined && !isLeftOut(options.read(unreadOption), unreadUnless);

const isLeftOut = (option: Option, asThough: unknown): boolean => option.kind === 'absent' || (option.kind === 'given' && option.value.kind === 'primitive' && option.value.value === asThough);

/** Whether every origin is allowed beside credentials where the library does not take that. */
function keepsFromStarting({ origin, credentials: { forAll } }: LibraryModel, options: Options, credentials: Answer<string | null>): boolean {
  if (forAll === undefined || (credentials.known && credentials.value === null)) return false;
  const meaning = meaningOfOption(origin, options.readWritten(origin.option));
  const allowed: Option = options.read(forAll);
  return (meaning === 'any' || meaning === 'reflect') && !(allowed.kind === 'given' && allowed.value.kind === 'primitive' && allowed.value.value === true);
}

const failed = (at: Node): OriginResult => ({ kind: 'error', value: null, at, env: null, by: 'fixed' });

/** What the option comes to that names the origins, of two that do. */
function originOf(machine: Machine, { origin, otherOrigin }: LibraryModel, options: Options, credentials: Answer<string | null>, node: Node): OriginResult {
  const option = options.readWritten(origin.option);
  // A function is asked all the same, and may throw.
  if (!machine.stimulus.origin && origin.withoutOrigin === 'without origin') return readOrigin(machine, origin, option, node).kind === 'error' ? failed(node) : { ...failed(node), kind: 'sent' };
  const other = otherOrigin === undefined ? null : options.read(otherOrigin.option);
  if (otherOrigin === undefined || other === null || other.kind === 'absent' || (other.kind === 'given' && isEmptyList(other.value))) return besideCredentials(machine, origin, readOrigin(machine, origin, option, node), credentials);
  return besideCredentials(machine, otherOrigin, readOrigin(machine, otherOrigin, option.kind === 'absent' ? other : { kind: 'unread' }, node), credentials);
}

const hasText = (options: Options, { methods, requestHeaders, responseHeaders }: LibraryModel): boolean =>
  [methods, requestHeaders, responseHeaders].some((list) => {
    const option = options.readTruthy(...list.options);
    return option.kind === 'given' && option.value.kind !== 'array' && option.value.kind !== 'unknown';
  });

/** Beside `*`, only preflights are told of credentials. */
function toldApart(machine: Machine, { value, at }: OriginResult, credentials: Answer<string | null>, as: AskedAs): Answer<string | null> {
  const text = value === null ? null : machine.settle(value);
  if (as === 'preflight' || text?.kind !== 'primitive' || text.value !== '*') return credentials;
  return as === 'open' ? unread('a method that was not read', at) : known(null, at);
}

/** Of credentials only those are told whose own origin is sent. */
function toldToOne(machine: Machine, { value, at }: OriginResult, credentials: Answer<string | null>): Answer<string | null> {
  return value === null || isStar(machine.settle(value)) ? known(null, at) : credentials;
}

/** Libraries that know that browsers refuse `*` beside credentials may send the Origin instead. */
function besideCredentials(machine: Machine, reading: OriginReading, origin: OriginResult, credentials: Answer<string | null>): OriginResult {
  if (reading.starWithCredentials === 'unread') return isSafeFromCredentials(machine, origin, credentials) ? origin : { ...origin, kind: 'unread' };
  if (!reflectsStar(machine, reading, origin) || origin.kind !== 'sent' || origin.value === null || !isStar(machine.settle(origin.value))) return origin;
  if (!credentials.known) return { ...origin, kind: 'unread' };
  return credentials.value === null ? origin : { ...origin, value: requestOrigin(machine, origin.at), by: 'computed', insteadOfStar: true };
}

const isSafeFromCredentials = (machine: Machine, { value }: OriginResult, credentials: Answer<string | null>): boolean => value === null || !isStar(machine.settle(value)) || (credentials.known && credentials.value === null);

function reflectsStar(machine: Machine, { starWithCredentials: does }: OriginReading, { isAnswer }: OriginResult): boolean {
  if (does !== 'reflect if sent') return does === 'reflect' || (does === 'reflect option' && isAnswer !== true);
  machine.readsOrigin = true;
  return Boolean(machine.stimulus.origin);
}

const offResponse = (at: Node): CorsResponse => ({ ...noHeaders(at), status: unread('left to the next handler', at), ending: 'passes on', ...onItsOwn });

const isNothing = (value: Value): boolean => value.kind === 'primitive' && (value.value === undefined || value.value === null);

const onItsOwn = { check: null, byCallback: false, byDefault: false, takes: [], insteadOfStar: false, continued: null, lent: false, unstored: false, reads: [], strays: [] } as const;

/** The request ends in an error, before any header was set. What handles errors chooses the status: one of which caches keep nothing by themselves. */
const failedResponse = (at: Node): CorsResponse => ({ ...noHeaders(at), status: unread('left to what handles errors', at), ending: 'answers', ...onItsOwn, unstored: true });

type Sent = Omit<CorsResponse, 'status' | 'ending' | 'allowCredentials' | keyof typeof onItsOwn>;

function sentHeaders(machine: Machine, model: LibraryModel, options: Options, origin: OriginResult, vary: Answer<string | null>, as: AskedAs): Sent {
  const common = {
    ...noHeaders(origin.at),
    allowOrigin: allowOriginOf(machine, origin),
    exposeHeaders: withAdded(options, model.responseHeaders.added, options.text(options.readTruthy(...model.responseHeaders.options), model.responseHeaders.absent, isFilledText)),
    vary,
  };
  const everywhere = model.preflight?.everywhere;
  if (as !== 'preflight' && everywhere === 'unread') return { ...common, ...notTold(origin.at) };
  const isTold = as === 'preflight' || as === 'open' || everywhere === true;
  const told = isTold ? { ...common, ...preflightHeaders(machine, model, options, vary) } : common;
  return as === 'preflight' && model.responseHeaders.on === 'actual' ? { ...told, exposeHeaders: known(null, origin.at) } : told;
}

function notTold(at: Node): Pick<Sent, 'allowMethods' | 'allowHeaders' | 'exposeHeaders' | 'maxAge'> {
  const all = unread('what is sent with every answer', at);
  return { allowMethods: all, allowHeaders: all, exposeHeaders: all, maxAge: all };
}

/** What is empty is not sent. */
function allowOriginOf(machine: Machine, origin: OriginResult): Answer<string | null> {
  if (origin.value === null) return known(null, origin.at, origin.env);
  const value = machine.settle(origin.value);
  if (value.kind === 'primitive' && !value.value) return known(null, origin.at);
  const text = headerText(machine, value, origin.at);
  return text.known ? { ...text, env: text.env ?? origin.env } : text;
}

function credentialsOf(machine: Machine, { credentials: { option: name, on, absent } }: LibraryModel, options: Options): Answer<string | null> {
  const option = options.read(name);
  if (option.kind === 'absent') return absent === 'unread' ? unread('credentials that are told elsewhere', options.node) : known(absent ? 'true' : null, options.node);
  if (option.kind === 'unread' || option.value.kind === 'unknown' || (on === 'truthy or asked' && option.value.kind === 'function')) return unread('credentials that were not read', option.kind === 'given' ? option.at : options.node);
  const { value, at } = option;
  if (on === 'as text' && (value.kind !== 'primitive' || value.value)) return headerText(machine, value, at);
  const isOn = on === 'exactly true' || on === 'true or its text' ? value.kind === 'primitive' && (value.value === true || (on !== 'exactly true' && value.value === 'true')) : value.kind !== 'primitive' || Boolean(value.value);
  return known(isOn ? 'true' : null, at, value.kind === 'primitive' ? value.env : null);
}

function unreadResponse(why: string, node: Node): CorsResponse {
  const all = unread(why, node);
  return { allowOrigin: all, allowCredentials: all, allowMethods: all, allowHeaders: all, exposeHeaders: all, maxAge: all, vary: all, status: all, ending: 'unread', ...onItsOwn };
}

