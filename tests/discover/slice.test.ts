import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { Slice } from '../../src/discover/slice.ts';

/** Whether a program has to be read once more as it runs where its variables are not set. */
function readsEnvironment(text: string): boolean {
  const program = parser.parse(text, { range: true, sourceType: 'module' });
  return new Slice(program, text, 'server.js', undefined).readsEnvironment();
}

const served = (origin: string): string => `app.use(cors({ origin: ${origin} }));`;

describe('the environment may decide about CORS', () => {
  it.each([
    served('process.env.ORIGIN'),
    served('process.env["ORIGIN"]'),
    served('process?.env?.ORIGIN'),
    served('process.env[name]'),
    served('globalThis.process.env.ORIGIN'),
    served('import.meta.env.VITE_ORIGIN'),
    served('Bun.env.ORIGIN'),
    served('context.env.ORIGIN'),
    `export default { fetch(request, env) { ${served('env.ORIGIN')} } };`,
    `export default { fetch(request, { ORIGIN }) {}, other(env) { ${served('originOf(env)')} } };`,
    served('Deno.env.get("ORIGIN")'),
    `const { ORIGIN } = process.env; ${served('ORIGIN')}`,
    `const { env } = process; ${served('env.ORIGIN')}`,
    `const p = process; ${served('p.env.ORIGIN')}`,
    `import { env } from 'node:process'; ${served('env.ORIGIN')}`,
    `const { env } = require("process"); ${served('env.ORIGIN')}`,
    `process.env.ORIGIN ??= '*'; ${served('process.env.ORIGIN')}`,
    `function parse(text) { return text ?? '*'; } ${served('parse(process.env.ORIGIN)')}`,
    `const { parse } = require('node:url'); ${served('parse(process.env.ORIGIN).href')}`,
    `const server = makeServer({ cors: { origin: process.env.ORIGIN } });`,
    `const build = (origin) => ${served('origin')} const server = build(process.env.ORIGIN);`,
    `import { corsFor } from './cors.js'; app.use(corsFor(process.env.ORIGIN));`,
    `const parser = require('cookie-parser'); const secret = process.env.SECRET; if (secret) ${served("'*'")} app.use(parser(secret));`,
  ])('%s', (text) => expect(readsEnvironment(text)).toBe(true));
});

describe('it says the same in every world, or is not what is read', () => {
  it.each([
    served("process.env.NODE_ENV === 'production' ? 'https://a.example' : '*'"),
    served('import.meta.env.DEV'),
    `${served("'https://a.example'")} process.on('SIGTERM', () => process.exit(cors.code));`,
    served('process.cwd()'),
    served('import.meta.url'),
    served('page.meta.origin'),
    served('Deno.args[0]'),
    served("context.env.NODE_ENV === 'production'"),
    `const parser = require('cookie-parser'); ${served("'https://a.example'")} app.use(parser(process.env.SECRET));`,
    `import jwt from 'jsonwebtoken'; const secret = process.env.SECRET; app.use((req, res, next) => { req.user = jwt.verify(req.token, secret); next(); }); ${served("'https://a.example'")}`,
    `const port = process.env.PORT; ${served("'https://a.example'")} server.listen(port);`,
  ])('%s', (text) => expect(readsEnvironment(text)).toBe(false));
});
