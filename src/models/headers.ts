import type { HeaderWriter } from './model.ts';

/** The methods by which Node, Express, Fastify, Koa, Hono and the Fetch API write response headers. */
export const headerWriters: readonly HeaderWriter[] = [
  { method: 'setHeader', shape: 'pair', mode: 'set', proves: true },
  { method: 'appendHeader', shape: 'pair', mode: 'append', proves: true },
  { method: 'setHeaders', shape: 'record', mode: 'set', proves: true },
  { method: 'writeHead', shape: 'last record', mode: 'set', proves: true },
  { method: 'set', shape: 'pair or record', mode: 'set', proves: false },
  { method: 'header', shape: 'pair or record', mode: 'set', proves: false },
  { method: 'headers', shape: 'record', mode: 'set', proves: false },
  { method: 'append', shape: 'pair', mode: 'append', proves: false },
  { method: 'vary', shape: 'vary', mode: 'vary', proves: false },
];

/** Methods of responses that read a header of theirs. */
export const headerReaders: ReadonlySet<string> = new Set(['getHeader', 'get']);

/** Methods that take headers away. */
export const headerRemovers: ReadonlySet<string> = new Set(['removeHeader', 'remove', 'delete']);

/** Methods of a response that end the request. */
export const responseEnders: ReadonlySet<string> = new Set(['end', 'send', 'json', 'jsonp', 'sendStatus', 'sendFile', 'redirect', 'render', 'download', 'html', 'text', 'body', 'pipe']);

/** Methods that give the response a status; `sendStatus` and `writeHead` do so as well. */
export const statusSetters: ReadonlySet<string> = new Set(['status', 'code', 'writeHead', 'sendStatus']);

/** Methods of Node's response that send the headers, and leave the rest for later. */
export const headerSenders: ReadonlySet<string> = new Set(['writeHead', 'write', 'flushHeaders']);

/** Modules whose requests carry headers away from the program: what is written there is no policy. */
export const clients: ReadonlySet<string> = new Set(['axios', 'got', 'ky', 'node-fetch', 'undici', 'superagent', 'supertest', 'request', 'request-promise', 'needle', 'http', 'https', 'node:http', 'node:https', '@angular/common/http', 'nock', 'msw']);

/** Modules whose exports make a Fetch API response, by export name. */
export const responseClasses: Readonly<Record<string, readonly string[]>> = { 'next/server': ['NextResponse'], 'next/server.js': ['NextResponse'], 'next/og': ['ImageResponse'] };

/** Decorators of methods that name a header of their responses and its value, by their modules. */
export const headerDecorators: Readonly<Record<string, readonly string[]>> = { '@nestjs/common': ['Header'], 'routing-controllers': ['Header'] };
