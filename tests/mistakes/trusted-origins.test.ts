import { testMistakes } from './mistakes.ts';

testMistakes('an origin is trusted that should not be', {
  'the origin of sandboxed frames, `null`': {
    rule: 'no-null-origin',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: ['https://shop.example.com', «'null'], credentials: true }));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const allowed = ['https://shop.example.com'];
const app = express();
app.use(cors({ origin: (origin, callback) => callback(null, origin === null || origin === undefined || allowed.includes(origin)), credentials: true }));
app.listen(3000);`,
  },

  'an origin that is not encrypted': {
    rule: 'no-untrusted-origin',
    says: 'http://intranet.example.com',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: ['https://shop.example.com', «'http://intranet.example.com'], credentials: true }));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: ['https://shop.example.com', 'http://localhost:5173'], credentials: true }));
app.listen(3000);`,
  },

  'every customer of a hosting company': {
    rule: 'no-untrusted-origin',
    says: 'vercel.app',
    wrong: String.raw`import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: «/^https:\/\/[a-z0-9-]+\.vercel\.app$/, credentials: true }));
app.listen(3000);`,
    right: String.raw`import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: /^https:\/\/example-shop\.vercel\.app$/, credentials: true }));
app.listen(3000);`,
  },

  'every sub-domain, where one may be taken over': {
    rule: 'no-untrusted-origin',
    options: { anySubdomain: true },
    wrong: String.raw`import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: «/^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/, credentials: true }));
app.listen(3000);`,
    right: String.raw`import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: /^https:\/\/(?:shop|blog)\.example\.com$/, credentials: true }));
app.listen(3000);`,
  },

  'every extension of the browser': {
    rule: 'no-untrusted-origin',
    says: 'chrome-extension://',
    wrong: `import { createServer } from 'node:http';
import { tabsOf } from './tabs.js';

createServer((req, res) => {
  const origin = req.headers.origin ?? '';
  res.setHeader('Vary', 'Origin');
  if («origin.startsWith('chrome-extension://')) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  res.end(JSON.stringify(tabsOf(req)));
}).listen(9222);`,
    right: `import { createServer } from 'node:http';
import { tabsOf } from './tabs.js';

createServer((req, res) => {
  const origin = req.headers.origin ?? '';
  res.setHeader('Vary', 'Origin');
  if (origin === 'chrome-extension://abcdefghijklmnopabcdefghijklmnop') {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  res.end(JSON.stringify(tabsOf(req)));
}).listen(9222);`,
  },

  'the own machine of every user, in production': {
    rule: 'no-untrusted-origin',
    options: { localhost: true },
    says: 'http://localhost:3000',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: ['https://shop.example.com', «'http://localhost:3000'], credentials: true }));
app.listen(8080);`,
    right: `import express from 'express';
import cors from 'cors';

const local = process.env.NODE_ENV === 'development' ? ['http://localhost:3000'] : [];
const app = express();
app.use(cors({ origin: ['https://shop.example.com', ...local], credentials: true }));
app.listen(8080);`,
  },

  'everybody, though the data is not public': {
    rule: 'no-wildcard-origin',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(«cors());
app.get('/salaries', async (req, res) => res.json(await salaries()));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: 'https://intranet.example.com' }));
app.get('/salaries', async (req, res) => res.json(await salaries()));
app.listen(3000);`,
  },

  'every website may read what a dev server serves': {
    rule: 'no-wildcard-origin',
    filename: 'vite.config.ts',
    wrong: `import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';

export default defineConfig({
  plugins: [react()],
  server: { port: 5173, cors: { origin: «'*' } },
});`,
    right: `import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';

export default defineConfig({
  plugins: [react()],
  server: { port: 5173, cors: { origin: 'http://localhost:8080' } },
});`,
  },
});
