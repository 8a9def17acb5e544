import { createServer } from 'node:http';

// Wrong: what is set after the answer goes nowhere.
createServer((req, res) => {
  res.end('{"open": "9 to 5"}');
  // reports: require-cors-on-errors
  res.setHeader('Access-Control-Allow-Origin', 'https://shop.example');
}).listen(3006);
