import { createServer } from 'node:http';
import { currentStock } from './data.js';

// Wrong: no browser has heard of a header of that name.
createServer((req, res) => {
  // reports: valid-cors-header-name
  res.setHeader('Access-Control-Allow-Origins', 'https://shop.example');
  res.end(JSON.stringify(currentStock()));
}).listen(3005);
