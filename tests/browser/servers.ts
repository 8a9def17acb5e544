import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { combinedValue, type HeaderLines } from '../../src/spec/headers.ts';
import type { SentRequest } from '../../src/spec/fetch.ts';
import { answerAt, exchangeIn, type Exchange, type Origins } from './exchange.ts';

/** The servers of all origins, and what came to them. */
export interface Servers {
  readonly origins: Origins;
  /** What was sent for each exchange, in order. */
  readonly seen: ReadonlyMap<number, readonly SentRequest[]>;
  close(): void;
}

/**
 * Starts a server of pages and one that answers exchanges under two origins. Both do both, because a redirect may lead back to the page.
 * They speak HTTP by themselves: the parser of Node takes no method that it does not know, and its answers have headers of its own.
 */
export async function startServers(exchanges: readonly Exchange[]): Promise<Servers> {
  const seen = new Map<number, SentRequest[]>();
  const answer = (request: SentRequest): string => {
    const id = exchangeIn(request.url);
    if (id === null) return responseText(200, [['Content-Type', 'text/html']], '<!doctype html><title>Page</title>');
    seen.set(id, [...(seen.get(id) ?? []), request]);
    const { status, headers } = answerAt(exchanges, request.url, request.asks !== null, origins);
    return responseText(status, headers, '');
  };
  const sockets = new Set<Socket>();
  const servers = [0, 1].map(() => createServer((socket) => (sockets.add(socket), serve(socket, answer))));
  const [page = 0, api = 0] = await Promise.all(servers.map(portOf));
  const origins = { page: `http://localhost:${page}`, api: `http://127.0.0.1:${api}`, third: `http://localhost:${api}` };
  return { origins, seen, close: () => (sockets.forEach((socket) => socket.destroy()), servers.forEach((server) => server.close())) };
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Answers one request after the other. None of them has a body. */
function serve(socket: Socket, answer: (request: SentRequest) => string): void {
  let unread = '';
  socket.on('error', () => socket.destroy());
  socket.on('data', (data) => {
    const requests = (unread + data.toString('latin1')).split('\r\n\r\n');
    unread = requests.pop() ?? '';
    for (const request of requests) socket.write(answer(sentRequest(request)), 'latin1');
  });
}

function sentRequest(text: string): SentRequest {
  const [start = '', ...lines] = text.split('\r\n');
  const [method = '', path = ''] = start.split(' ');
  const headers = lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
  const asked = combinedValue(headers, 'Access-Control-Request-Method');
  const names = combinedValue(headers, 'Access-Control-Request-Headers');
  return {
    url: `http://${combinedValue(headers, 'Host')}${path}`,
    method,
    origin: combinedValue(headers, 'Origin') ?? '',
    asks: asked === null ? null : { method: asked, headers: names === null ? [] : names.split(',') },
  };
}

/** A response with these headers and the two that frame it. */
function responseText(status: number, headers: HeaderLines, body: string): string {
  const lines = [...headers, ['Connection', 'keep-alive'], ...(status === 204 || status === 304 ? [] : [['Content-Length', `${body.length}`]])];
  return `HTTP/1.1 ${status} Status\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}
