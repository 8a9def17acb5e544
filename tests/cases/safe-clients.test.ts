import { silentFiles } from './whole-files.ts';

const js = String.raw;
const inBrowser = (code: string) => ({ filename: 'src/api.js', code });

silentFiles({
  'cookies are asked for, where the server allows that': [
    inBrowser(js`
import axios from 'axios';

export const api = axios.create({ baseURL: 'https://api.shop.example', withCredentials: true });
`),
    inBrowser(js`
export const loadAccount = () => fetch('https://api.shop.example/account', { credentials: 'include' }).then((response) => response.json());
`),
  ],
  'no-cors whose response nobody wants to read': [
    inBrowser(js`
export const leave = (page) => navigator.sendBeacon('https://stats.shop.example/leave', JSON.stringify({ page }));
`),
    inBrowser(js`
export function count(page) {
  fetch('https://stats.shop.example/count?page=' + encodeURIComponent(page), { mode: 'no-cors' });
}
`),
    inBrowser(js`
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open('v1').then((cache) => cache.add(new Request('https://cdn.shop.example/logo.png', { mode: 'no-cors' }))));
});
`),
  ],
  'methods that are made upper case': [
    inBrowser(js`
import axios from 'axios';

export const rename = (id, name) => axios({ url: 'https://api.shop.example/orders/' + id, method: 'patch', data: { name } });
`),
    inBrowser(js`
export const save = (id, order) => fetch('https://api.shop.example/orders/' + id, { method: 'put', body: JSON.stringify(order) });
`),
  ],
  'a server may say who it is': [
    {
      filename: 'src/upstream.js',
      code: js`
import { createServer } from 'node:http';

const SELF = 'https://www.shop.example';

createServer(async (req, res) => {
  const upstream = await fetch('https://stock.shop.example/items', { headers: { Origin: SELF } });
  res.end(await upstream.text());
}).listen(3000);
`,
    },
  ],
});
