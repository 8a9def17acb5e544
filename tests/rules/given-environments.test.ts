import noReflectedOrigin from '../../rules/no-reflected-origin.ts';
import noWeakOriginCheck from '../../rules/no-weak-origin-check.ts';
import noWildcardCredentials from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';

/** The environment that a platform hands to each handler beside the request: who runs the program fills it, not who sends a request. */

const hono = "import { Hono } from 'hono'; import { cors } from 'hono/cors'; const app = new Hono(); const list = ['https://app.acme.dev']; ";
const answer = "c.header('Access-Control-Allow-Origin', origin); c.header('Access-Control-Allow-Credentials', 'true'); c.header('Vary', 'Origin');";
const worker = (allowed: string, place = "allowed ? origin : 'https://app.acme.dev'"): string =>
  `const list = ['https://app.acme.dev']; export default { async fetch(request, env) { const origin = request.headers.get('Origin') ?? ''; const allowed = ${allowed}; return new Response('', { headers: { 'Access-Control-Allow-Origin': ${place}, 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' } }); } };`;

testRule('no-reflected-origin', noReflectedOrigin, { data: { witness: 'https://evil.example' } }, {
  'who opens a policy by it does so on purpose, and development is not judged': {
    valid: [
      `${hono} app.use('*', cors({ origin: (origin, c) => { if (c.env.ALLOW_ALL === 'true') return origin; return list.includes(origin) ? origin : null; }, credentials: true })); export default app;`,
      `${hono} app.use('*', cors({ origin: (origin, c) => (c.env.ENVIRONMENT !== 'production' ? origin : list.includes(origin) ? origin : null), credentials: true })); export default app;`,
      `${hono} app.use('*', async (c, next) => { const origin = c.req.header('Origin') ?? ''; if (c.env.ENVIRONMENT === 'development' || list.includes(origin)) { ${answer} } await next(); }); export default app;`,
      `import { env } from 'hono/adapter'; ${hono} app.use('*', async (c, next) => { const { ALLOW_ALL } = env(c); const origin = c.req.header('Origin') ?? ''; if (ALLOW_ALL === 'true' || list.includes(origin)) { ${answer} } await next(); }); export default app;`,
      `${hono} app.use('*', async (c, next) => { const origin = c.req.header('Origin') ?? ''; const tenant = await c.env.DB.prepare('select').first(); if (tenant.origin === origin) { ${answer} } await next(); }); export default app;`,
      "export const onRequest = async (context) => { const origin = context.request.headers.get('Origin') ?? ''; const allowed = context.env.ENVIRONMENT === 'development' || ['https://app.acme.dev'].includes(origin); return new Response('', { headers: { 'Access-Control-Allow-Origin': allowed ? origin : 'https://app.acme.dev', 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' } }); };",
      worker("env.ENVIRONMENT === 'development' || list.includes(origin)"),
    ],
  },
  'what it lacks may open a policy': {
    fallback: [
      { code: worker("!env.ALLOWED_ORIGINS || env.ALLOWED_ORIGINS.split(',').includes(origin)", "«allowed ? origin : 'https://app.acme.dev'»"), data: { env: 'ALLOWED_ORIGINS', credentials: ' with credentials' } },
      { code: `${hono} app.use('*', cors({ origin: «(origin, c) => (!c.env.ALLOWED_ORIGINS || c.env.ALLOWED_ORIGINS.split(',').includes(origin) ? origin : null)», credentials: true })); export default app;`, data: { env: 'ALLOWED_ORIGINS', credentials: ' with credentials' } },
      { code: `${hono} app.use('*', cors({ origin: «(origin) => (!process.env.ALLOWED_ORIGINS ? origin : 'https://app.acme.dev')», credentials: true })); export default app;`, data: { env: 'ALLOWED_ORIGINS', credentials: ' with credentials' } },
    ],
  },
  'the sender of a request chooses what stands in it': {
    conditional: [
      `${hono} app.use('*', async (c, next) => { const origin = c.req.header('Origin') ?? ''; if (c.req.query('all') === 'true' || list.includes(origin)) { ${answer.replace(', origin)', ', «origin»)')} } await next(); }); export default app;`,
    ],
  },
});

testRule('no-wildcard-credentials', noWildcardCredentials, {}, {
  'the fallback for what is not in it': {
    fallback: [
      { code: "export default { async fetch(request, env) { return new Response('', { headers: { 'Access-Control-Allow-Origin': «env.ALLOWED_ORIGIN || '*'», 'Access-Control-Allow-Credentials': 'true' } }); } };", data: { env: 'ALLOWED_ORIGIN' } },
    ],
    valid: ["export default { async fetch(request, env) { return new Response('', { headers: { 'Access-Control-Allow-Origin': env.ALLOWED_ORIGIN || 'https://app.acme.dev', 'Access-Control-Allow-Credentials': 'true' } }); } };"],
  },
});

testRule('no-weak-origin-check', noWeakOriginCheck, {}, {
  'what the code names where it lacks something is held against the origin': {
    check: [{ code: worker("«(env.ALLOWED_ORIGINS || 'https://acme.dev').split(',').some((one) => origin.endsWith(new URL(one).hostname))»"), data: { check: "(env.ALLOWED_ORIGINS || 'https://acme.dev').split(',').some((one) => origin.endsWith(new URL(one).hostname))", witness: 'https://evilacme.dev', supposed: '', reach: ' It can then read this response as the user.' } }],
    valid: [worker("(env.ALLOWED_ORIGINS || 'https://acme.dev').split(',').some((one) => origin === one)")],
  },
});
