import cors from 'cors';
import express from 'express';
import { currentStock } from './data.js';

const origin = 'https://shop.example';
const app = express();

// Right: names what scripts may send and read.
app.use('/catalogue', cors({ origin, credentials: true, allowedHeaders: ['Content-Type'], exposedHeaders: ['X-Total-Count'], maxAge: 600 }));

// Wrong, four times: what a browser makes of these is not what they say.
app.use(
  '/wishes',
  cors({
    origin,
    credentials: true,
    // reports: valid-allow-methods
    methods: ['get', 'put'],
    // reports: valid-allow-headers
    allowedHeaders: '*',
    // reports: valid-expose-headers
    exposedHeaders: '*',
    // reports: valid-max-age
    maxAge: '10m',
  }),
);

app.get('/catalogue', (req, res) => res.json(currentStock()));
app.listen(3004);
