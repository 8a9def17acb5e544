import cors, { type CorsOptions } from 'cors';
import express from 'express';
import { allProducts, closeAccount, findAccount, findCart, findWishes } from './data.js';
import { orders } from './orders.js';

const app = express();
app.use(express.json());

// Right: product data is public and the same for everybody.
app.use('/products', cors());
app.get('/products', (req, res) => res.json(allProducts()));

// Right: the front-ends that may act for the user are listed.
const frontEnds: CorsOptions = { origin: ['https://shop.example', 'https://admin.shop.example'], credentials: true };
app.use('/wishes', cors(frontEnds));
app.get('/wishes', (req, res) => res.json(findWishes(req)));

// Right: these routes write their headers themselves.
app.use('/orders', orders);

// Wrong: `true` is not "my own site", it is "whoever asks".
const anyFrontEnd: CorsOptions = {
  // reports: no-reflected-origin
  origin: true,
  credentials: true,
};
app.get('/account', cors(anyFrontEnd), (req, res) => res.json(findAccount(req)));

// Wrong: before it deletes, the browser asks by OPTIONS, and no route here answers.
// reports: require-preflight
app.delete('/account', cors(frontEnds), (req, res) => {
  closeAccount(req);
  res.sendStatus(204);
});

// Wrong: on the day that the variable is missing, the cart stops working in every browser.
app.use(
  '/cart',
  cors({
    // reports: no-wildcard-credentials
    origin: process.env.SHOP_ORIGIN || '*',
    credentials: true,
  }),
);
app.get('/cart', (req, res) => res.json(findCart(req)));

app.listen(3000);
