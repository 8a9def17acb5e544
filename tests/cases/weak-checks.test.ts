import { describe, expect, it } from 'vitest';
import { patterns, texts, type Row } from '../rules/weak-origins.rows.ts';
import { said } from './whole-files.ts';

/** Servers that let an origin in if it passes a check, by how they get at it: the check is about `o`. */
const receivers: Readonly<Record<string, (check: string, setup: string) => string>> = {
  'a parameter called origin': (check, setup) => withLibrary(renamed(check, 'origin'), 'origin', setup),
  'a parameter called o': (check, setup) => withLibrary(check, 'o', setup),
  'req.headers.origin': (check, setup) => onExpress(renamed(check, 'req.headers.origin'), 'req.headers.origin', '', setup),
  "req.header('Origin')": (check, setup) => onExpress(check, 'o', "const o = req.header('Origin');", setup),
  "ctx.get('origin')": (check, setup) => onKoa(check, setup),
  "request.headers.get('origin')": (check, setup) => onFetch(check, setup),
  'event.headers.origin': (check, setup) => onLambda(check, setup),
  'destructured': (check, setup) => onExpress(renamed(check, 'origin'), 'origin', 'const { origin } = req.headers;', setup),
  'destructured and renamed': (check, setup) => onExpress(check, 'o', 'const { origin: o } = req.headers;', setup),
  'with an optional chain': (check, setup) => onExpress(check.replace(/\bo\.(?=\w+\()/g, 'o?.'), 'o', 'const o = req.headers?.origin;', setup),
  "with ?? ''": (check, setup) => onExpress(check, 'o', "const o = req.headers.origin ?? '';", setup),
  'in lower case': (check, setup) => onExpress(check, 'o', "const o = (req.headers.origin || '').toLowerCase();", setup),
  'as string': (check, setup) => onExpress(check, 'o', 'const o = req.headers.origin as string;', setup),
  'not null': (check, setup) => onExpress(check, 'o', 'const o = req.headers.origin!;', setup),
};

const renamed = (check: string, name: string): string => check.replace(/(?<![\w.])o\b(?!:)/g, name);

const onExpress = (check: string, origin: string, before: string, setup: string): string => `
import express from 'express';

const app = express();
${setup}

app.get('/account', (req, res) => {
  ${before}
  res.vary('Origin');
  if (${check}) {
    res.set('Access-Control-Allow-Origin', ${origin});
    res.set('Access-Control-Allow-Credentials', 'true');
  }
  res.json({ name: 'Ada' });
});

app.listen(3000);
`;

const withLibrary = (check: string, origin: string, setup: string): string => `
import cors from 'cors';
import express from 'express';

const app = express();
${setup}

app.use(cors({ origin: (${origin}, callback) => callback(null, !!(${check})), credentials: true }));
app.get('/account', (req, res) => res.json({ name: 'Ada' }));
app.listen(3000);
`;

const onKoa = (check: string, setup: string): string => `
import Koa from 'koa';

const app = new Koa();
${setup}

app.use((ctx) => {
  const o = ctx.get('origin');
  ctx.vary('Origin');
  if (${check}) {
    ctx.set('Access-Control-Allow-Origin', o);
    ctx.set('Access-Control-Allow-Credentials', 'true');
  }
  ctx.body = { name: 'Ada' };
});

app.listen(3000);
`;

const onFetch = (check: string, setup: string): string => `
${setup}

export default {
  async fetch(request) {
    const o = request.headers.get('origin');
    const headers = new Headers({ Vary: 'Origin' });
    if (${check}) {
      headers.set('Access-Control-Allow-Origin', o);
      headers.set('Access-Control-Allow-Credentials', 'true');
    }
    return new Response('{}', { headers });
  },
};
`;

const onLambda = (check: string, setup: string): string => `
${setup}

export const handler = async (event) => {
  const o = event.headers.origin;
  const headers = { Vary: 'Origin' };
  if (${check}) {
    headers['Access-Control-Allow-Origin'] = o;
    headers['Access-Control-Allow-Credentials'] = 'true';
  }
  return { statusCode: 200, headers, body: '{}' };
};
`;

/** Those that ask more of the request than its Origin are about servers of one kind. */
const rows = [...texts, ...patterns].filter(({ check }) => !/\breq\b/.test(check));
const names = Object.keys(receivers);
const everywhere = rows.filter(({ id, check }, i) => rows.findIndex((one) => one.id === id) === i && /^W(?:01|09|13|25|29)$/.test(id) && check !== '');

/** A row and the receiver in which it is written. */
const written = [
  ...everywhere.flatMap((row) => names.map((name) => ({ row, name }))),
  ...rows.map((row, i) => ({ row, name: names[i % names.length] ?? '' })).filter(({ row }) => !everywhere.includes(row)),
].map(({ row, name }) => ({ row, name, title: `${row.id} ${row.check.replace(/[«»]/g, '')}: ${name}` }));

const fileOf = (check: string, { setup = '' }: Row, name: string): string => receivers[name]?.(check.replace(/[«»]/g, ''), setup) ?? '';

/** What is only said where somebody asks for it is about other mistakes than these. */
const unasked = { 'no-untrusted-origin': {}, 'require-vary-origin': {} };

const rulesOn = (code: string, { rule, options }: Row): string[] => said('all', { code, options: { ...unasked, ...(options === undefined ? {} : { [rule]: options }) } }).map((one) => one.replace(/^\d+ /, ''));

describe('a weak check, however it gets at the origin', () => {
  it.each(written)('$title', ({ row, name }) => expect(rulesOn(fileOf(row.check, row, name), row)).toEqual([row.rule]));
});

describe('the check that was meant', () => {
  it.each(written)('instead of $title', ({ row, name }) => expect(rulesOn(fileOf(row.safe, row, name), row)).toEqual([]));
});
