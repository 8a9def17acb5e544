import { Router } from 'express';
import { findInvoice, findOrders, shipOrder } from './data.js';

const shop = 'https://shop.example';

export const orders = Router();

// Right: one origin, compared as a whole, and nobody else gets a header.
orders.get('/', (req, res) => {
  res.vary('Origin');
  if (req.get('Origin') === shop) {
    res.set({ 'Access-Control-Allow-Origin': shop, 'Access-Control-Allow-Credentials': 'true' });
  }
  res.json(findOrders(req));
});

// Wrong: a header that is sent to everyone who sends an Origin is no check.
orders.get('/:id/invoice', (req, res) => {
  const { origin } = req.headers;
  if (origin) {
    // reports: no-reflected-origin
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  res.json(findInvoice(req));
});

// Right: no CORS headers, so only pages of this very origin read the answer.
orders.post('/:id/shipment', (req, res) => res.json(shipOrder(req)));
