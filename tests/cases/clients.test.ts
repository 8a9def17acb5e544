import { reportedFiles } from './whole-files.ts';

const js = String.raw;

reportedFiles({
  'a response header on a request': [
    { filename: 'src/api.js', code: js`
export async function loadOrders() {
  const response = await fetch('https://api.shop.example/orders', {
    // reports: valid-cors-request
    headers: { 'Access-Control-Allow-Origin': '*' },
  });
  return response.json();
}
` },
    { filename: 'src/main.js', code: js`
import axios from 'axios';
import { createApp } from 'vue';
import App from './App.vue';

axios.defaults.baseURL = 'https://api.shop.example';
// reports: valid-cors-request
axios.defaults.headers.common['Access-Control-Allow-Origin'] = '*';
createApp(App).mount('#app');
` },
    { filename: 'src/legacy.js', code: js`
export function load(url, done) {
  const xhr = new XMLHttpRequest();
  xhr.open('GET', url);
  // reports: valid-cors-request
  xhr.setRequestHeader('access-control-allow-origin', '*');
  xhr.onload = () => done(JSON.parse(xhr.responseText));
  xhr.send();
}
` },
    { filename: 'src/app/orders.service.ts', code: js`
import { HttpClient, HttpHeaders } from '@angular/common/http';
import { Injectable } from '@angular/core';

@Injectable({ providedIn: 'root' })
export class OrdersService {
  constructor(private readonly http: HttpClient) {}

  load() {
    // reports: valid-cors-request
    const headers = new HttpHeaders({ 'Access-Control-Allow-Origin': '*' });
    return this.http.get('https://api.shop.example/orders', { headers });
  }
}
` },
  ],
  'no-cors, whose response nobody can read': [
    { filename: 'src/api.js', code: js`
export function loadOrders() {
  // reports: no-cors-workaround
  return fetch('https://api.shop.example/orders', { mode: 'no-cors' }).then((response) => response.json());
}
` },
    { filename: 'src/api.js', code: js`
export async function saveOrder(order) {
  // reports: no-cors-workaround
  await fetch('https://api.shop.example/orders/' + order.id, { mode: 'no-cors', method: 'PUT', body: JSON.stringify(order) });
}
` },
  ],
  'the door of somebody else': [
    { filename: 'src/api.js', code: js`
export const load = async (url) => {
  // reports: no-cors-workaround
  const response = await fetch('https://cors-anywhere.herokuapp.com/' + url);
  return response.json();
};
` },
    { filename: 'proxy/server.js', code: js`
const corsAnywhere = require('cors-anywhere');

corsAnywhere
  .createServer({
    // reports: no-cors-workaround
    originWhitelist: [],
    requireHeader: ['origin', 'x-requested-with'],
  })
  .listen(8080, '0.0.0.0');
` },
    { filename: 'proxy/server.js', code: js`
import express from 'express';

const app = express();

app.get('/proxy', async (req, res) => {
  // reports: no-wildcard-origin
  res.set('Access-Control-Allow-Origin', '*');
  // reports: no-cors-workaround
  res.send(await (await fetch(req.query.url)).text());
});

app.listen(3000);
` },
  ],
  'a method that fetch leaves in lower case': [
    { filename: 'src/api.js', code: js`
export const rename = (id, name) =>
  fetch('https://api.shop.example/orders/' + id, {
    // reports: valid-cors-request
    method: 'patch',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name }),
  });
` },
  ],
  'an address without a scheme': [
    { filename: 'src/api.js', code: js`
export async function loadOrders() {
  // reports: valid-cors-request
  const response = await fetch('localhost:3000/api/orders');
  return response.json();
}
` },
  ],
  'web security that is switched off': [
    { filename: 'electron/main.js', code: js`
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const win = new BrowserWindow({
    width: 800,
    height: 600,
    // reports: no-cors-workaround
    webPreferences: { webSecurity: false },
  });
  win.loadFile('index.html');
});
` },
  ],
});
