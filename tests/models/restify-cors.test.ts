import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import options from '../../rules/valid-cors-options.ts';
import { testRule, withoutCredentials } from '../harness.ts';
import { byDefault, nullCase, patternCase } from './ways.ts';

const data = { witness: 'https://evil.example', credentials: ' with credentials', library: 'restify-cors-middleware2' };
const everybody = "{ origins: «['*']», credentials: true, allowCredentialsAllOrigins: true }";

/** A server of restify with options. */
const server = (text: string, module = 'restify-cors-middleware2'): string => `const corsMiddleware = require('${module}'); const cors = corsMiddleware(${text}); server.pre(cors.preflight); server.use(cors.actual);`;

testRule('a server of restify', reflected, { data }, {
  'sends back the Origin where it is told a star': {
    valid: [
      server("{ origins: ['https://app.acme.dev'], credentials: true }"),
      // Without credentials that is what a star means.
      server("{ preflightMaxAge: 5, origins: ['*'], allowHeaders: ['API-Token'] }"),
      server("{ origins: ['*'] }", 'restify-cors-middleware'),
      // It does not start.
      server("{ origins: ['*'], credentials: true }"),
      server("{ origins: ['*'], credentials: true, allowCredentialsAllOrigins: true }", 'restify-cors-middleware'),
      server("{ origins: '*' }"),
      // A star stands for itself in another library.
      "app.use(require('cors')({ origin: ['*'], credentials: true, allowCredentialsAllOrigins: true }));",
    ],
  },
  'does so where nothing is said': {
    implicit: [withoutCredentials("const cors = «require('restify-cors-middleware2')({})»; server.use(cors.actual);"), "const cors = «require('restify-cors-middleware2')({ credentials: true, allowCredentialsAllOrigins: true })»; server.use(cors.actual);"],
    valid: ["const cors = require('./restify-cors-middleware2')({});"],
  },
});

/** What is marked is an item that lets in a stranger. */
const star = (item: string, witness: string) => ({ code: server(`{ origins: [«'${item}'»], credentials: true }`), data: { check: `'${item}'`, witness } });

testRule('a star within an origin of restify', weak, { data: { reach: ' It can then read this response as the user.' } }, {
  'stands for whatever is there, and of the dots the first one alone for itself': {
    spelled: [star('https://*.app.acme.com', 'https://evil.appxacme.com'), star('https://*.acme.co.uk', 'https://evil.acmexco.uk'), star('https://acme.com*', 'https://acme.com.evil.example')],
    noScheme: [{ ...star('*.acme.com', ''), data: { witness: 'http://x.acme.com' } }],
    repairable: [patternCase(server('{ origins: [«/acme\\.dev$/»], credentials: true }'))],
    valid: [
      // It matches https://x.acmexcom, which nobody can have.
      server("{ origins: ['https://*.acme.com'], credentials: true }"),
      server("{ origins: ['https://app.acme.co.uk'], credentials: true }"),
      "require('@hapi/hapi').server({ routes: { cors: { origin: ['https://*.app.acme.com', 'https://*.acme.co.uk'], credentials: true } } });",
      "require('cors')({ origin: ['https://*.acme.co.uk', 'https://acme.com*'], credentials: true });",
    ],
  },
});

testRule('a list of origins of restify', nullOrigin, {}, {
  'can name the opaque origin': { nullCredentials: [nullCase(server("{ origins: ['https://app.acme.dev', «'null'»], credentials: true }"))], valid: [server("{ origins: ['https://app.acme.dev'], credentials: true }")] },
});

testRule('the options of restify', options, {}, {
  'are called otherwise than those of cors': {
    misspelt: [{ code: server("{ origins: ['https://app.acme.dev'], «exposedHeaders»: ['ETag'] }"), data: { name: 'exposedHeaders', library: 'restify-cors-middleware2', meant: 'exposeHeaders' }, fixed: server("{ origins: ['https://app.acme.dev'], exposeHeaders: ['ETag'] }") }],
    valid: [server("{ origins: ['https://app.acme.dev'], allowCredentialsAllOrigins: false, preflightStrategy: {} }")],
  },
});

testRule('a star in a server of restify', wildcard, { data: { witness: 'https://evil.example', library: 'restify-cors-middleware2' } }, {
  'stands for the Origin, beside credentials': {
    reflected: [...byDefault('restify-cors-middleware2', (cors) => `const { preflight, actual } = ${cors}(${everybody}); server.pre(preflight); server.use(actual);`), server("{ origins: «['https://app.acme.dev', '*']», credentials: true, allowCredentialsAllOrigins: true }")],
    valid: [server("{ origins: ['*'] }"), server("{ origins: ['*'], credentials: true }"), server("{ origins: ['https://app.acme.dev'], credentials: true, allowCredentialsAllOrigins: true }")],
  },
});
