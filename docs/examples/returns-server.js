import cors from 'cors';
import express from 'express';
import { findOrders } from './data.js';

const app = express();
const shop = cors({ origin: 'https://shop.example', credentials: true });

// Right: whoever runs the server asks this, and no page.
app.get('/health', (req, res) => res.send('ok'));

// Wrong: the preflight has no cookie, and never gets to CORS.
app.use((req, res, next) => {
  if (!req.headers.cookie) return res.sendStatus(401);
  next();
});
// reports: cors-middleware-order
app.use(shop);

app.get('/returns', (req, res) => res.json(findOrders(req)));
app.listen(3005);
