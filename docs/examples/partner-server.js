import cors from 'cors';
import express from 'express';
import { allProducts, currentStock, findOrders, findWishes } from './data.js';

const app = express();

// Right: a pattern with both ends, and dots that are dots.
const branches = cors({ origin: /^https:\/\/[a-z0-9-]+\.shop\.example$/, credentials: true });
app.get('/products', branches, (req, res) => res.json(allProducts()));

// Wrong: other names end like that, too. It takes a dot before it, and the scheme.
const anyBranch = cors({
  // reports: no-weak-origin-check
  origin: (origin = '', callback) => callback(null, origin.endsWith('shop.example')),
  credentials: true,
});
app.get('/orders', anyBranch, (req, res) => res.json(findOrders(req)));

// Wrong: a page that was opened from a file says `null`, and so does a frame on any website.
const report = cors({
  // reports: no-null-origin
  origin: ['https://shop.example', 'null'],
});
app.get('/stock', report, (req, res) => res.json(currentStock()));

// Wrong: previews of the shop have names under this suffix, and so has everybody else.
const previews = cors({
  // reports: no-untrusted-origin
  origin: /^https:\/\/[a-z0-9-]+\.vercel\.app$/,
  credentials: true,
});
app.get('/wishes', previews, (req, res) => res.json(findWishes(req)));

app.listen(3003);
