import { testMistakes } from './mistakes.ts';

testMistakes('a client asks in a way that cannot work', {
  'a header of responses on the request': {
    rule: 'valid-cors-request',
    says: 'Request header field access-control-allow-origin is not allowed',
    wrong: `import axios from 'axios';

export const api = axios.create({
  baseURL: 'https://api.example.com',
  headers: { «'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' },
});`,
    right: `import { http, HttpResponse } from 'msw';

export const handlers = [
  http.get('https://api.example.com/orders', () => HttpResponse.json([], { headers: { 'Access-Control-Allow-Origin': 'https://shop.example.com' } })),
];`,
    filename: 'api.ts',
  },

  'a header that browsers let no script set': {
    rule: 'valid-cors-request',
    wrong: `import { useEffect, useState } from 'react';

export function Orders() {
  const [orders, setOrders] = useState([]);
  useEffect(() => {
    fetch('https://api.example.com/orders', { headers: { «Origin: 'https://shop.example.com', Accept: 'application/json' } })
      .then((response) => response.json())
      .then(setOrders);
  }, []);
  return <List items={orders} />;
}`,
    right: `import { createServer } from 'node:http';

createServer(async (req, res) => {
  const response = await fetch('https://api.example.com/orders', { headers: { Origin: 'https://shop.example.com', Accept: 'application/json' } });
  res.end(await response.text());
}).listen(3000);`,
    filename: 'orders.tsx',
  },

  '`no-cors`, whose answer nobody can read': {
    rule: 'no-cors-workaround',
    says: 'opaque',
    wrong: `export async function loadOrders() {
  const response = await fetch('https://api.example.com/orders', { «mode: 'no-cors' });
  return response.json();
}`,
    right: `self.addEventListener('install', (event) => {
  event.waitUntil(fetch('https://cdn.example.net/logo.png', { mode: 'no-cors' }).then((response) => caches.open('v1').then((cache) => cache.put('/logo.png', response))));
});`,
    filename: 'orders.ts',
  },

  '`no-cors` with a method that it does not carry': {
    rule: 'no-cors-workaround',
    wrong: `export const remove = (id: string) => fetch('https://api.example.com/orders/' + id, { «mode: 'no-cors', method: 'DELETE' });`,
    right: `export const seen = (id: string) => fetch('https://stats.example.com/seen?id=' + id, { mode: 'no-cors', method: 'POST', keepalive: true });`,
    filename: 'orders.ts',
  },

  'a proxy that belongs to somebody else': {
    rule: 'no-cors-workaround',
    says: 'corsproxy.io',
    wrong: `const proxy = «'https://corsproxy.io/?';

export const loadFeed = (url: string) => fetch(proxy + encodeURIComponent(url)).then((response) => response.text());`,
    right: `const proxy = '/api/feed?url=';

export const loadFeed = (url: string) => fetch(proxy + encodeURIComponent(url)).then((response) => response.text());`,
    filename: 'feed.ts',
  },

  'the security of the browser is switched off': {
    rule: 'no-cors-workaround',
    wrong: `import { app, BrowserWindow } from 'electron';

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1200, webPreferences: { «webSecurity: false } });
  window.loadURL('https://shop.example.com');
});`,
    right: `import { app, BrowserWindow } from 'electron';

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1200, webPreferences: { webSecurity: true, sandbox: false } });
  window.loadURL('https://shop.example.com');
});`,
    filename: 'main.ts',
  },

  '`patch` in lower case': {
    rule: 'valid-cors-request',
    says: 'Method patch is not allowed',
    wrong: `export const rename = (id: string, name: string) =>
  fetch('https://api.example.com/orders/' + id, { method: «'patch', body: JSON.stringify({ name }), headers: { 'Content-Type': 'application/json' } });`,
    right: `export const rename = (id: string, name: string) =>
  fetch('https://api.example.com/orders/' + id, { method: 'put', body: JSON.stringify({ name }), headers: { 'Content-Type': 'application/json' } });`,
    filename: 'orders.ts',
  },

  'a URL without a scheme': {
    rule: 'valid-cors-request',
    says: 'URL scheme "localhost" is not supported.',
    wrong: `import axios from 'axios';

export const loadOrders = () => axios.get(«'localhost:3000/orders').then(({ data }) => data);`,
    right: `import axios from 'axios';

export const loadOrders = () => axios.get('/orders').then(({ data }) => data);`,
    filename: 'orders.ts',
  },

  'a URL with a user name': {
    rule: 'valid-cors-request',
    wrong: `export const loadOrders = () => fetch(«'https://shop:secret@api.example.com/orders').then((response) => response.json());`,
    right: `export const loadOrders = () => fetch('https://api.example.com/orders@shop').then((response) => response.json());`,
    filename: 'orders.ts',
  },

  'an open proxy that adds the headers': {
    rule: 'no-cors-workaround',
    isPublic: true,
    wrong: `import express from 'express';

const app = express();
app.get('/proxy', async (req, res) => {
  const response = await «fetch(req.query.url);
  res.set('Access-Control-Allow-Origin', '*');
  res.send(await response.text());
});
app.listen(3000);`,
    right: `import express from 'express';

const app = express();
app.get('/feeds/:name', async (req, res) => {
  const response = await fetch('https://feeds.example.com/' + encodeURIComponent(req.params.name));
  res.set('Access-Control-Allow-Origin', '*');
  res.send(await response.text());
});
app.listen(3000);`,
  },

'the CORS handler of a server in the code of a page': {
    rule: 'valid-cors-request',
    wrong: `import React, { useEffect, useState } from 'react';
«import cors from 'cors';

export function Orders() {
  const [orders, setOrders] = useState([]);
  useEffect(() => {
    cors({ origin: 'https://api.example.com' });
    fetch('https://api.example.com/orders').then((response) => response.json()).then(setOrders);
  }, []);
  return <List items={orders} />;
}`,
    right: `import React from 'react';
import express from 'express';
import cors from 'cors';
import { renderToString } from 'react-dom/server';

const app = express();
app.use(cors({ origin: 'https://shop.example.com' }));
app.get('/', (req, res) => res.send(renderToString(<Page />)));
app.listen(3000);`,
    filename: 'orders.tsx',
  },
});
