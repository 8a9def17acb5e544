import nullOrigin from '../../rules/no-null-origin.ts';
import reflected from '../../rules/no-reflected-origin.ts';
import untrusted from '../../rules/no-untrusted-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, withoutCredentials, type DetailedCase } from '../harness.ts';

const data = { witness: 'https://evil.example', credentials: ' with credentials', library: 'Sails before 1' };

/** What Sails 1 and older ones find in their files. */
const security = (options: string, filename = 'config/security.js'): DetailedCase => ({ code: `module.exports.security = { cors: ${options}, csrf: true };`, filename });
const cors = (options: string, more: Partial<DetailedCase> = {}): DetailedCase => ({ code: `module.exports.cors = ${options};`, filename: 'config/cors.js', ...more });
const newest = { settings: { cors: { versions: { sails: '1.5.18' } } } };

testRule('config/security of Sails 1', wildcard, { data: { witness: 'https://evil.example', library: 'Sails' } }, {
  'sends back the Origin beside credentials, if it is told that this is meant': {
    reflected: [
      security("{ allRoutes: true, allowOrigins: «'*'», allowCredentials: true, allowAnyOriginWithCredentialsUnsafe: true }"),
      { code: "module.exports = { security: { cors: { allRoutes: true, allowOrigins: «'*'», allowCredentials: true, allowAnyOriginWithCredentialsUnsafe: true } } };", filename: 'api/config/env/production.js' },
      cors("{ allRoutes: true, origin: «'*'», credentials: true, allowAnyOriginWithCredentialsUnsafe: true }", newest),
    ],
    valid: [
      // It does not start.
      security("{ allRoutes: true, allowOrigins: '*', allowCredentials: true }"),
      cors("{ allRoutes: true, origin: '*', credentials: true }", newest),
      security("{ allRoutes: true, allowOrigins: '*', allowCredentials: false, allowAnyOriginWithCredentialsUnsafe: true }"),
      security("{ allRoutes: true, allowOrigins: ['https://app.acme.dev'], allowCredentials: true, allowAnyOriginWithCredentialsUnsafe: true }"),
      // No route has it by itself.
      security("{ allRoutes: false, allowOrigins: '*', allowCredentials: true, allowAnyOriginWithCredentialsUnsafe: true }"),
      security("{ allRoutes: true, allowOrigins: '*', allowCredentials: true, allowAnyOriginWithCredentialsUnsafe: true }", 'lib/security.js'),
    ],
  },
});

testRule('config/cors of older ones', reflected, { data }, {
  'sends back the Origin, with credentials unless it is told otherwise': {
    implicit: [{ ...cors('{ allRoutes: true }'), code: 'module.exports.cors = «{ allRoutes: true }»;' }, withoutCredentials({ ...cors(''), code: 'module.exports.cors = «{ allRoutes: true, credentials: false }»;' })],
    valid: [
      cors('{ allRoutes: true }', newest),
      cors("{ allRoutes: false, origin: '*', credentials: true }"),
      cors("{ allRoutes: true, origin: 'https://app.acme.dev, https://www.acme.dev' }"),
      cors("{ allRoutes: true, origin: ['*'] }"), // every request ends in an error
      { code: "module.exports.options = { allRoutes: true, origin: '*' };", filename: 'config/cors.js' },
      { code: "module.exports.cors = { allRoutes: true };", filename: 'src/cors.js' },
    ],
  },
});

testRule('the same file of something else', wildcard, {}, {
  'is read as options of cors': {
    blocked: [{ ...cors("{ origin: «'*'», credentials: true }"), suggest: { dropCredentials: cors("{ origin: '*', credentials: false }").code } }],
    valid: [cors("{ allRoutes: false, origin: '*', credentials: true }")],
  },
});

testRule('a text of origins in Sails', nullOrigin, {}, {
  'is a list': {
    nullCredentials: [cors("{ allRoutes: true, origin: «'https://app.acme.dev, null'» }")],
    valid: [cors("{ allRoutes: true, origin: 'https://app.acme.dev' }"), "app.use(require('cors')({ origin: 'https://app.acme.dev, null', credentials: true }));"],
  },
});

testRule('an origin of Sails', untrusted, {}, {
  'is compared': {
    http: [
      { ...security("{ allRoutes: true, allowOrigins: [«'http://app.acme.dev'»], allowCredentials: true }"), data: { witness: 'http://app.acme.dev' }, suggest: { https: security("{ allRoutes: true, allowOrigins: ['https://app.acme.dev'], allowCredentials: true }").code } },
      { ...security("{ allRoutes: true, allowOrigins: «'https://app.acme.dev, http://www.acme.dev'», allowCredentials: true }"), data: { witness: 'http://www.acme.dev' } },
    ],
    valid: [security("{ allRoutes: true, allowOrigins: ['http://app.acme.dev'] }")],
  },
});

testRule('a star in config/cors of older ones', wildcard, { data: { witness: 'https://evil.example', library: 'Sails before 1' } }, {
  'stands for the Origin, beside credentials': {
    reflected: [cors("{ allRoutes: true, origin: «'*'», credentials: true, methods: 'GET, POST', headers: 'content-type' }"), cors("{ allRoutes: true, origin: «'*'» }"), cors("{ allRoutes: true, origin: «'*'» }", { settings: { cors: { versions: { sails: '0.12.14' } } } })],
    valid: [cors("{ allRoutes: false, origin: '*', credentials: true }"), cors("{ allRoutes: true, origin: '*', credentials: false }"), cors("{ allRoutes: true, origin: 'https://app.acme.dev' }")],
  },
});
