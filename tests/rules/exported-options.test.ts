import reflected from '../../rules/no-reflected-origin.ts';
import stars from '../../rules/no-wildcard-credentials.ts';
import checks from '../../rules/no-weak-origin-check.ts';
import { testRule } from '../harness.ts';

const nobody = (code: string) => ({ code, suggest: { nobody: code.replace('«true»', '[]') } });

testRule('no-reflected-origin', reflected, { data: { witness: 'https://evil.example', credentials: ' with credentials' } }, {
  'options that an exported function gives to another file': {
    reflectedCredentials: [
      "export function corsOptions() { return { origin: «true», credentials: true }; }",
      "export const corsOptions = () => ({ origin: «true», credentials: true });",
      "const getCorsOptions = () => ({ origin: «true», credentials: true, methods: ['GET'] }); module.exports = { getCorsOptions };",
      "exports.makeCors = async function () { return { origin: «true», credentials: true, maxAge: 600 }; };",
      "export default () => ({ port: 3000, cors: { origin: «true», credentials: true } });",
      "import type { CorsOptions } from 'cors'; export const make = (): CorsOptions => ({ origin: «true», credentials: true });",
      "import * as cors from 'cors'; export function make(): cors.CorsOptions { const made = { origin: «true», credentials: true }; return made; }",
      "import { CorsOptions } from '@nestjs/common/interfaces/external/cors-options.interface'; export class Settings { cors(): CorsOptions { return { origin: «true», credentials: true }; } }",
      "import type { FastifyCorsOptions } from '@fastify/cors'; import { registerAs } from '@nestjs/config'; export default registerAs('cors', (): FastifyCorsOptions => ({ origin: «true», credentials: true }));",
      "import type { CorsOptions } from 'cors'; export async function make(): Promise<CorsOptions> { return { origin: «true», credentials: true }; }",
    ].map(nobody),
    alwaysAllows: [nobody("export const corsOptions = () => ({ origin: (origin, callback) => callback(null, «true»), credentials: true });")],
    valid: [
      "export function corsOptions() { return { origin: ['https://app.acme.dev'], credentials: true }; }",
      "export function corsOptions(isProduction) { if (isProduction) return { origin: ['https://app.acme.dev'], credentials: true }; return { origin: true, credentials: true }; }",
      "export function corsOptions(origin) { return { origin, credentials: true }; }",
      "export const corsOptions = () => ({ origin: process.env.NODE_ENV === 'production' ? ['https://app.acme.dev'] : true, credentials: true });",
      "const corsOptions = () => ({ origin: true, credentials: true }); export const other = 1;", // nobody calls it
      "import { registerAs } from '@nestjs/config'; export default registerAs('shop', () => ({ origin: true, credentials: true }));", // of a parcel, perhaps
      "export const toCorsState = () => ({ origin: 'somewhere', destination: true });",
    ],
  },
  'a function that answers a library from another file': {
    reflectedCredentials: [
      "const corsOptionsDelegate = (req, callback) => { callback(null, { origin: «true», credentials: true }); }; module.exports = corsOptionsDelegate;",
      "export function corsFor(request, cb) { cb(null, { origin: «true», credentials: true }); }",
      "import type { CorsOptionsDelegate } from 'cors'; export const choose: CorsOptionsDelegate = (req, callback) => callback(null, { origin: «true», credentials: true });",
    ].map(nobody),
    valid: [
      "const list = ['https://app.acme.dev']; const corsOptionsDelegate = (req, callback) => { callback(null, { origin: list.includes(req.header('Origin')), credentials: true }); }; module.exports = corsOptionsDelegate;",
      "export function find(request, cb) { cb(null, { origin: true, credentials: true }); }",
      "export const corsFor = (req, res) => { res.json({ origin: true }); };",
      "const list = ['https://app.acme.dev']; export const isAllowed = (origin, callback) => callback(null, list.includes(origin));",
    ],
  },
});

testRule('no-reflected-origin, without credentials,', reflected, { data: { witness: 'https://evil.example', credentials: '' } }, {
  'a function that answers about an origin from another file': {
    alwaysAllows: [{ code: 'export const corsOrigin = (origin, callback) => { callback(null, «true»); };', suggest: { public: "export const corsOrigin = (origin, callback) => { callback(null, '*'); };" } }],
    valid: [
      "export const corsOrigin = (origin, callback) => { callback(null, origin === 'https://app.acme.dev'); };",
      'export const saveOrigin = (origin, done) => { database.save(origin, done); };',
    ],
  },
});

testRule('no-weak-origin-check', checks, {}, {
  'a check in options or answers that another file uses': {
    check: [
      { code: "const HOST = 'acme.dev'; function check(origin, callback) { if (!origin || «origin.includes(HOST)») return callback(null, true); callback(new Error('no')); } export const getCorsConfig = () => ({ origin: check, credentials: true });", data: { check: 'origin.includes(HOST)', witness: 'https://evilacme.dev', supposed: '', reach: ' It can then read this response as the user.' } },
    ],
  },
});

testRule('no-wildcard-credentials', stars, {}, {
  'options that an exported function gives to another file': {
    blocked: [{ code: "export const corsOptions = () => ({ origin: «'*'», credentials: true });", suggest: { dropCredentials: "export const corsOptions = () => ({ origin: '*', credentials: false });" } }],
    valid: ["export const corsOptions = () => ({ origin: '*', credentials: false });"],
  },
});
