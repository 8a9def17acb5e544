import { describe, expect, it } from 'vitest';
import { mayHoldClientCode, passesGate } from '../src/gate.ts';

describe('the gate of the rules about clients', () => {
  it.each([
    "fetch(url, { headers: { 'Access-Control-Allow-Origin': '*' } })",
    'api.get(url, { headers: { "access-control-allow-origin": "*" } })',
    "fetch(url, { mode: 'no-cors' })",
    "fetch(url, { method: 'patch' })",
    'axios.get(`localhost:3000/${path}`)',
    "fetch(url, { headers: { Origin: 'https://app.acme.dev' } })",
    "xhr.setRequestHeader('Cookie', value)",
    "load('https://api.allorigins.win/raw?url=' + url)",
    'new BrowserWindow({ webPreferences: { webSecurity: false } })',
    "import { useState } from 'react'; import cors from 'cors';",
    "const cors = require('cors'); document.body.append(list);",
    "app.commandLine.appendSwitch('disable-web-security')",
    'axios.get(url, { headers: { Authorization: `Bearer ${token}`, withCredentials: true } })',
    "fetch(url, { headers: { mode: 'cors' } })",
    'fetch(url, { withCredentials: true })',
    "axios.get(url, { credentials: 'include' })",
  ])('lets through what may be wrong: %s', (text) => {
    expect(mayHoldClientCode(text)).toBe(true);
    expect(passesGate(text, 'page.js')).toBe(true);
  });

  it.each([
    "fetch('/api/orders', { method: 'POST', headers: { Accept: 'text/html' } })",
    "res.set('Access-Control-Allow-Origin', req.headers.origin)",
    "app.patch('/orders', update); const kind = 'patch';",
    "import cors from 'cors'; import express from 'express';",
    "import { useState } from 'react'; fetch(url, { mode: 'cors' });",
    "listen('localhost:3000')",
    'axios.get(url, { withCredentials: true, headers: { Accept: type } })',
    "fetch(url, { credentials: 'include', headers: { Accept: type } })",
    'const image = <img crossOrigin="anonymous" src={url} />',
  ])('stops what is not: %s', (text) => expect(mayHoldClientCode(text)).toBe(false));
});
