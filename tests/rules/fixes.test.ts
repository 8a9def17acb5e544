import fc from 'fast-check';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../rules/index.ts';
import { unduly } from '../admitted.ts';

const origins = [
  'https://app.example', 'https://app.example/', 'https://App.example', 'https://app.example:443', 'HTTPS://app.example', '"https://app.example"', 'http://app.example:80', 'https://app.example/path', 'app.example', '*', 'null', '//app.example',
  'https://app.example, https://admin.example', 'https://*.app.example', 'https://bücher.example', 'https://admin.example', 'undefined', '',
];
const methods = ['PUT', 'put', 'GET; PUT', 'GET PUT', 'GET,PUT', 'get, patch', '*', 'GET|DELETE', 'propfind', ''];
const headers = ['X-Foo', 'X-Foo; Content-Type', 'content-type authorization', '*', 'X-Foo, X-Total', 'Content-Type: application/json', ''];
const credentials = ['true', 'True', '1', 'false'];
const ages = ['600', '10m', '600000', '600s', '-1'];

const quoted = (text: string): string => `'${text}'`;
const listed = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`;

/** A value of one of these texts, or a list of them. */
const oneOrMore = (texts: readonly string[]): fc.Arbitrary<string> => fc.oneof(fc.constantFrom(...texts).map(quoted), fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 }).map(listed));

const option = (name: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.option(value.map((text) => `${name}: ${text}`), { nil: '' });

/** Options by the names that a library has for the lists of methods and headers: under other names they have no effect until one is fixed. */
const optionsOf = (ofMethods: string, ofHeaders: string, exposed: string): fc.Arbitrary<string> => fc
  .tuple(option('origin', oneOrMore(origins)), option('credentials', fc.constantFrom('true', 'false')), option(ofMethods, oneOrMore(methods)), option(ofHeaders, oneOrMore(headers)), option(exposed, oneOrMore(headers)), option('maxAge', fc.constantFrom('600', "'10m'", '600000')))
  .map((all) => `{ ${all.filter((one) => one !== '').join(', ')} }`);

const names = {
  'Access-Control-Allow-Origin': origins, 'Access-Control-Allow-Credentials': credentials, 'Access-Control-Allow-Methods': methods, 'Access-Control-Allow-Headers': headers, 'Access-Control-Expose-Headers': headers, 'Access-Control-Max-Age': ages,
  'Access-Control-Allow-Orgin': origins, 'Access-Control-Allow-Credential': credentials, 'Access-Control-Allow-Method': methods, 'Access-Control-Allow-Header': headers, 'Access-Control-Request-Headers': headers,
};

const written = fc.uniqueArray(fc.constantFrom(...Object.entries(names)).chain(([name, values]) => fc.constantFrom(...values).map((value) => [name, value] as const)), { selector: ([name]) => name, minLength: 1, maxLength: 5 });

const programs: Readonly<Record<string, fc.Arbitrary<string>>> = {
  cors: optionsOf('methods', 'allowedHeaders', 'exposedHeaders').map((text) => `import cors from 'cors';\nimport express from 'express';\nconst app = express();\napp.use(cors(${text}));\n`),
  '@koa/cors': optionsOf('allowMethods', 'allowHeaders', 'exposeHeaders').map((text) => `import cors from '@koa/cors';\nimport Koa from 'koa';\nconst app = new Koa();\napp.use(cors(${text}));\n`),
  'hono/cors': optionsOf('allowMethods', 'allowHeaders', 'exposeHeaders').map((text) => `import { cors } from 'hono/cors';\nimport { Hono } from 'hono';\nconst app = new Hono();\napp.use(cors(${text}));\n`),
  'headers of a server': written.map((all) => `import { createServer } from 'node:http';\ncreateServer((req, res) => {\n${all.map(([name, value]) => `  res.setHeader('${name}', '${value}');\n`).join('')}  res.writeHead(204).end();\n});\n`),
  'headers of a Response': written.map((all) => `export const OPTIONS = () => new Response(null, { headers: { ${all.map(([name, value]) => `'${name}': '${value}'`).join(', ')} } });\n`),
};

const fix = (code: string): string => new Linter().verifyAndFix(code, [plugin.configs.all, { files: ['**'] }], { filename: 'file.js' }).output;

describe('whatever is fixed, --fix lets in whom the code meant to, and nobody else', () => {
  it.each(Object.entries(programs))('%s', (_name, program) => {
    const before = fc.sample(program, { seed: 20_260, numRuns: 100 });
    const fixed = before.map((code) => ({ code, output: fix(code) })).filter(({ code, output }) => code !== output);
    expect(fixed.length).toBeGreaterThan(10);
    expect(fixed.flatMap(({ code, output }) => unduly(code, output))).toEqual([]);
  }, 120_000);
});

describe('what no fix may do is told', () => {
  const app = (text: string): string => `import cors from 'cors';\nimport express from 'express';\nexpress().use(cors(${text}));\n`;
  const change = (before: string, after: string): boolean => unduly(app(before), app(after)).length > 0;

  it.each([
    ["{ origin: ['https://app.example'] }", "{ origin: ['https://app.example', 'https://admin.example'] }"],
    ["{ origin: ['app.example'] }", "{ origin: '*' }"],
    ["{ origin: 'https://app.example' }", '{ origin: true }'],
    ["{ origin: 'https://app.example' }", "{ origin: 'https://app.example', credentials: true }"],
    ["{ origin: 'https://app.example', methods: ['GET'] }", "{ origin: 'https://app.example', methods: ['GET', 'PUT'] }"],
    ["{ origin: 'https://app.example', methods: ['put'] }", "{ origin: 'https://app.example', methods: ['PUT', 'DELETE'] }"],
    ["{ origin: 'https://app.example', allowedHeaders: ['X-Foo'] }", "{ origin: 'https://app.example', allowedHeaders: ['X-Foo', 'Authorization'] }"],
    ["{ origin: 'https://app.example' }", '{ origin: false }'],
  ])('%s to %s', (before, after) => expect(change(before, after)).toBe(true));

  it.each([
    ["{ origin: 'https://app.example/' }", "{ origin: 'https://app.example' }"],
    ["{ origin: 'https://app.example', methods: ['put'] }", "{ origin: 'https://app.example', methods: ['PUT'] }"],
    ["{ origin: 'https://app.example', allowedHeaders: 'X-Foo; X-Total' }", "{ origin: 'https://app.example', allowedHeaders: 'X-Foo, X-Total' }"],
    ["{ origin: 'https://app.example' }", "{ origin: 'https://app.example' }"],
  ])('and not: %s to %s', (before, after) => expect(change(before, after)).toBe(false));
});
