import { createServer } from 'node:http';
import { changeStock, currentStock } from './data.js';

const partners = new Set(['https://warehouse.example', 'https://carrier.example']);

/** Right: looks the origin up, and answers the preflight before anything else happens. */
function allowPartners(req, res) {
  res.setHeader('Vary', 'Origin');
  if (partners.has(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  if (req.method !== 'OPTIONS') return false;
  res.writeHead(204, { 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'Content-Type' });
  res.end();
  return true;
}

createServer((req, res) => {
  if (allowPartners(req, res)) return;
  res.end(JSON.stringify(req.method === 'PUT' ? changeStock(req) : currentStock()));
}).listen(3001);

// Wrong: says that PUT is allowed, but answers the preflight like any other request that is not a PUT.
createServer((req, res) => {
  // reports: require-preflight
  res.setHeader('Access-Control-Allow-Origin', 'https://warehouse.example');
  res.setHeader('Access-Control-Allow-Methods', 'GET, PUT');
  if (req.method === 'PUT') return res.end(changeStock(req));
  if (req.method === 'GET') return res.end(JSON.stringify(currentStock()));
  res.writeHead(405).end();
}).listen(3002);
