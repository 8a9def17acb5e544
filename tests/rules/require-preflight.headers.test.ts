import rule from '../../rules/require-preflight.ts';
import { testRule } from '../harness.ts';
import { noHeader, noMethod, noOkStatus, noOrigin } from './preflight-texts.ts';

const setup = "const express = require('express'); const app = express();\n";
const json = 'app.use(express.json()); ';

testRule('require-preflight', rule, { setup }, {
  'headers that only the route sets are missing where Express answers OPTIONS by itself': {
    handler: [
      { code: "app.put('/x', (req, res) => { res.set('Access-Control-Allow-Origin', «'*'»); res.json({}); });", data: { why: 'PUT', ...noOrigin } },
      { code: "app.delete('/x', (req, res) => { res.header({ 'Access-Control-Allow-Origin': «'https://app.acme.dev'» }).sendStatus(204); });", data: { why: 'DELETE', ...noOrigin } },
      { code: "function allow(res) { res.setHeader('Access-Control-Allow-Origin', «'*'»); res.setHeader('Access-Control-Allow-Methods', 'PUT'); } app.put('/x', (req, res) => { allow(res); res.json({}); }); app.delete('/x', (req, res) => { allow(res); res.json({}); });", data: { why: 'PUT', ...noOrigin } },
      { code: "const list = ['https://app.acme.dev']; app.put('/x', (req, res) => { const origin = req.get('Origin'); if (list.includes(origin)) res.set('Access-Control-Allow-Origin', «origin»); res.json({}); });", data: { why: 'PUT', ...noOrigin } },
      { code: `${json}app.post('/x', (req, res) => { res.set('Access-Control-Allow-Origin', «'*'»); res.json(req.body); });`, data: { why: 'POST with content-type', ...noOrigin } },
      { code: "app.get('/x', (req, res) => { res.set('Access-Control-Allow-Origin', «'*'»); res.json(find(req.headers.authorization)); });", data: { why: 'GET with authorization', ...noOrigin } },
      { code: "app.get('/x', (req, res) => { res.set({ 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Headers': 'X-Api-Key' }); res.json([]); });", data: { why: 'GET with x-api-key', ...noOrigin } },
      { code: "const allow = (req, res, next) => { res.set('Access-Control-Allow-Origin', «'*'»); next(); }; app.put('/x', allow, (req, res) => res.json({}));", data: { why: 'PUT', ...noOrigin } },
    ],
    valid: [
      "app.get('/x', (req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.json([]); });",
      "app.post('/x', (req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.json([]); });",
      "app.get('/x', (req, res) => { res.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Accept, Content-Type' }); res.json([]); });",
      // Scripts cannot send an Origin of their own.
      "app.get('/x', (req, res) => { res.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Origin, Accept' }); res.json([]); });",
      "app.put('/x', (req, res) => { res.set('Cache-Control', 'no-store'); /* cors */ res.json({}); });",
      "app.put('/x', (req, res) => { res.set('Access-Control-Allow-Origin', settings.origin); res.json({}); });",
      "const allow = (req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Methods', 'PUT'); next(); }; app.put('/x', allow, (req, res) => res.json({})); app.options('/x', allow);",
      "app.all('/x', (req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Methods', 'PUT'); res.json({}); });",
    ],
  },

  'headers of a middleware reach the automatic answer: what they do not name is missing': {
    handler: [
      { code: "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', «'*'»); next(); }); app.put('/x', (req, res) => res.json({}));", data: noMethod('PUT') },
      { code: "app.use((req, res, next) => { res.header('Access-Control-Allow-Origin', «'https://app.acme.dev'»); res.header('Access-Control-Allow-Headers', 'Content-Type'); next(); }); app.patch('/x', (req, res) => res.json({}));", data: noMethod('PATCH') },
      { code: `${json}app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', «'*'»); next(); }); app.post('/x', (req, res) => res.json(req.body));`, data: noHeader('POST', 'content-type') },
      { code: `${json}app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', «'*'»); res.set('Access-Control-Allow-Methods', 'GET, POST'); next(); }); app.post('/x', (req, res) => { const { name } = req.body; res.json({ name }); });`, data: noHeader('POST', 'content-type') },
      { code: "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', «'*'»); next(); }); app.get('/me', (req, res) => res.json(find(req.headers.authorization)));", data: noHeader('GET', 'authorization') },
      { code: "app.use('/x', (req, res, next) => { res.set('Access-Control-Allow-Origin', «'*'»); next(); }); app.put('/x/:id', (req, res) => res.json({}));", data: noMethod('PUT') },
      { code: "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', «'*'»); next(); }); app.put('/x', (req, res) => res.json({})); app.delete('/x', (req, res) => res.json({}));", data: noMethod('PUT') },
    ],
    valid: [
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Methods', 'GET, PUT'); next(); }); app.put('/x', (req, res) => res.json({}));",
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Methods', '*'); next(); }); app.put('/x', (req, res) => res.json({}));",
      `${json}app.use((req, res, next) => { res.header('Access-Control-Allow-Origin', '*'); res.header('Access-Control-Allow-Headers', 'Origin, X-Requested-With, Content-Type, Accept'); next(); }); app.post('/x', (req, res) => res.json(req.body));`,
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); next(); }); app.get('/x', (req, res) => res.json([]));",
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); next(); }); app.post('/x', (req, res) => res.json([]));",
      "app.use('/y', (req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); next(); }); app.put('/x', (req, res) => res.json({}));",
      // A list that leaves something out was written on purpose, and is another rule's.
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Methods', 'GET'); next(); }); app.put('/x', (req, res) => res.json({}));",
      `${json}app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Headers', 'Authorization'); next(); }); app.post('/x', (req, res) => res.json(req.body));`,
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Methods', settings.methods); next(); }); app.put('/x', (req, res) => res.json({}));",
      // Two middlewares, each with its own header.
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); next(); }); app.use((req, res, next) => { res.set('Access-Control-Allow-Methods', 'PUT'); next(); }); app.put('/x', (req, res) => res.json({}));",
    ],
  },

  'a middleware that answers OPTIONS': {
    handler: [
      // Before the headers are set.
      { code: "app.use((req, res, next) => { if (req.method === 'OPTIONS') return res.sendStatus(200); res.set('Access-Control-Allow-Origin', «'*'»); next(); }); app.put('/x', (req, res) => res.json({}));", data: { why: 'every request that needs a preflight', ...noOrigin } },
      { code: "app.options('*', (req, res) => res.sendStatus(204)); app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', «'*'»); res.set('Access-Control-Allow-Methods', 'PUT'); next(); }); app.put('/x', (req, res) => res.json({}));", data: { why: 'PUT', ...noOrigin } },
      { code: "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', «'*'»); res.set('Access-Control-Allow-Methods', 'PUT'); if (req.method === 'OPTIONS') return res.status(403).end(); next(); }); app.put('/x', (req, res) => res.json({}));", data: { why: 'every request that needs a preflight', ...noOkStatus } },
    ],
    valid: [
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Methods', 'PUT'); if (req.method === 'OPTIONS') return res.sendStatus(200); next(); }); app.put('/x', (req, res) => res.json({}));",
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); if (req.method === 'OPTIONS') { res.header('Access-Control-Allow-Methods', 'PUT, POST, PATCH, DELETE, GET'); return res.status(200).json({}); } next(); }); app.put('/x', (req, res) => res.json({}));",
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Methods', 'PUT'); if (req.method === 'OPTIONS') { res.status(206).end(); } else { next(); } }); app.put('/x', (req, res) => res.json({}));",
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Methods', 'PUT'); if (req.method !== 'OPTIONS') return next(); res.writeHead(204); res.end(); }); app.put('/x', (req, res) => res.json({}));",
      "app.use((req, res, next) => { res.set('Access-Control-Allow-Origin', '*'); res.set('Access-Control-Allow-Methods', 'PUT'); switch (req.method) { case 'OPTIONS': return res.end(); default: next(); } }); app.put('/x', (req, res) => res.json({}));",
      "app.use((req, res, next) => { if (req.method === 'OPTIONS') return next(); if (!req.session) return res.sendStatus(401); res.set('Access-Control-Allow-Origin', '*'); next(); }); app.use(require('./cors'));",
      "app.options('/x', (req, res) => { res.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' }); res.sendStatus(204); }); app.put('/x', (req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.json({}); });",
      // The preflight is answered for the origins that the request is answered for.
      "const list = ['https://app.acme.dev']; app.use((req, res, next) => { const origin = req.get('Origin'); if (list.includes(origin)) { res.set('Access-Control-Allow-Origin', origin); res.set('Access-Control-Allow-Methods', 'PUT'); } if (req.method === 'OPTIONS') return res.sendStatus(list.includes(origin) ? 204 : 403); next(); }); app.put('/x', (req, res) => res.json({}));",
    ],
  },
});
