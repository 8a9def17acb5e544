import type { HeaderWriter } from './model.ts';

/** Those of Remix 2.17.5, whose `data` sends no headers, and of React Router 6 and 7.18.6. */
const [remix, reactRouter] = [['json', 'defer', 'redirect'], ['json', 'data', 'redirect']];

/** Functions that make a response of a body and what `new Response` takes after it, by their modules. */
export const responseMakers: Readonly<Record<string, readonly string[]>> = {
  '@sveltejs/kit': ['json', 'text'],
  '@remix-run/node': remix, '@remix-run/cloudflare': remix, '@remix-run/deno': remix, '@remix-run/server-runtime': remix,
  '@solidjs/router': ['json', 'redirect'],
  'react-router': reactRouter, 'react-router-dom': reactRouter,
};

/** Functions without arguments that give the headers of the request, by their modules. */
export const requestHeaderGivers: Readonly<Record<string, readonly string[]>> = { 'next/headers': ['headers'] };

/** Functions of h3, which Nitro and Nuxt import by themselves: they are given the event before what they write to its response. */
export const eventWriters: readonly HeaderWriter[] = [
  { method: 'setHeader', shape: 'pair', mode: 'set', proves: true },
  { method: 'setResponseHeader', shape: 'pair', mode: 'set', proves: true },
  { method: 'appendHeader', shape: 'pair', mode: 'append', proves: true },
  { method: 'appendResponseHeader', shape: 'pair', mode: 'append', proves: true },
  { method: 'setHeaders', shape: 'record', mode: 'set', proves: true },
  { method: 'setResponseHeaders', shape: 'record', mode: 'set', proves: true },
  { method: 'appendHeaders', shape: 'record', mode: 'append', proves: true },
  { method: 'appendResponseHeaders', shape: 'record', mode: 'append', proves: true },
];

/** Functions of h3 that read the body of the event's request: as JSON, unless it says that it is a form. */
export const bodyReaders: ReadonlySet<string> = new Set(['readBody', 'readValidatedBody']);

/** Functions that a library asks for more of a response: what they return has headers, and nothing else that a response has. */
export const responseAsked: ReadonlySet<string> = new Set(['responseMeta']);
