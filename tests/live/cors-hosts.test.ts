import { describe, expect, it } from 'vitest';
import { Comparison, type NamedServer } from './comparison.ts';
import { callbackFunctions, originForms, originOption, withCredentials } from './library-options.ts';
import { probe } from './reading.ts';
import { gets, preflights } from './requests.ts';
import { ask, type Packages } from './server.ts';

/** What hands options of its own on to `cors`. */
interface Host {
  readonly model: string;
  readonly packages: Packages;
  /** The text of a server with options in the place of those of cors. */
  readonly server: (options: string) => string;
  /** What it makes something of beside such options: flags, functions of the request, or nothing at all. */
  readonly more: readonly string[];
}

const start = "const allowed = ['https://app.example', 'http://localhost:3000'];\n";

/** The servers of socket.io answer on a path of their own. */
const polling = (protocol: number): string => `module.exports = (request, response) => {
  request.url = '/socket.io/?EIO=${protocol}&transport=polling';
  server.emit('request', request, response);
};
`;

const delegates = [
  '(req, cb) => cb(null, { origin: true, «credentials» })', "(req, cb) => { cb(null, { origin: req.headers.origin === 'https://app.example', «credentials» }); }", 'function (req, cb) { cb(null, { origin: allowed, «credentials» }); }',
];

const socket = (version: string, name: string): Host => ({
  model: 'socket.io',
  packages: { name: `socket.io ${version}`, named: { 'socket.io': name }, startsOnce: true },
  server: (options) => `${start}const server = require('http').createServer();
const { Server } = require('socket.io');
new Server(server, { serveClient: false, cors: ${options} });
${polling(4)}`,
  more: ['true', 'false', 'undefined', ...delegates],
});

const schema = "const typeDefs = 'type Query { hello: String }';\n";

const apollo3: Host = {
  model: 'Apollo Server',
  packages: { name: 'apollo-server 3.13.0', named: {}, startsOnce: true },
  server: (options) => `${start}${schema}const { ApolloServer } = require('apollo-server');
const apollo = new ApolloServer({ typeDefs, stopOnTerminationSignals: false, cors: ${options} });
module.exports = apollo.listen(0, '127.0.0.1').then(({ server }) => server.unref());
`,
  more: ['true', 'false', 'undefined', ...delegates],
};

const apolloExpress3: Host = {
  model: 'Apollo Server',
  packages: { name: 'apollo-server-express 3.13.0', named: { express: 'express4' }, startsOnce: true },
  server: (options) => `${start}${schema}const { ApolloServer } = require('apollo-server-express');
const app = require('express')();
const apollo = new ApolloServer({ typeDefs, stopOnTerminationSignals: false });
module.exports = apollo.start().then(() => {
  apollo.applyMiddleware({ app, path: '/', cors: ${options} });
  return app;
});
`,
  more: ['true', 'false', 'undefined', ...delegates],
};

/** Since 4 cors stands before it. */
const integrated = (name: string, required: string, integration: string): Host => ({
  model: 'cors',
  packages: { name, named: { express: 'express4', cors: 'cors286', '@apollo/server': required }, startsOnce: true },
  server: (options) => `${start}${schema}const { ApolloServer } = require('@apollo/server');
const { expressMiddleware } = require('${integration}');
const express = require('express');
const cors = require('cors');
const app = express();
const apollo = new ApolloServer({ typeDefs, stopOnTerminationSignals: false });
module.exports = apollo.start().then(() => {
  app.use('/', cors(${options}), express.json(), expressMiddleware(apollo));
  return app;
});
`,
  more: ['', ...delegates],
});

const apollo4 = integrated('@apollo/server 4.13.0 on Express', 'apollo-server4', 'apollo-server4/express4');
const apollo5 = integrated('@apollo/server 5.5.1 on Express', '@apollo/server', '@as-integrations/express4');

const asked = [...gets, ...preflights].filter(({ request }) => request.origin !== '' && request.origin !== '*');

describe.each([socket('4.8.4', 'socket.io'), socket('3.1.2', 'socket.io3'), apollo3, apolloExpress3, apollo4, apollo5])('$packages.name', ({ model, packages, server, more }) => {
  const comparison = new Comparison();
  const remembersNothing = (value: string): boolean => !value.endsWith('/g');
  const programs = (options: readonly string[]): NamedServer[] => options.flatMap((option) => withCredentials(option, server, option.includes('«') ? ['true'] : []));
  const origins = Object.entries({ ...originForms, ...callbackFunctions }).map(([about, values]) => [about, programs(values.filter(remembersNothing).map((value) => originOption(value)))] as const);
  const others = programs(['{ «credentials» }', '{}', "{ origin: true, credentials: 'true' }", "{ origin: allowed, methods: ['GET', 'PUT'], allowedHeaders: ['X-Custom'], exposedHeaders: ['ETag'], maxAge: 600, «credentials» }", ...more]);

  it.each([...origins, ['the other options', others] as const])('sends what is foretold: %s', async (about, servers) => comparison.compare(about, servers, model, packages, asked));

  it('claims to know at least 90 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.9));
});

describe('socket.io 2.5.1', () => {
  const comparison = new Comparison();
  const packages: Packages = { name: 'socket.io 2.5.1', named: { 'socket.io': 'socket.io2' }, versions: { 'socket.io': '2.5.1' } };
  const made = ["require('socket.io')(server)", "require('socket.io')(server, {})", "require('socket.io')(server, { serveClient: false, pingTimeout: 1000 })", "new (require('socket.io'))(server, { cors: { origin: 'https://app.example' } })"];

  /** Its preflights, and what stands there without an Origin, are not known. */
  it('sends what is foretold to whoever has an Origin', async () => {
    const servers = made.map((code) => ({ name: code, text: `const server = require('http').createServer();\n${code};\n${polling(3)}` }));
    await comparison.compare('no origins', servers, 'socket.io before 3', packages, gets.filter(({ request }) => (request.origin ?? '') !== ''));
  });

  it('claims to know at least 90 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.9));
});

describe.each([['4.13.0', 'apollo-server4', 'apollo-server4/standalone'], ['5.5.1', '@apollo/server', '@apollo/server/standalone']])('@apollo/server %s, standing alone', (version, name, standalone) => {
  const packages: Packages = { name: `@apollo/server ${version}`, named: { '@apollo/server': name }, startsOnce: true };

  it.each(['', "cors: { origin: 'https://app.example', credentials: true }", 'cors: false'])('allows every origin without credentials, whatever stands in its options: %s', async (option) => {
    const text = `${schema}const { ApolloServer } = require('@apollo/server');
const { startStandaloneServer } = require('${standalone}');
const apollo = new ApolloServer({ typeDefs, stopOnTerminationSignals: false, ${option} });
module.exports = startStandaloneServer(apollo, { listen: { port: 0 }, ${option} }).then(({ url }) => ({ method, headers }, response) => {
  require('http').request(url, { method, headers }, (answer) => answer.pipe(response.writeHead(answer.statusCode, answer.headers))).end();
});
`;
    for (const one of asked) expect(await ask(text, packages, probe(one))).toMatchObject({ allowOrigin: '*', allowCredentials: null });
  });
});
