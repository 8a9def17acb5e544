import { describe, expect, it } from 'vitest';
import { Comparison, type NamedServer } from './comparison.ts';
import { callbackFunctions, originForms, originOption, returningFunctions, withCredentials } from './library-options.ts';
import { gets, preflights } from './requests.ts';
import type { Packages } from './server.ts';

/** An application takes a while to start, so that all requests go to the same. */
const packagesOf = (name: string): Packages => ({ name, named: {}, startsOnce: true });

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
  await app.getHttpAdapter().getInstance().ready?.();
  return app.getHttpServer();
}
module.exports = start();
`;

interface Platform {
  readonly model: string;
  readonly packages: Packages;
  /** How an application is made. */
  readonly create: string;
  /** Values of the origin option, by what is peculiar about them. */
  readonly origins: Readonly<Record<string, readonly string[]>>;
}

const express: Platform = {
  model: 'NestJS',
  packages: packagesOf('NestJS 12.5.1 on Express'),
  create: 'NestFactory.create(App, { logger: false })',
  origins: { ...originForms, ...callbackFunctions },
};

/** Nobody is answered where a function returns something else than a promise, and does not call back. */
const fastify: Platform = {
  model: 'NestJS on Fastify',
  packages: packagesOf('NestJS 12.5.1 on Fastify'),
  create: "NestFactory.create(App, new (require('@nestjs/platform-fastify').FastifyAdapter)(), { logger: false })",
  origins: { ...originForms, ...callbackFunctions, 'a function that returns later': returningFunctions['a function that returns later'] },
};

/** Options for an application that is made with them, by what is peculiar about them. */
const madeWith = ['true', 'false', 'undefined', '{}', ...["'*'", 'true', 'allowed', "['*']", "'https://app.example'", 'undefined', '/example/'].map((value) => originOption(value))];

const byRequest = [
  '(req, cb) => cb(null, { origin: true, «credentials» })', "(req, cb) => { cb(null, { origin: req.headers.origin === 'https://app.example', «credentials» }); }",
  'function (req, cb) { cb(null, { origin: allowed, «credentials» }); }', "(req, cb) => cb(new Error('no'))",
];

const more = ['', 'undefined', '{}', '{ «credentials» }', "{ origin: true, credentials: 'true' }", '{ origin: true, credentials: 1 }', "{ origin: allowed, methods: ['GET', 'PUT'], allowedHeaders: ['X-Custom', 'Authorization'], exposedHeaders: ['ETag'], maxAge: 600, «credentials» }", "{ methods: 'GET,PUT', allowedHeaders: 'X-Custom', maxAge: 0, «credentials» }", '{ origin: true, optionsSuccessStatus: 200, «credentials» }', '{ origin: true, preflightContinue: true, «credentials» }'];

function groups({ create, origins }: Platform): readonly (readonly [string, readonly NamedServer[]])[] {
  const enabled = (options: string): string => server(create, `app.enableCors(${options});`);
  const made = (options: string): string => server(create.replace('logger: false', `logger: false, cors: ${options}`), '');
  const servers = (options: readonly string[], text: (options: string) => string): NamedServer[] => options.flatMap((option) => withCredentials(option, text, option.includes('«') ? ['true'] : []));
  const remembersNothing = (value: string): boolean => !value.endsWith('/g');
  return [
    ...Object.entries(origins).map(([about, values]) => [`enableCors, ${about}`, servers(values.filter(remembersNothing).map((value) => originOption(value)), enabled)] as const),
    ['enableCors, the other options', servers(more, enabled)],
    ['enableCors, options by request', servers(byRequest, enabled)],
    ['NestFactory.create', servers([...madeWith, ...byRequest], made)],
  ];
}

describe.each([express, fastify])('$packages.name', (platform) => {
  const comparison = new Comparison();
  const asked = [...gets, ...preflights].filter(({ request }) => request.origin !== '' && request.origin !== '*');

  it.each(groups(platform))('sends what is foretold: %s', async (about, servers) => comparison.compare(about, servers, platform.model, platform.packages, asked));

  it('claims to know at least 90 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.9));
});
