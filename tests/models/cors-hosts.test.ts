import reflected from '../../rules/no-reflected-origin.ts';
import nullOrigin from '../../rules/no-null-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, type Case } from '../harness.ts';
import { byName, data, dropped, nobody, nullCase, patternCase } from './ways.ts';

testRule('socket.io', reflected, { data }, {
  'hands `cors` on, however it is required': {
    reflectedCredentials: [
      ...byName('socket.io', 'Server', (Server) => `const io = new ${Server}(http, { cors: { origin: «true», credentials: true } });`),
      "const io = require('socket.io')(http, { cors: { origin: «true», credentials: true } });",
      "import { Server } from 'socket.io'; const io = new Server({ cors: { origin: «true», credentials: true } });",
      "import { Server } from 'socket.io'; const options = { cors: { origin: «true», credentials: true } }; const io = new Server(3000, options);",
    ].map(nobody),
    alwaysAllows: [nobody("import { Server } from 'socket.io'; new Server(http, { cors: { origin: (origin, callback) => callback(null, «true»), credentials: true } });")],
    valid: [
      ...byName('socket.io', 'Server', (Server) => `const io = new ${Server}(http, { cors: { origin: ['https://app.acme.dev'], credentials: true } });`),
      "import { Server } from 'socket.io'; new Server(http);",
      "import { Server } from 'socket.io'; new Server(http, { cors: true });",
      // What version 2 was told by is not looked at.
      "import { Server } from 'socket.io'; new Server(http, { origins: '*:*' });",
      "import { io } from 'socket.io-client'; io('https://acme.dev', { cors: { origin: true, credentials: true } });",
      "import { Server } from './server'; new Server(http, { cors: { origin: true, credentials: true } });",
    ],
  },
});

testRule('socket.io', wildcard, { setup: "import { Server } from 'socket.io'; " }, {
  'is blocked with `*` and credentials': {
    blocked: ["new Server(http, { cors: { origin: «'*'», credentials: true } });", "new Server({ path: '/live', cors: { origin: «'*'», credentials: true } });"].map(dropped),
    valid: ["new Server(http, { cors: { origin: '*' } });", "new Server(http, { cors: '*' });", "new Server(http, { cors: { origin: ['*'], credentials: true } });", "new Server(http, { cors: { origin: '*', credentials: 'true' } });"],
  },
});

testRule('socket.io', nullOrigin, { setup: "import { Server } from 'socket.io'; " }, {
  'compares the items of a list': {
    nullCredentials: [nullCase("new Server(http, { cors: { origin: ['https://app.acme.dev', «'null'»], credentials: true } });")],
    valid: ["new Server(http, { cors: { origin: ['https://app.acme.dev'], credentials: true } });"],
  },
});

/** What hands on options of the package that brings its own server, and of those for frameworks and functions in the cloud. */
const apollo = (options: string): string[] => [
  ...byName('apollo-server', 'ApolloServer', (ApolloServer) => `new ${ApolloServer}({ typeDefs, resolvers, cors: ${options} });`),
  `import { ApolloServer } from 'apollo-server-express'; const server = new ApolloServer({ typeDefs }); server.applyMiddleware({ app, cors: ${options} });`,
  `import { ApolloServer } from 'apollo-server-express'; app.use(new ApolloServer({ typeDefs }).getMiddleware({ cors: ${options} }));`,
  `import { ApolloServer } from 'apollo-server-lambda'; export const handler = new ApolloServer({ typeDefs }).createHandler({ expressGetMiddlewareOptions: { cors: ${options} } });`,
];

const reported: readonly Case[] = apollo('{ origin: «true», credentials: true }').map(nobody);

testRule('Apollo Server', reflected, { data }, {
  'hands `cors` on': {
    reflectedCredentials: [...reported, nobody("import { ApolloServer } from 'apollo-server'; const cors = { origin: «true», credentials: true }; new ApolloServer({ typeDefs, cors });")],
    valid: [
      ...apollo("{ origin: ['https://app.acme.dev'], credentials: true }"),
      "import { ApolloServer } from 'apollo-server'; new ApolloServer({ typeDefs, cors: false });",
      // The default is `*` without credentials.
      "import { ApolloServer } from 'apollo-server'; new ApolloServer({ typeDefs });",
      // Since version 4 there is no such option.
      "import { ApolloServer } from '@apollo/server'; new ApolloServer({ typeDefs, cors: { origin: true, credentials: true } });",
      "import { startStandaloneServer } from '@apollo/server/standalone'; startStandaloneServer(server, { cors: { origin: true, credentials: true } });",
    ],
  },
});

testRule('Apollo Server', wildcard, {}, {
  'is blocked with `*` and credentials': {
    blocked: apollo("{ origin: «'*'», credentials: true }").map(dropped),
    valid: ["import { ApolloServer } from 'apollo-server'; new ApolloServer({ typeDefs, cors: { origin: '*' } });", "import { ApolloServer } from 'apollo-server'; new ApolloServer({ typeDefs, cors: true });", "import { ApolloServer } from 'apollo-server'; new ApolloServer({ typeDefs, cors: { credentials: false } });"],
  },
});

testRule('Apollo Server', weak, {}, {
  'tests patterns as they are': {
    repairable: apollo('{ origin: «/acme\\.dev$/», credentials: true }').slice(6).map(patternCase),
    valid: apollo('{ origin: /^https:\\/\\/acme\\.dev$/, credentials: true }'),
  },
});
