import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

export interface FetchHandler {
  fetch(request: Request): Response | Promise<Response>;
}

export const isFetchHandler = (exported: unknown): exported is FetchHandler => typeof (exported as Partial<FetchHandler> | null)?.fetch === 'function';

/** Serves a handler of the Fetch API by `node:http`: what comes over the wire becomes a Request, and its Response goes back. */
export const served = (handler: FetchHandler): RequestListener => (request, response) => {
  answer(handler, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
};

async function answer(handler: FetchHandler, { method = 'GET', url = '/', headersDistinct }: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = new Headers(Object.entries(headersDistinct).flatMap(([name, values = []]) => values.map((value): [string, string] => [name, value])));
  const answered = await handler.fetch(new Request(`http://${headers.get('host') ?? '127.0.0.1'}${url}`, { method, headers }));
  response.writeHead(answered.status, [...answered.headers].flat());
  response.end(await answered.text());
}
