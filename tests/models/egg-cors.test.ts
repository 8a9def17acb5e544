import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import { testRule, withoutCredentials, type DetailedCase } from '../harness.ts';
import { dropped } from './ways.ts';

const witness = 'https://evil.example';

/** The configuration of an application of Egg, and of Midway. */
const egg = (options: string, filename = 'config/config.default.js'): DetailedCase => ({ code: `'use strict'; module.exports = (appInfo) => { const config = exports = {}; config.keys = appInfo.name + '_1'; config.cors = ${options}; const userConfig = {}; return { ...config, ...userConfig }; };`, filename });
const midway = (options: string): DetailedCase => ({ code: `import { MidwayConfig } from '@midwayjs/core'; export default { koa: { port: 7001 }, cors: ${options} } as MidwayConfig;`, filename: 'src/config/config.default.ts' });

testRule('egg-cors', wildcard, { data: { witness, library: 'egg-cors' } }, {
  'sends back the Origin in the place of a star, beside credentials': {
    reflected: [
      egg("{ origin: «'*'», credentials: true, allowMethods: 'GET,HEAD,PUT,POST,DELETE,PATCH' }"),
      egg("{ origin: () => «'*'», credentials: true }"),
      { code: "exports.cors = { origin: «'*'», credentials: true };", filename: 'app/config/config.prod.js' },
      { code: "import { EggAppConfig, PowerPartial } from 'egg'; export default () => { const config = {} as PowerPartial<EggAppConfig>; config.cors = { origin: «'*'», credentials: true }; return config; };", filename: 'config/config.default.ts' },
    ],
    valid: [
      egg("{ origin: '*', allowMethods: 'GET,HEAD,PUT,POST,DELETE,PATCH' }"),
      egg("{ origin: 'https://app.acme.dev', credentials: true }"),
      egg("{ origin: '*', credentials: 'true' }", 'config/plugin.js'),
      // The safe domains of another option decide.
      egg('{ credentials: true }'),
    ],
  },
});

testRule('the same in Midway', wildcard, {}, {
  'is sent as it stands, which browsers block': {
    blocked: [dropped(midway("{ origin: «'*'», credentials: true }").code)].map((one) => ({ ...one, filename: 'src/config/config.default.ts' })),
    valid: [midway("{ origin: '*' }"), midway("{ origin: 'https://app.acme.dev', credentials: true }"), egg("{ origin: '*' }")],
  },
});

testRule('@midwayjs/cross-domain', reflected, { data: { witness, credentials: ' with credentials', library: '@midwayjs/cross-domain' } }, {
  'sends back the Origin where no other is named': {
    implicit: [
      midway('«{ credentials: true }»'),
      { code: "import { MidwayAppInfo } from '@midwayjs/core'; export const cors = «{ credentials: true }»; export default (appInfo: MidwayAppInfo) => ({ keys: appInfo.name });", filename: 'src/config/config.prod.ts' },
      withoutCredentials(midway('«{ allowMethods: ["GET"] }»')),
    ],
    alwaysAllows: [midway("{ origin: (request) => «request.get('origin')», credentials: true }"), egg("{ origin: (ctx) => «ctx.get('Origin')», credentials: true }")],
    valid: [
      midway("{ origin: (request) => (allowed.includes(request.get('origin')) ? request.get('origin') : ''), credentials: true }"),
      egg('{ credentials: true }'),
      { code: 'export const cors = { credentials: true };', filename: 'src/config/config.default.ts' },
      { code: "import { MidwayConfig } from '@midwayjs/core'; export default { cors: { credentials: true } } as MidwayConfig;", filename: 'src/options.ts' },
    ],
  },
});
