import { describe, expect, it } from 'vitest';
import { Comparison, type NamedServer } from './comparison.ts';
import { callbackFunctions, originForms, originOption, returningFunctions, withCredentials } from './library-options.ts';
import { gets, preflights } from './requests.ts';
import type { Packages } from './server.ts';

const packages: Packages = { name: 'NestJS 12.5.1', named: {} };

const comparison = new Comparison();

/** An application on a platform, with what is done to it before it starts. */
const server = (create: string, code: string): string => `require('reflect-metadata');
const { NestFactory } = require('@nestjs/core');
const { Module, Controller, Get } = require('@nestjs/common');
const allowed = ['https://app.example', 'http://localhost:3000'];
class Home { index() { return 'ok'; } }
Get()(Home.prototype, 'index', Object.getOwnPropertyDescriptor(Home.prototype, 'index'));
Controller()(Home);
class App {}
Module({ controllers: [Home] })(App);
async function start() {
  const app = await ${create};
  ${code}
  await app.init();
  return app.getHttpServer();
}
module.exports = start();
`;

const express = 'NestFactory.create(App, { logger: false })';
const fastify = "NestFactory.create(App, new (require('@nestjs/platform-fastify').FastifyAdapter)(), { logger: false })";

const enabled = (platform: string) => (options: string): string => server(platform, `app.enableCors(${options});`);
const created = (platform: string) => (options: string): string => server(platform.replace('logger: false', `logger: false, cors: ${options}`), '');

/** A function that never answers keeps the request, and one that fails at the start has no server. */
const answering = (values: readonly string[]): readonly string[] => values;

const origins = { ...originForms, ...callbackFunctions };

const groups = (platform: string, values: Readonly<Record<string, readonly string[]>>): readonly (readonly [string, readonly NamedServer[]])[] => [
  ...Object.entries(values).map(([about, list]) => [about, answering(list).flatMap((value) => withCredentials(originOption(value), enabled(platform)))] as const),
  ['NestFactory.create', ["'*'", 'true', 'allowed', "'https://app.example'", 'undefined', '/example/'].flatMap((value) => withCredentials(originOption(value), created(platform)))],
  ['flags and nothing', [...['', 'undefined', '{}'].map((text) => ({ name: `enableCors(${text})`, text: enabled(platform)(text) })), ...['true', '{}'].map((text) => ({ name: `create, cors: ${text}`, text: created(platform)(text) }))]],
  ['options by request', ['(req, cb) => cb(null, { origin: true, «credentials» })', "(req, cb) => { cb(null, { origin: req.headers.origin === 'https://app.example', «credentials» }); }"].flatMap((options) => [enabled, created].flatMap((form) => withCredentials(options, form(platform))))],
];

describe.each(groups(express, origins))('NestJS on Express: %s', (about, servers) => {
  it('sends what is foretold', async () => comparison.compare(`Express: ${about}`, servers, 'NestJS', packages, [...gets, ...preflights]));
});

describe.each(groups(fastify, { ...origins, 'a function that returns later': returningFunctions['a function that returns later'] }))('NestJS on Fastify: %s', (about, servers) => {
  it('sends what is foretold', async () => comparison.compare(`Fastify: ${about}`, servers, 'NestJS on Fastify', packages, [...gets, ...preflights]));
});

it('claims to know at least 90 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.9));
