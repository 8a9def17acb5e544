import { testMistakes } from './mistakes.ts';

testMistakes('any website gets in', {
  'a library that answers `*` beside credentials with the Origin of the caller': {
    rule: 'no-wildcard-credentials',
    wrong: `import Koa from 'koa';
import cors from '@koa/cors';
import { accountOf } from './accounts.js';

const app = new Koa();
app.use(«cors({ credentials: true }));
app.use(async (ctx) => {
  ctx.body = await accountOf(ctx.cookies.get('sid'));
});
app.listen(3000);`,
    right: `import Koa from 'koa';
import cors from '@koa/cors';
import { accountOf } from './accounts.js';

const app = new Koa();
app.use(cors({ origin: 'https://shop.example.com', credentials: true }));
app.use(async (ctx) => {
  ctx.body = await accountOf(ctx.cookies.get('sid'));
});
app.listen(3000);`,
  },

  'the Origin of the request is written back unchecked, with credentials': {
    rule: 'no-reflected-origin',
    says: 'https://evil',
    wrong: `const express = require('express');
const app = express();

app.use((req, res, next) => {
  const { origin } = req.headers;
  if (origin) {
    res.setHeader('Access-Control-Allow-Origin', «origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  res.vary('Origin');
  next();
});
app.get('/me', (req, res) => res.json(req.session.user));
app.listen(3000);`,
    right: `const express = require('express');
const app = express();
const allowed = new Set(['https://shop.example.com', 'https://admin.example.com']);

app.use((req, res, next) => {
  const { origin } = req.headers;
  if (allowed.has(origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  res.vary('Origin');
  next();
});
app.get('/me', (req, res) => res.json(req.session.user));
app.listen(3000);`,
  },

  '`origin: true`, which means whoever asks': {
    rule: 'no-reflected-origin',
    wrong: `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.enableCors({ origin: «true, credentials: true });
  await app.listen(3000);
}
bootstrap();`,
    right: `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.enableCors({ origin: process.env.NODE_ENV !== 'production' || ['https://shop.example.com'], credentials: true });
  await app.listen(3000);
}
bootstrap();`,
  },

  'a callback that never denies': {
    rule: 'no-reflected-origin',
    wrong: `import express from 'express';
import cors from 'cors';

const allowed = ['https://shop.example.com', 'https://admin.example.com'];
const app = express();
app.use(cors({
  origin(origin, callback) {
    if (!allowed.includes(origin)) console.warn('unknown origin', origin);
    callback(null, «true);
  },
  credentials: true,
}));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const allowed = ['https://shop.example.com', 'https://admin.example.com'];
const app = express();
app.use(cors({
  origin(origin, callback) {
    if (origin && !allowed.includes(origin)) return callback(new Error('unknown origin'));
    callback(null, true);
  },
  credentials: true,
}));
app.listen(3000);`,
  },

  'a library that sends the Origin back where nothing is said': {
    rule: 'no-reflected-origin',
    wrong: `import { Elysia } from 'elysia';
import { cors } from '@elysiajs/cors';

new Elysia()
  .use(«cors())
  .get('/me', ({ cookie }) => cookie.sid.value)
  .listen(3000);`,
    right: `import { Elysia } from 'elysia';
import { cors } from '@elysiajs/cors';

new Elysia()
  .use(cors({ origin: 'https://shop.example.com' }))
  .get('/me', ({ cookie }) => cookie.sid.value)
  .listen(3000);`,
  },

  'everybody is let in while the configuration is missing': {
    rule: 'no-reflected-origin',
    says: 'CORS_ORIGINS',
    wrong: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({
  origin: process.env.CORS_ORIGINS ? process.env.CORS_ORIGINS.split(',') : «true,
  credentials: true,
}));
app.listen(3000);`,
    right: `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({
  origin: process.env.CORS_ORIGINS ? process.env.CORS_ORIGINS.split(',') : [],
  credentials: true,
}));
app.listen(3000);`,
  },
});
