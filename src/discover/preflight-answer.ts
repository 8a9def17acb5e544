import type { Machine } from '../code/machine.ts';
import type { Node, Settled } from '../code/value.ts';
import type { DefaultText, LibraryModel, PreflightAnswer } from '../models/model.ts';
import type { Answer, CorsResponse } from '../policy/policy.ts';
import { known, unread } from './evidence.ts';
import { headerText } from './header-values.ts';
import type { Option, Options } from './options.ts';

/**
 * What a library takes this run's request for. `open`: its method was left open. `off`: one that it does not look at.
 * `lacking`: an OPTIONS request that lacks what a preflight has. `left`: one that is left to others.
 */
export type AskedAs = 'open' | 'actual' | 'preflight' | 'lacking' | 'left' | 'off';

/** What a library takes this run's request for, as far as its options were read. */
export function askedAs(machine: Machine, { preflight }: LibraryModel, options: Options): AskedAs {
  const { stimulus } = machine;
  if (stimulus.method === 'symbolic') return 'open';
  if (stimulus.method !== 'OPTIONS') return 'actual';
  if (preflight === null || isOff(options, preflight.onOption)) return 'left';
  const { needs } = preflight;
  if (needs?.headers.includes('origin') === true) machine.readsOrigin = true;
  const has = (name: string): boolean => Boolean(name === 'origin' ? stimulus.origin : stimulus.headers.get(name));
  if (needs === undefined || needs.headers.every(has) || isOff(options, needs.option ?? undefined)) return 'preflight';
  return needs.lacking === 'off' ? 'off' : 'lacking';
}

/** Whether an option that is `true` by default is something else. */
function isOff(options: Options, name: string | undefined): boolean {
  const option: Option = name === undefined ? { kind: 'absent' } : options.read(name);
  return option.kind === 'given' && !(option.value.kind === 'primitive' && option.value.value === true);
}

type Told = Pick<CorsResponse, 'allowMethods' | 'allowHeaders' | 'maxAge' | 'vary'>;

/** The headers that a preflight gets beside those of other requests. An answer that repeats the requested headers varies with them, too. */
export function preflightHeaders(machine: Machine, model: LibraryModel, options: Options, vary: Answer<string | null>): Told {
  const { requestHeaders, maxAge } = model;
  const allowed = headersOption(options, requestHeaders);
  const isAsked = requestHeaders.asked !== undefined && allowed.kind === 'given' && allowed.value.kind === 'primitive' && allowed.value.value === requestHeaders.asked;
  const allowHeaders = withAdded(options, requestHeaders.added, isAsked ? known(requestedText(machine, 'headers'), allowed.at) : lowered(options.text(allowed, defaultText(machine, requestHeaders.absent, 'headers'), isFilledText), requestHeaders.lowerCase));
  return {
    allowMethods: methodsOf(machine, options, model),
    allowHeaders,
    maxAge: maxAgeOf(machine, options.read(maxAge.option), maxAge, options.node),
    vary: preflightVary(vary, variesByHeaders(machine, requestHeaders, allowed, allowHeaders), options.node),
  };
}

/** A list to which another option may add. */
export function withAdded(options: Options, added: string | undefined, list: Answer<string | null>): Answer<string | null> {
  const option: Option = added === undefined ? { kind: 'absent' } : options.read(added);
  if (option.kind === 'absent' || !list.known) return list;
  const more = options.text(option, null, isFilledText);
  return more.known ? { ...more, value: [list.value, more.value].filter(Boolean).join(',') } : more;
}

const lowered = (answer: Answer<string | null>, isLower: true | undefined): Answer<string | null> => (isLower === true && answer.known ? { ...answer, value: answer.value?.toLowerCase() ?? null } : answer);

/** What is sent where an option is left out. */
const defaultText = (machine: Machine, absent: DefaultText, asked: 'headers' | 'method'): DefaultText => (absent === 'requested' ? requestedText(machine, asked) : absent);

/** What the preflight asks for. */
const requestedText = ({ stimulus }: Machine, asked: 'headers' | 'method'): string | null => stimulus.headers.get(`access-control-request-${asked}`) ?? null;

/** The option that lists methods, absent where what is given counts as nothing. */
function methodsOption(options: Options, { options: names, emptyIsAbsent }: LibraryModel['methods']): Option {
  const option = options.read(...names);
  return emptyIsAbsent === true && option.kind === 'given' && isEmptyList(option.value) ? { kind: 'absent' } : option;
}

/** A list without items, or a text without characters. */
export const isEmptyList = (value: Settled): boolean => (value.kind === 'array' && value.items.length === 0 && !value.open) || (value.kind === 'primitive' && value.value === '');

function methodsOf(machine: Machine, options: Options, { methods, name }: LibraryModel): Answer<string | null> {
  const option = methodsOption(options, methods);
  if (option.kind === 'given' && option.value.kind === 'primitive') {
    const { value } = option.value;
    if ((value === undefined || value === null) && methods.nothing === 'unread') return unread('methods that were not read', option.at);
    if (value === true && methods.asked === true) return known(requestedText(machine, 'method'), option.at);
    if (value === '*' && methods.asked === 'unread') return unread('what `*` comes to', option.at);
  }
  const text = options.text(option, defaultText(machine, methods.absent, 'method'), Boolean);
  if (!text.known || option.kind === 'unread') return text;
  if (option.kind === 'absent') return { ...text, byDefault: methods.since === undefined ? name : `${name} ${methods.since}` };
  return methods.upperCase === true ? { ...text, value: text.value?.toUpperCase() ?? null } : text;
}

/** What is not empty, and a text. */
export const isFilledText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** The option that lists request headers, absent where what is given counts as nothing. */
function headersOption(options: Options, { options: names, none = 'falsy' }: LibraryModel['requestHeaders']): Option {
  const option = none === 'null' || none === 'left out' ? options.read(...names) : options.readTruthy(...names);
  if (option.kind !== 'given') return option;
  const { value } = option;
  const isNone = none === 'null' ? value.kind === 'primitive' && value.value === null : none === 'empty' && value.kind === 'array' && value.items.length === 0 && !value.open;
  return isNone ? { kind: 'absent' } : option;
}

/** Whether the answer varies by the requested headers; null where that was not read. */
function variesByHeaders({ stimulus }: Machine, { varies }: LibraryModel['requestHeaders'], allowed: Option, sent: Answer<string | null>): boolean | null {
  if (varies === 'unread') return null;
  if (varies === false || varies === 'always') return varies !== false;
  if (varies === 'if asked' && !stimulus.headers.has('access-control-request-headers')) return false;
  if (varies === 'if sent') return sent.known ? sent.value !== null : null;
  return allowed.kind === 'unread' || (allowed.kind === 'given' && allowed.value.kind === 'unknown') ? null : allowed.kind === 'absent';
}

function preflightVary(origin: Answer<string | null>, byHeaders: boolean | null, node: Node): Answer<string | null> {
  if (byHeaders === null || !origin.known) return unread('request headers that were not read', node);
  if (!byHeaders) return origin;
  return known([...(origin.value === null ? [] : [origin.value]), 'Access-Control-Request-Headers'].join(', '), node);
}

/** By default, zero is sent; only numbers and texts are. */
function maxAgeOf(machine: Machine, option: Option, { absent, sent }: LibraryModel['maxAge'], node: Node): Answer<string | null> {
  if (option.kind === 'absent') return absent === 'unread' ? unread('a maxAge that is told elsewhere', node) : known(absent, node);
  if (option.kind === 'unread') return unread('maxAge was not read', node);
  const { value, at } = option;
  if (value.kind !== 'primitive') return unread('maxAge was not read', at);
  return isSentAge(value.value, sent) ? headerText(machine, value, at) : known(null, at);
}

function isSentAge(value: unknown, sent: LibraryModel['maxAge']['sent']): boolean {
  switch (sent) {
    case 'truthy': return Boolean(value);
    case 'numbers': return typeof value === 'number';
    case 'unless null': return value !== null;
    case 'unless nothing': return value !== null && value !== undefined;
    case undefined: return typeof value === 'number' || Boolean(value);
  }
}

/** Whether a preflight asks for what is not among the methods and headers that it would be told; null where they were not read. */
export function isRefused({ stimulus }: Machine, { allowMethods, allowHeaders }: Pick<Told, 'allowMethods' | 'allowHeaders'>): boolean | null {
  if (!allowMethods.known || !allowHeaders.known) return null;
  const items = (list: string | null | undefined): string[] => (list ?? '').split(',').map((item) => item.trim()).filter(Boolean);
  const [methods, headers] = [items(allowMethods.value), items(allowHeaders.value?.toLowerCase())];
  return !methods.includes(stimulus.headers.get('access-control-request-method') ?? '') || !items(stimulus.headers.get('access-control-request-headers')).every((name) => headers.includes(name.toLowerCase()));
}

type EndOf = Pick<CorsResponse, 'status' | 'ending'>;

/** What becomes of a request after a library wrote its headers. */
export function endingOf(machine: Machine, { preflight }: LibraryModel, options: Options, as: AskedAs, node: Node): EndOf {
  const passedOn = { status: unread('left to the next handler', node), ending: 'passes on' } as const;
  if (preflight === null || as === 'actual' || as === 'open' || as === 'left' || as === 'off') return passedOn;
  if (as === 'preflight') return preflightEnding(machine, preflight, options, node, passedOn);
  const { lacking } = preflight.needs ?? { lacking: 'passed on' };
  return typeof lacking === 'number' ? { status: known(lacking, node), ending: 'answers' } : passedOn;
}

function preflightEnding(machine: Machine, { onOption, passOnOption, endOption, status, statusOption }: PreflightAnswer, options: Options, node: Node, passedOn: EndOf): EndOf {
  if (onOption !== undefined && options.read(onOption).kind === 'unread') return { status: unread(`${onOption} was not read`, node), ending: 'unread' };
  if (status === null || isOff(options, endOption)) return passedOn;
  const passes: Option = passOnOption === null ? { kind: 'absent' } : options.read(passOnOption);
  if (passes.kind === 'unread') return { status: unread(`${passOnOption} was not read`, node), ending: 'unread' };
  if (passes.kind === 'given' && machine.test(passes.value, passes.at)) return passedOn;
  const given: Option = statusOption === null ? { kind: 'absent' } : options.read(statusOption);
  if (given.kind === 'absent') return { status: known(status, node), ending: 'answers' };
  const value = given.kind === 'given' && given.value.kind === 'primitive' ? given.value.value : undefined;
  return { status: typeof value === 'number' ? known(value, node) : unread(`${statusOption} was not read`, node), ending: 'answers' };
}
