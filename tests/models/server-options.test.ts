import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import everybody from '../../rules/no-wildcard-origin.ts';
import { testRule } from '../harness.ts';
import { dropped, nobody } from './ways.ts';

const data = { witness: 'https://evil.example', credentials: ' with credentials' };
const keystone = (cors: string): string => `import { config } from '@keystone-6/core'; import { withAuth } from './auth'; export default withAuth(config({ db: {}, server: { port: 3000, cors: ${cors} } }));`;
const peer = (options: string): string => `const { ExpressPeerServer } = require('peer'); app.use('/peer', ExpressPeerServer(server, { path: '/', corsOptions: ${options} }));`;
const postgraphile = (options: string): string => `const { postgraphile } = require('postgraphile'); app.use(postgraphile(url, 'public', ${options}));`;

testRule('Keystone', reflected, { data: { ...data, library: 'Keystone' } }, {
  'sends back the Origin, with credentials, where it is told nothing but to have CORS': {
    implicit: [keystone('«true»'), "const { config } = require('@keystone-6/core'); module.exports = config({ server: { cors: «true» } });"],
    reflectedCredentials: [nobody(keystone('{ origin: «true», credentials: true }'))],
    valid: [
      keystone('false'),
      keystone("{ origin: ['https://app.acme.dev'], credentials: true }"),
      "import { config } from './core'; export default config({ server: { cors: true } });",
      "import Hapi from '@hapi/hapi'; Hapi.server({ server: { cors: true } });",
    ],
  },
});

testRule('a server of PeerJS', reflected, { data }, {
  'hands its options on to cors': {
    reflectedCredentials: [peer('{ origin: «true», credentials: true }'), "import { PeerServer } from 'peer'; PeerServer({ port: 9000, corsOptions: { credentials: true, origin: «true» } });"].map(nobody),
    valid: [peer("{ origin: 'https://app.acme.dev', credentials: true }"), "import { PeerServer } from 'peer'; PeerServer({ port: 9000 }); // no word of cors", "import { PeerServer } from './peer'; PeerServer({ corsOptions: { origin: true, credentials: true } });"],
  },
});

testRule('credentials of servers that hand options on', wildcard, {}, {
  'are blocked beside a star': {
    blocked: [dropped(peer("{ origin: «'*'», credentials: true }")), dropped(keystone("{ origin: «'*'», credentials: true }"))],
    valid: [peer("{ origin: '*' }"), keystone("{ origin: '*' }"), keystone('true'), postgraphile('{ enableCors: true, credentials: true }')],
  },
});

testRule('PostGraphile', everybody, {}, {
  'allows everybody': { wildcard: [postgraphile('{ watchPg: true, enableCors: «true» }'), "import postgraphile from 'postgraphile'; http.createServer(postgraphile(url, { enableCors: «true» }));"], valid: [postgraphile('{ enableCors: false }'), postgraphile('{ watchPg: true }'), "const { postgraphile } = require('./postgraphile'); postgraphile(url, 'public', { enableCors: true });"] },
});
