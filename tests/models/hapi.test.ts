import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import open from '../../rules/no-wildcard-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, withoutCredentials } from '../harness.ts';

const data = { witness: 'https://evil.example', credentials: ' with credentials', library: 'hapi' };

/** The ways to make a server with options. */
const servers = (options: string): string[] => [
  `import Hapi from '@hapi/hapi'; const server = Hapi.server(${options});`,
  `import * as Hapi from '@hapi/hapi'; const server = new Hapi.Server(${options});`,
  `import { server as make } from '@hapi/hapi'; make(${options});`,
  `const Hapi = require('@hapi/hapi'); const init = async () => { const server = Hapi.server(${options}); await server.start(); }; init();`,
  `const { Server } = require('hapi'); new Server(${options});`,
  `const Hapi = require('hapi'); const server = new Hapi.Server(); server.connection(${options});`,
  `const hapi = require('@hapi/hapi'); const options = ${options}; hapi.server(options);`,
];

testRule('a server of hapi', open, {}, {
  'is open to everybody where it is told a star': {
    wildcard: servers("{ routes: { cors: { origin: «['*']» } } }"),
    valid: [...servers("{ routes: { cors: { origin: ['*'], credentials: true } } }"), ...servers("{ routes: { cors: { origin: ['https://app.acme.dev'] } } }")],
  },
});

testRule('a server of hapi', reflected, { data }, {
  'sends back the Origin where it is told a star': {
    // Without credentials that is what a star means.
    valid: ["{ origin: ['https://app.acme.dev', 'https://*.acme.dev'], credentials: true }", "{ origin: ['*'] }", "{ origin: ['*'], credentials: false }"].flatMap((cors) => servers(`{ routes: { cors: ${cors} } }`)),
  },

  'does so where nothing is said of origins, too': {
    implicit: [
      "import Hapi from '@hapi/hapi'; Hapi.server({ routes: { cors: «{ credentials: true }» } });",
      withoutCredentials("import Hapi from '@hapi/hapi'; Hapi.server({ routes: { cors: «true» } });"),
    ],
    valid: [
      "import Hapi from '@hapi/hapi'; Hapi.server({ routes: { cors: false } });",
      "import Hapi from '@hapi/hapi'; Hapi.server({ port: 3000, app: { cors: true } });",
      "import Hapi from './hapi.js'; Hapi.server({ routes: { cors: true } });",
      // A star stands for itself in other libraries.
      "import cors from 'cors'; app.use(cors({ origin: ['*'], credentials: true }));",
    ],
  },
});

testRule('a route of hapi', reflected, { data }, {
  'has options of its own': {
    valid: [
      // The server may have said which origins.
      "server.route({ method: 'GET', path: '/', options: { cors: { credentials: true }, handler } });",
      "server.route({ method: 'GET', path: '/', options: { cors: true, handler } });",
      "server.route({ method: 'GET', path: '/', options: { cors: { origin: ['https://app.acme.dev'], credentials: true }, handler } });",
      "fastify.route({ method: 'GET', url: '/', config: { cors: { origin: ['*'], credentials: true } }, handler });",
      "router.route('/').get({ options: { cors: { origin: ['*'], credentials: true } } });",
    ],
  },
});

testRule('a list of origins of hapi', nullOrigin, {}, {
  'can name the opaque origin': {
    nullCredentials: [{ code: "require('@hapi/hapi').server({ routes: { cors: { origin: ['https://app.acme.dev', «'null'»], credentials: true } } });", suggest: { remove: "require('@hapi/hapi').server({ routes: { cors: { origin: ['https://app.acme.dev'], credentials: true } } });" } }],
    valid: ["require('@hapi/hapi').server({ routes: { cors: { origin: ['https://app.acme.dev'], credentials: true } } });"],
  },
});

testRule('a star within an origin in hapi', weak, {}, {
  'stands for whatever is there': {
    valid: [
      "require('@hapi/hapi').server({ routes: { cors: { origin: ['https://*.acme.dev'], credentials: true } } });",
      "require('cors')({ origin: ['https://app.acme.dev*'], credentials: true });",
    ],
  },
});

testRule('a star beside credentials in hapi', wildcard, { data: { witness: 'https://evil.example', library: 'hapi' } }, {
  'stands for the Origin, beside credentials': {
    reflected: [...servers("{ port: 3000, routes: { cors: { origin: «['*']», credentials: true } } }"), ...[
      "server.route({ method: 'GET', path: '/', options: { cors: { origin: «['*']», credentials: true }, handler } });",
      "server.route([{ method: 'GET', path: '/a', handler }, { method: 'GET', path: '/b', handler, options: { cors: { origin: «['*']», credentials: true } } }]);",
      "const Hapi = require('hapi'); server.route({ method: 'GET', path: '/', config: { cors: { origin: «['*']», credentials: true }, handler } });",
      "exports.plugin = { name: 'api', register: async (server) => { server.route({ method: 'GET', path: '/', handler, options: { cors: { origin: «['*']», credentials: 'true' } } }); } };",
    ]],
    valid: ["{ origin: ['https://app.acme.dev', 'https://*.acme.dev'], credentials: true }", "{ origin: ['*'] }", "{ origin: ['*'], credentials: false }"].flatMap((cors) => servers(`{ routes: { cors: ${cors} } }`)),
  },
});
