import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, withoutCredentials } from '../harness.ts';
import { byName, data } from './ways.ts';

const setup = "import { createYoga } from 'graphql-yoga'; ";

testRule('graphql-yoga', reflected, { data: { ...data, library: 'graphql-yoga' } }, {
  'reflects with credentials by default, however it is required': {
    implicit: [
      ...byName('graphql-yoga', 'createYoga', (createYoga) => `export const yoga = «${createYoga}»({ schema });`).slice(0, -1), // the last is not looked at: it imports nothing at its first level
      `${setup}const options = { schema }; export const yoga = «createYoga»(options);`,
      `${setup}export const yoga = createYoga({ schema, cors: «{ methods: ['POST'] }» });`,
      withoutCredentials(`${setup}export const yoga = createYoga({ schema, cors: «{ credentials: false }» });`),
    ],
    valid: [
      ...byName('graphql-yoga', 'createYoga', (createYoga) => `export const yoga = ${createYoga}({ schema, cors: false });`),
      `${setup}export const yoga = createYoga({ schema, cors: { origin: 'https://app.acme.dev' } });`,
      `${setup}export const yoga = createYoga({ schema, cors: { origin: ['https://app.acme.dev'] } });`,
      "import { createYoga } from './yoga'; export const yoga = createYoga({ schema });",
    ],
  },

  'reflects for `*`, alone, in a text or in a list': {
    starWithin: [
      `${setup}export const yoga = createYoga({ schema, cors: { origin: «'https://*.acme.dev'» } });`,
      withoutCredentials(`${setup}export const yoga = createYoga({ schema, cors: { origin: «'https://*.acme.dev'», credentials: false } });`),
    ],
    reflectedCredentials: [
      `${setup}export const yoga = createYoga({ schema, cors: (request) => ({ origin: «request.headers.get('origin')», credentials: true }) });`,
    ],
    fallback: [{ code: `${setup}export const yoga = createYoga({ schema, cors: { origin: «process.env.WEB», credentials: true } });`, data: { env: 'WEB' } }],
    valid: [
      // Without credentials that is what a star means.
      `${setup}export const yoga = createYoga({ schema, cors: { origin: '*', credentials: false } });`,
      // Every request ends in an error.
      `${setup}export const yoga = createYoga({ schema, cors: { origin: true, credentials: true } });`,
      `${setup}export const yoga = createYoga({ schema, cors: (request) => (request.headers.get('origin') === 'https://app.acme.dev' ? { origin: 'https://app.acme.dev' } : false) });`,
      // The same texts are compared with nothing.
      "import cors from 'cors'; app.use(cors({ origin: 'https://*.acme.dev', credentials: true }));",
      "import cors from 'cors'; app.use(cors({ origin: ['https://app.acme.dev', '*'], credentials: true }));",
    ],
  },
});

testRule('graphql-yoga', nullOrigin, {}, {
  'answers `null` to whom a list of several does not name, which is an origin that anybody can have': {
    nullCredentials: [
      `${setup}export const yoga = createYoga({ schema, cors: { origin: «['https://acme.dev', 'https://www.acme.dev']», credentials: true } });`,
      `${setup}export const yoga = createYoga({ schema, cors: { origin: «['https://acme.dev', 'https://www.acme.dev']» } });`,
      `${setup}export const yoga = createYoga({ schema, cors: { origin: «'null'» } });`,
    ],
    null: [`${setup}export const yoga = createYoga({ schema, cors: { origin: «['https://acme.dev', 'https://www.acme.dev']», credentials: false } });`],
    valid: [
      `${setup}export const yoga = createYoga({ schema, cors: { origin: ['https://acme.dev'], credentials: true } });`,
      "import cors from 'cors'; app.use(cors({ origin: ['https://acme.dev', 'https://www.acme.dev'], credentials: true }));",
    ],
  },
});

testRule('a star in graphql-yoga', wildcard, { data: { witness: 'https://evil.example', library: 'graphql-yoga' } }, {
  'stands for the Origin, beside credentials': {
    reflected: [
      `${setup}export const yoga = createYoga({ schema, cors: { origin: «'*'», credentials: true } });`,
      `${setup}export const yoga = createYoga({ schema, cors: { origin: «['https://app.acme.dev', '*']» } });`,
    ],
    valid: [`${setup}export const yoga = createYoga({ schema, cors: { origin: '*', credentials: false } });`, `${setup}export const yoga = createYoga({ schema, cors: { origin: 'https://app.acme.dev', credentials: true } });`],
  },
});
