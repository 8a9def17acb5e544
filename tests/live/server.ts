import { once } from 'node:events';
import { Agent, createServer, request, Server, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { compileFunction } from 'node:vm';
import { responseHeaderNames } from '../../src/spec/headers.ts';
import type { ResponseHeaders } from '../../src/spec/types.ts';
import type { Probe } from '../../src/policy/policy.ts';
import { isFetchHandler, served, type FetchHandler } from './fetch-server.ts';

/** The packages of this folder that stand for what a server requires, where they have other names there. */
export interface Packages {
  readonly name: string;
  readonly named: Readonly<Record<string, string>>;
  /** The versions that the settings say, where they are not the newest. */
  readonly versions?: Readonly<Record<string, string>>;
  /** It takes long to start: all requests go to the server that the first one found. */
  readonly startsOnce?: true;
  /** The text is a module of a framework. */
  readonly module?: Module;
}

/** What a framework knows by where its file lies, and asks for what it exports. */
export interface Module {
  readonly fileName: string;
  /** What makes a server of its exports. */
  readonly serve: (exported: unknown) => FetchHandler;
}

export const oldPackages: Packages = { name: 'Express 4, cors 2.8.5', named: { express: 'express4', cors: 'cors285' } };
export const newPackages: Packages = { name: 'Express 5, cors 2.8.6', named: { express: 'express5', cors: 'cors286' } };

/** What came over the wire. Null: no such header. */
export interface Wire extends ResponseHeaders {
  readonly status: number;
}

const installed = createRequire(import.meta.url);

type Exported = RequestListener | Server | FetchHandler;

/** What a request has beside its Origin. */
export interface Sent {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Runs the text of a server as Node runs a file: what it exports is an application, a listener, a server or a handler of the Fetch API, or a promise of one. */
function load(text: string, { named, module: framework }: Packages): Exported | Promise<Exported> {
  const module = { exports: {} as unknown };
  const required = (name: string): unknown => installed(named[name] ?? name);
  const program = framework === undefined ? text : text.replace(/^export (?:const )?(\w+) (=?)/gm, (_line, name: string) => `exports.${name} = `);
  compileFunction(program, ['module', 'exports', 'require'], { filename: 'server.cjs' })(module, module.exports, required);
  return framework === undefined ? (module.exports as Exported | Promise<Exported>) : framework.serve(module.exports);
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

let handle: Handler = () => {};
const front = createServer((request, response) => handle(request, response)).listen(0, '127.0.0.1').unref();
const agent = new Agent({ keepAlive: true });

/** How long a server may say nothing, in milliseconds: one that never answers fails its test, and does not keep the others. */
const patience = 5000;

/** The server that was started last. */
let started: { readonly text: string; readonly packages: Packages; readonly handler: Handler } | null = null;

/** Starts a server from its text, unless all requests go to the same, which is there. */
async function start(text: string, packages: Packages): Promise<Handler> {
  if (started !== null && packages.startsOnce === true && started.text === text && started.packages === packages) return started.handler;
  const exported = await load(text, packages);
  const handler: Handler = exported instanceof Server ? (request, response) => exported.emit('request', request, response) : isFetchHandler(exported) ? served(exported) : exported;
  started = { text, packages, handler };
  return handler;
}

/** Starts a server from its text and sends it one request. Each request finds a server that remembers nothing. */
export async function ask(text: string, packages: Packages, probe: Probe, sent: Sent = {}): Promise<Wire> {
  handle = await start(text, packages);
  if (!front.listening) await once(front, 'listening');
  return send((front.address() as AddressInfo).port, probe, sent);
}

/** By `node:http` and not by `fetch`, which would not send every Origin. */
async function send(port: number, { origin, method, preflight }: Probe, { path = '/', headers = {} }: Sent): Promise<Wire> {
  const sent = request({
    host: '127.0.0.1', port, method, path, agent,
    headers: {
      ...headers,
      ...(origin === null || origin === undefined ? {} : { origin }),
      ...(preflight === null ? {} : { 'access-control-request-method': preflight.method }),
      ...(preflight === null || preflight.headers.length === 0 ? {} : { 'access-control-request-headers': preflight.headers.join(',') }),
    },
  });
  sent.setTimeout(patience, () => sent.destroy(new Error('There is no answer.')));
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  return wireOf(response);
}

function wireOf({ statusCode = 0, headersDistinct }: IncomingMessage): Wire {
  const header = (name: string): string | null => headersDistinct[name.toLowerCase()]?.join(', ') ?? null;
  const fields = Object.entries(responseHeaderNames).map(([field, name]) => [field, header(name)]);
  return { ...(Object.fromEntries(fields) as unknown as ResponseHeaders), status: statusCode };
}
