import noReflectedOrigin from '../../rules/no-reflected-origin.ts';
import noUntrustedOrigin from '../../rules/no-untrusted-origin.ts';
import noWeakOriginCheck from '../../rules/no-weak-origin-check.ts';
import { testRule } from '../harness.ts';

const headers = (origin: string): string => `({ 'Access-Control-Allow-Origin': ${origin}, 'Access-Control-Allow-Credentials': 'true' })`;
const list = "const list = ['https://app.acme.dev', 'https://admin.acme.dev'];";
const fromEnv = "const list = (process.env.ORIGINS || '').split(',').filter(Boolean);";

testRule('an Origin that another file hands to a function', noReflectedOrigin, { data: { witness: 'https://evil.example', credentials: ' with credentials' } }, {
  'is the one that a parameter of that name is checked for': {
    ineffective: [
      { code: `${list} export function corsHeaders(origin) { if (!list.includes(origin)) console.warn('unknown'); return ${headers('«origin»')}; }`, data: { check: 'list.includes(origin)' } },
      { code: `${list} exports.allow = (res, requestOrigin) => { if (!list.includes(requestOrigin)) log.warn(requestOrigin); res.setHeader('Access-Control-Allow-Origin', «requestOrigin»); res.setHeader('Access-Control-Allow-Credentials', 'true'); };`, data: { check: 'list.includes(requestOrigin)' } },
    ],
    fallback: [
      { code: `${fromEnv} export function corsHeaders(origin) { const allowed = list.length === 0 || list.includes(origin); return ${headers("«allowed ? origin : 'https://app.acme.dev'»")}; }`, data: { env: 'ORIGINS' } },
      { code: `${fromEnv} const allowedOrigin = (origin) => (list.length === 0 || list.includes(origin) ? origin : list[0]); export const corsHeaders = (origin) => ${headers('«allowedOrigin(origin)»')};`, data: { env: 'ORIGINS' } },
    ],
  },
  'is not what is no more than sent, or has a default': {
    valid: [
      `export const corsHeaders = (origin) => ${headers('origin')};`,
      `export const corsHeaders = (origin = '*') => ${headers('origin')};`,
      `${list} export const corsHeaders = (origin = 'https://app.acme.dev') => { if (!list.includes(origin)) console.warn(origin); return ${headers('origin')}; };`,
      `export const corsHeaders = (origin) => { if (origin === '*') throw new Error('no'); return ${headers('origin')}; };`,
      `${list} export const corsHeaders = (tenant) => { if (!list.includes(tenant)) console.warn(tenant); return ${headers('tenant')}; };`,
      `${list} export const corsHeaders = (origin) => ${headers('list.includes(origin) ? origin : list[0]')};`,
      `${list} export function allow(res, origin) { if (!list.includes(origin)) return; res.setHeader('Access-Control-Allow-Origin', origin); res.setHeader('Access-Control-Allow-Credentials', 'true'); }`,
      `import { isAllowed } from './origins.js'; export const corsHeaders = (origin) => ${headers("isAllowed(origin) ? origin : 'null.invalid'")};`,
      `const use = (origin) => ${headers("origin === 'https://app.acme.dev' ? origin : origin")}; export default use('https://app.acme.dev');`,
    ],
  },
});

testRule('a check of an Origin that another file hands over', noWeakOriginCheck, { data: { witness: 'https://evilacme.dev', check: "origin.endsWith('acme.dev')", supposed: '', text: '/^https:\\/\\/(?:[a-z0-9-]+\\.)*acme\\.dev$/.test(origin)', reach: ' It can then read this response as the user.' } }, {
  'is executed like any other': {
    check: [{ code: `export const corsHeaders = (origin) => ${headers("«origin.endsWith('acme.dev')» ? origin : 'https://acme.dev'")};`, suggest: { repair: `export const corsHeaders = (origin) => ${headers("/^https:\\/\\/(?:[a-z0-9-]+\\.)*acme\\.dev$/.test(origin) ? origin : 'https://acme.dev'")};` } }],
    valid: [
      `export const corsHeaders = (origin) => ${headers("/^https:\\/\\/(?:[a-z0-9-]+\\.)*acme\\.dev$/.test(origin) ? origin : 'https://acme.dev'")};`,
      `export const corsHeaders = (origin) => ${headers('origin')}; export const isAcme = (origin) => origin.endsWith('acme.dev');`,
    ],
  },
});

testRule('an Origin that another file hands over', noUntrustedOrigin, { data: { suffix: '.vercel.app', witness: 'https://evil.vercel.app' } }, {
  'is not trusted for the place where it is hosted': {
    shared: [`export const corsHeaders = (origin) => ${headers("«/^https:\\/\\/[\\w-]+\\.vercel\\.app$/.test(origin)» ? origin : 'https://acme.dev'")};`],
    valid: [`export const corsHeaders = (origin) => ${headers("/^https:\\/\\/acme-app\\.vercel\\.app$/.test(origin) ? origin : 'https://acme.dev'")};`],
  },
});
