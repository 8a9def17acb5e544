import { compileFunction } from 'node:vm';

type Next = (error?: unknown) => void;
type Handler = (req: StandInRequest, res: StandInResponse, next: Next) => unknown;

interface StandInRequest {
  readonly method: string;
  readonly url: string;
  readonly path: string;
  readonly query: object;
  readonly headers: Readonly<Record<string, string>>;
  get(name: string): string | undefined;
  header(name: string): string | undefined;
}

const ownHeaders = (record: unknown): [string, unknown][] => (record instanceof Map || record instanceof Headers ? [...record] : Object.entries(record as object)) as [string, unknown][];

/** A response that only keeps its headers. */
class StandInResponse {
  readonly headers = new Map<string, string>();
  readonly locals = {};

  setHeader(name: string, value: unknown): this {
    this.headers.set(name.toLowerCase(), String(value));
    return this;
  }

  set(name: unknown, value?: unknown): this {
    if (typeof name === 'string') return this.setHeader(name, value);
    for (const [key, one] of ownHeaders(name)) this.setHeader(key, one);
    return this;
  }

  append(name: string, value: unknown): this {
    const before = this.headers.get(name.toLowerCase());
    return this.setHeader(name, before === undefined ? value : `${before}, ${String(value)}`);
  }

  writeHead(_status: number, ...rest: readonly unknown[]): this {
    const record = rest.at(-1);
    if (!Array.isArray(record)) return this.set(record);
    const flat = record.flat() as string[];
    for (let i = 0; i < flat.length; i += 2) this.setHeader(flat[i]!, flat[i + 1]);
    return this;
  }

  removeHeader(name: string): void {
    this.headers.delete(name.toLowerCase());
  }

  readonly header = this.set.bind(this);
  readonly setHeaders = this.set.bind(this);
  readonly appendHeader = this.append.bind(this);
  readonly [name: string]: unknown;
}

for (const name of ['status', 'type', 'vary', 'json', 'send', 'end', 'sendStatus']) Object.defineProperty(StandInResponse.prototype, name, { value(this: StandInResponse) { return this; } });

type Options = { readonly origin?: unknown; readonly credentials?: unknown } | undefined;
type Callback = (error: unknown, value?: unknown) => void;

/** The decisions of the cors package on Access-Control-Allow-Origin, as its documentation states them. */
function cors(given?: Options | ((req: StandInRequest, callback: Callback) => void)): Handler {
  return (req, res, next) => {
    const use = (options: Options): void => {
      const { origin } = { origin: '*', ...options };
      if (typeof origin === 'function') (origin as (origin: string | undefined, callback: Callback) => void)(req.headers['origin'], (error, answer) => (error || !answer ? next(error) : allow(answer)));
      else if (origin) allow(origin);
      else next();
    };
    const allow = (origin: unknown): void => {
      const text = typeof origin === 'string' ? origin : isAllowed(req.headers['origin'], origin) ? req.headers['origin'] : undefined;
      if (text !== undefined) res.setHeader('Access-Control-Allow-Origin', text);
      next();
    };
    if (typeof given === 'function') given(req, (error, options) => (error ? next(error) : use(options as Options)));
    else use(given);
  };
}

function isAllowed(origin: string | undefined, allowed: unknown): boolean {
  if (Array.isArray(allowed)) return allowed.some((one) => isAllowed(origin, one));
  if (typeof allowed === 'string') return origin === allowed;
  return allowed instanceof RegExp ? allowed.test(origin ?? '') : Boolean(allowed);
}

function express(handlers: Handler[]): object {
  const register = (...given: readonly unknown[]): void => void handlers.push(...(given.flat(3).filter((one) => typeof one === 'function') as Handler[]));
  return { use: register, get: register, all: register };
}

/** Runs handlers in order, as far as each of them calls the next one. */
async function run(handlers: readonly Handler[], req: StandInRequest, res: StandInResponse): Promise<void> {
  for (const handler of handlers) {
    let goesOn = false;
    await handler(req, res, (error) => void (goesOn = !error));
    await new Promise((resolve) => void setTimeout(resolve, 0));
    if (!goesOn) return;
  }
}

type Exports = { fetch?: (request: unknown) => Promise<Response>; handler?: (event: unknown) => Promise<{ readonly headers?: Readonly<Record<string, string>> }> };

/** What a server finds where it runs: its environment, the host that it is asked for, and modules beside those that have stand-ins. */
export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly host?: string;
  readonly modules?: Readonly<Record<string, unknown>>;
}

/**
 * Runs the text of a server for real, with stand-ins for what it requires, and gives the Access-Control-Allow-Origin that it sends to an origin; null where it sends none.
 */
export async function allowOriginOf(text: string, origin: string, { env = {}, host, modules: others = {} }: Surroundings = {}): Promise<string | null> {
  const handlers: Handler[] = [];
  const modules: Readonly<Record<string, unknown>> = { ...others, cors, express: () => express(handlers), http: { createServer: (handler: Handler) => void handlers.push(handler) } };
  const module = { exports: {} as Exports };
  const quiet = { log: () => undefined, warn: () => undefined };
  const given = { module, exports: module.exports, require: (name: string) => modules[name], console: quiet, log: quiet, process: { env } };
  compileFunction(text, Object.keys(given))(...Object.values(given));
  const { fetch, handler } = module.exports;
  if (fetch !== undefined) return (await fetch({ method: 'GET', url: 'https://api.acme.dev/', headers: new Headers({ Origin: origin }) })).headers.get('access-control-allow-origin');
  if (handler !== undefined) return new Headers((await handler({ httpMethod: 'GET', headers: { origin } })).headers).get('access-control-allow-origin');
  const headers = { origin, ...(host === undefined ? {} : { host }) };
  const get = (name: string): string | undefined => (name.toLowerCase() === 'origin' ? origin : undefined);
  const res = new StandInResponse();
  await run(handlers, { method: 'GET', url: '/', path: '/', query: {}, headers, get, header: get }, res);
  return res.headers.get('access-control-allow-origin') ?? null;
}
