import nullOrigin from '../../rules/no-null-origin.ts';
import untrusted from '../../rules/no-untrusted-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';
import { byDefault, data, nullCase } from './ways.ts';

const setup = "import httpCors from '@middy/http-cors'; ";

testRule('@middy/http-cors', wildcard, { data: { ...data, library: '@middy/http-cors' } }, {
  'sends the Origin in the place of `*` beside credentials, however it is required': {
    reflected: [
      ...byDefault('@middy/http-cors', (cors) => `export const handler = middy(get).use(${cors}({ origin: «'*'», credentials: true }));`),
      `${setup}export const handler = middy(get).use(httpCors({ origins: «['*']», credentials: true }));`,
      `${setup}const options = { origin: «'*'», credentials: 'true' }; export const handler = middy(get).use(httpCors(options));`,
    ],
    valid: [
      ...byDefault('@middy/http-cors', (cors) => `export const handler = middy(get).use(${cors}({ origin: 'https://app.acme.dev', credentials: true }));`),
      // No origin is allowed where none is named.
      `${setup}export const handler = middy(get).use(httpCors());`,
      `${setup}export const handler = middy(get).use(httpCors({ credentials: true }));`,
      `${setup}export const handler = middy(get).use(httpCors({ origin: process.env.WEB, credentials: true }));`,
      `${setup}export const handler = middy(get).use(httpCors({ origin: '*' }));`,
      // An option by which everything may be otherwise.
      `${setup}export const handler = middy(get).use(httpCors({ origin: '*', credentials: true, getOrigin: (origin) => 'https://app.acme.dev' }));`,
      "import httpCors from './http-cors'; export const handler = middy(get).use(httpCors({ origin: '*', credentials: true }));",
    ],
  },
});

testRule('@middy/http-cors', untrusted, { data: { suffix: '.vercel.app' } }, {
  'takes `*` in a list for one label, and in a text for nothing': {
    shared: [{ code: `${setup}export const handler = middy(get).use(httpCors({ origins: [«'https://*.vercel.app'»], credentials: true }));`, data: { witness: 'https://evil.vercel.app' } }],
    valid: [
      `${setup}export const handler = middy(get).use(httpCors({ origins: ['https://*.acme.dev'], credentials: true }));`,
      `${setup}export const handler = middy(get).use(httpCors({ origin: 'https://*.vercel.app', credentials: true }));`,
      "import cors from 'cors'; app.use(cors({ origin: ['https://*.vercel.app'], credentials: true }));",
    ],
  },
});

testRule('@middy/http-cors', nullOrigin, { setup }, {
  'compares the items of a list': {
    nullCredentials: [nullCase("export const handler = middy(get).use(httpCors({ origins: ['https://app.acme.dev', «'null'»], credentials: true }));"), "export const handler = middy(get).use(httpCors({ origin: «'null'», credentials: true }));"],
    valid: ["export const handler = middy(get).use(httpCors({ origins: ['https://app.acme.dev'], credentials: true }));", "export const handler = middy(get).use(httpCors({ origin: 'https://app.acme.dev', origins: [], credentials: true }));"],
  },
});
