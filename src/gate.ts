import { Installed } from './discover/installed.ts';
import { socketModel } from './models/cors-hosts.ts';
import { viteModel } from './models/dev-servers.ts';
import { librarySettings } from './models/settings.ts';
import { unspoken } from './models/unspoken.ts';

/**
 * What a file must mention to have anything to do with CORS: `access-control-`, however its second word is spelt, or `control-allow-`, with another order of words or
 * with `_`, or the word itself, in any case.
 * All are written from where they begin alike, for which the engine searches a quarter faster.
 */
const gate = /co(?:rs|(?<=ac{1,2}es{1,2}-co)\w{2,7}-|ntrol(?:[-_]allow[-_]|-origin))/i;

interface Statement {
  readonly type: string;
  readonly source?: unknown;
  readonly declarations?: readonly { readonly init?: unknown }[];
}

/** As much of a syntax tree as says what a file imports. */
interface Imports {
  readonly body: readonly Statement[];
}

/** The file looked at last: the rules are created one after another for each file, and one search serves them all. */
let searched: { readonly text: string; readonly file: string; readonly found: boolean } = { text: '', file: '', found: false };

/** What a file is called, or the folder it lies in, that is about CORS: options may stand there that mention nothing of it. */
const name = /(?:^|[\\/])(?:cors[\\/][^\\/]*|[^\\/]*cors[^\\/]*)$/i;

/**
 * Whether a text or the name of its file mentions CORS, or it imports what allows origins without a word of it. A file that does neither
 * costs this one scan, and a look at its first level. So does one that names a module of which the settings say what it is like.
 */
export function mayHoldCors(text: string, { body }: Imports, file: string, settings?: unknown): boolean {
  if (searched.text !== text || searched.file !== file) searched = { text, file, found: gate.test(text) || name.test(file) || body.some(importsUnspoken) || (body.some(importsSocket) && isOldSocket(file, settings)) || isOpenByItself(file, settings) };
  return searched.found || namesModule(text, settings);
}

/** Whether a text names a module of which the settings say what it is like. */
const namesModule = (text: string, settings: unknown): boolean => settings !== undefined && [...librarySettings(settings).modules.keys()].some((module) => text.includes(module));

const server = new RegExp(viteModel.call.file ?? '^$');

/** Whether a file is the configuration of a server that allows every origin where nothing is said, as it is installed around the file, or the settings say. */
const isOpenByItself = (file: string, settings?: unknown): boolean => server.test(file.replaceAll('\\', '/')) && new Installed(file, settings).modelOf(viteModel).flag?.absent === 'defaults';

/** Whether a socket.io that lets every origin in where nothing is said is installed around a file, or the settings say so. */
const isOldSocket = (file: string, settings?: unknown): boolean => new Installed(file, settings).modelOf(socketModel) !== socketModel;

/** Whether a statement imports or requires one of some modules. */
function imports({ type, source, declarations }: Statement, modules: ReadonlySet<unknown>): boolean {
  if (type === 'VariableDeclaration') return declarations?.some(({ init }) => requires(init as Expression | null | undefined, modules)) === true;
  return type === 'ImportDeclaration' && isAmong(modules, source);
}

interface Expression {
  readonly arguments?: readonly unknown[];
  readonly object?: Expression;
  readonly callee?: Expression;
}

/** `require('…')`, or a member of what that gives, or a call of it. */
const requires = (init: Expression | null | undefined, modules: ReadonlySet<unknown>): boolean => [init?.object ?? init, init?.callee].some((one) => isAmong(modules, one?.arguments?.[0]));

const isAmong = (modules: ReadonlySet<unknown>, module: unknown): boolean => modules.has((module as { readonly value?: unknown } | null | undefined)?.value);

const unspokenModules = new Set<unknown>(Object.keys(unspoken));
const socket = new Set<unknown>(Object.keys(socketModel.modules));

const importsUnspoken = (statement: Statement): boolean => imports(statement, unspokenModules);
const importsSocket = (statement: Statement): boolean => imports(statement, socket);

/** Whether a file declares types for TypeScript: it holds no code, and that of a platform mentions everything. */
export const isDeclaration = (file: string): boolean => /\.d\.[cm]?ts$/.test(file);

/** What gets around CORS without a request being seen: public proxies, and the words that turn the same-origin policy off. They stand at the start of a text, or anywhere. */
const proxies = '(?:(?:https?:)?//[\\w.-]*(?:cors|allorigins|alloworigin|thingproxy|crossorigin|codetabs|yacdn|afeld|gobetween|whateverorigin|everyorigin)|(?:--)?disable-web-security|cors-anywhere["\'`])';
const bypasses = new RegExp(`["'\`]${proxies}|webSecurity`);

/**
 * What goes wrong in client code, most of it as a text that starts with it; headers that scripts may not set are looked for where they
 * are named as headers are. All of it is looked for at once: that takes little longer than any of it alone.
 */
const faults = new RegExp(
  [
    '["\'`](?:[pP]atch["\'`]|no-cors["\'`]|[Aa]ccess-[Cc]ontrol-|ACCESS-CONTROL-|[a-z][a-z\\d.-]*:\\d\\d|\\d+\\.\\d+\\.\\d+\\.\\d+[:/"\'`]|https?://[^"\'`/?#\\s]*@',
    `(?:[Oo]rigin|[Hh]ost|[Cc]ookie|[Rr]eferer|[Ss]ec-[\\w-]+)["'\`]\\s*[:,]`,
    `${proxies})`,
    '\\b(?:Origin|Host|Cookie|Referer): ',
    'headers["\'`]?\\s*[:=]\\s*\\{(?:[^{}]|\\{[^{}]*\\})*?\\b(?:[wW]ithCredentials|crossDomain|credentials|mode)["\'`]?\\s*:',
    '["\'`](?:withCredentials|crossDomain)["\'`]\\s*[,\\]]',
    'webSecurity',
  ].join('|'),
);

/** An option of one client in a file with another. */
const isMixed = (text: string): boolean => (/\bwithCredentials["'`]?\s*:\s*true/.test(text) && /\b(?:fetch|Request)\(/.test(text)) || (/\bcredentials["'`]?\s*:\s*["'`]include/.test(text) && /axios/i.test(text));

/** What a request is sent by: only a file that has one of these and a fault is looked at. */
const requests = /\b(?:fetch|axios|XMLHttpRequest|setRequestHeader|ajax|ky|superagent)\b|headers\s*[:,}]|\b(?:\$?http\.\w|Request\()|HttpHeaders|HttpLink|HttpClient|\$http|Query\(/i;

/** Packages of servers, and what only code of browsers imports. */
const serverPackage = /(?:from|require\()\s*["'`](?:@koa\/|@fastify\/)?cors["'`]/;
const browserModule = /["'`](?:react(?:-dom(?:\/client)?)?|vue|@angular\/core|jquery|use client)["'`]|\b(?:document|window|localStorage)\./;

let searchedForClients = { text: '', found: false };

/** Whether a text may hold what the rules about clients look for. */
export function mayHoldClientCode(text: string): boolean {
  if (searchedForClients.text !== text) searchedForClients = { text, found: (faults.test(text) && (bypasses.test(text) || requests.test(text))) || isMixed(text) || (serverPackage.test(text) && browserModule.test(text)) };
  return searchedForClients.found;
}

/** Whether a file can hold CORS code, as far as its text and name show before it is parsed, and the settings say. */
export const passesGate = (text: string, file: string, settings?: unknown): boolean =>
  (gate.test(text) || name.test(file) || Object.keys(unspoken).some((module) => text.includes(module)) || (/["'`]socket\.io["'`]/.test(text) && isOldSocket(file, settings)) || isOpenByItself(file, settings) || namesModule(text, settings) || mayHoldClientCode(text)) && !isDeclaration(file);
