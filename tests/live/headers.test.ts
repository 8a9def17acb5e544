import { describe, expect, it } from 'vitest';
import { Comparison } from './comparison.ts';
import { applications, asynchronous, environments, handlers } from './header-servers.ts';
import { gets, preflights } from './requests.ts';
import { newPackages, oldPackages, type Packages } from './server.ts';

const comparison = new Comparison();

const onNode = (handler: string): string => `const http = require('node:http');\nmodule.exports = http.createServer(${handler});\n`;
const onExpress = (code: string): string => `const express = require('express');\nconst app = express();\n${code}\nmodule.exports = app;\n`;

const listener = (body: string): string => `(req, res) => { ${body} }`;
const asyncListener = (body: string): string => `async (req, res) => { ${body} }`;
const inApplication = (handler: string): string => onExpress(`app.use(${handler});`);

const compare = (kind: string, codes: readonly string[], serverOf: (code: string) => string, packages: Packages): Promise<void> =>
  comparison.compare(kind, codes.map((code) => ({ name: code, text: serverOf(code) })), 'headers', packages, [...gets, ...preflights]);

describe('node:http', () => {
  it.each(Object.entries(handlers))('%s', (_about, bodies) => compare('node:http', bodies.map(listener), onNode, newPackages));
  it('later', () => compare('node:http, asynchronous', asynchronous.map(asyncListener), onNode, newPackages));
  it('by the environment', () => compare('node:http, environment', environments.map(listener), onNode, newPackages));
  // Express has a header of its own by then, and Node takes no list of pairs on top of others.
  it('writeHead with a list of pairs', () => compare('node:http', ["(req, res) => { res.writeHead(200, [['Access-Control-Allow-Origin', '*'], ['Vary', 'Origin']]); res.end('ok'); }"], onNode, newPackages));
});

for (const packages of [oldPackages, newPackages]) {
  describe(packages.name, () => {
    it.each(Object.entries(handlers))('%s', (_about, bodies) => compare(packages.name, bodies.map(listener), inApplication, packages));
    it.each(Object.entries(applications))('%s', (_about, codes) => compare(`${packages.name}: own methods and chains`, codes, onExpress, packages));
  });
}

it('claims to know at least 95 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.95));
