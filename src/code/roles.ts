import { givenEnvironment } from './build.ts';
import { mentionedMembers } from './free-names.ts';
import { unknown, type Chooser, type Dependence, type FunctionNode, type Node, type Role, type Value } from './value.ts';

const requestUses = ['headers', 'method', 'url', 'query', 'body', 'params', 'httpMethod', 'nextUrl', 'cookies', 'request', 'req', 'rawHeaders', 'originalUrl', 'event', 'queryStringParameters', 'get', 'raw', 'ip', 'respondWith'];
const responseUses = ['setHeader', 'writeHead', 'sendStatus', 'end', 'send', 'status', 'headersSent', 'render', 'locals', 'code', 'removeHeader', 'appendHeader', 'setHeaders', 'getHeader', 'writableEnded', 'flushHeaders', 'vary'];
const eitherUses = ['set', 'header', 'append', 'json', 'text', 'redirect', 'res', 'response', 'type', 'write'];

const requestName = /^_*(?:req|request|ctx|context|koaCtx|c|event|evt|incoming\w*|httpRequest)\d?$/i;
/** Names of requests that are no contexts, to which responses belong as well. */
const requestOnly = /^_*(?:req|request)\d?$|[a-z](?:Req|Request)$/;
const responseName = /^_*(?:proxy)?(?:res|response|reply|resp|rep|rsp)\d?$/i;
/** Names of what configures a program. */
const settingsName = /^_*(?:opts?|options|config(?:uration)?|cfg|settings)$/i;
const nextName = /^_*(?:next|done|cb|callback)$/i;

/** Whether a name is one that requests and responses usually have. */
export const isRequestOrResponse = (name: string): boolean => requestName.test(name) || responseName.test(name);

/** What is known of who calls a function. */
export interface Caller {
  /** It was registered or exported as a handler of requests. */
  readonly handler: boolean;
  readonly depends: Dependence;
  readonly chooser: Chooser;
}

/** Values for the parameters of a function that somebody outside calls. */
export function entryArguments(fn: FunctionNode, caller: Caller): Value[] {
  return fn.params.map((parameter, i) => entryArgument(fn, parameter, i, caller));
}

/** What the parameters of a handler are. */
export const rolesOf = (fn: FunctionNode): readonly Role[] => fn.params.map((parameter, i) => parameterRole(fn, parameter, i, true));

function entryArgument(fn: FunctionNode, parameter: Node, index: number, caller: Caller): Value {
  if (parameter.type === 'Identifier' && parameter.name === 'env' && fn.params.some((one, i) => parameterRole(fn, one, i, caller.handler) === 'request')) return givenEnvironment(parameter);
  const id = `p${fn.range[0]}.${index}`;
  const role = parameterRole(fn, parameter, index, caller.handler);
  const root = fn.range[0];
  switch (role) {
    case 'request': return unknown(id, { role, root, depends: 'maybe', chooser: 'request', nonNull: true, at: parameter });
    case 'response': case 'next': return unknown(id, { role, root, chooser: 'request', nonNull: true, at: parameter });
    default: return unknown(id, { depends: caller.depends, chooser: caller.chooser, root: null, at: parameter });
  }
}

/** What a parameter is, from its use first and its name or place second. A parameter with a default is configuration, unless it is called what requests are and the default holds nothing. */
function parameterRole(fn: FunctionNode, parameter: Node, index: number, handler: boolean): Role {
  const left = withoutDefault(parameter);
  if (left !== parameter && left.type === 'Identifier' && requestName.test(left.name)) return parameterRole(fn, left, index, handler);
  if (parameter.type === 'AssignmentPattern' || parameter.type === 'TSParameterProperty') return 'value';
  if (parameter.type === 'ObjectPattern') return patternRole(parameter.properties.map((one) => (one.type === 'Property' && one.key.type === 'Identifier' ? one.key.name : '')));
  if (parameter.type !== 'Identifier') return handler ? byPlace(index) : 'value';
  const uses = mentionedMembers(fn).get(parameter.name) ?? new Set<string>();
  return byUse(parameter.name, uses) ?? byName(parameter.name) ?? (handler ? byPlaceAndUse(fn, index, uses) : 'value');
}

/** A parameter without its default, where that holds nothing: `{}` or `null`. */
const withoutDefault = (parameter: Node): Node => (parameter.type === 'AssignmentPattern' && holdsNothing(parameter.right) ? parameter.left : parameter);

const holdsNothing = (node: Node): boolean => (node.type === 'ObjectExpression' && node.properties.length === 0) || (node.type === 'Literal' && node.value === null);

/** Whether a parameter is called what requests and responses are. */
export function isNamedLikeRequest(parameter: Node): boolean {
  const left = withoutDefault(parameter);
  return left.type === 'Identifier' && isRequestOrResponse(left.name);
}

/** The request stands before the response; a handler of errors has the error before both. */
function byPlaceAndUse(fn: FunctionNode, index: number, uses: ReadonlySet<string>): Role {
  const role = byPlace(fn.params.length === 4 ? index - 1 : index);
  const expected = role === 'request' ? requestUses : role === 'response' ? responseUses : [];
  return uses.size === 0 || [...expected, ...eitherUses].some((use) => uses.has(use)) ? role : 'value';
}

function byUse(name: string, uses: ReadonlySet<string>): Role | null {
  const asRequest = requestUses.some((use) => uses.has(use));
  const asResponse = responseUses.some((use) => uses.has(use));
  if (asResponse && !asRequest) return requestOnly.test(name) ? 'request' : 'response';
  if (asRequest && responseName.test(name)) return 'response';
  if (asRequest) return requestName.test(name) || uses.has('headers') || uses.has('req') || uses.has('request') || uses.has('method') ? 'request' : null;
  if (eitherUses.some((use) => uses.has(use))) return responseName.test(name) ? 'response' : requestName.test(name) ? 'request' : null;
  return null;
}

function byName(name: string): Role | null {
  if (requestName.test(name)) return 'request';
  if (responseName.test(name)) return 'response';
  if (settingsName.test(name)) return 'value';
  return nextName.test(name) ? 'next' : null;
}

const byPlace = (index: number): Role => (['request', 'response', 'next'] as const)[index] ?? 'value';

const patternNames = new Set(['req', 'request', 'headers', 'method', 'res', 'response', 'ctx', 'context', 'url', 'reply', 'set', 'event', 'httpMethod', 'setHeaders']);

const patternRole = (names: readonly string[]): Role => (names.some((name) => patternNames.has(name)) ? 'request' : 'value');
