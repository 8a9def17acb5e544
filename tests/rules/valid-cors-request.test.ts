import rule from '../../rules/valid-cors-request.ts';
import { testRule, type Case } from '../harness.ts';

const name = 'Access-Control-Allow-Origin';
const data = { name, lower: name.toLowerCase() };
const key = `'${name}'`;

/** An option, as the browser names it among headers. */
const option = (written: string) => ({ name: written, lower: written.toLowerCase() });

/** Code that loses a header by `--fix`. */
const fixed = (code: string, after: string): Case => ({ code, fixed: after });

testRule('valid-cors-request', rule, { data }, {
  'a response header of the CORS protocol is sent with a request': {
    responseHeader: [
      fixed(`fetch(url, { headers: { «${key}»: '*' } });`, 'fetch(url, { headers: {  } });'),
      fixed(`fetch(url, { headers: { Accept: 'text/html', «${key}»: '*' } });`, "fetch(url, { headers: { Accept: 'text/html' } });"),
      fixed(`fetch(url, { headers: {\n  «"${name}"»: "*",\n  Accept: 'text/html',\n} });`, "fetch(url, { headers: {\n  Accept: 'text/html',\n} });"),
      fixed(`window.fetch(url, { headers: [[«${key}», '*'], ['Accept', 'text/html']] });`, "window.fetch(url, { headers: [['Accept', 'text/html']] });"),
      fixed(`const request = new Request(url, { headers: new Headers({ «${key}»: '*' }) });`, 'const request = new Request(url, { headers: new Headers({  }) });'),
      fixed(`const headers = new Headers();\nheaders.append(«${key}», '*');\nfetch(url, { headers });`, 'const headers = new Headers();\nfetch(url, { headers });'),
      fixed(`const xhr = new XMLHttpRequest();\nxhr.open('GET', url);\nxhr.setRequestHeader(«${key}», '*');\nxhr.send();`, "const xhr = new XMLHttpRequest();\nxhr.open('GET', url);\nxhr.send();"),
      fixed(`import axios from 'axios';\naxios.defaults.headers.common[«${key}»] = '*';\n`, "import axios from 'axios';\n"),
      fixed(`import axios from 'axios'; export default axios.create({ headers: { «${key}»: '*' } });`, "import axios from 'axios'; export default axios.create({ headers: {  } });"),
      fixed(`$.ajax({ url, headers: { «${key}»: '*' } });`, '$.ajax({ url, headers: {  } });'),
      fixed(`$.ajax({ url, beforeSend: (xhr) => { xhr.setRequestHeader(«${key}», '*'); } });`, '$.ajax({ url, beforeSend: (xhr) => {  } });'),
      fixed(`import { HttpHeaders } from '@angular/common/http'; const headers = new HttpHeaders().set('Accept', 'text/html').set(«${key}», '*');`, "import { HttpHeaders } from '@angular/common/http'; const headers = new HttpHeaders().set('Accept', 'text/html');"),
    ],
  },
  'an option of the request among its headers': {
    option: [
      { code: "import axios from 'axios'; axios.post(url, order, { headers: { Accept: 'text/html', «withCredentials»: true } });", data: option('withCredentials') },
      { code: "import axios from 'axios'; export const api = axios.create({ headers: { Authorization: `Bearer ${token}`, «'withCredentials'»: 'true' } });", data: option('withCredentials') },
      { code: "fetch(url, { headers: { «credentials»: 'include' } });", data: option('credentials') },
      { code: "fetch(url, { headers: { «mode»: 'no-cors' } });", data: option('mode') },
      { code: "$.ajax({ url, headers: { «crossDomain»: true } });", data: option('crossDomain') },
      { code: "const xhr = new XMLHttpRequest(); xhr.open('GET', url); xhr.setRequestHeader(«'withCredentials'», true); xhr.send();", data: option('withCredentials') },
    ],
    valid: [
      "import axios from 'axios'; axios.post(url, order, { withCredentials: true, headers: { Accept: 'text/html' } });",
      "fetch(url, { credentials: 'include', mode: 'cors', headers: { Accept: 'text/html' } });",
      // Headers of one's own.
      "fetch(url, { headers: { credentials: btoa(user), mode: 'fast' } });",
      "import axios from 'axios'; axios.get(url, { headers: { mode, credentials } });",
      "register({ headers: { withCredentials: true } });",
    ],
  },
  'an option of another client': {
    foreignOption: [
      { code: "fetch('https://api.acme.dev/orders', { method: 'POST', «withCredentials: true» });", data: { name: 'withCredentials', client: 'fetch', meant: "credentials: 'include'" }, suggest: { rename: "fetch('https://api.acme.dev/orders', { method: 'POST', credentials: 'include' });" } },
      { code: "import axios from 'axios'; axios.get('https://api.acme.dev/orders', { «credentials: 'include'» });", data: { name: 'credentials', client: 'axios', meant: 'withCredentials: true' }, suggest: { rename: "import axios from 'axios'; axios.get('https://api.acme.dev/orders', { withCredentials: true });" } },
      { code: "import axios from 'axios'; export const api = axios.create({ baseURL: 'https://api.acme.dev', «credentials: 'include'» });", data: { name: 'credentials', client: 'axios', meant: 'withCredentials: true' }, suggest: { rename: "import axios from 'axios'; export const api = axios.create({ baseURL: 'https://api.acme.dev', withCredentials: true });" } },
    ],
    valid: [
      "fetch('https://api.acme.dev/orders', { credentials: 'include', withCredentials: true });",
      "fetch('/orders', { withCredentials: true });", // sent to the page's own server all the same
      "fetch('https://api.acme.dev/orders', { ...options, withCredentials: true });",
      "fetch('https://api.acme.dev/orders', { withCredentials: false });",
      "import axios from 'axios'; axios.get('https://api.acme.dev/orders', { credentials: 'include', withCredentials: true });",
      "import axios from 'axios'; axios.defaults.withCredentials = true; axios.get('https://api.acme.dev/orders', { credentials: 'include' });",
      "new EventSource('https://api.acme.dev/orders', { withCredentials: true });",
    ],
  },
  'what cannot be cut without losing something stays for people': {
    responseHeader: [
      `fetch(url, { headers: { «${key}»: allowedOrigin() } });`,
      `const xhr = new XMLHttpRequest(); if (crossOrigin) xhr.setRequestHeader(«${key}», '*');`,
      // It may be the headers of something else, too.
      `const headers = { «${key}»: '*' }; fetch(url, { headers }); register(headers);`,
      `export const headers = { «${key}»: '*' }; fetch(url, { headers });`,
    ],
  },
  'every way to set a header': {
    responseHeader: [
      fixed(`import axios from 'axios'; const api = axios.create({ baseURL }); api.interceptors.request.use((config) => { config.headers[«${key}»] = '*'; return config; });`, `import axios from 'axios'; const api = axios.create({ baseURL }); api.interceptors.request.use((config) => {  return config; });`),
      fixed(`import axios from 'axios'; axios.interceptors.request.use((config) => { config.headers.set(«${key}», '*'); return config; });`, `import axios from 'axios'; axios.interceptors.request.use((config) => {  return config; });`),
      fixed(`import superagent from 'superagent'; superagent.get(url).set('Accept', 'text/html').set(«${key}», '*');`, `import superagent from 'superagent'; superagent.get(url).set('Accept', 'text/html');`),
      fixed(`import { HttpHeaders } from '@angular/common/http'; let headers = new HttpHeaders(); headers = headers.append(«${key}», '*');`, `import { HttpHeaders } from '@angular/common/http'; let headers = new HttpHeaders(); headers = headers;`),
      fixed(`import { HttpRequest } from '@angular/common/http'; export const intercept = (request, next) => next(request.clone({ headers: request.headers.set(«${key}», '*') }));`, `import { HttpRequest } from '@angular/common/http'; export const intercept = (request, next) => next(request.clone({ headers: request.headers }));`),
      fixed(`Vue.http.headers.common[«${key}»] = '*';`, ``),
      fixed(`import { fetchBaseQuery } from '@reduxjs/toolkit/query/react'; fetchBaseQuery({ baseUrl, prepareHeaders: (headers) => { headers.set(«${key}», '*'); return headers; } });`, `import { fetchBaseQuery } from '@reduxjs/toolkit/query/react'; fetchBaseQuery({ baseUrl, prepareHeaders: (headers) => {  return headers; } });`),
    ],
  },
  'every client, and every way to hand it headers': {
    responseHeader: [
      `import axios from 'axios'; axios.get(url, { headers: { «${key}»: '*' } });`,
      `import axios from 'axios'; axios.post(url, body, { headers: { «${key}»: '*' } });`,
      `import axios from 'axios'; axios({ method: 'post', url, headers: { «${key}»: '*' } });`,
      `import axios from 'axios'; axios('https://api.acme.dev', { headers: { «${key}»: '*' } });`,
      `import axios from 'axios'; axios.request({ url, headers: { «${key}»: '*' } });`,
      `const axios = require('axios'); axios.delete(url, { headers: { «${key}»: '*' } });`,
      `const axios = require('axios').default; const api = axios.create(); api.put(url, body, { headers: { «${key}»: '*' } });`,
      `import axios from 'axios'; axios.defaults.headers = { «${key}»: '*' };`,
      `import axios from 'axios'; Object.assign(axios.defaults.headers.common, { «${key}»: '*' });`,
      `import api from '../services/api'; api.get('/users', { headers: { «${key}»: '*' } });`,
      `import { http } from '@/lib/http'; http.post('/users', user, { headers: { «${key}»: '*' } });`,
      `import ky from 'ky'; ky.get(url, { headers: { «${key}»: '*' } }); `,
      `import ky from 'ky'; export const api = ky.create({ headers: { «${key}»: '*' } });`,
      `import superagent from 'superagent'; superagent.get(url).set({ «${key}»: '*' });`,
      `jQuery.ajaxSetup({ headers: { «${key}»: '*' } });`,
      `import { HttpHeaders } from '@angular/common/http'; const options = { headers: new HttpHeaders({ «${key}»: '*' }) };`,
      `import { HttpClient } from '@angular/common/http'; class A { constructor(private http: HttpClient) {} load() { return this.http.get(url, { headers: { «${key}»: '*' } }); } }`,
      `import { HttpRequest } from '@angular/common/http'; export const intercept = (req: HttpRequest<unknown>, next) => next(req.clone({ setHeaders: { «${key}»: '*' } }));`,
      `function Users($http) { return $http.get(url, { headers: { «${key}»: '*' } }); }`,
      `export default { methods: { load() { this.$http.get(url, { headers: { «${key}»: '*' } }); } } };`,
      `import { createHttpLink } from '@apollo/client'; createHttpLink({ uri, headers: { «${key}»: '*' } });`,
      `import { GraphQLClient } from 'graphql-request'; new GraphQLClient(url, { headers: { «${key}»: '*' } });`,
      `import fetch from 'cross-fetch'; fetch(url, { headers: { «${key}»: '*' } });`,
      `export const load = ({ fetch }) => fetch(url, { headers: { «${key}»: '*' } });`,
      `const options = await $fetch(url, { headers: { «${key}»: '*' } });`,
    ].map((code) => ({ code, fixed: withoutHeader(code) })),
  },
  'constants, spread, later writes, functions and fields that hold headers': {
    responseHeader: [
      `const headers = { «${key}»: '*' }; fetch(url, { headers });`,
      `const headers = { «${key}»: '*' }; fetch(url, { headers: { ...headers, Accept: 'text/html' } });`,
      `const options = { headers: { «${key}»: '*' } }; fetch(url, options); fetch(other, options);`,
      `const options = { method: 'GET' }; options.headers = { «${key}»: '*' }; fetch(url, options);`,
      `const getHeaders = () => ({ «${key}»: '*' }); fetch(url, { headers: getHeaders() });`,
      `function getHeaders() { const headers = { «${key}»: '*' }; return headers; } fetch(url, { headers: getHeaders() });`,
      `class Api { headers = { «${key}»: '*' }; load() { return fetch(url, { headers: this.headers }); } }`,
      `fetch(url, { headers: token ? { Authorization: token } : { «${key}»: '*' } });`,
      `fetch(url, { headers: Object.assign({}, base, { «${key}»: '*' }) });`,
      `fetch(url, { headers: { «${key}»: '*' } as HeadersInit });`,
    ].map((code) => ({ code, fixed: withoutHeader(code) })),
  },
  'each header, whatever its case': {
    responseHeader: [
      { code: "fetch(url, { headers: { «'access-control-allow-origin'»: '*' } });", data: { name: 'access-control-allow-origin' }, fixed: 'fetch(url, { headers: {  } });' },
      { code: "fetch(url, { headers: { «'Access-Control-Allow-Credentials'»: 'true' } });", data: { name: 'Access-Control-Allow-Credentials', lower: 'access-control-allow-credentials' }, fixed: 'fetch(url, { headers: {  } });' },
      { code: "fetch(url, { headers: { «'Access-Control-Max-Age'»: '600' } });", data: { name: 'Access-Control-Max-Age', lower: 'access-control-max-age' }, fixed: 'fetch(url, { headers: {  } });' },
      { code: "const ORIGIN = 'Access-Control-Allow-Origin'; fetch(url, { headers: { [«ORIGIN»]: '*' } });", fixed: "const ORIGIN = 'Access-Control-Allow-Origin'; fetch(url, { headers: {  } });" },
    ],
    valid: ["fetch(url, { headers: { Vary: 'Origin', Accept: 'access-control-allow-origin' } });", "console.log('Access-Control-Allow-Origin'); fetch(url);"],
  },
  'headers of responses are where they belong': {
    valid: [
      `export default { async fetch(request) { const upstream = await fetch(url, { headers: request.headers }); return new Response(upstream.body, { headers: { ${key}: '*' } }); } };`,
      `const corsHeaders = { ${key}: '*' }; fetch(url, { headers: { Accept: 'text/html' } }); new Response(body, { headers: corsHeaders });`,
      `const corsHeaders = { ${key}: '*' }; fetch(url, { headers: corsHeaders }); new Response(body, { headers: corsHeaders });`,
      `const corsHeaders = { ${key}: '*' }; fetch(url, { headers: { ...corsHeaders } }); new Response(body, { headers: { ...corsHeaders, Vary: 'Origin' } });`,
      `export const corsHeaders = { ${key}: '*' }; fetch(url, { headers: corsHeaders });`,
      `const headers = { ${key}: '*' }; export const handler = async () => { await fetch(url, { headers }); return { statusCode: 200, headers, body: '' }; };`,
      `const headers = { ${key}: '*' }; http.createServer((req, res) => { fetch(url, { headers }); res.writeHead(200, headers); });`,
      `const headers = new Headers(); headers.set(${key}, '*'); fetch(url); export const answer = new Response(null, { headers });`,
      `app.get('/', async (req, res) => { res.set(${key}, '*'); res.send(await (await fetch(url)).text()); });`,
      `const response = await fetch(request); const copy = new Response(response.body, response); copy.headers.set(${key}, '*');`,
      `fetch(url).then((response) => response.headers.get(${key}));`,
      `import { HttpHeaders, HttpResponse } from '@angular/common/http'; new HttpResponse({ headers: new HttpHeaders({ ${key}: '*' }) });`,
      `chrome.webRequest.onHeadersReceived.addListener((details) => ({ responseHeaders: [{ name: ${key}, value: '*' }] })); fetch(url);`,
    ],
  },
  'stand-ins of servers answer with them': {
    valid: [
      `import nock from 'nock'; nock('https://api.acme.dev').get('/').reply(200, {}, { ${key}: '*' }); fetch(url);`,
      `import fetchMock from 'fetch-mock'; fetchMock.get(url, { body: {}, headers: { ${key}: '*' } }); fetch(url);`,
      `import axiosMock from './axios-mock'; axiosMock.get(url, { headers: { ${key}: '*' } });`,
      `cy.intercept('GET', '/api', { headers: { ${key}: '*' } }); fetch(url);`,
      `page.route('**', (route) => route.fulfill({ headers: { ${key}: '*' } })); fetch(url);`,
      `import request from 'supertest'; request(app).get('/').set('Origin', 'https://app.acme.dev').expect(${key}, '*');`,
      `import router from './router'; router.get('/', { headers: { ${key}: '*' } });`,
      `import { post } from 'some-queue'; post.get(url, { headers: { ${key}: '*' } });`,
    ],
  },
  'on a server nobody asks for permission, and nothing is allowed by it either': {
    uselessHeader: [
      fixed(`import express from 'express'; import axios from 'axios'; axios.get(url, { headers: { «${key}»: '*' } });`, "import express from 'express'; import axios from 'axios'; axios.get(url, { headers: {  } });"),
      fixed(`export const GET = async () => { const upstream = await fetch(url, { headers: { «${key}»: '*' } }); return new Response(upstream.body); };`, 'export const GET = async () => { const upstream = await fetch(url, { headers: {  } }); return new Response(upstream.body); };'),
    ],
  },
});

/** The code without the property that is marked. */
function withoutHeader(code: string): string {
  return code.replace(/«[^»]+»: '\*'/, '');
}
