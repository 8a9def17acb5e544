import cors from 'cors';
import express from 'express';
import { currentStock } from './data.js';

const app = express();

// Wrong: the library waits for a callback, and browsers for the library.
app.use(
  cors({
    // reports: valid-cors-options
    origin: async (origin) => origin === 'https://shop.example',
  }),
);

app.get('/wishes', (req, res) => res.json(currentStock()));
app.listen(3006);
