import type { Machine } from '../code/machine.ts';
import { isFunction } from '../code/changes.ts';
import { originParameter } from '../code/origin-parameters.ts';
import { isNamedLikeRequest } from '../code/roles.ts';
import type { HeaderLine, Node, ObjectValue, ResponseValue, Settled, Value } from '../code/value.ts';
import { responseAsked } from '../models/functions.ts';
import { headerSenders } from '../models/headers.ts';
import { corsResponseHeader, responseHeaderNames } from '../spec/headers.ts';
import type { ResponseHeaders } from '../spec/types.ts';
import type { Answer, CorsResponse, Evidence, Ending, Written } from '../policy/policy.ts';
import { isHeadersAlone, type Cleared, type Event, type HeaderWrite, type Progress } from './events.ts';
import { evidenceOf, known, unread } from './evidence.ts';
import { isTable, rowsOf } from './header-tables.ts';
import { headerName, headerText, namePrefix } from './header-values.ts';
import { linesOf } from './record.ts';
import { Strays, withMisplaced } from './stray-headers.ts';

type Headers = { -readonly [H in keyof ResponseHeaders]: Answer<string | null> };

const fields = ['allowOrigin', 'allowCredentials', 'allowMethods', 'allowHeaders', 'exposeHeaders', 'maxAge', 'vary'] as const;

/** No CORS header at all, at a node. */
export function noHeaders(at: Node): Headers {
  const absent = known(null, at);
  return { allowOrigin: absent, allowCredentials: absent, allowMethods: absent, allowHeaders: absent, exposeHeaders: absent, maxAge: absent, vary: absent };
}

/** The responses that one run gave: one for what was written on the handler's parameters, one for each response object. */
export function collectResponses(machine: Machine, events: readonly Event[], returned: Value | null, at: Node): readonly CorsResponse[] {
  const check = machine.lastCheck.node === null ? null : evidenceOf(machine.lastCheck.node);
  const groups = groupByTarget(events);
  const asked = new Set(events.map((event) => (event.type === 'asked' ? event.of : null)));
  const responses = [...groups].map(([target, group]) => withAsked(groupResponse(machine, group, at, check), asked.has(target)));
  const table = returned === null ? null : unwrapped(machine, returned);
  if (table !== null && isTable(table)) return rowsOf(machine, table, at).map((lines) => ({ ...fromLines(machine, lines, null, at, check), status: unread('sent elsewhere', at), ending: 'unread' }));
  const whole = new Set(events.flatMap((event) => (event.type === 'handed' && event.isWhole === true ? [event.value] : [])));
  for (const value of responseObjects(machine, events, returned)) {
    const response = objectResponse(machine, value, at, check, whole.has(value) || isAskedForMore(at));
    if (response !== null) responses.push(isGivenAway(value, table) ? { ...response, lent: true } : response);
  }
  return withMisplaced(responses.length > 0 ? responses : [{ ...noHeaders(at), ...unsent(machine, check), status: unread('not sent here', at), ending: 'unread' }], events);
}

/** Where the program looks at what Vary was before, there may have been something: where it leaves it so, that is not known. */
const withAsked = (response: CorsResponse, isAsked: boolean): CorsResponse =>
  isAsked && response.vary.known && response.vary.value === null ? { ...response, vary: { known: false, why: 'the program looked at what it was', at: response.vary.at } } : response;

/** Whether a response was made, and something else is returned in its place: that may have been made of it. */
const isGivenAway = (value: Settled, returned: Settled | null): boolean =>
  value.kind === 'response' && returned !== value && (returned?.kind === 'response' || (returned?.kind === 'unknown' && !/respondWith\b/.test(returned.id)));

/** What is known of a response beside its headers, when nobody else had it in hands. */
const unsent = (machine: Machine, check: CorsResponse['check']): Pick<CorsResponse, 'check' | 'byCallback' | 'byDefault' | 'takes' | 'insteadOfStar' | 'continued' | 'lent' | 'unstored' | 'reads' | 'strays'> => ({ check, byCallback: false, byDefault: false, takes: [], insteadOfStar: false, continued: null, lent: false, unstored: false, reads: [...machine.reads], strays: [] });

function groupByTarget(events: readonly Event[]): Map<string, Event[]> {
  const groups = new Map<string, Event[]>();
  for (const event of events) {
    if (!('target' in event)) continue;
    const group = groups.get(event.target);
    if (group) group.push(event);
    else groups.set(event.target, [event]);
  }
  return groups;
}

function groupResponse(machine: Machine, group: readonly Event[], at: Node, check: CorsResponse['check']): CorsResponse {
  const headers = noHeaders(at);
  const strays = new Strays();
  let status: Answer<number> = known(200, at);
  let ending: Ending = 'unread';
  let end: Progress | null = null;
  let sent: Node | null = null;
  let continued: CorsResponse['continued'] = null;
  let tested = check;
  let unstored = false;
  let tooLate: Evidence | null = null;
  let cleared: CorsResponse['cleared'];
  let sentBy: Node | null = null;
  for (const event of group) {
    if (end?.final === true && (event.type === 'next' || (event.type === 'end' && !isBareEnd(event.node)))) continued = { at: evidenceOf(end.node), isStatement: isStatement(end.node) };
    if (event.type === 'end') end ??= event;
    if (event.type === 'cleared') {
      cleared = headers.allowOrigin;
      sentBy = event.node;
      Object.assign(headers, noHeaders(event.node));
      status = statusOf(machine, event) ?? status;
    }
    if ((event.type === 'end' || event.type === 'status') && event.final && sendsAtOnce(event.node)) sent ??= event.node;
    if (event.type === 'header' && (sent === null || sent === event.write)) {
      tested = testedBefore(event, applyWrite(machine, headers, event, strays), tested);
      unstored = forbidsStoring(machine, event) ?? unstored;
    } else if (event.type === 'header' && sent !== null) tooLate ??= lateWrite(machine, event);
    else if (event.type === 'applied') Object.assign(headers, appliedHeaders(headers, event.response));
    else if (event.type === 'status' || event.type === 'end') status = statusOf(machine, event) ?? status;
    if (event.type === 'applied' && event.response.ending === 'answers') status = event.response.status;
    ending = endingAfter(event, ending);
  }
  const { allowOrigin, allowCredentials, allowMethods, allowHeaders, exposeHeaders, maxAge, vary } = headers;
  // Written out, for this is made on each way of each handler for each origin.
  return {
    allowOrigin, allowCredentials, allowMethods, allowHeaders, exposeHeaders, maxAge, vary, status, ending, continued, check: tested,
    byCallback: false, byDefault: false, takes: [], insteadOfStar: false, unstored, lent: group.some((event) => event.type === 'lent'), reads: [...machine.reads], strays: strays.beside(headers, machine.reads),
    sentBy: sentBy !== null ? evidenceOf(sentBy) : end === null ? null : evidenceOf(end.node), tooLate, ...(cleared === undefined ? {} : { cleared }),
  };
}

/** Where Access-Control-Allow-Origin is written, if that is what is written. */
const lateWrite = (machine: Machine, { name, mode, write }: HeaderWrite): Evidence | null => (mode !== 'remove' && corsResponseHeader(headerName(machine, name) ?? '') === 'allowOrigin' ? evidenceOf(write) : null);

/** What tested the origin before it was allowed: what is asked after that decides about other things. */
const testedBefore = ({ check }: HeaderWrite, field: keyof Headers | null, otherwise: CorsResponse['check']): CorsResponse['check'] => (field === 'allowOrigin' && check != null ? evidenceOf(check) : otherwise);

/** Whether the headers are sent by a call itself: what is set afterwards throws. Files, templates and streams are sent later. */
const sendsAtOnce = (node: Node): boolean => node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' && atOnce.has(node.callee.property.name);

const atOnce = new Set(['end', 'send', 'json', 'jsonp', 'sendStatus', 'redirect', ...headerSenders]);

/** `end()` without data is no mistake on a response that has ended. */
const isBareEnd = (node: Node): boolean => node.type === 'CallExpression' && node.arguments.length === 0 && node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' && node.callee.property.name === 'end';

/** Whether a call is a statement of its own. ESLint's trees say what stands around a node. */
const isStatement = (node: Node): boolean => node.parent?.type === 'ExpressionStatement';

function endingAfter(event: Event, before: Ending): Ending {
  if (before === 'answers') return before;
  if (event.type === 'end' || event.type === 'cleared') return 'answers';
  if (event.type === 'next') return 'passes on';
  return event.type === 'applied' ? event.response.ending : before;
}

/** A library only ever sets headers: what it leaves out stays as it was. */
function appliedHeaders(before: Headers, response: CorsResponse): Partial<Headers> {
  return Object.fromEntries(fields.flatMap((field) => (response[field].known && response[field].value === null ? [] : [[field, response[field]]])));
}

function statusOf(machine: Machine, event: Progress | Cleared): Answer<number> | null {
  if (event.status === null) return null;
  const status = machine.settle(event.status);
  const value = status.kind === 'primitive' && typeof status.value === 'string' && /^\d{3}$/.test(status.value) ? Number(status.value) : status.kind === 'primitive' ? status.value : null; // CloudFront takes a text
  return typeof value === 'number' ? known(value, event.node) : unread('a status that was not read', event.node);
}

/** Writes a header, and tells which one it was; null for one that was not read, or has nothing to do with CORS. */
function applyWrite(machine: Machine, headers: Headers, write: HeaderWrite, strays: Strays): keyof Headers | null {
  const name = headerName(machine, write.name);
  if (name === null) forget(headers, namePrefix(machine, write.name), write.at ?? write.write);
  const field = name === null ? null : corsResponseHeader(name);
  if (field === null && name !== null) strays.note(headers, name, write);
  if (field === null) return null;
  const at = write.at ?? write.write;
  const value = write.mode === 'remove' ? known(null, at) : headerText(machine, write.value, at);
  headers[field] = write.mode === 'append' ? appended(headers[field], value) : write.mode === 'vary' ? varied(headers[field], value) : replacing(headers[field], value);
  return field;
}

/** What is written in the place of something else. */
function replacing(before: Answer<string | null>, value: Answer<string | null>): Answer<string | null> {
  if (!value.known || !before.known || before.value === null || before.value === value.value) return value;
  return { ...value, replaced: { value: before.value, at: before.at } };
}

/** Whether no cache keeps a response for what a write says, or may say; null where it says nothing of caches. */
function forbidsStoring(machine: Machine, { name, value, mode, write }: HeaderWrite): boolean | null {
  if (headerName(machine, name) !== 'cache-control') return null;
  const text = headerText(machine, value, write);
  return mode !== 'remove' && (!text.known || /\bno-store\b/i.test(text.value ?? ''));
}

/** A header of whose name no more than the start was read may be any of those that are not set. */
function forget(headers: Headers, prefix: string, at: Node): void {
  for (const field of fields) if (responseHeaderNames[field].toLowerCase().startsWith(prefix) && headers[field].known && headers[field].value === null) headers[field] = unread('a header name that was not read', at);
}

function appended(before: Answer<string | null>, added: Answer<string | null>): Answer<string | null> {
  if (!before.known || before.value === null) return before.known ? added : before;
  if (!added.known || added.value === null) return added;
  return { ...added, value: `${before.value}, ${added.value}`, lines: [...linesIn(before, before.value), ...linesIn(added, added.value)] };
}

/** The lines that a value is sent on. */
const linesIn = ({ lines, at }: Answer<string | null> & { readonly known: true }, value: string): readonly Written[] => lines ?? [{ value, at }];

/** Vary names each header once, and nothing beside `*`. */
function varied(before: Answer<string | null>, added: Answer<string | null>): Answer<string | null> {
  if (!before.known || !added.known) return before.known ? added : before;
  const names = `${before.value ?? ''},${added.value ?? ''}`.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const once = names.filter((name, i) => names.findIndex((one) => one.toLowerCase() === name.toLowerCase()) === i);
  return { ...added, value: once.includes('*') ? '*' : once.join(', ') };
}

/** Fetch API responses, and objects with a status and headers that are returned or handed to a callback. */
function responseObjects(machine: Machine, events: readonly Event[], returned: Value | null): Settled[] {
  const found: Settled[] = [];
  for (const event of events) {
    if (event.type === 'response') found.push(event.response);
    else if (event.type === 'handed') found.push(machine.settle(event.value));
  }
  const last = returned === null ? null : unwrapped(machine, returned);
  if (last !== null && !found.includes(last)) found.push(last);
  return found;
}

function unwrapped(machine: Machine, value: Value): Settled {
  const settled = machine.settle(value);
  return settled.kind === 'promise' ? unwrapped(machine, settled.value) : settled;
}

function objectResponse(machine: Machine, value: Settled, at: Node, check: CorsResponse['check'], isCertain: boolean): CorsResponse | null {
  if (value.kind === 'response') return fromResponse(machine, value, at, check);
  if (isHeadersAlone(value) && isAskedFor(at) && !(value.kind === 'object' && isWhole(value))) return { ...responseWith(machine, value, value.at ?? at), check };
  if (value.kind !== 'object') return null;
  const records = ['headers', 'multiValueHeaders'].flatMap((name) => value.props.get(name) ?? []);
  const status = value.props.get('statusCode') ?? value.props.get('status');
  const node = value.at ?? at;
  if (records.length === 0 ? !value.props.has('statusCode') : status === undefined && !value.props.has('body') && !value.props.has('jsonBody') && !isCertain) return null;
  return fromLines(machine, records.flatMap((record) => linesOf(machine, record.value, node)), status?.value ?? null, node, check);
}

/** Whether a library asks a function for more of a response. ESLint's trees say what stands around it. */
const isAskedForMore = ({ parent }: Node): boolean => parent?.type === 'Property' && parent.key.type === 'Identifier' && responseAsked.has(parent.key.name);

/** Whether an object has headers of its own, as a response has. */
const isWhole = ({ props }: ObjectValue): boolean => props.has('headers') || props.has('multiValueHeaders');

/** The response that another file makes of headers. */
export const responseWith = (machine: Machine, headers: Value, node: Node): CorsResponse => ({ ...fromLines(machine, linesOf(machine, headers, node), null, node, null), status: unread('sent elsewhere', node), ending: 'unread' });

/** Whether a function is given what it calls a request, or its Origin: the headers alone that it returns are those of the response, which is sent elsewhere. */
export const isAskedFor = (node: Node): boolean => isFunction(node) && (originParameter(node) !== -1 || node.params.some(isNamedLikeRequest));

const fromResponse = (machine: Machine, value: ResponseValue, at: Node, check: CorsResponse['check']): CorsResponse =>
  fromLines(machine, linesOf(machine, value.headers, value.at ?? at), value.status, value.at ?? at, check);

function fromLines(machine: Machine, lines: readonly HeaderLine[], status: Value | null, at: Node, check: CorsResponse['check']): CorsResponse {
  const headers = noHeaders(at);
  const strays = new Strays();
  const seen = new Set<string>();
  let unstored = false;
  for (const line of lines) {
    const name = headerName(machine, line.name);
    const mode = name !== null && seen.has(name) ? 'append' : 'set';
    if (name !== null) seen.add(name);
    const write: HeaderWrite = { type: 'header', target: '', name: line.name, value: line.value, mode, write: line.write ?? at, at: line.at, proves: true };
    applyWrite(machine, headers, write, strays);
    unstored = forbidsStoring(machine, write) ?? unstored;
  }
  const sent = status === null ? known(200, at) : (statusOf(machine, { type: 'status', target: '', status, node: at, final: false }) ?? known(200, at));
  return { ...headers, ...unsent(machine, check), unstored, strays: strays.beside(headers, machine.reads), status: sent, ending: 'answers', sentBy: evidenceOf(at) };
}
