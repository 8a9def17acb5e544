import { createServer } from 'node:http';

const frontEnds = ['https://shop.example', 'https://admin.shop.example'];

// Wrong: the browser keeps what one front-end got, and gives it to the other.
createServer((req, res) => {
  const { origin } = req.headers;
  // reports: require-vary-origin
  if (frontEnds.includes(origin)) res.setHeader('Access-Control-Allow-Origin', origin);
  res.setHeader('Content-Type', 'font/woff2');
  res.end(font);
}).listen(3001);

// Wrong: an origin has no slash at its end, so the partner is locked out.
createServer((req, res) => {
  // reports: valid-allow-origin
  res.setHeader('Access-Control-Allow-Origin', 'https://partner.example/');
  res.end(font);
}).listen(3002);

// Wrong, twice: one origin has to be named, and credentials are allowed by `true`.
createServer((req, res) => {
  // reports: no-duplicate-allow-origin
  res.setHeader('Access-Control-Allow-Origin', frontEnds);
  // reports: valid-allow-credentials
  res.setHeader('Access-Control-Allow-Credentials', 'True');
  res.end(font);
}).listen(3003);
