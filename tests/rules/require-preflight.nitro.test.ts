import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import rule from '../../rules/require-preflight.ts';
import vary from '../../rules/require-vary-origin.ts';
import { testRule, type Case, type DetailedCase } from '../harness.ts';
import { noOrigin } from './preflight-texts.ts';

const reported = (filename: string, code: string, why = 'PUT'): DetailedCase => ({ code, filename, data: { why, ...noOrigin } });
const silent = (filename: string, code: string): Case => ({ code: code.replace(/[«»]/g, ''), filename });

const put = 'server/api/orders.put.ts';

/** A handler that lets the front-end in; what else it does stands after that. */
const handler = (more = 'return { ok: true };', define = 'defineEventHandler'): string => `export default ${define}(async (event) => { setResponseHeader(event, 'Access-Control-Allow-Origin', «'https://app.acme.dev'»); ${more} });`;

const withType = "export default defineEventHandler(async (event) => { setResponseHeaders(event, { 'Access-Control-Allow-Origin': «'*'», 'Access-Control-Allow-Headers': 'Content-Type' }); return save(await readBody(event)); });";

// Nitro 2.13.6 was run with each of these that report: to OPTIONS it answers 405, and 200 where it has what renders pages, both without CORS headers.
testRule('require-preflight', rule, {}, {
  'a file of Nitro whose name says a method is not asked for OPTIONS': {
    handler: [
      reported(put, handler()),
      reported('server/routes/deep/[id].delete.js', handler('return null;', 'eventHandler'), 'DELETE'),
      reported('layers/base/server/api/orders.patch.ts', `import { defineEventHandler, setResponseHeader } from 'h3'; ${handler()}`, 'PATCH'),
      reported('server/api/orders.post.ts', withType, 'POST with content-type'),
      reported('server/api/me.get.ts', handler("return find(getHeader(event, 'authorization'));"), 'GET with authorization'),
      reported(put, "export default defineEventHandler((event) => { setResponseHeader(event, 'Access-Control-Allow-Origin', «process.env.FRONT!»); return {}; });"),
      // It asks, and is never asked.
      reported(put, handler("if (event.method === 'OPTIONS') return null; return { ok: true };")),
      reported(put, "export default defineEventHandler((event) => { if (handleCors(event, { origin: «'*'», methods: '*', preflight: { statusCode: 204 } })) return; return { ok: true }; });"),
      reported(put, "export default defineEventHandler((event) => { appendCorsHeaders(event, { origin: «['https://app.acme.dev']» }); return { ok: true }; });"),
      reported(put, "export default defineEventHandler({ onRequest: [(event) => { setResponseHeaders(event, { 'Access-Control-Allow-Origin': «'https://app.acme.dev'» }); }], handler: () => ({ ok: true }) });"),
    ],
    valid: [
      // The name says no method, or OPTIONS.
      silent('server/api/orders.ts', handler("if (event.method === 'OPTIONS') { setResponseHeader(event, 'Access-Control-Allow-Methods', 'PUT'); return null; } return { ok: true };")),
      silent('server/api/orders.options.ts', handler("setResponseHeader(event, 'Access-Control-Allow-Methods', 'PUT'); return null;")),
      // No preflight is needed, as far as the code shows.
      silent('server/api/orders.get.ts', handler()),
      silent('server/api/orders.post.ts', handler('return save(await readBody(event));')),
      silent('server/api/upload.post.ts', handler('return save(await readMultipartFormData(event));')),
      // Nobody else is let in, or somebody else takes the handler.
      silent(put, 'export default defineEventHandler((event) => ({ ok: true })); // cors'),
      silent(put, `import { withCors } from '../cors'; ${handler().replace('defineEventHandler(', 'defineEventHandler(withCors(').replace(/\);$/, '));')}`),
      silent(put, `import { defineEventHandler } from '../handlers'; ${handler()}`),
      // Other places are none of Nitro's.
      silent('src/orders.put.ts', handler()),
      silent('tests/server/orders.put.ts', handler()),
    ],
  },
});

/** The path of a file in a project with other files. */
function beside(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'nitro-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return path.join(folder, put);
}

testRule('require-preflight', rule, {}, {
  'another file may answer OPTIONS': {
    handler: [
      reported(beside({ 'nuxt.config.ts': "export default defineNuxtConfig({ modules: ['@nuxt/ui'] });", 'server/middleware/auth.ts': 'export default defineEventHandler(check);', 'eslint.config.js': 'const options = {};' }), handler()),
      reported(beside({ 'server/api/orders.get.ts': handler(), 'server/utils/cors.ts': 'export const corsHeaders = {};' }), handler()),
    ],
    valid: [
      silent(beside({ 'server/middleware/cors.ts': 'export default defineEventHandler((event) => { handleCors(event, {}); });' }), handler()),
      silent(beside({ 'server/plugins/preflight.ts': "if (event.method === 'OPTIONS') answer(event);" }), handler()),
      silent(beside({ 'server/api/orders.options.ts': "setResponseHeader(event, 'Access-Control-Allow-Origin', '*');" }), handler()),
      silent(beside({ 'server/api/[...].ts': 'if (isPreflightRequest(event)) return cors(event);' }), handler()),
      silent(beside({ 'nuxt.config.ts': "export default defineNuxtConfig({ security: { corsHandler: { origin: '*' } } });" }), handler()),
    ],
  },
});

const echo = "export default defineEventHandler((event) => { const origin = getHeader(event, 'origin'); if (['https://app.acme.dev', 'https://acme.dev'].includes(origin)) setResponseHeader(event, 'Access-Control-Allow-Origin', «origin»); return {}; });";

testRule('require-vary-origin', vary, { data: { origin: 'https://app.acme.dev' } }, {
  'is about answers that caches keep': { missing: [{ filename: 'server/api/orders.ts', code: echo }, { filename: 'server/api/orders.get.ts', code: echo }], valid: [silent('server/api/orders.post.ts', echo)] },
});
