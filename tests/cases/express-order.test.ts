import { reportedFiles } from './whole-files.ts';

const js = String.raw;

reportedFiles({
  'CORS comes after what refuses the preflight': [
    js`
import cors from 'cors';
import express from 'express';
import passport from 'passport';

const app = express();
app.use(passport.authenticate('jwt', { session: false }));
// reports: cors-middleware-order
app.use(cors({ origin: 'https://app.shop.example' }));
app.get('/orders', (req, res) => res.json([]));
app.listen(3000);
`,
  ],
  'CORS comes after the routes': [
    js`
import cors from 'cors';
import express from 'express';

const app = express();
app.get('/orders', (req, res) => res.json([]));
// reports: cors-middleware-order
app.use(cors({ origin: 'https://app.shop.example' }));
app.listen(3000);
`,
  ],
  'a stricter CORS handler comes after a wider one': [
    js`
import cors from 'cors';
import express from 'express';
import admin from './routes/admin.js';

const app = express();
// reports: no-wildcard-origin
app.use(cors());
// reports: cors-middleware-order
app.use('/admin', cors({ origin: ['https://admin.shop.example'] }));
app.use('/admin', admin);
app.listen(3000);
`,
    js`
import cors from 'cors';
import express from 'express';

const app = express();
// reports: no-wildcard-origin
app.options('/{*path}', cors());
// reports: cors-middleware-order
app.use(cors({ origin: ['https://app.shop.example'], credentials: true }));
app.put('/orders/:id', (req, res) => res.json({ id: req.params.id }));
app.listen(3000);
`,
  ],
  'nothing answers the preflight': [
    js`
import cors from 'cors';
import express from 'express';

const app = express();
// reports: require-preflight
app.delete('/orders/:id', cors({ origin: 'https://app.shop.example' }), (req, res) => res.sendStatus(204));
app.listen(3000);
`,
    js`
import express from 'express';

const app = express();

app.use((req, res, next) => {
  // reports: require-preflight
  res.setHeader('Access-Control-Allow-Origin', 'https://app.shop.example');
  res.setHeader('Access-Control-Allow-Headers', 'Content-Type');
  next();
});

app.put('/orders/:id', (req, res) => res.json({ id: req.params.id }));
app.listen(3000);
`,
    {
      code: js`
import cors from 'cors';
import express from 'express';

const app = express();
const front = cors({ origin: 'https://app.shop.example' });
// reports: require-preflight
app.options('*', front);
app.use(front);
app.put('/orders/:id', (req, res) => res.json({ id: req.params.id }));
app.listen(3000);
`,
      settings: { versions: { express: '5.1.0' } },
    },
  ],
  'the preflight is answered, and then goes on': [
    js`
import express from 'express';

const app = express();

app.use((req, res, next) => {
  res.header('Access-Control-Allow-Origin', 'https://app.shop.example');
  res.header('Access-Control-Allow-Methods', 'GET, PUT');
  res.header('Access-Control-Allow-Headers', 'Content-Type');
  // reports: require-preflight
  if (req.method === 'OPTIONS') res.sendStatus(200);
  next();
});

app.put('/orders/:id', (req, res) => res.json({ id: req.params.id }));
app.listen(3000);
`,
  ],
});
